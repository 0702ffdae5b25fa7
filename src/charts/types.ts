/** What the charts floor takes and gives. */
import type { Prose, Table } from '../findings/types.ts';
import type { Source, Span } from '../problems/types.ts';

/** The style of a text that is measured; `family` is one of the theme's, after mapping. */
export interface TextStyle {
  readonly family: 'sans' | 'serif' | 'mono';
  /** In px of the chart, which are points in the PDF. */
  readonly size: number;
  /** 100 to 900. */
  readonly weight: number;
  readonly italic: boolean;
}

/** Gives the width of a text in the embedded fonts, in the unit of `style.size`. */
export type MeasureText = (text: string, style: TextStyle) => number;

/** Fills the expressions in a text of the data or of a chart; plain text comes out, no Markdown. */
export type FillText = (prose: Prose) => string;

/** Gives what `make` gave before for the same key, or makes it. */
export type Remember = <T>(key: string, make: () => Promise<T>) => Promise<T>;

/** A chart's specification as read from its file. */
export interface ChartFile {
  /** The file's name without `.vl.json`. */
  readonly name: string;
  readonly source: Source;
}

/** A rendered chart of a project. */
export interface Chart {
  readonly name: string;
  /** The headline that states the message; hoisted out of the picture into the caption. */
  readonly title: string;
  /** Measure, population and period. */
  readonly subtitle: string;
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** Never blank: written by the author or made from the data. */
  readonly alt: string;
  /** The table whose rows the chart draws. */
  readonly table: Table;
  /** What of its tables is drawn. */
  readonly drawn: readonly DrawnTable[];
  /** The rules that the chart breaks for a reason, which is printed with the evidence. */
  readonly waived?: readonly Waived[];
  readonly span: Span;
}

/** The part of a table that a chart draws. */
export interface DrawnTable {
  readonly table: Table;
  /** Places of the rows that some mark stands for, in their order. */
  readonly rows: readonly number[];
  /** The columns whose numbers give marks their place or length, so that they can be read off. */
  readonly columns: ReadonlySet<string>;
}

/** A rule that a chart sets aside. */
export interface Waived {
  readonly rule: string;
  /** What the rule asks for, in words. */
  readonly asks: string;
  readonly reason: string;
}
