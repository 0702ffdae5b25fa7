/** Turns tables into boxes: caption, header and rows, with the header again on each further page. */
import { inlineText } from '../content/inlines.ts';
import type { Table, TableCell, TableRow } from '../content/types.ts';
import { nth } from '../problems/must.ts';
import { widthsOf } from '../text/remembered.ts';
import type { Run } from '../text/types.ts';
import { columnWidths } from './columns.ts';
import type { ColumnNeed } from './columns.ts';
import { caption, noteLines, stack } from './figures.ts';
import type { Stacked } from './figures.ts';
import { columnsOf } from './geometry.ts';
import type { Ink } from './inlines.ts';
import { plainRuns, setInlines } from './inlines.ts';
import type { Job, Place } from './job.ts';
import { setLines } from './lines.ts';
import type { Column as SetColumn } from './lines.ts';
import { halfLine } from './paragraphs.ts';
import { EMPTY, FORBIDDEN, TERMS, merged } from './box.ts';
import { Strip } from './strip.ts';
import type { Contents, Frame } from './box.ts';
import { rowParts } from './rows.ts';
import type { CellLines } from './rows.ts';
import type { TagNode } from './tags.ts';
import type { Role } from './types.ts';

const GAP = 16;
/** Between the columns of a table that would otherwise be too wide. */
const NARROW_GAP = 9;
/** A captioned table up to this part of a page stays whole, and may move like a figure. */
const WHOLE = 0.45;
const SMALL_TABLE = 8;
const LEAST_PARTED = 5;
const IN_SMALL_TABLE = 40;
const IN_TABLE = 8;
/** A header higher than this part of a page is not repeated, and may be parted. */
const HIGHEST_HEAD = 0.4;
/** What stands above a repeated header. */
const ROOM = 40;
const FIGURE_LINES = 4;

interface Cell {
  readonly runs: readonly Run<Ink>[];
}

interface Column extends ColumnNeed {
  readonly align: 'left' | 'right' | 'center';
}

export function setTable(table: Table, place: Place, job: Job): void {
  const group = job.tags.add('Table', place.parent);
  const count = table.columns.length;
  const captionTag = table.caption === undefined ? undefined : job.tags.add('Caption', group);
  const setter = new CellSetter(table, place, job);
  // A THead needs a TBody beside it: a head alone is a body of header cells.
  const headRole = table.rows.length === 0 ? 'TBody' : 'THead';
  const head = setter.row(table.head, job.tags.add(headRole, group), count);
  const body = job.tags.add('TBody', group);
  const rows = table.rows.map((row) => setter.row(row, body, count));
  const needs = setter.needs([head, ...rows], count);
  const where = placeFor(table, needs, place, job);
  const gap = gapFor(needs, where);
  const widths = columnWidths(needs, where.width - gap * (count - 1));
  const columns = needs.map((need, index) => ({
    ...need,
    x: where.x + widths.slice(0, index).reduce((sum, width) => sum + width + gap, 0),
    width: nth(widths, index),
    type: job.theme.type.table,
  }));
  const heads = columns.map((column) => ({ ...column, type: job.theme.type.tableHead }));
  const lines = (cells: readonly Cell[], at: readonly SetColumn[]): CellLines[] =>
    cells.map(({ runs }, index) => setLines(runs, nth(at, index), job.fonts));
  const headParts = rowParts(
    lines(head, heads),
    { where, kind: 'head', highest: where.height * HIGHEST_HEAD },
    job,
  );
  const highest =
    where.height * (headParts.length === 1 ? 1 : HIGHEST_HEAD) - stack(headParts).height - ROOM;
  const parts = {
    caption: table.caption && captionTag && caption(table.caption, captionTag, where, job),
    head: headParts,
    rows: rows.map((row, index) =>
      rowParts(lines(row, columns), { where, kind: rowKind(table, index), highest }, job),
    ),
    notes: table.notes.map((note) => noteLines(note, place.parent, where, job)),
  };
  if (where.landscape === place.landscape) addTable(table, parts, where, job);
  else addTurned(table, parts, { place, where }, job);
}

/**
 * A table on turned pages of its own. What follows it moves up before them, unless a heading stands right
 * above the table: that goes with it, and what follows stays behind it.
 */
