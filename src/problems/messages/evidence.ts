/** Messages about evidence: quotations, and whether they bear out what rests on them. */
import { nth } from '../must.ts';
import { errorOf, short, warningOf } from '../make.ts';
import { lineOf } from '../sources.ts';
import type { Problem, Span } from '../types.ts';

export function noQuotation(span: Span): Problem {
  return errorOf({
    code: 'no-quotation',
    message: 'this evidence has no quotation',
    span,
    notes: ['a figure answers for itself by the words of its source'],
    hints: [
      'add a line such as: quote: "of whom 12 were under five"',
      'or say why there is none: unquoted: Counted by us from the table of cases',
    ],
  });
}

export function quotedAndUnquoted(span: Span): Problem {
  return errorOf({
    code: 'quoted-and-unquoted',
    message: 'this evidence has a quotation, and says why it has none',
    span,
    hints: ['delete "quote" or "unquoted"'],
  });
}

export function saysWithoutQuotation(span: Span): Problem {
  return errorOf({
    code: 'says-without-quotation',
    message: '"says" marks a number of a quotation, and there is no quotation',
    span,
    hints: ['delete "says", or add "quote"'],
  });
}

export function longQuotation(span: Span, words: number, most: number): Problem {
  return warningOf({
    code: 'long-quotation',
    message: `this quotation has ${words} words; ${most} should do`,
    span,
    notes: ["the source's text is its author's: a quotation is evidence, not a copy"],
    hints: ['cut it to the words that hold the number'],
  });
}

export function noNumberQuoted(
  span: Span,
  { fact, value }: { fact: string; value: number },
): Problem {
  return errorOf({
    code: 'no-number-quoted',
    message: `the quotation for "${fact}" holds no number`,
    span,
    label: `says nothing of ${value}`,
    hints: [
      'quote the words that hold the number, in digits or in words',
      'if the source gives none, write unquoted with the reason instead of quote',
    ],
  });
}

export function saysNoNumber(span: Span, says: string, words: readonly string[]): Problem {
  return errorOf({
    code: 'says-not-in-quotation',
    message: `"${short(says)}" is no number of the quotation`,
    span,
    hints: [`write one of: ${words.join(', ')}`],
  });
}

export function severalNumbersQuoted(
  span: Span,
  {
    fact,
    value,
    words,
    fitting,
  }: {
    readonly fact: string;
    readonly value: number;
    readonly words: readonly string[];
    readonly fitting: string | undefined;
  },
): Problem {
  return errorOf({
    code: 'several-numbers-quoted',
    message: `the quotation for "${fact}" holds several numbers: ${words.join(', ')}`,
    span,
    label: fitting === undefined ? `none of them is ${value}` : 'which of them is meant?',
    hints:
      fitting === undefined
        ? [`correct the value, or quote the words that say ${value}`]
        : [`add a line after the quotation: says: "${fitting}"`],
  });
}

export function quotationSaysAnother(
  span: Span,
  {
    fact,
    value,
    words,
    number,
    where,
  }: {
    readonly fact: string;
    readonly value: number;
    readonly words: string;
    readonly number: number;
    readonly where: Span;
  },
): Problem {
  return errorOf({
    code: 'quotation-differs',
    message: `"${fact}" is ${value}, and its quotation says ${number}`,
    span,
    label: `the quotation says "${words}" (line ${lineOf(where)})`,
    hints: [`write value: ${number}, or quote the words that say ${value}`],
  });
}

export function quotationSaysPerCent(
  span: Span,
  { fact, unit, words }: { readonly fact: string; readonly unit: string; readonly words: string },
): Problem {
  return errorOf({
    code: 'quotation-differs',
    message: `"${fact}" is a number of ${unit}, and its quotation says "${words}" per cent`,
    span,
    hints: [
      `quote the words that give the number of ${unit}, or state the share in a unit of per cent`,
    ],
  });
}

