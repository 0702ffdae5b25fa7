/** The pipeline, one line a floor: turns a data file and a template into the files of a document. */
import { boardOf, type Board } from './board/board.ts';
import type { Signed } from './board/types.ts';
import { renderChart } from './charts/render.ts';
import type { Chart, Remember } from './charts/types.ts';
import { checkContent } from './content/check.ts';
import { readContent } from './content/read.ts';
import { parseMarkdown, type ParsedSource } from './content/parse.ts';
import { checkStanding } from './content/standing.ts';
import { hasStructureOf } from './content/structure.ts';
import type { Content, Picture } from './content/types.ts';
import type { Format, Request } from './documents.ts';
import { isoDate } from './findings/print.ts';
import { readFindings, type FindingsInput } from './findings/read.ts';
import type { Findings, Prose } from './findings/types.ts';
import type { Files } from './manifest.ts';
import { chartsNamed, sourcesPrinted } from './markdown/charts.ts';
import { fillProse, fillTemplate } from './markdown/fill.ts';
import { LocatedProblems } from './markdown/located.ts';
import { emptyDocument, notAChart, structureChanged } from './problems/messages/project.ts';
import type { Problems } from './problems/problems.ts';
import type { Source, Span } from './problems/types.ts';
import type { Project } from './project.ts';
import { publish, type Filled, type Parts, type Published } from './published/publish.ts';
import type { PdfRecord } from './published/types.ts';
import { setPdf, type Setting } from './setPdf.ts';
import { readSvg } from './svg/read.ts';
import { measureWith } from './text/measure.ts';

export interface DocumentInput {
  readonly project: Project;
  readonly findings: Findings;
  readonly template: string;
  readonly formats: readonly Format[];
}

/** What all documents share. */
export interface Tools extends Setting {
  /** Spares drawing a chart that was drawn before. */
  readonly remember?: Remember;
}

/** Which findings to read: a data file, and the area in one with a table of areas. */
export interface DataInput {
  readonly project: Project;
  readonly name: string;
  readonly area?: FindingsInput['area'];
}

/** A document in memory. */
export interface Built {
  /** By their path in the output folder. */
  readonly files: Files;
  /** What its PDF says that it was made from. */
  readonly record: PdfRecord;
  /** The digests that a sign-off must hold to match. */
  readonly signed: Signed;
}

/** Reads and checks one data file. @throws ProblemsFound */
export function readDataFile(
  { project, name, area }: DataInput,
  { requireSources }: Pick<Request, 'requireSources'>,
  problems: Problems,
): Findings {
  const source = project.data.get(name);
  if (source === undefined) throw new Error(`no data file ${name}`);
  const { data: others, tables, snapshots } = project;
  const findings = readFindings(
    { name, source, others, tables, snapshots, requireSources, area },
    problems,
  );
  problems.endPhase();
  return findings;
}

/** The folder of the documents of these findings, from the output folder on. */
export function folderOf({ name, area }: Findings): string {
  return area === undefined ? name : `${name}/${area.id}`;
}

/**
 * Builds one document in memory. Each phase ends with all its problems.
 * @throws ProblemsFound
 */
export async function buildDocument(
  input: DocumentInput,
  tools: Tools,
  problems: Problems,
): Promise<Built> {
  const { findings } = input;
  const board = readBoard(input, problems);
  const charts = await renderCharts(input, tools, problems);
  const filled = fill(input, { charts, board }, problems);
  problems.endPhase();
  const located = new LocatedProblems(problems, filled.markdown, filled.written);
  const { content, pictures } = readMarkdown(filled.markdown, charts, located);
  if (content.blocks.length === 0) located.add(emptyDocument(templateOf(input).source));
  checkContent(content, located);
  checkStanding(content, board.standing, startOf(templateOf(input).source), located);
  located.endPhase();
  const parts = { content, pictures, charts, board, filled, theme: tools.theme.name };
  const { record, attachments } = publishParts(input, parts, problems);
  const dated = { ...content, date: content.date ?? isoDate(findings.date) };
  const pdf = input.formats.includes('pdf')
    ? await setPdf(dated, tools, located, attachments)
    : undefined;
  const folder = `${folderOf(findings)}/`;
  const files = filesOf(folder, input, { charts, markdown: filled.markdown, pdf });
  return { files, record, signed: board.signed };
}

