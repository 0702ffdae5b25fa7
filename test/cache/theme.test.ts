/** A theme's sum stands for all the files that it is made of; where others may be part of it, there is none. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sumOfTheme } from '../../src/cache/theme.ts';

const project = mkdtempSync(join(tmpdir(), 'briefwright-'));
const write = (path: string, text: string) => writeFileSync(join(project, 'themes', path), text);
mkdirSync(join(project, 'themes', 'fonts'), { recursive: true });
write('ours.yaml', 'extends: default\n');
afterAll(() => rmSync(project, { recursive: true, force: true }));

test('a theme that ships goes by its name', () => {
  expect(sumOfTheme(undefined, project)).toBe('default');
  expect(sumOfTheme('letter', project)).toBe('letter');
});

test('any file below themes/ changes the sum of a theme of the project', () => {
  const before = sumOfTheme('ours', project);
  expect(before).toMatch(/^[0-9a-f]{64}$/u);
  expect(sumOfTheme('ours', project)).toBe(before);
  write('fonts/ours.ttf', 'npm: is only text here');
  expect(sumOfTheme('ours', project)).not.toBe(before);
});

test.each(['elsewhere/ours', String.raw`elsewhere\ours`, 'ours.yaml', 'ours.YML'])(
  'the path %s may lead anywhere',
  (path) => {
    expect(sumOfTheme(path, project)).toBeUndefined();
  },
);

test('a theme with fonts of a package has no sum, nor has one beside it', () => {
  write('theirs.yaml', 'fonts: npm:somewhere\n');
  expect(sumOfTheme('theirs', project)).toBeUndefined();
  expect(sumOfTheme('ours', project)).toBeUndefined();
});
