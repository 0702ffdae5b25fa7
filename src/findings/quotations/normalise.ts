/** Turns a text into the form in which quotations are looked up: white space, quotes and dashes made equal. */

/** Nothing else is changed: letters, digits, case and other punctuation must agree. */
export function normalise(text: string): string {
  return text
    .replaceAll(/[\u2018\u2019\u201A\u201B]/gu, "'")
    .replaceAll(/[\u201C-\u201F\u00AB\u00BB]/gu, '"')
    .replaceAll(/[\u2010-\u2015\u2212]/gu, '-')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
