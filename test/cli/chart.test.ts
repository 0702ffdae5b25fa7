/** The command `chart` as a user meets it: the compiled program, with its process that draws. */
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/problems/limits.ts';
import { compiledBriefwright } from '../support/cli.ts';
import { readTags } from '../support/pdfText.ts';

const above = mkdtempSync(join(tmpdir(), 'briefwright-'));
afterAll(() => rmSync(above, { recursive: true, force: true }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(above, 'charts-'));
});

const BARS = {
  title: 'Made up',
  data: { url: 'rain.csv' },
  mark: 'bar',
  encoding: { x: { field: 'month', type: 'nominal' }, y: { field: 'mm', type: 'quantitative' } },
};

function chart(spec: object, output: string, ...options: string[]) {
  writeFileSync(join(folder, 'rain.vl.json'), JSON.stringify(spec));
  return compiledBriefwright(['chart', 'rain.vl.json', '-o', output, ...options], folder);
}

describe('with its data beside it', () => {
  beforeEach(() => writeFileSync(join(folder, 'rain.csv'), 'month,mm\nMay,41\nJune,62\n'));

  test('a chart becomes an SVG that holds what the data say', () => {
    const { status, stdout, stderr } = chart(BARS, 'rain.svg');
    expect([status, stdout, stderr]).toEqual([0, 'wrote rain.svg\n', '']);
    const svg = readFileSync(join(folder, 'rain.svg'), 'utf8');
    for (const text of ['Made up', 'May', 'June']) expect(svg).toContain(`>${text}</text>`);
  });

  test('a chart becomes a PDF whose figure says what it is', () => {
    expect(chart(BARS, 'rain.pdf', '--quiet')).toEqual({ status: 0, stdout: '', stderr: '' });
    const { children } = readTags(readFileSync(join(folder, 'rain.pdf')));
    expect(children).toEqual([expect.objectContaining({ role: 'Figure', alt: 'Made up' })]);
  });

  test('breaches of the rules of good charts are told where they are asked for', () => {
    const plain = { ...BARS, title: undefined };
    expect(chart(plain, 'rain.svg').stderr).toBe('');
    const { status, stdout, stderr } = chart(plain, 'rain.svg', '--lint', '--json');
    expect([status, stdout]).toEqual([0, '']);
    for (const line of stderr.trim().split('\n'))
      expect(JSON.parse(line)).toMatchObject({ severity: 'warning' });
  });

  test('a character that no font has is refused, and an earlier picture stays', () => {
    writeFileSync(join(folder, 'rain.pdf'), 'earlier');
    const { status, stderr } = chart({ ...BARS, title: 'Rain \uE000' }, 'rain.pdf');
    expect([status, readFileSync(join(folder, 'rain.pdf'), 'utf8')]).toEqual([1, 'earlier']);
    expect(stderr).toContain('no font has the character U+E000');
  });
});

describe('what a chart may not read, it is told why', () => {
  test.each([
    ['missing.csv', 'there is no such file'],
    ['outside/rain.csv', 'it is outside the folder'],
    ['../rain.csv', 'it leads out of the folder'],
    ['large.csv', `it is larger than ${LIMITS.chartDataBytes} bytes`],
  ])('%s', (url, why) => {
    writeFileSync(join(above, 'rain.csv'), '');
    symlinkSync(above, join(folder, 'outside'), 'junction');
    writeFileSync(join(folder, 'large.csv'), '');
    truncateSync(join(folder, 'large.csv'), LIMITS.chartDataBytes + 1);
    const { status, stderr } = chart({ ...BARS, data: { url } }, 'rain.svg');
    expect(stderr).toContain(why);
    expect([status, existsSync(join(folder, 'rain.svg'))]).toEqual([1, false]);
  });
});

test('a chart without end is stopped', () => {
  const data = { sequence: { start: 0, stop: 2e9, step: 1, as: 'mm' } };
  const transform = [{ filter: 'datum.mm < 0' }];
  const { status, stderr } = chart({ ...BARS, data, transform }, 'rain.svg');
  expect([status, stderr]).toEqual([
    1,
    expect.stringMatching(/^error\[chart-too-(?:slow|much-memory)\]/u),
  ]);
});
