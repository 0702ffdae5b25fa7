/** Turns what is set into the tag tree, and gives each piece of content its one parent. */
import type { ContentId, Role, Tag } from './types.ts';

/** A tag while it grows; what the writer gets is the same tree, read only. */
export interface TagNode extends Tag {
  readonly role: Role;
  readonly children: (TagNode | ContentId)[];
  alt?: string;
  language?: string;
  id?: string;
  scope?: 'Column' | 'Row';
  listNumbering?: NonNullable<Tag['listNumbering']>;
  bbox?: NonNullable<Tag['bbox']>;
  placement?: 'Block' | 'Inline';
}

export type TagAttributes = Omit<Partial<TagNode>, 'role' | 'children'>;

export class Tags {
  readonly document: TagNode = { role: 'Document', children: [] };
  #next: ContentId = 0;

  /** A new tag at the end of its parent. */
  add(role: Role, parent: TagNode, attributes?: TagAttributes): TagNode {
    const tag: TagNode =
      attributes === undefined ? { role, children: [] } : { role, children: [], ...attributes };
    parent.children.push(tag);
    return tag;
  }

  /** The content that text added at the end of a tag belongs to: one piece until another tag comes between. */
  text(parent: TagNode): ContentId {
    const last = parent.children.at(-1);
    return typeof last === 'number' ? last : this.content(parent);
  }

  /** A new piece of content at the end of a tag. */
  content(parent: TagNode): ContentId {
    const id = this.#next;
    this.#next += 1;
    parent.children.push(id);
    return id;
  }
}

/** Removes tags that hold nothing, which mean nothing to a reader; cells and rows stay, since tables count them. */
export function prune(tag: TagNode): boolean {
  const kept = tag.children.filter((child) => typeof child === 'number' || prune(child));
  if (kept.length < tag.children.length) tag.children.splice(0, tag.children.length, ...kept);
  return kept.length > 0 || KEPT.has(tag.role);
}

const KEPT: ReadonlySet<Role> = new Set(['Document', 'TD', 'TH', 'TR', 'LI', 'LBody', 'Figure']);

/** Throws unless each content of the pages has exactly one parent in the tree, and each parent's content is drawn. */
export function assertOneParent(root: Tag, drawn: ReadonlySet<ContentId>): void {
  const seen = new Set<ContentId>();
  const visit = (tag: Tag): void => {
    for (const child of tag.children) {
      if (typeof child !== 'number') visit(child);
      else if (seen.has(child)) throw new Error(`content ${child} has two parents`);
      else seen.add(child);
    }
  };
  visit(root);
  for (const id of drawn) if (!seen.has(id)) throw new Error(`content ${id} has no parent`);
  for (const id of seen) if (!drawn.has(id)) throw new Error(`content ${id} is not drawn`);
}