function addTurned(
  table: Table,
  parts: Parts,
  { place, where }: { readonly place: Place; readonly where: Place },
  job: Job,
): void {
  const strip = new Strip();
  const headings = place.strip.takeHeadings();
  strip.give(headings, where);
  strip.gap(halfLine(place));
  addLongTable(table, parts, { ...where, strip }, job);
  const floats = headings.length === 0;
  const terms = { ...TERMS, pages: strip.boxes, floats, lines: FIGURE_LINES };
  place.strip.add({ height: 0, contents: EMPTY }, place, terms);
}

function rowKind(table: Table, index: number): 'row' | 'before total' | 'last' {
  if (index === table.rows.length - 1) return 'last';
  return table.total && index === table.rows.length - 2 ? 'before total' : 'row';
}

class CellSetter {
  readonly #table: Table;
  readonly #place: Place;
  readonly #job: Job;
  /** Which columns hold numbers. */
  readonly #numeric: readonly boolean[];

  constructor(table: Table, place: Place, job: Job) {
    this.#table = table;
    this.#numeric = table.columns.map((_, index) => isNumeric(table, index));
    this.#place = place;
    this.#job = job;
  }

  /** Sets the tags and the runs of a row, which has as many cells as the table has columns. */
  row(row: TableRow, parent: TagNode, count: number): Cell[] {
    const tr = this.#job.tags.add('TR', parent);
    const head = row === this.#table.head;
    return Array.from({ length: count }, (_, index) => {
      const tag = this.#tag(tr, head, index);
      return { runs: this.#runs(nth(row.cells, index), tag, head) };
    });
  }

  /** In a captioned table the first cell of a row names the row, unless it holds a number. */
  #tag(tr: TagNode, head: boolean, index: number): TagNode {
    const names = index === 0 && this.#table.caption !== undefined && !nth(this.#numeric, 0);
    const role: Role = head || names ? 'TH' : 'TD';
    const scope = head ? 'Column' : 'Row';
    return this.#job.tags.add(role, tr, role === 'TD' ? undefined : { scope });
  }

  #runs(cell: TableCell, tag: TagNode, head: boolean): Run<Ink>[] {
    const { table, tableHead } = this.#job.theme.type;
    const room = { width: this.#place.width / 2, height: this.#place.height / 4 };
    return setInlines(
      cell.inlines,
      { tag, type: head ? tableHead : table, room, bareLinks: true },
      this.#job,
    );
  }

