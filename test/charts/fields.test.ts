import { describe, expect, test } from 'vitest';
import { readFields, readOpenFields } from '../../src/charts/fields.ts';
import { readJson } from '../../src/charts/json.ts';
import type { JsonObject } from '../../src/charts/tree.ts';
import { Problems } from '../../src/problems/problems.ts';
import { findingsWith } from '../support/charts.ts';

const { tables } = findingsWith({
  visits: {
    label: 'Visits',
    columns: [
      { id: 'kind', label: 'Kind', kind: 'text' },
      { id: 'year', label: 'Year', kind: 'text' },
      { id: 'value', label: 'Visits', kind: 'count' },
    ],
    rows: [{ kind: 'home', year: '2023', value: 3 }],
  },
  kinds: {
    label: 'Kinds',
    columns: [
      { id: 'kind', label: 'Kind', kind: 'text' },
      { id: 'long', label: 'In words', kind: 'text' },
    ],
    rows: [{ kind: 'home', long: 'At home' }],
  },
});

function parse(spec: object): JsonObject {
  const node = readJson({ path: 'a.vl.json', text: JSON.stringify(spec) }, new Problems());
  if (node?.kind !== 'object') throw new Error('no object');
  return node;
}

/** The names that are said not to be there. */
function unknown(spec: object): readonly string[] {
  const problems = new Problems();
  readFields(parse(spec), tables, problems);
  return problems.all.map(({ code, message }) =>
    code === 'unknown-field' ? (/"(?<name>[^"]*)"/u.exec(message)?.groups?.['name'] ?? '') : code,
  );
}

const data = { name: 'visits' };

describe('the fields after a transform', () => {
  // Each step with what may be named after it, and what may not.
  const steps: readonly (readonly [
    step: object,
    known: readonly string[],
    gone: readonly string[],
  ])[] = [
    [{ calculate: 'datum.value * 2', as: 'twice' }, ['twice', 'value'], ['thrice']],
    [
      {
        filter: {
          and: [
            'datum.value > 1',
            { not: { field: 'kind', equal: 'home' } },
            { or: [{ param: 'p' }] },
          ],
        },
      },
      ['value'],
      ['p'],
    ],
    [{ sample: 10 }, ['value'], []],
    [
      { aggregate: [{ op: 'sum', field: 'value', as: 'all' }], groupby: ['kind'] },
      ['all', 'kind'],
      ['value', 'year'],
    ],
    [
      { joinaggregate: [{ op: 'sum', field: 'value', as: 'all' }], groupby: ['kind'] },
      ['all', 'value'],
      ['sum'],
    ],
    [
      { window: [{ op: 'rank', as: 'rank' }], sort: [{ field: 'value' }], groupby: ['kind'] },
      ['rank', 'value'],
      [],
    ],
    [
      { stack: 'value', groupby: ['kind'], sort: [{ field: 'year' }], as: 'edge' },
      ['edge', 'edge_end'],
      ['start'],
    ],
    [{ stack: 'value', groupby: [], as: ['start', 'end'] }, ['start', 'end'], ['start_end']],
    [{ bin: true, field: 'value', as: 'binned' }, ['binned', 'binned_end'], []],
    [{ timeUnit: 'year', field: 'year', as: 'y' }, ['y', 'year'], []],
    [{ fold: ['value'] }, ['key', 'value'], ['keys']],
    [{ fold: ['value'], as: ['what', 'many'] }, ['what', 'many'], ['key']],
    [{ flatten: ['kind'], as: ['one'] }, ['one', 'kind'], []],
    [{ impute: 'value', key: 'year', groupby: ['kind'], value: 0 }, ['value'], []],
    [
      { lookup: 'kind', from: { data: { name: 'kinds' }, key: 'kind', fields: ['long'] } },
      ['long', 'value'],
      ['short'],
    ],
    [
      { lookup: 'kind', from: { data: { name: 'kinds' }, key: 'kind' }, as: ['all'] },
      ['all'],
      ['long'],
    ],
    [{ pivot: 'kind', value: 'value', groupby: ['year'] }, ['home', 'anything'], []],
    [{ density: 'value', groupby: ['kind'] }, ['density', 'value', 'kind'], ['year']],
    [{ quantile: 'value', as: ['p', 'v'] }, ['p', 'v'], ['prob', 'kind']],
    [{ regression: 'value', on: 'year', groupby: ['kind'] }, ['year', 'value', 'kind'], []],
    [{ loess: 'value', on: 'year', as: ['x', 'y'] }, ['x', 'y'], ['value']],
    [{ extent: 'value', param: 'e' }, ['value'], ['e']],
    [{ nothing: 'that we know' }, ['value'], []],
  ];
  test.each(steps)('%j', (step, known, gone) => {
    const spec = (names: readonly string[]) => ({
      data,
      transform: [step],
      mark: 'bar',
      encoding: { tooltip: names.map((field) => ({ field })) },
    });
    expect(unknown(spec(known))).toEqual([]);
    expect(unknown(spec(gone))).toEqual(gone);
  });

  const misspelt: readonly (readonly [step: object, names: readonly string[]])[] = [
    [{ calculate: "datum['valeu'] + datum.kid", as: 'a' }, ['valeu', 'kid']],
    [{ filter: { or: [{ field: 'yaer', equal: 1 }, 'datum.knd > 1'] } }, ['yaer', 'knd']],
    [{ aggregate: [{ op: 'sum', field: 'a1', as: 'b' }], groupby: ['a2'] }, ['a2', 'a1']],
    [
      { window: [{ op: 'sum', field: 'a1', as: 'b' }], groupby: ['a2'], sort: [{ field: 'a3' }] },
      ['a2', 'a1', 'a3'],
    ],
    [{ stack: 'a1', groupby: ['a2'], sort: [{ field: 'a3' }], as: 'b' }, ['a1', 'a2', 'a3']],
    [{ bin: true, field: 'a1', as: 'b' }, ['a1']],
    [{ fold: ['a1', 'value'] }, ['a1']],
    [{ impute: 'a1', key: 'a2', groupby: ['a3'] }, ['a1', 'a2', 'a3']],
    [
      { lookup: 'a1', from: { data: { name: 'kinds' }, key: 'a2', fields: ['a3'] } },
      ['a2', 'a3', 'a1'],
    ],
    [{ lookup: 'kind', from: { data: { name: 'kins' }, key: 'kind' } }, ['unknown-table']],
    [{ lookup: 'kind', from: { data: { values: [] }, key: 'kind' } }, ['foreign-data']],
    [{ pivot: 'a1', value: 'a2', groupby: ['a3'] }, ['a1', 'a2', 'a3']],
    [{ regression: 'a1', on: 'a2' }, ['a1', 'a2']],
  ];
  test.each(misspelt)('%j names what is not there', (step, names) => {
    expect(unknown({ data, transform: [step], mark: 'bar' })).toEqual(names);
  });
});

