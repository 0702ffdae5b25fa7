/** Reads the options for many documents: how many at once, and which part of them. */
import type { Shard } from '../manifest.ts';

// More threads than any machine has cores only take memory.
const MOST_WORKERS = 256;
const MOST_SHARDS = 10_000;

/** A whole number from 1 on, or what is wrong with it. */
export function readWorkers(
  text: string | undefined,
): number | undefined | { readonly wrong: string } {
  if (text === undefined) return undefined;
  const number = /^[1-9]\d{0,4}$/u.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= MOST_WORKERS) return number;
  return { wrong: `--workers takes a number from 1 to ${MOST_WORKERS}, not "${text}"` };
}

/** `2/8`: the second of eight parts, or what is wrong with it. */
export function readShard(
  text: string | undefined,
): Shard | undefined | { readonly wrong: string } {
  if (text === undefined) return undefined;
  const { part, of } = /^(?<part>[1-9]\d{0,4})\/(?<of>[1-9]\d{0,4})$/u.exec(text)?.groups ?? {};
  const shard = { part: Number(part), of: Number(of) };
  if (shard.part <= shard.of && shard.of <= MOST_SHARDS) return shard;
  return { wrong: `--shard takes a part and a number of parts, such as 2/8; not "${text}"` };
}
