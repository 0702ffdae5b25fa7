/** Turns a specification and its tables into Vega's SVG; the only importer of vega and vega-lite. */
import * as vega from 'vega';
import type { Loader, LoggerInterface, Runtime, Spec } from 'vega';
import { compile as toVega, type TopLevelSpec } from 'vega-lite';
import { errorOf, must } from '../problems/must.ts';
import { needlessExtents, type Scope } from './extents.ts';
import { styleOf } from './families.ts';
import { fillStandIns, findStandIns, partRows } from './inline.ts';
import { readScene, type Scene, type VegaMark } from './scene.ts';
import type { MeasureText } from './types.ts';

export type Rows = readonly Readonly<Record<string, unknown>>[];

export interface Job {
  readonly language: 'vega' | 'vega-lite';
  /** Taken as it is: no titles are hoisted, no expressions filled. */
  readonly spec: Readonly<Record<string, unknown>>;
  readonly config?: Readonly<Record<string, unknown>>;
  /** Whether the picture as a whole, with axes and labels, keeps to the width of the specification. */
  readonly fit?: boolean;
  readonly tables: ReadonlyMap<string, Rows>;
  readonly measure: MeasureText;
  /** Text of a data file; whatever it throws becomes an error of the log. */
  readonly load: (url: string) => Promise<string>;
  /** The data URI of an image; whatever it throws becomes an error of the log. */
  readonly image: (url: string) => Promise<string>;
}

export interface LogEntry {
  readonly level: 'error' | 'warning';
  readonly text: string;
  /** Whether it isn't Vega that speaks. */
  readonly ours?: true;
}

export interface Picture {
  /** As Vega wrote it; empty if it could not. */
  readonly svg: string;
  readonly log: readonly LogEntry[];
  readonly scene: Scene;
}

// Text metrics, random numbers and ids are global to vega: two charts at once would disturb each other.
let last: Promise<unknown> = Promise.resolve();

/** Draws one chart. Faults of the specification come back in the log; nothing is thrown for them. */
export function draw(job: Job): Promise<Picture> {
  const picture = last.then(() => inUtc(() => drawAlone(job)));
  last = picture.catch(() => undefined);
  return picture;
}

/** Vega reads times in the machine's zone, so that is UTC while it draws. */
async function inUtc<T>(work: () => Promise<T>): Promise<T> {
  const { TZ: own } = process.env;
  if (own === 'UTC') return work();
  process.env['TZ'] = 'UTC';
  try {
    return await work();
  } finally {
    if (own === undefined) delete process.env['TZ'];
    else process.env['TZ'] = own;
  }
}

async function drawAlone(job: Job): Promise<Picture> {
  const log: LogEntry[] = [];
  vega.textMetrics.width = widthHook(job.measure);
  vega.resetSVGDefIds();
  vega.setRandom(vega.randomLCG(1));
  try {
    const compiled = compiledOnce(job);
    log.push(...compiled.log);
    const view = new vega.View(compiled.runtime, {
      renderer: 'none',
      logger: collector(log),
      loader: loaderOf(job, log),
    });
    for (const [name, rows] of job.tables)
      view.data(
        name,
        rows.map((row) => ({ ...row })),
      );
    if (job.fit === true) await settle(view);
    const svg = await view.toSVG();
    const scene = sceneOf(view);
    const isNeedless = needlessExtents(scopeOf(view), vega.transforms);
    view.finalize();
    return { svg, log: log.filter(({ text }) => !isNeedless(text)), scene };
  } catch (error) {
    log.push({ level: 'error', text: errorOf(error).message });
    return { svg: '', log, scene: { marks: [], texts: [], gridLines: 0 } };
  }
}

/** Vega fits once: labels that move with the scale may still stick out. Each round halves the rest at least. */
async function settle(view: vega.View): Promise<void> {
  let before = Number.NaN;
  await view.runAsync();
  for (let round = 0; round < 12 && view.width() !== before; round += 1) {
    before = view.width();
    await view.resize().runAsync();
  }
}

function scopeOf(view: vega.View): Scope {
  // eslint-disable-next-line typescript/no-unsafe-type-assertion, no-underscore-dangle -- vega's types know no dataflow.
  return (view as unknown as { readonly _runtime: Scope })._runtime;
}

function sceneOf(view: vega.View): Scene {
  // eslint-disable-next-line typescript/no-unsafe-type-assertion -- vega's types know no root and no items.
  const { root } = view.scenegraph() as unknown as { readonly root: VegaMark };
  const [x, y] = view.origin();
  return readScene(root, [x, y]);
}

interface Compiled {
  readonly runtime: Runtime;
  readonly log: readonly LogEntry[];
  /** Where the rows go that the specification brings along. */
  readonly holders: ReturnType<typeof findStandIns>;
}

const KEPT = 256;
/** UTF-16 units: no specification that is used again and again is as long. */
const WORTH_KEEPING = 200_000;
const compiledSpecs = new Map<string, Compiled>();

/** Compiling costs more than drawing, and the documents of a batch share their specifications. */
function compiledOnce(job: Job): Compiled {
  const { spec, rows } = partRows(job.spec);
  const key = JSON.stringify([job.language, spec, job.config, job.fit]);
  let compiled = compiledSpecs.get(key) ?? compile({ ...job, spec });
  // Vega reads these rows in another way, so they have to stand where they stood.
  if (compiled.holders === undefined) compiled = compile(job);
  else if (key.length <= WORTH_KEEPING) keep(key, compiled);
  fillStandIns(compiled.holders ?? [], rows);
  return compiled;
}

