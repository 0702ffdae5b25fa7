/** Turns static text and values into Markdown, each value escaped for the place where it lands. */
import * as messages from '../problems/messages/places.ts';
import type { Problems } from '../problems/problems.ts';
import type { Span } from '../problems/types.ts';
import { contextOf, type Context } from './context.ts';
import {
  escapeAddress,
  escapeText,
  escapeTitle,
  foldSpace,
  frontMatterQuoted,
  frontMatterValue,
  isSafeAddress,
} from './escape.ts';
import { tightMarks, type Placed } from './marks.ts';
import { foldPieces, neutralPieces, type LinkOf } from './pieces.ts';
import { Sheet } from './sheet.ts';
import type { FilledMarkdown, Printed, Written } from './types.ts';
import { plainText, type Piece, type TextValue } from './values.ts';

// Lines that begin a block without a blank line before it: items of lists, and rows of tables.
const NEW_BLOCK = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]|^[ \t>]*\|/u;
// Blocks of one line, and blank lines.
const ONE_LINE = /^[ \t>]*(?:$|#{1,6}[ \t]|<!--.*-->[ \t]*$)/u;
const FENCE = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(?<fence>`{3,}|~{3,})/u;

export interface OutputOptions {
  /** Prints a word in the place of each value of the data that stands in the text. */
  readonly neutral: boolean;
  /** Where the figure of a fact leads. */
  readonly linkOf: LinkOf;
}

export class Output {
  readonly #sheet = new Sheet();
  #indent = '';
  #fence: string | undefined;
  #frontMatter = false;
  #afterBlank = true;
  readonly #values: Placed[] = [];
  readonly #printed: Printed[] = [];
  readonly #stretches: Written[] = [];
  readonly #problems: Problems;
  readonly #options: OutputOptions;

  constructor(problems: Problems, options: OutputOptions) {
    this.#problems = problems;
    this.#options = options;
  }

  /** UTF-16 units so far. */
  get length(): number {
    return this.#sheet.length;
  }

  /** Text of a template, or Markdown that the program made: it stays as it is. */
  markdown(text: string, span?: Span): void {
    const last = this.#values.at(-1);
    if (last?.end === this.length) this.#guardJunction(text);
    let from = span?.start ?? 0;
    for (let at = 0; at < text.length;) {
      const end = text.indexOf('\n', at) + 1 || text.length;
      const part = text.slice(at, end);
      at = end;
      const start = from;
      from += part.length;
      if (this.#sheet.isLineStart) {
        // Blocks of a template that print nothing leave blank lines behind: one is enough.
        if (part === '\n' && this.#afterBlank && this.#fence === undefined) continue;
        if (NEW_BLOCK.test(part)) this.#sheet.endBlock();
        if (part !== '\n') this.#sheet.write(this.#indent);
      }
      const line = part.endsWith('\n') ? this.#sheet.line + part.slice(0, -1) : undefined;
      this.#note(part.length, span && { source: span.source, start, end: from }, 'text');
      this.#sheet.write(part);
      if (line !== undefined) this.#endLine(line);
    }
  }

  /** A value, escaped for its place. A value that can't stand there is reported and left out. */
  value(value: TextValue, span: Span): void {
    if (this.#sheet.isLineStart) this.#sheet.write(this.#indent);
    const context = contextOf({
      frontMatter: this.#frontMatter,
      fence: this.#fence !== undefined,
      block: this.#sheet.blockHead,
      line: this.#sheet.lineHead,
      inlines: this.#sheet.inlines,
    });
    if (context.kind === 'text') {
      this.#inlineValue(value, { linked: !context.inLink && !context.inImage }, span);
      return;
    }
    const isNeutral = this.#options.neutral && context.kind !== 'address';
    const written = this.#written(isNeutral ? 'word' : foldSpace(plainText(value)), context, span);
    if (written === undefined) return;
    const start = this.length;
    this.#note(written.length, span, 'value');
    this.#sheet.write(written);
    for (const piece of value.pieces) this.#printed.push({ start, end: this.length, piece, span });
  }

  #inlineValue(value: TextValue, { linked }: { readonly linked: boolean }, span: Span): void {
    const isHeading = /^[ \t>]*#{1,6}[ \t]/u.test(this.#sheet.lineHead);
    const linkOf: LinkOf = linked && !isHeading ? this.#options.linkOf : () => undefined;
    const isNeutral = this.#options.neutral && value.made === undefined;
    const folded = foldPieces(value.pieces);
    const pieces = isNeutral ? neutralPieces(folded, linkOf) : folded;
    this.#closeOpenMarks(pieces[0]?.text ?? '');
    const start = this.length;
    for (const piece of pieces) this.#piece(piece, linkOf(piece), span);
    this.#stretches.push({ start, end: this.length, span, kind: 'value' });
    // A number that the program made may number an item of a list.
    if (value.made === undefined) this.#values.push({ start, end: this.length, span });
  }

  // Of the next so many letters.
  #note(length: number, span: Span | undefined, kind: Written['kind']): void {
    const start = this.length;
    if (span !== undefined) this.#stretches.push({ start, end: start + length, span, kind });
  }

  #piece(piece: Piece, link: string | undefined, span: Span): void {
    if (link !== undefined) {
      this.#guardJunction('[');
      this.#sheet.write('[');
    }
    const start = this.length;
    this.#sheet.write(escapeText(piece.text, this.#sheet.line));
    this.#printed.push({ start, end: this.length, piece, span });
    if (link !== undefined) this.#sheet.write(`](${link})`);
  }

  /** Runs `print` with `indent` before each line that it begins. */
  indented(indent: string, print: () => void): void {
    const outer = this.#indent;
    this.#indent = outer + indent;
    print();
    this.#indent = outer;
  }

  /** The Markdown, and the values in it. Reports emphasis that would depend on the values. */
  finish(): FilledMarkdown {
    const text = `${this.#sheet.text().trimEnd()}\n`;
    for (const { span } of tightMarks(text, this.#values)) {
      this.#problems.add(messages.tightEmphasis(span));
    }
    return { text, printed: this.#printed, written: this.#stretches };
  }

  #written(
    text: string,
    context: Exclude<Context, { kind: 'text' }>,
    span: Span,
  ): string | undefined {
    switch (context.kind) {
      case 'address':
        if (isSafeAddress(context.sofar + text)) return escapeAddress(text);
        this.#problems.add(messages.unsafeAddress(span, context.sofar + text));
        return undefined;
      case 'title':
        return escapeTitle(text);
      case 'front matter value':
        return frontMatterValue(text);
      case 'front matter quotes':
        return frontMatterQuoted(text);
      case 'none':
        this.#problems.add(messages.noValueHere(span, context.place));
        return undefined;
    }
  }

  #endLine(line: string): void {
    this.#afterBlank = line.trim() === '';
    const first = line.length + 1 === this.length;
    const bound = line === '---' && (first || this.#frontMatter);
    if (bound) this.#frontMatter = first;
    const mark = /```|~~~/u.test(line) ? FENCE.exec(line)?.groups?.['fence'] : undefined;
    if (this.#fence === undefined) this.#fence = mark;
    else if (mark?.startsWith(this.#fence) === true) this.#fence = undefined;
    if (bound || mark !== undefined || ONE_LINE.test(line)) this.#sheet.endBlock();
  }

  // Static text that ends in the middle of an escape or of a character reference would swallow the value's start.
  #closeOpenMarks(value: string): void {
    const { tail } = this.#sheet;
    if (tail.endsWith('\\') && /(?<!\\)(?:\\\\)*\\$/u.test(tail)) this.#sheet.write('\\');
    else if (tail.includes('&') && /^[#A-Za-z0-9;]/u.test(value)) {
      this.#sheet.mend((end) => end.replace(/(?<!\\)&(?=#?[A-Za-z0-9]*$)/u, String.raw`\&`));
    }
  }

  // What a template types right after a value may not turn its last character into a mark.
  #guardJunction(next: string): void {
    if (next.startsWith('[') && /(?<!\\)(?:\\\\)*!$/u.test(this.#sheet.tail)) {
      this.#sheet.mend((tail) => `${tail.slice(0, -1)}\\!`);
      const end = this.length;
      const [value, piece] = [this.#values.at(-1), this.#printed.at(-1)];
      if (value?.end === end - 1) this.#values.splice(-1, 1, { ...value, end });
      if (piece?.end === end - 1) this.#printed.splice(-1, 1, { ...piece, end });
    } else if (/^[.)](?:\s|$)/u.test(next) && /^[ \t>]*\d{1,9}$/u.test(this.#sheet.line)) {
      this.#sheet.write('\\');
    }
  }
}
