/** Turns the Markdown printed so far into the context in which the next value stands. */

export type Context =
  | { readonly kind: 'text'; readonly inLink: boolean; readonly inImage: boolean }
  /** In a link's address; `sofar` is the address up to here. */
  | { readonly kind: 'address'; readonly sofar: string }
  | { readonly kind: 'title' }
  /** Alone after `key: ` in the front matter. */
  | { readonly kind: 'front matter value' }
  | { readonly kind: 'front matter quotes' }
  /** Where no escape can make a value safe. */
  | { readonly kind: 'none'; readonly place: NoPlace };

export type NoPlace = 'code' | 'html' | 'comment' | 'front matter' | 'definition';

/** What the lines before the current block leave open. */
export interface Standing {
  readonly frontMatter: boolean;
  /** Inside a fenced code block. */
  readonly fence: boolean;
}

/** `block` is the text since the last blank line. */
export function contextOf(block: string, standing: Standing): Context {
  const line = block.slice(block.lastIndexOf('\n') + 1);
  if (standing.frontMatter) return frontMatterContext(line);
  if (standing.fence) return { kind: 'none', place: 'code' };
  if (/^[ \t>]*<!--/u.test(line)) return { kind: 'none', place: 'comment' };
  if (/^[ \t>]*<(?:[a-z/?]|!\[?[a-z])(?![^<>\s]*:)/iu.test(block)) {
    return { kind: 'none', place: 'html' };
  }
  if (/^[ \t>]*\[(?!\^)[^\]]*\]:/u.test(line)) return { kind: 'none', place: 'definition' };
  return inlineContext(block);
}

function frontMatterContext(line: string): Context {
  if (/^[\w-]+: *$/u.test(line)) return { kind: 'front matter value' };
  const quoted = /^[\w-]+: *"(?<inside>(?:[^"\\]|\\.)*)$/u.test(line);
  return quoted ? { kind: 'front matter quotes' } : { kind: 'none', place: 'front matter' };
}

// Reads the block as CommonMark reads inlines: code spans and angle brackets before links.
function inlineContext(block: string): Context {
  const brackets: ('link' | 'image')[] = [];
  let at = 0;
  while (at < block.length) {
    const rest = block.slice(at);
    const step = tokenAt(rest);
    switch (step.kind) {
      case 'skip':
        break;
      case 'open':
        return step.context;
      case 'bracket':
        brackets.push(step.image ? 'image' : 'link');
        break;
      case 'close':
        brackets.pop();
        break;
      default:
        step satisfies never;
    }
    at += step.length;
  }
  return { kind: 'text', inLink: brackets.includes('link'), inImage: brackets.includes('image') };
}

type Token =
  | { readonly kind: 'skip' | 'close'; readonly length: number }
  | { readonly kind: 'bracket'; readonly image: boolean; readonly length: number }
  /** The block ends inside this token. */
  | { readonly kind: 'open'; readonly context: Context; readonly length: number };

function tokenAt(rest: string): Token {
  switch (rest[0] ?? '') {
    case '\\':
      return { kind: 'skip', length: 2 };
    case '`':
      return codeAt(rest);
    case '<':
      return angleAt(rest);
    case '!':
      return rest[1] === '['
        ? { kind: 'bracket', image: true, length: 2 }
        : { kind: 'skip', length: 1 };
    case '[':
      return { kind: 'bracket', image: false, length: 1 };
    case ']':
      return rest[1] === '(' ? targetAt(rest) : { kind: 'close', length: 1 };
    default:
      return { kind: 'skip', length: /^[^\\`<![\]]+/u.exec(rest)?.[0].length ?? 1 };
  }
}

function codeAt(rest: string): Token {
  const fence = /^`+/u.exec(rest)?.[0] ?? '`';
  const inside = rest.slice(fence.length);
  const close = new RegExp(`(?<!\`)${fence}(?!\`)`, 'u').exec(inside);
  if (close === null) {
    return { kind: 'open', context: { kind: 'none', place: 'code' }, length: rest.length };
  }
  return { kind: 'skip', length: fence.length + close.index + fence.length };
}

function angleAt(rest: string): Token {
  if (!/^<(?:[a-z/?!]|$)/iu.test(rest)) return { kind: 'skip', length: 1 };
  const comment = rest.startsWith('<!--');
  const close = rest.indexOf(comment ? '-->' : '>');
  if (close >= 0) return { kind: 'skip', length: close + (comment ? 3 : 1) };
  const place = comment ? 'comment' : 'html';
  return { kind: 'open', context: { kind: 'none', place }, length: rest.length };
}

// `](address "title")`, as much of it as is there.
function targetAt(rest: string): Token {
  const target =
    /^\]\(\s*(?<address><[^>\n]*>?|(?:\\.|[^\s()\\<]|\([^\s()]*\))*)(?<gap>\s*)(?<title>"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?)?\s*(?<end>\))?/u.exec(
      rest,
    );
  const { address = '', gap = '', title = '', end } = target?.groups ?? {};
  const length = target?.[0].length ?? rest.length;
  if (end !== undefined || length < rest.length) return { kind: 'close', length };
  if (title !== '') {
    // Values are escaped for double quotes only: a single quote may be an apostrophe.
    if (title.startsWith('"') && !/^"(?:\\.|[^"\\])*"$/u.test(title)) {
      return { kind: 'open', context: { kind: 'title' }, length };
    }
    return { kind: 'open', context: { kind: 'none', place: 'html' }, length };
  }
  if (gap !== '' && address !== '') {
    return { kind: 'open', context: { kind: 'none', place: 'html' }, length };
  }
  return { kind: 'open', context: { kind: 'address', sofar: address }, length };
}
