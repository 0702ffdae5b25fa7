/** Turns blocks into boxes on a strip, each kind by its own setter. */
import type { Block, LayoutHint, List } from '../content/types.ts';
import { EMPTY, TERMS } from './box.ts';
import { setCode } from './code.ts';
import { setContents } from './contents.ts';
import { setDetails } from './details.ts';
import { setFigure } from './figures.ts';
import type { Job, Place } from './job.ts';
import { Languages } from './languages.ts';
import { setKeyFigures } from './keyFigures.ts';
import { setList } from './lists.ts';
import { hangNotes } from './notes.ts';
import { areParagraphs } from './opening.ts';
import { setAlert, setQuotation } from './panels.ts';
import { halfLine, setHeading, setParagraph } from './paragraphs.ts';
import { setSideHead } from './sideHeads.ts';
import type { Strip } from './strip.ts';
import { setTable } from './tables.ts';

/** Sets blocks one under the other; the notes that each cites first are tagged right after it. */
export function setBlocks(blocks: readonly Block[], place: Place, job: Job): void {
  const keeper = new Keeper(place.strip);
  const languages = new Languages(job.content.language);
  for (const block of blocks) {
    keeper.before(block);
    languages.before(block, place.parent);
    setBlock(block, place, job);
    languages.after(block, place.parent);
    hangNotes(place, job);
    keeper.after(block);
  }
}

const KEPT_BLOCKS = 2;

/** Holds together the blocks that a `keep` hint speaks of. */
export class Keeper {
  readonly #strip: Strip;
  #from = 0;
  #left = 0;

  constructor(strip: Strip) {
    this.#strip = strip;
  }

  before(block: Block): void {
    if (block.kind !== 'hint' || block.hint !== 'keep') return;
    this.#from = this.#strip.boxes.length;
    this.#left = KEPT_BLOCKS;
  }

  after(block: Block): void {
    if (this.#left === 0 || block.kind === 'hint') return;
    this.#left -= 1;
    if (this.#left === 0) this.#strip.join(this.#from);
  }
}

export function setBlock(block: Block, place: Place, job: Job): void {
  switch (block.kind) {
    case 'heading':
      return setSideHead(block, place, job) ? undefined : setHeading(block, place, job);
    case 'paragraph':
      return setParagraph(block.inlines, place, job);
    case 'list':
      return setAnyList(block, place, job);
    case 'table':
      return setTable(block, place, job);
    case 'figure':
      return setFigure(block, place, job);
    case 'quotation':
      return setQuotation(block, place, job);
    case 'alert':
      return setAlert(block, place, job);
    case 'code':
    case 'html':
      return setCode(block.text, place, job);
    case 'thematic break':
      return setRule(place, job);
    case 'hint':
      return setHint(block.hint, place);
  }
}

/** Lists of a role that hold more than that role's form can show are set as plain lists: nothing is lost. */
function setAnyList(list: List, place: Place, job: Job): void {
  switch (list.role) {
    case 'text':
      return setList(list, place, job);
    case 'contents':
      return setContents(list, place, job);
    case 'key-figures':
      return areParagraphs(list.items)
        ? setKeyFigures(list, place, job)
        : setList(list, place, job);
    case 'details':
      return areParagraphs(list.items) ? setDetails(list, place, job) : setList(list, place, job);
  }
}

/** A thematic break: a short rule with a line of air. */
function setRule(place: Place, job: Job): void {
  const half = halfLine(place);
  const rule = {
    kind: 'line' as const,
    mark: 'layout' as const,
    x1: place.x,
    y1: half,
    x2: place.x + Math.min(96, place.width),
    y2: half,
    width: 1,
    colour: job.theme.colours.rule,
  };
  place.strip.gap(half);
  const contents = { ...EMPTY, items: [rule] };
  place.strip.add({ height: 2 * half, contents }, place, { ...TERMS, lines: 0 });
  place.strip.gap(half);
}

/** Turning the page is done by the setter of the whole document, since it changes the columns. */
function setHint(hint: LayoutHint['hint'], place: Place): void {
  if (hint === 'page-break') place.strip.breakPage();
}
