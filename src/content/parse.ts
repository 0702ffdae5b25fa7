/** Turns Markdown into its syntax tree. */
import type * as mdast from 'mdast';
import { materializeMdastTree, MdastReader } from 'satteri';
import type { Source } from '../problems/types.ts';
import { gluedBars, parseGlued } from './gluedBars.ts';
import { native } from './native.ts';
import type { Flavour } from './state.ts';

/** Markdown whose tree is at hand, so that it isn't parsed again. */
export interface ParsedSource extends Source {
  readonly tree: mdast.Root;
}

// The parser's options, a bit each. Its own JavaScript can't part literal links from the rest of GFM.
const TABLES = 1 << 1;
const FOOTNOTES = 1 << 2;
const STRIKETHROUGH = 1 << 3;
const TASK_LISTS = 1 << 4;
const FRONT_MATTER = 1 << 7;
const LITERAL_LINKS = 1 << 11;

/** The tree of a Markdown text, in the dialect of the flavour. */
export function parseMarkdown(text: string, flavour: Flavour, withFrontMatter = true): mdast.Root {
  const options =
    TABLES | FOOTNOTES | STRIKETHROUGH | TASK_LISTS | (withFrontMatter ? FRONT_MATTER : 0);
  if (flavour === 'template') return parseWith(text, options);
  const parse = (part: string) => parseWith(part, options | LITERAL_LINKS);
  const bars = gluedBars(text);
  return bars.length === 0 ? parse(text) : parseGlued(text, bars, parse);
}

function parseWith(text: string, options: number): mdast.Root {
  const { createMdastHandle, serializeHandle, dropHandle } = native();
  // As CommonMark has it. The parser leaves it.
  const handle = createMdastHandle(text.replaceAll('\0', '\uFFFD'), options, true);
  try {
    return materializeMdastTree(new MdastReader(serializeHandle(handle)));
  } finally {
    dropHandle(handle);
  }
}
