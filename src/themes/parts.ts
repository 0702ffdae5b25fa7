/** Turns what a theme file says of the page, its spaces, heads, words and charts into the theme's. */
import type { DataNode } from '../findings/files/nodes.ts';
import { RUNNING } from '../layout/theme.ts';
import type { RunningWord, Theme } from '../layout/theme.ts';
import { badWords, threeWords } from '../problems/messages/themes.ts';
import { PAPERS } from './papers.ts';
import { keyOf } from './types.ts';
import type { Context } from './types.ts';

const SIDE = { least: 200, most: 3000, example: '595.28' };
const MARGIN = { least: 20, most: 400, example: '57' };
const COLUMN = { least: 0, most: 2000, example: '96' };
const MEASURE = { least: 144, most: 2000, example: '365' };
const SPACE = { least: 0, most: 6, example: '1.5' };
const ENLARGE = { least: 1, most: 3, example: '1.4' };
const MARGINS = ['left', 'right', 'top', 'bottom'] as const;

type Entries = ReadonlyMap<string, DataNode>;

/** The page with its margins and columns. */
export function pageOf(
  entries: Entries,
  { base, fields }: Context,
): Pick<Theme, 'page' | 'side' | 'measure'> {
  const page = fields.map(entries.get('page'), 'page', ['size', 'width', 'height', ...MARGINS]);
  const columns = fields.map(entries.get('columns'), 'columns', ['side', 'text']);
  for (const [key, node] of page) fields.note(`page.${key}`, node);
  const size = fields.word(page.get('size'), 'size', Object.keys(PAPERS));
  const paper = size === undefined ? undefined : PAPERS[size];
  const wholePage = page.get('size') ?? entries.get('page');
  if (wholePage !== undefined) fields.note('page', wholePage);
  const text = columns.get('text') ?? columns.get('side') ?? wholePage;
  if (text !== undefined) fields.note('measure', text);
  const margin = (key: (typeof MARGINS)[number]): number =>
    fields.length(page.get(key), key, MARGIN) ?? base.page[key];
  return {
    page: {
      width: fields.length(page.get('width'), 'width', SIDE) ?? (paper ?? base.page).width,
      height: fields.length(page.get('height'), 'height', SIDE) ?? (paper ?? base.page).height,
      left: margin('left'),
      right: margin('right'),
      top: margin('top'),
      bottom: margin('bottom'),
    },
    side: fields.length(columns.get('side'), 'side', COLUMN) ?? base.side,
    measure: fields.length(columns.get('text'), 'text', MEASURE) ?? base.measure,
  };
}

/** White space above headings, in lines of body text. */
export function spacesOf(node: DataNode | undefined, { base, fields }: Context): Theme['spaces'] {
  const entries = fields.map(node, 'spaces', Object.keys(base.spaces).map(keyOf));
  const space = (name: keyof Theme['spaces']): number =>
    fields.number(entries.get(keyOf(name)), keyOf(name), SPACE) ?? base.spaces[name];
  return {
    abovePart: space('abovePart'),
    aboveSection: space('aboveSection'),
    aboveSubsection: space('aboveSubsection'),
  };
}

/** The words at the head and the foot of each page: left, middle and right. */
export function runningOf(node: DataNode | undefined, context: Context): Theme['running'] {
  const entries = context.fields.map(node, 'running', ['head', 'foot']);
  const row = (key: 'head' | 'foot') => threeOf(entries.get(key), key, context);
  return { head: row('head'), foot: row('foot') };
}

function threeOf(
  node: DataNode | undefined,
  key: 'head' | 'foot',
  { base, fields, problems }: Context,
): Theme['running']['head'] {
  const items = fields.list(node, key, '[short-title, marking, paper]');
  if (items === undefined || node === undefined) return base.running[key];
  const words = items.map((item) => fields.word<RunningWord>(item, key, RUNNING));
  const [left, middle, right] = words;
  if (words.length !== 3) problems.add(threeWords(node.span, key));
  if (left === undefined || middle === undefined || right === undefined) return base.running[key];
  return [left, middle, right];
}

/**
 * How many times larger the letters of charts are. Charts are made for the base's page and shrink with a
 * narrower one; if the file says nothing, their letters grow as much, and stay as large as they were.
 */
export function chartsOf(
  node: DataNode | undefined,
  page: Theme['page'],
  { base, fields }: Context,
): number {
  const entries = fields.map(node, 'charts', ['enlarge']);
  const shrunk = gridOf(base.page) / gridOf(page);
  const enlarge = Math.round(base.chartEnlarge * Math.max(1, shrunk) * 100) / 100;
  return (
    fields.number(entries.get('enlarge'), 'enlarge', ENLARGE) ?? Math.min(ENLARGE.most, enlarge)
  );
}

function gridOf({ width, left, right }: Theme['page']): number {
  return Math.max(1, width - left - right);
}

/** The words that the typesetter itself prints. */
export function wordsOf(node: DataNode | undefined, context: Context): Theme['words'] {
  const { base, fields, problems } = context;
  const alerts = Object.keys(base.words.alerts);
  const entries = fields.map(node, 'words', ['continued', 'page', ...alerts]);
  const word = (key: string, own: string): string => fields.text(entries.get(key), key, own) ?? own;
  const page = entries.get('page');
  const number = word('page', base.words.page);
  if (page !== undefined && !number.includes('{page}'))
    problems.add(badWords(page.span, 'page', '{page}'));
  const { note, tip, important, warning, caution } = base.words.alerts;
  return {
    ...base.words,
    continued: word('continued', base.words.continued),
    page: number,
    alerts: {
      note: word('note', note),
      tip: word('tip', tip),
      important: word('important', important),
      warning: word('warning', warning),
      caution: word('caution', caution),
    },
  };
}
