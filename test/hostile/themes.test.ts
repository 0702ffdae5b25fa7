/** Themes that readers couldn't read: each is refused, by the path of the value at fault. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { defaultTheme, type Theme } from '../../src/layout/theme.ts';
import { checkTheme } from '../../src/layout/themeCheck.ts';
import { Problems } from '../../src/problems/problems.ts';
import { KIT } from '../support/hostileKit.ts';

interface ThemeCase {
  readonly it: string;
  readonly set: string;
  readonly to: unknown;
  readonly gives: string;
}

const { cases } = parse(readFileSync(join(KIT, 'themes.yaml'), 'utf8')) as {
  readonly cases: readonly ThemeCase[];
};

test.each(cases)('$it', ({ set, to, gives }) => {
  const theme = structuredClone(defaultTheme) as unknown as Record<string, unknown>;
  const steps = set.split('.');
  const last = steps.pop() ?? '';
  const holder = steps.reduce((at, step) => at[step] as Record<string, unknown>, theme);
  holder[last] = to;
  const problems = new Problems();
  checkTheme(theme as unknown as Theme, problems);
  const found = problems.all.filter(({ code }) => code === gives);
  expect(problems.all.map(({ code }) => code)).toContain(gives);
  expect(found.some(({ message }) => steps.length < 2 || message.includes(steps.join('.')))).toBe(
    true,
  );
});
