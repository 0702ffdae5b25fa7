/** Turns HTML in Markdown into layout hints, silence (comments) or literal text. */
import type * as mdast from 'mdast';
import * as messages from '../problems/messages/content.ts';
import type { Span } from '../problems/types.ts';
import { isLanguageTag } from './languages.ts';
import { spanOf, type Reading } from './state.ts';
import type { Block, LayoutHint, List } from './types.ts';

const LAYOUT = [
  'page-break',
  'keep',
  'side-heads',
  'landscape',
  'portrait',
  'cover-sheet',
] as const;
const LISTS = ['contents', 'key-figures', 'details'] as const;

/** What the next list is to be. */
export interface ListHint {
  readonly kind: 'list hint';
  readonly role: Exclude<List['role'], 'text'>;
  readonly span: Span;
}

/** The blocks that a block of HTML gives. Comments are silent, `<br>` alone is only space. */
export function htmlBlocks(node: mdast.Html, reading: Reading): readonly (Block | ListHint)[] {
  const span = spanOf(node, reading);
  const blocks: (Block | ListHint)[] = [];
  let literal = '';
  // What is behind the last end of a comment holds none, however often one begins there.
  const end = node.value.includes('-->') ? node.value.lastIndexOf('-->') + '-->'.length : 0;
  for (const part of node.value.slice(0, end).split(/(?<comment><!--[\s\S]*?-->)/u)) {
    if (!part.startsWith('<!--') || !part.endsWith('-->')) literal += part;
    else {
      const hint = hintOf(part, span, reading);
      if (hint !== undefined) blocks.push(hint);
    }
  }
  literal += node.value.slice(end);
  if (literal.replaceAll(/<br\s*\/?>/giu, '').trim() === '') return blocks;
  reading.problems.add(messages.rawHtml(span));
  return [...blocks, { kind: 'html', text: literal.trim().normalize('NFC'), span }];
}

function hintOf(comment: string, span: Span, reading: Reading): LayoutHint | ListHint | undefined {
  const words = comment.slice('<!--'.length, -'-->'.length).trim();
  if (!words.startsWith('briefwright:')) return undefined;
  const name = words.slice('briefwright:'.length).trim();
  const hint = LAYOUT.find((known) => known === name);
  if (hint !== undefined) return { kind: 'hint', hint, span };
  const role = LISTS.find((known) => known === name);
  if (role !== undefined) return { kind: 'list hint', role, span };
  const pages = /^pages (?<pages>[1-9]\d{0,3})$/u.exec(name)?.groups?.['pages'];
  if (pages !== undefined) return { kind: 'hint', hint: 'pages', pages: Number(pages), span };
  const language = /^lang (?<language>\S+)$/u.exec(name)?.groups?.['language'];
  if (language !== undefined && isLanguageTag(language)) {
    return { kind: 'hint', hint: 'language', language, span };
  }
  reading.problems.add(
    language === undefined
      ? messages.unknownHint(span, name, [...LAYOUT, 'pages 1', 'lang cy', ...LISTS])
      : messages.badLanguage(span, language, 'template'),
  );
  return undefined;
}
