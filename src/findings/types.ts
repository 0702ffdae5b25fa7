/** The checked findings: what a data file says, typed, with the place of each word in it. */
import type { Source, Span } from '../problems/types.ts';

/**
 * A text of the data, not yet filled: it may hold expressions such as `{{facts.reviews.count}}`.
 * `span` covers its characters in the file (for a folded or quoted scalar, the scalar).
 */
export interface Prose {
  readonly text: string;
  readonly span: Span;
}

/** A calendar date without a time zone. */
export interface PlainDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface Unit {
  readonly id: string;
  readonly singular: string;
  readonly plural: string;
  /** Whether only whole numbers make sense: half a child is an error. */
  readonly whole: boolean;
}

/**
 * A number; or the source's statement that there were some without saying how many, never 0; or a number
 * that is withheld by the disclosure profile, of which nothing is known beyond this point.
 */
export type Value =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'not counted' }
  | { readonly kind: 'suppressed' };

/** How small counts are kept from showing. Where both are 1, every count is published as it is. */
export interface Disclosure {
  /** Counts from 1 to one less than this are suppressed; 0 stays. */
  readonly below: number;
  /** Counts are published as multiples of this. */
  readonly to: number;
}

export interface Evidence {
  readonly source: SourceEntry;
  /** Where in the source, in words: "Statistics, first paragraph". */
  readonly locator: string;
  /** The source's own words, a dozen at most; undefined if `unquoted` says why there are none. */
  readonly quote: string | undefined;
  /** Which number word of the quote is the fact's, where it holds several. */
  readonly says: string | undefined;
  readonly unquoted: string | undefined;
  readonly span: Span;
  readonly quoteSpan: Span | undefined;
  readonly saysSpan?: Span;
}

/** One figure. A stated one has evidence; a derived one has an expression over other facts. */
export interface Fact {
  readonly id: string;
  /** The fact's short description, fit for a row of a table: "Known to social services at the time". */
  readonly label: Prose;
  readonly value: Value;
  readonly unit: Unit;
  /** The base (denominator) of which this is a part. */
  readonly of: Fact | undefined;
  readonly origin:
    | { readonly kind: 'stated'; readonly evidence: readonly Evidence[] }
    | {
        readonly kind: 'derived';
        readonly expression: string;
        readonly terms: readonly Fact[];
        /** Whether each term is added or taken away. */
        readonly signs: readonly (1 | -1)[];
      };
  readonly caveats: readonly Caveat[];
  /** The fact's name in the file. */
  readonly span: Span;
  readonly valueSpan: Span;
}

export interface Identity {
  /** As written: `died + serious_incidents = children`. */
  readonly holds: string;
  readonly span: Span;
}

/** Something to know when reading a figure: an ambiguity of the source, carried and not smoothed over. */
export interface Caveat {
  readonly id: string;
  readonly title: Prose;
  readonly text: Prose;
  readonly span: Span;
}

/** How near a statement stands to the report: its own words, a paraphrase of it, or the reporting article. */
export type Attribution = 'quoted from the report' | 'report as paraphrased' | 'article';

export interface SourceEntry {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly published: string;
  readonly reference: string | undefined;
  readonly url: string | undefined;
  /** What the source is to this data set, in a sentence. */
  readonly role: Prose;
  /** The snapshot of its text, if one was taken; found outside the project or in `data/sources/`. */
  readonly snapshot: { readonly file: string; readonly sha256: string } | undefined;
  /** Where the snapshot's digest stands. */
  readonly snapshotSpan?: Span;
  readonly span: Span;
}

export interface Theme {
  readonly id: string;
  readonly title: Prose;
  /** The source's own word of frequency ("sometimes", "often"), or undefined where it gives none. */
  readonly quantifier: Prose | undefined;
  /** Paragraphs in our own words. */
  readonly text: readonly Prose[];
  readonly attribution: Attribution;
  readonly evidence: readonly Evidence[];
  readonly caveats: readonly Caveat[];
  readonly span: Span;
}

/** An account of one family, shown behind a content note. */
export interface CaseIllustration {
  readonly id: string;
  readonly title: Prose;
  readonly text: readonly Prose[];
  readonly themes: readonly Theme[];
  /** What is our reading and not the source's. */
  readonly reading: Prose | undefined;
  /** What the source leaves out. */
  readonly notGiven: Prose | undefined;
  readonly attribution: Attribution;
  readonly evidence: readonly Evidence[];
  readonly span: Span;
}

