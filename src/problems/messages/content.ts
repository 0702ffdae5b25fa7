/** Messages about Markdown: what of it can't be kept as its author meant it. */
import { errorOf, warningOf, type ProblemParts } from '../make.ts';
import { suggest } from '../suggest.ts';
import type { Problem, Span } from '../types.ts';

type Flavour = 'template' | 'gfm';

// A fault of a project's own document is an error; in somebody else's it is a warning, and the text is kept.
function faultOf(flavour: Flavour, parts: ProblemParts): Problem {
  return flavour === 'template' ? errorOf(parts) : warningOf(parts);
}

export function markdownTooLong(span: Span, limit: number): Problem {
  return errorOf({
    code: 'markdown-too-long',
    message: `the document has more than ${limit} characters`,
    span,
    hints: ['split it into several documents'],
  });
}

export function tooManyMarks(span: Span, limit: number): Problem {
  return errorOf({
    code: 'too-many-marks',
    message: `more than ${limit} marks of emphasis or brackets stand in one paragraph`,
    span,
    notes: ['reading them would take minutes'],
    hints: ['part it with blank lines, or put a backslash before marks that are meant as text'],
  });
}

export function nestedTooDeep(span: Span, limit: number): Problem {
  return errorOf({
    code: 'nested-too-deep',
    message: `more than ${limit} quotations, lists or marks stand inside each other`,
    span,
    hints: ['use fewer levels'],
  });
}

export function rawHtml(span: Span): Problem {
  return warningOf({
    code: 'raw-html',
    message: 'this HTML is printed as it stands',
    span,
    notes: ['only comments, <br> and <span lang="cy"> have a meaning in a printed document'],
    hints: ['write it in Markdown, or put a backslash before the < if it is meant as text'],
  });
}

export function unknownHint(span: Span, name: string, known: readonly string[]): Problem {
  const near = suggest(name, known);
  return errorOf({
    code: 'unknown-hint',
    message: `there is no hint "${name}"`,
    span,
    hints: [
      near && `did you mean <!-- briefwright: ${near} -->?`,
      `the hints are: ${known.join(', ')}`,
    ],
  });
}

export function hintInText(span: Span): Problem {
  return errorOf({
    code: 'hint-in-text',
    message: 'a hint stands inside a paragraph',
    span,
    hints: ['put it on a line of its own, with a blank line before it'],
  });
}

export function hintWithoutList(span: Span, role: string): Problem {
  return errorOf({
    code: 'hint-without-list',
    message: `no list follows the hint "${role}"`,
    span,
    hints: ['write the list on the lines right after the hint'],
  });
}

export function uncitedFootnote(span: Span, label: string, flavour: Flavour): Problem {
  return faultOf(flavour, {
    code: 'uncited-footnote',
    message: `the footnote "${label}" is never cited`,
    span,
    notes: ['it is printed where it is written, so that nothing is lost'],
    hints: [`cite it with [^${label}], or take it out`],
  });
}

export function rowTooLong(span: Span, columns: number, flavour: Flavour): Problem {
  return faultOf(flavour, {
    code: 'row-too-long',
    message: `this row has more cells than the table's header, which has ${columns}`,
    span,
    notes: ['the cells beyond the header are printed in columns without a name'],
    hints: [String.raw`give the header as many cells, or write \| for a bar inside a cell`],
  });
}

export function unsafeLink(span: Span, scheme: string, flavour: Flavour): Problem {
  return faultOf(flavour, {
    code: 'unsafe-link',
    message: `a link leads to "${scheme}:"`,
    span,
    notes: ['its words are printed without the link'],
    hints: ['use an https, http, mailto or tel address'],
  });
}

export function emptyAddress(span: Span, flavour: Flavour): Problem {
  return faultOf(flavour, {
    code: 'empty-address',
    message: 'a link leads nowhere',
    span,
    notes: ['its words are printed without the link'],
    hints: ['write the address between the round brackets'],
  });
}

export function unknownAnchor(
  span: Span,
  anchor: string,
  more: { readonly near: string | undefined; readonly flavour: Flavour },
): Problem {
  return faultOf(more.flavour, {
    code: 'unknown-anchor',
    message: `no heading has the name "${anchor}"`,
    span,
    notes: ['the words of the link are printed without it'],
    hints: [
      more.near && `did you mean "#${more.near}"?`,
      'the name of a heading is its text in lower case, with hyphens for spaces',
    ],
  });
}

export function brokenFrontMatter(span: Span, flavour: Flavour): Problem {
  return faultOf(flavour, {
    code: 'broken-front-matter',
    message: "the front matter can't be read",
    span,
    notes: ['front matter is YAML: one "key: value" a line between two lines of three hyphens'],
    hints: ['put a value that holds a colon or a quotation mark between double quotes'],
  });
}

export function unknownFrontMatter(span: Span, key: string, known: readonly string[]): Problem {
  const near = suggest(key, known);
  return errorOf({
    code: 'unknown-front-matter',
    message: `the front matter knows no "${key}"`,
    span,
    hints: [near && `did you mean "${near}"?`, `the keys are: ${known.join(', ')}`],
  });
}

export function frontMatterValue(span: Span, key: string, flavour: Flavour): Problem {
  return faultOf(flavour, {
    code: 'front-matter-value',
    message: `"${key}" in the front matter is no text`,
    span,
    hints: [`write one text after "${key}:"`],
  });
}

export function badLanguage(span: Span, language: string, flavour: Flavour): Problem {
  return faultOf(flavour, {
    code: 'bad-language',
    message: `"${language}" is no language tag`,
    span,
    hints: ['write a tag such as en-GB, cy or fr'],
  });
}

export function unclosedLanguage(span: Span, name: string, flavour: Flavour): Problem {
  return faultOf(flavour, {
    code: 'unclosed-language',
    message: `no </${name}> ends the stretch whose language is named here`,
    span,
    notes: ['beginning and end must stand in the same paragraph, and inside the same marks'],
    hints: [`write </${name}> after the last word in that language`],
  });
}

export function languageOfNothing(span: Span, language: string): Problem {
  return errorOf({
    code: 'language-of-nothing',
    message: `no block follows the hint "lang ${language}"`,
    span,
    hints: ['write the paragraph, heading, list or table in that language right after the hint'],
  });
}

export function badDate(span: Span, date: string, flavour: Flavour): Problem {
  return faultOf(flavour, {
    code: 'bad-date',
    message: `"${date}" is no date of the calendar`,
    span,
    hints: ['write year, month and day, as in 2024-03-01'],
  });
}
