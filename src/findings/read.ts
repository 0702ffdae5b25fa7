/** Turns a data file, with its tables and its predecessors, into typed, checked Findings. */
import { previousGoesInCircles, unknownPrevious } from '../problems/messages/editions.ts';
import { notInPrevious } from '../problems/messages/areas.ts';
import { Problems } from '../problems/problems.ts';
import type { Problem, Source } from '../problems/types.ts';
import { type Area, type AreaTable, hasAreas, readAreas, treeOf, withoutByArea } from './areas.ts';
import { type CheckedFile, checkSchema } from './schema/check.ts';
import { checkSources } from './checks/sources.ts';
import { publish } from './disclosure/disclosure.ts';
import { buildFindings } from './model.ts';
import type { DataNode } from './files/nodes.ts';
import { Place } from './place.ts';
import type { SpreadsheetFile } from './tableParts.ts';
import { readTree } from './files/tree.ts';
import type { Findings } from './types.ts';

export interface FindingsInput {
  /** The data file's name without its extension. */
  readonly name: string;
  readonly source: Source;
  /** The other data files by name, among which the previous edition is found. */
  readonly others: ReadonlyMap<string, Source>;
  /** The CSV files of the project, by their path in `data/`. */
  readonly tables: ReadonlyMap<string, SpreadsheetFile>;
  /** The texts of sources, by file name. */
  readonly snapshots: ReadonlyMap<string, Uint8Array>;
  /** Whether a quotation that can't be looked up is an error. */
  readonly requireSources: boolean;
  /** The area that the findings are of, in a file with a table of areas; and where that table is found. */
  readonly area?: { readonly id: string; readonly tables: FindingsInput['tables'] } | undefined;
}

/** What a data file asks for, before its figures are looked at. */
export interface Outline {
  /** The templates of its documents. */
  readonly templates: readonly string[];
  /** Its areas, each of which has these documents; undefined in a file without a table of areas. */
  readonly areas: readonly Area[] | undefined;
}

/**
 * Reads what a data file asks for. Of a file with a table of areas all is checked that is the same for all of
 * them; of one without, nothing: its findings are.
 */
export function readOutline(input: FindingsInput, problems: Problems): Outline {
  const root = readTree(input.source, new Problems());
  if (root === undefined) return { templates: [], areas: undefined };
  const templates = new Place(root)
    .at('documents')
    .items.map((item) => item.at('template').prose.text);
  if (!hasAreas(root)) return { templates, areas: undefined };
  readTree(input.source, problems);
  checkSchema(treeOf(root, undefined, problems), problems);
  const table = readAreas(root, input.tables, problems);
  return { templates, areas: [...(table?.values() ?? [])] };
}

/**
 * Reads and checks a data file and the editions before it. Every fault is added to `problems`; if there
 * is an error among them, the findings lack what is at fault, and no document may be made from them.
 * The checks see the true figures. What is returned holds only what may be published.
 */
export function readFindings(input: FindingsInput, problems: Problems): Findings {
  const findings = readEditions(input, problems, [input.name]);
  const texts = { snapshots: input.snapshots, required: input.requireSources };
  for (
    let edition: Findings | undefined = findings;
    edition !== undefined;
    edition = edition.previous
  ) {
    checkSources(edition, texts, problems);
  }
  return publish(findings);
}

/** `path` holds the names of the editions from the first that was asked for to this one. */
function readEditions(input: FindingsInput, problems: Problems, path: readonly string[]): Findings {
  const { name, source, tables: spreadsheets } = input;
  const root = readTree(source, problems);
  const area = root && areaOf(root, input, { problems, path });
  const checked = (root && checkedOf(root, area, input, problems)) ?? nothingOf(source);
  const earlier = previousOf(checked, input, { problems, path });
  const previous = earlier === undefined ? undefined : readEarlier(earlier, { problems, path });
  return buildFindings(checked, { name, source, area, previous, spreadsheets, problems });
}

