/** Turns drawing calls into the operators of one content stream, leaving out what is already set. */
import { must } from '../problems/must.ts';
import type { Matrix } from '../svg/types.ts';
import type { Ref, Value } from './pdfkit.ts';

/** The named objects of a page or form; their names are ours to choose. */
export interface Resources {
  readonly fonts: Record<string, Value>;
  readonly xobjects: Record<string, Value>;
  readonly ext_gstates: Record<string, Value>;
  readonly patterns: Record<string, Value>;
}

/** How lines are drawn, as operands: width, cap, join, miter limit and dash. */
export interface LineStyle {
  readonly width: number;
  readonly cap: 0 | 1 | 2;
  readonly join: 0 | 1 | 2;
  readonly miterLimit: number;
  readonly dash: readonly number[];
  readonly dashOffset: number;
}

/** The graphics state as operators, where a value is the last operator that set it. */
interface State {
  fill: string;
  stroke: string;
  width: string;
  cap: string;
  join: string;
  miter: string;
  dash: string;
  graphics: string;
  font: string;
  mode: string;
}

/** A page's state at its beginning. */
const pageState: State = {
  fill: '0 0 0 rg',
  stroke: '0 0 0 RG',
  width: '1 w',
  cap: '0 J',
  join: '0 j',
  miter: '10 M',
  dash: '[] 0 d',
  graphics: '',
  font: '',
  mode: '0 Tr',
};

/** A form begins with the state of whoever draws it, so nothing counts as set but its opacity. */
const formState: State = {
  fill: '',
  stroke: '',
  width: '',
  cap: '',
  join: '',
  miter: '',
  dash: '',
  graphics: '',
  font: '',
  mode: '',
};

/** A length or coordinate as an operand: three decimals, so that versions of Node agree. */
export function number(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  if (Number.isFinite(rounded) && Math.abs(rounded) < 1e9) return String(rounded);
  throw new Error(`a coordinate of the PDF is ${value}`);
}

/** A matrix as operands; its linear part keeps six decimals, since it multiplies coordinates. */
export function matrixOperands([a, b, c, d, e, f]: Matrix): string {
  return `${factor(a)} ${factor(b)} ${factor(c)} ${factor(d)} ${number(e)} ${number(f)}`;
}

function factor(value: number): string {
  const rounded = Math.round(value * 1e6) / 1e6;
  if (!Number.isFinite(rounded) || Math.abs(rounded) >= 1e9) {
    throw new Error(`a factor of the PDF is ${value}`);
  }
  return Math.abs(rounded) >= 1e-6 && Math.abs(rounded) < 1e-5
    ? rounded.toFixed(6)
    : String(rounded);
}

/** One content stream under construction. */
export class Content {
  readonly resources: Resources;
  /** Operators, one entry or more a line. */
  readonly #lines: string[] = [];
  readonly #stack: State[] = [];
  #state: State;
  #inText = false;

  constructor(resources: Resources, kind: 'page' | 'form') {
    this.resources = resources;
    this.#state = { ...(kind === 'page' ? pageState : formState) };
  }

  /** The stream's text. */
  finish(): string {
    this.#endText();
    if (this.#stack.length > 0) throw new Error('a graphics state was saved and never restored');
    return this.#lines.join('\n');
  }

  /** Writes path construction and painting operators as they are. */
  paint(operators: string): void {
    this.#endText();
    this.#lines.push(operators);
  }

  save(): void {
    this.#endText();
    this.#stack.push({ ...this.#state });
    this.#lines.push('q');
  }

  restore(): void {
    this.#endText();
    this.#state = must(this.#stack.pop(), 'saved state to restore');
    this.#lines.push('Q');
  }

  transform(matrix: Matrix): void {
    this.paint(`${matrixOperands(matrix)} cm`);
  }

  /** Begins a marked-content sequence; `properties` is a dictionary's text. */
  mark(tag: string, properties: string): void {
    this.paint(`/${tag} ${properties} BDC`);
  }

  endMark(): void {
    this.paint('EMC');
  }

  /** Sets the fill to a colour (`0.1 0.2 0.3 rg`) or a pattern. */
  fill(operator: string): void {
    this.#set('fill', operator);
  }

  stroke(operator: string): void {
    this.#set('stroke', operator);
  }

  line(style: LineStyle): void {
    this.#set('width', `${number(style.width)} w`);
    this.#set('cap', `${style.cap} J`);
    this.#set('join', `${style.join} j`);
    this.#set('miter', `${number(style.miterLimit)} M`);
    this.#set('dash', `[${style.dash.map(number).join(' ')}] ${number(style.dashOffset)} d`);
  }

  /** Sets an extended graphics state; the empty name is a stream's beginning, opaque and normal. */
  graphics(name: string, ref: Ref | undefined): void {
    if (this.#state.graphics === name || ref === undefined) return;
    this.resources.ext_gstates[name] = ref;
    this.#set('graphics', name, `/${name} gs`);
  }

  /** The name of the graphics state that is set, empty at a stream's beginning. */
  get graphicsName(): string {
    return this.#state.graphics;
  }

  /**
   * Shows text: `shown` are text-showing operators, `matrix` maps the text's space (y up) to the page's.
   * `mode` is 0 to fill, 1 to stroke, 2 to do both.
   */
  text(font: { name: string; size: number }, matrix: string, shown: string, mode = 0): void {
    this.#set('mode', `${mode} Tr`);
    this.#set('font', `/${font.name} ${number(font.size)} Tf`);
    if (!this.#inText) this.#lines.push('BT');
    this.#inText = true;
    this.#lines.push(`${matrix} Tm`, shown);
  }

  /** State operators are allowed inside a text object, so that a text object needn't end for them. */
  #set(key: keyof State, value: string, operator = value): void {
    if (this.#state[key] === value) return;
    this.#state[key] = value;
    this.#lines.push(operator);
  }

  #endText(): void {
    if (!this.#inText) return;
    this.#inText = false;
    this.#lines.push('ET');
  }
}
