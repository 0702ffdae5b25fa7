/** What commands tell beside the usual: what a PDF says of itself, faults as JSON, themes that are none. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verified } from '../../src/cli/verified.ts';
import { makeProject } from '../../src/scaffold/scaffold.ts';
import { briefwright } from '../support/cli.ts';

const PDF = {
  title: 'Made up',
  document: 'a/briefing',
  edition: '2010',
  briefwright: '1.0.0',
  status: undefined,
  marking: undefined,
  signOff: undefined,
  attachments: 3,
  figures: 2,
  passages: 1,
} as const;

describe('a PDF that was verified', () => {
  test.each([
    [{ status: 'DRAFT' }, '  status:      DRAFT'],
    [{}, '  status:      no status'],
    [
      { signOff: { role: 'Chair', date: '2026-11-23' } },
      '  status:      signed off on 2026-11-23 by: Chair',
    ],
    [{ marking: 'OFFICIAL' }, '  marking:     OFFICIAL'],
  ])('with %j', (parts, line) => {
    expect(verified({ ...PDF, ...parts })).toContain(line);
    expect(verified(PDF).join('\n')).not.toContain('marking');
  });
});

describe('a project', () => {
  const above = mkdtempSync(join(tmpdir(), 'briefwright-'));
  const folder = join(above, 'project');
  const data = join(folder, 'data/training.yaml');
  afterAll(() => rmSync(above, { recursive: true, force: true }));
  beforeAll(async () => {
    makeProject(folder);
    writeFileSync(join(folder, 'bad.yaml'), 'page: { size: A6 }\n');
    writeFileSync(join(folder, 'broken.pdf'), 'no PDF');
    writeFileSync(join(folder, 'latin.yaml'), Buffer.from('from: d\xE9fault\n', 'latin1'));
    expect((await briefwright(['build'], folder)).status).toBe(0);
  }, 60_000);

  test.each(['build', 'check'])('of which %s finds a fault in the theme', async (command) => {
    const { status, stdout, stderr } = await briefwright([command, '--theme', 'bad.yaml'], folder);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`"size" can't be "A6"`);
  });

  test.each([
    ['latin.yaml', 1, 'is not valid UTF-8'],
    ['nothing.yaml', 4, 'cannot read nothing.yaml: there is no such file'],
    ['bold', 2, 'there is no theme named "bold"; there are default, large-print'],
  ])('with the theme %s', async (theme, exit, words) => {
    const { status, stderr } = await briefwright(['check', '--theme', theme], folder);
    expect([status, stderr]).toEqual([exit, expect.stringContaining(words)]);
  });

  test.each(['build', 'check'])('of which %s finds faults in the data', async (command) => {
    const text = readFileSync(data, 'utf8');
    for (const broken of [text.replace('value: 84', 'value: 85'), '- a list\n']) {
      writeFileSync(data, broken);
      const { status, stdout, stderr } = await briefwright([command, '--json'], folder);
      const faults = stderr
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line));
      expect([status, stdout]).toEqual([1, '']);
      expect(faults).toContainEqual(expect.objectContaining({ severity: 'error' }));
    }
    writeFileSync(data, text);
  });

  test('of which stale files are told as JSON', async () => {
    const file = join(folder, 'output/training/briefing.md');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.slice(0, -20));
    const { status, stderr } = await briefwright(['check', '--json'], folder);
    writeFileSync(file, text);
    expect(status).toBe(3);
    const told = stderr
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(told).toContainEqual({
      severity: 'stale',
      code: 'different',
      path: 'output/training/briefing.md',
      message: expect.stringMatching(/^first at line \d+:\n/u),
    });
  });

  test('of which a PDF is verified, and one that is none is not', async () => {
    const file = 'output/training/briefing.pdf';
    const sound = await briefwright(['verify', file, '--project', '.'], folder);
    expect(sound.stdout).toContain(`${file} agrees with itself, and with the project to the last`);
    const broken = await briefwright(['verify', 'broken.pdf', '--json'], folder);
    expect([broken.status, broken.stdout]).toEqual([1, '']);
    expect(JSON.parse(broken.stderr)).toMatchObject({ code: 'unreadable-pdf' });
  });
});
