/** Turns the Markdown printed so far into the context in which the next value stands. */
import { must } from '../problems/must.ts';

export type Context =
  | { readonly kind: 'text'; readonly inLink: boolean; readonly inImage: boolean }
  /** In a link's address; `sofar` is the address up to here. */
  | { readonly kind: 'address'; readonly sofar: string }
  | { readonly kind: 'title' }
  /** Alone after `key: ` in the front matter. */
  | { readonly kind: 'front matter value' }
  | { readonly kind: 'front matter quotes' }
  /** Where no escape can make a value safe. */
  | { readonly kind: 'none'; readonly place: NoPlace };

export type NoPlace = 'code' | 'html' | 'comment' | 'front matter' | 'definition';

/** What the lines so far leave open. */
export interface Standing {
  readonly frontMatter: boolean;
  /** Inside a fenced code block. */
  readonly fence: boolean;
  /** How the current block starts. */
  readonly block: string;
  /** How the current line starts. */
  readonly line: string;
  readonly inlines: InlineScanner;
}

export function contextOf({ frontMatter, fence, block, line, inlines }: Standing): Context {
  if (frontMatter) return frontMatterContext(line);
  if (fence) return { kind: 'none', place: 'code' };
  if (/^[ \t>]*<!--/u.test(line)) return { kind: 'none', place: 'comment' };
  if (/^[ \t>]*<(?:[a-z/?]|!\[?[a-z])(?![^<>\s]*:)/iu.test(block)) {
    return { kind: 'none', place: 'html' };
  }
  if (/^[ \t>]*\[(?!\^)[^\]]*\]:/u.test(line)) return { kind: 'none', place: 'definition' };
  return inlines.context();
}

function frontMatterContext(line: string): Context {
  if (/^[\w-]+: *$/u.test(line)) return { kind: 'front matter value' };
  const quoted = /^[\w-]+: *"(?:[^"\\]|\\.)*$/u.test(line);
  return quoted ? { kind: 'front matter quotes' } : { kind: 'none', place: 'front matter' };
}

// An open backtick or bracket this far back is a fault of the template, or none at all.
const FAR = 20_000;

/**
 * Reads a block as CommonMark reads inlines, code spans and angle brackets before links, as it grows: what is closed
 * isn't read again, so that a long paragraph costs no more a value than a short one.
 */
export class InlineScanner {
  #pending = '';
  /** Whether what is pending was read, and starts with what isn't closed. */
  #isOpen = false;
  readonly #brackets: ('link' | 'image')[] = [];

  reset(): void {
    this.#pending = '';
    this.#isOpen = false;
    this.#brackets.length = 0;
  }

  feed(text: string): void {
    this.#pending += text;
  }

  context(): Context {
    if (this.#isOpen && this.#pending.length > FAR) return { kind: 'none', place: 'code' };
    const brackets = this.#brackets;
    let at = 0;
    let settled = 0;
    let closed = [...brackets];
    while (at < this.#pending.length) {
      const step = tokenAt(this.#pending.slice(at));
      this.#isOpen = step.kind === 'open';
      if (step.kind === 'open') {
        this.#settle(at, [...brackets]);
        return step.context;
      }
      if (step.kind === 'bracket') brackets.push(step.image ? 'image' : 'link');
      if (step.kind === 'close') brackets.pop();
      at += step.length;
      // A mark that ends where the text ends may yet grow.
      if (step.kind === 'plain' || at < this.#pending.length) {
        settled = at;
        closed = [...brackets];
      }
    }
    const context: Context = {
      kind: 'text',
      inLink: brackets.includes('link'),
      inImage: brackets.includes('image'),
    };
    this.#settle(settled, closed);
    return context;
  }

  #settle(length: number, brackets: readonly ('link' | 'image')[]): void {
    this.#pending = this.#pending.slice(length);
    this.#brackets.splice(0, Infinity, ...brackets);
  }
}

type Token =
  | { readonly kind: 'plain' | 'skip' | 'close'; readonly length: number }
  | { readonly kind: 'bracket'; readonly image: boolean; readonly length: number }
  /** The block ends inside this token. */
  | { readonly kind: 'open'; readonly context: Context };

function tokenAt(rest: string): Token {
  switch (rest.slice(0, 1)) {
    case '\\':
      return { kind: 'skip', length: 2 };
    case '`':
      return codeAt(rest);
    case '<':
      return angleAt(rest);
    case '!':
      return rest[1] === '['
        ? { kind: 'bracket', image: true, length: 2 }
        : { kind: 'skip', length: 1 };
    case '[':
      return { kind: 'bracket', image: false, length: 1 };
    case ']':
      return rest[1] === '(' ? targetAt(rest) : { kind: 'close', length: 1 };
    default:
      return { kind: 'plain', length: must(/^[^\\`<![\]]+/u.exec(rest)?.[0], 'plain text').length };
  }
}

function codeAt(rest: string): Token {
  const fence = must(/^`+/u.exec(rest)?.[0], 'fence of a code span');
  const inside = rest.slice(fence.length);
  const close = new RegExp(`(?<!\`)${fence}(?!\`)`, 'u').exec(inside);
  if (close === null) return { kind: 'open', context: { kind: 'none', place: 'code' } };
  return { kind: 'skip', length: fence.length + close.index + fence.length };
}

function angleAt(rest: string): Token {
  if (!/^<(?:[a-z/?!]|$)/iu.test(rest)) return { kind: 'skip', length: 1 };
  const comment = rest.startsWith('<!--');
  const close = rest.indexOf(comment ? '-->' : '>');
  if (close !== -1) return { kind: 'skip', length: close + (comment ? 3 : 1) };
  return { kind: 'open', context: { kind: 'none', place: comment ? 'comment' : 'html' } };
}

const TARGET =
  /^\]\(\s*(?<address><[^>\n]*>?|(?:\\.|[^\s()\\<]|\([^\s()]*\))*)(?<gap>\s*)(?<title>"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?)?\s*(?<end>\))?/u;

// `](address "title")`, as much of it as is there.
function targetAt(rest: string): Token {
  const target = TARGET.exec(rest);
  const { address = '', gap = '', title = '', end } = must(target?.groups, 'address of a link');
  const { length } = must(target?.[0], 'address of a link');
  if (end !== undefined || length < rest.length) return { kind: 'close', length };
  const isOpenTitle = title.startsWith('"') && !/^"(?:\\.|[^"\\])*"/u.test(title);
  if (isOpenTitle) return { kind: 'open', context: { kind: 'title' } };
  // Values are escaped for double quotes only, since a single quote may be an apostrophe; nor may one stand between
  // the address and the title.
  if (title !== '' || gap !== '') {
    return { kind: 'open', context: { kind: 'none', place: 'html' } };
  }
  return { kind: 'open', context: { kind: 'address', sofar: address } };
}
