/** Turns the tag tree into structure elements, each mark's sequences under the one tag that holds it. */
import { nth } from '../problems/must.ts';
import type { ContentId, Tag } from '../layout/types.ts';
import type { Place } from './marks.ts';
import type { Pdf, Ref, Value } from './pdfkit.ts';
import { text } from './pdfkit.ts';

/** A link annotation on a page, owned by a Link tag. */
export interface Annotation {
  readonly page: number;
  readonly ref: Ref;
}

/** What was drawn, as the tree needs it. */
export interface Drawn {
  /** The pages' dictionaries and heights in points. */
  readonly pages: readonly { readonly dictionary: Ref; readonly height: number }[];
  readonly places: ReadonlyMap<ContentId, readonly Place[]>;
  readonly annotations: ReadonlyMap<Tag, readonly Annotation[]>;
}

/**
 * The tag that holds each content. Throws where the layout broke its promise: a content in two tags, or a
 * tag that stands twice in the tree.
 */
export function owners(root: Tag): ReadonlyMap<ContentId, Tag> {
  const owners = new Map<ContentId, Tag>();
  const seen = new Set<Tag>();
  const visit = (tag: Tag) => {
    if (seen.has(tag)) throw new Error(`a ${tag.role} tag stands twice in the tag tree`);
    seen.add(tag);
    for (const child of tag.children) {
      if (typeof child !== 'number') {
        visit(child);
        continue;
      }
      const other = owners.get(child);
      if (other !== undefined) {
        throw new Error(`content ${child} is in two tags, ${other.role} and ${tag.role}`);
      }
      owners.set(child, tag);
    }
  };
  visit(root);
  return owners;
}

/** Writes the tree and ties pages and annotations to it. Throws for a tag whose content was never drawn. */
export function writeStructure(root: Tag, drawn: Drawn, pdf: Pdf): void {
  const writer = new StructureWriter(drawn, pdf);
  const tree = pdf.structureTree;
  const top = writer.element(root, tree);
  tree.data['K'] = [top];
  tree.data['ParentTree'] = writer.parentTree();
  tree.data['ParentTreeNextKey'] = writer.nextKey;
  const ids = writer.idTree();
  if (ids !== undefined) tree.data['IDTree'] = ids;
}

class StructureWriter {
  readonly #drawn: Drawn;
  readonly #pdf: Pdf;
  /** By page, the element that holds each sequence. */
  readonly #parents: Ref[][];
  /** The elements that hold annotations, whose keys follow those of the pages. */
  readonly #annotationParents: Ref[] = [];
  readonly #ids = new Map<string, Ref>();

  constructor(drawn: Drawn, pdf: Pdf) {
    this.#drawn = drawn;
    this.#pdf = pdf;
    this.#parents = drawn.pages.map(() => []);
    for (const [index, page] of drawn.pages.entries())
      page.dictionary.data['StructParents'] = index;
  }

  get nextKey(): number {
    return this.#parents.length + this.#annotationParents.length;
  }

  element(tag: Tag, parent: Ref): Ref {
    const ref = this.#pdf.ref({ Type: 'StructElem', S: tag.role, P: parent });
    this.#describe(tag, ref);
    const kids: Value[] = [];
    for (const child of tag.children) {
      if (typeof child === 'number') this.#sequences(child, tag, ref, kids);
      else kids.push(this.element(child, ref));
    }
    if (tag.role === 'Link') kids.push(...this.#annotations(tag, ref));
    if (kids.length > 0) ref.data['K'] = kids;
    this.#pdf.end(ref);
    return ref;
  }

  parentTree(): Value {
    const pages = this.#parents.flatMap((parents, index): Value[] => [index, parents]);
    const first = this.#parents.length;
    const annotations = this.#annotationParents.flatMap((parent, index) => [first + index, parent]);
    return { Nums: [...pages, ...annotations] };
  }

  idTree(): Value | undefined {
    if (this.#ids.size === 0) return undefined;
    const sorted = [...this.#ids].sort(([a], [b]) => (a < b ? -1 : 1));
    return { Names: sorted.flatMap(([id, ref]) => [text(id), ref]) };
  }

  #describe(tag: Tag, ref: Ref): void {
    const { data } = ref;
    if (tag.alt !== undefined) data['Alt'] = text(tag.alt);
    if (tag.language !== undefined) data['Lang'] = text(tag.language);
    if (tag.id !== undefined) this.#name(tag.id, ref);
    const attributes = this.#attributes(tag);
    const [only] = attributes;
    if (only !== undefined) data['A'] = attributes.length === 1 ? only : attributes;
  }

  #name(id: string, ref: Ref): void {
    if (this.#ids.has(id)) throw new Error(`two tags have the ID "${id}"`);
    this.#ids.set(id, ref);
    ref.data['ID'] = text(id);
  }

  #attributes(tag: Tag): Value[] {
    const attributes: Value[] = [];
    if (tag.bbox !== undefined || tag.placement !== undefined) {
      attributes.push({ O: 'Layout', Placement: tag.placement, BBox: this.#box(tag) });
    }
    if (tag.listNumbering !== undefined) {
      attributes.push({ O: 'List', ListNumbering: tag.listNumbering });
    }
    if (tag.scope !== undefined) attributes.push({ O: 'Table', Scope: tag.scope });
    return attributes;
  }

  #box({ bbox }: Tag): Value | undefined {
    if (bbox === undefined) return undefined;
    const { height } = this.#page(bbox.page);
    const top = height - bbox.y;
    return [bbox.x, top - bbox.height, bbox.x + bbox.width, top].map(
      (value) => Math.round(value * 1000) / 1000,
    );
  }

  /** Adds the sequences of a content to an element's kids; those on the element's own page are mere numbers. */
  #sequences(content: ContentId, tag: Tag, ref: Ref, kids: Value[]): void {
    const places = this.#drawn.places.get(content);
    if (places === undefined) {
      throw new Error(`content ${content} of a ${tag.role} tag was never drawn`);
    }
    for (const { page, mcid } of places) {
      const { dictionary } = this.#page(page);
      nth(this.#parents, page)[mcid] = ref;
      ref.data['Pg'] ??= dictionary;
      const isHere = ref.data['Pg'] === dictionary;
      kids.push(isHere ? mcid : { Type: 'MCR', Pg: dictionary, MCID: mcid });
    }
  }

  #annotations(tag: Tag, ref: Ref): Value[] {
    const annotations = this.#drawn.annotations.get(tag) ?? [];
    return annotations.map(({ page, ref: annotation }) => {
      annotation.data['StructParent'] = this.nextKey;
      this.#annotationParents.push(ref);
      return { Type: 'OBJR', Obj: annotation, Pg: this.#page(page).dictionary };
    });
  }

  #page(index: number): Drawn['pages'][number] {
    const page = this.#drawn.pages[index];
    if (page === undefined) throw new Error(`the layout has no page ${index}`);
    return page;
  }
}
