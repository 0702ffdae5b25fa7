/** Spoils a text or bytes: by characters, lines, words of the format, or parts of another input. */
import * as fc from 'fast-check';
import type { Random } from './random.ts';

/** What breaks things, in all formats that are read. */
const TOKENS = [
  ...String.raw`: - " ' { } [ ] , # | > & * ! %YAML --- ... ? ~ null \ .nan 1e999 007 -1 = + << !!int true NO`.split(
    ' ',
  ),
  ...'{{ }} {{{ {{#each {{/each}} {{#if {{else}} {{> {{& @root ../ this as |x| (lookup'.split(' '),
  ...'** _ ~~ ` ``` <!-- --> | --- [^1] [x](y) ![x](y) <br> <b> &amp; &#0; \\ 1. - [ ] > # ###### https:// www.'.split(
    ' ',
  ),
  ...'<svg <g> </g> <path d="M0,0" transform="rotate(1)" url(#a) NaN Infinity 1e30 -0 #fff rgb(0,0,0) <![CDATA['.split(
    ' ',
  ),
  ...'"mark" "bar" "field" "value" "data" {"values":[]} "expr" datum. "type" "quantitative"'.split(
    ' ',
  ),
  '__proto__',
  'constructor',
  '\0',
  '\u202E',
  '\uFEFF',
  '\uD800',
  '\r',
  '\n',
  '\n\n',
  '\t',
  '  ',
  '    ',
  '\u200B',
  '\u0301',
  'é',
  '¾',
  'ß',
  '،',
  '漢',
  '👩‍👧',
  '99999999999999999999',
  '-',
  '9'.repeat(40),
  'a'.repeat(300),
];

/** One to four changes; `others` lend parts of themselves. */
export function spoilText(text: string, others: readonly string[], random: Random): string {
  let result = text;
  for (let count = 1 + random.below(4); count > 0; count -= 1)
    result = spoilOnce(result, others, random);
  return result;
}

function spoilOnce(text: string, others: readonly string[], random: Random): string {
  const at = random.below(text.length + 1);
  const cut = random.chance(0.5) ? 0 : random.below(12);
  switch (random.below(7)) {
    case 0:
      return text.slice(0, at) + random.pick(TOKENS) + text.slice(at + cut);
    case 1:
      return (
        text.slice(0, at) +
        random.sample(fc.string({ unit: 'binary', maxLength: 6 })) +
        text.slice(at + cut)
      );
    case 2:
      return onLines(text, random);
    case 3: {
      const other = random.pick(others);
      const from = random.below(other.length + 1);
      return text.slice(0, at) + other.slice(from, from + random.below(80)) + text.slice(at);
    }
    case 4:
      // A word becomes another: what is whole stays whole, and the fault lies deeper.
      return text.replaceAll(/[\w.-]+/gu, (word) =>
        random.chance(0.01) ? random.pick(TOKENS) : word,
      );
    case 5: {
      const from = random.below(text.length + 1);
      const part = text.slice(from, from + random.below(200));
      return text.slice(0, at) + part.repeat(1 + random.below(3)) + text.slice(at);
    }
    default:
      return text.slice(0, at) + text.slice(at + random.below(120));
  }
}

function onLines(text: string, random: Random): string {
  const lines = text.split('\n');
  const [one, two] = [random.below(lines.length), random.below(lines.length)];
  const [first = '', second = ''] = [lines[one], lines[two]];
  switch (random.below(4)) {
    case 0:
      lines.splice(one, 1);
      break;
    case 1:
      lines.splice(one, 0, second);
      break;
    case 2:
      [lines[one], lines[two]] = [second, first];
      break;
    default:
      lines[one] = random.chance(0.5) ? `  ${first}` : first.replace(/^ {1,2}/u, '');
  }
  return lines.join('\n');
}

/** Up to three bytes or stretches of bytes changed. */
export function spoilBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let result = Uint8Array.from(bytes);
  for (let count = random.below(4); count > 0; count -= 1) {
    const at = random.below(result.length + 1);
    if (random.chance(0.7) && at < result.length) {
      result[at] = random.chance(0.3) ? random.pick([0, 1, 127, 128, 255]) : random.below(256);
    } else if (random.chance(0.5)) {
      result = Uint8Array.from([
        ...result.subarray(0, at),
        ...result.subarray(at + random.below(40)),
      ]);
    } else {
      const part = result.subarray(at, at + random.below(40));
      result = Uint8Array.from([...result.subarray(0, at), ...part, ...result.subarray(at)]);
    }
  }
  return result;
}

/** A value of JSON with one to three of its parts changed: valid JSON, and perhaps nothing else. */
export function spoilTree(tree: unknown, random: Random): unknown {
  let result = tree;
  for (let count = 1 + random.below(3); count > 0; count -= 1) result = spoilNode(result, random);
  return result;
}

const ODD: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  0.1,
  1e15,
  84,
  '',
  ' ',
  'x',
  '{{title}}',
  '{{facts.seen.count}}',
  '{{x',
  '__proto__',
  'a\nb',
  '2024-02-30',
  '[x](y)',
  '<b>',
  '| a |',
  '*',
  'NaN',
  [],
  {},
  [[]],
  { x: 1 },
  'é'.repeat(50),
];

function spoilNode(node: unknown, random: Random): unknown {
  if (random.chance(0.08))
    return random.chance(0.7) ? random.pick(ODD) : random.sample(fc.jsonValue());
  if (Array.isArray(node) && node.length > 0) {
    const at = random.below(node.length);
    if (random.chance(0.1)) return node.filter((_, index) => index !== at);
    if (random.chance(0.1)) return [...node, node[at]];
    return node.map((item: unknown, index) => (index === at ? spoilNode(item, random) : item));
  }
  if (typeof node === 'object' && node !== null && Object.keys(node).length > 0) {
    const entries = Object.entries(node);
    const at = random.below(entries.length);
    if (random.chance(0.06)) return Object.fromEntries(entries.filter((_, index) => index !== at));
    if (random.chance(0.06)) {
      const [, other] = random.pick(entries);
      return Object.fromEntries(
        entries.map(([key, value], index) => [key, index === at ? other : value]),
      );
    }
    return Object.fromEntries(
      entries.map(([key, value]: [string, unknown], index) => [
        key,
        index === at ? spoilNode(value, random) : value,
      ]),
    );
  }
  if (typeof node === 'string' && random.chance(0.6)) {
    return random.chance(0.5)
      ? node + random.pick(TOKENS)
      : random.sample(
          fc.string({ unit: random.pick(['grapheme', 'binary', 'grapheme-ascii']), maxLength: 40 }),
        );
  }
  if (typeof node === 'number' && random.chance(0.5)) return node + random.pick([1, -1, 0.5, 1e6]);
  return random.pick(ODD);
}
