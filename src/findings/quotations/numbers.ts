/** Turns the text of a number, as a data file holds it, into a number, or says why it is none. */

export type NumberReading =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'fault'; readonly fault: NumberFault; readonly instead: string | undefined };

export type NumberFault =
  | 'no number'
  | 'not a finite number'
  | 'a comma for thousands'
  | 'a decimal comma'
  | 'a leading zero'
  | 'a plus sign'
  | 'an exponent'
  | 'too many digits'
  | 'another script’s digits'
  | 'a per cent sign'
  | 'a dash for a minus sign';

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/u;

/** Reads digits with an optional minus sign and decimal point; nothing is rounded, trimmed or guessed. */
export function readNumber(text: string): NumberReading {
  if (NUMBER.test(text)) {
    const digits = text.replaceAll(/[-.]/gu, '').replace(/^0+/u, '');
    const number = Number(text);
    // Fifteen digits survive the way to binary and back; no count of people needs more.
    if (digits.length > 15) return { kind: 'fault', fault: 'too many digits', instead: undefined };
    return { kind: 'number', number: number === 0 ? 0 : number };
  }
  const [found, instead] = faultOf(text);
  return { kind: 'fault', fault: found, instead };
}

function faultOf(text: string): [NumberFault, (string | undefined)?] {
  const without = (pattern: RegExp, by = '') => {
    const instead = text.trim().replaceAll(pattern, by);
    return NUMBER.test(instead) ? instead : undefined;
  };
  if (/^[-+]?\.?(?:nan|inf|infinity)$/iu.test(text)) return ['not a finite number'];
  if (/^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(text)) {
    return ['a comma for thousands', without(/,/gu)];
  }
  if (/^-?\d+,\d+$/u.test(text)) return ['a decimal comma', without(/,/gu, '.')];
  if (/^-?0\d+(?:\.\d+)?$/u.test(text)) return ['a leading zero', without(/^0+(?=\d)/gu)];
  if (/^\+[\d.]+$/u.test(text)) return ['a plus sign', without(/^\+/gu)];
  if (/^[-+]?[\d.]+e[-+]?\d+$/iu.test(text)) return ['an exponent'];
  if (/^-?[\d.]+ ?%$/u.test(text)) return ['a per cent sign', without(/ ?%$/gu)];
  if (/^[\u2010-\u2015\u2212]\d/u.test(text)) {
    return ['a dash for a minus sign', without(/^[\u2010-\u2015\u2212]/gu, '-')];
  }
  if (/^\p{Nd}+$/u.test(text)) return ['another script’s digits'];
  return ['no number'];
}
