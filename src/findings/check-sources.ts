/** Turns quotations and the texts of their sources into problems where a quotation doesn't stand in its source. */
import { createHash } from 'node:crypto';
import * as messages from '../problems/messages/evidence.ts';
import type { Problems } from '../problems/problems.ts';
import { Passages } from './passages.ts';
import type { Evidence, Findings, SourceEntry } from './types.ts';

export interface SourceTexts {
  /** By file name, as the source entries name them. */
  readonly snapshots: ReadonlyMap<string, Uint8Array>;
  /** Whether a quotation that can't be looked up is an error. */
  readonly required: boolean;
}

/** Looks up each quotation of the findings in the text of its source, where that is at hand. */
export function checkSources(findings: Findings, texts: SourceTexts, problems: Problems): void {
  const bySource = new Map<SourceEntry, Evidence[]>();
  for (const evidence of allEvidence(findings)) {
    if (evidence.quote === undefined) continue;
    const known = bySource.get(evidence.source);
    if (known === undefined) bySource.set(evidence.source, [evidence]);
    else known.push(evidence);
  }
  const unchecked: [SourceEntry, readonly Evidence[]][] = [];
  for (const [source, quotations] of bySource) {
    const bytes =
      source.snapshot === undefined ? undefined : texts.snapshots.get(source.snapshot.file);
    if (bytes === undefined) {
      unchecked.push([source, quotations]);
      continue;
    }
    const passages = readPassages(source, bytes, problems);
    if (passages === undefined) continue;
    for (const evidence of quotations) lookUp(evidence, passages, problems);
  }
  if (unchecked.length > 0) {
    const sources = unchecked.map(([source, quotations]) => ({
      id: source.id,
      span: source.span,
      file: source.snapshot?.file,
      quotations: quotations.map(({ quote = '' }) => quote),
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

function allEvidence(findings: Findings): readonly Evidence[] {
  return [
    ...findings.edition.evidence,
    ...Array.from(findings.facts.values()).flatMap(({ origin }) =>
      origin.kind === 'stated' ? origin.evidence : [],
    ),
    ...findings.themes.flatMap(({ evidence }) => evidence),
    ...findings.cases.flatMap(({ evidence }) => evidence),
  ];
}
