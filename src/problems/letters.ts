/**
 * Tells letters and numbers, of all scripts, from other characters. V8 takes as long to make one pattern with a class
 * of all letters as to read a page with it. So there is one pattern a kind, made when a character asks that is
 * neither of ASCII nor punctuation.
 */

/** Whether a code point is a letter. */
export function isLetter(code: number): boolean {
  if (code < 0x80) return isAsciiLetter(code);
  return !isPunctuation(code) && /\p{L}/u.test(String.fromCodePoint(code));
}

/** Whether a code point is a digit or another number. */
export function isNumber(code: number): boolean {
  if (code < 0x80) return isAsciiDigit(code);
  return !isPunctuation(code) && /\p{N}/u.test(String.fromCodePoint(code));
}

/** Whether a code point is a capital letter. */
export function isCapital(code: number): boolean {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a;
  return !isPunctuation(code) && /\p{Lu}/u.test(String.fromCodePoint(code));
}

/** The code point that ends at an offset (in UTF-16 units); undefined at the start. */
export function codeBefore(text: string, at: number): number | undefined {
  const pair = text.codePointAt(at - 2);
  return pair !== undefined && pair > 0xffff ? pair : text.codePointAt(at - 1);
}

/** Where the letters that begin at an offset (in UTF-16 units) end: the offset itself where there are none. */
export function endOfLetters(text: string, start: number): number {
  return endOf(text, start, isLetter);
}

/** Where the letters and numbers that begin at an offset (in UTF-16 units) end. */
export function endOfWord(text: string, start: number): number {
  return endOf(text, start, isOfWord);
}

function endOf(text: string, start: number, isPart: (code: number) => boolean): number {
  let at = start;
  for (let code = text.codePointAt(at); code !== undefined && isPart(code);) {
    at += code > 0xffff ? 2 : 1;
    code = text.codePointAt(at);
  }
  return at;
}

/** Whether a letter or a number begins at an offset (in UTF-16 units). */
export function isWordAt(text: string, at: number): boolean {
  const code = text.codePointAt(at);
  return code !== undefined && isOfWord(code);
}

/** Whether a code point is a letter or a number. */
export function isOfWord(code: number): boolean {
  return isLetter(code) || isNumber(code);
}

function isAsciiLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

function isAsciiDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Dashes, quotation marks and spaces: Unicode keeps this block for punctuation. */
function isPunctuation(code: number): boolean {
  return code >= 0x2000 && code < 0x2070;
}
