import { describe, expect, it } from 'vitest';
import { defaultTheme, largePrint } from '../../src/layout/theme.ts';
import type { Theme } from '../../src/layout/theme.ts';
import { checkTheme, contrast } from '../../src/layout/themeCheck.ts';
import { Problems } from '../../src/problems/problems.ts';

const codes = (theme: Theme) => {
  const problems = new Problems();
  checkTheme(theme, problems);
  return problems.all.map((problem) => `${problem.code}: ${problem.message.split(':')[0] ?? ''}`);
};
const body = (change: Partial<Theme['type']['body']>): Theme => ({
  ...defaultTheme,
  type: { ...defaultTheme.type, body: { ...defaultTheme.type.body, ...change } },
});

describe('themes', () => {
  it.each([defaultTheme, largePrint])('$name is without fault', (theme) => {
    expect(codes(theme)).toEqual([]);
  });

  it('reports what readers could not read, each by its path', () => {
    expect(codes(body({ size: 11 }))).toEqual(['small-type: type.body.size']);
    expect(codes(body({ leading: 10 }))).toEqual(['tight-leading: type.body.leading']);
    expect(codes(body({ colour: '#808080' }))).toEqual(['low-contrast: type.body.colour']);
    expect(codes(body({ colour: 'grey' }))).toEqual(['bad-colour: type.body.colour']);
    expect(codes(body({ face: 'sanz' }))).toEqual(['unknown-face: type.body.face']);
    expect(codes({ ...defaultTheme, measure: 60 })).toEqual(['no-room: measure']);
  });

  it('reports all faults in one run', () => {
    const colours = { ...defaultTheme.colours, ink: '#fff', secondary: 'red' };
    expect(codes({ ...defaultTheme, colours, fallbacks: ['none'] })).toEqual([
      'bad-colour: colours.ink',
      'bad-colour: colours.secondary',
      'unknown-face: fallbacks.0',
    ]);
  });

  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});
