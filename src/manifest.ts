/** What a build wrote, document by document: `manifest.json` of an output folder. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Signed } from './board/types.ts';
import { byCodeUnit, isFile, readBytes, SystemFailure } from './effects.ts';
import type { PdfRecord } from './published/types.ts';
import { LIBRARIES, VERSION } from './version.ts';

/** Files of an output folder by their path in it, with `/`. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** One document as it was built: plain data, so that workers and the manifest can carry it. */
export interface DocumentRecord {
  /** SHA-256 of each file by its path in the output folder; empty where an older version wrote it. */
  readonly files: Readonly<Record<string, string>>;
  /** What it was made from. A version that didn't say so wrote none. */
  readonly made?: MadeFrom;
}

/** What a document was made from: what the record inside its PDF says, and the digests for a sign-off. */
export interface MadeFrom {
  readonly edition: string;
  readonly status: string | null;
  readonly marking: string | null;
  readonly signOff: { readonly role: string; readonly date: string } | null;
  readonly theme: string;
  /** SHA-256 of the facts and tables that it prints, in the form in which the PDF carries them. */
  readonly data: string;
  /** The digests for a sign-off record. */
  readonly findings: string;
  readonly template: string;
  readonly markdown: string;
  readonly charts: Readonly<Record<string, string>>;
}

/** The documents of an output folder by their ids, such as `ofsted-scr-2010/briefing`. */
export type Manifest = ReadonlyMap<string, DocumentRecord>;

/** The manifest's own name in the output folder. */
export const MANIFEST = 'manifest.json';

/** A part of all documents, for one of several machines: the `part`th of `of`. */
export interface Shard {
  readonly part: number;
  readonly of: number;
}

/** What the manifest of a shard says besides its documents: the ids of those of all shards. */
export interface ShardRecord extends Shard {
  readonly documents: readonly string[];
}

const MANIFEST_NAME = /^manifest(?:-[1-9]\d*-of-[1-9]\d*)?\.json$/u;

/** The name of a manifest: several shards may stand in one folder. */
export function manifestName(shard: Shard | undefined): string {
  return shard === undefined ? MANIFEST : `manifest-${shard.part}-of-${shard.of}.json`;
}

export function isManifestName(name: unknown): name is string {
  return typeof name === 'string' && MANIFEST_NAME.test(name);
}

const FORMAT = 2;

/** The record of a document that was just built. */
export function recordOf(
  files: Files,
  made?: { readonly record: PdfRecord; readonly signed: Signed },
): DocumentRecord {
  return {
    files: Object.fromEntries(
      Array.from(files, ([path, bytes]) => [path, sha256(bytes)] as const).sort(([a], [b]) =>
        byCodeUnit(a, b),
      ),
    ),
    ...(made === undefined ? {} : { made: madeFrom(made.record, made.signed) }),
  };
}

function madeFrom(record: PdfRecord, signed: Signed): MadeFrom {
  const { edition, status, marking, signOff, theme, markdown, charts } = record;
  return {
    edition,
    status,
    marking,
    signOff,
    theme,
    data: record.data['data.json'] ?? '',
    ...signed,
    markdown: markdown.sha256,
    charts: Object.fromEntries(charts.map(({ path, sha256: sum }) => [path, sum])),
  };
}

/** SHA-256 in hexadecimal digits. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The paths of a document's files. */
export function pathsOf(record: DocumentRecord): readonly string[] {
  return Object.keys(record.files);
}

/** The folder of a document: its id without the template's name. */
export function folderOf(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('/')));
}

/** The manifest of an output folder; empty if there is none yet. @throws SystemFailure */
export function readManifest(folder: string, name: string = MANIFEST): Manifest {
  const path = join(folder, name);
  if (!isFile(path)) return new Map();
  const read = parseManifest(new TextDecoder().decode(readBytes(path)));
  if (typeof read !== 'string') return read;
  throw new SystemFailure(
    path,
    `${path} is damaged (${read}); delete it, and the next build writes it again`,
  );
}

/** What a shard built. */
export interface ShardManifest {
  readonly briefwright: string;
  readonly shard: ShardRecord;
  readonly manifest: Manifest;
}

/** Reads the manifest of a shard, or says why it can't. */
export function parseShard(text: string): ShardManifest | string {
  const manifest = parseManifest(text);
  if (typeof manifest === 'string') return manifest;
  const read = parsed(text);
  if (!isObject(read) || !isObject(read['shard'])) return 'it is not of a shard that was completed';
  const { part, of, documents } = read['shard'];
  const isWhole =
    Number.isInteger(part) &&
    Number.isInteger(of) &&
    Array.isArray(documents) &&
    documents.every(isPathInside);
  if (!isWhole) return 'its account of the shard';
  const shard = { part: Number(part), of: Number(of), documents };
  return { briefwright: String(read['briefwright']), shard, manifest };
}

/** Reads a manifest of this format or of format 1, which had no sums; or says why it can't. */
export function parseManifest(text: string): Manifest | string {
  const read = parsed(text);
  if (!isObject(read)) return 'it is not a JSON object';
  if (read['format'] !== 1 && read['format'] !== FORMAT) {
    return `its format is not 1 or ${FORMAT}, as this version of Briefwright writes it`;
  }
  const { documents } = read;
  if (!isObject(documents)) return 'it lists no documents';
  const manifest = new Map<string, DocumentRecord>();
  for (const [id, entry] of Object.entries(documents)) {
    const record = read['format'] === 1 ? ofFormat1(entry) : entry;
    if (!isPathInside(id) || !isRecord(record)) return `the entry of ${JSON.stringify(id)}`;
    manifest.set(id, record);
  }
  return manifest;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function ofFormat1(entry: unknown): unknown {
  if (!Array.isArray(entry)) return undefined;
  return { files: Object.fromEntries(entry.map((path) => [String(path), ''])) };
}

/** Whether plain data is a record whose files all lie inside the output folder. */
export function isRecord(entry: unknown): entry is DocumentRecord {
  if (!isObject(entry) || !isObject(entry['files'])) return false;
  return Object.entries(entry['files']).every(
    ([path, sum]) =>
      isPathInside(path) && typeof sum === 'string' && /^(?:[\da-f]{64})?$/u.test(sum),
  );
}

/**
 * Whether a path stays inside the folder that it starts from. A manifest is only a file: nothing that it
 * says may make a build write or delete elsewhere.
 */
export function isPathInside(path: unknown): path is string {
  if (typeof path !== 'string') return false;
  return path.split('/').every((part) => /^[^.\\:\0][^\\:\0]*$/u.test(part));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The manifest as it is written: one line a file, sorted, so that differences are readable. */
export function printManifest(manifest: Manifest, shard?: ShardRecord): string {
  const sorted = [...manifest].sort(([a], [b]) => byCodeUnit(a, b));
  const documents = Object.fromEntries(sorted);
  const about = { format: FORMAT, briefwright: VERSION, libraries: LIBRARIES };
  const head = { ...about, ...(shard && { shard }) };
  return `${JSON.stringify({ ...head, documents }, undefined, 2)}\n`;
}

/** The files that `before` lists and no document of `after` does. */
export function noLongerMade(before: Manifest, after: Manifest): readonly string[] {
  const kept = new Set([...after.values()].flatMap(pathsOf));
  const gone = [...before.values()].flatMap(pathsOf).filter((path) => !kept.has(path));
  return [...new Set(gone)].sort(byCodeUnit);
}
