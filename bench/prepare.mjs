// Makes the folders that are measured: projects for this program, and the same documents as JSON for the peers.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../scripts/bundle.mjs';

const PAGES = 100;
const PAGES_OF_THE_BRIEFING = 14;

export async function prepare({ program, documents }) {
  const root = mkdtempSync(join(tmpdir(), 'briefwright-bench-'));
  const inputs = await compiledInputs();
  const run = (...args) => {
    const { status, stderr } = spawnSync(process.execPath, [program, ...args], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  };
  return {
    root,
    cold: await briefing(inputs.makeFolder(join(root, 'cold')), inputs, run),
    long: longOne(inputs.makeFolder(join(root, 'long')), join(root, 'cold/project'), inputs),
    batch: await areas(inputs.makeFolder(join(root, 'batch')), documents, { inputs, run }),
  };
}

async function briefing(folder, inputs, run) {
  const project = join(folder, 'project');
  for (const part of ['data', 'templates']) cpSync(part, join(project, part), { recursive: true });
  run('build', project, '--quiet', '--template', 'briefing');
  const jobs = await inputs.chartJobs(project, 'ofsted-scr-2010', ['']);
  const model = inputs.makeFolder(join(folder, 'model'));
  const markdown = join(project, 'output/ofsted-scr-2010/briefing.md');
  inputs.writeModel(markdown, jobs.get(''), join(model, 'briefing.json'));
  return { project, model, output: join(project, 'output') };
}

/** The briefing's text many times over, its charts ready. */
function longOne(folder, project, inputs) {
  const built = join(project, 'output/ofsted-scr-2010');
  const body = readFileSync(join(built, 'briefing.md'), 'utf8')
    .replace(/^---[^]*?---\n/u, '')
    .replaceAll('<!-- briefwright: contents -->', '')
    .replace(/^# /mu, '## ');
  const markdown = join(folder, 'long.md');
  writeFileSync(markdown, `# Long\n\n${body.repeat(Math.ceil(PAGES / PAGES_OF_THE_BRIEFING))}`);
  const model = inputs.makeFolder(join(folder, 'model'));
  for (const place of [folder, model])
    cpSync(join(built, 'charts'), join(place, 'charts'), { recursive: true });
  inputs.writeModel(markdown, new Map(), join(model, 'long.json'));
  return { markdown, model };
}

/** One data file, as many rows of made-up areas as documents are wanted. */
async function areas(folder, documents, { inputs, run }) {
  const project = join(folder, 'project');
  cpSync('bench/areas', project, { recursive: true });
  cpSync('templates/partials', join(project, 'templates/partials'), { recursive: true });
  const ids = Array.from({ length: documents }, (_, at) => `a${String(at + 1).padStart(5, '0')}`);
  writeFileSync(join(project, 'data/areas.csv'), tableOf(ids));
  run('build', project, '--quiet', '--format', 'md');
  const jobs = await inputs.chartJobs(project, 'exampleshire', ids);
  const model = inputs.makeFolder(join(folder, 'model'));
  for (const id of ids) {
    const markdown = join(project, 'output/exampleshire', id, 'briefing.md');
    inputs.writeModel(markdown, jobs.get(id), join(model, `${id}.json`));
  }
  return { project, model, output: join(project, 'output') };
}

function tableOf(ids) {
  // A linear congruential generator: the same figures on every machine.
  let state = 1;
  const upTo = (most) => {
    state = (state * 48271) % 2147483647;
    return state % (most + 1);
  };
  const rows = ids.map((id, at) => {
    const children = 50 + upTo(400);
    const girls = upTo(children);
    const young = upTo(children);
    const middle = upTo(children - young);
    const known = upTo(children);
    return [id, `Area ${at + 1}`, children, girls, children - girls]
      .concat([young, middle, children - young - middle, known, children - known])
      .join(',');
  });
  const head = 'id,name,children,girls,boys,below_school,primary,secondary,known,unknown';
  return `${[head, ...rows].join('\n')}\n`;
}

/** What of this program's own floors the preparation needs. */
async function compiledInputs() {
  const outfile = resolve('.briefwright/bench/inputs.mjs');
  await bundle({
    entryPoints: ['bench/inputs.ts'],
    outfile,
  });
  return import(pathToFileURL(outfile).href);
}
