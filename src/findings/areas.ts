/** Turns the table of areas of a data file into areas, and the tree of the file into that of one area. */
import * as messages from '../problems/messages/areas.ts';
import { noSuchFile } from '../problems/messages/spreadsheets.ts';
import { must, nth } from '../problems/must.ts';
import { Problems } from '../problems/problems.ts';
import { lineOf } from '../problems/sources.ts';
import type { Span } from '../problems/types.ts';
import type { DataNode, MapEntry, MapNode, TextNode } from './files/nodes.ts';
import { nodeAt } from './files/nodes.ts';
import { Place } from './place.ts';
import {
  type CsvCell,
  readSpreadsheet,
  type Separator,
  type Spreadsheet,
} from './files/spreadsheet.ts';
import type { CheckedFile } from './schema/check.ts';
import type { SpreadsheetFile } from './tableParts.ts';

/** One row of the table: a place with briefings of its own. */
export interface Area {
  /** Names its folder. */
  readonly id: string;
  readonly name: string;
  /** The cell of its id. */
  readonly span: Span;
  readonly nameCell: CsvCell;
  /** What the row says, by the facts' names. */
  readonly cells: ReadonlyMap<string, CsvCell>;
}

export type AreaTable = ReadonlyMap<string, Area>;

/** What stands in the data file in the place of a value that each row gives. */
const BY_AREA = 'by area';
const NOT_COUNTED = 'not counted';
/** The shorthand of tables from spreadsheets for the same. */
const NO_FIGURE = '[x]';
/** The shorthand of official statistics for a small number that is withheld. */
const WITHHELD = '[c]';
const OWN = ['id', 'name'] as const;
// A name of a folder on every system, in an address, and in a list of documents.
const ID = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?$/u;
const TAKEN_BY_WINDOWS = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu;

/** Whether a data file has a table of areas. */
export function hasAreas(root: DataNode): boolean {
  return root.kind === 'map' && root.entries.has('areas');
}

/**
 * Reads the table that the file names, and reports all that is wrong with it; undefined if it can't be read,
 * or the key itself is at fault, which the schema reports.
 */
export function readAreas(
  root: DataNode,
  spreadsheets: ReadonlyMap<string, SpreadsheetFile>,
  problems: Problems,
): AreaTable | undefined {
  const place = new Place(root).at('areas');
  const separator = separatorOf(place.at('separator').prose.text);
  const { text: name, span } = place.at('file').prose;
  if (name === '' || separator === undefined) return undefined;
  const file = spreadsheets.get(name);
  if (file === undefined) {
    problems.add(noSuchFile(span, name, spreadsheets.keys(), 'areas'));
    return undefined;
  }
  const sheet = readSpreadsheet(file, separator, problems);
  if (sheet === undefined) return undefined;
  const columns = columnsOf(sheet, root, problems);
  if (columns === undefined) return undefined;
  const areas = new Map<string, Area>();
  const folded = new Map<string, Span>();
  for (const row of sheet.rows) {
    const area = readRow(row, columns, problems);
    if (area === undefined) continue;
    const first = folded.get(area.id.toLowerCase());
    if (first === undefined) {
      folded.set(area.id.toLowerCase(), area.span);
      areas.set(area.id, area);
    } else problems.add(messages.areaTwice(area.span, area.id, lineOf(first)));
  }
  if (sheet.rows.length === 0) problems.add(messages.noAreas(span, name));
  return areas;
}

function separatorOf(written: string): Separator | undefined {
  if (written === '') return 'comma';
  return (['comma', 'semicolon', 'tab'] as const).find((name) => name === written);
}

/** The columns by name; undefined if one is missing or names nothing. */
function columnsOf(
  { header }: Spreadsheet,
  root: DataNode,
  problems: Problems,
): ReadonlyMap<string, number> | undefined {
  const file = new Place(root);
  const facts = file.at('facts').names;
  const derived = file.at('derived').names;
  const before = problems.all.length;
  const columns = new Map(header.map(({ text }, index) => [text.trim(), index]));
  const start = nth(header, 0).span;
  for (const name of OWN) {
    if (!columns.has(name))
      problems.add(messages.columnMissing({ ...start, end: start.start }, name));
  }
  for (const { text, span } of header) {
    const name = text.trim();
    if (OWN.some((own) => own === name) || facts.includes(name)) continue;
    problems.add(
      derived.includes(name)
        ? messages.derivedColumn(span, name)
        : messages.unknownFactColumn(span, name, [...OWN, ...facts]),
    );
  }
  for (const fact of facts) {
    const value = file.at('facts', fact, 'value');
    if (value.prose.text === BY_AREA && !columns.has(fact))
      problems.add(messages.noColumnForFact(value.span, fact, start.source.path));
  }
  return problems.all.length > before ? undefined : columns;
}

