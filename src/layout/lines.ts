/** Turns runs into set lines: their heights, and what is drawn on them at absolute x. */
import { brokenLines } from '../text/remembered.ts';
import { nth } from '../problems/must.ts';
import type { Fonts, Line, Piece, Run } from '../text/types.ts';
import type { Ink } from './inlines.ts';
import { pictureItem } from './pictures.ts';
import { EMPTY } from './box.ts';
import type { Contents, Drawn } from './box.ts';
import type { TypeSize } from './theme.ts';
import type { LinkArea, TextItem } from './types.ts';

/** Where lines are set: the column, its alignment and the type that gives the leading. */
export interface Column {
  readonly x: number;
  readonly width: number;
  /** `start` is the left, or the right for a paragraph that runs from right to left. */
  readonly align: 'left' | 'right' | 'center' | 'start';
  readonly type: TypeSize;
}

export interface SetLine {
  readonly height: number;
  readonly width: number;
  readonly contents: Contents;
}

/** Sets a paragraph. Heights follow the leading, but for lines that a picture makes higher. */
export function setLines(runs: readonly Run<Ink>[], column: Column, fonts: Fonts): SetLine[] {
  const plain = baselineOf(column.type, fonts);
  return brokenLines(runs, column.width, fonts).map((line) => {
    const pieces = line.pieces.map((piece) => ({ piece, ink: nth(runs, piece.data).data }));
    return setLine({ line, pieces }, column, plain);
  });
}

/** A broken line, and its pieces with what is needed to draw them. */
interface Inked {
  readonly line: Line<number>;
  readonly pieces: readonly InkedPiece[];
}

interface InkedPiece {
  readonly piece: Piece<number>;
  readonly ink: Ink;
}

/** The baseline of a line of one type, from the line's top: capitals stand in the middle. */
export function baselineOf(type: TypeSize, fonts: Fonts): number {
  return (type.leading + fonts.face(type.face).capHeight * type.size) / 2;
}

/** `plain`: the baseline of a line without pictures. */
function setLine({ line, pieces }: Inked, column: Column, plain: number): SetLine {
  const { type } = column;
  const spare = column.width - line.width;
  const left = column.x + spare * shareBefore(column.align, line);
  let highest = 0;
  for (const { ink } of pieces) highest = Math.max(highest, ink.picture?.height ?? 0);
  // A picture stands on the baseline, with the air above it that capitals have.
  const baseline = Math.max(plain, highest + (type.leading - type.size) / 2);
  const height = type.leading + baseline - plain;
  return { height, width: line.width, contents: lineContents(pieces, { left, baseline, height }) };
}

/** How much of a line's spare room stands to its left. */
function shareBefore(align: Column['align'], { rightToLeft = false }: Line<number>): number {
  switch (align) {
    case 'left':
      return 0;
    case 'right':
      return 1;
    case 'center':
      return 0.5;
    case 'start':
      return rightToLeft ? 1 : 0;
  }
}

interface At {
  readonly left: number;
  readonly baseline: number;
  readonly height: number;
}

function lineContents(pieces: readonly InkedPiece[], at: At): Contents {
  const items: Drawn[] = [];
  // Most lines have none of these, and share the empty ones.
  let { links, anchors, figures, notes } = EMPTY;
  for (const { piece, ink } of pieces) {
    addItems(piece, ink, at, items);
    const { picture, note } = ink;
    const x = at.left + piece.x;
    if (note?.first === true) {
      notes = [...notes, note.id];
      anchors = [...anchors, { name: note.citation, x, y: 0 }];
    }
    if (picture?.tag !== undefined) {
      const { tag, width, height } = picture;
      figures = [...figures, { tag, x, y: at.baseline - height, width, height }];
    }
    if (ink.link !== undefined && links.length === 0) links = linkAreas(pieces, at);
  }
  return { items, links, anchors, figures, notes };
}

function addItems(piece: Piece<number>, ink: Ink, at: At, items: Drawn[]): void {
  const { face, size, width, text } = piece;
  const { mark, colour, picture } = ink;
  const x = at.left + piece.x;
  const y = at.baseline - ink.rise;
  if (picture !== undefined) {
    const top = at.baseline - picture.height;
    items.push(pictureItem(picture.image.picture, picture, { x, y: top, mark }));
    return;
  }
  const item: TextItem = { kind: 'text', mark, x, y, text, face, size, colour, width };
  items.push(piece.rightToLeft === true ? { ...item, rightToLeft: true } : item);
  const underline = ink.link?.underline;
  if (underline !== undefined) items.push(rule(x, width, at.baseline + size * 0.16, underline));
  if (ink.strike) items.push(rule(x, width, y - size * 0.25, colour));
}

function rule(x: number, width: number, y: number, colour: string): Drawn {
  return { kind: 'line', mark: 'layout', x1: x, y1: y, x2: x + width, y2: y, width: 0.6, colour };
}

/** One area for each stretch of a link on the line. */
function linkAreas(pieces: readonly InkedPiece[], at: At): LinkArea[] {
  const areas: LinkArea[] = [];
  let last: { area: LinkArea; use: Ink['link'] } | undefined;
  for (const { piece, ink } of pieces) {
    const { x, width } = piece;
    const { link } = ink;
    if (link !== undefined && last?.use === link) {
      const left = Math.min(last.area.x, at.left + x);
      const right = Math.max(last.area.x + last.area.width, at.left + x + width);
      const area = { ...last.area, x: left, width: right - left };
      areas[areas.length - 1] = area;
      last = { area, use: link };
    } else if (link === undefined) {
      last = undefined;
    } else {
      const { target, contents, tag } = link;
      const area = { x: at.left + x, y: 0, width, height: at.height, target, contents, tag };
      areas.push(area);
      last = { area, use: link };
    }
  }
  return areas;
}
