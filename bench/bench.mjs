// Measures whole processes: CPU seconds (user and system) and peak memory, medians of several runs, as a table.
// Machines differ and are noisy, so each row also stands as a ratio to an empty Node.js process of the same run.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const RUNS = 5;
const PAGES = 100;
const program = resolve('dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'briefwright-bench-'));
const usage = join(folder, 'usage.json');

for (const part of ['data', 'templates']) cpSync(part, join(folder, part), { recursive: true });
measure([program, 'build', '--quiet']);
const briefing = readFileSync(join(folder, 'output/ofsted-scr-2010/briefing.md'), 'utf8');
cpSync(join(folder, 'output/ofsted-scr-2010/charts'), join(folder, 'charts'), { recursive: true });
const body = briefing
  .replace(/^---[^]*?---\n/u, '')
  .replaceAll('<!-- briefwright: contents -->', '');
writeFileSync(
  join(folder, 'long.md'),
  `# Long\n\n${body.replace(/^# /mu, '## ').repeat(Math.ceil(PAGES / 14))}`,
);

const cases = [
  { name: 'an empty Node.js process', args: ['-e', '0'] },
  { name: 'briefwright --help', args: [program, '--help'] },
  {
    name: 'one briefing, cold: four charts, Markdown, PDF',
    args: [program, 'build', '--quiet'],
    afresh: true,
  },
  { name: 'the same briefing again, nothing changed', args: [program, 'build', '--quiet'] },
  {
    name: `about ${PAGES} pages of Markdown to PDF`,
    args: [program, 'render', 'long.md', '--quiet'],
  },
];
const results = cases.map(({ name, args, afresh = false }) => {
  const runs = Array.from({ length: RUNS }, () => {
    if (afresh) rmSync(join(folder, 'output'), { recursive: true, force: true });
    return measure(args);
  });
  return {
    name,
    cpu: median(runs.map(({ cpu }) => cpu)),
    memory: median(runs.map(({ memory }) => memory)),
  };
});
const [empty] = results;
const rows = results.map(
  ({ name, cpu, memory }) =>
    `| ${name} | ${cpu.toFixed(2)} s | ${(cpu / empty.cpu).toFixed(1)} | ${Math.round(memory)} MiB |`,
);
const table = [
  '# Benchmark',
  '',
  `CPU seconds and peak memory of whole processes, medians of ${RUNS} runs, Node.js ${process.versions.node}. Run \`npm run bench\` to measure anew.`,
  '',
  '| What | CPU | times an empty process | peak memory |',
  '| :--- | ---: | ---: | ---: |',
  ...rows,
  '',
].join('\n');
writeFileSync('bench/RESULTS.md', table);
console.log(table);
rmSync(folder, { recursive: true });

function measure(args) {
  const hook = pathToFileURL(resolve('bench/usage.mjs')).href;
  const { status, stderr } = spawnSync(process.execPath, ['--import', hook, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, BENCH_USAGE: usage },
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return JSON.parse(readFileSync(usage, 'utf8'));
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
