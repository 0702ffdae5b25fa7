/** Turns the pages of a PDF and its record into the problems of figures that aren't printed as recorded. */
import * as messages from '../problems/messages/verify.ts';
import { nth } from '../problems/must.ts';
import type { Problems } from '../problems/problems.ts';
import type { PageText } from '../pdf/readDocument.ts';
import { stripped } from '../published/passages.ts';
import type { Passage, PrintedFigure } from '../published/types.ts';
import { nameOf } from './data.ts';
import type { PdfParts } from './read.ts';

/** Each passage stands on the pages, in its order, with its figures. */
export function checkPassages(parts: PdfParts, problems: Problems): void {
  const pages = new Pages(parts.document.text);
  for (const passage of parts.record.passages) {
    if (pages.isExhausted) return problems.add(messages.tooDisordered());
    checkPassage(passage, pages, parts, problems);
  }
}

/** The charts show the text that they were drawn with, figure by figure. */
export function checkCharts(parts: PdfParts, problems: Problems): void {
  const { figures } = parts.document;
  const { charts } = parts.record;
  if (figures.length !== charts.length) {
    problems.add(messages.chartsDiffer(charts.length, figures.length));
  }
  for (const [index, { text }] of charts.entries()) {
    const drawn = figures[index];
    if (drawn !== undefined) checkPassage(text, new Pages([drawn]), parts, problems);
  }
}

/** Status and marking stand on each page. */
export function checkFurniture({ document, record }: PdfParts, problems: Problems): void {
  for (const what of ['status', 'marking'] as const) {
    const text = record[what];
    if (text === null) continue;
    for (const [index, artifacts] of document.artifacts.entries()) {
      if (!stripped(artifacts).includes(stripped(text))) {
        problems.add(messages.notOnPage(what, text, index + 1));
      }
    }
  }
}

/** A few seconds of looking; a long document of ours, with a note on each page, needs a hundredth of it. */
const PATIENCE = 5_000_000_000;

/** The text of all pages as one, without white space, and a place in it up to which all was found. */
class Pages {
  readonly text: string;
  readonly #starts: readonly { readonly at: number; readonly page: number }[];
  readonly #used = new Set<number>();
  /** How many characters may still be looked through for what isn't in its place. */
  #patience = PATIENCE;
  cursor = 0;

  constructor(texts: readonly PageText[]) {
    const starts: { at: number; page: number }[] = [];
    const parts: string[] = [];
    let length = 0;
    for (const { page, text } of texts) {
      if (starts.at(-1)?.page !== page) starts.push({ at: length, page });
      const part = stripped(text);
      parts.push(part);
      length += part.length;
    }
    this.text = parts.join('');
    this.#starts = starts;
  }

  /**
   * Whether a passage stands on the pages, once for each time that it is recorded: the same row may end several
   * tables. Notes stand at the foot of earlier pages than their place in the text.
   */
  take(passage: string): boolean {
    const after = this.#unused(passage, this.cursor);
    if (after === -1) this.#patience -= this.text.length;
    const at = after === -1 ? this.#unused(passage, 0) : after;
    if (at === -1) return false;
    this.#used.add(at);
    if (after !== -1) this.cursor = after + passage.length;
    return true;
  }

  #unused(passage: string, from: number): number {
    let at = this.text.indexOf(passage, from);
    while (at !== -1 && this.#used.has(at)) {
      this.#patience -= 1 + passage.length;
      at = this.isExhausted ? -1 : this.text.indexOf(passage, at + 1);
    }
    return at;
  }

  get isExhausted(): boolean {
    return this.#patience < 0;
  }

  pageAt(at: number): number {
    let found = 1;
    for (const start of this.#starts) if (start.at <= at) found = start.page;
    return found;
  }
}

/** A figure of a passage, and its text as it is compared. */
interface Figure {
  readonly figure: PrintedFigure;
  readonly text: string;
}

/** A passage in parts: the figures that it starts with, and each stretch of words with the figures after it. */
interface Runs {
  readonly lead: readonly Figure[];
  readonly runs: readonly { readonly words: string; readonly figures: readonly Figure[] }[];
}

function runsOf(passage: Passage, figures: readonly PrintedFigure[]): Runs {
  const lead: Figure[] = [];
  const runs: { words: string; figures: Figure[] }[] = [];
  let latest = lead;
  for (const part of passage) {
    if (typeof part === 'string') {
      latest = [];
      runs.push({ words: part, figures: latest });
    } else {
      const figure = nth(figures, part);
      latest.push({ figure, text: stripped(figure.text) });
    }
  }
  return { lead, runs };
}

function joined(figures: readonly Figure[]): string {
  return figures.map(({ text }) => text).join('');
}

function checkPassage(passage: Passage, pages: Pages, parts: PdfParts, problems: Problems): void {
  const { lead, runs } = runsOf(passage, parts.record.figures);
  const rest = runs.map(({ words, figures }) => words + joined(figures));
  if (pages.take(joined(lead) + rest.join(''))) return;
  const altered = alteredFigures({ lead, runs }, pages);
  for (const { figure, found, place } of altered) {
    const name = nameOf(figure, parts.data);
    const page = pages.pageAt(place);
    problems.add(messages.figureOnPage(name, { page, found, recorded: figure.text }));
  }
  if (altered.length > 0) return;
  const all = [...lead, ...runs.flatMap(({ figures }) => figures)];
  const names = all.map(({ figure }) => `${nameOf(figure, parts.data)} ${figure.text}`);
  problems.add(messages.passageGone([...new Set(names)].join(', ')));
}

interface Altered {
  readonly figure: PrintedFigure;
  readonly found: string;
  readonly place: number;
}

/** Longer than any figure prints. */
const WINDOW = 160;

/**
 * The figures that differ, if the words around them are all there: what stands between two words is compared with the
 * figures that should.
 */
function alteredFigures({ lead, runs }: Runs, pages: Pages): readonly Altered[] {
  const { text, cursor } = pages;
  const [opening] = runs;
  if (opening === undefined) return [];
  const after = text.indexOf(opening.words, cursor);
  let at = after === -1 ? text.indexOf(opening.words) : after;
  if (at === -1) return [];
  const before = text.slice(Math.max(0, at - joined(lead).length), at);
  const altered = [...unlike(lead, before, at - before.length)];
  for (const [place, { words, figures }] of runs.entries()) {
    at += words.length;
    const next = runs[place + 1];
    // At the passage's end as much as should stand there.
    const end = next === undefined ? at + joined(figures).length : text.indexOf(next.words, at);
    if (end === -1 || end - at > WINDOW) return altered;
    altered.push(...unlike(figures, text.slice(at, end), at));
    at = end;
  }
  return altered;
}

/** Of figures that follow each other, those that differ; where their lengths do, all of them from the first on. */
function unlike(figures: readonly Figure[], found: string, at: number): readonly Altered[] {
  const wanted = joined(figures);
  if (wanted === found) return [];
  const even = wanted.length === found.length;
  let place = 0;
  for (const [index, { figure, text }] of figures.entries()) {
    const rest = found.slice(place);
    const here = even || index < figures.length - 1 ? rest.slice(0, text.length) : rest;
    if (here !== text) return [{ figure, found: even ? here : rest, place: at + place }];
    place += text.length;
  }
  return [];
}
