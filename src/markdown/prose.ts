/** Turns the texts of the data, which refer to facts by expressions, into text that knows its facts. */
import { spanWithin } from '../findings/spans.ts';
import type { Prose } from '../findings/types.ts';
import { LIMITS } from '../problems/limits.ts';
import * as messages from '../problems/messages/markdown.ts';
import type { Problems } from '../problems/problems.ts';
import { evaluate, type Printer } from './evaluate.ts';
import type { Fill } from './figures.ts';
import type { HelperState } from './helpers.ts';
import { parseTemplate } from './parse.ts';
import type { Scope } from './scope.ts';
import type { TemplateNode } from './syntax.ts';
import type { View } from './types.ts';
import { plainText, type Piece, type TextValue } from './values.ts';
import { viewRecord } from './view.ts';

const NO_NUMBERS: HelperState = { found: undefined, numbers: new Map(), dry: false };

/**
 * Gives the function that fills texts of the data. `helpers` lets them refer to the document's figures and
 * tables; without it they may not.
 */
export function filler(view: View, problems: Problems, helpers?: HelperState): { fill: Fill } {
  const filled = new Map<Prose, TextValue>();
  const open = new Set<Prose>();
  const fill: Fill = (prose) => {
    const known = filled.get(prose);
    if (known !== undefined) return known;
    if (open.has(prose)) {
      problems.add(messages.endlessProse(prose.span));
      return { kind: 'text', pieces: [{ text: prose.text, use: undefined }] };
    }
    open.add(prose);
    const value = fillOne(prose, scope(), { problems, helpers: helpers ?? NO_NUMBERS });
    open.delete(prose);
    filled.set(prose, value);
    return value;
  };
  const root = viewRecord(view, fill);
  const scope = (): Scope => ({
    self: root,
    names: new Map(),
    data: new Map(),
    outer: undefined,
    root,
  });
  return { fill };
}

function fillOne(
  prose: Prose,
  scope: Scope,
  tools: { readonly problems: Problems; readonly helpers: HelperState },
): TextValue {
  if (!prose.text.includes('{{')) {
    return { kind: 'text', pieces: [{ text: prose.text, use: undefined }] };
  }
  const place = (start: number, end: number) => spanWithin(prose, start, end);
  const nodes = parseTemplate({ text: prose.text, place }, tools.problems);
  const pieces: Piece[] = [];
  const printer: Printer = {
    markdown: (text) => pieces.push({ text, use: undefined }),
    value: (value) => pieces.push(...value.pieces),
    indented: (_, print) => print(),
  };
  evaluate(
    nodes.filter((node) => isAllowed(node, tools.problems)),
    scope,
    {
      problems: tools.problems,
      printer,
      partials: new Map(),
      helpers: tools.helpers,
      inside: [],
      dry: false,
      budget: { steps: LIMITS.templateSteps },
    },
  );
  const value: TextValue = { kind: 'text', pieces };
  // A fault inside has been reported; the text around it stands for the value.
  return plainText(value) === ''
    ? { kind: 'text', pieces: [{ text: prose.text, use: undefined }] }
    : value;
}

function isAllowed(node: TemplateNode, problems: Problems): boolean {
  if (node.kind === 'static' || node.kind === 'print') return true;
  problems.add(messages.blockInProse(node.span));
  return false;
}
