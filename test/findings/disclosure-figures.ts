/** Turns made-up figures that are tied to each other into data files, and gives what such files publish. */
import * as fc from 'fast-check';
import { compareEditions } from '../../src/findings/editions/editions.ts';
import type { Evidence, Fact, Findings } from '../../src/findings/types.ts';
import type { Constraint } from '../support/feasible.ts';

/** A figure: counted, or the sum of others, each with a sign; stated with an identity, or derived. */
export interface Figure {
  readonly value: number;
  readonly sum: readonly (readonly [figure: number, sign: 1 | -1])[];
  readonly derived: boolean;
  readonly base: number | undefined;
  /** A figure that its quotation names as well. */
  readonly beside: number | undefined;
}

export interface Figures {
  readonly all: readonly Figure[];
  /** Pairs of which the first is never more than the second. */
  readonly atMost: readonly (readonly [number, number])[];
}

/** Figures of any shape: sums of sums, differences, overlapping groups, bases and bounds. */
export const someFigures: fc.Arbitrary<Figures> = fc
  .record({
    counts: fc.array(fc.oneof(fc.nat(6), fc.nat(40)), { minLength: 2, maxLength: 6 }),
    sums: fc.array(
      fc.record({
        of: fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }),
        minus: fc.boolean(),
        derived: fc.boolean(),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    bases: fc.array(fc.option(fc.nat(20), { nil: undefined }), { minLength: 12, maxLength: 12 }),
    beside: fc.array(fc.option(fc.nat(20), { nil: undefined }), { minLength: 12, maxLength: 12 }),
    atMost: fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 3 }),
  })
  .map(({ counts, sums, bases, beside, atMost }) => {
    const made: Pick<Figure, 'value' | 'sum' | 'derived'>[] = counts.map((value) => ({
      value,
      sum: [],
      derived: false,
    }));
    for (const { of, minus, derived } of sums) {
      const terms = [...new Set(of.map((index) => index % made.length))];
      const largest = terms.toSorted((a, b) => valueAt(made, b) - valueAt(made, a));
      const sum = largest.map((index, position): [number, 1 | -1] => [
        index,
        minus && position > 0 ? -1 : 1,
      ]);
      const value = valueOf(sum, made);
      if (value >= 0) made.push({ value, sum, derived });
    }
    const differences = made.flatMap(({ sum: [first, second, third] }) =>
      first !== undefined && second?.[1] === -1 && third === undefined
        ? [[second[0], first[0]] as const]
        : [],
    );
    return {
      all: withBases(made, bases, beside),
      atMost: [...truePairs(made, atMost), ...differences],
    };
  });

/** A table of rows and columns with all its totals. */
export const someCrossTable: fc.Arbitrary<Figures> = fc
  .record({
    columns: fc.integer({ min: 2, max: 3 }),
    cells: fc.array(fc.oneof(fc.nat(6), fc.nat(40)), { minLength: 6, maxLength: 9 }),
    derived: fc.boolean(),
  })
  .map(({ columns, cells, derived }) => {
    const rows = Math.floor(cells.length / columns);
    const made: Pick<Figure, 'value' | 'sum' | 'derived'>[] = cells
      .slice(0, rows * columns)
      .map((value) => ({ value, sum: [], derived: false }));
    const total = (of: readonly number[]) => {
      const sum = of.map((index): [number, 1] => [index, 1]);
      made.push({ value: valueOf(sum, made), sum, derived });
      return made.length - 1;
    };
    const across = Array.from({ length: rows }, (_, row) =>
      total(Array.from({ length: columns }, (_, column) => row * columns + column)),
    );
    const down = Array.from({ length: columns }, (_, column) =>
      total(Array.from({ length: rows }, (_, row) => row * columns + column)),
    );
    const all = total(across);
    const bases = made.map((_, index) => (index === all ? undefined : all));
    return { all: withBases(made, bases, []), atMost: [[down[0] ?? 0, all] as const] };
  });

function withBases(
  made: readonly Pick<Figure, 'value' | 'sum' | 'derived'>[],
  bases: readonly (number | undefined)[],
  beside: readonly (number | undefined)[],
): readonly Figure[] {
  return made.map((figure, index) => {
    const other = bases[index] === undefined ? undefined : bases[index] % made.length;
    // Bases come later or sums of them would go round in circles.
    const fits = other !== undefined && other > index && valueAt(made, other) >= figure.value;
    const named = beside[index] === undefined ? undefined : beside[index] % made.length;
    return { ...figure, base: fits ? other : undefined, beside: named };
  });
}

function truePairs(
  made: readonly { readonly value: number }[],
  pairs: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  return pairs
    .map(([a, b]) => [a % made.length, b % made.length] as const)
    .filter(([a, b]) => a !== b && valueAt(made, a) <= valueAt(made, b));
}

function valueAt(made: readonly { readonly value: number }[], index: number): number {
  return made[index]?.value ?? 0;
}

function valueOf(
  sum: readonly (readonly [number, 1 | -1])[],
  made: readonly { readonly value: number }[],
): number {
  return sum.reduce((total, [index, sign]) => total + sign * valueAt(made, index), 0);
}

/** All that a reader is told of how the figures are tied; the unknowns are their indices. */
export function constraintsOf({ all, atMost }: Figures): readonly Constraint[] {
  return [
    ...all.flatMap(({ sum }, index): Constraint[] =>
      sum.length === 0 ? [] : [{ kind: '=', terms: [...sum, [index, -1]] }],
    ),
    ...all.flatMap(({ base }, index): Constraint[] =>
      base === undefined
        ? []
        : [
            {
              kind: '<=',
              terms: [
                [index, 1],
                [base, -1],
              ],
            },
          ],
    ),
    ...atMost.map(([a, b]): Constraint => ({
      kind: '<=',
      terms: [
        [a, 1],
        [b, -1],
      ],
    })),
  ];
}