describe('the fields of a view', () => {
  const x = { field: 'value', type: 'quantitative' };

  test('are known through layers, each fault being said once', () => {
    const spec = {
      data,
      encoding: { x: { field: 'valeu' } },
      layer: [{ mark: 'bar' }, { mark: 'text' }],
    };
    expect(unknown(spec)).toEqual(['valeu']);
  });

  test('are those of the data nearest to it', () => {
    const layer = [
      { mark: 'bar' },
      { data: { name: 'kinds' }, mark: 'text', encoding: { text: { field: 'long' } } },
    ];
    expect(unknown({ data, encoding: { y: { field: 'kind' } }, layer })).toEqual([]);
    expect(unknown({ data, encoding: { x }, layer })).toEqual(['value']);
  });

  test('are known in rows of pictures, facets and repetitions', () => {
    const spec = { mark: 'bar', encoding: { x } };
    expect(
      unknown({ data, hconcat: [spec, { ...spec, encoding: { x: { field: 'a1' } } }] }),
    ).toEqual(['a1']);
    expect(
      unknown({ data, facet: { row: { field: 'kind' }, column: { field: 'a2' } }, spec }),
    ).toEqual(['a2']);
    expect(unknown({ data, facet: { field: 'a3' }, spec })).toEqual(['a3']);
    const repeated = {
      mark: 'bar',
      encoding: { x: { field: { repeat: 'repeat' }, type: 'quantitative' } },
    };
    expect(unknown({ data, repeat: ['value', 'a4'], spec: repeated })).toEqual(['a4']);
    const crossed = {
      mark: 'bar',
      encoding: { x: { field: { repeat: 'column' } }, y: { field: { repeat: 'row' } } },
    };
    expect(
      unknown({ data, repeat: { column: ['value'], row: ['kind', 'a5'] }, spec: crossed }),
    ).toEqual(['a5']);
  });

  test('are looked for in sorting, conditions and expressions, and not in labels', () => {
    const encoding = {
      x: { ...x, axis: { labelExpr: 'datum.label', title: { expr: 'datum.nothing' } } },
      y: { field: 'kind', sort: { field: 'a1' } },
      color: {
        condition: [
          { test: 'datum.a2 > 1', value: 'red' },
          { test: { field: 'a3', equal: 1 }, field: 'a4' },
        ],
      },
      size: { aggregate: { argmax: 'a5' }, field: 'value' },
    };
    const mark = { type: 'bar', dx: { expr: 'datum.a6 + width' } };
    expect([...unknown({ data, mark, encoding })].sort()).toEqual([
      'a1',
      'a2',
      'a3',
      'a4',
      'a5',
      'a6',
    ]);
  });

  test('may be written with a backslash before a dot', () => {
    const dotted = findingsWith({
      t: { label: '', columns: [{ id: 'a.b', label: '', kind: 'count' }], rows: [] },
    });
    const problems = new Problems();
    const spec = { data: { name: 't' }, mark: 'bar', encoding: { x: { field: String.raw`a\.b` } } };
    readFields(parse(spec), dotted.tables, problems);
    expect(problems.all).toEqual([]);
  });

  test('of somebody else’s chart may be any', () => {
    const { leaves } = readOpenFields(
      parse({ data: { url: 'a.csv' }, mark: 'arc', encoding: { x: { field: 'any' } } }),
    );
    expect(leaves.map(({ mark, uses }) => [mark, uses.map(({ field }) => field)])).toEqual([
      ['arc', ['any']],
    ]);
  });
});
