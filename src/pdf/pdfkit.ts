/** Turns pdfkit into a writer of numbered objects: the parts of it that we use, typed, and nothing else. */
// oxlint-disable no-underscore-dangle -- pdfkit's own names for what its interface hides
// oxlint-disable-next-line import/no-named-as-default -- its types know the default only
import PDFDocument from 'pdfkit';
import { PdfFileWriter } from './file.ts';
import { dictionaryText } from './syntax.ts';

/** An indirect object of the file: fill `data`, `write` its stream if it has one, then `end` it once. */
export interface Ref {
  readonly id: number;
  data: Record<string, Value>;
  write(chunk: Uint8Array): void;
  end(chunk?: Uint8Array): void;
}

/** A string is a PDF name, a `String` object a PDF text string, bytes a hexadecimal string. */
export type Value =
  | Ref
  // oxlint-disable-next-line typescript/no-wrapper-object-types -- pdfkit's way to tell text from names
  | String
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | readonly Value[]
  | { readonly [key: string]: Value | undefined };

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly dictionary: Ref;
  readonly resources: Ref;
  readonly fonts: Record<string, Value>;
  readonly xobjects: Record<string, Value>;
  readonly ext_gstates: Record<string, Value>;
  readonly patterns: Record<string, Value>;
  write(chunk: Uint8Array): void;
}

/** pdfkit's document as it is, beyond what its published types tell. */
interface Internals {
  readonly _root: {
    readonly id: number;
    readonly data: Record<string, Value> & { Names: Ref; StructTreeRoot: Ref };
  };
  readonly _info: Ref;
  readonly _offsets: readonly unknown[];
  _fontFamilies: object;
  readonly _waiting: number;
  readonly page: PdfPage;
  _write(piece: Uint8Array | string): void;
  _refEnd(ref: Ref): void;
  _finalize(): void;
  _addInfo(): void;
  info: Readonly<Record<string, string>>;
  ref(data: object): Ref;
  addPage(options: object): unknown;
  appendXML(xml: string): void;
  end(): void;
}

/** pdfkit's class under the types above. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its published types leave these out
const Document = PDFDocument as unknown as new (options: object) => Internals;

/** A PDF under construction. Objects are written as they end; `finish` gives the bytes. */
export class Pdf {
  readonly #document: Internals;
  readonly #file = new PdfFileWriter();

  /** `info` is the document's Info dictionary, dates written as PDF dates. */
  constructor(language: string, info: Readonly<Record<string, string>>) {
    const document = new Document({
      pdfVersion: '1.7',
      subset: 'PDF/A-3a',
      tagged: true,
      lang: language,
      displayTitle: true,
      bufferPages: true,
      autoFirstPage: false,
      // With any other value pdfkit takes up Helvetica, which isn't embedded.
      font: null,
    });
    this.#document = document;
    document.info = info;
    // pdfkit writes a tree of destinations even where there is none.
    document._root.data.Names.data = {};
    // Our XMP packet holds Info escaped, which pdfkit's own doesn't.
    document._addInfo = () => {};
    document._write = (piece) => this.#file.write(piece);
    // The table of objects is ours as well.
    document._finalize = () => {};
  }

  /** The catalogue's entries. */
  get catalogue(): Record<string, Value> {
    return this.#document._root.data;
  }

  /** The catalogue's dictionary of names: destinations and attached files. */
  get names(): Ref {
    return this.#document._root.data.Names;
  }

  /** The root of the structure tree, written at the end. */
  get structureTree(): Ref {
    return this.#document._root.data.StructTreeRoot;
  }

  ref(data: Record<string, Value> = {}): Ref {
    return this.#document.ref(data);
  }

  /** Ends an object that has no stream, once. */
  end(ref: Ref): void {
    this.#file.add(ref.id, dictionaryText(ref.data));
    this.#document._refEnd(ref);
  }

  /** Lets what belongs to the whole document be written when its pages are. */
  atEnd(write: () => void): void {
    // pdfkit ends its fonts there.
    this.#document._fontFamilies = { all: { finalize: write } };
  }

  /** Starts a page of this size in points; its content's origin is at the top left, y down. */
  addPage(width: number, height: number): PdfPage {
    this.#document.addPage({ size: [width, height], margin: 0 });
    return this.#document.page;
  }

  /** Ends the document. `id` are the 16 bytes of the file's identifier, `xmp` its metadata. */
  finish(id: Uint8Array, xmp: string): Uint8Array {
    const document = this.#document;
    document.appendXML(xmp);
    document.end();
    if (document._waiting > 0) {
      throw new Error(`${document._waiting} objects of the PDF were begun and never ended`);
    }
    return this.#file.finish({
      id,
      root: document._root.id,
      info: document._info.id,
      count: document._offsets.length,
    });
  }
}

/** A text string of PDF, where a bare string would be a name. */
export function text(value: string): Value {
  // oxlint-disable-next-line no-new-wrappers, unicorn/new-for-builtins -- pdfkit's way to tell text from names
  return new String(value);
}