  needs(rows: readonly (readonly Cell[])[], count: number): Column[] {
    return Array.from({ length: count }, (_, index) => {
      const cells = rows.map((row) => widthsOf(nth(row, index).runs, this.#job.fonts));
      const numeric = nth(this.#numeric, index);
      return {
        least: cells.reduce((most, cell) => Math.max(most, cell.least), 1),
        most: cells.reduce((most, cell) => Math.max(most, cell.most), 1),
        stretches: !numeric,
        align: this.#table.columns[index] ?? (numeric ? 'right' : 'left'),
      };
    });
  }
}

const NUMBER = /^[<>≤≥~±+\-−–]?\s?[£$€]?\d[\d,. ]*\s?(%|pp|k|m|bn)?$|^\[[a-z]+\]$|^[–—-]$|^$/;

/** Whether each cell of the column's body is a number, a shorthand such as [c], or empty. */
function isNumeric(table: Table, index: number): boolean {
  const texts = table.rows.map((row) => inlineText(nth(row.cells, index).inlines).trim());
  return texts.some((text) => /\d/.test(text)) && texts.every((text) => NUMBER.test(text));
}

/** The column that bears the table: the text's, the grid, or the grid of a turned page. */
function placeFor(table: Table, needs: readonly Column[], place: Place, job: Job): Place {
  const spaces = needs.length - 1;
  const least = needs.reduce((sum, need) => sum + need.least, NARROW_GAP * spaces);
  const most = needs.reduce((sum, need) => sum + need.most, GAP * spaces);
  if (table.caption === undefined && most <= place.width) return place;
  const wide = { ...place, x: place.wideX, width: place.wideWidth };
  const top = place.frames.length === 0 && place.depth === 0;
  if (least <= place.wideWidth || place.landscape || !top) return wide;
  const turned = columnsOf(job.theme, true);
  return { ...place, ...turned, x: turned.wideX, width: turned.wideWidth, landscape: true };
}

function gapFor(needs: readonly Column[], place: Place): number {
  const least = needs.reduce((sum, need) => sum + need.least, GAP * (needs.length - 1));
  return least <= place.width ? GAP : NARROW_GAP;
}

interface Parts {
  readonly caption: Stacked | undefined;
  readonly head: readonly Stacked[];
  /** Each row is one part, or several where it is higher than a page. */
  readonly rows: readonly (readonly Stacked[])[];
  readonly notes: readonly Stacked[];
}

function addTable(table: Table, parts: Parts, place: Place, job: Job): void {
  const { strip } = place;
  const half = halfLine(place);
  const all = [
    ...(parts.caption ? [parts.caption, space(half / 2)] : []),
    ...parts.head,
    ...parts.rows.flat(),
    ...(parts.notes.length > 0 ? [space(half / 2), ...parts.notes] : []),
  ];
  const height = all.reduce((sum, part) => sum + part.height, 0);
  const top = place.frames.length === 0 && place.depth === 0;
  const captioned = table.caption !== undefined;
  const gap = captioned ? 2 * half : half;
  if (height <= place.height * WHOLE && captioned && top) {
    const whole = stack(all);
    const rows = new Strip();
    // Where moving would tear it from its section, a table of some length may part between rows instead.
    if (parts.rows.length >= LEAST_PARTED)
      addLongTable(table, parts, { ...place, strip: rows }, job);
    const terms = { ...TERMS, floats: true, lines: FIGURE_LINES, before: gap, after: gap };
    strip.add({ ...whole, height }, place, { ...terms, parts: rows.boxes });
    return;
  }
  strip.gap(gap);
  addLongTable(table, parts, place, job);
  strip.gap(gap);
}

function addLongTable(table: Table, parts: Parts, place: Place, job: Job): void {
  const { strip } = place;
  const half = halfLine(place);
  if (parts.caption !== undefined) {
    strip.add(parts.caption, place);
    strip.gap(half / 2);
    strip.keep(4);
  }
  const head = stack(parts.head);
  const repeat = repeated(table, head, place, job);
  const fits = parts.head.length === 1;
  const frame: Frame = { top: 0, bottom: 0, repeat: fits ? repeat : undefined, paint: () => [] };
  const inner: Place = { ...place, frames: [...place.frames, frame] };
  parts.head.forEach((part, index) => {
    strip.add(part, inner, { ...TERMS, price: index === 0 ? 0 : FORBIDDEN });
  });
  if (fits) strip.keep(2);
  const price = parts.rows.length <= SMALL_TABLE ? IN_SMALL_TABLE : IN_TABLE;
  parts.rows.forEach((row, index) => {
    const last = index === parts.rows.length - 1;
    const dear = last ? (table.total ? FORBIDDEN : 8 * IN_TABLE) : price;
    row.forEach((part, line) => {
      strip.add(part, inner, { ...TERMS, price: line > 0 ? 2 * IN_TABLE : dear });
    });
  });
  if (parts.notes.length === 0) return;
  strip.gap(half / 2);
  strip.add(stack(parts.notes), place, { ...TERMS, price: FORBIDDEN });
}

/** The header as it stands on each further page: no content, since it was read once. */
function repeated(
  table: Table,
  head: Stacked,
  place: Place,
  job: Job,
): { height: number; contents: Contents } {
  const { captionText } = job.theme.type;
  const name = /^\p{L}+\s[\p{L}\p{N}.]*\p{N}/u.exec(inlineText(table.caption?.inlines ?? []))?.[0];
  const words = [name, job.theme.words.continued].filter((word) => word !== undefined).join(', ');
  const column = { x: place.x, width: place.width, align: 'left' as const, type: captionText };
  const lines = setLines(plainRuns(words, captionText, 'layout', job.fonts), column, job.fonts);
  const items = head.contents.items.map((item) => ({ ...item, mark: 'layout' as const }));
  return stack([...lines, { height: head.height, contents: { ...EMPTY, items } }]);
}

function space(height: number): Stacked {
  return { height, contents: merged([]) };
}
