/** Turns a quotation that starts with `[!NOTE]` and the like into an alert's name and text, as GitHub does. */
import type * as mdast from 'mdast';
import { spanOf, type Reading } from './state.ts';
import type { AlertName } from './types.ts';

const NAMES: readonly AlertName[] = ['note', 'tip', 'important', 'warning', 'caution'];

export interface AlertParts {
  readonly name: AlertName;
  /** What stands under the marker. */
  readonly children: mdast.Blockquote['children'];
}

/** Undefined if the quotation is no alert. */
export function alertParts(node: mdast.Blockquote, reading: Reading): AlertParts | undefined {
  const [first, ...others] = node.children;
  if (first?.type !== 'paragraph') return undefined;
  const [opening, ...following] = first.children;
  if (opening?.type !== 'text') return undefined;
  const marker = /^\[!(?<name>[a-z]+)\][ \t]*(?:\n|$)/iu.exec(opening.value);
  const name = NAMES.find((known) => known === marker?.groups?.['name']?.toLowerCase());
  const { source, start } = spanOf(opening, reading);
  // An escaped bracket is a bracket.
  if (marker === null || name === undefined || !source.text.startsWith('[!', start))
    return undefined;
  const rest = opening.value.slice(marker[0].length);
  // The marker stands alone on its line.
  const alone =
    rest !== '' ||
    marker[0].endsWith('\n') ||
    following.length === 0 ||
    following[0]?.type === 'break';
  if (!alone) return undefined;
  const paragraph = withoutMarker(first, opening, rest);
  const children = paragraph === undefined ? others : [paragraph, ...others];
  return children.length === 0 ? undefined : { name, children };
}

function withoutMarker(
  paragraph: mdast.Paragraph,
  opening: mdast.Text,
  rest: string,
): mdast.Paragraph | undefined {
  const [, ...following] = paragraph.children;
  const broken = following[0]?.type === 'break' ? following.slice(1) : following;
  const kept = rest === '' ? broken : [{ ...opening, value: rest }, ...following];
  return kept.length === 0 ? undefined : { ...paragraph, children: kept };
}
