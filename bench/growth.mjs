// Time and memory by the number of documents: node bench/growth.mjs [WORKERS [SIZE...]]. Prints a table.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [workers = '1', ...sizes] = process.argv.slice(2);
const usage = pathToFileURL(resolve('bench/usage.mjs')).href;

console.log('| Documents | CPU s | ms a document | CPU s, nothing changed | Peak memory, MB |');
console.log('| ---: | ---: | ---: | ---: | ---: |');
for (const size of sizes.length > 0 ? sizes.map(Number) : [10, 100, 1000, 5000]) {
  const folder = project(size);
  const built = build(folder);
  const again = build(folder);
  const each = ((1000 * built.cpu) / size).toFixed(0);
  const cells = [size, built.cpu.toFixed(1), each, again.cpu.toFixed(2), built.memory.toFixed(0)];
  console.log(`| ${cells.join(' | ')} |`);
  rmSync(folder, { recursive: true });
}

/** The made-up project of the tests, with as many areas. Their figures differ, as those of real ones would. */
function project(areas) {
  const folder = mkdtempSync(join(tmpdir(), 'briefwright-growth-'));
  cpSync('test/cases/areas/exampleshire', folder, { recursive: true });
  cpSync('templates/partials', join(folder, 'templates/partials'), { recursive: true });
  const rows = Array.from({ length: areas }, (_, index) => {
    const girls = (index * 7919) % 500;
    const boys = (index * 104_729) % 500;
    return `area-${index},Area ${index},${girls + boys},${girls},${boys}`;
  });
  writeFileSync(
    join(folder, 'data/areas.csv'),
    `id,name,children,girls,boys\n${rows.join('\n')}\n`,
  );
  return folder;
}

/** CPU seconds and peak memory of a whole process, with all of its threads. */
function build(folder) {
  const file = join(folder, 'usage.json');
  const program = [resolve('dist/cli.js'), 'build', folder, '--quiet', '--workers', workers];
  const { status, stderr } = spawnSync(process.execPath, ['--import', usage, ...program], {
    env: { ...process.env, BENCH_USAGE: file },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(readFileSync(file, 'utf8'));
}
