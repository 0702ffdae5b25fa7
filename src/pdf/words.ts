/** Turns text into words and their characters, and says of a word what its glyphs can't say. */

/** Words with their trailing space: the unit in which widths are measured. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  let start = 0;
  for (let space = text.indexOf(' '); space !== -1; space = text.indexOf(' ', start)) {
    words.push(text.slice(start, space + 1));
    start = space + 1;
  }
  if (start < text.length) words.push(text.slice(start));
  return words;
}

export function codesOf(word: string, at: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => word.charCodeAt(at + index));
}

/** A no-break space often is the glyph of the space; both extract as a space. */
export function plainSpace(codePoint: number): number {
  return codePoint === 0xa0 ? 0x20 : codePoint;
}

/** Wraps operators so that a reader extracts `text` from them. */
export function actualText(text: string, operators: readonly string[]): string[] {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16().toString('hex');
  return [`/Span <</ActualText <${bytes}>>> BDC`, ...operators, 'EMC'];
}

/**
 * Scripts whose glyphs do not stand in the order of their letters. The characters of such glyphs, in a row, are
 * those of the word, but each may be its neighbour's: so the word is said apart as well.
 */
export const REORDERED =
  /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]/u;
