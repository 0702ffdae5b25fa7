// Changes the program in many small ways and asks whether a test notices: mutation testing of two floors.
//   npm run mutate                              every tenth change
//   npm run mutate -- --every 20 --offset 3     every twentieth, from the fourth on
//   npm run mutate -- --only src/markdown/escape.ts --every 1
// All changes stand in one copy of the program, each behind a switch; each test is run once for every change that it
// reaches, until one test fails. What is left is listed. What runs only while a module is loaded is left out.
import { spawn } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Instrumenter } from '@stryker-mutator/instrumenter';

const { values } = parseArgs({
  options: {
    every: { type: 'string', default: '10' },
    offset: { type: 'string', default: '0' },
    only: { type: 'string', default: 'src/findings,src/markdown' },
    seconds: { type: 'string', default: '60' },
  },
});
const [every, offset, seconds] = [values.every, values.offset, values.seconds].map(Number);
const folder = resolve('.briefwright/mutants');
const progress = join(folder, 'progress.txt');

const mutants = await prepare();
const sample = mutants.filter(({ id }) => Number(id) % every === offset);
writeFileSync(join(folder, 'sample.json'), JSON.stringify(sample.map(({ id }) => id)));
writeFileSync(progress, '');
console.log(`${mutants.length} changes, of which ${sample.length} are tried`);
while (!(await run()));
report();

/** A copy of the project whose program holds all changes. */
async function prepare() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync('.')) {
    if (name === '.git' || name === '.briefwright') continue;
    if (name === 'src' || name === 'test') cpSync(name, join(folder, name), { recursive: true });
    else symlinkSync(resolve(name), join(folder, name));
  }
  const wanted = values.only.split(',');
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => join('src', name))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .filter((path) => wanted.some((part) => path === part || path.startsWith(`${part}/`)))
    .sort()
    .map((path) => ({ name: path, mutate: true, content: readFileSync(path, 'utf8') }));
  const silent = { isDebugEnabled: () => false, debug() {}, info() {}, warn() {} };
  const options = { plugins: null, excludedMutations: [], ignorers: [] };
  const made = await new Instrumenter(silent).instrument(files, options);
  const broken = new Set(made.mutants.filter((mutant) => !isPattern(mutant)));
  for (const { name, content } of made.files) {
    // A pattern that is none would keep its whole module from loading.
    const wrong = [...broken].filter(({ fileName }) => fileName === name);
    const whole = wrong.reduce(
      (text, { replacement }) => text.replaceAll(replacement, '/x/u'),
      content,
    );
    writeFileSync(join(folder, name), whole);
  }
  const texts = new Map(files.map(({ name, content }) => [name, content.split('\n')]));
  return made.mutants
    .filter((mutant) => !broken.has(mutant))
    .map(({ id, fileName, location, replacement, mutatorName }) => ({
      id,
      path: fileName,
      line: location.start.line + 1,
      column: location.start.column + 1,
      mutatorName,
      from: excerpt(texts.get(fileName), location),
      to: short(replacement),
    }));
}

function isPattern({ mutatorName, replacement }) {
  if (mutatorName !== 'Regex') return true;
  const end = replacement.lastIndexOf('/');
  try {
    return RegExp(replacement.slice(1, end), replacement.slice(end + 1)) instanceof RegExp;
  } catch {
    return false;
  }
}

function excerpt(lines, { start, end }) {
  const part = lines.slice(start.line, end.line + 1);
  part[part.length - 1] = part.at(-1).slice(0, end.column);
  part[0] = part[0].slice(start.column);
  return short(part.join(' '));
}

function short(text) {
  const plain = text.replaceAll(/\s+/gu, ' ');
  return plain.length > 80 ? `${plain.slice(0, 77)}...` : plain;
}

/** Runs the tests until they are through, or stand still at one change: false then, and it counts as noticed. */
function run() {
  const tests = spawn(
    process.execPath,
    [resolve('node_modules/vitest/vitest.mjs'), 'run', '--config', 'vitest.mutation.config.ts'],
    {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, MUTANTS: folder },
    },
  );
  return new Promise((done) => {
    let hung = false;
    let [before, still] = ['', 0];
    const timer = setInterval(() => {
      const now = readFileSync(progress, 'utf8');
      still = now === before ? still + 1 : 0;
      before = now;
      const last = now.trimEnd().split('\n').at(-1) ?? '';
      if (still < seconds || !last.startsWith('try ')) return;
      hung = true;
      appendFileSync(progress, `hung ${last.split(' ')[1]}\n`);
      tests.kill('SIGKILL');
    }, 1000);
    tests.on('close', () => {
      clearInterval(timer);
      done(!hung);
    });
  });
}

function report() {
  const state = new Map();
  for (const line of readFileSync(progress, 'utf8').split('\n')) {
    const [what, id] = line.split(' ');
    if (what === 'killed' || what === 'hung') state.set(id, what);
    else if (what === 'static' && !state.has(id)) state.set(id, 'static');
    // What one file runs while it is loaded, a test of another may run as well.
    else if (what === 'try' && (state.get(id) ?? 'static') === 'static') state.set(id, 'survived');
  }
  const of = (list, wanted) => list.filter(({ id }) => (state.get(id) ?? 'not reached') === wanted);
  for (const part of [...values.only.split(','), 'all']) {
    const list = part === 'all' ? sample : sample.filter(({ path }) => path.startsWith(part));
    const kinds = ['killed', 'hung', 'survived', 'not reached', 'static'];
    const [killed, hung, survived, missed, loading] = kinds.map((kind) => of(list, kind).length);
    const noticed = killed + hung;
    const share = ((100 * noticed) / (noticed + survived + missed)).toFixed(1);
    console.log(
      `${part}: ${share}% noticed. Of ${list.length}: ${killed} by a test that failed, ${hung} without an end, ${survived} survived, ${missed} not reached; ${loading} while loading, left out`,
    );
  }
  const lines = ['survived', 'not reached'].flatMap((wanted) =>
    of(sample, wanted).map(
      ({ id, path, line, column, mutatorName, from, to }) =>
        `${wanted} ${id} ${path}:${line}:${column} ${mutatorName}\n  - ${from}\n  + ${to}`,
    ),
  );
  writeFileSync('.briefwright/mutants.txt', `${lines.join('\n')}\n`);
  console.log('what was not noticed stands in .briefwright/mutants.txt');
}
