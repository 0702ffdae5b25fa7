/** Turns numbered objects into a file: those without a stream packed together, and a table that finds all. */
import { must } from '../problems/must.ts';
import { deflateSync } from 'node:zlib';

/** Where an object stands: at a byte of the file, or in a place of a stream of packed objects. */
type Place =
  | { readonly kind: 'at'; readonly offset: number }
  | { readonly kind: 'packed'; readonly stream: number; readonly index: number };

/** What the end of the file names. */
export interface Trailer {
  /** Object numbers. */
  readonly root: number;
  readonly info: number;
  /** How many objects there are, numbered from 1. */
  readonly count: number;
  /** 16 bytes. */
  readonly id: Uint8Array;
}

/** Objects in one stream: many enough to pack well, few enough to be found fast. */
const packSize = 200;

const header = Buffer.from('%PDF-1.7\n%\xFF\xFF\xFF\xFF\n', 'latin1');

/** A file under construction, which takes the pieces in which pdfkit writes objects. */
export class PdfFileWriter {
  readonly #chunks: Uint8Array[] = [header];
  /** By the objects' numbers. */
  readonly #places: (Place | undefined)[] = [];
  /** Objects without a stream, which wait for being packed. */
  readonly #loose: { readonly id: number; readonly text: string }[] = [];
  /** The pieces of the object that is being written. */
  #pieces: (Uint8Array | string)[] = [];
  #offset = header.length;

  /** Takes a line, or the bytes of a stream. An object runs from its `obj` line to its `endobj` line. */
  write(piece: Uint8Array | string): void {
    if (piece !== 'endobj') {
      this.#pieces.push(piece);
      return;
    }
    const [start, ...rest] = this.#pieces;
    const id = Number(must(/^\d+(?= 0 obj$)/u.exec(String(start)), 'number of an object')[0]);
    if (rest.length === 1 && typeof rest[0] === 'string') this.add(id, rest[0]);
    else this.#object(id, rest);
    this.#pieces = [];
  }

  /** Takes an object without a stream. */
  add(id: number, text: string): void {
    this.#loose.push({ id, text });
  }

  finish(trailer: Trailer): Uint8Array {
    let next = trailer.count + 1;
    for (let at = 0; at < this.#loose.length; at += packSize) {
      this.#pack(next, this.#loose.slice(at, at + packSize));
      next += 1;
    }
    const start = this.#offset;
    this.#table(next, trailer);
    this.#line('startxref');
    this.#line(String(start));
    this.#line('%%EOF');
    // No Buffer: its memory may be shared with others.
    const bytes = new Uint8Array(this.#offset);
    let at = 0;
    for (const chunk of this.#chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }

  #object(id: number, pieces: readonly (Uint8Array | string)[]): void {
    this.#places[id] = { kind: 'at', offset: this.#offset };
    this.#line(`${id} 0 obj`);
    for (const piece of pieces) {
      if (typeof piece === 'string') this.#line(piece);
      else this.#push(piece);
    }
    this.#line('endobj');
  }

  #stream(id: number, dictionary: readonly string[], data: Uint8Array): void {
    const packed = deflateSync(data);
    const entries = [...dictionary, `/Length ${packed.length}`, '/Filter /FlateDecode'];
    this.#object(id, [`<<\n${entries.join('\n')}\n>>`, 'stream', packed, '\nendstream']);
  }

  #pack(id: number, objects: readonly { readonly id: number; readonly text: string }[]): void {
    let offset = 0;
    const index = objects.map((object, place) => {
      this.#places[object.id] = { kind: 'packed', stream: id, index: place };
      const entry = `${object.id} ${offset}`;
      offset += object.text.length + 1;
      return entry;
    });
    const head = `${index.join(' ')}\n`;
    const dictionary = ['/Type /ObjStm', `/N ${objects.length}`, `/First ${head.length}`];
    const data = head + objects.map(({ text }) => `${text}\n`).join('');
    this.#stream(id, dictionary, Buffer.from(data, 'latin1'));
  }

  /** The table of all objects, itself one of them. */
  #table(id: number, { root, info, id: file }: Trailer): void {
    this.#places[id] = { kind: 'at', offset: this.#offset };
    const rowLength = 7;
    const rows = Buffer.alloc((id + 1) * rowLength);
    rows.writeUInt16BE(0xffff, 5);
    for (let number = 1; number <= id; number += 1) {
      const place = must(this.#places[number], `object ${number}, though the table lists it`);
      const at = number * rowLength;
      rows.writeUInt8(place.kind === 'at' ? 1 : 2, at);
      rows.writeUInt32BE(place.kind === 'at' ? place.offset : place.stream, at + 1);
      rows.writeUInt16BE(place.kind === 'at' ? 0 : place.index, at + 5);
    }
    const hex = Buffer.from(file).toString('hex');
    const dictionary = [
      '/Type /XRef',
      `/Size ${id + 1}`,
      '/W [1 4 2]',
      `/Root ${root} 0 R`,
      `/Info ${info} 0 R`,
      `/ID [<${hex}> <${hex}>]`,
    ];
    this.#stream(id, dictionary, rows);
  }

  #line(text: string): void {
    this.#push(Buffer.from(`${text}\n`, 'latin1'));
  }

  #push(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#offset += chunk.length;
  }
}
