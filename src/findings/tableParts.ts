/** What the kinds of table have in common: what they are made from, and how figures become cells. */
import type { Problems } from '../problems/problems.ts';
import type { EvidenceTools } from './evidence.ts';
import type { Place } from './place.ts';
import type { References } from './references.ts';
import type { RawFile } from './schema/schema.ts';
import type { Cell, Fact, Findings, Unit } from './types.ts';

/** A CSV file as it came from the disk. `path` starts at the project folder. */
export interface SpreadsheetFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export type RawTable = NonNullable<RawFile['tables']>[string];

export interface TableTools extends EvidenceTools {
  readonly facts: References<Fact>;
  readonly units: References<Unit>;
  readonly problems: Problems;
  readonly previous: Findings | undefined;
  /** Whether the file names a previous edition that can't be read, which was reported. */
  readonly lacksPrevious: boolean;
  readonly editionLabel: string;
  readonly minimumBase: number;
  readonly spreadsheets: ReadonlyMap<string, SpreadsheetFile>;
}

/** What all kinds of table have. */
export interface TableFrame {
  readonly id: string;
  readonly raw: RawTable;
  readonly place: Place;
  readonly unit: Unit | undefined;
  readonly base: Fact | undefined;
}

/** The number of a fact as a cell: null says "not counted". */
export function numberCell(fact: Fact): Cell {
  return fact.value.kind === 'number' ? fact.value.number : null;
}

/** The heading of a column of figures: the unit, which no cell repeats. */
export function unitHeading(unit: Unit | undefined): string {
  const words = unit?.plural ?? 'number';
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
