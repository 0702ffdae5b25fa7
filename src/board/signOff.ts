/** Turns sign-off records into how a document stands: signed off, or a draft. */
import { checkAgainst } from '../findings/schema/check.ts';
import { dateOf } from '../findings/dates.ts';
import { Place } from '../findings/place.ts';
import { formatDate } from '../findings/print.ts';
import * as messages from '../problems/messages/board.ts';
import type { Problems } from '../problems/problems.ts';
import type { Source } from '../problems/types.ts';
import { SIGN_OFF } from './schema.ts';
import type { Signed, SignOff, Standing } from './types.ts';

export const DRAFT = 'DRAFT';

/** All records that can be read; two of one document are an error, since nobody could say which counts. */
export function readSignOffs(
  sources: ReadonlyMap<string, Source>,
  problems: Problems,
): readonly SignOff[] {
  const records = new Map<string, SignOff>();
  for (const source of sources.values()) {
    const checked = checkAgainst(source, SIGN_OFF, problems);
    if (checked === undefined) continue;
    const { raw, root } = checked;
    const file = new Place(root);
    const documentSpan = file.at('document').span;
    const first = records.get(raw.document);
    if (first !== undefined) {
      problems.add(
        messages.signedTwice(documentSpan, raw.document, first.documentSpan.source.path),
      );
      continue;
    }
    records.set(raw.document, {
      document: raw.document,
      role: raw.role,
      date: dateOf(raw.date),
      findings: raw.findings,
      template: raw.template,
      documentSpan,
      findingsSpan: file.at('findings').span,
      templateSpan: file.at('template').span,
    });
  }
  return [...records.values()];
}

export interface Stand {
  /** The document's id. */
  readonly id: string;
  readonly marking: string | undefined;
  readonly signed: Signed;
}

/** A sign-off that no longer matches is a warning, and the document a draft again. */
export function standingOf(
  { id, marking, signed }: Stand,
  signOffs: readonly SignOff[],
  problems: Problems,
): Standing {
  const record = signOffs.find(({ document }) => document === id);
  const draft = { status: DRAFT, marking, signOff: undefined };
  if (record === undefined) return draft;
  const was = { document: id, role: record.role, date: formatDate(record.date) };
  const parts = [
    ['findings', record.findingsSpan],
    ['template', record.templateSpan],
  ] as const;
  const changed = parts.filter(([part]) => record[part] !== signed[part]);
  for (const [part, span] of changed) {
    problems.add(messages.changedSince(span, { ...was, part, now: signed[part] }));
  }
  return changed.length > 0 ? draft : { status: undefined, marking, signOff: record };
}

/** Reports records of documents that the project can't have: there is no such data file, or no such template. */
export function checkSigned(
  signOffs: readonly SignOff[],
  known: Readonly<Record<'data' | 'templates', ReadonlyMap<string, Source>>>,
  problems: Problems,
): void {
  for (const { document, documentSpan } of signOffs) {
    const parts = document.split('/');
    const [data = '', template = ''] = [parts[0], parts.at(-1)];
    if (parts.length > 1 && known.data.has(data) && known.templates.has(template)) continue;
    const names = { data: [...known.data.keys()], templates: [...known.templates.keys()] };
    problems.add(messages.signsNothing(documentSpan, document, names));
  }
}
