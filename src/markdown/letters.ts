/** Tells whether a text holds letters or digits, of any script. */

/** Classes of all scripts take V8 long to compile, so they are asked only where ASCII gives no answer. */
export function hasLetterOrDigit(text: string): boolean {
  if (/[A-Za-z0-9]/u.test(text)) return true;
  return !isAscii(text) && /[\p{L}\p{N}]/u.test(text);
}

/** Whether a text holds marks that combine with the letter before them. */
export function hasMark(text: string): boolean {
  return !isAscii(text) && /\p{M}/u.test(text);
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7F]/u.test(text);
}
