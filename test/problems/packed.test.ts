/** Problems that were packed in one thread are the same in another, whichever sources both of them have. */
import { expect, test } from 'vitest';
import { pack, unpack } from '../../src/problems/packed.ts';
import type { Problem, Source } from '../../src/problems/types.ts';

const shared: Source = { path: 'data/a.yaml', text: 'a: 1\n' };
const own: Source = { path: 'areas.csv', text: 'id,name\n' };
const known =
  ({ path }: Source) =>
  (wanted: string) =>
    wanted === path ? shared : undefined;
const problem = (message: string, source?: Source): Problem => ({
  severity: 'error',
  code: 'test',
  message,
  notes: ['a note'],
  hints: ['a hint'],
  ...(source && { span: { source, start: 1, end: 3 } }),
});

test('each problem comes back with its source', () => {
  const problems = [
    problem('of nowhere'),
    problem('of a file that both sides have', { ...shared }),
    problem('of a file of this side', own),
    problem('of that file again', own),
  ];
  const packed = pack(problems, known(shared));
  expect(packed.sources).toEqual([own]);
  const found = unpack(structuredClone(packed), known(shared));
  expect(found).toEqual(problems);
  expect(found[1]?.span?.source).toBe(shared);
  expect(found[2]?.span?.source).toBe(found[3]?.span?.source);
});

test('a file of the same name with another text is a source of its own', () => {
  const other = { ...shared, text: 'a: 2\n' };
  const packed = pack([problem('of the other text', other)], known(shared));
  expect(unpack(packed, known(shared))[0]?.span?.source).toEqual(other);
});

test('a source that the other side lost is a fault', () => {
  const packed = pack([problem('of a file', shared)], known(shared));
  expect(() => unpack(packed, () => undefined)).toThrow('no source data/a.yaml');
});
