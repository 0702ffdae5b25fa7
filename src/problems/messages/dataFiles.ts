/** Messages about a data file as a file: its characters, and what of YAML and JSON it may hold. */
import { LIMITS } from '../limits.ts';
import { errorOf } from '../make.ts';
import type { Problem, Span } from '../types.ts';
import { codePointName } from '../visible.ts';

export function forbiddenCharacter(span: Span, character: string): Problem {
  const name = codePointName(character);
  return errorOf({
    code: 'forbidden-character',
    message: `the character ${name} can't stand in a data file`,
    span,
    label: kindOfCharacter(character),
    notes: ["it can't be seen, and could change how the text around it is read or printed"],
    hints: [`delete it; if it came with a paste, type the words around it again`],
  });
}

function kindOfCharacter(character: string): string {
  if (/[\u202A-\u202E\u2066-\u2069]/u.test(character)) return 'changes the direction of the text';
  if (character === '\uFFFD') return 'stands where a letter could not be read';
  if (/[\u2028\u2029]/u.test(character)) return 'a hidden line break';
  return 'a hidden character';
}

export function fileTooLong(span: Span, length: number): Problem {
  return errorOf({
    code: 'file-too-long',
    message: `the data file has ${length} characters; the limit is ${LIMITS.dataLength}`,
    span,
    hints: ['keep large tables as CSV files beside it, and name them under tables'],
  });
}

export function textTooLong(span: Span, length: number): Problem {
  return errorOf({
    code: 'text-too-long',
    message: `this text has ${length} characters; the limit is ${LIMITS.textLength}`,
    span,
    hints: ['split it into paragraphs'],
  });
}

export function tooDeep(span: Span): Problem {
  return errorOf({
    code: 'nested-too-deep',
    message: `lists and mappings stand in each other more than ${LIMITS.dataNesting} deep`,
    span,
    notes: ['no key of a data file needs more than a few levels'],
    hints: ['look for a bracket or a dash too many'],
  });
}

export function duplicateKey(span: Span, key: string, firstLine: number): Problem {
  return errorOf({
    code: 'duplicate-key',
    message: `"${key}" stands twice in the same place`,
    span,
    label: `first on line ${firstLine}`,
    notes: ['only one of them could be used, and nobody would see which'],
    hints: [`delete one of the two, or give this one a name of its own`],
  });
}

export function alias(span: Span): Problem {
  return errorOf({
    code: 'yaml-alias',
    message: `a text can't begin with "*" unless it is quoted`,
    span,
    label: 'YAML reads this as a copy of another part of the file',
    hints: ['put the text in double quotes; if a copy was meant, write the value out'],
  });
}

export function anchor(span: Span): Problem {
  return errorOf({
    code: 'yaml-anchor',
    message: `a text can't begin with "&" unless it is quoted`,
    span,
    label: 'YAML reads this as a name for a part of the file',
    hints: ['put the text in double quotes; if a name was meant, delete it'],
  });
}

export function tag(span: Span): Problem {
  return errorOf({
    code: 'yaml-tag',
    message: `a text can't begin with "!" unless it is quoted`,
    span,
    label: 'YAML reads this as a type',
    notes: ['the type of each value is given by the schema of the findings'],
    hints: ['put the text in double quotes; if a type was meant, delete it'],
  });
}

export function directive(span: Span): Problem {
  return errorOf({
    code: 'yaml-directive',
    message: 'a data file holds no YAML directives',
    span,
    notes: ['they change how the rest of the file is read'],
    hints: ['delete this line'],
  });
}

export function commentOrText(span: Span): Problem {
  return errorOf({
    code: 'comment-or-text',
    message: 'this may be text, but YAML drops it as a comment',
    span,
    label: 'dropped from here to the end of the line',
    hints: ['put the whole text in double quotes; for a comment, write a space after "#"'],
  });
}

export function listInText(span: Span): Problem {
  return errorOf({
    code: 'list-in-text',
    message: 'a list item has run into the text above it',
    span,
    notes: ['YAML joins these lines to one text'],
    hints: ['put each item, also the first, on a line of its own that begins with "- "'],
  });
}

export function secondDocument(span: Span): Problem {
  return errorOf({
    code: 'second-document',
    message: 'the file holds more than one YAML document',
    span,
    hints: ['delete the line "---" or "..." above, or move what follows to a file of its own'],
  });
}

export function brokenJson(span: Span, label: string): Problem {
  return errorOf({
    code: 'broken-json',
    message: 'the file is not valid JSON',
    span,
    label,
    hints: ['look for a comma, a quotation mark or a bracket too many or too few'],
  });
}
