/** Turns colours and gradients into colour operators, patterns and soft masks. */
import type { Colour, Gradient, Paint } from '../svg/types.ts';
import type { Frame } from './canvas.ts';
import { fullMatrix, pictureBounds } from './canvas.ts';
import { Content, number } from './content.ts';
import { formObject, newResources } from './form.ts';
import { multiply } from '../svg/matrix.ts';
import type { Pdf, Ref, Value } from './pdfkit.ts';

interface Named {
  readonly name: string;
  readonly ref: Ref;
}

/** The paints of one document; equal patterns are written once. */
export class Paints {
  readonly #pdf: Pdf;
  readonly #patterns = new Map<string, Named>();
  readonly #colours = new Map<string, string>();

  constructor(pdf: Pdf) {
    this.#pdf = pdf;
  }

  /** The operator that makes what is painted next this colour or gradient. */
  operator(paint: Paint, frame: Frame, use: 'fill' | 'stroke'): string {
    if (paint.kind === 'colour') {
      return `${this.#operands(paint.colour)} ${use === 'fill' ? 'rg' : 'RG'}`;
    }
    const matrix = multiply(fullMatrix(frame), paint.transform);
    const pattern = this.#pattern(paint, 'colour', matrix.map(round));
    frame.canvas.content.resources.patterns[pattern.name] = pattern.ref;
    return use === 'fill' ? `/Pattern cs /${pattern.name} scn` : `/Pattern CS /${pattern.name} SCN`;
  }

  /** The graphics state that thins out a gradient where its stops are see-through. */
  softMask(paint: Paint, frame: Frame): Named | undefined {
    if (paint.kind === 'colour' || paint.stops.every(({ colour }) => colour.alpha === 1)) {
      return undefined;
    }
    const bounds = pictureBounds(frame);
    if (bounds === undefined) return undefined;
    const local = multiply([1, 0, 0, 1, frame.dx, frame.dy], paint.transform);
    const content = new Content(newResources(), 'form');
    const pattern = this.#pattern(paint, 'alpha', local.map(round));
    content.resources.patterns[pattern.name] = pattern.ref;
    content.fill(`/Pattern cs /${pattern.name} scn`);
    const { x, y, width, height } = bounds;
    content.paint(`${number(x)} ${number(y)} ${number(width)} ${number(height)} re f`);
    const form = formObject(this.#pdf, content, bounds, 'DeviceGray');
    const ref = this.#pdf.ref({
      Type: 'ExtGState',
      SMask: { Type: 'Mask', S: 'Luminosity', G: form },
    });
    this.#pdf.end(ref);
    frame.canvas.states.noteTransparency(frame.canvas.content);
    return { name: `G${ref.id}m`, ref };
  }

  #operands({ rgb }: Colour): string {
    const key = rgb.join(' ');
    let operands = this.#colours.get(key);
    if (operands === undefined) {
      operands = rgb.map((part) => number(part / 255)).join(' ');
      this.#colours.set(key, operands);
    }
    return operands;
  }

  #pattern(gradient: Gradient, of: 'colour' | 'alpha', matrix: readonly number[]): Named {
    const key = JSON.stringify([of, matrix, gradient]);
    let pattern = this.#patterns.get(key);
    if (pattern === undefined) {
      const ref = this.#pdf.ref({
        Type: 'Pattern',
        PatternType: 2,
        Matrix: matrix,
        Shading: {
          ShadingType: gradient.kind === 'linear' ? 2 : 3,
          ColorSpace: of === 'colour' ? 'DeviceRGB' : 'DeviceGray',
          Coords: gradient.coordinates,
          Function: stopFunction(gradient, of),
          Extend: [true, true],
        },
      });
      this.#pdf.end(ref);
      pattern = { name: `P${this.#patterns.size + 1}`, ref };
      this.#patterns.set(key, pattern);
    }
    return pattern;
  }
}

/** The function from 0..1 to colour or opacity: one straight piece between each two different stops. */
function stopFunction({ stops }: Gradient, of: 'colour' | 'alpha'): Value {
  const functions: Value[] = [];
  const bounds: number[] = [];
  for (const [index, stop] of stops.entries()) {
    const next = stops[index + 1];
    if (next === undefined || next.offset <= stop.offset) continue;
    functions.push({
      FunctionType: 2,
      Domain: [0, 1],
      C0: components(stop.colour, of),
      C1: components(next.colour, of),
      N: 1,
    });
    bounds.push(next.offset);
  }
  const [only] = functions;
  if (only === undefined) throw new Error('a gradient needs stops at 0 and 1');
  if (functions.length === 1) return only;
  return {
    FunctionType: 3,
    Domain: [0, 1],
    Functions: functions,
    Bounds: bounds.slice(0, -1).map(round),
    Encode: functions.flatMap(() => [0, 1]),
  };
}

function components({ rgb, alpha }: Colour, of: 'colour' | 'alpha'): number[] {
  return of === 'colour' ? rgb.map((part) => part / 255) : [alpha];
}

/** Patterns have no operators after them to absorb an error, so their matrices keep six decimals. */
function round(value: number): number {
  if (!Number.isFinite(value)) throw new Error(`a gradient has the coordinate ${value}`);
  return Math.round(value * 1e6) / 1e6;
}
