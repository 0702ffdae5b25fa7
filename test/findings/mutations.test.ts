/** Each figure of the data, changed, is caught by its quotation, by its identities and by its source. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { numbersIn } from '../../src/findings/quotations/words.ts';
import { inWords } from '../../src/findings/print.ts';
import { spanWithin } from '../../src/findings/files/spans.ts';
import type { Evidence, Fact, Findings } from '../../src/findings/types.ts';
import type { Problem, Span } from '../../src/problems/types.ts';
import { splice } from '../support/shipped.ts';
import { codes, isError, readFiles, readShipped, shippedText } from './read.ts';

interface Project {
  readonly text: string;
  /** The file of the source's text, and that text, where it is at hand. */
  readonly source: { readonly file: string; readonly text: string } | undefined;
  readonly read: (text: string, source?: string) => readonly Problem[];
  readonly findings: Findings;
}

const MADE_UP = 'test/cases/findings/source-agrees';
const REAL = 'safeguardingmatters-2011-04.txt';
const projects: readonly (readonly [string, Project])[] = [
  ['the shipped data', shipped()],
  ['the shipped edition before', shippedBefore()],
  ['made-up data', madeUp()],
];

describe.each(projects)('%s', (_, project) => {
  const { text, source, read, findings } = project;
  const stated = [...findings.facts.values()].filter(
    ({ origin, value }) => origin.kind === 'stated' && value.kind === 'number',
  );

  test('has no errors as it stands', () => {
    expect(read(text, source?.text).filter(isError)).toEqual([]);
    expect(stated.length).toBeGreaterThan(3);
  });

  test.each(['from', 'to'])(
    'the day that the period goes %s is caught by its quotations',
    (key) => {
      const pattern = new RegExp(`^( {2}${key}: \\d{4}-\\d{2}-)(\\d{2})$`, 'mu');
      const changed = text.replace(pattern, (_, start: string, day: string) => {
        return start + String(day === '01' ? 2 : Number(day) - 1).padStart(2, '0');
      });
      expect(changed).not.toBe(text);
      expect(codes(read(changed))).toContain('day-not-quoted');
    },
  );

  describe.each(stated.map((fact) => [fact.id, fact] as const))('%s', (id, fact) => {
    test.each([1, -1])('changed by %i is caught by its quotations', (step) => {
      const problems = read(change(text, fact, step));
      const caught = problems.filter(
        ({ code }) => code === 'quotation-differs' || code === 'several-numbers-quoted',
      );
      expect(caught.length).toBe(evidenceOf(fact).length);
      for (const { message } of caught) expect(message).toContain(`"${id}"`);
    });

    test.runIf(isInEquation(fact, findings))('changed by one is caught by its identities', () => {
      for (const step of [1, -1]) {
        expect(codes(read(change(text, fact, step)))).toContain('identity-broken');
      }
    });

    test.runIf(isInBoundAlone(fact, findings))('beyond its bound is caught by that', () => {
      // Within the bound only the quotation can tell: the source gives no second figure to add it to.
      const beyond = numberOf(fact.of ?? fact) + 1 - numberOf(fact);
      expect(codes(read(change(text, fact, beyond)))).toContain('identity-broken');
    });

    test.runIf(source !== undefined)('changed with its quotations is caught by its source', () => {
      const problems = read(changeQuoted(text, fact, findings), source?.text);
      expect(codes(problems)).toContain('not-in-source');
    });
  });

  test.runIf(source !== undefined)(
    'no number of a quoted passage can be altered in the source unseen',
    () => {
      const original = source?.text ?? '';
      let altered = 0;
      for (const mention of numbersIn(original)) {
        const other =
          original.slice(0, mention.start) +
          another(original.slice(mention.start, mention.end)) +
          original.slice(mention.end);
        const quoted = passagesAround(original, mention.start, findings);
        if (quoted.length === 0) continue;
        const problems = read(text.replace(digest(original), digest(other)), other);
        const places = problems
          .filter(({ code }) => code === 'not-in-source')
          .map(({ span }) => span?.start);
        for (const { quoteSpan } of quoted) expect(places).toContain(quoteSpan?.start);
        altered += 1;
      }
      expect(altered).toBeGreaterThan(3);
    },
  );
});

