/** Messages about charts: their files, the data they draw, their words. */
import type { Problem, Span } from '../types.ts';

interface Said {
  readonly label?: string;
  readonly notes?: readonly string[];
  readonly hints?: readonly (string | undefined)[];
}

function error(code: string, span: Span, message: string, said: Said = {}): Problem {
  return {
    severity: 'error',
    code,
    message,
    span,
    ...(said.label === undefined ? {} : { label: said.label }),
    notes: said.notes ?? [],
    hints: (said.hints ?? []).filter((hint) => hint !== undefined),
  };
}

const didYouMean = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : `did you mean "${name}"?`;

const list = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

export function brokenJson(span: Span, label: string): Problem {
  return error('broken-json', span, 'this is not valid JSON', { label });
}

export function duplicateKey(span: Span, key: string, first: Span): Problem {
  const line = first.source.text.slice(0, first.start).split('\n').length;
  return error('duplicate-key', span, `the key "${key}" stands twice in one object`, {
    label: `also on line ${line}`,
    notes: ['only one of the two would count, and nobody could tell which'],
    hints: ['remove one of them'],
  });
}

export function hugeNumber(span: Span, digits: string): Problem {
  return error('huge-number', span, `${digits} is beyond what a computer can count with`, {
    hints: ['write a number below 1e308'],
  });
}

export function tooDeep(span: Span, deepest: number): Problem {
  return error('too-deep', span, `objects and lists are nested more than ${deepest} deep`, {
    hints: ['split the chart into simpler ones'],
  });
}

export function unusableKey(span: Span, key: string): Problem {
  return error('unusable-key', span, `"${key}" can't be a key of a chart`, {
    hints: ['remove it'],
  });
}

export function notAnObject(span: Span): Problem {
  return error('not-a-chart', span, 'a chart is one JSON object', {
    hints: ['start the file with { and end it with }'],
  });
}

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

export function missingData(span: Span, tables: readonly string[]): Problem {
  return error('missing-data', span, 'the chart names no table of the findings', {
    hints: [`write "data": {"name": "…"} with one of ${list(tables)}`],
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
      known.tables.length === 0
        ? 'add the table under tables: in the data file'
        : `the tables are ${list(known.tables)}`,
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
      hints: [
        `leave the row out with "transform": [{"filter": "isValid(datum.${fault.field})"}], and say so in the subtitle`,
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

export function emptyTable(span: Span, table: string): Problem {
  return error('empty-table', span, `table "${table}" has no rows to draw`, {
    hints: ['give it rows in the data file, or remove the chart'],
  });
}

export function vegaSays(span: Span, severity: Problem['severity'], text: string): Problem {
  return {
    severity,
    code: severity === 'error' ? 'chart-error' : 'chart-warning',
    message: text,
    span,
    notes: [],
    hints: [],
  };
}

export function emptyPicture(span: Span): Problem {
  return error('empty-picture', span, 'nothing was drawn', {
    hints: ['check "mark" and "encoding"'],
  });
}

export function pictureTooLarge(span: Span, found: string, limit: string): Problem {
  return error('chart-too-large', span, `the chart is too large: ${found}`, {
    notes: [`the limit is ${limit}`],
    hints: ['check "width", "height" and the number of marks'],
  });
}

export function outsideFolder(span: Span, url: string, why: string): Problem {
  return error('outside-folder', span, `${JSON.stringify(url)} cannot be read: ${why}`, {
    notes: ['a chart reads files of its own folder and below, and nothing else'],
    hints: ['put the file beside the chart and name it by its relative path'],
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
