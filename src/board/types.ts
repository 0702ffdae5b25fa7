/** What a document knows of the board that it goes to: the meeting, the marking, and whether it is signed off. */
import type { PlainDate, Prose } from '../findings/types.ts';
import type { Source, Span } from '../problems/types.ts';

/** A short field of a cover sheet, such as the sponsor: a term and its text. */
export interface Detail {
  readonly id: string;
  readonly label: string;
  readonly text: Prose;
}

/** A part of a cover sheet under a heading of its own. */
export interface Section {
  readonly id: string;
  readonly label: string;
  readonly content:
    | { readonly kind: 'paragraph'; readonly text: Prose }
    /** Numbered items. */
    | { readonly kind: 'items'; readonly items: readonly Prose[] }
    | { readonly kind: 'details'; readonly details: readonly Detail[] };
}

/** A meeting as its board's cover sheet shows it; fields stand in the order of the board's profile. */
export interface Meeting {
  /** The file's name without its extension. */
  readonly name: string;
  readonly note: Prose | undefined;
  readonly title: Prose | undefined;
  /** For the head of each page: "Paper 7 · Item 4.2". */
  readonly running: string | undefined;
  readonly date: PlainDate | undefined;
  readonly author: string | undefined;
  readonly summary: Prose | undefined;
  readonly details: readonly Detail[];
  readonly sections: readonly Section[];
  /** Documents of the project that are appendices, and where they are named. */
  readonly appendices: readonly { readonly document: string; readonly span: Span }[];
  readonly source: Source;
}

export interface SignOff {
  /** The document's id. */
  readonly document: string;
  readonly role: string;
  readonly date: PlainDate;
  readonly findings: string;
  readonly template: string;
  readonly documentSpan: Span;
  readonly findingsSpan: Span;
  readonly templateSpan: Span;
}

/** The digests that a sign-off is about, as they are now. */
export interface Signed {
  readonly findings: string;
  readonly template: string;
}

/** How a document stands: what its pages must say besides its content. */
export interface Standing {
  /** `DRAFT`, unless a sign-off matches. */
  readonly status: string | undefined;
  /** A protective marking such as `OFFICIAL-SENSITIVE`. */
  readonly marking: string | undefined;
  /** The sign-off that matches. */
  readonly signOff: SignOff | undefined;
}
