/** Turns a PDF of ours into its tag tree with the text of each tag, read from the file as a reader would. */
import { nameOf, Parser, readObjects } from '../../src/pdf/objects.ts';
import type { PdfFile, PdfValue } from '../../src/pdf/objects.ts';

/** An element of the structure tree as it stands in the file. */
export interface TagNode {
  readonly role: string;
  readonly alt: string | undefined;
  readonly actualText: string | undefined;
  readonly language: string | undefined;
  readonly id: string | undefined;
  /** `Scope=Column`, `ListNumbering=Disc`, `BBox=[…]` and the like. */
  readonly attributes: readonly string[];
  /** Tags, texts of marked content, and link annotations, in reading order. */
  readonly children: readonly (TagNode | string | LinkNode)[];
}

export interface LinkNode {
  /** What the annotation says of itself. */
  readonly contents: string;
  /** An address, or `#name` of a destination. */
  readonly target: string;
}

/** A block and what it says. */
export interface TextBlock {
  readonly role: string;
  readonly text: string;
}

/** Roles whose text belongs to the block around them. */
const inlineRoles = new Set(['Span', 'Link', 'Reference', 'Quote', 'Code', 'Lbl']);

/** Roles that hold blocks, so that what is inline elsewhere is a block of its own in them. */
const containers = new Set([
  'Document',
  'Sect',
  'Div',
  'Art',
  'BlockQuote',
  'L',
  'LI',
  'Table',
  'THead',
  'TBody',
  'TFoot',
  'TR',
  'TOC',
]);

/** The Document tag. */
export function readTags(bytes: Uint8Array): TagNode {
  const reader = new TagReader(readObjects(bytes));
  return reader.root();
}

/**
 * The text of a PDF, block by block in the order of its tag tree, white space as single spaces. A block is
 * an element that holds text itself or in inline elements; a Figure says its alternative text, not its labels.
 */
export function taggedText(bytes: Uint8Array): TextBlock[] {
  const blocks: TextBlock[] = [];
  const visit = (node: TagNode) => {
    if (node.role === 'Figure' || node.alt !== undefined) {
      blocks.push({ role: node.role, text: node.alt ?? '' });
      return;
    }
    let text = '';
    const flush = () => {
      const said = text.replace(/\s+/gu, ' ').trim();
      if (said !== '') blocks.push({ role: node.role, text: said });
      text = '';
    };
    for (const child of node.children) {
      if (typeof child === 'string') text += child;
      else if ('contents' in child) continue;
      else if (inlineRoles.has(child.role) && !containers.has(node.role)) text += wholeText(child);
      else {
        flush();
        visit(child);
      }
    }
    flush();
  };
  visit(readTags(bytes));
  return blocks;
}

/** The text inside the first figure, as it stands: the labels of a chart. */
export function figureText(bytes: Uint8Array): string {
  const figures = (node: TagNode): readonly TagNode[] =>
    node.role === 'Figure'
      ? [node]
      : node.children.flatMap((child) =>
          typeof child === 'string' || 'contents' in child ? [] : figures(child),
        );
  const [figure] = figures(readTags(bytes));
  if (figure === undefined) throw new Error('no figure');
  return wholeText(figure);
}

/** All text of a node, as it stands. */
export function wholeText(node: TagNode): string {
  if (node.actualText !== undefined) return node.actualText;
  return node.children
    .map((child) =>
      typeof child === 'string' ? child : 'contents' in child ? '' : wholeText(child),
    )
    .join('');
}

/** All objects of a file unpacked, in PDF's own notation, for what no other function reads. */
export function unpackedText(bytes: Uint8Array): string {
  return [...readObjects(bytes).objects.values()]
    .map(({ id, value, stream }) => {
      const body =
        stream === undefined ? '' : `\nstream\n${Buffer.from(stream).toString('latin1')}`;
      return `${id} 0 obj\n${printValue(value)}${body}\n`;
    })
    .join('');
}

function printValue(value: PdfValue): string {
  if (value instanceof Map) {
    return `<<${[...value].map(([key, entry]) => `/${key} ${printValue(entry)}`).join(' ')}>>`;
  }
  if (Array.isArray(value)) return `[${value.map(printValue).join(' ')}]`;
  if (typeof value !== 'object' || value === null || !('kind' in value))
    return JSON.stringify(value);
  switch (value.kind) {
    case 'name':
      return `/${value.name}`;
    case 'reference':
      return `${value.id} 0 R`;
    case 'string':
      return `(${textOf(value)})`;
  }
  return value satisfies never;
}

