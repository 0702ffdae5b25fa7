/** Collects which figures of facts, and which cells of tables, a document prints. */
import { formatValue, inWords } from '../findings/print.ts';
import type { Fact, Findings, Table } from '../findings/types.ts';
import { percentOf, quantityOf } from '../markdown/figures.ts';
import type { Piece, TableCell } from '../markdown/values.ts';

/** The figures of a fact that are printed. */
export interface ShownFact {
  value: boolean;
  percent: boolean;
}

/** The printed cells of a table: the columns of each row. */
export type ShownRows = ReadonlyMap<number, ReadonlySet<string>>;

export class Shown {
  readonly #facts = new Map<Fact, ShownFact>();
  readonly #tables = new Map<Table, Map<number, Set<string>>>();
  readonly #places = new Map<Table, ReadonlyMap<number, number>>();

  /** Takes in a value as it stands in the Markdown. */
  add({ text, use, shows, cell }: Piece): void {
    const known = use ?? shows;
    if (known !== undefined) this.#addFigure(known.fact, known.findings, text);
    if (cell !== undefined) this.addCell(cell);
  }

  addCell({ table, row, column }: Pick<TableCell, 'table' | 'row' | 'column'>): void {
    const rows = this.#tables.get(table) ?? new Map<number, Set<string>>();
    this.#tables.set(table, rows);
    rows.set(row, (rows.get(row) ?? new Set()).add(column));
  }

  fact(fact: Fact): ShownFact | undefined {
    return this.#facts.get(fact);
  }

  /** In the order of the table. */
  rows(table: Table): ShownRows | undefined {
    const rows = this.#tables.get(table);
    return rows && new Map([...rows].toSorted(([one], [other]) => one - other));
  }

  /** The place of a printed row among those that are printed. */
  placeOf(table: Table, row: number): number | undefined {
    let places = this.#places.get(table);
    if (places === undefined) {
      places = new Map([...(this.rows(table)?.keys() ?? [])].map((one, place) => [one, place]));
      this.#places.set(table, places);
    }
    return places.get(row);
  }

  // A fact prints in one of few forms, and each shows other figures: "70 of 93 children (75%)" shows three.
  #addFigure(fact: Fact, findings: Findings, text: string): void {
    const { value, of: base } = fact;
    const count = formatValue(value);
    const percent = percentOf(fact, findings);
    const shown = this.#of(fact);
    const words =
      value.kind === 'number' ? [value.number === 0 ? 'none' : inWords(value.number)] : [];
    const own = [count, quantityOf(fact), ...words];
    if (own.includes(text) || own.includes(text.toLowerCase())) shown.value = true;
    if (text === percent) shown.percent = true;
    if (base === undefined || !text.startsWith(`${count} of ${formatValue(base.value)}`)) return;
    shown.value = true;
    this.#of(base).value = true;
    if (percent !== undefined && text.endsWith(`(${percent})`)) shown.percent = true;
  }

  #of(fact: Fact): ShownFact {
    const shown = this.#facts.get(fact) ?? { value: false, percent: false };
    this.#facts.set(fact, shown);
    return shown;
  }
}
