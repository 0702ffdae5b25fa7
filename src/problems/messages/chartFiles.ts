/** Messages about a chart's file, its size, and what Vega made of it. */
import type { Problem, Span } from '../types.ts';
import { error } from './chartSaid.ts';

export function brokenJson(span: Span, label: string): Problem {
  return error('broken-json', span, 'this is not valid JSON', { label });
}

export function duplicateKey(span: Span, key: string, first: Span): Problem {
  const line = first.source.text.slice(0, first.start).split('\n').length;
  return error('duplicate-key', span, `the key "${key}" stands twice in one object`, {
    label: `also on line ${line}`,
    notes: ['only one of the two would count, and nobody could tell which'],
    hints: ['remove one of them'],
  });
}

export function hugeNumber(span: Span, digits: string): Problem {
  return error('huge-number', span, `${digits} is beyond what a computer can count with`, {
    hints: ['write a number below 1e308'],
  });
}

export function tooLong(span: Span, found: number, limit: number): Problem {
  return error('too-long', span, `the file has ${found} characters; a chart may have ${limit}`, {
    hints: ['put its data into a file of their own, or leave out what is not drawn'],
  });
}

export function tooDeep(span: Span, deepest: number): Problem {
  return error('too-deep', span, `objects and lists are nested more than ${deepest} deep`, {
    hints: ['split the chart into simpler ones'],
  });
}

export function unusableKey(span: Span, key: string): Problem {
  return error('unusable-key', span, `"${key}" can't be a key of a chart`, {
    hints: ['remove it'],
  });
}

export function notAnObject(span: Span): Problem {
  return error('not-a-chart', span, 'a chart is one JSON object', {
    hints: ['start the file with { and end it with }'],
  });
}

export function zeroStep(span: Span): Problem {
  return error('zero-step', span, 'a step of 0 leads nowhere', {
    notes: ['a sequence would never end, and marks would have no room'],
    hints: ['write a step above 0, or leave it out'],
  });
}

export function vegaSays(span: Span, severity: Problem['severity'], text: string): Problem {
  return {
    severity,
    code: severity === 'error' ? 'chart-error' : 'chart-warning',
    message: text,
    span,
    notes: [],
    hints: [],
  };
}

export function emptyPicture(span: Span): Problem {
  return error('empty-picture', span, 'nothing was drawn', {
    hints: ['check "mark" and "encoding"'],
  });
}

export function unsoundPicture(span: Span): Problem {
  return error('not-drawable', span, 'some marks stand at places that are no numbers', {
    notes: ['they cannot be drawn'],
    hints: ['look for divisions by zero, for logarithms of 0, and for missing values'],
  });
}

export function noSize(span: Span, side: 'width' | 'height'): Problem {
  return error('not-drawable', span, `the ${side} of the chart is not a number`, {
    notes: ['a chart without a size cannot be drawn'],
    hints: [`write "${side}" as a number of px`],
  });
}

export function pictureTooLarge(span: Span, found: string, limit: string): Problem {
  return error('chart-too-large', span, `the chart is too large: ${found}`, {
    notes: [`the limit is ${limit}`],
    hints: ['check "width", "height" and the number of marks'],
  });
}

export function outsideFolder(span: Span, url: string, why: string): Problem {
  return error('outside-folder', span, `${JSON.stringify(url)} cannot be read: ${why}`, {
    notes: ['a chart reads files of its own folder and below, and nothing else'],
    hints: ['put the file beside the chart and name it by its relative path'],
  });
}

export function unreadableFile(span: Span, url: string, why: string): Problem {
  return error('unreadable-file', span, `${JSON.stringify(url)} cannot be read: ${why}`, {
    hints: ['data are a CSV, TSV or JSON file in UTF-8, and pictures are PNG or JPEG files'],
  });
}

export function tooSlow(span: Span, seconds: number): Problem {
  return error('chart-too-slow', span, `the chart was not drawn within ${seconds} seconds`, {
    notes: ["somebody else's chart gets a limited time, and was stopped"],
    hints: ['look for transforms that make many rows, and for patterns in expressions'],
  });
}

export function tooMuchMemory(span: Span, megabytes: number): Problem {
  return error(
    'chart-too-much-memory',
    span,
    `the chart needs more than ${megabytes} MB of memory`,
    {
      notes: ["somebody else's chart gets limited memory, and was stopped"],
      hints: ['look for transforms that make many rows, and for very large numbers'],
    },
  );
}

export function missingGlyph(span: Span, codePoint: number, text: string): Problem {
  const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  const shown =
    codePoint < 32 || (codePoint >= 127 && codePoint < 160)
      ? ''
      : ` ${String.fromCodePoint(codePoint)}`;
  return error(
    'missing-glyph',
    span,
    `no font has the character ${code}${shown}, in the text ${JSON.stringify(text)}`,
    {
      notes: ['it would be printed as a blank or a box'],
      hints: ['write it with other characters, or in words'],
    },
  );
}