function checkedOf(
  root: DataNode,
  area: Area | undefined,
  { area: wanted }: FindingsInput,
  problems: Problems,
): CheckedFile | undefined {
  const checked = checkSchema(treeOf(root, area, problems), problems);
  const lacksRow = area === undefined && (wanted !== undefined || !hasAreas(root));
  return checked && lacksRow ? withoutByArea(checked, root) : checked;
}

interface Read {
  readonly findings: Findings;
  readonly warnings: readonly Problem[];
}

/** Earlier editions without errors: many data files may name the same one. */
const earlierEditions = new WeakMap<Source, Read>();

function readEarlier(earlier: FindingsInput, { problems, path }: Chain): Findings {
  const known = earlierEditions.get(earlier.source);
  if (known !== undefined) {
    touch(earlier, path);
    for (const warning of known.warnings) problems.add(warning);
    return known.findings;
  }
  const own = new Problems();
  const findings = readEditions(earlier, own, [...path, earlier.name]);
  for (const problem of own.all) problems.add(problem);
  // Of a file with areas each area has its own.
  if (!own.hasErrors && findings.area === undefined)
    earlierEditions.set(earlier.source, { findings, warnings: own.all });
  return findings;
}

/** Looks up again what an edition was read from, so that whoever keeps a list of that hears of all of it. */
function touch({ name, source, others, tables }: FindingsInput, path: readonly string[]): void {
  const root = readTree(source, new Problems());
  if (root === undefined || path.includes(name)) return;
  const file = new Place(root);
  for (const table of file.at('tables').names) {
    const named = file.at('tables', table, 'file');
    if (named.has) tables.has(named.prose.text);
  }
  const previous = file.at('previous').prose.text;
  const earlier = previous === '' ? undefined : others.get(previous);
  if (earlier !== undefined) {
    const input = { name: previous, source: earlier, others, tables };
    touch({ ...input, snapshots: new Map(), requireSources: false }, [...path, name]);
  }
}

interface Chain {
  readonly problems: Problems;
  readonly path: readonly string[];
}

/** The row of the area in this edition's table; an earlier edition with a table must have one too. */
function areaOf(
  root: DataNode,
  { name, area: wanted, tables }: FindingsInput,
  { problems, path }: Chain,
): Area | undefined {
  if (wanted === undefined || !hasAreas(root)) return undefined;
  const isEarlier = path.length > 1;
  const area = tableOf(root, isEarlier ? tables : wanted.tables)?.get(wanted.id);
  if (area === undefined && isEarlier)
    problems.add(notInPrevious(new Place(root).at('areas').keySpan, wanted.id, name));
  return area;
}

// The rows are read once for all areas; what is wrong with them, the outline reports.
const areaTables = new WeakMap<DataNode, AreaTable | undefined>();

function tableOf(root: DataNode, tables: FindingsInput['tables']): AreaTable | undefined {
  // Asked for each time, so that whoever keeps a list of what was read hears of it.
  tables.has(new Place(root).at('areas', 'file').prose.text);
  if (!areaTables.has(root)) areaTables.set(root, readAreas(root, tables, new Problems()));
  return areaTables.get(root);
}

function previousOf(
  { raw, root }: CheckedFile,
  input: FindingsInput,
  { problems, path }: Chain,
): FindingsInput | undefined {
  if (raw.previous === undefined) return undefined;
  const { span } = new Place(root).at('previous');
  if (path.includes(raw.previous)) {
    problems.add(previousGoesInCircles(span, [...path, raw.previous]));
    return undefined;
  }
  const source = input.others.get(raw.previous);
  if (source === undefined) {
    const known = [...input.others.keys()].filter((name) => !path.includes(name));
    problems.add(unknownPrevious(span, raw.previous, known));
    return undefined;
  }
  return { ...input, name: raw.previous, source };
}

/** Stands in for a file that can't be read, which was reported. */
function nothingOf(source: Source): CheckedFile {
  const span = { source, start: 0, end: 0 };
  return { raw: {}, root: { kind: 'map', entries: new Map(), span }, dropped: new Map() };
}
