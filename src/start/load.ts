/** Loads the compiled program, from V8's code cache where there is one: most of a cold start is compiling. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getHeapCodeStatistics, getHeapStatistics, setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { readCode, writeCode } from './codeCache.ts';

interface Module {
  exports: object;
}

/** What each compiled file is: scripts/compile.mjs writes it so. */
type Wrapper = (
  exports: object,
  require: (path: string) => unknown,
  module: Module,
  filename: string,
) => void;

interface Loaded {
  readonly name: string;
  readonly script: Script;
  readonly checksum: number;
  /** How much code the process held that wrote the cache; 0 without one. */
  readonly size: number;
  /** How large its heap was; 0 without one. */
  readonly heap: number;
}

const home = import.meta.dirname;
const modules = new Map<string, Module>();
const loaded: Loaded[] = [];

/** What `dist/NAME.cjs` exports. It is loaded once in a thread, with the files that it needs. */
export function load(name: string): object {
  const known = modules.get(name);
  if (known !== undefined) return known.exports;
  const module: Module = { exports: {} };
  modules.set(name, module);
  const path = join(home, `${name}.cjs`);
  const bytes = readFileSync(path);
  const checksum = crc32(bytes);
  const kept = readCode(name, checksum);
  // Compiled files hold ASCII only.
  const script = new Script(bytes.toString('latin1'), { filename: path, cachedData: kept?.code });
  const cached = kept !== undefined && script.cachedDataRejected !== true;
  loaded.push({
    name,
    script,
    checksum,
    size: cached ? kept.size : 0,
    heap: cached ? kept.heap : 0,
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- compiled files are written so.
  const wrapper = script.runInThisContext() as Wrapper;
  wrapper(module.exports, requireFrom, module, path);
  return module.exports;
}

/** What Node.js has is taken from itself: scripts/compile.mjs says why. */
function requireFrom(path: string): unknown {
  const file = /^\.\/(?<name>.+)\.cjs$/u.exec(path)?.groups?.['name'];
  return file === undefined ? process.getBuiltinModule(path) : load(file);
}

/** A process that compiled this much more than its cache held makes the cache anew. */
const GROWTH = 1.05;
/** Counting code walks over the whole heap. It is left out after work of about the extent that the cache is of. */
const ALIKE = 1.25;

/**
 * How the heap grows. V8 lets it become up to four times what lives in it before what doesn't is collected, so that
 * the memory of a batch grows with the number of documents, though what lives stays the same: 60 per cent more is let
 * here. Collecting drops code that has not run of late, and code that was dropped is missing from the cache for the
 * next run. The space for young objects begins at 1 MB and grows by a factor; while a program loads nearly all of them
 * survive, and each small step copies them once more: so it grows to its full size at once.
 */
const THRIFT = [
  '--heap-growing-percent=60',
  '--no-flush-bytecode',
  '--semi-space-growth-factor=16',
];

/**
 * V8 compiles a function once more, for speed, when it has run often. Most of what it would compile in a short run
 * never pays: of 2.5 s of CPU for the shipped briefing, threads that compile took 1.2 s. Three times the patience of
 * these numbers gains nothing more for one document, and costs a batch a sixth, which waits for its fast code. The
 * switches differ between versions, and V8 prints an error for one that it doesn't know: so only versions that were
 * looked at are tuned.
 */
const PATIENCE: Readonly<Record<string, readonly string[]>> = {
  // Node.js 20. Counts bytes of bytecode that a function runs; V8's own number is 22 times smaller.
  '11.3': ['--interrupt-budget=1500000'],
  // Node.js 22. Counts calls, ten times as many as V8's own number.
  '12.4': ['--invocation-count-for-turbofan=30000'],
  // Node.js 24, which has a second compiler; V8's own number for that is 25 times smaller.
  '13.6': ['--invocation-count-for-turbofan=30000', '--invocation-count-for-maglev=10000'],
};

let isProgram = false;

/**
 * Makes this process one of our own and not of a program that uses the library: tunes V8, and keeps the code
 * when the thread ends, so that the next one needn't compile it. V8 compiles a function when it is first
 * called: kept after the work is done, the cache holds just what work needs.
 */
export function asProgram(): void {
  if (isProgram) return;
  isProgram = true;
  const version = process.versions.v8.split('.', 2).join('.');
  const patience = PATIENCE[version];
  for (const flag of patience === undefined ? [] : [...THRIFT, ...patience])
    setFlagsFromString(flag);
  process.once('exit', () => {
    const { used_heap_size: heap } = getHeapStatistics();
    if (loaded.every((file) => heap < file.heap * ALIKE)) return;
    const { bytecode_and_metadata_size: size } = getHeapCodeStatistics();
    if (loaded.every((file) => size < file.size * GROWTH)) return;
    for (const { name, script, checksum } of loaded) {
      writeCode(name, { checksum, size, heap, code: script.createCachedData() });
    }
  });
}