export interface Term {
  readonly then: Prose;
  readonly now: Prose;
  readonly note: Prose | undefined;
}

/** A question for the board: ours, never the source's. */
export interface Question {
  readonly text: Prose;
  readonly themes: readonly Theme[];
}

export interface Column {
  readonly id: string;
  /** The heading as printed. */
  readonly label: string;
  readonly kind: 'text' | 'count' | 'percent' | 'flag';
}

/**
 * A cell: text, a number (per cents are whole numbers such as 75), a flag, or null for a figure that there
 * isn't: not counted, or suppressed. A suppressed cell of a spreadsheet holds the text `[c]`.
 */
export type Cell = string | number | boolean | null;

/**
 * A table of the findings, which charts name as their data and templates print. Tables of facts have the
 * columns `id`, `label`, `value`, `share`, `base` and `apart`; a comparison of editions has `id`, `label`,
 * `edition`, `value`, `base` and `share`.
 */
export interface Table {
  readonly id: string;
  readonly label: Prose;
  readonly unit: Unit | undefined;
  readonly of: Fact | undefined;
  /** Whether the rows add up to the base. */
  readonly complete: boolean;
  readonly columns: readonly Column[];
  readonly rows: readonly Readonly<Record<string, Cell>>[];
  /** The facts behind each row. */
  readonly rowFacts: readonly (readonly Fact[])[];
  /** Words that stand in its cells and headings, as its entry in the data file writes them. */
  readonly words?: readonly Prose[];
  /** Where a table that comes from a spreadsheet was taken from. */
  readonly evidence?: readonly Evidence[];
  /** The table's own disclosure profile, if it has one. */
  readonly disclosure?: Disclosure;
  /** The columns in which a row's figure is suppressed, for each row. */
  readonly suppressed?: readonly ReadonlySet<string>[];
  readonly span: Span;
}

export interface Edition {
  readonly label: string;
  /** Both days included. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Whole months covered. */
  readonly months: number;
  readonly place: string;
  readonly evidence: readonly Evidence[];
  readonly caveats: readonly Caveat[];
}

/** A document to build: `template` is the name of `templates/<template>.md.hbs` and of the output. */
export interface DocumentRequest {
  readonly template: string;
  readonly span: Span;
  /** The meeting file that a cover sheet is about. */
  readonly meeting?: Prose;
  /** The protective marking of the document: its own, or else the data file's. */
  readonly marking?: string;
}

/** One data file, checked. */
export interface Findings {
  /** The file's name without its extension: `ofsted-scr-2010`. */
  readonly name: string;
  readonly source: Source;
  /** The row of its table of areas that the figures are of; undefined in a file without one. */
  readonly area?: { readonly id: string; readonly name: string } | undefined;
  readonly title: Prose;
  readonly subtitle: Prose | undefined;
  /** BCP 47: `en-GB`. */
  readonly language: string;
  /** The date that the documents bear. */
  readonly date: PlainDate;
  readonly author: string | undefined;
  readonly documents: readonly DocumentRequest[];
  readonly edition: Edition;
  readonly previous: Findings | undefined;
  /** The smallest base on which a share may be printed. */
  readonly minimumBase: number;
  /** The data set's disclosure profile; undefined if the file states none. */
  readonly disclosure: Disclosure | undefined;
  /** Whether `[c]` stands for a figure somewhere, here or in an earlier edition, so that it must be explained. */
  readonly suppressed: boolean;
  /** Whether counts were rounded somewhere, here or in an earlier edition. */
  readonly rounded: boolean;
  /** Why a figure of the previous edition was revised or withdrawn, by the fact's name. */
  readonly revisions: ReadonlyMap<string, Prose>;
  /** Why a figure can't be compared with the previous edition's, by the fact's name. */
  readonly notComparable: ReadonlyMap<string, Prose>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly identities: readonly Identity[];
  readonly tables: ReadonlyMap<string, Table>;
  readonly themes: readonly Theme[];
  /** The source's recommendation(s), in our words. */
  readonly recommendations: readonly Prose[];
  readonly cases: readonly CaseIllustration[];
  readonly caveats: ReadonlyMap<string, Caveat>;
  readonly notTold: readonly Prose[];
  readonly terms: readonly Term[];
  readonly questions: readonly Question[];
  readonly sources: ReadonlyMap<string, SourceEntry>;
}
