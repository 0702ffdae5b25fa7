/** Turns quotations and the texts of their sources into problems where a quotation doesn't stand in its source. */
import { createHash } from 'node:crypto';
import * as messages from '../../problems/messages/evidence.ts';
import type { Problems } from '../../problems/problems.ts';
import { Passages } from '../quotations/passages.ts';
import type { Evidence, Findings, SourceEntry } from '../types.ts';

export interface SourceTexts {
  /** By file name, as the source entries name them. */
  readonly snapshots: ReadonlyMap<string, Uint8Array>;
  /** Whether a quotation that can't be looked up is an error. */
  readonly required: boolean;
}

/** Looks up each quotation of the findings in the text of its source, where that is at hand. */
export function checkSources(findings: Findings, texts: SourceTexts, problems: Problems): void {
  const bySource = new Map<SourceEntry, Quotation[]>();
  for (const quotation of quotationsOf(findings)) {
    const known = bySource.get(quotation.evidence.source);
    if (known === undefined) bySource.set(quotation.evidence.source, [quotation]);
    else known.push(quotation);
  }
  const unchecked: [SourceEntry, readonly Quotation[]][] = [];
  for (const [source, quotations] of bySource) {
    const bytes =
      source.snapshot === undefined ? undefined : texts.snapshots.get(source.snapshot.file);
    if (bytes === undefined) {
      unchecked.push([source, quotations]);
      continue;
    }
    const passages = readPassages(source, bytes, problems);
    if (passages === undefined) continue;
    for (const { evidence } of quotations) lookUp(evidence, passages, problems);
  }
  // With errors no document is built that could rest on what wasn't looked up.
  if (unchecked.length > 0 && (texts.required || !problems.hasErrors)) {
    const sources = unchecked.map(([source, quotations]) => ({
      id: source.id,
      span: source.span,
      file: source.snapshot?.file,
      owners: quotations.map(({ owner }) => owner),
    }));
    problems.add(messages.notLookedUp(sources, texts.required));
  }
}

function readPassages(
  source: SourceEntry,
  bytes: Uint8Array,
  problems: Problems,
): Passages | undefined {
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (source.snapshot !== undefined && digest !== source.snapshot.sha256) {
    problems.add(
      messages.otherSnapshot(source.snapshotSpan ?? source.span, source.snapshot, digest),
    );
    return undefined;
  }
  try {
    return new Passages(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    problems.add(
      messages.snapshotNotUtf8(source.snapshotSpan ?? source.span, source.snapshot?.file ?? ''),
    );
    return undefined;
  }
}

function lookUp(evidence: Evidence, passages: Passages, problems: Problems): void {
  const { quote, quoteSpan, source } = evidence;
  if (quote === undefined || quoteSpan === undefined || passages.has(quote)) return;
  problems.add(messages.notInSource(quoteSpan, source, passages.nearest(quote)));
}

/** A quotation, and whose it is: the name of a figure, a table, a theme or a case, or "edition". */
interface Quotation {
  readonly owner: string;
  readonly evidence: Evidence;
}

function quotationsOf(findings: Findings): readonly Quotation[] {
  const owners = [
    { id: 'edition', evidence: findings.edition.evidence },
    ...Array.from(findings.facts.values(), ({ id, origin }) => ({
      id,
      evidence: origin.kind === 'stated' ? origin.evidence : [],
    })),
    ...Array.from(findings.tables.values(), ({ id, evidence = [] }) => ({ id, evidence })),
    ...findings.themes,
    ...findings.cases,
  ];
  return owners.flatMap(({ id, evidence }) =>
    evidence
      .filter(({ quote }) => quote !== undefined)
      .map((piece) => ({ owner: id, evidence: piece })),
  );
}
