/** Stops a build at each of its steps in turn: what it leaves, the next build completes or takes back. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { parseManifest, recordOf, sha256 } from '../../src/manifest.ts';
import { openOutputs, unfinished } from '../../src/outputs/outputs.ts';
import { stageFiles } from '../../src/outputs/transaction.ts';
import { snapshot } from '../support/project.ts';

const state = vi.hoisted(() => ({ steps: 0, last: Infinity }));

// Once stopped, a process does nothing more: not even its own tidying up.
vi.mock('node:fs', async (original) => {
  const real = await original<Record<string, unknown>>();
  const changing = ['writeSync', 'renameSync', 'rmSync', 'rmdirSync', 'mkdirSync', 'openSync'];
  const stopping = changing.map((name) => [
    name,
    (...args: unknown[]) => {
      state.steps += 1;
      if (state.steps > state.last) throw new Error('stopped');
      return (real[name] as (...all: unknown[]) => unknown)(...args);
    },
  ]);
  return { ...real, ...Object.fromEntries(stopping) };
});

afterEach(() => {
  state.last = Infinity;
});

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Two documents of one folder with a chart in common, one elsewhere; what only one edition has comes and goes. */
function edition(name: string, extra: string): readonly Record<string, Record<string, string>>[] {
  return [
    {
      'a/briefing': { 'a/briefing.md': `briefing ${name}`, 'a/charts/shared.svg': `chart ${name}` },
      'a/cover': {
        'a/cover.md': `cover ${name}`,
        'a/charts/shared.svg': `chart ${name}`,
        [`a/charts/${extra}.svg`]: 'same bytes',
      },
    },
    { 'b/c/briefing': { 'b/c/briefing.md': `c ${name}`, 'b/c/briefing.pdf': 'same bytes' } },
  ];
}

async function build(folder: string, sets: ReturnType<typeof edition>): Promise<void> {
  const outputs = await openOutputs(folder);
  try {
    for (const [index, set] of sets.entries()) {
      const documents = Object.entries(set).map(([id, files]) => {
        const bytes = Object.entries(files).map(([path, text]) => [path, utf8(text)] as const);
        return { id, files: new Map(bytes) };
      });
      const all = new Map(documents.flatMap(({ files }) => [...files]));
      outputs.commit({
        records: new Map(documents.map(({ id, files }) => [id, recordOf(files)])),
        staged: stageFiles(folder, String(index), all),
      });
    }
    outputs.finish();
  } finally {
    outputs.close();
  }
}

function leftBy(sets: ReturnType<typeof edition>): ReadonlyMap<string, string> {
  const files = sets.flatMap((set) => Object.values(set).flatMap(Object.entries));
  return new Map(files.map(([path, text]) => [path, Buffer.from(text).toString('hex')]));
}

/** The files of one folder as text, to compare them whole. */
function below(prefix: string, files: ReadonlyMap<string, string>): string {
  const paths = [...files.keys()].filter((path) => path.startsWith(prefix)).sort();
  return JSON.stringify(paths.map((path) => [path, files.get(path)]));
}

test('after a stop at any step each set is the old one or the new one, as the manifest says', async () => {
  const before = edition('old', 'going');
  const after = edition('new', 'coming');
  const outcomes = new Set<string>();
  for (let last = 0; ; last += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'briefwright-'));
    await build(folder, before);
    Object.assign(state, { steps: 0, last });
    const stopped = await build(folder, after).then(
      () => false,
      () => true,
    );
    state.last = Infinity;
    // The process is gone, so its lock is one of a dead process.
    const workshop = join(folder, '.briefwright-build');
    for (const name of readdirSync(folder).includes('.briefwright-build')
      ? readdirSync(workshop)
      : [])
      if (name.startsWith('lock-')) rmSync(join(workshop, name));
    const midway = unfinished(folder);
    (await openOutputs(folder)).close();
    expect(unfinished(folder)).toBeUndefined();
    const left = new Map(snapshot(folder));
    const manifest = parseManifest(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    left.delete('manifest.json');
    if (typeof manifest === 'string') throw new Error(manifest);
    const sums = [...manifest.values()].flatMap(({ files }) => Object.entries(files));
    const there = [...left].map(([path, hex]) => [path, sha256(Buffer.from(hex, 'hex'))]);
    expect(Object.fromEntries(sums), `stopped after ${last}`).toEqual(Object.fromEntries(there));
    const sets = ['a/', 'b/'].map((prefix) => {
      const now = below(prefix, left);
      if (now === below(prefix, leftBy(before))) return 'old';
      return now === below(prefix, leftBy(after)) ? 'new' : `mixed after ${last} steps`;
    });
    outcomes.add(sets.join(' '));
    if (midway === 'stopped') outcomes.add('completed');
    rmSync(folder, { recursive: true });
    if (!stopped) break;
  }
  expect([...outcomes].sort()).toEqual(['completed', 'new new', 'new old', 'old old']);
});
