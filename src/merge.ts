/** Joins the output folders of shards, and fails if a document is missing, stands twice or was changed. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { byCodeUnit, filesIn, guarded, isFile, readBytes, readSource } from './effects.ts';
import {
  folderOf,
  isManifestName,
  MANIFEST,
  parseShard,
  sha256,
  type DocumentRecord,
  type ShardManifest,
} from './manifest.ts';
import { openOutputs } from './outputs/outputs.ts';
import { stageFiles } from './outputs/transaction.ts';
import { Writing } from './outputs/writing.ts';
import * as messages from './problems/messages/merge.ts';
import { Problems } from './problems/problems.ts';
import type { Problem } from './problems/types.ts';

export interface MergeResult {
  readonly problems: readonly Problem[];
  /** The output folder as the user named it. */
  readonly out: string;
  /** The documents of all shards. */
  readonly documents: readonly string[];
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/** The manifest of a shard, and where it stands. */
interface Found extends ShardManifest {
  readonly folder: string;
  readonly path: string;
}

/** A document of a shard. */
interface Part {
  readonly id: string;
  readonly record: DocumentRecord;
  readonly shard: Found;
}

/**
 * Joins what shards built into one output folder with one manifest. With problems nothing is written.
 * @throws SystemFailure if a file can't be read or written.
 */
export async function merge(folders: readonly string[], out: string): Promise<MergeResult> {
  const problems = new Problems();
  const shards = folders.flatMap((folder) => shardsIn(folder, problems));
  checkParts(shards, problems);
  const parts = partsOf(shards, problems);
  if (!problems.hasErrors) checkFiles(parts, problems);
  const documents = parts.map(({ id }) => id).sort(byCodeUnit);
  const result = { problems: problems.all, out, documents, written: [], removed: [] };
  if (problems.hasErrors) return result;
  const outputs = await openOutputs(out);
  try {
    const writing = new Writing(outputs);
    for (const [home, set] of bySet(parts)) {
      const files = set.flatMap(({ record, shard: { folder } }) =>
        Object.keys(record.files).map(
          (path) => [path, readBytes(join(folder, ...path.split('/')))] as const,
        ),
      );
      const staged = stageFiles(out, sha256(home).slice(0, 20), new Map(files));
      writing.write({ documents: set, staged });
    }
    const known = new Set(documents);
    writing.retire([...outputs.manifest.keys()].filter((id) => !known.has(id)));
    outputs.finish();
    // The joined manifest says all that they said.
    for (const { folder, path } of shards) {
      if (folder === out) guarded(path, 'remove', () => rmSync(path, { force: true }));
    }
    return { ...result, written: writing.written, removed: writing.removed };
  } finally {
    outputs.close();
  }
}

function shardsIn(folder: string, problems: Problems): readonly Found[] {
  const names = filesIn(folder).filter((name) => isManifestName(name) && name !== MANIFEST);
  if (names.length === 0) problems.add(messages.noShards(folder));
  return names.flatMap((name) => {
    const path = join(folder, name);
    const read = parseShard(readSource(path).text);
    if (typeof read !== 'string') return [{ ...read, folder, path }];
    problems.add(messages.damagedShard(path, read));
    return [];
  });
}

function checkParts(shards: readonly Found[], problems: Problems): void {
  const [first] = shards;
  if (first === undefined) return;
  const known = new Map<number, Found>();
  const list = JSON.stringify(first.shard.documents);
  for (const found of shards) {
    const { part, of, documents } = found.shard;
    const same = known.get(part);
    if (same !== undefined) problems.add(messages.shardTwice(part, same.path, found.path));
    known.set(part, same ?? found);
    const isOfTheSame =
      of === first.shard.of &&
      found.briefwright === first.briefwright &&
      JSON.stringify(documents) === list;
    if (!isOfTheSame) problems.add(messages.otherRun(first.path, found.path));
  }
  const parts = Array.from({ length: first.shard.of }, (_, index) => index + 1);
  const missing = parts.filter((part) => !known.has(part));
  if (missing.length > 0) problems.add(messages.shardsMissing(missing, first.shard.of));
}

function partsOf(shards: readonly Found[], problems: Problems): readonly Part[] {
  const expected = new Set(shards.flatMap(({ shard }) => shard.documents));
  const parts = new Map<string, Part>();
  for (const shard of shards) {
    for (const [id, record] of shard.manifest) {
      const first = parts.get(id);
      if (first !== undefined) {
        problems.add(messages.documentTwice(id, first.shard.path, shard.path));
      } else if (expected.has(id)) parts.set(id, { id, record, shard });
      else problems.add(messages.documentUnknown(id, shard.path));
    }
  }
  const missing = [...expected].filter((id) => !parts.has(id));
  if (missing.length > 0) problems.add(messages.documentsMissing(missing));
  return [...parts.values()];
}

function checkFiles(parts: readonly Part[], problems: Problems): void {
  for (const { id, record, shard } of parts) {
    for (const [path, sum] of Object.entries(record.files)) {
      const place = join(shard.folder, ...path.split('/'));
      if (!isFile(place)) problems.add(messages.fileMissing(place, id));
      else if (sha256(readBytes(place)) !== sum) problems.add(messages.fileChanged(place, id));
    }
  }
}

function bySet(parts: readonly Part[]): ReadonlyMap<string, readonly Part[]> {
  const sets = new Map<string, Part[]>();
  for (const part of parts) {
    const home = folderOf(part.id);
    const set = sets.get(home) ?? [];
    sets.set(home, set);
    set.push(part);
  }
  return sets;
}
