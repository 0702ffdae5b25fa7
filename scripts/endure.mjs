// Tries a build where files go wrong: killed, on a full disk, in a read-only folder, two at once, through links.
// `npm run endure -- --kills 200 --pairs 100 --seed 7`. What needs root on Linux says so and is passed over.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    pairs: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
  },
});
// A copy, since a program that is compiled again meanwhile would write other bytes.
const program = mkdtempSync(resolve('node_modules', '.endure-'));
cpSync('dist', program, { recursive: true });
const PROGRAM = join(program, 'cli.cjs');
const scratch = mkdtempSync(join(tmpdir(), 'briefwright-endure-'));
let failures = 0;

function fail(what) {
  failures += 1;
  console.log(`FAILED: ${what}`);
}

let state = Number(values.seed) >>> 0;
function random() {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}

/** A project, made up, whose two states differ in every output. */
function makeProject(name) {
  const folder = join(scratch, name);
  cpSync('test/cases/hostile/project', folder, { recursive: true });
  cpSync('templates/partials', join(folder, 'templates/partials'), { recursive: true });
  const template = join(folder, 'templates/briefing.md.hbs');
  const text = readFileSync(template, 'utf8');
  const figure = '## Figures\n\n{{> figure chart=charts.help}}\n';
  writeFileSync(template, text.replace('## Figures\n', figure));
  return folder;
}

const DATA = 'data/findings.yaml';
const STATES = { old: 'Exampleshire', new: 'Samplewich' };

function turn(folder, to) {
  const path = join(folder, DATA);
  const from = to === 'new' ? 'old' : 'new';
  writeFileSync(path, readFileSync(path, 'utf8').replace(STATES[from], STATES[to]));
}

