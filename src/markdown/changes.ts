/** Turns what changed since the previous edition into lists that a template can print. */
import { compareEditions, type Change, type Measure } from '../findings/editions/editions.ts';
import { formatPercent, formatValue } from '../findings/print.ts';
import { obstacleInWords } from '../findings/editions/printChanges.ts';
import type { Fact, Findings, Prose } from '../findings/types.ts';
import { factRecord, figure, type Fill } from './figures.ts';
import {
  list,
  plainText,
  record,
  text,
  type RecordValue,
  type TextValue,
  type Value,
} from './values.ts';

/** What `changes` gives in a template; undefined without a previous edition. */
export function changesRecord(findings: Findings, fill: Fill): RecordValue | undefined {
  if (findings.previous === undefined) return undefined;
  const changes = compareEditions(findings);
  const ofKind = <Kind extends Change['kind']>(...kinds: Kind[]) =>
    changes.filter((change): change is Extract<Change, { kind: Kind }> =>
      kinds.some((kind) => kind === change.kind),
    );
  return record({
    compared: () =>
      list(ofKind('changed', 'unchanged').map((change) => comparedRecord(change, findings, fill))),
    revised: () => list(ofKind('revised').map((change) => comparedRecord(change, findings, fill))),
    new: () => list(ofKind('new').map(({ fact }) => factRecord(fact, findings, fill))),
    withdrawn: () =>
      list(
        ofKind('withdrawn').map(({ before, reason }) =>
          record({
            label: () => fill(before.label),
            before: () => wholeFigure(before, findings),
            reason: () => reason && fill(reason),
          }),
        ),
      ),
    notCompared: () => list(notCompared(ofKind('not comparable'), findings, fill)),
  });
}

interface Compared {
  readonly fact: Fact;
  readonly before: Fact;
  readonly measure: Measure;
  readonly reason?: Prose | undefined;
}

function comparedRecord(
  { fact, before, measure, reason }: Compared,
  findings: Findings,
  fill: Fill,
): Value {
  const inFigures = (of: Fact, percent: number) =>
    measure.kind === 'count' ? wholeFigure(of, findings) : shareFigure(of, percent, findings);
  return record({
    label: () => fill(fact.label),
    before: () => inFigures(before, measure.before),
    now: () => inFigures(fact, measure.now),
    reason: () => reason && fill(reason),
  });
}

function wholeFigure(fact: Fact, findings: Findings): TextValue {
  return figure(fact, findings, { form: 'count', text: formatValue(fact.value) });
}

// "46% (90 of 194)": a share never stands without its count and base.
function shareFigure(fact: Fact, percent: number, findings: Findings): TextValue {
  const { of: base } = fact;
  const share = figure(fact, findings, { form: 'percent', text: formatPercent(percent) });
  if (base === undefined) return share;
  return {
    kind: 'text',
    pieces: [
      ...share.pieces,
      { text: ' (' },
      ...wholeFigure(fact, findings).pieces,
      { text: ' of ' },
      ...wholeFigure(base, findings).pieces,
      { text: ')' },
    ],
  };
}

// Figures that can't be compared for the same reason stand together.
function notCompared(
  changes: readonly Extract<Change, { kind: 'not comparable' }>[],
  findings: Findings,
  fill: Fill,
): readonly Value[] {
  const byReason = new Map<string, Fact[]>();
  for (const { fact, obstacle } of changes) {
    const reason = obstacleInWords(obstacle, (prose) => plainText(fill(prose)));
    byReason.set(reason, [...(byReason.get(reason) ?? []), fact]);
  }
  return Array.from(byReason, ([reason, facts]) =>
    record({
      reason: () => text(reason),
      facts: () => list(facts.map((fact) => factRecord(fact, findings, fill))),
    }),
  );
}