function keep(key: string, compiled: Compiled): void {
  if (compiledSpecs.size >= KEPT && !compiledSpecs.has(key)) {
    compiledSpecs.delete(must(compiledSpecs.keys().next().value, 'oldest specification'));
  }
  compiledSpecs.set(key, compiled);
}

function compile(job: Job): Compiled {
  const log: LogEntry[] = [];
  // The compiler keeps parts of what it is given in what it returns.
  const own = structuredClone(job.spec);
  const spec = job.language === 'vega' ? own : compileLite(own, job, log);
  const fitted = job.fit === true && isSingleView(spec) ? fitWidth(spec) : spec;
  const runtime = vega.parse(fitted);
  return { runtime, log, holders: findStandIns(runtime) };
}

function compileLite(own: unknown, { config = {} }: Job, log: LogEntry[]): Spec {
  // eslint-disable-next-line typescript/no-unsafe-type-assertion -- the compiler itself says what is wrong.
  return toVega(own as TopLevelSpec, { config, logger: collector(log) }).spec;
}

function isSingleView(spec: Spec): boolean {
  return spec.layout === undefined && typeof spec.width === 'number';
}

function fitWidth(spec: Spec): Spec {
  return { ...spec, autosize: { type: 'fit-x', contains: 'padding' } };
}

function widthHook(measure: MeasureText): typeof vega.textMetrics.width {
  return (item, text) => {
    const style = styleOf(item);
    // eslint-disable-next-line typescript/no-base-to-string -- what Vega would print, it must measure.
    const shown = text === null || text === undefined ? '' : String(text).trim();
    if (style.size <= 0 || shown === '') return 0;
    const width = measure(shown, style);
    const limit = Number(item['limit']);
    return limit > 0 ? Math.min(width, limit) : width;
  };
}

/** Interactive specifications listen to a window that isn't there: nothing is lost on paper. */
const HARMLESS = /^Can not resolve event source/u;
/** Vega says these as warnings and goes on with an empty chart. */
const FAILED = /^(?:Loading failed|Data ingestion failed)/u;

function collector(log: LogEntry[]): LoggerInterface {
  const add = (level: LogEntry['level'], words: readonly unknown[]) => {
    const text = words.map((word) => errorOf(word).message).join(' ');
    if (HARMLESS.test(text)) return;
    log.push({ level: FAILED.test(text) ? 'error' : level, text });
  };
  const saying = (level: LogEntry['level']) =>
    function say(this: LoggerInterface, ...words: readonly unknown[]) {
      add(level, words);
      return this;
    };
  // eslint-disable-next-line typescript/no-unsafe-type-assertion -- nobody asks this logger for its level.
  const level = silent as LoggerInterface['level'];
  return { level, error: saying('error'), warn: saying('warning'), info: silent, debug: silent };
}

function loaderOf(job: Job, log: LogEntry[]): Loader {
  return {
    load: (url) => job.load(url),
    sanitize: async (uri, { context }) => {
      if (context === 'image') return { href: await pictureOf(uri, job, log) };
      // A rejection here would be unhandled and end the process.
      log.push(linkEntry(uri));
      return { href: '' };
    },
    http: refuse,
    file: refuse,
  };
}

/** A browser skips white space and controls before it looks for a scheme, and so does this. */
function linkEntry(uri: unknown): LogEntry {
  const address = String(uri);
  const plain = address.replaceAll(/[\p{Cc}\s]/gu, '');
  if (/^(?:https?|mailto):/iu.test(plain) || !/^[a-z][a-z\d+.-]*:/iu.test(plain)) {
    return { level: 'warning', text: 'links are left out: a chart is print', ours: true };
  }
  const text = `the link ${JSON.stringify(address)} leads to no page: links begin with https, http or mailto`;
  return { level: 'error', text, ours: true };
}

/** An image that can't be read would leave a hole without a word. */
async function pictureOf(uri: string, job: Job, log: LogEntry[]): Promise<string> {
  try {
    return await job.image(uri);
  } catch (error) {
    log.push({
      level: 'error',
      text: `the image ${JSON.stringify(uri)} cannot be read: ${errorOf(error).message}`,
      ours: true,
    });
    return '';
  }
}

function silent(this: LoggerInterface) {
  return this;
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('charts may not load this'));
}

/** The fields of `datum` that an expression reads, or what is wrong with the expression. */
export function fieldsOfExpression(
  text: string,
): { readonly fields: readonly string[] } | { readonly fault: string } {
  try {
    const fields: string[] = [];
    collectFields(vega.parseExpression(text), fields);
    return { fields };
  } catch (error) {
    return { fault: errorOf(error).message };
  }
}

interface ExpressionNode {
  readonly type?: unknown;
  readonly object?: ExpressionNode;
  readonly property?: ExpressionNode;
  readonly computed?: boolean;
  readonly name?: unknown;
  readonly value?: unknown;
}

function collectFields(node: unknown, fields: string[]): void {
  if (typeof node !== 'object' || node === null) return;
  const { type, object, property, computed, name } = node as ExpressionNode;
  if (type === 'MemberExpression' && object?.name === 'datum') {
    const field = computed === true ? property?.value : property?.name;
    if (typeof field === 'string' && name === undefined) fields.push(field);
  }
  for (const child of Object.values(node)) collectFields(child, fields);
}
