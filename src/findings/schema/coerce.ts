/** Turns the tree of a data file into plain values, each text becoming what the schema asks for in its place. */
import { z } from 'zod';
import type { DataNode, MapNode, TextNode } from '../files/nodes.ts';
import { numberOf } from '../quotations/numbers.ts';
import { NAME } from './parts.ts';

/**
 * The values that the schema is checked against. What can't become what the schema wants stays as it
 * is, for the schema to refuse; nothing is guessed.
 */
export function coerce(node: DataNode, schema: z.core.$ZodType | undefined): unknown {
  if (schema instanceof z.ZodOptional) return coerce(node, schema.unwrap());
  if (schema instanceof z.ZodUnion) return coerce(node, optionFor(node, schema.options));
  if (node.kind === 'text') return coerceText(node, schema);
  if (node.kind === 'map') return coerceMap(node, schema);
  if (node.kind === 'empty') return null;
  const element = schema instanceof z.ZodArray ? schema.element : undefined;
  return node.items.map((item) => coerce(item, element));
}

function coerceText(node: TextNode, schema: z.core.$ZodType | undefined): unknown {
  if (node.form !== 'quoted') {
    const wantsNumber =
      schema instanceof z.ZodNumber ||
      (schema instanceof z.ZodLiteral && typeof schema.value === 'number');
    if (wantsNumber) {
      return numberOf(node.text) ?? node.text;
    }
    if (schema instanceof z.ZodBoolean) {
      return node.text === 'true' || node.text === 'false' ? node.text === 'true' : node.text;
    }
    // A number of JSON is no text; any value that isn't a string lets the schema say so.
    if (node.form === 'literal') return true;
  }
  return node.text;
}

function coerceMap(node: MapNode, schema: z.core.$ZodType | undefined): unknown {
  // Names such as "constructor" and "__proto__" are names like any others: no prototype, own properties only.
  const result: Record<string, unknown> = Object.create(null);
  for (const [key, { value }] of node.entries) {
    // Zod passes over "__proto__" in silence; keys that are no names are reported by another check.
    if (schema instanceof z.ZodRecord && !NAME.test(key)) continue;
    result[key] = coerce(value, schemaOfKey(schema, key));
  }
  return result;
}

export function schemaOfKey(
  schema: z.core.$ZodType | undefined,
  key: string,
): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (schema instanceof z.ZodObject && Object.hasOwn(schema.shape, key)) return schema.shape[key];
  return undefined;
}

/** The option of a union that has the node's kind; of two for a text, the number if it reads as one. */
export function optionFor(
  node: DataNode,
  options: readonly z.core.$ZodType[],
): z.core.$ZodType | undefined {
  if (node.kind === 'map') return options.find((option) => option instanceof z.ZodObject);
  if (node.kind === 'list') return options.find((option) => option instanceof z.ZodArray);
  if (node.kind === 'empty') return undefined;
  const number = options.find((option) => option instanceof z.ZodNumber);
  if (number !== undefined && numberOf(node.text) !== undefined) return number;
  return options.find((option) => option instanceof z.ZodLiteral || option instanceof z.ZodString);
}
