/** Turns a text into the places where UAX #14 lets a line end. */
import { must } from '../problems/must.ts';
import { breakClass } from './classes.ts';
import type { BreakClass } from './classes.ts';

/** What may happen before the character at an offset. */
const NO_BREAK = 0;
const MAY_BREAK = 1;
const MUST_BREAK = 2;

/** A place where a line may end, or must. */
export interface Chance {
  /** In UTF-16 units, greater than 0. */
  readonly offset: number;
  readonly must: boolean;
}

interface State {
  /** The class before this character, spaces apart; `undefined` at the start. */
  before: BreakClass | undefined;
  /** The class before that. */
  earlier: BreakClass | undefined;
  /** Whether spaces stand between `before` and this character. */
  spaced: boolean;
  /** How many regional indicators in a row end at `before`. */
  indicators: number;
}

/** The places in a text where a line may end, in their order; the text's end is not among them. */
export function uax14(text: string): readonly Chance[] {
  const chances: Chance[] = [];
  const state: State = { before: undefined, earlier: undefined, spaced: false, indicators: 0 };
  let offset = 0;
  while (offset < text.length) {
    if (state.before === 'AL' && !state.spaced) {
      const end = afterLetters(text, offset);
      if (end > offset) {
        state.earlier = 'AL';
        state.indicators = 0;
        offset = end;
        continue;
      }
    }
    const codePoint = must(text.codePointAt(offset), 'character to break at');
    const after = breakClass(codePoint);
    const may = state.before === undefined ? NO_BREAK : verdict(state, after);
    if (may !== NO_BREAK) chances.push({ offset, must: may === MUST_BREAK });
    advance(state, after);
    offset += codePoint > 0xffff ? 2 : 1;
  }
  return chances;
}

/** Where the letters from a to z end that stand here: between them, nothing may happen. */
function afterLetters(text: string, offset: number): number {
  let at = offset;
  for (let code = text.charCodeAt(at); code >= 0x61 && code <= 0x7a; code = text.charCodeAt(at)) {
    at += 1;
  }
  return at;
}

function advance(state: State, after: BreakClass): void {
  if (after === 'SP' && state.before !== undefined && state.before !== 'BK') {
    state.spaced = true;
    return;
  }
  const joins = after === 'CM' || after === 'ZWJ';
  // LB9: a combining mark takes on the class of what it stands on.
  if (joins && !state.spaced && takesMarks(state.before)) {
    if (after === 'ZWJ') state.earlier = 'ZWJ';
    return;
  }
  state.earlier = state.spaced ? 'SP' : state.before;
  state.indicators = after === 'RI' && !state.spaced ? state.indicators + 1 : 0;
  state.before = joins ? 'AL' : after;
  state.spaced = false;
}

function takesMarks(base: BreakClass | undefined): boolean {
  return base !== undefined && base !== 'BK' && base !== 'SP' && base !== 'ZW';
}

function verdict(state: State, after: BreakClass): number {
  const { before, spaced } = state;
  if (before === undefined || before === 'SP') return NO_BREAK;
  if (before === 'BK') return MUST_BREAK;
  if (after === 'BK' || after === 'SP' || after === 'ZW') return NO_BREAK;
  if (before === 'ZW') return MAY_BREAK;
  if ((after === 'CM' || after === 'ZWJ') && !spaced) return NO_BREAK;
  const allowed = spaced ? afterSpaces(before, after) : adjacent(state, before, after);
  return allowed ? MAY_BREAK : NO_BREAK;
}

/** LB11 to LB18: what holds even across spaces. */
function afterSpaces(before: BreakClass, after: BreakClass): boolean {
  if (after === 'WJ') return false;
  if (after === 'CL' || after === 'CP' || after === 'EX' || after === 'SY') return false;
  if (before === 'OP') return false;
  if (after === 'NS' && (before === 'CL' || before === 'CP')) return false;
  return !(before === 'B2' && after === 'B2');
}

/** LB11 to LB30 for characters that touch. */
function adjacent(state: State, before: BreakClass, after: BreakClass): boolean {
  if (state.earlier === 'ZWJ' && (after === 'ID' || after === 'EB' || after === 'EM')) return false;
  if (before === 'WJ' || after === 'WJ' || before === 'GL') return false;
  if (after === 'GL') return before === 'BA' || before === 'HY';
  if (after === 'CL' || after === 'CP' || after === 'EX' || after === 'IS' || after === 'SY')
    return false;
  if (before === 'OP' || before === 'QU' || after === 'QU') return false;
  if (after === 'NS' && (before === 'CL' || before === 'CP')) return false;
  if (before === 'B2' && after === 'B2') return false;
  if (before === 'CB' || after === 'CB') return true;
  if (after === 'BA' || after === 'HY' || after === 'NS' || before === 'BB') return false;
  if (state.earlier === 'HL' && (before === 'HY' || before === 'BA')) return false;
  if (before === 'SY' && after === 'HL') return false;
  if (after === 'IN') return false;
  return !joined(state, before, after);
}

const LETTERS: ReadonlySet<BreakClass> = new Set(['AL', 'HL']);
const PICTURES: ReadonlySet<BreakClass> = new Set(['ID', 'EB', 'EM']);

/** LB23 to LB30b: letters, numbers and their signs, which stay together. */
function joined(state: State, before: BreakClass, after: BreakClass): boolean {
  const letterBefore = LETTERS.has(before);
  const letterAfter = LETTERS.has(after);
  if (letterBefore && (letterAfter || after === 'NU' || after === 'PR' || after === 'PO'))
    return true;
  if (letterAfter && (before === 'NU' || before === 'PR' || before === 'PO')) return true;
  if (before === 'PR' && PICTURES.has(after)) return true;
  if (PICTURES.has(before) && after === 'PO') return true;
  if (after === 'NU' && NUMERIC_BEFORE.has(before)) return true;
  if ((after === 'PO' || after === 'PR') && NUMERIC_END.has(before)) return true;
  if ((before === 'PO' || before === 'PR') && after === 'OP') return true;
  if (before === 'IS' && letterAfter) return true;
  if ((letterBefore || before === 'NU') && after === 'OP') return true;
  if (before === 'CP' && (letterAfter || after === 'NU')) return true;
  if (before === 'RI' && after === 'RI') return state.indicators % 2 === 1;
  return before === 'EB' && after === 'EM';
}

const NUMERIC_BEFORE: ReadonlySet<BreakClass> = new Set(['NU', 'PO', 'PR', 'HY', 'IS', 'SY']);
const NUMERIC_END: ReadonlySet<BreakClass> = new Set(['NU', 'CL', 'CP']);