/** The tag tree as an indented outline, for goldens. */
export function printTags(node: TagNode, indent = ''): string {
  const parts = [
    node.role,
    ...(node.id === undefined ? [] : [`ID=${node.id}`]),
    ...(node.language === undefined ? [] : [`Lang=${node.language}`]),
    ...node.attributes,
    ...(node.alt === undefined ? [] : [`Alt=${JSON.stringify(node.alt)}`]),
    ...(node.actualText === undefined ? [] : [`ActualText=${JSON.stringify(node.actualText)}`]),
  ];
  const lines = node.children.map((child) => {
    if (typeof child === 'string') return `${indent}  ${JSON.stringify(child)}\n`;
    if ('contents' in child) return `${indent}  [${child.contents} -> ${child.target}]\n`;
    return printTags(child, `${indent}  `);
  });
  return `${indent}${parts.join(' ')}\n${lines.join('')}`;
}

class TagReader {
  readonly #file: PdfFile;
  /** By the page's object number, the text of each marked-content sequence. */
  readonly #texts = new Map<number, ReadonlyMap<number, string>>();

  constructor(file: PdfFile) {
    this.#file = file;
  }

  root(): TagNode {
    const catalogue = this.#dictionary(this.#file.trailer.get('Root'));
    const tree = this.#dictionary(catalogue.get('StructTreeRoot'));
    const [top] = this.#list(tree.get('K'));
    if (top === undefined) throw new Error('the PDF has no tags');
    return this.#node(top, undefined);
  }

  #node(value: PdfValue, inherited: number | undefined): TagNode {
    const element = this.#dictionary(value);
    const page = pageOf(element) ?? inherited;
    const optional = (key: string) => {
      const text = element.get(key);
      return text === undefined ? undefined : textOf(text);
    };
    return {
      role: nameOf(element.get('S')) ?? '?',
      alt: optional('Alt'),
      actualText: optional('ActualText'),
      language: optional('Lang'),
      id: optional('ID'),
      attributes: this.#list(element.get('A')).flatMap((attributes) =>
        this.#attributes(attributes),
      ),
      children: this.#list(element.get('K')).map((kid) => this.#child(kid, page)),
    };
  }

  #child(kid: PdfValue, page: number | undefined): TagNode | string | LinkNode {
    if (typeof kid === 'number') return this.#text(page, kid);
    const dictionary = this.#dictionary(kid);
    const own = pageOf(dictionary) ?? page;
    switch (nameOf(dictionary.get('Type'))) {
      case 'MCR':
        return this.#text(own, Number(dictionary.get('MCID')));
      case 'OBJR':
        return this.#link(this.#dictionary(dictionary.get('Obj')));
      case undefined:
      default:
        return this.#node(kid, page);
    }
  }

  #link(annotation: ReadonlyMap<string, PdfValue>): LinkNode {
    const action = annotation.get('A');
    const target =
      action instanceof Map
        ? textOf(action.get('URI') ?? null)
        : `#${textOf(annotation.get('Dest') ?? null)}`;
    return { contents: textOf(annotation.get('Contents') ?? null), target };
  }

  #attributes(value: PdfValue): string[] {
    return [...this.#dictionary(value)]
      .filter(([key]) => key !== 'O')
      .map(([key, entry]) => `${key}=${nameOf(entry) ?? JSON.stringify(entry)}`);
  }

  #text(page: number | undefined, mcid: number): string {
    if (page === undefined) throw new Error('marked content without a page');
    let texts = this.#texts.get(page);
    if (texts === undefined) {
      const dictionary = this.#dictionary({ kind: 'reference', id: page });
      const resources = this.#dictionary(dictionary.get('Resources'));
      const content = new ContentReader((reference) => this.#resolve(reference));
      content.read(this.#stream(dictionary.get('Contents')), resources);
      texts = content.texts;
      this.#texts.set(page, texts);
    }
    const text = texts.get(mcid);
    if (text === undefined)
      throw new Error(`the tree names content ${mcid}, which its page doesn't have`);
    return text;
  }

  #stream(value: PdfValue | undefined): Uint8Array {
    const stream = this.#resolve(value)?.stream;
    if (stream === undefined) throw new Error('a stream is missing');
    return stream;
  }

  #resolve(value: PdfValue | undefined) {
    const reference = typeof value === 'object' && value !== null && 'id' in value;
    return reference ? this.#file.objects.get(value.id) : undefined;
  }

  #dictionary(value: PdfValue | undefined): ReadonlyMap<string, PdfValue> {
    const resolved = this.#resolve(value)?.value ?? value;
    if (!(resolved instanceof Map)) throw new Error('a dictionary of the PDF is missing');
    return resolved;
  }

  #list(value: PdfValue | undefined): readonly PdfValue[] {
    if (value === undefined) return [];
    return Array.isArray(value) ? value : [value];
  }
}

function pageOf(dictionary: ReadonlyMap<string, PdfValue>): number | undefined {
  const page = dictionary.get('Pg');
  return typeof page === 'object' && page !== null && 'id' in page ? page.id : undefined;
}

/** A text string, in UTF-16 or ASCII. */
function textOf(value: PdfValue): string {
  if (typeof value !== 'object' || value === null || !('bytes' in value)) return '';
  const buffer = Buffer.from(value.bytes);
  if (buffer[0] !== 0xfe || buffer[1] !== 0xff) return buffer.toString('latin1');
  return buffer.subarray(2).swap16().toString('utf16le');
}

