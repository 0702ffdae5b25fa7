/** Turns a JSON data file, read strictly, into the same tree as YAML. */
import { readJsonAs } from '../../json/read.ts';
import { LIMITS } from '../../problems/limits.ts';
import { brokenJson, tooDeep } from '../../problems/messages/dataFiles.ts';
import type { Problems } from '../../problems/problems.ts';
import type { Source } from '../../problems/types.ts';
import { checkText } from './characters.ts';
import { type DataNode, mapOf } from './nodes.ts';

/** Reads the file, or reports the first fault that makes it unreadable and gives undefined. */
export function readJson(source: Source, problems: Problems): DataNode | undefined {
  const { value, fault } = readJsonAs<DataNode>(
    source,
    {
      string: (text, span) => {
        checkText({ text, span }, problems);
        return { kind: 'text', text, form: 'quoted', span };
      },
      number: (text, span) => ({ kind: 'text', text, form: 'literal', span }),
      word: (word, span) =>
        word === null
          ? { kind: 'empty', span }
          : { kind: 'text', text: String(word), form: 'literal', span },
      array: (items, span) => ({ kind: 'list', items, span }),
      object: (entries, span) =>
        mapOf(
          entries.map(({ key, ...entry }) => [key, entry]),
          span,
          problems,
        ),
    },
    LIMITS.dataNesting,
  );
  if (fault !== undefined) {
    problems.add(
      fault.kind === 'too-deep' ? tooDeep(fault.span) : brokenJson(fault.span, fault.label),
    );
  }
  return value;
}
