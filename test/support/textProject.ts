/** Makes a project, made up, that has given texts in every place of the data that takes text. */
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KIT } from './hostileKit.ts';

/** The folder of a project with the texts, each in all places that there are once for each entry. */
export function textProject(texts: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'briefwright-'));
  const [first = ''] = texts;
  for (const below of ['data', 'templates']) mkdirSync(join(folder, below));
  cpSync(join(KIT, '../../../templates/partials'), join(folder, 'templates/partials'), {
    recursive: true,
  });
  cpSync(join(KIT, 'texts/briefing.md.hbs'), join(folder, 'templates/briefing.md.hbs'));
  writeFileSync(join(folder, 'data/findings.json'), JSON.stringify(dataWith(texts, first)));
  const cells = texts.map((text) => `"${text.replaceAll('"', '""')}",7`);
  writeFileSync(join(folder, 'data/cells.csv'), ['Area,Number', ...cells, ''].join('\n'));
  return folder;
}

/** A data file, as JSON holds it, with the texts in every place that takes one. */
export function dataWith(texts: readonly string[], single: string): object {
  const each = <T>(make: (text: string, id: string) => T): T[] =>
    texts.map((text, index) => make(text, `n${index}`));
  return {
    format: 1,
    title: single,
    subtitle: single,
    language: 'en-GB',
    date: '2024-05-01',
    author: single,
    documents: [{ template: 'briefing' }],
    edition: {
      label: single,
      from: '2023-04-01',
      to: '2024-03-31',
      place: single,
      evidence: { source: 'n0', locator: single, unquoted: single },
    },
    units: { thing: { singular: single, plural: single, whole: true } },
    facts: Object.fromEntries(
      each((text, id) => [
        id,
        { value: 7, unit: 'thing', label: text, evidence: evidence(text, id), caveats: [id] },
      ]),
    ),
    tables: {
      all: {
        label: single,
        row_heading: single,
        rows: each((text, id) => ({ fact: id, label: text })),
      },
      cells: {
        label: single,
        unit: 'thing',
        file: 'cells.csv',
        separator: 'comma',
        columns: [
          { id: 'area', header: 'Area', label: single, kind: 'text' },
          { id: 'number', header: 'Number', kind: 'number' },
        ],
        evidence: { source: 'n0', locator: single, unquoted: single },
      },
    },
    themes: each((text, id) => ({
      id,
      title: text,
      quantifier: text,
      text: [text, `before ${text}`, `${text} after`],
      attribution: 'article',
      evidence: { source: id, locator: text, unquoted: text },
    })),
    recommendations: texts,
    cases: each((text, id) => ({
      id,
      title: text,
      text: [text],
      themes: [id],
      reading: text,
      not_given: text,
      attribution: 'article',
    })),
    caveats: Object.fromEntries(each((text, id) => [id, { title: text, text }])),
    not_told: texts,
    // oxlint-disable-next-line unicorn/no-thenable -- the key of a data file; nothing awaits it.
    terms: each((text) => ({ then: text, now: text, note: text })),
    questions: each((text, id) => ({ text, themes: [id] })),
    sources: Object.fromEntries(
      each((text, id) => [
        id,
        {
          title: text,
          author: text,
          published: text,
          reference: text,
          url: 'https://example.org/',
          role: text,
        },
      ]),
    ),
  };
}

function evidence(text: string, id: string): object {
  return { source: id, locator: text, quote: `${text} (seven)`, says: 'seven' };
}
