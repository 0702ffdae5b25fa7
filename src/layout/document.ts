/** Turns the blocks of a document into one strip: sections with their headings, the title's rule, the columns. */
import { inlineText } from '../content/inlines.ts';
import type { Block, Content } from '../content/types.ts';
import type { Problems } from '../problems/problems.ts';
import type { Fonts } from '../text/types.ts';
import { Keeper, setBlock, setBlocks } from './blocks.ts';
import { EMPTY, TERMS } from './box.ts';
import { columnsOf } from './geometry.ts';
import { setInlines } from './inlines.ts';
import type { HeadingRecord, Job, NoteRecord, Place } from './job.ts';
import { Languages } from './languages.ts';
import { setLines } from './lines.ts';
import { hangNotes } from './notes.ts';
import { sideHeads } from './sideHeads.ts';
import { Strip } from './strip.ts';
import { Tags } from './tags.ts';
import type { TagNode } from './tags.ts';
import type { Theme } from './theme.ts';

export interface Means {
  readonly theme: Theme;
  readonly fonts: Fonts;
  readonly problems: Problems;
}

/** What the setters need to know of the whole document before the first block is set. */
export function jobFor(content: Content, { theme, fonts, problems }: Means): Job {
  let count = 0;
  const name = (): string => {
    count += 1;
    return `d${String(count).padStart(6, '0')}`;
  };
  const places = new Map<string, HeadingRecord>();
  for (const block of content.blocks) collectHeadings(block, places, name);
  const notes = new Map<string, NoteRecord>();
  for (const id of content.footnotes.keys()) {
    notes.set(id, { id, number: notes.size + 1, destination: name(), citation: name() });
  }
  const job: Job = {
    content,
    theme,
    fonts,
    problems,
    tags: new Tags(),
    places,
    notes,
    sideHeads: sideHeads(content.blocks),
    cited: new Set(),
    owed: [],
    noteBoxes: new Map(),
    setBlocks: (blocks, place) => {
      setBlocks(blocks, place, job);
    },
  };
  return job;
}

function collectHeadings(
  block: Block,
  places: Map<string, HeadingRecord>,
  name: () => string,
): void {
  if (block.kind === 'heading') {
    const title = inlineText(block.inlines).trim();
    places.set(block.slug, { title, level: block.level, destination: name() });
  } else if (block.kind === 'quotation' || block.kind === 'alert') {
    for (const inner of block.blocks) collectHeadings(inner, places, name);
  } else if (block.kind === 'list') {
    for (const item of block.items) {
      for (const inner of item.blocks) collectHeadings(inner, places, name);
    }
  }
}

/** Sets all blocks of the document, each section in a Sect of its own. */
export function setDocument(job: Job): Strip {
  const strip = new Strip();
  const sections = new Sections(job);
  let landscape = false;
  let titled = false;
  const keeper = new Keeper(strip);
  const languages = new Languages(job.content.language);
  job.content.blocks.forEach((block, index) => {
    if (block.kind === 'hint' && block.hint === 'landscape') landscape = true;
    if (block.kind === 'hint' && block.hint === 'portrait') landscape = false;
    if (block.kind === 'heading') sections.enter(block.level);
    keeper.before(block);
    const place = placeAt(sections, { strip, landscape }, job);
    languages.before(block, place.parent);
    if (titled && !isSubtitle(block)) {
      titled = false;
      setTitleRule(place, job);
    }
    if (isSubtitle(block)) setSubtitle(block, place, job);
    else setBlock(block, place, job);
    languages.after(block, place.parent);
    if (index === 0 && block.kind === 'heading' && block.level === 1) titled = true;
    hangNotes(place, job);
    keeper.after(block);
  });
  strip.flush(job.theme.type.body.leading, { frames: [], landscape });
  return strip;
}

function placeAt(
  sections: Sections,
  { strip, landscape }: { readonly strip: Strip; readonly landscape: boolean },
  job: Job,
): Place {
  const { x, width, wideX, wideWidth, height } = columnsOf(job.theme, landscape);
  return {
    x,
    width,
    wideX,
    wideWidth,
    height,
    strip,
    parent: sections.tag,
    type: job.theme.type.body,
    frames: [],
    landscape,
    depth: 0,
    loose: true,
    heading: Math.max(sections.depth, 1),
  };
}

/** The Sects that are open. A level that the document skips is not skipped in the tags. */
class Sections {
  readonly #job: Job;
  readonly #open: { level: number; tag: TagNode }[] = [];

  constructor(job: Job) {
    this.#job = job;
  }

  get tag(): TagNode {
    return this.#open.at(-1)?.tag ?? this.#job.tags.document;
  }

  get depth(): number {
    return this.#open.length;
  }

  enter(level: number): void {
    while ((this.#open.at(-1)?.level ?? 0) >= level) this.#open.pop();
    this.#open.push({ level, tag: this.#job.tags.add('Sect', this.tag) });
  }
}

type Subtitle = Extract<Block, { kind: 'paragraph' }>;

function isSubtitle(block: Block): block is Subtitle {
  return block.kind === 'paragraph' && block.role === 'subtitle';
}

function setSubtitle(block: Subtitle, place: Place, job: Job): void {
  const { subtitle: type } = job.theme.type;
  const tag = job.tags.add('P', place.parent);
  const room = { width: place.wideWidth, height: place.height };
  const runs = setInlines(block.inlines, { tag, type, room, bareLinks: true }, job);
  const column = { x: place.wideX, width: place.wideWidth, align: 'left' as const, type };
  place.strip.gap(type.leading / 4);
  for (const line of setLines(runs, column, job.fonts)) {
    place.strip.keep(1);
    place.strip.add(line, place, { ...TERMS, heading: 1 });
  }
}

/** The short thick rule under title and subtitle. */
function setTitleRule(place: Place, job: Job): void {
  const box = {
    kind: 'box' as const,
    mark: 'layout' as const,
    x: place.wideX,
    y: 0,
    width: Math.max(job.theme.side, 96),
    height: 3,
    fill: job.theme.colours.accent,
  };
  const half = place.type.leading / 2;
  place.strip.gap(1.5 * half);
  place.strip.keep(1);
  const contents = { ...EMPTY, items: [box] };
  place.strip.add({ height: 3, contents }, place, { ...TERMS, heading: 1 });
  place.strip.gap(1.5 * half);
}
