/** Turns a page's number and the document's running words into its head and foot. */
import { must, nth } from '../problems/must.ts';
import type { Job } from './job.ts';
import type { PageBox } from './geometry.ts';
import { plainRuns } from './inlines.ts';
import { baselineOf, setLines } from './lines.ts';
import type { RunningWord, TypeSize } from './theme.ts';
import type { Item } from './types.ts';

/** From the text area to the hairline, and from the hairline to the words. */
const TO_HAIRLINE = 14;
const FOOT_TO_HAIRLINE = 22;

export interface PageOf {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

/**
 * The head and foot of a page. The first page has no short title, since the title itself stands there, and
 * no head at all where there is nothing else to say.
 */
export function furniture({ page, pages }: PageOf, box: PageBox, job: Job): Item[] {
  const words = (row: readonly RunningWord[]): Word[] =>
    row.map((word) => wordFor(word, { page, pages }, job));
  const { running } = job.theme;
  const head = row('header', box, words(running.head));
  const foot = row('footer', box, words(running.foot));
  return [...rowItems(head, job), ...rowItems(foot, job)];
}

/** A word of the head or foot. The status and the protective marking stand out. */
function wordFor(word: RunningWord, { page, pages }: PageOf, { theme, content }: Job): Word {
  const running = content.running ?? {};
  const { furniture: plain, furnitureStrong: strong } = theme.type;
  switch (word) {
    case 'short-title': {
      const title = running.shortTitle ?? content.title;
      return { text: page === 1 ? undefined : title, type: plain };
    }
    case 'marking':
      return { text: running.marking, type: strong };
    case 'paper':
      return { text: running.paper, type: plain };
    case 'status':
      return running.status === undefined
        ? { text: running.edition, type: plain }
        : { text: running.status, type: strong };
    case 'edition':
      return { text: running.edition, type: plain };
    case 'author':
      return { text: content.author, type: plain };
    case 'date':
      return { text: content.date === undefined ? undefined : spelled(content.date), type: plain };
    case 'page': {
      const text = theme.words.page
        .replace('{page}', String(page))
        .replace('{pages}', String(pages));
      return { text, type: plain };
    }
    case 'none':
      return { text: undefined, type: plain };
  }
}

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** An ISO date as UK English writes it: 14 April 2011. */
function spelled(date: string): string {
  const [year, month, day] = date.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

interface Word {
  readonly text: string | undefined;
  readonly type: TypeSize;
}

interface Row {
  readonly mark: 'header' | 'footer';
  readonly box: PageBox;
  /** Left, middle, right. */
  readonly words: readonly Word[];
}

function row(mark: 'header' | 'footer', box: PageBox, words: readonly Word[]): Row {
  return { mark, box, words };
}

const ALIGN = ['left', 'center', 'right'] as const;

function rowItems({ mark, box, words }: Row, job: Job): Item[] {
  if (words.every((word) => word.text === undefined || word.text === '')) return [];
  const { left, right, top, bottom } = box;
  const y = mark === 'header' ? top - TO_HAIRLINE : bottom + FOOT_TO_HAIRLINE;
  const line: Item = {
    kind: 'line',
    mark,
    x1: left,
    y1: y,
    x2: right,
    y2: y,
    width: 0.5,
    colour: job.theme.colours.rule,
  };
  const room = roomAtLeft(words, right - left, job);
  const items = words.flatMap(({ text, type }, index): Item[] => {
    if (text === undefined || text === '') return [];
    const align = nth(ALIGN, index);
    const column = { x: left, width: right - left, align, type };
    // Only the title may be too long; it is cut at a word, since it stands in full on page 1.
    const shown = index === 0 ? shortened(text, type, room, job) : text;
    const baseline = baselineOf(type, job.fonts);
    const lineTop = mark === 'header' ? y - 6 - baseline : y + 4;
    const [set] = setLines(plainRuns(shown, type, mark, job.fonts), column, job.fonts);
    const { items } = must(set, 'line at the head or foot').contents;
    return items
      .filter((item) => item.kind === 'text')
      .map((item) => ({ ...item, y: item.y + lineTop }));
  });
  return [line, ...items];
}

const GAP = 12;

/** A marking must never be drawn over, nor cut. */
function roomAtLeft([, middle]: readonly Word[], width: number, job: Job): number {
  if (middle?.text === undefined || middle.text === '') return width * 0.62;
  const { face, size } = middle.type;
  return (width - job.fonts.face(face).width(middle.text, size)) / 2 - GAP;
}

function shortened(text: string, type: TypeSize, room: number, job: Job): string {
  const face = job.fonts.face(type.face);
  if (face.width(text, type.size) <= room) return text;
  const words = text.split(' ');
  while (words.length > 1 && face.width(`${words.join(' ')} …`, type.size) > room) words.pop();
  return `${words.join(' ')} …`;
}
