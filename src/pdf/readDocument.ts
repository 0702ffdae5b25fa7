/** Turns the objects of a PDF of ours into what verifying needs: its text in reading order, and its attachments. */
import type { PdfFile, PdfValue } from './objects.ts';
import { nameOf } from './objects.ts';
import { ContentReader, textOf } from './readContent.ts';

/** A stretch of text, and the page that it stands on, from 1. */
export interface PageText {
  readonly page: number;
  readonly text: string;
}

export interface PdfDocument {
  /** In the order of the tags, without what figures hold. */
  readonly text: readonly PageText[];
  /** The text drawn in each figure, in the order of the tags. */
  readonly figures: readonly PageText[];
  /** Heads and feet, page by page. */
  readonly artifacts: readonly string[];
  readonly attachments: ReadonlyMap<string, Uint8Array>;
}

export function readDocument(file: PdfFile): PdfDocument {
  return new DocumentReader(file).read();
}

type Dictionary = ReadonlyMap<string, PdfValue>;

class DocumentReader {
  readonly #file: PdfFile;
  readonly #pages: readonly number[];
  readonly #contents = new Map<number, ContentReader>();
  readonly #fonts = new Map();
  readonly #text: PageText[] = [];
  readonly #figures: PageText[] = [];
  readonly #seen = new Set<number>();
  readonly #catalogue: Dictionary;

  constructor(file: PdfFile) {
    this.#file = file;
    this.#catalogue = this.#dictionary(file.trailer.get('Root'));
    this.#pages = this.#pagesOf(this.#catalogue.get('Pages'));
  }

  read(): PdfDocument {
    const tree = this.#dictionary(this.#catalogue.get('StructTreeRoot'));
    for (const kid of listOf(tree.get('K'))) this.#visit(kid, undefined, undefined);
    return {
      text: this.#text,
      figures: this.#figures,
      artifacts: this.#pages.map((page) => this.#content(page).artifacts),
      attachments: this.#attachments(),
    };
  }

  #pagesOf(value: PdfValue | undefined): readonly number[] {
    const root = this.#dictionary(value);
    return listOf(root.get('Kids')).map((kid) => {
      const id = idOf(kid);
      if (id === undefined || nameOf(this.#dictionary(kid).get('Type')) !== 'Page') {
        throw new Error('its pages were put together by another program');
      }
      return id;
    });
  }

  #visit(value: PdfValue, inherited: number | undefined, figure: string[] | undefined): void {
    const id = idOf(value);
    if (id !== undefined) {
      // Each element has one parent: more would read a text twice, or without end.
      if (this.#seen.has(id)) throw new Error('an element of its tag tree stands twice');
      this.#seen.add(id);
    }
    const element = this.#dictionary(value);
    const page = idOf(element.get('Pg')) ?? inherited;
    const own = nameOf(element.get('S')) === 'Figure' ? [] : figure;
    for (const kid of listOf(element.get('K'))) this.#child(kid, page, own);
    if (own !== undefined && own !== figure) {
      this.#figures.push({ page: this.#number(page), text: own.join('') });
    }
  }

  #child(kid: PdfValue, page: number | undefined, figure: string[] | undefined): void {
    if (typeof kid === 'number') return this.#add(page, kid, figure);
    const dictionary = this.#dictionary(kid);
    const type = nameOf(dictionary.get('Type'));
    if (type === 'OBJR') return;
    if (type === 'MCR') {
      this.#add(idOf(dictionary.get('Pg')) ?? page, Number(dictionary.get('MCID')), figure);
      return;
    }
    // A caption inside a figure is text like any other.
    this.#visit(kid, page, nameOf(dictionary.get('S')) === 'Caption' ? undefined : figure);
  }

  #add(page: number | undefined, mcid: number, figure: string[] | undefined): void {
    if (page === undefined) throw new Error('a tag of it is on no page');
    const text = this.#content(page).texts.get(mcid);
    if (text === undefined)
      throw new Error(`a tag of it names content ${mcid}, which is not there`);
    if (figure === undefined) this.#text.push({ page: this.#number(page), text });
    else figure.push(text);
  }

  #number(page: number | undefined): number {
    return page === undefined ? 0 : this.#pages.indexOf(page) + 1;
  }

  #content(page: number): ContentReader {
    let content = this.#contents.get(page);
    if (content === undefined) {
      content = new ContentReader((value) => this.#resolve(value), this.#fonts);
      const dictionary = this.#dictionary({ kind: 'reference', id: page });
      const stream = this.#resolve(dictionary.get('Contents'))?.stream;
      if (stream === undefined) throw new Error('a page of it has no content');
      content.read(stream, this.#dictionary(dictionary.get('Resources')));
      this.#contents.set(page, content);
    }
    return content;
  }

  #attachments(): ReadonlyMap<string, Uint8Array> {
    const names = this.#catalogue.get('Names');
    const files = names === undefined ? undefined : this.#dictionary(names).get('EmbeddedFiles');
    const entries = files === undefined ? [] : listOf(this.#dictionary(files).get('Names'));
    const attachments = new Map<string, Uint8Array>();
    for (let index = 0; index + 1 < entries.length; index += 2) {
      const name = textOf(entries[index]);
      const embedded = this.#dictionary(this.#dictionary(entries[index + 1]).get('EF'));
      const stream = this.#resolve(embedded.get('F'))?.stream;
      if (stream === undefined) throw new Error(`its attachment "${name}" is empty`);
      if (attachments.has(name)) throw new Error(`two attachments are named "${name}"`);
      attachments.set(name, stream);
    }
    return attachments;
  }

  #resolve(value: PdfValue | undefined) {
    const id = idOf(value);
    return id === undefined ? undefined : this.#file.objects.get(id);
  }

  #dictionary(value: PdfValue | undefined): Dictionary {
    const resolved = this.#resolve(value)?.value ?? value;
    if (!(resolved instanceof Map)) throw new Error('a part of it is missing');
    return resolved;
  }
}

function idOf(value: PdfValue | undefined): number | undefined {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
}

function listOf(value: PdfValue | undefined): readonly PdfValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
