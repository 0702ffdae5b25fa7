/** Turns a value's text into Markdown that reads back as that text, whatever it holds. */
import { must } from '../problems/must.ts';
import { hasLetterOrDigit } from './letters.ts';

/** White space that Markdown folds or cuts off anyway becomes one space; edges are trimmed. */
export function foldSpace(text: string): string {
  if (!/[\t\n\r\f\v]| {2}|^ | $/u.test(text)) return text.normalize('NFC');
  return text
    .normalize('NFC')
    .replaceAll(/[ \t\n\r\f\v]+/gu, ' ')
    .replaceAll(/^ | $/gu, '');
}

/**
 * Escapes folded text for a place where inline Markdown is read. `line` is what the current line holds so
 * far: what stands at its start could begin a list, a heading or a quotation.
 */
export function escapeText(text: string, line: string): string {
  if (PLAIN.test(text)) return text;
  const start = atStart(line);
  const number = orderedMark(text, line);
  let escaped = '';
  for (let at = 0; at < text.length; at += 1) {
    const special =
      at === number ||
      (at === 0 && start && /^[#>+=:-]/u.test(text)) ||
      needsEscape(text, at) ||
      (at === 0 && line.endsWith(']') && /^[(:]/u.test(text));
    escaped += `${special ? '\\' : ''}${text.charAt(at)}`;
  }
  return protectEdges(escaped);
}

// Words with the usual punctuation hold no mark, wherever they stand. Letters of Latin do: others are looked at one by one.
const PLAIN = /^[A-Za-z\u00C0-\u024F][A-Za-z0-9\u00C0-\u024F ,;:.’‘“”–()%?-]*$/u;

// Before the first word of a line a mark can still begin a block, also when the template typed a part of it.
function atStart(line: string): boolean {
  return CONTAINERS.test(line) || !hasLetterOrDigit(line);
}

const CONTAINERS =
  /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t]|\[[ xX]\][ \t]|#{1,6}[ \t]|\[\^[^\]]*\]:[ \t]*)*$/u;

// The place of the mark in `text` that would make its line an item of a numbered list, or -1.
function orderedMark(text: string, line: string): number {
  // The template may have typed a part of the number.
  const head = line.replace(/\d+$/u, '');
  const typed = line.slice(head.length);
  if (!CONTAINERS.test(head)) return -1;
  const number = /^\d{1,9}(?=[.)](?:\s|$))/u.exec(typed + text)?.[0];
  return number === undefined ? -1 : number.length - typed.length;
}

function needsEscape(text: string, at: number): boolean {
  const rest = text.slice(at);
  const last = rest.length === 1;
  switch (text.charAt(at)) {
    case '*':
    case '`':
    case '[':
    case ']':
    case '|':
    case '~':
    case '$':
      return true;
    case '_':
      return !(isWord(text[at - 1]) && isWord(text[at + 1]));
    case '\\':
      // White space at the edge will be a reference, which starts with a mark.
      return last || /^\\[^\p{L}\p{N} ]/u.test(rest);
    case '<':
      return last || /^<[a-z/!?]/iu.test(rest);
    case '&':
      return last || /^&(?:#?[a-z0-9]+;|#?[a-z0-9]*$)/iu.test(rest);
    // Closing marks of a heading.
    case '#':
      return /^#+$/u.test(rest);
    default:
      return false;
  }
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[a-z0-9]/iu.test(character);
}

// A no-break space or the like at an edge would keep emphasis around the value from opening or closing.
function protectEdges(text: string): string {
  return text.replaceAll(/^[^\S ]+|(?<![^\S ])[^\S ]+$/gu, references);
}

function references(characters: string): string {
  return Array.from(characters, reference).join('');
}

function reference(character: string): string {
  return `&#x${must(character.codePointAt(0), 'character').toString(16).toUpperCase()};`;
}

/** For the inside of a link's title in double quotes. */
export function escapeTitle(text: string): string {
  return text.replaceAll(/[\\"&<`]/gu, String.raw`\$&`);
}

/** For a link's address: characters that could end it are percent-encoded, what is encoded stays. */
export function escapeAddress(address: string): string {
  if (/^[A-Za-z0-9\-._:/?#@!$'+,;=%]*$/u.test(address)) return address;
  const safe = /[A-Za-z0-9\-._~:/?#@!$'*+,;=%&]/u;
  return Array.from(address, (one) => (safe.test(one) ? one : percentEncoded(one)))
    .join('')
    .replaceAll(/[*_~]/gu, (one) =>
      one === '_' ? one : `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
    )
    .replaceAll('&', '&amp;');
}

function percentEncoded(character: string): string {
  const whole = /^[\uD800-\uDFFF]$/u.test(character) ? '\uFFFD' : character;
  // encodeURIComponent leaves parentheses as they are, which could end the address.
  return encodeURIComponent(whole).replaceAll('(', '%28').replaceAll(')', '%29');
}

/** Whether a reader may follow the address: a web or mail address, a place in the document or a file beside it. */
export function isSafeAddress(address: string): boolean {
  const scheme = /^(?<scheme>[a-z][a-z0-9+.-]*):/iu.exec(address)?.groups?.['scheme'];
  if (scheme === undefined) return !/^[/\\]/u.test(address);
  return ['http', 'https', 'mailto', 'tel'].includes(scheme.toLowerCase());
}

/** A whole YAML scalar. */
export function frontMatterValue(text: string): string {
  const plain = /^(?:[\p{L}][\p{L}\p{N} ,.()’–/-]*|\d{4}-\d{2}-\d{2})$/u;
  const word = /^(?:true|false|yes|no|on|off|y|n|null)$/iu;
  return plain.test(text) && !word.test(text) ? text : JSON.stringify(text);
}

/** For the inside of a YAML scalar in double quotes. */
export function frontMatterQuoted(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
