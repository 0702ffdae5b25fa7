/** Turns the schema of a data file into JSON Schema for editors, and into documentation for analysts. */
import { z } from 'zod';
import { INTRODUCTION } from './dataPage.ts';
import { FILE } from '../src/findings/schema/schema.ts';
import { formatNumber } from '../src/findings/print.ts';
import { LIMITS } from '../src/problems/limits.ts';

/** The text of `data/findings.schema.json`. */
export function jsonSchemaText(): string {
  return schemaText(FILE, {
    title: 'Findings of a Briefwright project',
    description: 'A data file of format 1. docs/data.md explains each key.',
  });
}

/** The text of a JSON Schema file. */
export function schemaText(
  file: z.ZodObject,
  words: { readonly title: string; readonly description: string },
): string {
  const schema = z.toJSONSchema(file, {
    io: 'input',
    reused: 'inline',
    override: ({ jsonSchema, path }) => {
      if (path.slice(-2).join('/') === 'facts/additionalProperties') allowByArea(jsonSchema);
      if (jsonSchema.format === 'date') {
        // Editors differ in what they make of formats; that the day exists is checked by a build.
        delete jsonSchema.format;
        jsonSchema.pattern = String.raw`^\d{4}-\d{2}-\d{2}$`;
      }
      // The range of exact integers says nothing to somebody who types a count.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  const { $schema, ...rest } = schema;
  return `${JSON.stringify({ $schema, ...words, ...rest }, undefined, 2)}\n`;
}

/** A figure of a table of areas has its evidence there. Before the schema is checked its row is put in. */
function allowByArea(fact: z.core.JSONSchema.BaseSchema): void {
  const byArea = { type: 'string', const: 'by area' } as const;
  const value = fact.properties?.['value'];
  if (typeof value !== 'object') throw new Error('facts have no values');
  value.anyOf = [...(value.anyOf ?? []), byArea];
  fact.required = (fact.required ?? []).filter((key) => key !== 'evidence');
  fact.anyOf = [
    {
      type: 'object',
      properties: { evidence: { description: 'Where a source states the figure.' } },
      required: ['evidence'],
    },
    {
      type: 'object',
      properties: { value: { ...byArea, description: 'The figure is a row’s.' } },
      required: ['value'],
    },
  ];
}

/** The text of `docs/data.md`. */
export function documentationText(): string {
  const parts = [INTRODUCTION.trim(), ...keyTables('The whole file', FILE), limits()];
  return `${parts.join('\n\n')}\n`;
}

/** Tables of all keys of a file: one for the whole, and one for each mapping below a key, outermost first. */
export function keyTables(title: string, file: z.ZodObject): readonly string[] {
  const inner = Object.entries(file.shape).flatMap(([key, schema]) => sections(key, schema));
  return [keyTable(title, file), ...inner];
}

function sections(path: string, schema: z.core.$ZodType): readonly string[] {
  const described = unwrap(schema);
  if (described instanceof z.ZodRecord) return sections(`${path}.NAME`, described.valueType);
  if (described instanceof z.ZodArray) return sections(`${path}[]`, described.element);
  if (described instanceof z.ZodUnion) {
    const object = described.options.find((option) => unwrap(option) instanceof z.ZodObject);
    return object === undefined ? [] : sections(path, object);
  }
  if (!(described instanceof z.ZodObject)) return [];
  const inner = Object.entries(described.shape).flatMap(([key, value]) =>
    key === 'evidence' && path !== 'facts.NAME' ? [] : sections(`${path}.${key}`, value),
  );
  return [keyTable(`\`${path}\``, described), ...inner];
}

function keyTable(title: string, object: z.ZodObject): string {
  const rows = Object.entries(object.shape).map(([key, schema]) => {
    const needed = schema instanceof z.ZodOptional ? '' : 'yes';
    return `| \`${key}\` | ${needed} | ${cell(descriptionOf(schema))} | ${exampleOf(key, schema)} |`;
  });
  return [
    `## ${title}`,
    '',
    '| Key | Needed | What it says | Example |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function descriptionOf(schema: z.core.$ZodType): string {
  const words = wordsOf(schema);
  const described = metaOf(schema)?.description ?? '';
  return words.length === 0 ? described : `${described} One of: ${words.join(', ')}.`;
}

function wordsOf(schema: z.core.$ZodType): readonly string[] {
  const inner = unwrap(schema);
  return inner instanceof z.ZodEnum ? inner.options.map((word) => `\`${word}\``) : [];
}

function exampleOf(key: string, schema: z.core.$ZodType): string {
  const examples: unknown = metaOf(schema)?.['examples'];
  if (!Array.isArray(examples) || examples.length === 0) return '';
  return examples.map((example) => cell(`\`${key}: ${yaml(example)}\``)).join('<br>');
}

function yaml(example: unknown): string {
  if (Array.isArray(example)) return `[${example.map((item) => yaml(item)).join(', ')}]`;
  if (typeof example === 'object' && example !== null) {
    const entries = Object.entries(example).map(([key, value]) => `${key}: ${yaml(value)}`);
    return `{ ${entries.join(', ')} }`;
  }
  return String(example);
}

function cell(text: string): string {
  return text.replaceAll('|', String.raw`\|`);
}

function metaOf(schema: z.core.$ZodType): z.core.GlobalMeta | undefined {
  const own = schema instanceof z.ZodType ? schema.meta() : undefined;
  return own ?? (schema instanceof z.ZodOptional ? metaOf(schema.unwrap()) : undefined);
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional ? unwrap(schema.unwrap()) : schema;
}

function limits(): string {
  const rows = DATA_LIMITS.map(([limit, words]) => `| ${words} | ${formatNumber(limit)} |`);
  return [
    '## Limits',
    '',
    'Beyond these a file is refused with an error.',
    '',
    '| What | Limit |',
    '| --- | ---: |',
    ...rows,
  ].join('\n');
}

const DATA_LIMITS: readonly (readonly [number, string])[] = [
  [LIMITS.dataLength, 'Characters of a data file'],
  [LIMITS.dataNesting, 'Levels of mappings and lists in each other'],
  [LIMITS.textLength, 'Characters of one text'],
  [LIMITS.expressionTerms, 'Terms of an expression or identity'],
  [LIMITS.spreadsheetBytes, 'Bytes of a CSV file'],
  [LIMITS.spreadsheetRows, 'Rows of a CSV file'],
  [LIMITS.spreadsheetColumns, 'Columns of a CSV file'],
];
