/** What is hidden beside a small count where there are too many figures to search through. */
import { describe, expect, test } from 'vitest';
import { fileOf, HIDE, hiddenIn, readAll, YEAR } from './figuresFile.ts';

describe('among more figures than a search could go through', () => {
  const parts = Array.from({ length: 220 }, (_, index) => `p${index}`);
  const sum = parts.join(' + ');
  const total = 3 + 219 * 20;
  const figures = (base: string) =>
    parts.map((name, index) => `${name}=${index === 0 ? 3 : 20}${base}`).join(' ');

  test.each<[string, string, readonly string[], string]>([
    ['a base tells nothing that its sum does not', '/all', [`${sum} = all`], 'p0 p1'],
    ['the same, turned round', '/all', [`all = ${sum}`], 'p0 p1'],
    ['no base, no bound', '', [`${sum} = all`], 'p0 p1'],
    ['a bound on a hidden part that is not its base', '', [`${sum} = all`, 'p0 <= p2'], 'all'],
    ['a bound of two parts', '', [`${sum} = all`, 'p0 + p1 <= all'], 'all'],
  ])('%s', (_, base, identities, hidden) => {
    const file = fileOf(`${figures(base)} all=${total}`, identities, `${YEAR}\n${HIDE}`);
    const found = hiddenIn(readAll({ 'a.yaml': file }));
    expect(found).toBe(hidden === 'all' ? `${parts.join(' ')} all` : hidden);
  });
});
