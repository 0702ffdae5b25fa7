/** Turns anybody's Vega or Vega-Lite file into an SVG with true text widths, and words for it. */
import { isUtf8 } from 'node:buffer';
import { notAnObject, outsideFolder, unreadableFile } from '../problems/messages/chartFiles.ts';
import { errorOf } from '../problems/must.ts';
import type { Problems } from '../problems/problems.ts';
import type { Source, Span } from '../problems/types.ts';
import { readOpenFields } from './fields.ts';
import { checkGlyphs, type HasGlyph } from './glyphs.ts';
import { checkInlineRows } from './inlineRows.ts';
import { readJson } from './json.ts';
import { checkKeys } from './keys.ts';
import type { Linted } from './lint/input.ts';
import { lint } from './lint/lint.ts';
import { at, firstOf, plainObject, type JsonNode, type JsonObject } from './tree.ts';
import { placeOf, reportLog } from './log.ts';
import { checkSize } from './render.ts';
import { readWaivers } from './spec.ts';
import { checkSteps } from './steps.ts';
import { finishSvg } from './svg.ts';
import type { MeasureText } from './types.ts';
import { draw, type Job } from './vega.ts';

/** A rendered chart of somebody else's. */
export interface ForeignChart {
  readonly svg: string;
  /** In px. */
  readonly width: number;
  readonly height: number;
  /** The specification's title, or the file's name where it has none; the picture keeps its title. */
  readonly title: string;
  /** The specification's description or title; the file's name where it has neither. */
  readonly alt: string;
}

export interface ForeignTools {
  readonly measure: MeasureText;
  /**
   * Reads a file by its path relative to the specification, which has no `..`; must refuse what a link
   * leads out of the folder. Rejects with a message in plain words.
   */
  readonly load: (path: string) => Promise<Uint8Array>;
  /** Whether a font has the character; without it that isn't checked here. */
  readonly has?: HasGlyph;
  /** Whether breaches of the rules of good charts are reported, as warnings. */
  readonly lint?: boolean;
}

/**
 * Renders a specification as it is, with Vega's own defaults. What Vega logs as an error is one; its
 * warnings are warnings. Undefined if there were errors.
 */
export async function renderForeign(
  source: Source,
  tools: ForeignTools,
  problems: Problems,
): Promise<ForeignChart | undefined> {
  const root = readJson(source, problems);
  if (root === undefined || problems.hasErrors) return undefined;
  if (root.kind !== 'object') {
    problems.add(notAnObject(firstOf(root)));
    return undefined;
  }
  checkSteps(root, problems);
  if (problems.hasErrors) return undefined;
  const name = nameOf(source.path);
  const picture = await draw(jobOf(root, source, tools, problems));
  // Vega-Lite stumbles over a mark that it doesn't know; its words for that help nobody.
  const stumbled = picture.log.some(({ level, text }) => level === 'error' && STUMBLE.test(text));
  if (stumbled && !isVega(root, source)) checkKeys(root, problems);
  // A file that may not be read is said once: that it could not be, and that no data came, goes without saying.
  const unsaid = !problems.hasErrors ? NOTHING : stumbled ? STUMBLE : NO_DATA;
  reportLog(picture.log, root, { warnings: 'warning', unsaid }, problems);
  if (problems.hasErrors) return undefined;
  if (!isVega(root, source)) checkInlineRows(root, problems);
  if (tools.has) checkGlyphs(picture.scene.texts, root, tools.has, problems);
  const title = titleOf(root) ?? name;
  const alt = textAt(root, 'description') ?? title;
  const finished = finishSvg(picture.svg, { name, label: alt });
  if (!checkSize(finished, picture.svg, firstOf(root), problems)) return undefined;
  if (tools.lint === true)
    lintForeign(root, source, { ...finished, scene: picture.scene }, problems);
  const { svg, width, height } = finished;
  return problems.hasErrors ? undefined : { svg, width, height, title, alt };
}

