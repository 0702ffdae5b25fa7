/** Turns the path data of SVG into absolute segments: moves, lines, curves and closings. */
import { arcCurves } from './arc.ts';
import type { PathSegment } from './types.ts';

/** How many numbers each command takes. */
const arity = {
  M: 2,
  L: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  T: 2,
  A: 7,
  Z: 0,
} as const;

type Command = keyof typeof arity;

/** What goes wrong in path data, and where. */
export interface PathFault {
  readonly at: number;
}

/** The segments of path data; a fault with its offset where it is malformed. */
export function parsePath(data: string): PathSegment[] | PathFault {
  const scanner = new Scanner(data);
  const pen = new Pen();
  let command = '';
  while (scanner.skipBlank()) {
    const letter = scanner.letter();
    if (letter !== undefined) command = letter;
    // Numbers after a closing, or before the first command, belong to nothing.
    else if (command === '' || command === 'Z' || command === 'z') return { at: scanner.at };
    const upper = command.toUpperCase();
    if (!isCommand(upper) || (pen.segments.length === 0 && upper !== 'M')) {
      return { at: scanner.at };
    }
    const values: number[] = [];
    for (let index = 0; index < arity[upper]; index += 1) {
      const flag = upper === 'A' && (index === 3 || index === 4);
      const value = flag ? scanner.flag() : scanner.number();
      if (value === undefined) return { at: scanner.at };
      values.push(value);
    }
    pen.draw(upper, command !== upper, values);
    // Further pairs after a move are lines.
    if (upper === 'M') command = command === 'M' ? 'L' : 'l';
  }
  return pen.segments;
}

function isCommand(letter: string): letter is Command {
  return Object.hasOwn(arity, letter);
}

/** Reads letters, numbers and flags off path data. */
class Scanner {
  at = 0;
  readonly #data: string;

  constructor(data: string) {
    this.#data = data;
  }

  /** Goes past white space; says whether anything follows. */
  skipBlank(): boolean {
    while (isBlank(this.#data.charCodeAt(this.at))) this.at += 1;
    return this.at < this.#data.length;
  }

  letter(): string | undefined {
    const code = this.#data.charCodeAt(this.at) | 0x20;
    if (code < 0x61 || code > 0x7a) return undefined;
    return this.#data.charAt(this.at++);
  }

  flag(): number | undefined {
    this.#separator();
    const code = this.#data.charCodeAt(this.at);
    if (code !== 0x30 && code !== 0x31) return undefined;
    this.at += 1;
    return code - 0x30;
  }

  number(): number | undefined {
    this.#separator();
    const start = this.at;
    this.#sign();
    const whole = this.#digits();
    let digits = whole;
    if (this.#data.charCodeAt(this.at) === 0x2e) {
      this.at += 1;
      digits += this.#digits();
    }
    if (digits === 0) {
      this.at = start;
      return undefined;
    }
    if ((this.#data.charCodeAt(this.at) | 0x20) === 0x65) this.#exponent();
    const value = Number(this.#data.slice(start, this.at));
    return Number.isFinite(value) ? value : undefined;
  }

  #exponent(): void {
    const before = this.at;
    this.at += 1;
    this.#sign();
    if (this.#digits() === 0) this.at = before;
  }

  #sign(): void {
    const code = this.#data.charCodeAt(this.at);
    if (code === 0x2b || code === 0x2d) this.at += 1;
  }

  #digits(): number {
    const start = this.at;
    for (;;) {
      const code = this.#data.charCodeAt(this.at);
      if (!(code >= 0x30 && code <= 0x39)) return this.at - start;
      this.at += 1;
    }
  }

  /** White space with at most one comma. */
  #separator(): void {
    this.skipBlank();
    if (this.#data.charCodeAt(this.at) !== 0x2c) return;
    this.at += 1;
    this.skipBlank();
  }
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** Radii, the angle of their ellipse, and two flags. */
type Arc = readonly [number, number, number, number, number];

/** Knows where the last command ended, which the next one may start from. */
class Pen {
  readonly segments: PathSegment[] = [];
  #x = 0;
  #y = 0;
  #startX = 0;
  #startY = 0;
  /** The last control point, which S and T mirror if the last command was of their kind. */
  #control: { readonly of: 'C' | 'Q'; readonly x: number; readonly y: number } | undefined;

  draw(command: Command, relative: boolean, values: readonly number[]): void {
    const [ox, oy] = relative ? [this.#x, this.#y] : [0, 0];
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = values;
    switch (command) {
      case 'M':
        return this.#move(a + ox, b + oy);
      case 'L':
        return this.#line(a + ox, b + oy);
      case 'H':
        return this.#line(a + ox, this.#y);
      case 'V':
        return this.#line(this.#x, a + oy);
      case 'C':
        return this.#cubic([a + ox, b + oy, c + ox, d + oy, e + ox, f + oy]);
      case 'S':
        return this.#cubic([...this.#mirrored('C'), a + ox, b + oy, c + ox, d + oy]);
      case 'Q':
        return this.#quadratic([a + ox, b + oy], c + ox, d + oy);
      case 'T':
        return this.#quadratic(this.#mirrored('Q'), a + ox, b + oy);
      case 'A':
        return this.#arc([a, b, c, d, e], f + ox, g + oy);
      case 'Z':
        return this.#close();
    }
  }

  #move(x: number, y: number): void {
    this.segments.push({ op: 'M', x, y });
    [this.#startX, this.#startY] = [x, y];
    this.#goTo(x, y);
  }

  #line(x: number, y: number): void {
    this.segments.push({ op: 'L', x, y });
    this.#goTo(x, y);
  }

  #cubic([x1, y1, x2, y2, x, y]: readonly [number, number, number, number, number, number]): void {
    this.segments.push({ op: 'C', x1, y1, x2, y2, x, y });
    this.#goTo(x, y);
    this.#control = { of: 'C', x: x2, y: y2 };
  }

  #quadratic([cx, cy]: readonly [number, number], x: number, y: number): void {
    const [x0, y0] = [this.#x, this.#y];
    this.#cubic([raise(x0, cx), raise(y0, cy), raise(x, cx), raise(y, cy), x, y]);
    this.#control = { of: 'Q', x: cx, y: cy };
  }

  #arc([rx, ry, angle, large, sweep]: Arc, x: number, y: number): void {
    const shape = { rx, ry, angle, large: large === 1, sweep: sweep === 1 };
    const curves = arcCurves({ x: this.#x, y: this.#y }, { x, y }, shape);
    if (curves === undefined) return this.#line(x, y);
    for (const curve of curves) this.#cubic(curve);
    this.#goTo(x, y);
  }

  #close(): void {
    this.segments.push({ op: 'Z' });
    this.#goTo(this.#startX, this.#startY);
  }

  #goTo(x: number, y: number): void {
    [this.#x, this.#y] = [x, y];
    this.#control = undefined;
  }

  #mirrored(of: 'C' | 'Q'): readonly [number, number] {
    if (this.#control?.of !== of) return [this.#x, this.#y];
    return [2 * this.#x - this.#control.x, 2 * this.#y - this.#control.y];
  }
}

/** A handle of the cubic curve that is the same as a quadratic one, beside the end at `from`. */
function raise(from: number, control: number): number {
  return from + (2 / 3) * (control - from);
}
