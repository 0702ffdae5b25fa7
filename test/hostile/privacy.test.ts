/**
 * What isn't printed is in no output, log, error, metadata, alternative text or attachment. Each text of the data is a
 * word of its own that stands nowhere else, so that a leak names its place.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, formatProblem, problemAsJson, type Problem } from '../../src/index.ts';
import { discard, kitProject } from '../support/hostileKit.ts';
import { unpackedText } from '../support/pdfText.ts';
import { dataWith } from '../support/textProject.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const PLACEHOLDER = 'canary';
// What names or addresses something is no text of the data's own.
const NAMES = /^(?:format|language|date|from|to|url|source|unit|fact|header|file|says)$/u;

interface Canaries {
  readonly data: Json;
  /** The place of each word in the data. */
  readonly places: ReadonlyMap<string, string>;
}

/** The data with a word of its own in each place that takes text. */
function withCanaries(data: Json): Canaries {
  const places = new Map<string, string>();
  const visit = (node: Json, path: string): Json => {
    if (Array.isArray(node))
      return node.map((item: Json, index) => visit(item, `${path}.${index}`));
    if (typeof node === 'object' && node !== null) {
      return Object.fromEntries(
        Object.entries(node).map(([key, value]) => [
          key,
          NAMES.test(key) ? value : visit(value, `${path}.${key}`),
        ]),
      );
    }
    if (typeof node !== 'string' || !node.includes(PLACEHOLDER)) return node;
    const letters = Array.from(String(1000 + places.size), (digit) => 'bcdfghjklm'[Number(digit)]);
    const word = `q${letters.join('')}zx`;
    places.set(word, path.slice(1));
    return node.replace(PLACEHOLDER, word);
  };
  return { data: visit(data, ''), places };
}

const { data, places } = withCanaries(dataWith([PLACEHOLDER, PLACEHOLDER], PLACEHOLDER) as Json);
const wordAt = (path: string): string => {
  const found = [...places].find(([, place]) => place === path)?.[0];
  if (found === undefined) throw new Error(`no text at ${path}`);
  return found;
};

/** Places of the words that a text holds. */
function leaksIn(text: string): readonly string[] {
  const folded = text.replaceAll(/\s+/gu, '');
  return [...places].flatMap(([word, place]) => (folded.includes(word) ? [place] : []));
}

const TEMPLATE = `---
title: {{title}}
language: {{language}}
date: {{isoDate}}
status: {{status}}
---

# {{title}}

<!-- briefwright: details -->
- **Date:** {{date}}
{{> standing}}

## A heading

**{{number-figure "all"}}. {{charts.all.title}}**\\
{{charts.all.subtitle}}

![{{charts.all.alt}}]({{charts.all.path}})

{{> notes}}
`;

const CHART = {
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  title: { text: 'Things by row', subtitle: 'Made up' },
  data: { name: 'all' },
  encoding: {
    y: { field: 'label', type: 'nominal', sort: null, title: null },
    x: { field: 'value', type: 'quantitative', axis: null },
  },
  layer: [
    { mark: 'bar' },
    {
      mark: { type: 'text', style: 'value', align: 'left', dx: 4 },
      encoding: { text: { field: 'value' } },
    },
  ],
};

/** What this template prints: the title, the chart with its table's rows and words, and the caveats of its facts. */
const PRINTED =
  /^(?:title|units\.thing\.|tables\.all\.label|tables\.all\.rows\.\d\.label|caveats\.)/u;

let folder: string;
let problems: readonly Problem[];
beforeAll(async () => {
  folder = kitProject();
  writeFileSync(join(folder, 'data/findings.json'), JSON.stringify(data, undefined, 1));
  discard(join(folder, 'data/findings.yaml'));
  writeFileSync(join(folder, 'data/cells.csv'), 'Area,Number\nqcellzx,7\n');
  writeFileSync(join(folder, 'templates/briefing.md.hbs'), TEMPLATE);
  writeFileSync(join(folder, 'templates/charts/all.vl.json'), JSON.stringify(CHART));
  ({ problems } = await build({ folder }));
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(errors.map((problem) => formatProblem(problem))).toEqual([]);
});
afterAll(() => discard(folder));

