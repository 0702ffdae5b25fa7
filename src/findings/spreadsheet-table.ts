/** Turns a CSV file that a data file names into a table. */
import type { TableFrame, TableTools } from './table-parts.ts';
import type { Table } from './types.ts';

export function readSpreadsheetTable(_frame: TableFrame, _tools: TableTools): Table | undefined {
  return undefined;
}
