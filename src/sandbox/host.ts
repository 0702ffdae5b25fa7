/** Turns somebody else's specification into a chart, drawn by a process that can be stopped. */
import { fork, type ChildProcess } from 'node:child_process';
import type { ForeignChart } from '../charts/foreign.ts';
import { LIMITS } from '../problems/limits.ts';
import { errorOf } from '../problems/must.ts';
import { tooMuchMemory, tooSlow } from '../problems/messages/chartFiles.ts';
import type { Problems } from '../problems/problems.ts';
import type { Source } from '../problems/types.ts';
import type { SentProblem, ToChild, ToParent } from './messages.ts';

export interface SandboxOptions {
  /** Reads a file by its path relative to the specification; rejects in plain words what it refuses. */
  readonly load: (path: string) => Promise<Uint8Array>;
  /** Whether breaches of the rules of good charts are reported, as warnings. */
  readonly lint?: boolean;
  /** How long it may take; a limit of the program if left out. */
  readonly seconds?: number;
}

/**
 * Does what `renderForeign` does, but in a child process with a limit on time and memory, so that a
 * specification made to break the program ends in a problem. The child reads no files and knows no
 * environment: data come through `load`.
 */
export async function renderSandboxed(
  source: Source,
  { load, lint = false, seconds = LIMITS.chartSeconds }: SandboxOptions,
  problems: Problems,
): Promise<ForeignChart | undefined> {
  const child = fork(new URL('./sandbox/child.js', import.meta.url), [], {
    serialization: 'advanced',
    stdio: 'ignore',
    env: environment(),
    execArgv: [`--max-old-space-size=${Math.round(LIMITS.chartMegabytes * 0.7)}`],
  });
  const message: ToChild = { kind: 'draw', path: source.path, text: source.text, lint };
  let hasEnded = false;
  try {
    const ended = await conversation(child, message, { load, seconds });
    const place = { source, start: 0, end: 1 };
    if (ended === 'time') problems.add(tooSlow(place, seconds));
    else if (ended === 'memory') problems.add(tooMuchMemory(place, LIMITS.chartMegabytes));
    else for (const problem of ended.problems) problems.add(received(problem, source));
    if (typeof ended === 'string') return undefined;
    hasEnded = true;
    return ended.chart;
  } finally {
    // One that has said all ends itself, and keeps its compiled code for the next.
    if (!hasEnded) child.kill('SIGKILL');
  }
}

/**
 * Windows starts nothing without its root, and the others say where compiled code is kept; all else of the
 * environment is nobody's business there.
 */
function environment(): Record<string, string> {
  const kept = ['SystemRoot', 'HOME', 'XDG_CACHE_HOME', 'LOCALAPPDATA'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { TZ: 'UTC', ...Object.fromEntries(kept) };
}

type Ended = 'time' | 'memory' | Extract<ToParent, { kind: 'done' }>;

function conversation(
  child: ChildProcess,
  first: ToChild,
  { load, seconds }: Pick<SandboxOptions, 'load'> & { readonly seconds: number },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const end = (ended: Ended) => {
      clearTimeout(timer);
      resolve(ended);
    };
    child.on('error', reject);
    // All that ends the child before it has spoken is want of memory: a fault of ours would have said so.
    child.on('exit', (code) => {
      if (code === 1) reject(new Error('the drawing process could not start'));
      else end('memory');
    });
    child.on('message', (message: ToParent) => {
      if (message.kind === 'done') end(message);
      else if (message.kind === 'fault') reject(new Error(message.stack));
      else if (message.kind === 'load') void answer(child, message, load);
      else {
        // That Node took its time to start is not the specification's doing.
        timer = setTimeout(() => end('time'), seconds * 1000);
        child.send(first);
      }
    });
  });
}

async function answer(
  child: ChildProcess,
  { id, path }: Extract<ToParent, { kind: 'load' }>,
  load: SandboxOptions['load'],
): Promise<void> {
  const reply = await load(path).then(
    (bytes): ToChild =>
      bytes.length > LIMITS.chartDataBytes
        ? { kind: 'refused', id, why: `it is larger than ${LIMITS.chartDataBytes} bytes` }
        : { kind: 'loaded', id, bytes },
    (error: unknown): ToChild => ({
      kind: 'refused',
      id,
      why: errorOf(error).message,
    }),
  );
  if (child.connected) child.send(reply);
}

function received({ at, ...rest }: SentProblem, source: Source) {
  return at === undefined ? rest : { ...rest, span: { source, ...at } };
}