/** The same figures with more in some of those that are counted; undefined if they no longer fit each other. */
export function withMore(figures: Figures, more: readonly number[]): Figures | undefined {
  const made: Figure[] = [];
  for (const [index, figure] of figures.all.entries()) {
    const value =
      figure.sum.length === 0 ? figure.value + (more[index] ?? 0) : valueOf(figure.sum, made);
    made.push({ ...figure, value });
  }
  const fits =
    made.every(
      ({ value, base }) => value >= 0 && (base === undefined || valueAt(made, base) >= value),
    ) && figures.atMost.every(([a, b]) => valueAt(made, a) <= valueAt(made, b));
  return fits ? { ...figures, all: made } : undefined;
}

const HEAD = `format: 1
title: Children and the example service
language: en-GB
date: 2024-05-01
documents: []
`;

function baseLine({ base }: Figure): string {
  return base === undefined ? '' : `    of: f${base}\n`;
}

function expression({ sum }: Figure): string {
  const terms = sum.map(([index, sign]) => `${sign === 1 ? '+' : '-'} f${index}`);
  return terms.join(' ').replace('+ ', '');
}

/** Years by default; `to` and `more` may make it an edition among others. */
export interface FileParts {
  readonly to?: string;
  /** More lines at the top. */
  readonly more?: string;
}

/** The text of a data file with the figures `f0`, `f1` and so on. `disclosure` is its own line or lines. */
export function dataText(
  { all, atMost }: Figures,
  disclosure: string,
  { to = '2024-03-31', more = '' }: FileParts = {},
): string {
  const value = (index: number) => all[index]?.value ?? 0;
  const stated = all.flatMap((figure, index) =>
    figure.derived
      ? []
      : [
          `  f${index}:\n    value: ${figure.value}\n    unit: child\n    label: Figure of {{facts.f${index}.count}}\n${baseLine(figure)}` +
            `    evidence:\n      source: report\n      locator: Table\n` +
            (figure.beside === undefined
              ? `      quote: it was ${figure.value}\n`
              : `      quote: it was ${figure.value} beside ${value(figure.beside)}\n      says: "${figure.value}"\n`),
        ],
  );
  const derived = all.flatMap((figure, index) =>
    figure.derived
      ? [
          `  f${index}:\n    expression: ${expression(figure)}\n    unit: child\n    label: Computed\n${baseLine(figure)}`,
        ]
      : [],
  );
  const identities = [
    ...all.flatMap((figure, index) =>
      figure.derived || figure.sum.length === 0 ? [] : [`  - ${expression(figure)} = f${index}\n`],
    ),
    ...atMost.map(([a, b]) => `  - f${a} <= f${b}\n`),
  ];
  const rows = all.map((_, index) => `f${index}`).join(', ');
  const quoted = all.map(({ value: number }) => number).join(' and ');
  return `${HEAD}${more}${disclosure}edition:
  label: 2023-24
  from: 2023-04-01
  to: ${to}
  place: Exampleshire
  evidence:
    source: report
    locator: Title page
    unquoted: Told to us
units:
  child:
    singular: child
    plural: children
    whole: true
facts:
${stated.join('')}${derived.length === 0 ? '' : `derived:\n${derived.join('')}`}${identities.length === 0 ? '' : `identities:\n${identities.join('')}`}tables:
  all:
    label: All figures
    rows: [${rows}]
themes:
  - id: late
    title: Late
    text: [Referrals came late.]
    attribution: article
    evidence:
      source: report
      locator: Text
      quote: ${all.length > 4 ? 'of two and' : 'of'} ${quoted.slice(0, 30)}
sources:
  report:
    title: Report
    author: Example
    published: April 2024
    role: The report.
`;
}

/** All that documents are made from, without the places in files that only messages show. */
export function published(findings: Findings): unknown {
  const { facts, tables, themes, cases, edition, suppressed, rounded } = findings;
  return {
    facts: [...facts.values()].map(publishedFact),
    tables: [...tables.values()].map(
      ({ id, rows, rowFacts, complete, of, suppressed: hidden }) => ({
        id,
        rows,
        complete,
        of: of && publishedFact(of),
        facts: rowFacts.flat().map(publishedFact),
        hidden: hidden?.map((columns) => [...columns]),
      }),
    ),
    themes: themes.map(({ evidence }) => evidence.map(printedEvidence)),
    cases: cases.map(({ evidence }) => evidence.map(printedEvidence)),
    edition: edition.evidence.map(printedEvidence),
    changes: compareEditions(findings).map((change) => ({
      kind: change.kind,
      fact: 'fact' in change ? publishedFact(change.fact) : undefined,
      measure: 'measure' in change ? change.measure : undefined,
      obstacle: 'obstacle' in change ? change.obstacle.kind : undefined,
    })),
    previous: findings.previous && published(findings.previous),
    suppressed,
    rounded,
  };
}

function publishedFact({ id, label, value, of, origin }: Fact): unknown {
  return {
    id,
    label: label.text,
    value,
    of: of && briefly(of),
    evidence:
      origin.kind === 'stated'
        ? origin.evidence.map(printedEvidence)
        : [origin.expression, ...origin.terms.map(briefly)],
  };
}

// A base may be the term of a figure that is a part of it.
function briefly({ id, value }: Fact): unknown {
  return { id, value };
}

function printedEvidence({ source, locator, quote, says, unquoted }: Evidence): unknown {
  return { source: source.id, locator, quote, says, unquoted };
}