test('every text that the schema knows has a word of its own', () => {
  const schema = JSON.parse(readFileSync('data/findings.schema.json', 'utf8')) as Json;
  const known = new Set(
    [...places.values()].map((place) =>
      place
        .split('.')
        .filter((step) => !/^(?:n?\d+|thing|all|cells)$/u.test(step))
        .join('.'),
    ),
  );
  // Texts that a file of this kind can't hold, and the words that only the board's papers have.
  const elsewhere =
    /^(?:\$schema|marking|areas|derived|revisions|not_comparable|identities)|expression|snapshot|compare|\.(?:file|says|header)$/u;
  // Evidence is read in one way, wherever it stands.
  const missing = textsOf(schema).filter(
    (path) => !elsewhere.test(path) && !known.has(path) && !known.has(asElsewhere(path)),
  );
  expect(missing).toEqual([]);
});

/** Evidence is read in one way, wherever it stands. */
function asElsewhere(path: string): string {
  const evidence = path.endsWith('.unquoted') ? 'themes.evidence.' : 'facts.evidence.';
  return path.replace(/^.*\.evidence\./u, evidence);
}

/** The paths of free texts of a JSON Schema. Names have patterns that hold no white space class. */
function textsOf(schema: Json, path = ''): readonly string[] {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return [];
  const node = schema as Record<string, Json>;
  const deeper = (part: Json | undefined, step = '') =>
    textsOf(part ?? null, step === '' ? path : path === '' ? step : `${path}.${step}`);
  const { type, pattern } = node;
  const isText = type === 'string' && typeof pattern === 'string' && pattern.startsWith('[^\\s');
  const own = isText ? [path] : [];
  const options = Array.isArray(node['anyOf'])
    ? node['anyOf'].flatMap((one: Json) => deeper(one))
    : [];
  const properties = Object.entries((node['properties'] ?? {}) as Record<string, Json>);
  return [
    ...new Set([
      ...own,
      ...options,
      ...properties.flatMap(([key, value]) => deeper(value, key)),
      ...deeper(node['additionalProperties']),
      ...deeper(node['items']),
    ]),
  ];
}

function read(name: string): Buffer {
  return readFileSync(join(folder, 'output/findings', name));
}

function unprinted(text: string): readonly string[] {
  return leaksIn(text).filter((place) => !PRINTED.test(place));
}

describe('outputs hold what is printed, and no more', () => {
  test('the Markdown', () => {
    const text = read('briefing.md').toString();
    expect(text).toContain(wordAt('title'));
    expect(unprinted(text)).toEqual([]);
  });

  test('the chart, its labels for screen readers included', () => {
    const text = read('charts/all.svg').toString();
    expect(text).toContain(wordAt('tables.all.rows.0.label'));
    // The name of the table says what is drawn, in the alternative text.
    const drawn = /^(?:tables\.all\.(?:rows\.\d\.)?label|units\.thing\.)/u;
    expect(leaksIn(text).filter((place) => !drawn.test(place))).toEqual([]);
  });

  test('the PDF, its metadata, tags and attachments included', () => {
    const text = unpackedText(read('briefing.pdf'));
    expect(text).toContain(wordAt('tables.all.rows.0.label'));
    // The record names the edition of each document.
    expect(unprinted(text).filter((place) => place !== 'edition.label')).toEqual([]);
  });

  test('nothing else', () => {
    const manifest = readFileSync(join(folder, 'output/manifest.json'), 'utf8');
    // It names the edition of each document.
    expect(unprinted(manifest).filter((place) => place !== 'edition.label')).toEqual([]);
    expect(readdirSync(join(folder, 'output')).sort()).toEqual(['findings', 'manifest.json']);
    const names = readdirSync(join(folder, 'output/findings'), { recursive: true }).map(String);
    expect(unprinted(names.join(' '))).toEqual([]);
  });

  test('what is told of the build', () => {
    expect(leaksIn(problems.map((problem) => formatProblem(problem)).join('\n'))).toEqual([]);
  });
});

describe('an error says no more of the data than the text at fault', () => {
  const text = JSON.stringify(data, undefined, 1);

  test.each([...places.values()])('%s', async (place) => {
    const word = wordAt(place);
    writeFileSync(join(folder, 'data/findings.json'), text.replace(word, `${word}\\u202E`));
    try {
      const result = await build({ folder, formats: ['md'] });
      const errors = result.problems.filter(({ severity }) => severity === 'error');
      expect(errors.length).toBeGreaterThan(0);
      for (const problem of errors) {
        const said = `${formatProblem(problem)}\n${JSON.stringify(problemAsJson(problem))}`;
        expect(leaksIn(said).filter((leak) => leak !== place)).toEqual([]);
      }
    } finally {
      writeFileSync(join(folder, 'data/findings.json'), text);
    }
  });
});
