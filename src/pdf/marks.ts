/** Turns the marks of drawn items into marked-content sequences, and remembers where each was drawn. */
import type { ContentId, Mark, Tag } from '../layout/types.ts';
import type { Content } from './content.ts';

/** A marked-content sequence: a stretch of one page that belongs to one tag. */
export interface Place {
  readonly page: number;
  readonly mcid: number;
}

const artifacts = {
  header: '<</Type /Pagination /Subtype /Header /Attached [/Top]>>',
  footer: '<</Type /Pagination /Subtype /Footer /Attached [/Bottom]>>',
  layout: '<</Type /Layout>>',
};

/** Opens and closes sequences as drawing goes on; sequences of one mark that follow each other are one. */
export class Marks {
  readonly places = new Map<ContentId, Place[]>();
  readonly #owners: ReadonlyMap<ContentId, Tag>;
  #page = -1;
  /** The number of sequences on the page so far; the next one's identifier. */
  #count = 0;
  #open: Mark | undefined;

  constructor(owners: ReadonlyMap<ContentId, Tag>) {
    this.#owners = owners;
  }

  startPage(): void {
    this.#page += 1;
    this.#count = 0;
  }

  /** Makes what is drawn next belong to `mark`. */
  switchTo(mark: Mark, content: Content): void {
    if (this.#open === mark) return;
    this.close(content);
    if (typeof mark === 'number') {
      const owner = this.#owners.get(mark);
      if (owner === undefined) {
        throw new Error(`content ${mark} on page ${this.#page} is in no tag`);
      }
      content.mark(owner.role, `<</MCID ${this.#place(mark).mcid}>>`);
    } else {
      content.mark('Artifact', artifacts[mark]);
    }
    this.#open = mark;
  }

  close(content: Content): void {
    if (this.#open !== undefined) content.endMark();
    this.#open = undefined;
  }

  #place(mark: ContentId): Place {
    const place = { page: this.#page, mcid: this.#count++ };
    const places = this.places.get(mark);
    if (places === undefined) this.places.set(mark, [place]);
    else places.push(place);
    return place;
  }
}