const NO_DATA = /^(?:Loading failed|Infinite extent for field|the image )/u;
const NOTHING = /^$/u;
/** JavaScript's own errors. */
const STUMBLE = /^Cannot (?:read|convert)\b|\bis not (?:a function|iterable)\b/u;

function lintForeign(
  root: JsonObject,
  source: Source,
  drawn: Pick<Linted, 'scene' | 'width' | 'height'>,
  problems: Problems,
): void {
  const { leaves, tables } = isVega(root, source)
    ? { leaves: [], tables: new Map() }
    : readOpenFields(root);
  const chart = {
    root,
    leaves,
    tables,
    subtitle: '',
    dates: new Set<number>(),
    enlarge: 1,
    ...drawn,
  };
  lint(chart, readWaivers(root, problems), 'warning', problems);
}

function jobOf(
  root: JsonObject,
  source: Source,
  { measure, load }: ForeignTools,
  problems: Problems,
): Job {
  const placed = (url: string): Span => placeOf(url, root) ?? firstOf(root);
  const read = async <T>(url: string, made: (bytes: Uint8Array) => T): Promise<T> => {
    const refused = outside(url);
    if (refused !== undefined) {
      problems.add(outsideFolder(placed(url), url, refused));
      throw new Error(refused);
    }
    try {
      return made(await load(decoded(url)));
    } catch (error) {
      problems.add(unreadableFile(placed(url), url, errorOf(error).message));
      throw error;
    }
  };
  return {
    language: isVega(root, source) ? 'vega' : 'vega-lite',
    spec: plainObject(root),
    // Labels of single data would be left out of the SVG anyway.
    config: { aria: false },
    tables: new Map(),
    measure,
    load: (url) => read(url, textData),
    image: async (url) => (isPictureData(url) ? url : read(url, pictureData)),
  };
}

function isVega(root: JsonObject, { path }: Source): boolean {
  const schema = textAt(root, '$schema');
  if (schema !== undefined) return /\/vega\/v\d/u.test(schema);
  return path.endsWith('.vg.json');
}

/** Why an address may not be read, or undefined if it is a path below the folder. */
function outside(url: string): string | undefined {
  if (/^[a-z][a-z\d+.-]*:/iu.test(url) || url.startsWith('//'))
    return 'it is an address, not a file of this folder';
  const path = decoded(url);
  if (/^[/\\]/u.test(path)) return 'it is an absolute path';
  if (path.split(/[/\\]/u).includes('..')) return 'it leads out of the folder';
  if (path === '' || path.includes('\0')) return 'it is no file name';
  return undefined;
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function textData(bytes: Uint8Array): string {
  if (!isUtf8(bytes)) throw new Error('it is not UTF-8');
  return new TextDecoder().decode(bytes);
}

function isPictureData(url: string): boolean {
  return /^data:image\/(?:png|jpeg);base64,/u.test(url);
}

function pictureData(bytes: Uint8Array): string {
  const png = bytes[0] === 0x89 && bytes[1] === 0x50;
  const jpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
  if (!png && !jpeg) throw new Error('it is neither a PNG nor a JPEG');
  return `data:image/${png ? 'png' : 'jpeg'};base64,${Buffer.from(bytes).toString('base64')}`;
}

function textAt(root: JsonNode, ...path: readonly string[]): string | undefined {
  const node = at(root, ...path);
  if (node?.kind === 'array')
    return node.items.flatMap((item) => (item.kind === 'string' ? [item.value] : [])).join(' ');
  return node?.kind === 'string' && node.value.trim() !== '' ? node.value.trim() : undefined;
}

function titleOf(root: JsonObject): string | undefined {
  return textAt(root, 'title') ?? textAt(root, 'title', 'text');
}

/** `charts/rain.vl.json` is `rain`. */
function nameOf(path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return file.replace(/(?:\.(?:vl|vg))?\.json$/u, '');
}
