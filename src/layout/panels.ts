/** Turns alerts and quotations into boxes within a frame: a tint panel with a bar, or an indent with a rule. */
import type { Alert, Block, Quotation } from '../content/types.ts';
import { plainRuns } from './inlines.ts';
import type { Job, Place } from './job.ts';
import { setLines } from './lines.ts';
import { addLines, halfLine } from './paragraphs.ts';
import { FORBIDDEN } from './box.ts';
import type { Frame } from './box.ts';
import type { Item } from './types.ts';

const BAR = 4;
const WITHIN_PANEL = 5;
/** A panel up to this part of a page stays whole: the hole that it may leave is no larger than any page may have. */
const SHORT = 1 / 6;
/** A panel up to this part of a page stays whole where it can. */
const SMALL = 0.35;
const WITHIN_SMALL_PANEL = 240;

/** An alert: a panel with the alert's name, or with the strong words that open it and name what it is. */
export function setAlert(alert: Alert, place: Place, job: Job): void {
  const { colours, words, type } = job.theme;
  const inset = place.type.size * 1.25;
  const parent = job.tags.add('Div', place.parent);
  const paint = (height: number): Item[] => [
    { ...boxAt(place, height), fill: colours.tint },
    { ...boxAt({ x: place.x, width: BAR }, height), fill: colours.accent },
  ];
  const padding = inset * 0.7;
  const frame: Frame = { top: padding, bottom: padding, repeat: undefined, paint };
  const inner = within(place, { frame, left: inset, right: inset * 0.9 });
  place.strip.gap(halfLine(place));
  const from = place.strip.boxes.length;
  if (!namesItself(alert.blocks)) {
    const tag = job.tags.add('P', parent);
    const style = { ...type.minor, colour: colours.accent };
    const runs = plainRuns(words.alerts[alert.name], style, job.tags.text(tag), job.fonts);
    const column = { x: inner.x, width: inner.width, align: 'left' as const, type: style };
    addLines(setLines(runs, column, job.fonts), inner);
    place.strip.keep(2);
    place.strip.close();
  }
  job.setBlocks(alert.blocks, { ...inner, parent });
  place.strip.raise(from + 1, withinPrice(place.strip.heightFrom(from) / place.height));
  place.strip.keepEnds(from);
  place.strip.gap(halfLine(place));
}

/** What it costs to end a page within a panel that is this part of a page. */
function withinPrice(part: number): number {
  return part <= SHORT ? FORBIDDEN : part <= SMALL ? WITHIN_SMALL_PANEL : WITHIN_PANEL;
}

/** Whether the alert opens with strong words that end in a full stop or a colon: `**Case illustration A.**`. */
function namesItself(blocks: readonly Block[]): boolean {
  const [first] = blocks;
  const opening = first?.kind === 'paragraph' ? first.inlines[0] : undefined;
  if (opening?.kind !== 'strong') return false;
  const last = opening.inlines.at(-1);
  return last?.kind === 'text' && /[.:]\s*$/.test(last.text);
}

/** A quotation: indented, with a rule at its left. */
export function setQuotation(quotation: Quotation, place: Place, job: Job): void {
  const indent = Math.min(place.type.size * 1.25, place.width / 8);
  const parent = job.tags.add('BlockQuote', place.parent);
  const paint = (height: number): Item[] => [
    { ...boxAt({ x: place.x, width: 2 }, height), fill: job.theme.colours.rule },
  ];
  const frame: Frame = { top: 0, bottom: 0, repeat: undefined, paint };
  const inner = within(place, { frame, left: indent, right: 0 });
  place.strip.gap(halfLine(place));
  job.setBlocks(quotation.blocks, { ...inner, parent });
  place.strip.gap(halfLine(place));
}

function within(
  place: Place,
  { frame, left, right }: { readonly frame: Frame; readonly left: number; readonly right: number },
): Place {
  const x = place.x + left;
  const width = place.width - left - right;
  return {
    ...place,
    height: place.height - frame.top - frame.bottom,
    x,
    width,
    wideX: x,
    wideWidth: width,
    frames: [...place.frames, frame],
    loose: true,
  };
}

function boxAt(
  { x, width }: { readonly x: number; readonly width: number },
  height: number,
): Extract<Item, { kind: 'box' }> {
  return { kind: 'box', mark: 'layout', x, y: 0, width, height };
}
