/** Tells quickly of most texts that one face has all of them. */
import type { Face } from './types.ts';

/** Beyond stand the rarer scripts and symbols, whose characters are looked at one by one. */
const NEAR = 0x2200;
const [OWNED, OTHER] = [1, 2];

// By character: not looked up yet, owned, or not.
const known = new WeakMap<Face, Uint8Array>();

/**
 * Whether each character of a text is one that is seen, stands by itself and has a glyph in the face. A text with
 * marks, with rarer scripts or empty may be in the face all the same.
 */
export function isOwned(text: string, face: Face): boolean {
  let owned = known.get(face);
  if (owned === undefined) {
    owned = new Uint8Array(NEAR);
    known.set(face, owned);
  }
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (owned[code] === OWNED) continue;
    if (code >= NEAR) return false;
    if (owned[code] === 0) owned[code] = isLetterOf(code, face) ? OWNED : OTHER;
    if (owned[code] !== OWNED) return false;
  }
  return text !== '';
}

function isLetterOf(code: number, face: Face): boolean {
  // White space beside symbols is another face's.
  if (code === 0x0a || code === 0x20) return face.symbolsOnly !== true;
  return (isPlain(code) || !/[\p{C}\p{M}]/u.test(String.fromCharCode(code))) && face.has(code);
}

/** Whether a character is of ASCII, a Latin letter, a dash or a quotation mark: no control among them, and no mark. */
function isPlain(code: number): boolean {
  if (code < 0x80) return code >= 0x20 && code < 0x7f;
  return (code > 0xad && code < 0x300) || (code >= 0x2010 && code < 0x2028);
}
