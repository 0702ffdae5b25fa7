import { expect, test } from 'vitest';
import { isOwned } from '../../src/text/owned.ts';
import type { Face } from '../../src/text/types.ts';

test('of a face that has all characters, it owns all but controls and marks', () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no more of a face is asked for.
  const face = { has: () => true } as unknown as Face;
  const wrong: number[] = [];
  for (let code = 0; code < 0x2200; code += 1) {
    const character = String.fromCharCode(code);
    const isSpace = code === 0x0a || code === 0x20;
    if (isOwned(character, face) !== (isSpace || !/[\p{C}\p{M}]/u.test(character)))
      wrong.push(code);
  }
  expect(wrong).toEqual([]);
});
