/** What is made from the schemas of board papers is up to date, and the shipped files and examples keep to it. */
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { boardDocumentation, boardSchemas } from '../../scripts/board.ts';
import { readMeeting } from '../../src/board/meeting.ts';
import { Problems } from '../../src/problems/problems.ts';

describe('up to date (else run: node scripts/schema.mjs)', () => {
  test.each([...boardSchemas(), ['docs/board-papers.md', boardDocumentation()] as const])(
    '%s',
    (path, text) => {
      expect(readFileSync(path, 'utf8')).toBe(text);
    },
  );
});

const validators = new Map(
  Array.from(boardSchemas(), ([path, text]) => [
    path.replace('data/', ''),
    new Ajv2020({ strict: true, allowUnionTypes: true }).compile(JSON.parse(text)),
  ]),
);

describe('the shipped files keep to their JSON Schema, and name it for editors', () => {
  const files = ['meetings', 'profiles'].flatMap((folder) =>
    readdirSync(`data/${folder}`).map((name) => `data/${folder}/${name}`),
  );

  test.each(files)('%s', (path) => {
    const text = readFileSync(path, 'utf8');
    const schema = /^# yaml-language-server: \$schema=\.\.\/(?<name>.+)\n/u.exec(text);
    const validate = validators.get(schema?.groups?.['name'] ?? '');
    expect(validate?.(parse(text))).toBe(true);
  });
});

test('the examples of the documentation make a cover sheet', () => {
  const blocks = Array.from(
    boardDocumentation().matchAll(/```yaml\n(?<yaml>[^]*?)```/gu),
    (match) => match.groups?.['yaml'] ?? '',
  );
  const exampleOf = (path: string) => ({
    path,
    text: blocks.find((block) => block.startsWith(`# ${path}`)) ?? '',
  });
  const problems = new Problems();
  const meeting = readMeeting(
    {
      name: 'spring',
      source: exampleOf('data/meetings/spring.yaml'),
      profiles: new Map([['example-board', exampleOf('data/profiles/example-board.yaml')]]),
    },
    problems,
  );
  expect(problems.all).toEqual([]);
  expect(meeting?.sections.map(({ id }) => id)).toEqual([
    'recommendations',
    'summary',
    'implications',
    'voice_of_children',
  ]);
  const record = blocks.find((block) => block.includes('sign-off.schema.json')) ?? '';
  expect(validators.get('sign-off.schema.json')?.(parse(record))).toBe(true);
});
