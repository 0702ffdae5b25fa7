/** Turns a text element and its lines into texts of a drawing. */
import {
  mixedText,
  substitutedFont,
  unknownElement,
  unusableValue,
} from '../problems/messages/svg.ts';
import { must } from '../problems/must.ts';
import { propertiesOf } from './attributes.ts';
import { familyOf } from './families.ts';
import { parseLength } from './numbers.ts';
import { paintOf, strokeOf } from './paint.ts';
import type { Painted } from './paint.ts';
import type { Reader } from './reader.ts';
import { styleOf } from './style.ts';
import type { Style } from './style.ts';
import type { DrawingText } from './types.ts';
import type { Element } from './xml.ts';

/** A stretch of text that is anchored at one point. */
interface Chunk {
  readonly element: Element;
  readonly x: number;
  readonly y: number;
  readonly style: Readonly<Style>;
  text: string;
}

/** The texts of a `<text>`, each with its anchor; opacity and transform are the caller's. */
export function textsOf(
  element: Element,
  style: Readonly<Style>,
  reader: Reader,
): readonly DrawingText[] {
  const lines = new Lines(reader);
  lines.add(element, style);
  return spaced(lines.chunks)
    .filter(({ text, style: { size, visible } }) => text !== '' && size > 0 && visible)
    .map((chunk) => textOf(chunk, reader));
}

/** Gathers the chunks of a text as positions are set. */
class Lines {
  readonly chunks: Chunk[] = [];
  readonly #reader: Reader;
  #x = 0;
  #y = 0;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  add(element: Element, style: Readonly<Style>): void {
    const moved = this.#move(element);
    const open = this.chunks.at(-1);
    const blank = open === undefined || open.text.trim() === '';
    if (blank) this.chunks.pop();
    else if (moved === 'within') this.#reader.report(element, undefined, mixedText);
    if (moved !== 'not' || blank) this.#start(element, style);
    for (const child of element.children) {
      if (typeof child === 'string') {
        this.#write(child, element, style);
      } else if (child.name === 'tspan') {
        const properties = propertiesOf(child, this.#reader);
        if (properties['display'] === 'none') continue;
        this.add(child, styleOf(child, properties, style, this.#reader));
      } else if (child.name !== 'title' && child.name !== 'desc') {
        this.#reader.report(child, undefined, (span) =>
          unknownElement(span, child.name, undefined),
        );
      }
    }
  }

  /** Whether the element starts a line of its own, shifts within one, or goes on. */
  #move(element: Element): 'absolute' | 'within' | 'not' {
    const { x, y, dx, dy } = element.attributes;
    if (x !== undefined) this.#x = this.#length(element, 'x', x);
    if (y !== undefined) this.#y = this.#length(element, 'y', y);
    if (dx !== undefined) this.#x += this.#length(element, 'dx', dx);
    if (dy !== undefined) this.#y += this.#length(element, 'dy', dy);
    if (x !== undefined) return 'absolute';
    return y !== undefined || dx !== undefined || dy !== undefined ? 'within' : 'not';
  }

  #start(element: Element, style: Readonly<Style>): void {
    this.chunks.push({ element, x: this.#x, y: this.#y, style, text: '' });
  }

  #write(text: string, element: Element, style: Readonly<Style>): void {
    const open = must(this.chunks.at(-1), 'line of text');
    if (sameStyle(open.style, style) || text.trim() === '') {
      open.text += text;
    } else if (open.text.trim() === '') {
      this.chunks.pop();
      this.#start(element, style);
      this.#write(open.text + text, element, style);
    } else {
      this.#reader.report(element, undefined, mixedText);
    }
  }

  #length(element: Element, name: 'x' | 'y' | 'dx' | 'dy', text: string): number {
    const em = /^(?<number>[-+]?[\d.]+)em$/u.exec(text.trim())?.groups?.['number'];
    const { viewport } = this.#reader;
    const size = this.chunks.at(-1)?.style.size ?? 16;
    const value =
      em === undefined
        ? parseLength(text, name.endsWith('x') ? viewport.width : viewport.height)
        : Number(em) * size;
    if (value === undefined) {
      this.#reader.report(element, name, (span) =>
        unusableValue(span, {
          name: `place for a text (${name})`,
          value: text,
          wanted: 'one number, such as 12.5',
        }),
      );
    }
    return value ?? 0;
  }
}

/** Whether two styles set and paint text alike. */
function sameStyle(a: Readonly<Style>, b: Readonly<Style>): boolean {
  return (
    a === b ||
    (a.size === b.size &&
      a.weight === b.weight &&
      a.italic === b.italic &&
      a.families === b.families &&
      a.anchor === b.anchor &&
      a.visible === b.visible &&
      a.fillOpacity === b.fillOpacity &&
      JSON.stringify([a.fill, a.stroke]) === JSON.stringify([b.fill, b.stroke]))
  );
}

/** White space as SVG has it: runs are one space, none at either end, unless the author keeps it. */
function spaced(chunks: readonly Chunk[]): readonly Chunk[] {
  let afterSpace = true;
  const result = chunks.map((chunk) => {
    const text = chunk.text.replace(/[\t\r\n]/gu, ' ').normalize('NFC');
    if (chunk.style.preserve) {
      afterSpace = false;
      return { ...chunk, text };
    }
    const single = text.replace(/ {2,}/gu, ' ');
    const trimmed = afterSpace ? single.replace(/^ /u, '') : single;
    if (trimmed !== '') afterSpace = trimmed.endsWith(' ');
    return { ...chunk, text: trimmed };
  });
  const last = result.findLast(({ text }) => text !== '');
  if (last !== undefined && !last.style.preserve) last.text = last.text.replace(/ $/u, '');
  return result;
}

const unitSquare = { x: 0, y: 0, width: 1, height: 1 };

function textOf({ element, x, y, style, text }: Chunk, reader: Reader): DrawingText {
  // A text's box depends on fonts, which this floor doesn't know.
  const shape: Painted = { element, reader, bounds: () => unitSquare, isText: true };
  const family = familyOf(style.families);
  if (family === undefined) {
    reader.report(element, 'font-family', (span) =>
      substitutedFont(span, style.families, 'sans serif'),
    );
  }
  return {
    kind: 'text',
    transform: [1, 0, 0, 1, x, y],
    text,
    anchor: style.anchor,
    family: family ?? 'sans',
    size: style.size,
    weight: style.weight,
    italic: style.italic,
    fill: paintOf(style.fill, 'fill', shape),
    fillOpacity: style.fillOpacity,
    stroke: strokeOf(style, shape),
    blend: undefined,
  };
}
