/** Messages about broken YAML, in plain words. */
import { LIMITS } from '../limits.ts';
import { errorOf } from '../make.ts';
import { lineOf, lineText } from '../sources.ts';
import type { Problem, Span } from '../types.ts';

/**
 * Explains an error of the YAML library by its code and the line that it stands on.
 * The commonest slips are texts that should have been quoted.
 */
export function explainYamlError({ code, message }: YamlFault, span: Span): Problem {
  const line = lineText(span.source, lineOf(span));
  const slip = unclosedBracket(message) ?? slipIn(line) ?? EXPLANATIONS[code] ?? ANYTHING_ELSE;
  return errorOf({
    code: 'broken-yaml',
    message: slip.message,
    span,
    notes: ['nothing else in this file is checked until it can be read'],
    hints: [slip.hint],
  });
}

/** What the library says: its code, and its own words, which are read and never printed. */
interface YamlFault {
  readonly code: string;
  readonly message: string;
}

/** A quotation mark that isn't closed where its text ends. */
export function unclosedQuote(span: Span, closedOn: number | undefined): Problem {
  return errorOf({
    code: 'broken-yaml',
    message: 'the quotation mark that begins this text is not closed at its end',
    span,
    label: closedOn === undefined ? 'never closed' : `closed only on line ${closedOn}`,
    notes: ['nothing else in this file is checked until it can be read'],
    hints: ['close it, and double each such mark inside the text; or use ">-" and no marks'],
  });
}

function unclosedBracket(message: string): Explanation | undefined {
  const bracket = /end with a (?<bracket>[\]}])/u.exec(message)?.groups?.['bracket'];
  return bracket === undefined
    ? undefined
    : {
        message: `a "${bracket}" is missing before this line`,
        hint: `close the bracket that is opened above with "${bracket}"`,
      };
}

interface Explanation {
  readonly message: string;
  readonly hint: string;
}

function slipIn(line: string): Explanation | undefined {
  if (line.length > LIMITS.textLength) return undefined;
  const text = /^\s*(?:- +)*(?:[\w-]+:(?:\s+|$))?(?<value>.*)/u.exec(line)?.groups?.['value'] ?? '';
  if (text.startsWith('{{')) {
    return {
      message: `a text can't begin with "{{" unless it is quoted`,
      hint: 'put the whole text in double quotes, or on the next line after ">-"',
    };
  }
  if (/^[@`%]/u.test(text)) {
    return {
      message: `a text can't begin with "${text.slice(0, 1)}" unless it is quoted`,
      hint: 'put the whole text in double quotes',
    };
  }
  if (/^['"]/u.test(text) && !/^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?:#.*)?$/u.test(text)) {
    return {
      message: 'the quotation mark that begins this text is not closed at its end',
      hint: 'close it, and double each such mark inside the text; or use ">-" and no marks',
    };
  }
  if (/^[^'"[{|>].*:(?:\s|$)/u.test(text)) {
    return {
      message: 'a text that holds a colon and a space must be quoted',
      hint: 'put the whole text in double quotes, or on the next line after ">-"',
    };
  }
  return undefined;
}

const INDENT: Explanation = {
  message: 'this line is indented differently from its neighbours',
  hint: 'begin keys of the same mapping, and items of the same list, in the same column',
};

const ANYTHING_ELSE: Explanation = {
  message: "YAML can't make sense of this line",
  hint: 'look at this line and the one above: an indent, a colon, a dash or a quotation mark',
};

const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  BAD_INDENT: INDENT,
  MULTILINE_IMPLICIT_KEY: INDENT,
  BLOCK_AS_IMPLICIT_KEY: INDENT,
  TAB_AS_INDENT: {
    message: 'this line is indented with a tab',
    hint: 'indent with spaces: two for each level',
  },
  BAD_DQ_ESCAPE: {
    message: 'a backslash in double quotes begins an escape, and this is none',
    hint: 'write two backslashes for one, or use single quotes',
  },
  MISSING_CHAR: {
    message: 'something is missing here: a colon after a key, a quotation mark or a bracket',
    hint: 'write each key as "key: value", and close what was opened',
  },
  NON_STRING_KEY: {
    message: 'the name of a key must be plain text',
    hint: 'put a text that begins with a bracket in double quotes',
  },
  KEY_OVER_1024_CHARS: {
    message: 'the name of this key is too long',
    hint: 'look for a colon in a long text, and put that text in double quotes',
  },
};