function build(folder, ...args) {
  return spawnSync(process.execPath, [PROGRAM, 'build', '--quiet', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
}

/** The sums of all files below a folder, names that start with a dot included. */
function sums(folder) {
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return Object.fromEntries(
    names
      .sort((a, b) => (a < b ? -1 : 1))
      .map((name) => {
        const path = join(folder, name);
        const link = lstatSync(path).isSymbolicLink();
        return [
          name,
          link ? 'link' : createHash('sha256').update(readFileSync(path)).digest('hex'),
        ];
      }),
  );
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function built(folder) {
  const { status, stderr } = build(folder);
  if (status !== 0) throw new Error(`the project does not build: ${stderr}`);
  return sums(join(folder, 'output'));
}

function sleep(ms) {
  return new Promise((done) => setTimeout(done, ms));
}

async function killed(count) {
  const library = await import(pathToFileURL(join(program, 'index.js')).href);
  const folder = makeProject('killed');
  const output = join(folder, 'output');
  const complete = { old: built(folder) };
  turn(folder, 'new');
  const started = performance.now();
  complete.new = built(folder);
  const whole = performance.now() - started;
  const left = { old: 0, new: 0, between: 0 };
  let now = 'new';
  for (let kill = 0; kill < count; kill += 1) {
    const to = now === 'new' ? 'old' : 'new';
    turn(folder, to);
    const child = spawn(process.execPath, [PROGRAM, 'build', '--quiet'], {
      cwd: folder,
      stdio: 'ignore',
    });
    const ended = new Promise((done) => child.once('exit', (code) => done(code)));
    // Two in three fall into the last third, where the files are.
    const part = kill % 3 === 0 ? random() : 0.65 + 0.4 * random();
    await Promise.race([ended, sleep(part * whole)]);
    child.kill('SIGKILL');
    await ended;
    const visible = Object.entries(sums(output)).filter(([name]) => !name.startsWith('.'));
    for (const [name, sum] of visible) {
      if (sum !== complete.old[name] && sum !== complete.new[name]) {
        fail(`kill ${kill}: ${name} is neither the old nor the new file`);
      }
    }
    const isOf = (set) => same(Object.fromEntries(visible), complete[set]);
    left[isOf('old') ? 'old' : isOf('new') ? 'new' : 'between'] += 1;
    // The next build, by the library: two hundred starts of the program would take their time.
    await library.build({ folder });
    if (!same(sums(output), complete[to])) fail(`kill ${kill}: the next build left a mixed set`);
    now = to;
  }
  console.log(
    `${count} kills: the old set stood ${left.old} times, the new one ${left.new} times, ` +
      `${left.between} were in between and completed by the next build`,
  );
}

function refuses(what, folder, ...args) {
  const outside = sums(join(folder, 'data'));
  const { status, stderr } = build(folder, ...args);
  if (status !== 4) fail(`${what}: exit ${status}, not 4: ${stderr}`);
  if (/\n\s+at /u.test(stderr)) fail(`${what}: it ends in a stack trace`);
  if (!same(outside, sums(join(folder, 'data')))) fail(`${what}: it touched the data`);
  console.log(`${what}: ${stderr.trim().split('\n').at(-1)}`);
}

function mount(folder, options) {
  mkdirSync(folder, { recursive: true });
  return spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status === 0;
}

function onFullDisk() {
  // The shipped briefing, since a small one would fit.
  const folder = join(scratch, 'full');
  for (const part of ['data', 'templates']) cpSync(part, join(folder, part), { recursive: true });
  const output = join(folder, 'output');
  const small = built(folder);
  const bytes = Object.keys(small).reduce(
    (sum, name) => sum + lstatSync(join(output, name)).size,
    0,
  );
  rmSync(output, { recursive: true });
  if (!mount(output, 'size=64k')) {
    console.log('full disk: passed over, since it needs root on Linux');
    return;
  }
  try {
    refuses(`full disk of 64 kB for ${Math.ceil(bytes / 1024)} kB`, folder);
    const held = Object.keys(sums(output)).filter((name) => !name.startsWith('.'));
    if (held.length > 0) fail(`full disk: it left ${held.join(', ')}`);
    spawnSync('mount', ['-o', 'remount,size=8m', output]);
    const again = build(folder);
    if (again.status !== 0 || !same(sums(output), small)) fail('full disk: no whole set with room');
    // An earlier set and no room for the next: it stays.
    const path = join(folder, 'data/ofsted-scr-2010.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('The voice of the child', 'A voice'));
    const used = spawnSync('df', ['-k', '--output=used', output], { encoding: 'utf8' }).stdout;
    const kilobytes = Number(used.split('\n')[1]);
    spawnSync('mount', ['-o', `remount,size=${kilobytes + 8}k`, output]);
    refuses('full disk over an earlier set', folder);
    spawnSync('mount', ['-o', 'remount,size=8m', output]);
    const after = Object.fromEntries(
      Object.entries(sums(output)).filter(([name]) => !name.startsWith('.')),
    );
    if (!same(after, small)) fail('full disk: the earlier set has changed');
  } finally {
    spawnSync('umount', [output]);
  }
}

function inReadOnlyFolder() {
  const folder = makeProject('read-only');
  const output = join(folder, 'output');
  if (!mount(output, 'size=8m')) {
    console.log('read-only folder: passed over, since it needs root on Linux');
    return;
  }
  try {
    const before = built(folder);
    turn(folder, 'new');
    spawnSync('mount', ['-o', 'remount,ro', output]);
    refuses('read-only folder', folder);
    if (!same(sums(output), before)) fail('read-only folder: its files have changed');
  } finally {
    spawnSync('umount', [output]);
  }
}

async function twoAtOnce(count) {
  const folder = makeProject('pair');
  const output = join(folder, 'output');
  const complete = { old: built(folder) };
  turn(folder, 'new');
  complete.new = built(folder);
  let refused = 0;
  let now = 'new';
  const run = () =>
    new Promise((done) => {
      const child = spawn(process.execPath, [PROGRAM, 'build', '--quiet'], { cwd: folder });
      let said = '';
      child.stderr.on('data', (part) => (said += part));
      child.once('exit', (code) => done({ code, said }));
    });
  for (let pair = 0; pair < count; pair += 1) {
    now = now === 'new' ? 'old' : 'new';
    turn(folder, now);
    const both = await Promise.all([run(), sleep(random() * 120).then(run)]);
    for (const { code, said } of both) {
      if (code === 4) refused += 1;
      else if (code !== 0) fail(`pair ${pair}: exit ${code}: ${said}`);
    }
    if (!same(sums(output), complete[now]))
      fail(`pair ${pair}: the outputs are not those of one build`);
  }
  console.log(`${count} pairs of builds at once: ${refused} builds gave way, no mixed set`);
}

function throughLinks() {
  const folder = makeProject('links');
  const before = built(folder);
  const victim = join(scratch, 'victim');
  writeFileSync(victim, 'not ours');
  const target = join(folder, 'output/findings/briefing.md');
  rmSync(target);
  symlinkSync(victim, target);
  build(folder);
  if (readFileSync(victim, 'utf8') !== 'not ours') fail('link at a file: its target was written');
  if (!same(sums(join(folder, 'output')), before)) fail('link at a file: it stayed');
  const elsewhere = join(scratch, 'elsewhere');
  mkdirSync(elsewhere);
  rmSync(join(folder, 'output/findings'), { recursive: true });
  symlinkSync(elsewhere, join(folder, 'output/findings'));
  refuses('link at a folder', folder);
  if (readdirSync(elsewhere).length > 0) fail('link at a folder: files went through it');
}

try {
  await killed(Number(values.kills));
  onFullDisk();
  inReadOnlyFolder();
  await twoAtOnce(Number(values.pairs));
  throughLinks();
} finally {
  rmSync(scratch, { recursive: true, force: true });
  rmSync(program, { recursive: true, force: true });
}
console.log(failures === 0 ? 'all held' : `${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;
