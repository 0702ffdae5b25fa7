/** Messages about a project's chart: its data, its fields, its words. */
import { short, warningOf } from '../make.ts';
import type { Problem, Span } from '../types.ts';
import { didYouMean, error, list } from './chartSaid.ts';

export function missingTitle(span: Span, part: 'text' | 'subtitle'): Problem {
  return part === 'text'
    ? error('missing-title', span, 'the chart has no headline', {
        notes: ['the headline says what the chart shows, and is printed above it'],
        hints: [
          'write "title": {"text": "…the message…", "subtitle": "…measure, population, period…"}',
        ],
      })
    : error('missing-subtitle', span, 'the chart has no subtitle', {
        notes: ['a reader must know what was counted, of whom, and when'],
        hints: ['add "subtitle": "…measure, population, period…" to the title'],
      });
}

export function blankText(span: Span, what: string): Problem {
  return error('blank-text', span, `the ${what} is blank`, {
    hints: [`write the ${what}`],
  });
}

export function notText(span: Span, what: string): Problem {
  return error('not-text', span, `the ${what} is not a text`, {
    hints: [`write the ${what} between double quotation marks, as one text`],
  });
}

export function blankAlt(span: Span): Problem {
  return error('blank-alt', span, 'the alternative text is blank', {
    notes: ['who cannot see the chart would learn nothing from it'],
    hints: ['write it, or remove "alt": then it is made from the data'],
  });
}

const ADD_TABLE = 'add the table under tables: in the data file';

export function missingData(span: Span, tables: readonly string[]): Problem {
  return error('missing-data', span, 'the chart names no table of the findings', {
    hints: [
      tables.length === 0 ? ADD_TABLE : `write "data": {"name": "…"} with one of ${list(tables)}`,
    ],
  });
}

export function unknownTable(
  span: Span,
  name: string,
  known: { readonly tables: readonly string[]; readonly near: string | undefined },
): Problem {
  return error('unknown-table', span, `the findings have no table "${name}"`, {
    hints: [
      didYouMean(known.near),
      known.tables.length === 0 ? ADD_TABLE : `the tables are ${list(known.tables)}`,
    ],
  });
}

export function foreignData(span: Span, key: string): Problem {
  return error(
    'foreign-data',
    span,
    `a project's chart takes its data from the findings, not from "${key}"`,
    {
      notes: ['numbers that stand outside the findings are checked by nobody'],
      hints: ['put the rows into a table of the data file and write "data": {"name": "…"}'],
    },
  );
}

export function unknownField(
  span: Span,
  name: string,
  known: {
    readonly fields: readonly string[];
    readonly near: string | undefined;
    readonly table: string;
  },
): Problem {
  return error('unknown-field', span, `there is no field "${name}" here`, {
    notes: ['a chart of a field that is not there stays empty'],
    hints: [
      didYouMean(known.near),
      `table "${known.table}" and the transforms before give ${list(known.fields)}`,
    ],
  });
}

export function badExpression(span: Span, fault: string): Problem {
  return error('bad-expression', span, 'this expression cannot be read', {
    label: fault,
  });
}

const FORMS = {
  step: ['a step of "transform"', '{"filter": "datum.value > 0"}'],
  channel: ['a channel', '{"field": "value", "type": "quantitative"}'],
  mark: ['a mark', '"mark": "bar"'],
  lookup: [
    'what "lookup" looks into',
    '"from": {"data": {"name": "…"}, "key": "id", "fields": ["value"]}',
  ],
} as const;

export function wrongForm(span: Span, part: keyof typeof FORMS): Problem {
  const [what, example] = FORMS[part];
  return error('wrong-form', span, `${what} is written in another way`, {
    hints: [`write it like ${example}`],
  });
}

