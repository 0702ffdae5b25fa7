/** Collects a growing text, and remembers what is asked of its end and of its current line and block. */
import { InlineScanner } from './context.ts';

/** As much of a line or block as tells what it is. */
const HEAD = 256;
/** As much of the end as a mend may reach. */
const TAIL = 64;

/** How a line or block starts, and how long it is. */
interface Stretch {
  head: string;
  length: number;
}

export class Sheet {
  readonly inlines = new InlineScanner();
  readonly #parts: string[] = [];
  #pushed = 0;
  #tail = '';
  #line: Stretch = { head: '', length: 0 };
  #block: Stretch = { head: '', length: 0 };

  /** UTF-16 units so far. */
  get length(): number {
    return this.#pushed + this.#tail.length;
  }

  /** The last characters, at least as many as a mend may reach. */
  get tail(): string {
    return this.#tail;
  }

  get isLineStart(): boolean {
    return this.#line.length === 0;
  }

  /** The current line; of a long one a letter and its end, since its start is past all marks. */
  get line(): string {
    const { head, length } = this.#line;
    return length <= HEAD ? head : `x${this.#tail.slice(-TAIL)}`;
  }

  /** How the current line starts. */
  get lineHead(): string {
    return this.#line.head;
  }

  /** How the current block starts. */
  get blockHead(): string {
    return this.#block.head;
  }

  /** Appends text that holds no line break but at its end. */
  write(text: string): void {
    if (text === '') return;
    this.#tail += text;
    if (this.#tail.length > 8 * TAIL) {
      const kept = this.#tail.length - TAIL;
      this.#parts.push(this.#tail.slice(0, kept));
      this.#pushed += kept;
      this.#tail = this.#tail.slice(kept);
    }
    this.inlines.feed(text);
    grow(this.#block, text);
    if (text.endsWith('\n')) this.#line = { head: '', length: 0 };
    else grow(this.#line, text);
  }

  /** Replaces the end of the text, in the current line. */
  mend(change: (tail: string) => string): void {
    const mended = change(this.#tail);
    if (mended === this.#tail) return;
    const [before, after] = [lastLine(this.#tail), lastLine(mended)];
    const { head, length } = this.#line;
    if (length <= HEAD) this.#line.head = head.slice(0, head.length - before.length) + after;
    this.#line.length = length + after.length - before.length;
    this.#tail = mended;
  }

  endBlock(): void {
    this.#block = { head: '', length: 0 };
    this.inlines.reset();
  }

  text(): string {
    return this.#parts.join('') + this.#tail;
  }
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

function grow(stretch: Stretch, text: string): void {
  if (stretch.length < HEAD) stretch.head += text.slice(0, HEAD - stretch.length);
  stretch.length += text.length;
}
