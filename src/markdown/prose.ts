/** Turns the texts of the data, which refer to facts by expressions, into text that knows its facts. */
import type { Prose } from '../findings/types.ts';
import { LIMITS } from '../problems/limits.ts';
import * as messages from '../problems/messages/prose.ts';
import type { Problems } from '../problems/problems.ts';
import { evaluate, type Printer } from './evaluate.ts';
import type { Fill } from './figures.ts';
import { NOTHING_FOUND, type Found } from './found.ts';
import { ProseProblems, treeOf } from './proseTree.ts';
import type { Scope } from './scope.ts';
import type { TemplateNode } from './syntax.ts';
import type { View } from './types.ts';
import { plainText, type Piece, type RecordValue, type TextValue } from './values.ts';
import { viewRecord } from './view.ts';

export interface Filler {
  readonly fill: Fill;
  /** The names that the texts know, and those of a template with the same view. */
  readonly root: RecordValue;
}

/**
 * Gives the function that fills texts of the data. `found` lets them refer to the document's figures and tables;
 * without it a reference prints a number that isn't final.
 */
export function filler(view: View, problems: Problems, found?: Found): Filler {
  const filled = new Map<Prose, TextValue>();
  const open = new Set<Prose>();
  const fill: Fill = (prose) => {
    const known = filled.get(prose);
    if (known !== undefined) return known;
    if (open.has(prose)) {
      problems.add(messages.endlessProse(prose.span));
      return { kind: 'text', pieces: [{ text: prose.text }] };
    }
    open.add(prose);
    const value = fillOne(prose, scope(), { problems, found, fill });
    open.delete(prose);
    filled.set(prose, value);
    return value;
  };
  const root = viewRecord(view, fill, found ?? NOTHING_FOUND);
  const scope = (): Scope => ({
    self: root,
    names: new Map(),
    item: undefined,
    outer: undefined,
    root,
  });
  return { fill, root };
}

function fillOne(
  prose: Prose,
  scope: Scope,
  tools: { readonly problems: Problems; readonly found: Found | undefined; readonly fill: Fill },
): TextValue {
  if (!prose.text.includes('{{')) return { kind: 'text', pieces: [{ text: prose.text }] };
  const tree = treeOf(prose);
  const problems = new ProseProblems(prose, tree.source, tools.problems);
  for (const fault of tree.faults) problems.add(fault);
  const pieces: Piece[] = [];
  let length = 0;
  const add = (piece: Piece) => {
    length += piece.text.length;
    // Texts that print each other twice and twice again would fill the memory.
    if (length <= LIMITS.textLength) pieces.push(piece);
    else problems.add(messages.longProse(tree.nodes[0]?.span ?? prose.span, LIMITS.textLength));
  };
  const printer: Printer = {
    markdown: (text) => add({ text }),
    value: (value) => value.pieces.forEach(add),
    indented: (_, print) => print(),
  };
  evaluate(
    tree.nodes.filter((node) => isAllowed(node, problems)),
    scope,
    {
      problems,
      printer,
      partials: new Map(),
      helpers: {
        found: tools.found,
        numbers: new Map(),
        noteCalls: [],
        offset: () => 0,
        fill: tools.fill,
        dry: false,
      },
      // Typed numbers are looked for in the data's texts as a whole.
      typed: () => undefined,
      inside: [],
      dry: false,
      budget: { steps: LIMITS.templateSteps },
    },
  );
  const value: TextValue = { kind: 'text', pieces };
  // A fault inside has been reported; the text around it stands for the value.
  return plainText(value) === '' ? { kind: 'text', pieces: [{ text: prose.text }] } : value;
}

function isAllowed(node: TemplateNode, problems: Problems): boolean {
  if (node.kind === 'static' || node.kind === 'print') return true;
  problems.add(messages.blockInProse(node.span));
  return false;
}