function readBoard(input: DocumentInput, problems: Problems): Board {
  const { project, findings } = input;
  const template = templateOf(input);
  const named = new Set(chartsNamed(template, project.partials).map(({ name }) => name));
  const charts = [...named].sort().flatMap((name) => project.charts.get(name) ?? []);
  const sources = [...sourcesPrinted(template, project.partials), ...charts];
  const board = boardOf({ findings, template: template.name, sources, files: project }, problems);
  problems.endPhase();
  return board;
}

async function renderCharts(input: DocumentInput, tools: Tools, problems: Problems) {
  const { project, findings } = input;
  const { remember } = tools;
  const measure = measureWith(tools.fonts);
  const enlarge = tools.theme.chartEnlarge;
  const has = (codePoint: number) => tools.fonts.faceFor(codePoint, 'sans') !== undefined;
  const fill = (prose: Parameters<typeof fillProse>[0]) => fillProse(prose, findings, problems);
  const template = templateOf(input);
  const named = new Set(chartsNamed(template, project.partials).map(({ name }) => name));
  // An unknown name is the template's fault, reported when it is filled, with the names that there are.
  const isKnown = [...named].every((name) => project.charts.has(name));
  const wanted = isKnown ? [...named].sort() : [...project.charts.keys()];
  const charts = new Map<string, Chart>();
  for (const name of wanted) {
    const source = project.charts.get(name);
    if (source === undefined) continue;
    const chart = await renderChart(
      { name, source },
      findings,
      { measure, fill, has, enlarge, ...(remember && { remember }) },
      problems,
    );
    if (chart !== undefined) charts.set(name, chart);
  }
  problems.endPhase();
  return charts;
}

function startOf(source: Source): Span {
  return { source, start: 0, end: 0 };
}

function templateOf({ project, template: name }: DocumentInput) {
  const source = project.templates.get(name);
  if (source === undefined) throw new Error(`no template ${name}`);
  return { name, source };
}

function fill(
  input: DocumentInput,
  { charts, board }: { readonly charts: ReadonlyMap<string, Chart>; readonly board: Board },
  problems: Problems,
): Filled & { readonly markdown: ParsedSource } {
  const { findings, project } = input;
  const template = templateOf(input);
  const { standing, meeting } = board;
  const view = { findings, charts, standing, meeting };
  const path = `${folderOf(findings)}/${template.name}.md`;
  const { text, printed, written, neutral } = fillTemplate(
    template,
    project.partials,
    view,
    problems,
  );
  problems.endPhase();
  const tree = parseMarkdown(text, 'template');
  if (!hasStructureOf(tree, neutral())) problems.add(structureChanged(path));
  return { markdown: { path, text, tree }, printed, written };
}

/** What the PDF carries, and the record of what it was made from. */
function publishParts(input: DocumentInput, parts: Parts, problems: Problems): Published {
  const { findings, template } = input;
  const fill = (prose: Prose, of: Findings) => fillProse(prose, of, problems);
  const document = `${folderOf(findings)}/${template}`;
  return publish({ ...parts, document, findings }, fill);
}

function readMarkdown(
  markdown: ParsedSource,
  charts: ReadonlyMap<string, Chart>,
  problems: Problems,
): { readonly content: Content; readonly pictures: ReadonlyMap<string, Picture | undefined> } {
  const pictures = new Map(
    [...charts.values()].map((chart) => [chartPath(chart), drawingOf(chart, problems)]),
  );
  const images = (url: string, span: Span) => {
    if (!pictures.has(url)) problems.add(notAChart(url, span, [...pictures.keys()]));
    return pictures.get(url);
  };
  return { content: readContent(markdown, { flavour: 'template', images }, problems), pictures };
}

function drawingOf(chart: Chart, problems: Problems): Picture | undefined {
  const drawing = readSvg({ path: chartPath(chart), text: chart.svg }, problems);
  return drawing && { kind: 'drawing', drawing };
}

function chartPath({ name }: Chart): string {
  return `charts/${name}.svg`;
}

interface Made {
  readonly charts: ReadonlyMap<string, Chart>;
  readonly markdown: Source;
  readonly pdf: Uint8Array | undefined;
}

function filesOf(folder: string, { template, formats }: DocumentInput, made: Made): Files {
  const encoder = new TextEncoder();
  const files = new Map<string, Uint8Array>();
  if (formats.includes('md')) {
    for (const chart of made.charts.values())
      files.set(folder + chartPath(chart), encoder.encode(chart.svg));
    files.set(`${folder}${template}.md`, encoder.encode(made.markdown.text));
  }
  if (made.pdf !== undefined) files.set(`${folder}${template}.pdf`, made.pdf);
  return files;
}
