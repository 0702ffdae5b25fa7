/** Messages about the output folders of shards that are joined. */
import type { Problem } from '../types.ts';

const BUILD_AGAIN = 'build all shards again from the same checkout, and merge their folders';

function problem(code: string, message: string, note: string, hint = BUILD_AGAIN): Problem {
  return { severity: 'error', code, message, notes: [note], hints: [hint] };
}

export function noShards(folder: string): Problem {
  return problem(
    'no-shards',
    `${folder} holds no manifest of a shard`,
    'a build with --shard 2/8 leaves manifest-2-of-8.json in its output folder',
    'name the output folders of builds with --shard',
  );
}

export function damagedShard(path: string, why: string): Problem {
  return problem('damaged-manifest', `${path} is damaged: ${why}`, 'it lists what its shard built');
}

export function shardTwice(part: number, first: string, second: string): Problem {
  return problem(
    'shard-twice',
    `shard ${part} is there twice: ${first} and ${second}`,
    'which of them is right cannot be told',
    'name each folder once, and remove what an earlier run left',
  );
}

export function shardsMissing(parts: readonly number[], of: number): Problem {
  const named = parts.slice(0, 12).join(', ') + (parts.length > 12 ? ', ...' : '');
  return problem(
    'shard-missing',
    `of ${of} shards these are missing: ${named}`,
    'their documents would be missing too',
    'see why their builds failed, or name their folders as well',
  );
}

export function otherRun(first: string, second: string): Problem {
  return problem(
    'other-run',
    `${first} and ${second} are not of the same run`,
    'they differ in the number of shards, the list of documents, or the version of Briefwright',
  );
}

export function documentTwice(id: string, first: string, second: string): Problem {
  return problem(
    'document-twice',
    `the document ${id} is in ${first} and in ${second}`,
    'which of them is right cannot be told',
  );
}

export function documentUnknown(id: string, path: string): Problem {
  return problem(
    'document-unknown',
    `${path} lists the document ${id}, which the project does not ask for`,
    'it was left by an earlier run',
  );
}

export function documentsMissing(ids: readonly string[]): Problem {
  const named = ids.slice(0, 12).join(', ') + (ids.length > 12 ? ', ...' : '');
  return problem(
    'document-missing',
    `${ids.length === 1 ? 'a document is' : `${ids.length} documents are`} missing: ${named}`,
    'no shard has built them',
    'see what their shards say is wrong with them',
  );
}

export function fileMissing(path: string, id: string): Problem {
  return problem('file-missing', `${path} is not there`, `it belongs to the document ${id}`);
}

export function fileChanged(path: string, id: string): Problem {
  return problem(
    'file-changed',
    `${path} is not as its shard wrote it`,
    `it belongs to the document ${id}, and the manifest has another sum of it`,
  );
}
