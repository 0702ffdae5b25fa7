// Measures how time and memory grow, and writes tables and charts of it into bench/RESULTS.md.
//   node bench/growth.mjs                            10 to 1,000 pages, and 10 to 5,000 documents
//   node bench/growth.mjs --pages 10,100 --documents 10,100 --workers 2 --runs 1
// An empty list leaves its part out.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inflateSync } from 'node:zlib';
import { measure } from './measure.mjs';
import { GROWTH, growthOf, withGrowth } from './report.mjs';

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '10,30,100,300,1000' },
    documents: { type: 'string', default: '10,100,1000,5000' },
    workers: { type: 'string', default: '1' },
    runs: { type: 'string', default: '3' },
  },
});
const program = resolve('dist/cli.cjs');
const sizes = (list) => list.split(',').filter(Boolean).map(Number);
const parts = [
  {
    key: 'pages',
    one: 'page',
    many: 'pages',
    said: 'One document set by `render`: the text, tables, figures and notes of the shipped briefing over and over, its charts ready as SVG.',
    rows: sizes(values.pages).map(pagesOf),
  },
  {
    key: 'documents',
    one: 'document',
    many: 'documents',
    said: 'One made-up project whose table of areas has as many rows, built without an earlier build, and again with nothing changed.',
    rows: sizes(values.documents).map(documentsOf),
  },
].filter(({ rows }) => rows.length > 0);
for (const part of parts) draw(part);
const text = withGrowth(readFileSync('bench/RESULTS.md', 'utf8'), growthOf(parts));
writeFileSync('bench/RESULTS.md', text);
console.log(text.slice(text.indexOf(GROWTH)));

/** A document of about as many pages; how many it has is read from its PDF. */
function pagesOf(wanted) {
  const folder = mkdtempSync(join(tmpdir(), 'briefwright-growth-'));
  const built = 'output/ofsted-scr-2010';
  const body = readFileSync(join(built, 'briefing.md'), 'utf8')
    .replace(/^---[^]*?---\n/u, '')
    .replaceAll('<!-- briefwright: contents -->', '')
    .replace(/^# /mu, '## ');
  const length = (body.length / pageCount(join(built, 'briefing.pdf'))) * wanted;
  const sections = body.split(/^(?=## )/mu);
  let markdown = '# Long\n\n';
  for (let at = 0; markdown.length < length; at += 1) markdown += sections[at % sections.length];
  writeFileSync(join(folder, 'long.md'), markdown);
  cpSync(join(built, 'charts'), join(folder, 'charts'), { recursive: true });
  const used = leastOf(folder, [program, 'render', 'long.md', '--quiet']);
  const size = pageCount(join(folder, 'long.pdf'));
  rmSync(folder, { recursive: true });
  return { size, ...used };
}

/** The made-up project of the tests, with as many areas. Their figures differ, as those of real ones would. */
function documentsOf(size) {
  const folder = mkdtempSync(join(tmpdir(), 'briefwright-growth-'));
  const project = join(folder, 'project');
  cpSync('test/cases/areas/exampleshire', project, { recursive: true });
  cpSync('templates/partials', join(project, 'templates/partials'), { recursive: true });
  const rows = Array.from({ length: size }, (_, index) => {
    const girls = (index * 7919) % 500;
    const boys = (index * 104_729) % 500;
    return `area-${index},Area ${index},${girls + boys},${girls},${boys}`;
  });
  const table = `id,name,children,girls,boys\n${rows.join('\n')}\n`;
  writeFileSync(join(project, 'data/areas.csv'), table);
  const args = [program, 'build', project, '--quiet', '--workers', values.workers];
  const built = measure(args, { folder });
  const { cpu: again } = measure(args, { folder });
  rmSync(folder, { recursive: true });
  return { size, ...built, again };
}

/** The least of the runs, since other work on the machine only adds. The first fills the code cache. */
function leastOf(folder, args) {
  const used = Array.from({ length: Number(values.runs) + 1 }, () => measure(args, { folder }));
  const counted = used.slice(1);
  return {
    cpu: Math.min(...counted.map(({ cpu }) => cpu)),
    memory: Math.min(...counted.map(({ memory }) => memory)),
  };
}

/** Page objects of a PDF, which stand packed in streams. */
function pageCount(file) {
  const bytes = readFileSync(file);
  let count = 0;
  for (let at = bytes.indexOf('/ObjStm'); at !== -1; at = bytes.indexOf('/ObjStm', at + 1)) {
    const start = bytes.indexOf('stream\n', at) + 'stream\n'.length;
    const objects = inflateSync(bytes.subarray(start)).toString('latin1');
    count += objects.match(/\/Type \/Page\b/gu)?.length ?? 0;
  }
  return count;
}

/** Drawn by the program itself: a straight line says that time grows as the size does. */
function draw({ key, many, rows }) {
  const scale = { zero: true, nice: true };
  const spec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: `CPU seconds by number of ${many}`,
    width: 420,
    height: 200,
    data: { values: rows.map(({ size, cpu }) => ({ size, cpu })) },
    mark: { type: 'line', point: true },
    encoding: {
      x: { field: 'size', type: 'quantitative', scale, axis: { title: many, format: ',d' } },
      y: { field: 'cpu', type: 'quantitative', scale, axis: { title: 'CPU seconds' } },
    },
  };
  const folder = resolve('.briefwright/bench');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `growth-${key}.vl.json`);
  writeFileSync(file, JSON.stringify(spec));
  const out = resolve(`bench/growth-${key}.svg`);
  const args = [program, 'chart', file, '-o', out, '--quiet'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}
