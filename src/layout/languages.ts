/** Gives the tags of the block after a `lang` hint the language that the hint names. */
import type { Block } from '../content/types.ts';
import type { TagNode } from './tags.ts';

export class Languages {
  readonly #document: string;
  #language: string | undefined;
  #from = 0;

  /** `document`: the language of what isn't marked. */
  constructor(document: string) {
    this.#document = document;
  }

  /** `parent` holds the tags that the block will get. */
  before(block: Block, parent: TagNode): void {
    if (block.kind === 'hint' && block.hint === 'language') this.#language = block.language;
    this.#from = parent.children.length;
  }

  after(block: Block, parent: TagNode): void {
    if (this.#language === undefined || block.kind === 'hint') return;
    for (const child of parent.children.slice(this.#from)) {
      if (typeof child === 'number') throw new Error('a block without a tag of its own');
      child.language = this.#language;
      this.#restore(child);
    }
    this.#language = undefined;
  }

  /** Notes are written elsewhere than where they are cited, and so is their language. */
  #restore(tag: TagNode): void {
    for (const child of tag.children) {
      if (typeof child === 'number') continue;
      if (child.role === 'Note') child.language ??= this.#document;
      else this.#restore(child);
    }
  }
}
