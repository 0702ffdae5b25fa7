/** What a thread throws arrives as the same error. */
import { expect, test } from 'vitest';
import { SystemFailure } from '../../src/effects.ts';
import { errorOf, failureOf } from '../../src/workers/failure.ts';

const sent = (error: unknown) => errorOf(structuredClone(failureOf(error)));

test('an error of the system keeps its file', () => {
  const arrived = sent(new SystemFailure('data/a.yaml', 'cannot read data/a.yaml'));
  expect(arrived).toBeInstanceOf(SystemFailure);
  expect(arrived).toMatchObject({ path: 'data/a.yaml', message: 'cannot read data/a.yaml' });
});

test('a fault of the program keeps its stack, where it has one', () => {
  const error = new TypeError('no such thing');
  expect(sent(error)).toMatchObject({ message: 'no such thing', stack: error.stack });
  delete error.stack;
  expect(sent(error).message).toBe('no such thing');
});

test('what is thrown and is no error is said in its own words', () => {
  expect(sent('out of luck').message).toBe('out of luck');
});
