// Feeds spoilt inputs to builds: `npm run fuzz -- --minutes 5`, `--seed 7`, `--cases 100`, `--from 12` to see one again.
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.mjs';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string' },
    from: { type: 'string', default: '0' },
    cases: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const until = performance.now() + Number(values.minutes) * 60_000;
const first = Number(values.from);
const end = values.cases === undefined ? Number.MAX_SAFE_INTEGER : first + Number(values.cases);
const LONGEST_SECONDS = 10;

const kept = join('.briefwright', 'fuzz');
mkdirSync(kept, { recursive: true });
const compiled = mkdtempSync(join('node_modules', '.fuzz-'));
console.log(`seed ${seed}`);
const tally = new Map();
let failures = 0;
let cases = 0;

// Seconds of work of a process. On a busy machine a case may wait for long and not hang.
function secondsOf(child) {
  try {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return undefined;
  }
}

function runFrom(start) {
  return new Promise((resolve) => {
    const child = fork(join(compiled, 'child.js'), [], { env: { ...process.env, TZ: 'UTC' } });
    let current = { index: start - 1, kind: 'start', wall: performance.now(), work: 0 };
    let ended = false;
    const stop = (next) => {
      if (ended) return;
      ended = true;
      clearInterval(watch);
      child.kill('SIGKILL');
      resolve(next);
    };
    const watch = setInterval(() => {
      if (performance.now() > until) return stop(undefined);
      const wall = (performance.now() - current.wall) / 1000;
      const work = secondsOf(child);
      const busy = work === undefined ? wall : work - current.work;
      if (current.index >= start && (busy > LONGEST_SECONDS || wall > 12 * LONGEST_SECONDS)) {
        failures += 1;
        console.log(
          `case ${current.index} (${current.kind}) runs for more than ${LONGEST_SECONDS} s`,
        );
        stop(current.index + 1);
      }
    }, 250);
    child.on('message', ({ started, done, kind, outcome, report }) => {
      if (started !== undefined) {
        current = { index: started, kind, wall: performance.now(), work: secondsOf(child) ?? 0 };
        return;
      }
      cases += 1;
      tally.set(`${kind}, ${outcome}`, (tally.get(`${kind}, ${outcome}`) ?? 0) + 1);
      if (report !== undefined) {
        failures += 1;
        console.log(
          `case ${done} (${kind}) fails; see ${kept}/failed-${seed}-${done}\n${report}\n`,
        );
      }
      if (performance.now() > until) stop(undefined);
    });
    child.on('exit', () =>
      stop(current.index + 1 < end && current.index >= start ? current.index + 1 : undefined),
    );
    child.send({ seed, first: start, end, folder: join(kept, 'project') });
  });
}

try {
  await bundle({
    // Somebody else's chart is drawn in a process of its own, which is found beside the first.
    entryPoints: { child: 'test/fuzz/child.ts', 'sandbox/child': 'src/sandbox/child.ts' },
    outdir: compiled,
  });
  let next = first;
  while (next !== undefined && next < end && performance.now() < until) next = await runFrom(next);
} finally {
  rmSync(compiled, { recursive: true, force: true });
}
for (const [what, count] of [...tally].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${String(count).padStart(6)} ${what}`);
console.log(`${cases} cases with the seed ${seed}, ${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;