function readRow(
  row: readonly CsvCell[],
  columns: ReadonlyMap<string, number>,
  problems: Problems,
): Area | undefined {
  const before = problems.all.length;
  const cells = new Map<string, CsvCell>();
  for (const [name, index] of columns) {
    const cell = nth(row, index);
    if (cell.text.trim() === '') problems.add(messages.blankAreaCell(cell.span, name));
    if (cell.text.trim() === WITHHELD) problems.add(messages.withheldCell(cell.span, name));
    cells.set(name, { ...cell, text: cell.text.trim() });
  }
  if (problems.all.length > before) return undefined;
  const id = must(cells.get('id'), 'cell of the id');
  const name = must(cells.get('name'), 'cell of the name');
  if (!ID.test(id.text) || TAKEN_BY_WINDOWS.test(id.text)) {
    problems.add(messages.badAreaId(id.span, id.text));
    return undefined;
  }
  for (const own of OWN) cells.delete(own);
  return { id: id.text, name: name.text, span: id.span, nameCell: name, cells };
}

/**
 * The tree of the file for one area: the cells of its row stand in the place of the facts' values, and the
 * row is their evidence. Without an area nothing is known of such facts, which are an error in a file without
 * a table of areas.
 */
export function treeOf(root: DataNode, area: Area | undefined, problems: Problems): DataNode {
  if (root.kind !== 'map') return root;
  const facts = root.entries.get('facts')?.value;
  const changes: [string, DataNode][] = [];
  if (facts?.kind === 'map') changes.push(['facts', factsOf(facts, { root, area, problems })]);
  const edition = root.entries.get('edition')?.value;
  const place = edition && nodeAt(edition, ['place']);
  if (area !== undefined && edition?.kind === 'map' && isByArea(place))
    changes.push(['edition', withEntries(edition, [['place', nodeOf(area.nameCell)]])]);
  return withEntries(root, changes);
}

/** Without the figures of a row that isn't there: that was reported, and leaves nothing to say of them. */
export function withoutByArea(checked: CheckedFile, root: DataNode): CheckedFile {
  const values = new Place(root).at('facts');
  const facts = Object.entries(checked.raw.facts ?? {}).filter(
    ([id]) => values.at(id, 'value').prose.text !== BY_AREA,
  );
  return { ...checked, raw: { ...checked.raw, facts: Object.fromEntries(facts) } };
}

interface Patch {
  readonly root: MapNode;
  readonly area: Area | undefined;
  readonly problems: Problems;
}

function factsOf(facts: MapNode, patch: Patch): MapNode {
  const changes = [...facts.entries].flatMap(
    ([name, { value: fact, keySpan }]): [string, DataNode][] => {
      if (fact.kind !== 'map') return [];
      const value = fact.entries.get('value')?.value;
      const cell = patch.area?.cells.get(name);
      if (cell === undefined && !isByArea(value)) return [];
      if (cell === undefined && !hasAreas(patch.root))
        patch.problems.add(messages.byAreaWithoutAreas(value?.span ?? keySpan, name));
      const keeps = isByArea(value) && fact.entries.has('evidence');
      const entries: [string, DataNode][] = [['value', valueOf(cell, value, keySpan)]];
      if (!keeps) entries.push(['evidence', evidenceOf(cell, name, patch)]);
      return [[name, withEntries(fact, entries)]];
    },
  );
  return withEntries(facts, changes);
}

function isByArea(node: DataNode | undefined): boolean {
  return node?.kind === 'text' && node.text === BY_AREA;
}

function valueOf(cell: CsvCell | undefined, value: DataNode | undefined, keySpan: Span): TextNode {
  if (cell === undefined) return textNode(NOT_COUNTED, value?.span ?? keySpan);
  return nodeOf({ ...cell, text: cell.text === NO_FIGURE ? NOT_COUNTED : cell.text });
}

/** The row and the column are where the figure stands; the source of the table is stated once. */
function evidenceOf(cell: CsvCell | undefined, fact: string, { root, area }: Patch): MapNode {
  const areas = new Place(root).at('areas');
  const [anySource = ''] = new Place(root).at('sources').names;
  const given = (key: string, otherwise: string) =>
    areas.at(key).has ? areas.at(key).prose : { text: otherwise, span: areas.keySpan };
  const span = cell?.span ?? areas.keySpan;
  const row = area === undefined ? '' : `Row “${area.name}”, column “${fact}”.`;
  const parts = [
    ['source', given('source', anySource)],
    ['locator', given('locator', 'Table of areas')],
    ['unquoted', { text: row, span }],
  ] as const;
  const entries = parts.map(([key, { text, span: at }]): [string, MapEntry] => [
    key,
    { keySpan: at, value: textNode(text === '' ? '-' : text, at) },
  ]);
  return { kind: 'map', entries: new Map(entries), span };
}

function nodeOf({ text, span }: CsvCell): TextNode {
  return { kind: 'text', text, form: 'plain', span };
}

function textNode(text: string, span: Span): TextNode {
  return { kind: 'text', text, form: 'quoted', span };
}

function withEntries(map: MapNode, changes: readonly (readonly [string, DataNode])[]): MapNode {
  if (changes.length === 0) return map;
  const entries = new Map(map.entries);
  for (const [key, value] of changes) {
    const keySpan = entries.get(key)?.keySpan ?? value.span;
    entries.set(key, { keySpan, value });
  }
  return { ...map, entries };
}
