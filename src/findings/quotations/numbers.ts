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
  const number = numberOf(text);
  if (number !== undefined) return { kind: 'number', number };
  const [found, instead] = faultOf(text);
  return { kind: 'fault', fault: found, instead };
}

/** The number that `readNumber` reads; undefined where it would say why there is none. */
export function numberOf(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  const digits = text.replaceAll(/[-.]/gu, '').replace(/^0+/u, '');
  // Fifteen digits survive the way to binary and back; no count of people needs more.
  if (digits.length > 15) return undefined;
  const number = Number(text);
  return number === 0 ? 0 : number;
}

/** What to write instead, if that is a number. */
function ifWhole(instead: string): string | undefined {
  return NUMBER.test(instead) ? instead : undefined;
}

function faultOf(text: string): [NumberFault, (string | undefined)?] {
  if (NUMBER.test(text)) return ['too many digits'];
  if (/^[-+]?\.?(?:nan|inf|infinity)$/iu.test(text)) return ['not a finite number'];
  if (/^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(text)) {
    return ['a comma for thousands', ifWhole(text.replaceAll(',', ''))];
  }
  if (/^-?\d+,\d+$/u.test(text)) return ['a decimal comma', ifWhole(text.replace(',', '.'))];
  if (/^-?0\d+(?:\.\d+)?$/u.test(text))
    return ['a leading zero', ifWhole(text.replace(/0+(?=\d)/u, ''))];
  if (/^\+[\d.]+$/u.test(text)) return ['a plus sign', ifWhole(text.slice(1))];
  if (/^[-+]?[\d.]+e[-+]?\d+$/iu.test(text)) return ['an exponent'];
  if (/^-?[\d.]+ ?%$/u.test(text)) return ['a per cent sign', ifWhole(text.replace(/ ?%/u, ''))];
  if (/^[\u2010-\u2015\u2212]\d/u.test(text)) {
    return ['a dash for a minus sign', ifWhole(`-${text.slice(1).trimEnd()}`)];
  }
  if (/^\p{Nd}+$/u.test(text)) return ['another script’s digits'];
  return ['no number'];
}
