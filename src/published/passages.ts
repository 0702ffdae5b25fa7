/** Turns a filled document into the figures that it prints, and the stretches of text that hold them. */
import type { Inline } from '../content/types.ts';
import type { Printed } from '../markdown/types.ts';
import type { Piece, TableCell } from '../markdown/values.ts';
import { nth } from '../problems/must.ts';
import type { Shown } from './shown.ts';
import type { Passage, PrintedFigure } from './types.ts';

/** Text as it is compared: without white space, which lines and cells break. */
export function stripped(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, '');
}

/** Figures, each once; passages name them by their place. */
export class Figures {
  readonly all: PrintedFigure[] = [];
  readonly #places = new Map<string, number>();

  place(figure: PrintedFigure): number {
    const key = JSON.stringify(figure);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.all.length);
    return this.all.push(figure) - 1;
  }
}

/**
 * The passages of texts that hold figures. `printed` are the values in `markdown`, from which the texts were read,
 * in their order.
 */
export function passagesOf(
  texts: readonly (readonly Inline[])[],
  { markdown, printed }: { readonly markdown: string; readonly printed: readonly Printed[] },
  { figures, shown }: { readonly figures: Figures; readonly shown: Shown },
): readonly Passage[] {
  const known = printed.flatMap((one) => {
    const figure = figureOf(one.piece, shown);
    return figure === undefined ? [] : [{ ...one, place: figures.place(figure) }];
  });
  const starts = known.map(({ start }) => start);
  const within = (from: number, to: number) => {
    let index = firstAtLeast(starts, from);
    const found = [];
    for (let one = known[index]; one !== undefined && one.end <= to; one = known[(index += 1)]) {
      found.push(one);
    }
    return found;
  };
  return texts.flatMap((inlines) => {
    const parts = inlines.flatMap((inline) => partsOf(inline, markdown, within));
    return splitAt(parts).flatMap((passage) =>
      passage.some((part) => typeof part === 'number') ? [joined(passage)] : [],
    );
  });
}

function figureOf(
  { text, use, shows, origin, cell }: Piece,
  shown: Shown,
): PrintedFigure | undefined {
  const known = use ?? shows;
  if (known !== undefined) {
    return { edition: known.findings.name, fact: known.fact.id, text };
  }
  // Of the cells without a fact only figures have the table for their evidence.
  return cell && origin?.kind === 'table' ? figureOfCell(cell, text, shown) : undefined;
}

/** A cell as it is printed, by its place among the rows that are printed. */
export function figureOfCell(
  { table, row, column, findings }: TableCell,
  text: string,
  shown: Shown,
): PrintedFigure {
  const place = shown.placeOf(table, row);
  if (place === undefined) throw new Error(`row ${row} of ${table.id} is printed, and not shown`);
  return { edition: findings.name, table: table.id, row: place, column, text };
}

type Part = string | number | typeof BREAK;
/** Where the page holds what the text doesn't: the number of a note. */
const BREAK = Symbol('break');

type Within = (from: number, to: number) => readonly (Printed & { readonly place: number })[];

function partsOf(inline: Inline, markdown: string, within: Within): readonly Part[] {
  switch (inline.kind) {
    case 'text':
      return textParts(inline, markdown, within);
    case 'code span':
      return [inline.text];
    case 'break':
      return [];
    case 'image':
    case 'footnote reference':
      return [BREAK];
    case 'emphasis':
    case 'strong':
    case 'strikethrough':
    case 'language':
    case 'link':
      return inline.inlines.flatMap((inner) => partsOf(inner, markdown, within));
    default:
      return inline satisfies never;
  }
}

function textParts(
  { text, span }: Extract<Inline, { kind: 'text' }>,
  markdown: string,
  within: Within,
): readonly Part[] {
  const figures = within(span.start, span.end);
  if (figures.length === 0) return [text];
  const parts: Part[] = [];
  let at = span.start;
  for (const { start, end, place } of figures) {
    if (start < at) continue;
    parts.push(plain(markdown.slice(at, start)), place);
    at = end;
  }
  parts.push(plain(markdown.slice(at, span.end)));
  const whole = plain(markdown.slice(span.start, span.end));
  // What the source doesn't spell as the page does can't be parted.
  return stripped(whole) === stripped(text) ? parts : [text];
}

// Escapes and references undone, as the reader of the Markdown does.
function plain(markdown: string): string {
  return markdown
    .replaceAll(/\\(?<mark>[!-/:-@[-`{-~])/gu, (_, mark: string) => mark)
    .replaceAll(/&#x(?<code>[0-9a-f]+);/giu, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    );
}

function splitAt(parts: readonly Part[]): readonly (readonly (string | number)[])[] {
  const passages: (string | number)[][] = [[]];
  for (const part of parts) {
    if (part === BREAK) passages.push([]);
    else passages.at(-1)?.push(part);
  }
  return passages;
}

function joined(parts: readonly (string | number)[]): Passage {
  const passage: (string | number)[] = [];
  for (const raw of parts) {
    const part = typeof raw === 'string' ? stripped(raw) : raw;
    const last = passage.at(-1);
    if (typeof part === 'string' && typeof last === 'string')
      passage[passage.length - 1] = last + part;
    else if (part !== '') passage.push(part);
  }
  return passage;
}

function firstAtLeast(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nth(sorted, middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
