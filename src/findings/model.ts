/** Turns the plain values of a data file into findings: every name linked to what it names. */
import { duplicateId } from '../problems/messages/references.ts';
import type { Problems } from '../problems/problems.ts';
import { lineOf } from '../problems/sources.ts';
import type { Source } from '../problems/types.ts';
import type { Area } from './areas.ts';
import { checkFindings } from './checks/check.ts';
import type { CheckedFile } from './schema/check.ts';
import { dateOf } from './dates.ts';
import { readDisclosure } from './disclosure/profile.ts';
import { readEdition } from './editions/edition.ts';
import { readFigures } from './figures.ts';
import { Place } from './place.ts';
import { References } from './references.ts';
import type { SpreadsheetFile } from './tableParts.ts';
import { readTables } from './tables.ts';
import * as texts from './texts.ts';
import type { DocumentRequest, Findings } from './types.ts';

export interface ModelContext {
  readonly name: string;
  readonly source: Source;
  readonly area: Area | undefined;
  readonly previous: Findings | undefined;
  readonly spreadsheets: ReadonlyMap<string, SpreadsheetFile>;
  readonly problems: Problems;
}

/**
 * Links and checks what keeps to the schema. With faults in the file the result lacks what they are in:
 * enough for other checks, too little for a document.
 */
export function buildFindings(
  { raw, root, dropped }: CheckedFile,
  context: ModelContext,
): Findings {
  const { name, source, area, previous, spreadsheets, problems } = context;
  const file = new Place(root);
  const named = (section: string) => file.at(section).names;
  const items = (section: string) =>
    file.at(section).items.filter((_, index) => dropped.get(section)?.has(String(index)) !== true);
  const idsOf = (section: string) => file.at(section).items.map((item) => item.at('id').prose.text);

  const unitMap = texts.readUnits(raw.units);
  const caveatMap = texts.readCaveats(raw.caveats, file);
  const sourceMap = texts.readSources(raw.sources, file, problems);
  const units = new References('unit', unitMap, named('units'), problems);
  const caveats = new References('caveat', caveatMap, named('caveats'), problems);
  const sources = new References('source', sourceMap, named('sources'), problems);
  const tools = { units, caveats, sources, items, problems };

  const edition = readEdition(raw.edition, file.at('edition'), tools);
  const factMap = readFigures(raw, file, tools);
  const declaredFacts = [...named('facts'), ...named('derived')];
  const facts = new References('fact', factMap, declaredFacts, problems);
  const minimumBase = raw.minimum_base ?? 1;
  const tables = readTables(raw.tables, file, {
    ...tools,
    facts,
    previous,
    lacksPrevious: raw.previous !== undefined && previous === undefined,
    editionLabel: edition.label,
    minimumBase,
    spreadsheets,
  });
  const themeList = texts.readThemes(raw.themes, tools);
  const themeMap = new Map(themeList.map((theme) => [theme.id, theme]));
  const themes = new References('theme', themeMap, idsOf('themes'), problems);
  const findings: Findings = {
    name,
    source,
    area: area && { id: area.id, name: area.name },
    title: file.at('title').prose,
    subtitle: texts.optional(file.at('subtitle')),
    language: raw.language ?? 'en',
    date: dateOf(raw.date ?? ''),
    author: raw.author,
    documents: readDocuments(items('documents'), raw.marking, problems),
    edition,
    previous,
    minimumBase,
    disclosure: readDisclosure(raw.disclosure, file.at('disclosure'), problems),
    suppressed: false,
    rounded: false,
    revisions: texts.proseMap(file.at('revisions'), Object.keys(raw.revisions ?? {})),
    notComparable: texts.proseMap(file.at('not_comparable'), Object.keys(raw.not_comparable ?? {})),
    units: unitMap,
    facts: factMap,
    identities: items('identities').map(({ prose }) => ({ holds: prose.text, span: prose.span })),
    tables,
    themes: themeList,
    recommendations: texts.proses(file.at('recommendations')),
    cases: texts.readCases(raw.cases, themes, tools),
    caveats: caveatMap,
    notTold: texts.proses(file.at('not_told')),
    terms: texts.readTerms(raw.terms, items),
    questions: texts.readQuestions(raw.questions, themes, items),
    sources: sourceMap,
  };
  checkFindings(findings, { facts, file, problems });
  return findings;
}

function readDocuments(
  places: readonly Place[],
  general: string | undefined,
  problems: Problems,
): readonly DocumentRequest[] {
  const requests = new Map<string, DocumentRequest>();
  for (const place of places) {
    const { text: template, span } = place.at('template').prose;
    const first = requests.get(template);
    if (first === undefined) {
      const meeting = texts.optional(place.at('meeting'));
      const marking = texts.optional(place.at('marking'))?.text ?? general;
      requests.set(template, {
        template,
        span,
        ...(meeting === undefined ? {} : { meeting }),
        ...(marking === undefined ? {} : { marking }),
      });
    } else {
      const line = lineOf(first.span);
      problems.add(duplicateId(span, { id: template, line, what: 'documents' }));
    }
  }
  return [...requests.values()];
}
