/** Sets single files of anybody's: Markdown as PDF, a chart as SVG or PDF. */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { nth } from './problems/must.ts';
import { checkContent } from './content/check.ts';
import { readContent } from './content/read.ts';
import type { Picture } from './content/types.ts';
import { guarded, inside, isFile, readBytes, readSource, SystemFailure } from './effects.ts';
import { openTheme } from './openTheme.ts';
import { layOutPicture } from './layout/picture.ts';
import { writePdf } from './pdf/write.ts';
import * as messages from './problems/messages/project.ts';
import { Problems, ProblemsFound } from './problems/problems.ts';
import type { Problem, Span } from './problems/types.ts';
import { readOrReport } from './project.ts';
import { inspectRaster } from './svg/raster.ts';
import { setPdf } from './setPdf.ts';
import { readSvg } from './svg/read.ts';
import { checkDrawing } from './svg/check.ts';
import { faceId } from './text/faces.ts';
import type { Fonts } from './text/types.ts';

export interface FileResult {
  readonly problems: readonly Problem[];
  /** Whether the output was written; with errors it is not, and an earlier one stays as it was. */
  readonly written: boolean;
}

export interface RenderOptions {
  /** A theme that ships, or the path of a theme file; `default` if left out. */
  readonly theme?: string | undefined;
}

/**
 * Sets a Markdown file as a tagged PDF. Images are read from the file's folder and below.
 * @throws SystemFailure if a file can't be read or written.
 */
export async function render(
  file: string,
  output: string,
  options: RenderOptions = {},
): Promise<FileResult> {
  return write(file, output, async (problems) => {
    const tools = openTheme(options.theme, undefined, problems);
    const markdown = readOrReport(file, file.replaceAll('\\', '/'), problems);
    if (markdown === undefined || tools === undefined) return undefined;
    const read = new Map<string, Picture>();
    const images = (url: string, span: Span) => {
      const known = read.get(url);
      if (known !== undefined) return known;
      const place = { problems, fonts: tools.fonts, span };
      const before = problems.all.length;
      const picture = readImage(dirname(file), url, place);
      // What there is to say of a picture is said at each of its places.
      if (picture !== undefined && problems.all.length === before) read.set(url, picture);
      return picture;
    };
    const content = readContent(markdown, { flavour: 'gfm', images }, problems);
    checkContent(content, problems, 'gfm');
    problems.endPhase();
    return setPdf(content, tools, problems);
  });
}

export interface ChartOptions {
  /** Whether breaches of the rules of good charts are reported, as warnings. */
  readonly lint?: boolean;
}

/**
 * Renders a Vega-Lite or Vega file as SVG, or as a PDF of one page if `output` ends so. It is treated as
 * somebody else's: drawn in a process of its own, with limits, and with no file from outside its folder.
 * @throws SystemFailure if a file can't be read or written.
 */
export async function chart(
  file: string,
  output: string,
  options: ChartOptions = {},
): Promise<FileResult> {
  return write(file, output, async (problems) => {
    const source = readOrReport(file, file.replaceAll('\\', '/'), problems);
    if (source === undefined) return undefined;
    const { renderSandboxed } = await import('./sandbox/host.ts');
    const load = async (path: string) => readBytes(await allowed(dirname(file), path), path);
    const drawn = await renderSandboxed(source, { load, lint: options.lint ?? false }, problems);
    problems.endPhase();
    if (drawn === undefined) return undefined;
    if (output.endsWith('.svg')) return new TextEncoder().encode(drawn.svg);
    const drawing = readSvg({ path: output, text: drawn.svg }, problems);
    problems.endPhase();
    const tools = openTheme(undefined, undefined, problems);
    return drawing && tools && writePdf(layOutPicture(drawing, drawn), tools.fonts);
  });
}

async function allowed(folder: string, path: string): Promise<string> {
  const found = inside(folder, path);
  if ('path' in found) return found.path;
  throw new Error(
    found.refused === 'missing' ? 'there is no such file' : 'it is outside the folder',
  );
}

interface Place {
  readonly span: Span;
  readonly problems: Problems;
  readonly fonts: Fonts;
}

function readImage(
  folder: string,
  url: string,
  { span, problems, fonts }: Place,
): Picture | undefined {
  if (/^[a-z][a-z\d+.-]*:/iu.test(url) || url.startsWith('//')) {
    problems.add(messages.imageRemote(url, span));
    return undefined;
  }
  const name = decoded(nth(url.split(/[?#]/u, 1), 0));
  const found = inside(folder, name);
  if ('refused' in found) {
    const message = found.refused === 'missing' ? messages.imageMissing : messages.imageOutside;
    problems.add(message(url, span));
    return undefined;
  }
  if (/\.svg$/iu.test(name)) {
    const drawing = readSvg(readSource(found.path, name), problems);
    if (drawing === undefined) return undefined;
    checkDrawing(
      drawing,
      (codePoint, text) => fonts.faceFor(codePoint, faceId(text, fonts.faces)) !== undefined,
      span,
      problems,
    );
    return { kind: 'drawing', drawing };
  }
  const bytes = readBytes(found.path, name);
  const raster = inspectRaster(bytes);
  if ('fault' in raster) {
    problems.add(messages.imageUnreadable(url, raster.fault, span));
    return undefined;
  }
  return { kind: 'raster', ...raster, bytes };
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

async function write(
  file: string,
  output: string,
  make: (problems: Problems) => Promise<Uint8Array | undefined>,
): Promise<FileResult> {
  if (!isFile(file)) throw new SystemFailure(file, `cannot read ${file}: there is no such file`);
  const problems = new Problems();
  try {
    const bytes = await make(problems);
    problems.endPhase();
    if (bytes === undefined) throw new Error(`${file} gave neither an output nor a problem`);
    replace(output, bytes);
    return { problems: problems.all, written: true };
  } catch (error) {
    if (error instanceof ProblemsFound) return { problems: error.problems, written: false };
    throw error;
  }
}

// Staged beside its place and renamed, so that a full disk leaves the earlier file as it was.
function replace(output: string, bytes: Uint8Array): void {
  guarded(output, 'write', () => {
    const stage = mkdtempSync(join(dirname(output), '.briefwright-'));
    try {
      const staged = join(stage, basename(output));
      writeFileSync(staged, bytes, { flush: true });
      renameSync(staged, output);
    } finally {
      rmSync(stage, { recursive: true, force: true });
    }
  });
}
