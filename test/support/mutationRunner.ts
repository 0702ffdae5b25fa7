/** Runs each test as usual, and then once for each change to the program that it reaches. See scripts/mutate.mjs. */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestRunner, type RunnerTestCase } from 'vitest';

const SWITCHES = '__stryker__';

/** What the switches in the changed program look at. */
interface Switches {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number;
  mutantCoverage?: {
    readonly static: Record<string, number>;
    readonly perTest: Record<string, Record<string, number> | undefined>;
  };
}

// The changed program looks for them here, and holds on to what it finds.
// eslint-disable-next-line typescript/no-unsafe-type-assertion -- nobody else uses the name.
const shared = globalThis as unknown as { [SWITCHES]?: Switches };
const switches = (shared[SWITCHES] ??= {});

const folder = process.env['MUTANTS'] ?? '';
const progress = join(folder, 'progress.txt');
// eslint-disable-next-line typescript/no-unsafe-type-assertion -- scripts/mutate.mjs wrote it.
const sample = new Set(JSON.parse(readFileSync(join(folder, 'sample.json'), 'utf8')) as string[]);
const noticed = new Set<string>();
const through = new Set<string>();
for (const line of readFileSync(progress, 'utf8').split('\n')) {
  const [what = '', ...rest] = line.split(' ');
  if (what === 'killed' || what === 'hung') noticed.add(rest.join(' '));
  if (what === 'through') through.add(rest.join(' '));
}

/** A loop that a change made endless ends after so many turns. */
const MOST_HITS = 100_000;

export default class MutationRunner extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test);
    const name = JSON.stringify([test.file.name, test.fullName]);
    switches.currentTestId = name;
    await run();
    switches.currentTestId = undefined;
    if (through.has(name)) return;
    const reached = Object.keys(switches.mutantCoverage?.perTest[name] ?? {});
    for (const id of reached) {
      if (!sample.has(id) || noticed.has(id)) continue;
      appendFileSync(progress, `try ${id}\n`);
      switches.activeMutant = id;
      switches.hitCount = 0;
      switches.hitLimit = MOST_HITS;
      try {
        await run();
      } catch {
        noticed.add(id);
        appendFileSync(progress, `killed ${id}\n`);
      } finally {
        switches.activeMutant = undefined;
        switches.hitCount = undefined;
      }
    }
    appendFileSync(progress, `through ${name}\n`);
  }

  override onAfterRunFiles(): void {
    super.onAfterRunFiles();
    const loading = Object.keys(switches.mutantCoverage?.static ?? {});
    for (const id of loading) if (sample.has(id)) appendFileSync(progress, `static ${id}\n`);
  }
}
