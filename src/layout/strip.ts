/** Turns set lines and pictures into a strip of boxes, with the white space and the prices between them. */
import { nth } from '../problems/must.ts';
import { BARE_HEADING, EMPTY, FORBIDDEN, FORCED, STRANDED, TERMS } from './box.ts';
import type { Anchor, Box, Contents, Drawn, Frame, Terms } from './box.ts';

/** Lines that a heading keeps with it. */
const KEPT_LINES = 2;
const NONE: readonly Frame[] = [];

export class Strip {
  readonly boxes: Box[] = [];
  readonly #opened = new Set<Frame>();
  #gap = 0;
  /** The gap if the floating box before were not there. */
  #past = 0;
  #closed = false;
  #kept = 0;
  #keptPrice = FORBIDDEN;
  #chain = 0;
  #forced = false;
  #price = 0;
  #hung: Drawn[] = [];
  #anchors: Anchor[] = [];

  /** Asks for white space before the next box; the largest wish counts. */
  gap(height: number): void {
    this.#gap = Math.max(this.#gap, height);
    this.#past = Math.max(this.#past, height);
  }

  /** Asks for no white space before the next box, whatever that asks for. */
  close(): void {
    this.#closed = true;
  }

  /** Raises the price of ending a page before the next box. */
  price(price: number): void {
    this.#price = Math.max(this.#price, price);
  }

  /** Holds the next `lines` lines to what stands before. */
  keep(lines: number): void {
    this.#kept = Math.max(this.#kept, lines);
  }

  /** Starts a new page before the next box. */
  breakPage(): void {
    this.#forced = true;
  }

  /** Draws something with the next box, such as the marker of a list item. */
  hang(items: readonly Drawn[]): void {
    this.#hung.push(...items);
  }

  /** Marks the next box as a place to go to. */
  anchor(name: string, x: number): void {
    this.#anchors.push({ name, x, y: 0 });
  }

