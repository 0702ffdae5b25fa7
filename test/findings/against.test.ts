/** Any file of a project is held to its schema as a data file is: each value as it is written, each fault at its place. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkAgainst } from '../../src/findings/schema/check.ts';
import { date, named, reference, text } from '../../src/findings/schema/parts.ts';
import { LIMITS } from '../../src/problems/limits.ts';
import { Problems } from '../../src/problems/problems.ts';
import { told } from './read.ts';

const room = z.strictObject({ label: text('A label.', 'Hall'), seats: z.number().optional() });
const SCHEMA = z.strictObject({
  name: text('A name.', 'Board'),
  day: date('A day.', '2024-05-01'),
  seats: z.union([z.number(), z.literal('many')]).optional(),
  open: z.boolean().optional(),
  version: z.literal(1).optional(),
  form: z.enum(['paper', 'call']).optional(),
  chair: reference('A name.', 'chair').optional(),
  rooms: z.union([room, z.array(room).min(1)]).optional(),
  links: named(room, 'Rooms by name.').optional(),
});

function check(body: string, path = 'data/a.yaml') {
  const problems = new Problems();
  const checked = checkAgainst({ path, text: body }, SCHEMA, problems);
  return { raw: checked?.raw, told: told(problems.all) };
}

const HEAD = 'name: Board\nday: 2024-05-01\n';

test.each<[string, unknown]>([
  ['', {}],
  ['form: call # as in #1\n', { form: 'call' }],
  ['#a note on a line of its own\n  #and one more\n', {}],
  ['seats: 12\n', { seats: 12 }],
  ['seats: many\n', { seats: 'many' }],
  ['open: true\n', { open: true }],
  ['open: false\n', { open: false }],
  ['version: 1\n', { version: 1 }],
  ['form: call\n', { form: 'call' }],
  ['chair: the_chair_2\n', { chair: 'the_chair_2' }],
  ['rooms: { label: 7, seats: 7 }\n', { rooms: { label: '7', seats: 7 } }],
  ['rooms: [{ label: Hall }, { label: "7" }]\n', { rooms: [{ label: 'Hall' }, { label: '7' }] }],
  ['links: { constructor: { label: Hall } }\n', { links: { constructor: { label: 'Hall' } } }],
])('%j is read', (body, more) => {
  const { raw, told: faults } = check(HEAD + body);
  expect(faults).toEqual([]);
  expect(raw).toEqual({ name: 'Board', day: '2024-05-01', ...Object(more) });
});

test('a file without an end of line, and one of JSON, are read too', () => {
  expect(check(HEAD, 'data/a.json.yaml').told).toEqual([]);
  const wanted = { name: 'Board', day: '2024-05-01', seats: 7 };
  expect(check(`${HEAD}seats: 7`)).toEqual({ raw: wanted, told: [] });
  expect(check(JSON.stringify(wanted), 'data/a.json')).toEqual({ raw: wanted, told: [] });
});

test.each<[string, readonly string[]]>([
  ['', ['no-findings data/a.yaml:1:1']],
  ['- a\n', ['no-findings data/a.yaml:1:1']],
  ['name: "Board\n', ['broken-yaml data/a.yaml:1:7 "Board']],
  ['name: "Board\\"\n', ['broken-yaml data/a.yaml:1:7 "Board\\"']],
  ["name: 'Board''\n", ["broken-yaml data/a.yaml:1:7 'Board''"]],
  ["a: ''\nb: 'it''s'\nname: 'Board\n", ["broken-yaml data/a.yaml:3:7 'Board"]],
  ['a: ""\nb: "\\\\"\nname: "Board\n', ['broken-yaml data/a.yaml:3:7 "Board']],
  [`${HEAD}form: call #1\n`, ['comment-or-text data/a.yaml:3:12 #1']],
  ['name: >- #note\n  Board\nday: 2024-05-01\n', ['comment-or-text data/a.yaml:1:10 #note']],
  ['name: "Board\nday: 2024-05-01\nform: "call"\n', ['broken-yaml data/a.yaml:1:7 "Board']],
  [`${HEAD}rooms: {label}\n`, ['missing-value data/a.yaml:3:9 label']],
  ['name: Bo\uFEFFard\n', ['forbidden-character data/a.yaml:1:9']],
  [`name: 'Board"\n`, [`broken-yaml data/a.yaml:1:7 'Board"`]],
  ['\u202Ename: Board\n', ['forbidden-character data/a.yaml:1:1 \u202E']],
  ['name: "a" b\nday: 2024-05-01\n', ['broken-yaml data/a.yaml:1:11 b']],
  [`${HEAD}seats: seven\n`, ['wrong-number data/a.yaml:3:8 seven']],
  [`${HEAD}seats: "7"\n`, ['number-as-text data/a.yaml:3:8 "7"']],
  [`${HEAD}open: yes\n`, ['unknown-word data/a.yaml:3:7 yes']],
  [`${HEAD}open: "true"\n`, ['unknown-word data/a.yaml:3:7 "true"']],
  [`${HEAD}version: 2\n`, ['unknown-format data/a.yaml:3:10 2']],
  [`${HEAD}form: letter\n`, ['unknown-word data/a.yaml:3:7 letter']],
  [`${HEAD}chair: The chair\n`, ['bad-name data/a.yaml:3:8 The chair']],
  [`${HEAD}rooms: Hall\n`, ['wrong-type data/a.yaml:3:8 Hall']],
  [`${HEAD}rooms: []\n`, ['empty-list data/a.yaml:3:8 []']],
  [`${HEAD}rooms: [{ label: Hall }, { lable: Hall }]\n`, ['unknown-key data/a.yaml:3:28 lable']],
  [`${HEAD}rooms: { seats: 7 }\n`, ['missing-key data/a.yaml:3:1 rooms']],
  [`${HEAD}rooms: { label: [] }\n`, ['wrong-type data/a.yaml:3:17 [']],
  [`${HEAD}rooms:\n`, ['missing-value data/a.yaml:3:1 rooms']],
  [`${HEAD}links: { Hall: { label: Hall } }\n`, ['bad-name data/a.yaml:3:10 Hall']],
  [`${HEAD}links: { hall: { label: " " } }\n`, ['missing-value data/a.yaml:3:25 " "']],
  [`${HEAD}links: [hall]\n`, ['wrong-type data/a.yaml:3:8 [']],
  ['name: Board\nday: 2024-05-32\n', ['bad-date data/a.yaml:2:6 2024-05-32']],
  ['day: 2024-05-01\n', ['missing-key data/a.yaml:1:1']],
  ['nmae: Board\nday: 2024-05-01\n', ['unknown-key data/a.yaml:1:1 nmae']],
  [
    `${HEAD}colour: red\nform: letter\n`,
    ['unknown-word data/a.yaml:4:7 letter', 'unknown-key data/a.yaml:3:1 colour'],
  ],
])('%j is refused', (body, faults) => {
  expect(check(body)).toEqual({ raw: undefined, told: faults });
});

test('a number of JSON is no text, and a text no number', () => {
  const body = '{"name": 7, "day": "2024-05-01", "seats": "7", "open": "true"}';
  expect(check(body, 'data/a.json').told).toEqual([
    'wrong-type data/a.json:1:10 7',
    'number-as-text data/a.json:1:43 "7"',
    'unknown-word data/a.json:1:56 "true"',
  ]);
});

const nested = (depth: number) => `{"name": ${'['.repeat(depth)}${']'.repeat(depth)}}`;

test('a text of more letters than the limit, and lists in lists, are refused', () => {
  const [long, longer] = [0, 1].map((more) => 'x'.repeat(LIMITS.textLength + more));
  expect(check(`name: ${long}\nday: 2024-05-01\n`).told).toEqual([]);
  const [code] = check(`name: ${longer}\nday: 2024-05-01\n`).told;
  expect(code?.slice(0, 35)).toBe('text-too-long data/a.yaml:1:7 xxxxx');
  const [at] = check(nested(LIMITS.dataNesting), 'data/a.json').told;
  expect(at).toBe(`nested-too-deep data/a.json:1:${9 + LIMITS.dataNesting} [`);
  expect(check(nested(LIMITS.dataNesting - 1), 'data/a.json').told[0]).toContain('wrong-type');
});
