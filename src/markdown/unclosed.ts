/** Turns the text of a template that ends too early into the tags that are still open at its end. */

/** A tag that nothing closes, as UTF-16 offsets. */
export type Unclosed =
  /** `{{#if x}}` without its `{{/if}}`. */
  | {
      readonly kind: 'block';
      readonly name: string;
      readonly start: number;
      readonly end: number;
    }
  /** Two braces without the two that close them. */
  | { readonly kind: 'expression'; readonly start: number; readonly end: number };

// Comments and escaped braces open nothing, and neither does what stands in quotation marks inside a tag.
const TAG =
  /(?<!\\)\\\{\{|\{\{~?!--[\s\S]*?--~?\}\}|\{\{~?![\s\S]*?\}\}|\{\{\{?~?(?<kind>[#/^]?)[>*]?\s*(?<name>[^\s{}~|]*)(?:"[^"]*"|'[^']*'|[^{}"'])*?\}\}|(?<open>\{\{)/gu;

/** In the order of the text. Blocks that are closed under another name are another fault. */
export function unclosedIn(text: string): readonly Unclosed[] {
  const blocks: (Unclosed & { readonly kind: 'block' })[] = [];
  for (const { 0: tag, index, groups = {} } of text.matchAll(TAG)) {
    const { kind, name = '', open } = groups;
    if (open !== undefined) {
      const line = text.indexOf('\n', index);
      return [{ kind: 'expression', start: index, end: line < 0 ? text.length : line }];
    }
    if (kind === '#' || (kind === '^' && name !== '')) {
      blocks.push({ kind: 'block', name, start: index, end: index + tag.length });
    } else if (kind === '/') {
      blocks.pop();
    }
  }
  return blocks;
}

/**
 * What the parser's message is about, if that is a tag left open. At the end of the text the parser knows only that
 * something is open, not what; and in the words behind braces that nothing closes it soon meets a character that no
 * expression has.
 */
export function leftOpen(message: string, text: string): readonly Unclosed[] {
  if (message.includes("got 'EOF'")) return unclosedIn(text);
  if (!/got 'INVALID'|^Lexical error/u.test(message)) return [];
  const isOpen = ({ kind, start }: Unclosed): boolean => {
    const [inside = ''] = text.slice(start + 2).split('{{', 1);
    return kind === 'expression' && inside !== '' && !inside.includes('}}');
  };
  return unclosedIn(text).filter(isOpen);
}
