/** Turns the raw characters of a YAML or JSON scalar into its text, with the place of each character. */
import { nth } from '../../problems/must.ts';

export interface Decoded {
  readonly text: string;
  /** For each UTF-16 unit of the text, where in the file the characters that made it start and end. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Reads the scalar that stands from `start` to `end` of `file`, whichever of YAML's five styles it has. */
export function decodeScalar(file: string, start: number, end: number): Decoded {
  const raw: Raw = { file, start, end, out: new Output() };
  const opening = file.slice(start, start + 1);
  if (opening === '|' || opening === '>') readBlock(raw, opening === '>');
  else if (opening === '"') readFlow({ ...raw, start: start + 1, end: end - 1 }, 'double');
  else if (opening === "'") readFlow({ ...raw, start: start + 1, end: end - 1 }, 'single');
  else readFlow(raw, 'plain');
  return raw.out;
}

interface Raw {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly out: Output;
}

class Output implements Decoded {
  text = '';
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  /** Adds characters that were made by the same stretch of the file. */
  add(text: string, start: number, end: number): void {
    this.text += text;
    for (let unit = 0; unit < text.length; unit += 1) {
      this.starts.push(start);
      this.ends.push(end);
    }
  }

  /** Adds characters that stand in the file as themselves. */
  copy(file: string, start: number, end: number): void {
    this.text += file.slice(start, end);
    for (let at = start; at < end; at += 1) {
      this.starts.push(at);
      this.ends.push(at + 1);
    }
  }
}

type FlowStyle = 'plain' | 'single' | 'double';

function readFlow({ file, start, end, out }: Raw, style: FlowStyle): void {
  let at = start;
  while (at < end) {
    const breaks = lineBreaksAt(file, at, end, style);
    if (breaks !== undefined) {
      out.add(folded(breaks.count), at, breaks.end);
      at = breaks.end;
      continue;
    }
    if (style === 'single' && file.startsWith("''", at)) {
      out.add("'", at, at + 2);
      at += 2;
    } else if (style === 'double' && file[at] === '\\') {
      const length = escapeLength(file[at + 1]);
      out.add(escaped(file.slice(at + 1, at + length)), at, at + length);
      at += length;
    } else {
      out.copy(file, at, at + 1);
      at += 1;
    }
  }
}

/** One line break is a space, and each further one a line break. */
function folded(breaks: number): string {
  return breaks === 1 ? ' ' : '\n'.repeat(Math.max(0, breaks - 1));
}

/** White space around line breaks belongs to the fold; a backslash before the first break takes that one away. */
function lineBreaksAt(
  file: string,
  at: number,
  end: number,
  style: FlowStyle,
): { readonly count: number; readonly end: number } | undefined {
  const pattern =
    style === 'double' ? /(?:\\|[ \t]*)(?:\r?\n[ \t]*)+/uy : /[ \t]*(?:\r?\n[ \t]*)+/uy;
  pattern.lastIndex = at;
  const found = pattern.exec(file.slice(0, end))?.[0];
  if (found === undefined) return undefined;
  const count = found.split('\n').length - 1;
  return { count: found.startsWith('\\') ? count - 1 : count, end: at + found.length };
}

function escapeLength(letter: string | undefined): number {
  if (letter === 'x') return 4;
  if (letter === 'u') return 6;
  return letter === 'U' ? 10 : 2;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\u001B',
  N: '\u0085',
  _: '\u00A0',
  L: '\u2028',
  P: '\u2029',
};

function escaped(code: string): string {
  if (!/^[xuU]./u.test(code)) return ESCAPES[code] ?? code;
  return String.fromCodePoint(Number.parseInt(code.slice(1), 16));
}

interface BlockLine {
  readonly start: number;
  readonly end: number;
  /** From here to the next line: the line break. */
  readonly next: number;
  readonly moreIndented: boolean;
}

function readBlock({ file, start, end, out }: Raw, folded: boolean): void {
  const headerEnd = file.indexOf('\n', start);
  if (headerEnd === -1 || headerEnd >= end) return;
  const header = file.slice(start + 1, headerEnd);
  const keepAll = header.includes('+');
  const strip = header.includes('-');
  const lines = blockLines(file, headerEnd + 1, end);
  const last = lines.findLastIndex((line) => !isBlank(line)) + 1;
  for (const [index, line] of lines.slice(0, last).entries()) {
    out.copy(file, line.start, line.end);
    if (index === last - 1) {
      if (!strip) out.add('\n', line.end, line.next);
    } else if (!folded) {
      out.add('\n', line.end, line.next);
    } else {
      foldLine(line, lines.slice(index + 1, last), out);
    }
  }
  if (keepAll) for (const line of lines.slice(last)) out.add('\n', line.end, line.next);
}

/** In a folded block a break between two text lines is a space, unless one of them is indented further. */
function foldLine(line: BlockLine, rest: readonly BlockLine[], out: Output): void {
  if (isBlank(line)) {
    out.add('\n', line.end, line.next);
    return;
  }
  const following = rest.findIndex((one) => !isBlank(one));
  const kept = line.moreIndented || nth(rest, following).moreIndented;
  if (kept) out.add('\n', line.end, line.next);
  else if (following === 0) out.add(' ', line.end, line.next);
}

function isBlank(line: BlockLine): boolean {
  return line.start === line.end;
}

function blockLines(file: string, from: number, end: number): readonly BlockLine[] {
  const raw: { readonly start: number; readonly end: number; readonly next: number }[] = [];
  for (let at = from; at < end;) {
    const found = file.indexOf('\n', at);
    const next = found === -1 || found >= end ? end : found + 1;
    const lineEnd = file.slice(at, next).replace(/\r?\n$/u, '').length + at;
    raw.push({ start: at, end: lineEnd, next });
    at = next;
  }
  const textOf = (line: { start: number; end: number }) => file.slice(line.start, line.end);
  const first = raw.find((line) => textOf(line).trim() !== '');
  const indent = first === undefined ? 0 : textOf(first).search(/[^ ]/u);
  return raw.map((line) => {
    const start = Math.min(line.start + indent, line.end);
    return { ...line, start, moreIndented: /^[ \t]/u.test(file.slice(start, line.end)) };
  });
}
