/** Turns content and fonts into problems: each character that no face has, and each that must not be there. */
import type { Block, Content, Inline } from '../content/types.ts';
import { must } from '../problems/must.ts';
import type { Problems } from '../problems/problems.ts';
import type { Span } from '../problems/types.ts';
import type { Missing } from '../problems/messages/layout.ts';
import { controlCharacter, missingCharacter, missingScript } from '../problems/messages/layout.ts';
import { isOwned } from '../text/owned.ts';
import type { Fonts } from '../text/types.ts';
import type { Theme } from './theme.ts';

/**
 * Looks up each code point of the document before anything is set. Each character is reported once, where it
 * stands first; the characters of a script that no face has are reported together.
 */
export function checkCharacters(
  content: Content,
  theme: Theme,
  fonts: Fonts,
  problems: Problems,
): void {
  const found = new Map<number, Finding>();
  const look = (text: string, span: Span, face: string): void => {
    if (isOwned(text, fonts.face(face))) return;
    for (const character of text) {
      const codePoint = must(character.codePointAt(0), 'code point');
      if (isFine(codePoint, face, fonts)) continue;
      const known = found.get(codePoint);
      if (known === undefined) found.set(codePoint, { codePoint, span, count: 1 });
      else known.count += 1;
    }
  };
  const faces = { text: theme.type.body.face, code: theme.type.code.face };
  for (const words of runningWords(content)) {
    look(words, content.blocks[0]?.span ?? NOWHERE, theme.type.furniture.face);
  }
  for (const block of content.blocks) visitBlock(block, faces, look);
  for (const note of content.footnotes.values()) {
    for (const block of note.blocks) visitBlock(block, faces, look);
  }
  report([...found.values()], problems);
}

/** Running words come from the front matter, whose places content does not keep. */
const NOWHERE: Span = { source: { path: 'front matter', text: '' }, start: 0, end: 0 };

function runningWords({ title, running }: Content): string[] {
  return [title, ...Object.values(running ?? {}).filter((words) => typeof words === 'string')];
}

interface Finding {
  readonly codePoint: number;
  readonly span: Span;
  count: number;
}

function report(found: readonly Finding[], problems: Problems): void {
  const scripts = new Map<string, Missing>();
  for (const { codePoint, span, count } of found) {
    const missing = { codePoint, span: within(span, String.fromCodePoint(codePoint)), count };
    const script = scriptOf(codePoint);
    const known = script === undefined ? undefined : scripts.get(script);
    if (isControl(codePoint)) problems.add(controlCharacter(missing));
    else if (script === undefined) problems.add(missingCharacter(missing));
    else if (known === undefined) scripts.set(script, { ...missing, count: 1 });
    else scripts.set(script, { ...known, count: known.count + 1 });
  }
  for (const [script, missing] of scripts) {
    problems.add(missing.count === 1 ? missingCharacter(missing) : missingScript(script, missing));
  }
}

/**
 * Scripts that a font has or has not as a whole; marks that several scripts share belong to none. V8 makes patterns
 * of them only where a character is missing.
 */
const knownScripts = (): readonly (readonly [string, RegExp])[] => [
  ['Arabic', /\p{Script=Arabic}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Bengali', /\p{Script=Bengali}/u],
  ['Chinese', /\p{Script=Han}/u],
  ['Devanagari', /\p{Script=Devanagari}/u],
  ['Ethiopic', /\p{Script=Ethiopic}/u],
  ['Georgian', /\p{Script=Georgian}/u],
  ['Gujarati', /\p{Script=Gujarati}/u],
  ['Gurmukhi', /\p{Script=Gurmukhi}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Kannada', /\p{Script=Kannada}/u],
  ['Khmer', /\p{Script=Khmer}/u],
  ['Korean', /\p{Script=Hangul}/u],
  ['Malayalam', /\p{Script=Malayalam}/u],
  ['Myanmar', /\p{Script=Myanmar}/u],
  ['Sinhala', /\p{Script=Sinhala}/u],
  ['Syriac', /\p{Script=Syriac}/u],
  ['Tamil', /\p{Script=Tamil}/u],
  ['Telugu', /\p{Script=Telugu}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Tibetan', /\p{Script=Tibetan}/u],
];

function scriptOf(codePoint: number): string | undefined {
  const character = String.fromCodePoint(codePoint);
  return knownScripts().find(([, script]) => script.test(character))?.[0];
}

type Look = (text: string, span: Span, face: string) => void;

interface Faces {
  readonly text: string;
  readonly code: string;
}

/** Line ends and tabs are white space; what is not meant to be seen is left undrawn where it has no glyph. */
const UNSEEN = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]|[\uFE00-\uFE0F]/u;

function isFine(codePoint: number, face: string, fonts: Fonts): boolean {
  if (codePoint === 0x0a || codePoint === 0x0d || codePoint === 0x09) return true;
  if (isControl(codePoint)) return false;
  return (
    UNSEEN.test(String.fromCodePoint(codePoint)) || fonts.faceFor(codePoint, face) !== undefined
  );
}

// An override turns words round for the eye alone: who reads sees other words than who listens or searches.
function isControl(codePoint: number): boolean {
  if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)) return true;
  return codePoint === 0x202d || codePoint === 0x202e;
}

/** The character itself within the span, where the source has it as it is; else the whole span. */
function within(span: Span, character: string): Span {
  const at = span.source.text.slice(span.start, span.end).indexOf(character);
  if (at === -1) return span;
  return { ...span, start: span.start + at, end: span.start + at + character.length };
}

function visitBlock(block: Block, faces: Faces, look: Look): void {
  const blocks = (inner: readonly Block[]): void => {
    for (const one of inner) visitBlock(one, faces, look);
  };
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return visitInlines(block.inlines, faces, look);
    case 'list':
      return block.items.forEach((item) => blocks(item.blocks));
    case 'quotation':
    case 'alert':
      return blocks(block.blocks);
    case 'table':
      if (block.caption) visitBlock(block.caption, faces, look);
      for (const row of [block.head, ...block.rows]) {
        for (const cell of row.cells) visitInlines(cell.inlines, faces, look);
      }
      return blocks(block.notes);
    case 'figure':
      if (block.caption) visitBlock(block.caption, faces, look);
      return blocks(block.notes);
    case 'code':
    case 'html':
      return look(block.text, block.span, faces.code);
    case 'thematic break':
    case 'hint':
      return undefined;
  }
}

function visitInlines(inlines: readonly Inline[], faces: Faces, look: Look): void {
  for (const inline of inlines) {
    switch (inline.kind) {
      case 'text':
        look(inline.text, inline.span, faces.text);
        break;
      case 'code span':
        look(inline.text, inline.span, faces.code);
        break;
      case 'emphasis':
      case 'strong':
      case 'strikethrough':
      case 'language':
      case 'link':
        visitInlines(inline.inlines, faces, look);
        break;
      case 'image':
      case 'break':
      case 'footnote reference':
        break;
    }
  }
}