type Resolve = (
  value: PdfValue | undefined,
) => { value: PdfValue; stream: Uint8Array | undefined } | undefined;
type Cmap = ReadonlyMap<number, string>;

/** Reads the text that a content stream shows, by marked-content sequence. */
class ContentReader {
  readonly texts = new Map<number, string>();
  readonly #resolve: Resolve;
  readonly #fonts = new Map<string, Cmap>();
  /** The open sequences: an MCID, an ActualText that replaces what it holds, or neither. */
  readonly #open: { readonly mcid?: number; readonly actual?: boolean }[] = [];
  #font: Cmap = new Map();
  readonly #saved: Cmap[] = [];

  constructor(resolve: Resolve) {
    this.#resolve = resolve;
  }

  read(stream: Uint8Array, resources: ReadonlyMap<string, PdfValue>): void {
    const parser = new Parser(Buffer.from(stream).toString('latin1'));
    let operands: PdfValue[] = [];
    for (;;) {
      parser.take(/\s*/uy);
      const operator = parser.take(/[A-Za-z'"*]+[01]?(?=\s|$)/uy)?.[0];
      if (operator === undefined) {
        if (parser.take(/$/uy) !== undefined) return;
        operands.push(parser.value());
        continue;
      }
      this.#run(operator, operands, resources);
      operands = [];
    }
  }

  #run(
    operator: string,
    operands: readonly PdfValue[],
    resources: ReadonlyMap<string, PdfValue>,
  ): void {
    const [first, second] = operands;
    switch (operator) {
      case 'BDC':
        return this.#begin(second);
      case 'EMC':
        this.#open.pop();
        return;
      case 'q':
        this.#saved.push(this.#font);
        return;
      case 'Q':
        this.#font = this.#saved.pop() ?? this.#font;
        return;
      case 'Tf':
        this.#font = this.#fontOf(nameOf(first) ?? '', resources);
        return;
      case 'TJ':
        for (const part of Array.isArray(first) ? first : []) this.#show(part);
        return;
      case 'Do':
        return this.#form(nameOf(first) ?? '', resources);
    }
  }

  #begin(properties: PdfValue | undefined): void {
    const dictionary = properties instanceof Map ? properties : new Map<string, PdfValue>();
    const mcid = dictionary.get('MCID');
    const actual = dictionary.get('ActualText');
    if (typeof mcid === 'number') {
      this.#open.push({ mcid });
      this.texts.set(mcid, '');
      return;
    }
    if (actual !== undefined) this.#add(textOf(actual));
    this.#open.push({ actual: actual !== undefined });
  }

  #show(part: PdfValue): void {
    if (typeof part !== 'object' || part === null || !('bytes' in part)) return;
    const codes = Buffer.from(part.bytes);
    let text = '';
    for (let at = 0; at + 1 < codes.length; at += 2)
      text += this.#font.get(codes.readUInt16BE(at)) ?? '\uFFFD';
    this.#add(text);
  }

  #add(text: string): void {
    if (this.#open.some(({ actual }) => actual === true)) return;
    const mcid = this.#open.findLast((sequence) => sequence.mcid !== undefined)?.mcid;
    if (mcid !== undefined) this.texts.set(mcid, `${this.texts.get(mcid) ?? ''}${text}`);
  }

  #form(name: string, resources: ReadonlyMap<string, PdfValue>): void {
    const objects = resources.get('XObject');
    const form = objects instanceof Map ? this.#resolve(objects.get(name)) : undefined;
    if (form?.stream === undefined || !(form.value instanceof Map)) return;
    const own = form.value.get('Resources');
    if (nameOf(form.value.get('Subtype')) === 'Form' && own instanceof Map)
      this.read(form.stream, own);
  }

  #fontOf(name: string, resources: ReadonlyMap<string, PdfValue>): Cmap {
    const fonts = resources.get('Font');
    const reference = fonts instanceof Map ? fonts.get(name) : undefined;
    const key = JSON.stringify(reference);
    let cmap = this.#fonts.get(key);
    if (cmap === undefined) {
      const font = this.#resolve(reference)?.value;
      const stream = font instanceof Map ? this.#resolve(font.get('ToUnicode'))?.stream : undefined;
      cmap = cmapOf(Buffer.from(stream ?? []).toString('latin1'));
      this.#fonts.set(key, cmap);
    }
    return cmap;
  }
}

/** The code points of each glyph, from a ToUnicode map of ranges. */
function cmapOf(text: string): Cmap {
  const cmap = new Map<number, string>();
  for (const [, start, list] of text.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/giu)) {
    for (const [index, [, hex]] of [...(list ?? '').matchAll(/<([^>]*)>/gu)].entries()) {
      const bytes = Buffer.from((hex ?? '').replace(/\s/gu, ''), 'hex');
      cmap.set(Number.parseInt(start ?? '0', 16) + index, bytes.swap16().toString('utf16le'));
    }
  }
  return cmap;
}