export function editionDayNotQuoted(span: Span, day: string, missing: readonly string[]): Problem {
  return errorOf({
    code: 'day-not-quoted',
    message: `no quotation of the edition says ${day}`,
    span,
    label: `not quoted: ${missing.join(', ')}`,
    hints: [
      'quote the words that give the days of the period, or correct the day',
      'if the source gives none, write unquoted with the reason instead of quote',
    ],
  });
}

interface UncheckedSource {
  readonly id: string;
  readonly span: Span;
  readonly file: string | undefined;
  /** Whose quotations they are, one for each. */
  readonly owners: readonly string[];
}

/** One problem for all sources of a file whose texts aren't at hand. */
export function notLookedUp(sources: readonly UncheckedSource[], required: boolean): Problem {
  const count = sources.reduce((sum, { owners }) => sum + owners.length, 0);
  const files = sources.flatMap(({ file }) => (file === undefined ? [] : [file]));
  const parts = {
    code: 'not-looked-up',
    message:
      count === 1
        ? 'one quotation was not looked up: the text of its source is not at hand'
        : `${count} quotations were not looked up: the texts of their sources are not at hand`,
    span: nth(sources, 0).span,
    notes: sources.map(({ id, owners }) => `from "${id}": ${[...new Set(owners)].join(', ')}`),
    hints: [
      files.length > 0
        ? `put ${files.join(', ')} into data/sources/, or name its folder: --sources DIR`
        : undefined,
      sources.some(({ file }) => file === undefined)
        ? 'where a text can be had, name it under "snapshot" with its SHA-256'
        : undefined,
    ],
  };
  return required ? errorOf(parts) : warningOf(parts);
}

export function otherSnapshot(
  span: Span,
  { file, sha256 }: { readonly file: string; readonly sha256: string },
  digest: string,
): Problem {
  return errorOf({
    code: 'other-snapshot',
    message: `${file} is not the text that was read`,
    span,
    label: `the file has another SHA-256`,
    notes: [`expected ${sha256}`, `found    ${digest}`],
    hints: [
      'put the text back as it was; if it was rightly replaced, write its SHA-256 here and check the quotations',
    ],
  });
}

export function snapshotPath(span: Span, file: string): Problem {
  const name = file.split(/[/\\]/u).findLast((part) => /[^.\s]/u.test(part));
  return errorOf({
    code: 'snapshot-path',
    message: 'the text of a source is named without its folder',
    span,
    notes: ['It stands in data/sources/, or in the folder of --sources.'],
    hints: [
      name === undefined ? 'write the file’s name' : `put it there, and write ${short(name)}`,
    ],
  });
}

export function snapshotNotUtf8(span: Span, file: string): Problem {
  return errorOf({
    code: 'not-utf8',
    message: `${file} is not valid UTF-8`,
    span,
    hints: ['save the text as UTF-8, and write its new SHA-256 here'],
  });
}

export function notInSource(
  span: Span,
  source: { readonly id: string; readonly title: string },
  nearest:
    | {
        readonly passage: string;
        readonly missing: readonly string[];
        readonly instead: readonly string[];
      }
    | undefined,
): Problem {
  return errorOf({
    code: 'not-in-source',
    message: `this quotation does not stand in "${short(source.title)}"`,
    span,
    notes:
      nearest === undefined
        ? ['no passage of the text has a word of it']
        : [
            `the closest passage: "${nearest.passage}"`,
            nearest.missing.length === 0 && nearest.instead.length === 0
              ? 'it has the same words, in another order or with other marks between them'
              : `where the quotation has ${wordList(nearest.missing)}, it has ${wordList(nearest.instead)}`,
          ],
    hints: ['quote the source exactly; white space, quotation marks and dashes may differ'],
  });
}

function wordList(words: readonly string[]): string {
  return words.length === 0 ? 'nothing' : `"${words.join(' ')}"`;
}
