/** Turns a value that the schema refused into a problem that says what was expected in its place. */
import { z } from 'zod';
import * as messages from '../problems/messages/schema.ts';
import type { Problem } from '../problems/types.ts';
import type { DataNode, TextNode } from './files/nodes.ts';
import { numbersIn } from './quotations/words.ts';
import { readNumber } from './quotations/numbers.ts';
import { optionFor } from './schema/coerce.ts';
import { SEEN } from './schema/parts.ts';

export interface Expected {
  readonly key: string;
  readonly example: string | undefined;
}

/** `node` is no empty one: a missing value is another problem. */
export function explainValue(
  node: DataNode,
  schema: z.core.$ZodType | undefined,
  expected: Expected,
): Problem {
  if (node.kind !== 'text') return explainCollection(node, schema, expected);
  const options = schema instanceof z.ZodUnion ? schema.options : [schema];
  const words = options.flatMap((option) => wordsOf(option));
  if (options.some((option) => option instanceof z.ZodNumber))
    return explainNumber(node, words, expected);
  if (schema instanceof z.ZodLiteral) return messages.wrongFormatVersion(node.span, node.text);
  if (words.length > 0)
    return messages.noSuchWord(node.span, { ...expected, word: node.text, words });
  if (schema instanceof z.ZodISODate) return messages.badDate(node.span, node.text);
  if (schema instanceof z.ZodString) return explainText(node, schema, expected);
  return messages.wrongKind(node.span, { ...expected, wanted: kindOf(schema), found: 'a text' });
}

function explainCollection(
  node: DataNode,
  schema: z.core.$ZodType | undefined,
  expected: Expected,
): Problem {
  const meant = schema instanceof z.ZodUnion ? optionFor(node, schema.options) : schema;
  if (node.kind === 'list' && node.items.length === 0 && meant instanceof z.ZodArray) {
    return messages.emptyList(node.span, expected.key);
  }
  const start = { ...node.span, end: Math.min(node.span.end, node.span.start + 1) };
  const found = node.kind === 'list' ? 'a list' : 'a mapping';
  return messages.wrongKind(start, { ...expected, wanted: kindOf(schema), found });
}

function explainNumber(node: TextNode, words: readonly string[], expected: Expected): Problem {
  const reading = readNumber(node.text);
  if (reading.kind === 'fault') {
    const { fault, instead = digitsOf(node.text) } = reading;
    return messages.badNumber(node.span, { ...expected, text: node.text, fault, instead, words });
  }
  if (node.form === 'quoted') return messages.numberAsText(node.span, node.text);
  return messages.numberOutOfRange(node.span, { ...expected, text: node.text });
}

/** "Eighteen" as digits, where a text is a number in words and nothing else. */
function digitsOf(text: string): string | undefined {
  const [mention, second] = numbersIn(text);
  const isWhole = mention?.start === 0 && mention.end === text.length && second === undefined;
  return isWhole && /\p{L}/u.test(text) ? String(mention.number) : undefined;
}

function explainText(node: TextNode, schema: z.ZodString, expected: Expected): Problem {
  if (node.form === 'literal') {
    return messages.wrongKind(node.span, { ...expected, wanted: 'a text', found: 'no text' });
  }
  if (!SEEN.test(node.text)) return messages.missingValue(node.span, { ...expected, needed: true });
  const isName = schema.safeParse('a_name').success && !schema.safeParse('a-name').success;
  if (isName) return messages.badName(node.span, node.text);
  return messages.badForm(node.span, { ...expected, text: node.text });
}

/** The words among which a value is chosen. */
function wordsOf(schema: z.core.$ZodType | undefined): readonly string[] {
  if (schema instanceof z.ZodBoolean) return ['true', 'false'];
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  if (schema instanceof z.ZodLiteral && typeof schema.value === 'string') return [schema.value];
  return [];
}

function kindOf(schema: z.core.$ZodType | undefined): string {
  if (schema instanceof z.ZodUnion) {
    return [...new Set(schema.options.map((option) => kindOf(option)))].join(' or ');
  }
  if (schema instanceof z.ZodArray) return 'a list';
  if (schema instanceof z.ZodObject) return 'a mapping';
  if (schema instanceof z.ZodRecord) return 'a mapping of names';
  if (schema instanceof z.ZodNumber) return 'a number';
  const words = wordsOf(schema);
  return words.length > 0 ? words.map((word) => `"${word}"`).join(' or ') : 'a text';
}
