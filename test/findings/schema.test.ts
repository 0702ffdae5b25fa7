import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { documentationText, jsonSchemaText } from '../../scripts/schema.ts';
import { isError, printed, readFiles } from './read.ts';

const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
  JSON.parse(jsonSchemaText()),
);

function exampleText(): string {
  return /```yaml\n(?<yaml>[^]*?)```/u.exec(documentationText())?.groups?.['yaml'] ?? '';
}

function example(): Record<string, unknown> {
  return Object(parse(exampleText()));
}

describe('what is made from the schema is up to date (else run: node scripts/schema.mjs)', () => {
  test('data/findings.schema.json', () => {
    expect(readFileSync('data/findings.schema.json', 'utf8')).toBe(jsonSchemaText());
  });

  test('docs/data.md', () => {
    expect(readFileSync('docs/data.md', 'utf8')).toBe(documentationText());
  });
});

describe('the shipped data', () => {
  const files = readdirSync('data').filter((name) => name.endsWith('.yaml'));

  test.each(files)('%s keeps to the JSON schema, and names it for editors', (name) => {
    const text = readFileSync(`data/${name}`, 'utf8');
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=findings.schema.json');
    validate(parse(text));
    expect(validate.errors).toBeNull();
  });

  test.each(files)('%s has no problems', (name) => {
    const texts = Object.fromEntries(
      files.map((file) => [file, readFileSync(`data/${file}`, 'utf8')]),
    );
    expect(printed(readFiles(texts, name).problems.filter(isError))).toEqual([]);
  });
});

describe('the JSON schema', () => {
  test('takes the example of the documentation', () => {
    validate(example());
    expect(validate.errors).toBeNull();
  });

  test('refuses a key that it does not know, anywhere', () => {
    for (const spoil of [
      (file: Record<string, unknown>) => ({ ...file, titel: 'x' }),
      (file: Record<string, unknown>) => ({
        ...file,
        edition: { ...Object(file['edition']), label2: 'x' },
      }),
      (file: Record<string, unknown>) => ({
        ...file,
        units: { child: { singular: 'a', plural: 'b', whole: true, x: 1 } },
      }),
    ]) {
      expect(validate(spoil(example()))).toBe(false);
    }
  });

  test('explains every key', () => {
    const unexplained: string[] = [];
    const walk = (path: string, schema: unknown): void => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const [key, value] of Object.entries(schema)) {
        if (key === 'properties' && !path.endsWith('/properties')) {
          for (const [name, property] of Object.entries(Object(value))) {
            if (!('description' in Object(property))) unexplained.push(`${path}/${name}`);
          }
        }
        walk(`${path}/${key}`, value);
      }
    };
    walk('', JSON.parse(jsonSchemaText()));
    expect(unexplained).toEqual([]);
  });
});

test('the example of the documentation has no problems', () => {
  const { findings, problems } = readFiles({ 'example.yaml': exampleText() });
  expect(printed(problems.filter(isError))).toEqual([]);
  expect(findings.facts.get('five_or_older')?.value).toEqual({ kind: 'number', number: 18 });
});
