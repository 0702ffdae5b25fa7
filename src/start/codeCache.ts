/**
 * The files of the code cache. They belong to one build of this program and one version of Node.js, are
 * checked before they are used, and are safe to delete. What can't be read or written is done without.
 */
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { crc32 } from 'node:zlib';

/** Code of one compiled file. */
export interface Code {
  /** Of the compiled file. */
  readonly checksum: number;
  /** How much code the process held that wrote it, in bytes. */
  readonly size: number;
  /** How large that process's heap was: much work leaves more behind than little. In bytes. */
  readonly heap: number;
  readonly code: Buffer;
}

const HEADER = 24;
const FORMAT = 0x62_77_63_32;

/** The code that was kept of a compiled file with this checksum, if it is whole and ours. */
export function readCode(name: string, checksum: number): Code | undefined {
  if (isOff()) return undefined;
  for (const folder of folders()) {
    const bytes = readOwn(join(folder, fileOf(name)));
    if (bytes === undefined || bytes.length < HEADER) continue;
    const [format, of, sum, size] = [0, 4, 8, 12].map((at) => bytes.readUInt32LE(at));
    const heap = bytes.readDoubleLE(16);
    const code = bytes.subarray(HEADER);
    if (format === FORMAT && of === checksum && size !== undefined && sum === crc32(code))
      return { checksum, size, heap, code };
  }
  return undefined;
}

/** Keeps code in the first folder that takes it. */
export function writeCode(name: string, { checksum, size, heap, code }: Code): void {
  if (isOff()) return;
  const header = Buffer.alloc(HEADER);
  for (const [index, value] of [FORMAT, checksum, crc32(code), size].entries())
    header.writeUInt32LE(value, index * 4);
  header.writeDoubleLE(heap, 16);
  for (const folder of folders()) {
    const path = join(folder, fileOf(name));
    const draft = `${path}.${process.pid}`;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(draft, Buffer.concat([header, code]), { mode: 0o600, flag: 'wx' });
      // Other processes may read it meanwhile: they see the old file or the new one.
      renameSync(draft, path);
      return;
    } catch {
      discard(draft);
    }
  }
}

/** Where a folder of the path is a file, even this fails. */
function discard(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // There is nothing to remove.
  }
}

/** The bytes of a file, if it belongs to who runs the program or to the superuser: code is run, not read. */
function readOwn(path: string): Buffer | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const { uid } = fstatSync(file);
    const own = process.getuid?.();
    return own === undefined || uid === own || uid === 0 ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** V8's own tag changes with its version, its flags and the processor. */
function fileOf(name: string): string {
  return `${name}-${process.version}-${cachedDataVersionTag().toString(36)}.bin`;
}

/** The package's own folder first: it goes when the package goes. */
function folders(): readonly string[] {
  const {
    env: { LOCALAPPDATA, XDG_CACHE_HOME, HOME },
    platform,
  } = process;
  // The system's list of users would know a home as well, but that is a file that nobody asked for.
  const home = HOME === undefined ? undefined : join(HOME, '.cache');
  const caches = platform === 'win32' ? LOCALAPPDATA : (XDG_CACHE_HOME ?? home);
  return [
    join(dirname(import.meta.dirname), '.briefwright', 'code'),
    ...(caches === undefined ? [] : [join(caches, 'briefwright', 'code')]),
  ];
}

/** Node.js has a switch for caches of this kind. */
function isOff(): boolean {
  return process.env['NODE_DISABLE_COMPILE_CACHE'] === '1';
}
