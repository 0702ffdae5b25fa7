/** Turns a list of facts into a table that sets them beside the previous edition's, as proportions. */
import * as messages from '../../problems/messages/tables.ts';
import { nth } from '../../problems/must.ts';
import { share } from '../print.ts';
import { numberCell, type TableFrame, type TableTools, unitHeading } from '../tableParts.ts';
import type { Place } from '../place.ts';
import type { Cell, Fact, Findings, Table } from '../types.ts';

interface Pair {
  readonly now: Fact;
  readonly before: Fact;
}

/** Two rows a fact, the earlier edition first. Undefined if a fact can't be compared, which is reported. */
export function readComparison(
  frame: TableFrame,
  names: readonly string[],
  tools: TableTools,
): Table | undefined {
  const { id, raw, place, unit } = frame;
  const { previous, problems, minimumBase } = tools;
  if (previous === undefined) {
    if (!tools.lacksPrevious) {
      problems.add(messages.comparesWithNothing(place.at('compare').keySpan));
    }
    return undefined;
  }
  const pairs = names.flatMap((name, index) =>
    readPair(name, { place: place.at('compare', index), previous, tools }),
  );
  if (pairs.length < names.length) return undefined;
  const counted = unit ?? nth(pairs, 0).now.unit;
  const row = (fact: Fact, label: string, edition: string): Record<string, Cell> => ({
    id: fact.id,
    label,
    edition,
    value: numberCell(fact),
    base: fact.of === undefined ? null : numberCell(fact.of),
    share: fact.of === undefined ? null : (share(fact.value, fact.of.value, minimumBase) ?? null),
  });
  return {
    id,
    label: place.at('label').prose,
    unit: counted,
    of: undefined,
    complete: false,
    columns: [
      { id: 'id', label: 'Name', kind: 'text' },
      { id: 'label', label: raw.row_heading ?? raw.label, kind: 'text' },
      { id: 'edition', label: 'Edition', kind: 'text' },
      { id: 'value', label: unitHeading(counted), kind: 'count' },
      { id: 'base', label: 'Of', kind: 'count' },
      { id: 'share', label: 'Per cent', kind: 'percent' },
    ],
    rows: pairs.flatMap(({ now, before }) => [
      row(before, now.label.text, previous.edition.label),
      row(now, now.label.text, tools.editionLabel),
    ]),
    rowFacts: pairs.flatMap(({ now, before }) => [[before], [now]]),
    span: place.keySpan,
  };
}

interface PairTools {
  readonly place: Place;
  readonly previous: Findings;
  readonly tools: TableTools;
}

function readPair(name: string, { place, previous, tools }: PairTools): readonly Pair[] {
  const now = tools.facts.find(name, place);
  if (now === undefined) return [];
  const before = previous.facts.get(name);
  const { problems } = tools;
  if (before === undefined) {
    problems.add(messages.notInPrevious(place.span, name, previous));
    return [];
  }
  const without = [now, before].find((fact) => fact.of === undefined);
  if (without !== undefined) {
    problems.add(messages.comparesWithoutBase(place.span, without));
    return [];
  }
  const sameUnit = now.unit.plural === before.unit.plural && now.of?.id === before.of?.id;
  if (!sameUnit) {
    problems.add(messages.comparesDifferentThings(place.span, now, before));
    return [];
  }
  return [{ now, before }];
}
