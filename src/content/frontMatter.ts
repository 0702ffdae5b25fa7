/** Turns the front matter of a Markdown file into the document's title, language and the like. */
import { isMap, isNode, isScalar, isSeq, parseDocument, type Pair, type Range } from 'yaml';
import * as messages from '../problems/messages/content.ts';
import { must } from '../problems/must.ts';
import type { Problems } from '../problems/problems.ts';
import type { Source, Span } from '../problems/types.ts';
import { isLanguageTag } from './languages.ts';
import { normalise, type Flavour } from './state.ts';
import type { RunningWords } from './types.ts';

export interface FrontMatterText {
  readonly text: string;
  readonly span: Span;
}

export interface FrontMatter {
  readonly title?: FrontMatterText | undefined;
  readonly subtitle?: FrontMatterText | undefined;
  readonly language?: string | undefined;
  readonly author?: string | undefined;
  readonly date?: string | undefined;
  readonly subject?: string | undefined;
  readonly running?: RunningWords | undefined;
}

interface Place {
  readonly markdown: Source;
  /** Where the YAML starts in the Markdown. */
  readonly start: number;
  readonly flavour: Flavour;
}

const KEYS = [
  'title',
  'subtitle',
  'short-title',
  'language',
  'lang',
  'author',
  'date',
  'subject',
  'status',
  'edition',
  'marking',
  'paper',
];

/** Undefined if the text is no mapping in YAML: then it is no front matter, which in a template's is an error. */
export function readFrontMatter(
  yaml: string,
  place: Place,
  problems: Problems,
): FrontMatter | undefined {
  const document = parseDocument(yaml, { schema: 'failsafe', logLevel: 'silent', strict: true });
  const [fault] = document.errors;
  const whole = spanIn(place, 0, yaml.length);
  if (fault !== undefined || !(isMap(document.contents) || yaml.trim() === '')) {
    const span = fault === undefined ? whole : spanIn(place, ...fault.pos);
    problems.add(messages.brokenFrontMatter(span, place.flavour));
    return place.flavour === 'gfm' ? undefined : {};
  }
  const values = new Map<string, FrontMatterText>();
  for (const pair of isMap(document.contents) ? document.contents.items : []) {
    const entry = entryOf(pair, place, problems);
    if (entry !== undefined) values.set(...entry);
  }
  return fieldsOf(values, place, problems);
}

function entryOf(
  pair: Pair,
  place: Place,
  problems: Problems,
): [string, FrontMatterText] | undefined {
  const { key, value } = pair;
  const at = (node: { range?: Range | null | undefined }) => {
    const [from, to] = must(node.range, 'place in the front matter');
    return spanIn(place, from, to);
  };
  if (!isScalar(key) || typeof key.value !== 'string') {
    if (place.flavour === 'template' && isNode(key)) {
      const span = at(key);
      const written = span.source.text.slice(span.start, span.end).trim();
      problems.add(messages.unknownFrontMatter(span, written, KEYS));
    }
    return undefined;
  }
  const name = key.value;
  if (!KEYS.includes(name)) {
    // Others' documents hold keys for other programs.
    if (place.flavour === 'template')
      problems.add(messages.unknownFrontMatter(at(key), name, KEYS));
    return undefined;
  }
  const text = textOf(value);
  if (text === undefined) {
    problems.add(messages.frontMatterValue(at(key), name, place.flavour));
    return undefined;
  }
  if (text.trim() === '') return undefined;
  const whole = isScalar(value) || isSeq(value) ? value : key;
  return [name, { text: normalise(text).trim(), span: at(whole) }];
}

function textOf(value: unknown): string | undefined {
  if (value === null) return '';
  if (isScalar(value)) return typeof value.value === 'string' ? value.value : '';
  if (!isSeq(value)) return undefined;
  const parts = value.items.map(textOf);
  return parts.includes(undefined) ? undefined : parts.join(', ');
}

function fieldsOf(
  values: ReadonlyMap<string, FrontMatterText>,
  place: Place,
  problems: Problems,
): FrontMatter {
  const text = (key: string) => values.get(key)?.text;
  const language = values.get('language') ?? values.get('lang');
  const isTag = language === undefined || isLanguageTag(language.text);
  if (!isTag) problems.add(messages.badLanguage(language.span, language.text, place.flavour));
  const date = values.get('date');
  const isDate = date === undefined || isCalendarDate(date.text);
  if (!isDate) problems.add(messages.badDate(date.span, date.text, place.flavour));
  const running = runningWords(text);
  return {
    title: values.get('title'),
    subtitle: values.get('subtitle'),
    language: isTag ? language?.text : undefined,
    author: text('author'),
    date: isDate ? date?.text : undefined,
    subject: text('subject'),
    running,
  };
}

function runningWords(text: (key: string) => string | undefined): RunningWords | undefined {
  const keys = {
    shortTitle: 'short-title',
    status: 'status',
    edition: 'edition',
    marking: 'marking',
    paper: 'paper',
  };
  const words = Object.entries(keys).flatMap(([name, key]) => {
    const value = text(key);
    return value === undefined ? [] : [[name, value] as const];
  });
  return words.length === 0 ? undefined : Object.fromEntries(words);
}

/** Whether a text is an ISO 8601 date that the calendar has. */
export function isCalendarDate(text: string): boolean {
  const parts = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/u.exec(text)?.groups;
  if (parts === undefined) return false;
  const [year, month, day] = [Number(parts['year']), Number(parts['month']), Number(parts['day'])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

function spanIn({ markdown, start }: Place, from: number, to: number): Span {
  return { source: markdown, start: start + from, end: start + Math.max(from, to) };
}
