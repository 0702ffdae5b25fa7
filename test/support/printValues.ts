/** Prints the names that a template knows, and what stands behind each text, for goldens. */
import type { Printed } from '../../src/markdown/types.ts';
import type { FactUse, Piece, Value } from '../../src/markdown/values.ts';

/** Records inside others that are told in full elsewhere: of these only what names them is printed. */
const TOLD_ELSEWHERE =
  /(?:\.(?:base|table|source)|(?:cases|questions)\.\d+\.themes\.\d+|changes\.new\.\d+)$/u;
const NAMING = new Set(['id', 'letter']);

/** A line for each text and flag below a value, each list and record at its path. */
export function printNames(value: Value, path = ''): readonly string[] {
  switch (value.kind) {
    case 'text': {
      const made = value.made === undefined ? '' : ` (${value.made})`;
      const pieces = value.pieces.map((piece) => printPiece(piece.text, piece));
      return [`${path}: ${pieces.join(' + ')}${made}`];
    }
    case 'flag':
      return [`${path}: ${value.flag ? 'yes' : 'no'}`];
    case 'nothing':
      return [`${path}: nothing`];
    case 'list':
      if (value.items.length === 0) return [`${path}: empty`];
      return value.items.flatMap((item, index) => printNames(item, `${path}.${index}`));
    case 'record': {
      const { names } = value.fields;
      if (names.length === 0) return [`${path}: empty`];
      const isTold = TOLD_ELSEWHERE.test(path);
      return names
        .filter((name) => !isTold || NAMING.has(name))
        .flatMap((name) => {
          const field = value.fields.get(name);
          if (field === undefined) throw new Error(`${path} has no ${name}`);
          return printNames(field, path === '' ? name : `${path}.${name}`);
        });
    }
  }
}

/** A line for each text that a document prints and something stands behind, or that a link stands on. */
export function printBehind(text: string, printed: readonly Printed[]): string {
  return printed
    .map(({ start, end, piece, span }) => {
      const expression = span.source.text.slice(span.start, span.end);
      return `${expression}: ${printPiece(text.slice(start, end), piece)}`;
    })
    .join('\n');
}

function printPiece(text: string, piece: Piece): string {
  const behind = [...behindPiece(piece)];
  return `"${text}"${behind.length === 0 ? '' : ` [${behind.join('; ')}]`}`;
}

function* behindPiece(piece: Piece): Generator<string> {
  const { use, origin, chart, shows, cell, about, caveats, note } = piece;
  if (use !== undefined) yield printUse(use);
  if (origin?.kind === 'period') yield `period of ${origin.findings.edition.label}`;
  if (origin?.kind === 'table') yield `from table ${origin.table.id}`;
  if (chart !== undefined) yield `chart ${chart}`;
  if (shows !== undefined) yield `shows ${printUse(shows)}`;
  if (cell !== undefined) yield `cell ${cell.table.id} ${cell.row} ${cell.column}`;
  if (about !== undefined) yield `about ${about.map(printUse).join(', ')}`;
  if (caveats !== undefined && caveats.length > 0)
    yield `caveats ${caveats.map(({ id }) => id).join(', ')}`;
  if (note !== undefined) yield `note ${note.caveat.id}, ${note.part}`;
}

function printUse({ fact, form, findings }: FactUse): string {
  return `${fact.id} as ${form} in ${findings.edition.label}`;
}