  /** Takes back the headings at the end of the strip that have nothing under them yet, and what hangs on them. */
  takeHeadings(): Box[] {
    if (this.#kept === 0 || this.#keptPrice !== STRANDED) return [];
    let from = this.boxes.length;
    for (let at = from - 1; at >= 0; at -= 1) {
      const box = nth(this.boxes, at);
      const isHeading = box.heading > 0;
      // Below a heading stands at most a line of it, and rules, and other headings.
      if (isHeading) from = at;
      else if (from < this.boxes.length && !isRule(box)) break;
    }
    return this.boxes.splice(from);
  }

  /** The height of the boxes from `index` on. */
  heightFrom(index: number): number {
    return this.boxes.slice(index).reduce((sum, box) => sum + box.space + box.height, 0);
  }

  /** The height of what stands at the end of the strip and must share a page with what follows. */
  get keptHeight(): number {
    return this.#kept > 0 ? this.#chain + this.#gap : 0;
  }

  /** Puts boxes of another strip at the end of this one, to be kept with what follows. */
  give(boxes: readonly Box[], where: { readonly landscape: boolean }): void {
    for (const box of boxes)
      this.boxes.push({ ...box, landscape: where.landscape, price: FORBIDDEN });
    if (boxes.length === 0) return;
    this.#kept = KEPT_LINES;
    this.#keptPrice = STRANDED;
  }

  /** Holds all boxes from `index` on together. */
  join(index: number): void {
    this.raise(index + 1, FORBIDDEN);
  }

  /** Makes ending a page before each box from `index` on dearer. */
  raise(index: number, by: number): void {
    for (let at = index; at < this.boxes.length; at += 1) {
      const box = nth(this.boxes, at);
      if (box.price >= 0) this.boxes[at] = { ...box, price: box.price + by };
    }
  }

  /** Leaves none of the boxes from `index` on alone at a page's end or head. */
  keepEnds(index: number): void {
    if (index + 1 >= this.boxes.length) return;
    for (const at of [index + 1, this.boxes.length - 1]) {
      this.boxes[at] = { ...nth(this.boxes, at), price: FORBIDDEN };
    }
  }

  /** Draws what still hangs, where nothing came for it to hang from. */
  flush(
    height: number,
    where: { readonly frames: readonly Frame[]; readonly landscape: boolean },
  ): void {
    if (this.#hung.length > 0 || this.#anchors.length > 0)
      this.add({ height, contents: EMPTY }, where);
  }

  add(
    { height, contents }: { readonly height: number; readonly contents: Contents },
    where: { readonly frames: readonly Frame[]; readonly landscape: boolean },
    terms: Terms = TERMS,
  ): void {
    const last = this.boxes.at(-1);
    const turned = last !== undefined && last.landscape !== where.landscape;
    const price = Math.max(terms.price, this.#price);
    const { before, heading, parts } = terms;
    const under = last !== undefined && last.heading > 0;
    const heads = heading > 0;
    // A section of a single line is all that its heading can keep with it.
    const begun = this.#kept < KEPT_LINES;
    if (heads && !under && begun && this.#keptPrice === STRANDED) this.#kept = 0;
    const bare = under ? BARE_HEADING : 0;
    const kept = this.#kept > 0 ? Math.max(this.#keptPrice, bare) : 0;
    const opens = this.#open(where.frames);
    const whole: Box = {
      height,
      items: together(this.#hung, contents.items),
      links: contents.links,
      anchors: together(this.#anchors, contents.anchors),
      figures: contents.figures,
      notes: contents.notes,
      space: this.#closed ? 0 : Math.max(this.#gap, before),
      spacePast: this.#closed ? 0 : Math.max(this.#past, before),
      after: terms.after,
      price: this.#forced || turned ? FORCED : Math.max(kept, price),
      frames: where.frames,
      continues: terms.continues,
      floats: terms.floats,
      parts: parts.length,
      endsParts: false,
      heading,
      landscape: where.landscape,
      pages: terms.pages,
      opens,
    };
    this.boxes.push(whole);
    this.#addParts(whole, parts);
    // Frames of the first box in a chain may have to open and close again on its page.
    const above = this.#kept > 0 ? this.#chain + this.#gap : paddings(where.frames);
    this.#chain = above + height;
    this.#kept = heads ? KEPT_LINES : Math.max(0, this.#kept - terms.lines);
    this.#keptPrice = heads ? STRANDED : this.#kept > 0 ? this.#keptPrice : FORBIDDEN;
    this.#gap = terms.after;
    this.#past = terms.floats ? this.#past : this.#gap;
    this.#price = 0;
    this.#forced = false;
    this.#closed = false;
    if (this.#hung.length > 0) this.#hung = [];
    if (this.#anchors.length > 0) this.#anchors = [];
  }

  /** Notes that these frames are open, and says which of them were not. */
  #open(frames: readonly Frame[]): readonly Frame[] {
    if (frames.every((frame) => this.#opened.has(frame))) return NONE;
    const opens = frames.filter((frame) => !this.#opened.has(frame));
    for (const frame of opens) this.#opened.add(frame);
    return opens;
  }

  #addParts(whole: Box, parts: readonly Box[]): void {
    parts.forEach((part, index) => {
      const { space, spacePast, after } = index === 0 ? whole : part;
      const price = index === 0 ? FORBIDDEN : part.price;
      const last = index === parts.length - 1;
      const below = last ? whole.after : after;
      this.boxes.push({ ...part, space, spacePast, price, after: below, endsParts: last });
    });
  }
}

/** Whether a box shows nothing but lines, such as a thematic break. */
export function isRule(box: Box | undefined): boolean {
  return box?.items.every(({ kind }) => kind === 'line') === true;
}

function together<T>(first: readonly T[], rest: readonly T[]): readonly T[] {
  return first.length === 0 ? rest : [...first, ...rest];
}

function paddings(frames: readonly Frame[]): number {
  return frames.reduce((sum, frame) => sum + frame.top + frame.bottom, 0);
}
