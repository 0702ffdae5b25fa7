/** Messages about a project's folder: its files, their names, and what a command asks of them. */
import { errorOf } from '../make.ts';
import type { Problem, Source, Span } from '../types.ts';

export function notUtf8(path: string, line: number): Problem {
  const source: Source = { path, text: '' };
  return {
    severity: 'error',
    code: 'not-utf8',
    message: `line ${line} of ${path} is not valid UTF-8`,
    span: { source, start: 0, end: 0 },
    notes: ['a letter in another encoding would be printed as another letter'],
    hints: ['save the file as UTF-8 (in Excel: "CSV UTF-8"; in Notepad: Save as, Encoding: UTF-8)'],
  };
}

export function sameName(first: string, second: string): Problem {
  return {
    severity: 'error',
    code: 'same-name',
    message: `${first} and ${second} would write to the same place`,
    notes: ['on some systems names that differ only in case, accents or ending are one file'],
    hints: [`rename ${second}`],
  };
}

export function noDataFiles(folder: string): Problem {
  return {
    severity: 'error',
    code: 'no-data',
    message: `${folder === '' ? 'this folder' : folder} holds no findings`,
    notes: ['a briefing project is a folder with data/, templates/ and output/'],
    hints: ['put a data file such as data/findings.yaml there, or name the project folder'],
  };
}

export function noTemplate(span: Span, wanted: string, known: readonly string[]): Problem {
  return errorOf({
    code: 'unknown-template',
    message: `there is no template "${wanted}"`,
    span,
    label: `templates/${wanted}.md.hbs is not there`,
    hints:
      known.length === 0
        ? [`write templates/${wanted}.md.hbs`]
        : [`the templates are: ${known.join(', ')}`],
  });
}

export function imageOutside(url: string, span: Span): Problem {
  return errorOf({
    code: 'image-outside',
    message: `the image ${url} is outside the document's folder`,
    span,
    notes: ['only files beside the document or in folders below it are read'],
    hints: ['copy the image into the folder of the Markdown file, and name it from there'],
  });
}

export function imageMissing(url: string, span: Span): Problem {
  return errorOf({
    code: 'image-missing',
    message: `the image ${url} is not there`,
    span,
    notes: ['paths are relative to the Markdown file'],
    hints: ['correct the path, or add the file'],
  });
}

export function imageRemote(url: string, span: Span): Problem {
  return errorOf({
    code: 'image-remote',
    message: `the image ${url} is not a file`,
    span,
    notes: ['nothing is fetched from a network, so that a document stays the same'],
    hints: ['save the image beside the Markdown file, and name the file'],
  });
}

export function imageUnreadable(url: string, why: string, span: Span): Problem {
  return errorOf({
    code: 'image-unreadable',
    message: `the image ${url} cannot be read: ${why}`,
    span,
    hints: ['use a PNG, JPEG or SVG file'],
  });
}

export function structureChanged(path: string): Problem {
  return {
    severity: 'error',
    code: 'structure-changed',
    message: `values of the data change the structure of ${path}`,
    notes: ['the same template filled with plain words has other headings, lists, tables or links'],
    hints: ['put a space or a word between the value and the Markdown sign beside it'],
  };
}

export function notAChart(url: string, span: Span, charts: readonly string[]): Problem {
  return errorOf({
    code: 'not-a-chart',
    message: `${url} is not a chart of this document`,
    span,
    notes: ['a document of a project shows its own charts, and no other file'],
    hints: [
      charts.length === 0
        ? 'name a chart: {{> figure chart=charts.NAME}}'
        : `its charts are: ${charts.join(', ')}`,
    ],
  });
}

export function emptyDocument(template: Source): Problem {
  return errorOf({
    code: 'empty-document',
    message: `${template.path} makes an empty document`,
    span: { source: template, start: 0, end: 0 },
    notes: ['it would take the place of the earlier one'],
    hints: ['write a heading and a text, or take the template out of "documents" of the data file'],
  });
}

export function sharedWithFailed(
  { path, id }: { readonly path: string; readonly id: string },
  held: readonly string[],
): Problem {
  return {
    severity: 'error',
    code: 'shared-with-failed',
    message: `${held.join(', ')} ${held.length === 1 ? 'is' : 'are'} not written, since ${id} was not built`,
    notes: [`both show ${path}, which has changed, and ${id} still shows the earlier one`],
    hints: [`build ${id} without errors in the same run`],
  };
}
