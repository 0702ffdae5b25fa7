/** Turns a face into a font of one document: the glyphs that are shown, their widths, and what they stand for. */
import type { FontTables } from '../text/tables.ts';
import type { Face } from '../text/types.ts';
import { describe, postScriptName } from './fontFacts.ts';
import { fontProgram } from './fontProgram.ts';
import type { Pdf, Ref } from './pdfkit.ts';
import { text } from './pdfkit.ts';

/** A font under construction. Its glyphs are numbered anew, in the order of their first use. */
export class EmbeddedFont {
  /** The name by which content streams refer to it. */
  readonly id: string;
  /** What turns the font's own units into thousandths of the em. */
  readonly scale: number;
  /** The font's numbers of glyphs, by ours. */
  readonly glyphs: number[] = [0];
  /** By our number; in thousandths of the em. */
  readonly widths: number[];
  readonly unicode: (readonly number[])[] = [[0]];
  readonly #tables: FontTables;
  readonly #pdf: Pdf;
  readonly #numbers = new Map<number, number>([[0, 0]]);
  #dictionary: Ref | undefined;

  constructor(id: string, face: Face, pdf: Pdf) {
    this.id = id;
    this.#tables = face.tables;
    this.#pdf = pdf;
    this.scale = 1000 / this.#tables.unitsPerEm;
    // What a font lacks is never shown, so nobody asks for the width of the glyph that stands for it.
    this.widths = [this.#tables.advance(0)];
  }

  /** The object that pages name where they show it. */
  ref(): Ref {
    this.#dictionary ??= this.#pdf.ref();
    return this.#dictionary;
  }

  /** Our number of a glyph, the one of its first use. */
  include(glyph: number): number {
    let number = this.#numbers.get(glyph);
    if (number === undefined) {
      number = this.glyphs.push(glyph) - 1;
      this.#numbers.set(glyph, number);
    }
    return number;
  }

  /** Writes the font, unless no page names it. */
  end(): void {
    const dictionary = this.#dictionary;
    if (dictionary === undefined) return;
    const pdf = this.#pdf;
    const program = pdf.ref();
    program.end(fontProgram(this.#tables, this.glyphs));
    const name = `${prefix(this.id)}+${postScriptName(this.#tables)}`;
    const descriptor = pdf.ref({
      Type: 'FontDescriptor',
      FontName: name,
      ...describe(this.#tables, this.scale),
      StemV: 0,
      FontFile2: program,
    });
    pdf.end(descriptor);
    const descendant = pdf.ref({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: text('Adobe'), Ordering: text('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      W: [0, this.widths],
      CIDToGIDMap: 'Identity',
    });
    pdf.end(descendant);
    const characters = pdf.ref();
    characters.end(Buffer.from(charactersOf(this.unicode), 'latin1'));
    Object.assign(dictionary.data, {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: characters,
    });
    pdf.end(dictionary);
  }
}

/** Six capitals, by which a part of a font is told from the font. */
function prefix(id: string): string {
  return [1, 2, 3, 4, 5, 6]
    .map((at) => String.fromCharCode((id.charCodeAt(at) || 73) + 17))
    .join('');
}

/** The CMap that gives the characters of each glyph. */
function charactersOf(unicode: readonly (readonly number[])[]): string {
  let ranges = '';
  let count = 0;
  // A range keeps to the codes of one first byte.
  for (let start = 0; start < unicode.length; start += 256) {
    const end = Math.min(start + 256, unicode.length);
    const texts = unicode.slice(start, end).map(inUnits);
    ranges += `<${hex(start)}> <${hex(end - 1)}> [${texts.join(' ')}]\n`;
    count += 1;
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <<
  /Registry (Adobe)
  /Ordering (UCS)
  /Supplement 0
>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
${count} beginbfrange
${ranges}endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}

/** Characters in the units of UTF-16. */
function inUnits(codePoints: readonly number[]): string {
  const units = codePoints.map((code) =>
    code > 0xffff
      ? `${hex(0xd800 | ((code - 0x1_0000) >>> 10))} ${hex(0xdc00 | (code & 0x3ff))}`
      : hex(code),
  );
  return `<${units.join(' ')}>`;
}

/** A code of two bytes, in the four digits of a hexadecimal string. */
export function hex(unit: number): string {
  return unit.toString(16).padStart(4, '0');
}