function shipped(): Project {
  const path = [`data/sources/${REAL}`, `../shared/sources/${REAL}`].find((one) => existsSync(one));
  const source = path === undefined ? undefined : { file: REAL, text: readFileSync(path, 'utf8') };
  const read = (text: string, sourceText?: string) =>
    readShipped(() => text, { snapshots: snapshotOf(REAL, sourceText) }).problems;
  return { text: shippedText(), source, read, findings: readShipped().findings };
}

function shippedBefore(): Project {
  const text = readFileSync('data/ofsted-scr-2009-10.yaml', 'utf8');
  const { findings } = readFiles({ 'before.yaml': text });
  return { text, source: undefined, read: readAlone, findings };
}

function readAlone(text: string): readonly Problem[] {
  return readFiles({ 'before.yaml': text }).problems;
}

function madeUp(): Project {
  const text = readFileSync(`${MADE_UP}/input.yaml`, 'utf8');
  const file = 'report.txt';
  const source = { file, text: readFileSync(`${MADE_UP}/sources/${file}`, 'utf8') };
  const read = (changed: string, sourceText?: string) =>
    readFiles({ 'input.yaml': changed }, 'input.yaml', { snapshots: snapshotOf(file, sourceText) })
      .problems;
  return { text, source, read, findings: readFiles({ 'input.yaml': text }).findings };
}

function snapshotOf(file: string, text: string | undefined): ReadonlyMap<string, Uint8Array> {
  return text === undefined ? new Map() : new Map([[file, new TextEncoder().encode(text)]]);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function evidenceOf(fact: Fact): readonly Evidence[] {
  return fact.origin.kind === 'stated' ? fact.origin.evidence : [];
}

function isInEquation(fact: Fact, findings: Findings): boolean {
  return findings.identities.some(
    ({ holds }) => /[^<>]=/u.test(holds) && new RegExp(`\\b${fact.id}\\b`, 'u').test(holds),
  );
}

/** Whether no more is said of a figure than that it is at most its base. */
function isInBoundAlone(fact: Fact, findings: Findings): boolean {
  const bounds = findings.identities.map(({ holds }) => holds.split(' <= '));
  const isBound = bounds.some(([part, base]) => part === fact.id && base === fact.of?.id);
  return isBound && !isInEquation(fact, findings);
}

function change(text: string, fact: Fact, step: number): string {
  return splice(text, [[fact.valueSpan, String(numberOf(fact) + step)]]);
}

/** Changes the value, and the number in each of its quotations, by one. */
function changeQuoted(text: string, fact: Fact, findings: Findings): string {
  const changed = String(numberOf(fact) + 1);
  const edits: [Span, string][] = [[fact.valueSpan, changed]];
  for (const { quote, quoteSpan, saysSpan } of evidenceOf(fact)) {
    if (quote === undefined || quoteSpan === undefined) continue;
    const mention = numbersIn(quote).find(({ number }) => number === numberOf(fact));
    if (mention === undefined) throw new Error(`no number in "${quote}"`);
    edits.push([spanWithin({ text: quote, span: quoteSpan }, mention.start, mention.end), changed]);
    if (saysSpan !== undefined) edits.push([saysSpan, `"${changed}"`]);
  }
  const result = splice(text, edits);
  if (result.length === findings.source.text.length && result === text)
    throw new Error('nothing changed');
  return result;
}

function numberOf(fact: Fact): number {
  if (fact.value.kind !== 'number') throw new Error(`${fact.id} is not counted`);
  return fact.value.number;
}

/** Another number in the same writing: the digits or the word of one more. */
function another(written: string): string {
  const [mention] = numbersIn(written);
  if (mention === undefined) throw new Error(`"${written}" is no number`);
  return /\d/u.test(written) ? String(mention.number + 1) : inWords(mention.number + 1);
}

/** The evidence whose quotation covers a place of the source. */
function passagesAround(source: string, at: number, findings: Findings): readonly Evidence[] {
  const everything = [
    ...findings.edition.evidence,
    ...[...findings.facts.values()].flatMap((fact) => evidenceOf(fact)),
    ...findings.themes.flatMap(({ evidence }) => evidence),
    ...findings.cases.flatMap(({ evidence }) => evidence),
  ];
  return everything.filter(({ quote, source: { snapshot } }) => {
    if (quote === undefined || snapshot === undefined) return false;
    const starts: number[] = [];
    for (let from = source.indexOf(quote); from !== -1; from = source.indexOf(quote, from + 1))
      starts.push(from);
    // A quotation that stands twice is still there when one place is altered.
    const [only, second] = starts;
    return only !== undefined && second === undefined && only <= at && at < only + quote.length;
  });
}
