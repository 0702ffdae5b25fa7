/** Turns values into the text by which a PDF writes them. */
import type { Ref, Value } from './pdfkit.ts';

/** The text of a dictionary whose object has no stream; what is undefined is left out. */
export function dictionaryText(data: Readonly<Record<string, Value | undefined>>): string {
  let text = '<<\n';
  for (const key of Object.keys(data)) {
    const value = data[key];
    if (value !== undefined) text += `/${key} ${valueText(value)}\n`;
  }
  return `${text}>>`;
}

function valueText(value: Value): string {
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return `/${value}`;
  if (typeof value === 'boolean' || value === null) return String(value);
  if (isRef(value)) return `${value.id} 0 R`;
  if (isList(value)) return listText(value);
  if (isText(value)) return stringText(value.valueOf());
  if (value instanceof Uint8Array) return `<${Buffer.from(value).toString('hex')}>`;
  return dictionaryText(value);
}

// oxlint-disable-next-line typescript/no-wrapper-object-types -- what `text` makes
function isText(value: object): value is String {
  return Object.getPrototypeOf(value) === String.prototype;
}

function listText(values: readonly Value[]): string {
  let text = '[';
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at];
    text += `${at === 0 ? '' : ' '}${value === undefined ? 'null' : valueText(value)}`;
  }
  return `${text}]`;
}

function numberText(value: number): string {
  if (!(Math.abs(value) < 1e21)) throw new Error(`a number of the PDF is ${value}`);
  return String(Math.round(value * 1e6) / 1e6);
}

/** A text string: in bytes of ASCII where that suffices, else in UTF-16 with its mark. */
function stringText(value: string): string {
  // oxlint-disable-next-line no-control-regex -- all of ASCII
  if (/^[\0-\x7F]*$/.test(value)) return `(${escaped(value)})`;
  const bytes = Buffer.from(`\uFEFF${value}`, 'utf16le').swap16();
  return `(${escaped(bytes.toString('latin1'))})`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
  '\b': String.raw`\b`,
  '\f': String.raw`\f`,
  '\\': '\\\\',
  '(': String.raw`\(`,
  ')': String.raw`\)`,
};

function escaped(bytes: string): string {
  return bytes.replaceAll(/[\n\r\t\b\f()\\]/g, (character) => ESCAPES[character] ?? character);
}

function isRef(value: object): value is Ref {
  return 'end' in value && typeof value.end === 'function';
}

function isList(value: object): value is readonly Value[] {
  return Array.isArray(value);
}
