/** Turns the text of a data file, YAML or JSON, into its tree. */
import { LIMITS } from '../../problems/limits.ts';
import { fileTooLong } from '../../problems/messages/dataFiles.ts';
import { Problems } from '../../problems/problems.ts';
import type { Problem, Source } from '../../problems/types.ts';
import { checkFileCharacters } from './characters.ts';
import { readJson } from './json.ts';
import type { DataNode } from './nodes.ts';
import { readYaml } from './yaml.ts';

interface Tree {
  readonly root: DataNode | undefined;
  readonly problems: readonly Problem[];
}

// A file with a table of areas is read once for all of them.
const trees = new WeakMap<Source, Tree>();

/** The tree of a file; undefined if it can't be read. All faults are reported, each time that it is asked for. */
export function readTree(source: Source, problems: Problems): DataNode | undefined {
  const known = trees.get(source) ?? readOnce(source);
  trees.set(source, known);
  for (const problem of known.problems) problems.add(problem);
  return known.root;
}

function readOnce(source: Source): Tree {
  const problems = new Problems();
  return { root: parse(source, problems), problems: problems.all };
}

function parse(source: Source, problems: Problems): DataNode | undefined {
  const start = { source, start: 0, end: 0 };
  if (source.text.length > LIMITS.dataLength) {
    problems.add(fileTooLong(start, source.text.length));
    return undefined;
  }
  checkFileCharacters(source, problems);
  // Control characters mislead the YAML lexer, so that it would report faults that aren't there.
  if (problems.all.length > 0) return undefined;
  return /\.json$/iu.test(source.path) ? readJson(source, problems) : readYaml(source, problems);
}