export function wrongValue(
  span: Span,
  fault: {
    readonly table: string;
    readonly row: string;
    readonly field: string;
    readonly value: string;
  },
): Problem {
  return error(
    'vanishing-row',
    span,
    `row "${fault.row}" of table "${fault.table}" would vanish: its "${fault.field}" is ${fault.value}`,
    {
      notes: ['a row that is missing from a chart is not seen to be missing'],
      hints: fault.value.endsWith('not a date')
        ? [
            'write a day as 2010-05-04, a month as 2010-05 and a year as 2010, or draw it as a name: "type": "nominal"',
          ]
        : [
            `draw it with no length: "transform": [{"calculate": "isNumber(datum.${fault.field}) ? datum.${fault.field} : 0", "as": "${fault.field}"}], and label it with the field "count"`,
            `or leave it out with "transform": [{"filter": "isNumber(datum.${fault.field})"}]`,
            waiverHint('vanishing-row', 'and then'),
          ],
    },
  );
}

/** How a rule is waived; the reason is printed with the evidence. */
function waiverHint(rule: string, joint = 'or'): string {
  return `${joint} write "usermeta": {"briefwright": {"waive": {"${rule}": "…why this is right here…"}}}`;
}

export function undrawnRow(span: Span, table: string, row: string, mark: string): Problem {
  return error('vanishing-row', span, `row "${row}" of table "${table}" is not in the chart`, {
    label: `no ${mark} stands for it`,
    notes: ['a row that is missing from a chart is not seen to be missing'],
    hints: ['give it a number', waiverHint('vanishing-row')],
  });
}

/** In somebody else's chart. `value` as it stands there; undefined if the row lacks the field. */
export function vanishingValue(
  span: Span,
  {
    row,
    field,
    value,
  }: { readonly row: number; readonly field: string; readonly value?: string | undefined },
): Problem {
  const message =
    value === undefined
      ? `row ${row} has no "${short(field)}", so the chart leaves it out`
      : `row ${row} has ${short(value)} for "${short(field)}", so the chart leaves it out`;
  return warningOf({
    code: 'vanishing-row',
    message,
    span,
    label: 'not a number',
    notes: ['a row that is missing from a chart is not seen to be missing'],
    hints: ['write a number, with a point for the decimals, or leave the row out with a filter'],
  });
}

export function moreVanish(span: Span, rows: number, field: string): Problem {
  return warningOf({
    code: 'vanishing-row',
    message: `${rows} more ${rows === 1 ? 'row has' : 'rows have'} no number for "${short(field)}"`,
    span,
    label: 'the first of them',
  });
}

export function emptyTable(span: Span, table: string): Problem {
  return error('empty-table', span, `table "${table}" has no rows to draw`, {
    hints: ['give it rows in the data file, or remove the chart'],
  });
}

interface Known {
  readonly words: readonly string[];
  readonly near: string | undefined;
}

/** More names than this are no help. */
const MANY = 12;

export function unknownKey(span: Span, key: string, { words, near }: Known): Problem {
  return error('unknown-key', span, `Vega-Lite knows no "${key}" here`, {
    notes: ['it would be ignored without a word'],
    hints: [
      didYouMean(near),
      words.length <= MANY ? `the keys here are ${list(words)}` : undefined,
    ],
  });
}

export function unknownWord(span: Span, word: string, { words, near }: Known): Problem {
  return error('unknown-word', span, `Vega-Lite knows no "${word}" here`, {
    hints: [didYouMean(near), words.length <= MANY ? `write one of ${list(words)}` : undefined],
  });
}

export function unknownSetting(span: Span, key: string, { words, near }: Known): Problem {
  return error('unknown-key', span, `"briefwright" knows no "${key}" here`, {
    hints: [didYouMean(near), `the keys here are ${list(words)}`],
  });
}

export function unknownRule(span: Span, rule: string, { words, near }: Known): Problem {
  return error('unknown-rule', span, `there is no rule "${rule}" to waive`, {
    hints: [didYouMean(near), `the rules are ${list(words)}`],
  });
}

export function needlessWaiver(span: Span, rule: string): Problem {
  return error('needless-waiver', span, `nothing in this chart breaks the rule "${rule}"`, {
    notes: ['a waiver that nobody needs hides the next breach'],
    hints: ['remove it'],
  });
}

/** What breaks a rule of good charts: `what` is wrong, `why` it matters, `instead` is what to do. */
export function breach(
  rule: string,
  span: Span,
  said: { readonly what: string; readonly why: string; readonly instead: string },
): Problem {
  return error(rule, span, said.what, {
    notes: [said.why],
    hints: [said.instead, waiverHint(rule)],
  });
}
