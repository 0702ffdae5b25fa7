/** The number of a figure that is known to have one. */
import type { Value } from './types.ts';

export function countOf({ value }: { readonly value: Value }): number {
  if (value.kind !== 'number') throw new Error('this is a fault of Briefwright: no number');
  return value.number;
}
