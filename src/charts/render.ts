/** Turns a chart file of a project and the findings into a Chart: words, SVG and table. */
import { numbersIn } from '../findings/quotations/words.ts';
import { formatPeriod } from '../findings/print.ts';
import type { Findings } from '../findings/types.ts';
import { LIMITS } from '../problems/limits.ts';
import {
  emptyPicture,
  noSize,
  pictureTooLarge,
  unsoundPicture,
} from '../problems/messages/chartFiles.ts';
import { must } from '../problems/must.ts';
import type { Problems } from '../problems/problems.ts';
import type { Span } from '../problems/types.ts';
import { readFields } from './fields.ts';
import { at, plainObject } from './tree.ts';
import { checkGlyphs, type HasGlyph } from './glyphs.ts';
import { checkKeys } from './keys.ts';
import { ASKS } from './lint/asks.ts';
import { lint } from './lint/lint.ts';
import { reportLog } from './log.ts';
import { drawnTables, rowsDrawn } from './drawn.ts';
import { checkDrawn, checkValues, tagged } from './rows.ts';
import { readSpec, type ChartSpec } from './spec.ts';
import { checkSteps } from './steps.ts';
import { finishSvg, type Finished } from './svg.ts';
import { GRID_WIDTH, themeFor } from './theme.ts';
import type { Chart, ChartFile, FillText, MeasureText, Remember } from './types.ts';
import { draw, type Job } from './vega.ts';
import { describe } from './words.ts';

export interface ChartTools {
  /** Widths in the fonts that will be embedded. */
  readonly measure: MeasureText;
  readonly fill: FillText;
  /** Whether a font has the character; without it that isn't checked here. */
  readonly has?: HasGlyph;
  /** How much larger than in the default theme labels are printed; the picture stays as wide. */
  readonly enlarge?: number;
  /** Spares drawing what was drawn before. */
  readonly remember?: Remember;
}

// A layer may be empty: in this edition no row is set apart. Rows that nothing draws are found by name.
const EMPTY_LAYER = /^Infinite extent for field/u;

/**
 * Renders one chart of a project. All faults of the file and of its data are reported, each at its place;
 * undefined if there were errors. Lengths are in px, which are points in print.
 */
export async function renderChart(
  file: ChartFile,
  findings: Findings,
  tools: ChartTools,
  problems: Problems,
): Promise<Chart | undefined> {
  const { enlarge = 1 } = tools;
  const before = errorsIn(problems);
  const spec = readSpec(file.source, tools.fill, problems);
  if (spec === undefined) return undefined;
  checkKeys(spec.root, problems);
  checkSteps(spec.root, problems);
  const fields = readFields(spec.root, findings.tables, problems);
  checkValues(fields, spec.root, problems);
  const table = findings.tables.get(textAt(spec, 'data', 'name'));
  if (table === undefined || errorsIn(problems) > before) return undefined;
  const tables = new Map([...fields.tables].map(([name, used]) => [name, tagged(used)]));
  const job = jobOf(spec, tables, tools);
  const make = () => draw(job);
  const picture = await (tools.remember?.(keyOf(job), make) ?? make());
  reportLog(picture.log, spec.root, { warnings: 'error', unsaid: EMPTY_LAYER }, problems);
  if (errorsIn(problems) > before) return undefined;
  checkDrawn({ ...fields, waiver: spec.waivers.get('vanishing-row') }, picture.scene, problems);
  if (tools.has) checkGlyphs(picture.scene.texts, spec.root, tools.has, problems);
  const drawn = drawnTables(fields, picture.scene);
  const described = drawn.find((one) => one.table === table);
  const alt =
    spec.alt ??
    describe({
      table: described === undefined ? table : rowsDrawn(described),
      label: tools.fill(table.label),
      leaves: fields.leaves,
    });
  const finished = finishSvg(picture.svg, { name: file.name, label: alt, enlarge });
  if (!checkSize(finished, picture.svg, spec.span, problems)) return undefined;
  const { width, height } = finished;
  const { root, title, subtitle, span, waivers } = spec;
  lint(
    {
      root,
      ...fields,
      scene: picture.scene,
      width: width / enlarge,
      height: height / enlarge,
      enlarge,
      subtitle,
      dates: datesOf(findings),
    },
    waivers,
    'error',
    problems,
  );
  if (errorsIn(problems) > before) return undefined;
  const waived = [...waivers].map(([rule, { reason }]) => ({
    rule,
    asks: must(ASKS[rule], `words for the rule ${rule}`),
    reason,
  }));
  return {
    name: file.name,
    title,
    subtitle,
    svg: finished.svg,
    width,
    height,
    alt,
    table,
    drawn,
    waived,
    span,
  };
}

/** The numbers in dates and names of editions. */
function datesOf(findings: Findings): ReadonlySet<number> {
  const editions = [findings, findings.previous].filter((edition) => edition !== undefined);
  const texts = editions.flatMap(({ edition: { label, from, to } }) => [
    label,
    formatPeriod(from, to),
  ]);
  return new Set(texts.flatMap((text) => numbersIn(text).map(({ number }) => number)));
}

function errorsIn(problems: Problems): number {
  return problems.all.filter(({ severity }) => severity === 'error').length;
}

function textAt(spec: ChartSpec, ...path: readonly string[]): string {
  const node = at(spec.root, ...path);
  return node?.kind === 'string' ? node.value : '';
}

function jobOf(
  { root }: ChartSpec,
  tables: Job['tables'],
  { measure, enlarge = 1 }: ChartTools,
): Job {
  // The document prints the title, so that it is text, not picture; the rest of usermeta is for us.
  const { title: _title, usermeta: _usermeta, ...spec } = plainObject(root);
  return {
    language: 'vega-lite',
    spec,
    config: themeFor(GRID_WIDTH / enlarge),
    fit: spec['autosize'] === undefined,
    tables,
    measure,
    load: () => Promise.reject(new Error("a project's chart reads no files")),
    image: () => Promise.reject(new Error("a project's chart shows no images")),
  };
}

/** All that the picture depends on besides the fonts, which whoever remembers it knows. */
function keyOf({ language, spec, config, fit, tables }: Job): string {
  return JSON.stringify([language, spec, config, fit, [...tables]]);
}

/** Whether the picture has a size that can be printed; reports it if not. */
export function checkSize(
  finished: Finished,
  raw: string,
  span: Span,
  problems: Problems,
): boolean {
  const { width, height } = finished;
  if (raw === '') {
    problems.add(emptyPicture(span));
    return false;
  }
  const sides = [width, height];
  if (sides.some((side) => Number.isNaN(side))) {
    problems.add(noSize(span, Number.isNaN(width) ? 'width' : 'height'));
    return false;
  }
  if (!sides.every((side) => side > 0 && side <= LIMITS.chartSide)) {
    problems.add(
      pictureTooLarge(span, `${width} by ${height} px`, `${LIMITS.chartSide} px a side`),
    );
    return false;
  }
  if (!finished.sound) {
    problems.add(unsoundPicture(span));
    return false;
  }
  if (raw.length > LIMITS.chartSvg) {
    problems.add(
      pictureTooLarge(span, `${raw.length} characters of SVG`, `${LIMITS.chartSvg} characters`),
    );
    return false;
  }
  return true;
}
