/**
 * Lets one build at a time write to an output folder. A builder puts a file of its own into the folder, then
 * looks for others: whoever came second sees the first, and steps back. No file is shared, so that taking
 * over after a dead builder is no more than deleting its file, and can't hit a living one.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  utimesSync,
} from 'node:fs';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { entryAt, guarded, passOver, systemCode, SystemFailure } from '../effects.ts';
import { must } from '../problems/must.ts';

export interface Lock {
  /** Shows builders on other machines, who can't ask after a process, that this one is alive. */
  readonly touch: () => void;
  readonly release: () => void;
}

const LOCK = /^lock-(?<machine>[\da-f]{8})-(?<pid>\d+)-(?<born>\d+)-(?<count>\d+)$/u;
const PATIENCE_MS = 60_000;
// A builder touches its lock after each set of documents; none takes this long.
const SILENCE_MS = 10 * 60_000;

/**
 * Waits until nobody else writes to the folder. `told` hears once that there is somebody to wait for.
 * @throws SystemFailure if another build writes for longer than a minute, or the system refuses.
 */
export async function lock(folder: string, told: () => void = () => undefined): Promise<Lock> {
  const started = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    const own = putOwn(folder);
    const other = livingOther(folder, own);
    if (other === undefined) {
      return {
        touch: () => touch(join(folder, own)),
        release: () => rmSync(join(folder, own), { force: true }),
      };
    }
    rmSync(join(folder, own), { force: true });
    if (performance.now() - started > PATIENCE_MS) throw stillHeld(folder, other);
    if (attempt === 2) told();
    // Two that step back from each other must not come again at the same moment.
    await sleep(20 + ((process.pid * 31 + attempt * 47) % 90));
  }
}

/** Whether a builder that lives writes to the folder now; nothing is changed. */
export function isLocked(folder: string): boolean {
  return livingOther(folder, undefined, false) !== undefined;
}

function stillHeld(folder: string, other: string): SystemFailure {
  const { pid } = partsOf(other);
  const path = join(folder, other);
  return new SystemFailure(
    path,
    `another build (process ${pid}) writes to this output folder; wait until it has ended. ` +
      `If there is none, delete ${path}`,
  );
}

function putOwn(folder: string): string {
  for (let count = 1; ; count += 1) {
    const name = `lock-${machine()}-${process.pid}-${born(process.pid)}-${count}`;
    try {
      closeSync(openSync(join(folder, name), 'wx'));
      return name;
    } catch (error) {
      const code = systemCode(error);
      // Whoever ended just now took the empty folder away.
      if (code === 'ENOENT' && count < 1000) mkdirSync(folder, { recursive: true });
      else if (code !== 'EEXIST') return guarded(folder, 'write into', () => rethrow(error));
    }
  }
}

function rethrow(error: unknown): never {
  throw error;
}

function livingOther(folder: string, own: string | undefined, sweep = true): string | undefined {
  const names = namesIn(folder).filter((name) => LOCK.test(name) && name !== own);
  const dead = names.filter((name) => !lives(join(folder, name), name));
  if (sweep) for (const name of dead) rmSync(join(folder, name), { force: true });
  return names.find((name) => !dead.includes(name));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    return guarded(folder, 'list', () => rethrow(error));
  }
}

function lives(path: string, name: string): boolean {
  const touched = entryAt(path)?.mtimeMs;
  if (touched === undefined) return false;
  const parts = partsOf(name);
  const now = performance.timeOrigin + performance.now();
  if (parts['machine'] !== machine()) return now - touched < SILENCE_MS;
  const pid = Number(parts['pid']);
  if (!isRunning(pid)) return false;
  // The number of a process that ended goes to another one some day.
  if (process.platform === 'linux') return born(pid) === parts['born'];
  return touched >= now - uptime() * 1000 - 60_000;
}

/** What the name of a lock says. */
function partsOf(name: string): Readonly<Record<string, string>> {
  return must(LOCK.exec(name)?.groups, 'lock of this name');
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** When a process started, in ticks since the machine did; 0 where the system doesn't say, or it is dead. */
function born(pid: number): string {
  if (process.platform !== 'linux') return '0';
  try {
    // The name in parentheses may hold anything; the state is the first field after it.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return /^[ZX]/u.test(fields[0] ?? '') ? '0' : (fields[19] ?? '0');
  } catch {
    return '0';
  }
}

let known: string | undefined;

// A container has processes of its own, so the machine alone doesn't say which process is meant.
function machine(): string {
  known ??= createHash('sha256').update(place()).digest('hex').slice(0, 8);
  return known;
}

function place(): string {
  if (process.platform !== 'linux') return hostname();
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

function touch(path: string): void {
  const now = (performance.timeOrigin + performance.now()) / 1000;
  try {
    utimesSync(path, now, now);
  } catch (error) {
    passOver(error);
  }
}
