// Measures this program and its peers over the same content, and writes bench/RESULTS.md.
//   npm run bench                        this program, and the peers if they are installed
//   npm run bench -- --peers             installs the peers first, into bench/peers
//   npm run bench -- --runs 7 --documents 150 --only cold,long
//   npm run bench -- --times 3           the whole table so many times; the last is printed, and the ratios of all
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measure, measureAll } from './measure.mjs';
import { peersAt, PEERS } from './peers.mjs';
import { profile } from './profile.mjs';
import { prepare } from './prepare.mjs';
import { growthIn, report, withGrowth } from './report.mjs';

const { values } = parseArgs({
  options: {
    peers: { type: 'boolean', default: false },
    runs: { type: 'string', default: '7' },
    documents: { type: 'string', default: '150' },
    times: { type: 'string', default: '1' },
    only: { type: 'string', default: 'start,cold,long,batch,rebuild,workers' },
  },
});
/** Of the measure by the clock. */
const ROUNDS = 5;
const [runs, documents] = [Number(values.runs), Number(values.documents)];
const wanted = new Set(values.only.split(','));
if (values.peers) {
  const command = 'npm ci --prefix bench/peers --no-audit --no-fund';
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  if (status !== 0) throw new Error('the peers could not be installed');
}
const peers = existsSync('bench/peers/node_modules') ? await peersAt('bench/peers/dist') : [];
const program = resolve('dist/cli.cjs');
const folders = await prepare({ program, documents });

const empty = { name: 'an empty Node.js process', args: ['-e', '0'] };
const ours = (args, name, afresh) => ({
  name,
  args: [program, ...args],
  before: () => afresh && rmSync(afresh, { recursive: true, force: true }),
});
const theirs = (folder) => peers.map(({ name, argsFor }) => ({ name, args: argsFor(folder) }));
const { cold, long, batch, root } = folders;
const build = (folder, ...more) => ['build', folder, '--quiet', ...more];

const groups = [
  {
    key: 'start',
    title: 'Start',
    cases: [
      ours(['--help'], 'briefwright --help'),
      ours(['biuld'], 'briefwright, wrong usage'),
    ].slice(0, 1),
  },
  {
    key: 'cold',
    title: 'Cold: one briefing of 15 pages, four charts drawn',
    cases: [
      ours(build(cold.project, '--template', 'briefing', '--no-cache'), 'Briefwright', cold.output),
      ...theirs(cold.model),
    ],
  },
  {
    key: 'long',
    title: 'Long: about 100 pages, charts ready as SVG',
    cases: [ours(['render', long.markdown, '--quiet'], 'Briefwright'), ...theirs(long.model)],
  },
  {
    key: 'batch',
    title: `Batch: ${documents} briefings of one data file, three charts each, one process`,
    per: documents,
    runs: 1,
    cases: [
      ours(build(batch.project, '--no-cache', '--workers', '1'), 'Briefwright', batch.output),
      ...theirs(batch.model),
    ],
  },
  {
    key: 'rebuild',
    title: 'Rebuild: nothing has changed',
    cases: [ours(build(cold.project, '--template', 'briefing'), 'Briefwright')],
  },
].filter(({ key }) => wanted.has(key));

const tables = Array.from({ length: Number(values.times) }, () =>
  groups.map((group) => ({
    ...group,
    results: measureAll([empty, ...group.cases], { runs: group.runs ?? runs, folder: root }),
  })),
);
const spent = wanted.has('cold') ? profile(program, cold, root) : [];
const threads = wanted.has('workers') ? throughputs() : undefined;
const before = readFileSync('bench/RESULTS.md', 'utf8');
const text = withGrowth(
  report({ tables, spent, threads, runs, versions: PEERS }),
  growthIn(before),
);
writeFileSync('bench/RESULTS.md', text);
console.log(text);
if (process.env.KEEP === undefined) rmSync(root, { recursive: true });

/** Documents a second by the clock once all is warm, with one worker and with two: the second half of a batch. */
function throughputs() {
  const first = Math.floor(documents / 2);
  const half = join(root, 'half');
  cpSync(batch.project, half, { recursive: true });
  const table = join(half, 'data/areas.csv');
  const rows = readFileSync(table, 'utf8')
    .split('\n')
    .slice(0, first + 1);
  writeFileSync(table, rows.join('\n'));
  const seconds = (folder, workers) => {
    rmSync(join(folder, 'output'), { recursive: true, force: true });
    const args = [program, ...build(folder, '--no-cache', '--workers', workers)];
    return measure(args, { folder: root }).wall;
  };
  // In turn, so that a slow minute of the machine falls on all of them; the best of each is what the program can do.
  const rounds = Array.from({ length: ROUNDS }, () =>
    ['1', '2'].map((workers) => [batch.project, half].map((folder) => seconds(folder, workers))),
  );
  const best = (workers, part) => Math.min(...rounds.map((round) => round[workers][part]));
  const [one, two] = [0, 1].map(
    (workers) => (documents - first) / (best(workers, 0) - best(workers, 1)),
  );
  return { documents, one, two };
}
