/** Turns the rows of a chart's table into its alternative text. */
import { formatNumber, formatPercent, unitWord } from '../findings/print.ts';
import type { Column, Table } from '../findings/types.ts';
import { must, nth } from '../problems/must.ts';
import type { Leaf } from './fields.ts';
import { nameOf } from './rows.ts';

/** What the words are made from; `label` is the table's, filled. */
export interface Described {
  readonly table: Table;
  readonly label: string;
  readonly leaves: readonly Leaf[];
}

const KINDS: Readonly<Record<string, string>> = {
  bar: 'Bar chart',
  rect: 'Heat map',
  arc: 'Pie chart',
  line: 'Line chart',
  trail: 'Line chart',
  area: 'Area chart',
  point: 'Dot plot',
  circle: 'Dot plot',
  square: 'Dot plot',
  tick: 'Strip plot',
  geoshape: 'Map',
  boxplot: 'Box plot',
};

/** Rows that a listener can hold in mind one by one. */
const FEW = 4;

/**
 * One or two sentences: what kind of chart, what it compares, then each row if they are few, else the
 * highest, the lowest and what is set apart; the total where the rows make one up.
 */
export function describe({ table, label, leaves }: Described): string {
  const drawn = leaves.map(({ mark }) => KINDS[mark]).find((kind) => kind !== undefined);
  const opening = `${drawn ?? 'Chart'}: ${withoutStop(label)}.`;
  const measure = measureOf(table, leaves);
  if (measure === undefined || table.rows.length === 0) return opening;
  const parts = byEdition(table) ? editions(table, measure) : rows(table, measure);
  const total = totalOf(table, measure);
  return `${opening} ${capital([...parts, ...(total === undefined ? [] : [total])].join('; '))}.`;
}

interface Figure {
  readonly name: string;
  readonly edition: string | undefined;
  /** Undefined if it is suppressed, or wasn't counted. */
  readonly value: number | undefined;
  /** As printed: "73 (78%)", "suppressed", "not counted". */
  readonly text: string;
  readonly apart: boolean;
}

/** The column that the marks measure; a share's own column is chosen only if the chart shows it. */
function measureOf(table: Table, leaves: readonly Leaf[]): Column | undefined {
  const shown = leaves
    .flatMap(({ uses }) => uses)
    .filter(({ type, channel }) => type === 'quantitative' && channel !== 'order')
    .map(({ field }) => field);
  const numeric = table.columns.filter(
    ({ kind, id }) => (kind === 'count' || kind === 'percent') && id !== 'base',
  );
  return numeric.find(({ id }) => shown.includes(id)) ?? numeric[0];
}

function byEdition(table: Table): boolean {
  return table.columns.some(({ id }) => id === 'edition');
}

function rows(table: Table, measure: Column): readonly string[] {
  const figures = figuresOf(table, measure);
  return figures.length <= FEW ? each(figures) : extremes(figures);
}

/** "Died, 46% in 2009-10, 42% in 2010": what was measured is said once. */
function editions(table: Table, measure: Column): readonly string[] {
  const grouped = new Map<string, string[]>();
  for (const { name, text, edition } of figuresOf(table, measure)) {
    grouped.set(name, [...(grouped.get(name) ?? []), `${text} in ${edition ?? ''}`]);
  }
  return [...grouped].map(([name, texts]) => `${name}, ${texts.join(', ')}`);
}

function figuresOf(table: Table, measure: Column): readonly Figure[] {
  return table.rows.map((row, index) => {
    const { [measure.id]: value, edition, apart } = row;
    return {
      name: wholeName(table, index),
      edition: typeof edition === 'string' ? edition : undefined,
      value: typeof value === 'number' ? value : undefined,
      text: textOf(table, measure, index),
      apart: apart === true,
    };
  });
}

function textOf(table: Table, measure: Column, index: number): string {
  const { [measure.id]: value, share } = nth(table.rows, index);
  if (typeof value !== 'number') {
    return table.suppressed?.[index]?.has(measure.id) === true ? 'suppressed' : 'not counted';
  }
  const printed = measure.kind === 'percent' ? formatPercent(value) : formatNumber(value);
  if (typeof share !== 'number' || measure.id === 'share') return printed;
  return `${printed} (${formatPercent(share)})`;
}

/** What a reader calls the row, with all that tells it from the others. */
function wholeName(table: Table, index: number): string {
  const row = nth(table.rows, index);
  const others = table.columns.filter(({ id, kind }) => kind === 'text' && !NAMED.has(id));
  const words = others.flatMap(({ id }) => row[id] ?? []).map(String);
  const own = nameOf(table, index);
  return [own, ...words.filter((word) => word !== own)].join(', ');
}

/** Columns that name the row by themselves, or that are said elsewhere. */
const NAMED = new Set(['id', 'label', 'edition']);

function each(figures: readonly Figure[]): readonly string[] {
  return figures.map(({ name, text }) => `${name}, ${text}`);
}

function extremes(figures: readonly Figure[]): readonly string[] {
  const compared = figures.filter(({ apart, value }) => !apart && value !== undefined);
  const values = compared.map(({ value }) => must(value, 'value to compare'));
  const rest = figures.filter((figure) => !compared.includes(figure));
  // What is withheld may be higher or lower than all that is shown.
  const shown = rest.some(({ value }) => value === undefined) ? ' shown' : '';
  if (values.length === 0) return each(rest);
  return [
    `the highest${shown} is ${sharing(compared, Math.max(...values))}`,
    `the lowest${shown} is ${sharing(compared, Math.min(...values))}`,
    ...each(rest),
  ];
}

function sharing(figures: readonly Figure[], value: number): string {
  const same = figures.filter((other) => other.value === value);
  const { text } = nth(same, 0);
  if (same.length > 3) return `${text}, shared by ${same.length} rows`;
  const names = same.map(({ name }) => name);
  return `${names.join(' and ')}, ${text}${names.length > 1 ? ' each' : ''}`;
}

function totalOf(table: Table, measure: Column): string | undefined {
  const base = table.of?.value;
  if (base?.kind !== 'number' || measure.kind !== 'count') return undefined;
  const word = table.unit === undefined ? '' : ` ${unitWord(table.unit, base)}`;
  const counted = `${formatNumber(base.number)}${word}`;
  return table.complete ? `the total is ${counted}` : `out of ${counted}`;
}

function withoutStop(text: string): string {
  return text.trim().replace(/\.$/u, '');
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
