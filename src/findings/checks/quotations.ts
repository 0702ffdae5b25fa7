/** Turns facts and their quotations into problems where the words of the source don't bear out the figure. */
import * as messages from '../../problems/messages/evidence.ts';
import { nth } from '../../problems/must.ts';
import type { Problems } from '../../problems/problems.ts';
import type { Span } from '../../problems/types.ts';
import { normalise } from '../quotations/normalise.ts';
import { numbersIn, type NumberMention } from '../quotations/words.ts';
import { formatDate } from '../print.ts';
import type { Place } from '../place.ts';
import { spanWithin } from '../files/spans.ts';
import type { Evidence, Fact, Findings } from '../types.ts';

/** The quotation of each stated figure holds its number, in digits or in words. */
export function checkQuotedNumbers(findings: Findings, problems: Problems): void {
  for (const fact of findings.facts.values()) {
    if (fact.origin.kind !== 'stated') continue;
    for (const evidence of fact.origin.evidence) checkEvidence(fact, evidence, problems);
  }
}

/** The days of the period are quoted too, unless a piece of the evidence says why not. */
export function checkQuotedPeriod({ edition }: Findings, place: Place, problems: Problems): void {
  const { evidence, from, to } = edition;
  const quotes = evidence.flatMap(({ quote }) => (quote === undefined ? [] : [normalise(quote)]));
  if (evidence.length === 0 || quotes.length < evidence.length) return;
  const quoted = quotes.join(' | ');
  for (const [date, span] of [
    [from, place.at('from').span],
    [to, place.at('to').span],
  ] as const) {
    const parts = formatDate(date).split(' ');
    const [day, month, year] = [nth(parts, 0), nth(parts, 1), nth(parts, 2)];
    const missing = [
      ...(new RegExp(
        `\\b(?:${day}(?:st|nd|rd|th)?(?: (?:to|and|-) \\d+(?:st|nd|rd|th)?)? ${month}|${month} ${day})\\b`,
        'u',
      ).test(quoted)
        ? []
        : [`${day} ${month}`]),
      ...(new RegExp(`\\b${year}\\b`, 'u').test(quoted) ? [] : [year]),
    ];
    if (missing.length > 0)
      problems.add(messages.editionDayNotQuoted(span, formatDate(date), missing));
  }
}

function checkEvidence(fact: Fact, evidence: Evidence, problems: Problems): void {
  const { quote, quoteSpan, says } = evidence;
  if (quote === undefined || quoteSpan === undefined || fact.value.kind !== 'number') return;
  const { number } = fact.value;
  const quotation: Quotation = { fact, quote, quoteSpan };
  const mentions = numbersIn(quote);
  const [first] = mentions;
  if (first === undefined) {
    if (number === 0 && saysNoSuch(quote)) return;
    problems.add(messages.noNumberQuoted(quoteSpan, { fact: fact.id, value: number }));
    return;
  }
  const meant = says === undefined ? undefined : mentionNamed(says, mentions, quote);
  if (says !== undefined && meant === undefined) {
    const words = mentions.map((mention) => wordsOf(mention, quote));
    problems.add(messages.saysNoNumber(evidence.saysSpan ?? quoteSpan, says, words));
    return;
  }
  if (meant === undefined && mentions.some((mention) => mention.number !== first.number)) {
    reportUnmarked(quotation, number, mentions, problems);
    return;
  }
  const told = meant ?? first;
  if (told.number !== number) reportDifferent(quotation, number, told, problems);
  else if (fact.unit.whole && PER_CENT.test(quote.slice(told.end))) {
    reportPerCent(quotation, told, problems);
  }
}

/** "No child was": the words for 0 where the source has no numeral. */
function saysNoSuch(quote: string): boolean {
  return /\bno\s+(?!longer\b|more\b|less\b|fewer\b|doubt\b)\p{L}/iu.test(quote);
}

/** "70%" is no number of children. */
const PER_CENT = /^\s*(?:%|per\s?cent\b|percent|percentage)/iu;

function reportPerCent(
  { fact, quote, quoteSpan }: Quotation,
  told: NumberMention,
  problems: Problems,
): void {
  const where = spanWithin({ text: quote, span: quoteSpan }, told.start, told.end);
  const words = wordsOf(told, quote);
  problems.add(
    messages.quotationSaysPerCent(where, { fact: fact.id, unit: fact.unit.plural, words }),
  );
}

interface Quotation {
  readonly fact: Fact;
  readonly quote: string;
  readonly quoteSpan: Span;
}

function reportUnmarked(
  { fact, quote, quoteSpan }: Quotation,
  value: number,
  mentions: readonly NumberMention[],
  problems: Problems,
): void {
  const words = mentions.map((mention) => wordsOf(mention, quote));
  const fitting = mentions.find((mention) => mention.number === value);
  problems.add(
    messages.severalNumbersQuoted(quoteSpan, {
      fact: fact.id,
      value,
      words,
      fitting: fitting === undefined ? undefined : wordsOf(fitting, quote),
    }),
  );
}

function reportDifferent(
  { fact, quote, quoteSpan }: Quotation,
  value: number,
  told: NumberMention,
  problems: Problems,
): void {
  const where = spanWithin({ text: quote, span: quoteSpan }, told.start, told.end);
  problems.add(
    messages.quotationSaysAnother(fact.valueSpan, {
      fact: fact.id,
      value,
      words: wordsOf(told, quote),
      number: told.number,
      where,
    }),
  );
}

function mentionNamed(
  says: string,
  mentions: readonly NumberMention[],
  quote: string,
): NumberMention | undefined {
  const wanted = normalise(says).toLowerCase();
  return mentions.find((mention) => normalise(wordsOf(mention, quote)).toLowerCase() === wanted);
}

function wordsOf({ start, end }: NumberMention, quote: string): string {
  return quote.slice(start, end);
}
