/** Cuts a text into stretches of one face, where another must take over for what a face lacks. */
import { must } from '../problems/must.ts';
import { isOwned } from '../text/owned.ts';
import type { Fonts } from '../text/types.ts';

/** Characters that are not meant to be seen; where a face has no glyph for one it is left undrawn. */
const UNSEEN = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]|[\uFE00-\uFE0F]/u;

/** Marks of direction say how text is set, and are taken out when it has been. */
const DIRECTING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Cuts a text where another face must take over. Throws if no face has a character: that was checked before. */
export function inFaces(
  text: string,
  wanted: string,
  fonts: Fonts,
): { text: string; face: string }[] {
  if (isOwned(text, fonts.face(wanted))) return [{ text, face: wanted }];
  const parts: { text: string; face: string }[] = [];
  let last: { text: string; face: string } | undefined;
  for (const character of text) {
    const face = faceOf(character, last?.face ?? wanted, { wanted, fonts });
    if (face === undefined) continue;
    if (last !== undefined && last.face !== face && /\p{M}/u.test(character)) {
      giveBase(last, parts, { face, fonts });
      last = parts.at(-1);
    }
    if (last === undefined || last.face !== face) {
      last = { text: '', face };
      parts.push(last);
    }
    last.text += character;
  }
  return parts;
}

/** Hands the letter that a mark belongs to over to the mark's face, if that has it: only there do they meet. */
function giveBase(
  last: { text: string; face: string },
  parts: { text: string; face: string }[],
  { face, fonts }: { face: string; fonts: Fonts },
): void {
  const base = lastBase(last.text);
  if (base === '') return;
  const whole = Array.from(base).every((one) =>
    fonts.face(face).has(must(one.codePointAt(0), 'code point')),
  );
  if (!whole) return;
  last.text = last.text.slice(0, -base.length);
  if (last.text === '') parts.pop();
  parts.push({ text: base, face });
}

/** The last letter of a text with the marks on it and what is unseen between them; empty if a space ends it. */
function lastBase(text: string): string {
  let start = text.length;
  let unseen = text.length;
  while (start > 0) {
    const before = start - (/[\uDC00-\uDFFF]/.test(text.charAt(start - 1)) ? 2 : 1);
    const character = text.slice(before, start);
    const isUnseen = /\p{Cf}/u.test(character);
    if (!isUnseen && !/\p{M}/u.test(character)) {
      return text.slice(/\p{Z}/u.test(character) ? unseen : before);
    }
    if (isUnseen) unseen = before;
    start = before;
  }
  return text.slice(unseen);
}

function faceOf(
  character: string,
  before: string,
  { wanted, fonts }: { wanted: string; fonts: Fonts },
): string | undefined {
  const codePoint = must(character.codePointAt(0), 'code point');
  if (codePoint === 0x0a || codePoint === 0x20 || DIRECTING.test(character)) {
    return fonts.face(before).symbolsOnly === true ? wanted : before;
  }
  // The typesetter does not hyphenate, and a soft hyphen has a visible glyph in most fonts. What a PDF says
  // of its letters may not name the byte order mark.
  if (codePoint === 0xad || codePoint === 0xfeff) return undefined;
  const unseen = UNSEEN.test(character);
  if ((unseen || /\p{M}/u.test(character)) && fonts.face(before).has(codePoint)) return before;
  const face = fonts.faceFor(codePoint, wanted);
  if (unseen) return fonts.face(wanted).has(codePoint) ? wanted : undefined;
  if (face === undefined) throw new Error(`no face has U+${codePoint.toString(16).toUpperCase()}`);
  return face;
}
