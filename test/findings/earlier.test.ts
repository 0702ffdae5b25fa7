/** The edition before, which many data files may name. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readFindings } from '../../src/findings/read.ts';
import { Problems } from '../../src/problems/problems.ts';
import { edited, tablesOf } from './areaTable.ts';
import { inputOf, told } from './read.ts';

describe('an edition that two files name', () => {
  const before = edited(readFileSync('test/cases/findings/editions/before.yaml', 'utf8'), [
    ['identities:\n', 'identities:\n  - boys <= boys\n'],
  ]);
  const now = readFileSync('test/cases/findings/editions/input.yaml', 'utf8');

  test('is read once, and its warnings are told with each', () => {
    const input = inputOf({ 'a.yaml': now, 'before.yaml': before });
    const [first, second] = [new Problems(), new Problems()];
    const one = readFindings(input, first);
    const other = readFindings(input, second);
    expect(other.previous).toBe(one.previous);
    expect(told(first.all)).toContain('identity-says-nothing data/before.yaml:61:5 boys <= boys');
    expect(told(second.all)).toEqual(told(first.all));
  });

  test('is read again if it has an error, which is told each time', () => {
    const wrong = edited(before, [['value: 12', 'value: 13']]);
    const input = inputOf({ 'a.yaml': now, 'before.yaml': wrong });
    const [first, second] = [new Problems(), new Problems()];
    readFindings(input, first);
    readFindings(input, second);
    expect(told(first.all)).toContain('identity-broken data/before.yaml:34:12 13');
    expect(told(second.all)).toEqual(told(first.all));
  });

  test('looks up all that it was read from each time, for those who keep a list', () => {
    const asked = new Set<string>();
    class Asked<T> extends Map<string, T> {
      override get(name: string): T | undefined {
        asked.add(name);
        return super.get(name);
      }
      override has(name: string): boolean {
        asked.add(name);
        return super.has(name);
      }
    }
    const csv = readFileSync('test/cases/findings/csv/input.yaml', 'utf8');
    const rows = readFileSync('test/cases/findings/csv/areas.csv', 'utf8');
    const chained = edited(csv, [['edition:', 'previous: earliest\nedition:']]);
    const input = inputOf({
      'a.yaml': now.replace('previous: before', 'previous: middle'),
      'middle.yaml': chained,
      'earliest.yaml': edited(csv, [['areas.csv', 'older.csv']]),
    });
    const tables = tablesOf({ 'areas.csv': rows, 'older.csv': rows });
    const lists = { others: new Asked(input.others), tables: new Asked(tables) };
    readFindings({ ...input, ...lists }, new Problems());
    const first = [...asked].sort();
    expect(first).toEqual(['areas.csv', 'earliest', 'middle', 'older.csv']);
    asked.clear();
    readFindings({ ...input, ...lists }, new Problems());
    expect([...asked].sort()).toEqual(first);
  });
});
