/** Turns a data file, with its tables and its predecessors, into typed, checked Findings. */
import { previousGoesInCircles, unknownPrevious } from '../problems/messages/editions.ts';
import { Problems } from '../problems/problems.ts';
import type { Problem, Source } from '../problems/types.ts';
import { type CheckedFile, checkSchema } from './check-schema.ts';
import { checkSources } from './check-sources.ts';
import { publish } from './disclosure.ts';
import { buildFindings } from './model.ts';
import { Place } from './place.ts';
import type { SpreadsheetFile } from './table-parts.ts';
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
  const checked = checkSchema(source, problems) ?? nothingOf(source);
  const earlier = previousOf(checked, input, { problems, path });
  const previous = earlier === undefined ? undefined : readEarlier(earlier, { problems, path });
  return buildFindings(checked, { name, source, previous, spreadsheets, problems });
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
    for (const warning of known.warnings) problems.add(warning);
    return known.findings;
  }
  const own = new Problems();
  const findings = readEditions(earlier, own, [...path, earlier.name]);
  for (const problem of own.all) problems.add(problem);
  if (!own.hasErrors) earlierEditions.set(earlier.source, { findings, warnings: own.all });
  return findings;
}

interface Chain {
  readonly problems: Problems;
  readonly path: readonly string[];
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
