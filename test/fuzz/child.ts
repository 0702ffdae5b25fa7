/** Runs cases of a fuzzing run one after the other, and tells its parent of each before and after. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, chart, render } from '../../src/index.ts';
import { caseOf, type FuzzCase, readSeeds, type Seeds } from './cases.ts';
import {
  type Claims,
  mustAgree,
  mustBeSound,
  mustHoldWords,
  mustRefuse,
  openClaims,
} from './judge.ts';
import { Random } from './random.ts';

interface Order {
  readonly seed: number;
  readonly first: number;
  /** The last case plus one. */
  readonly end: number;
  readonly folder: string;
}

const root = process.cwd();

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, folder).length + 1))
    .sort();
}

function sum(folder: string): string {
  const hash = createHash('sha256');
  if (!existsSync(folder)) return '';
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const name of names) hash.update(name).update(readFileSync(name));
  return hash.digest('hex');
}

let settle: ((error: unknown) => void) | undefined;
process.on('unhandledRejection', (error) => settle?.(error));
process.on('uncaughtException', (error) => settle?.(error));

async function run({ seed, first, end, folder }: Order): Promise<void> {
  const seeds = readSeeds(root, filesBelow);
  const claims = await openClaims(root, join(folder, '../checker'));
  const place: Place = { folder, seeds, claims, before: '' };
  await prepare(place);
  for (let index = first; index < end; index += 1) {
    const one = caseOf(seeds, new Random(seed, index));
    process.send?.({ started: index, kind: one.kind });
    let failure: unknown;
    settle = (error) => (failure ??= error);
    const outcome = await attempt(one, place).catch((error: unknown) => {
      failure ??= error;
      return 'failed';
    });
    await new Promise((resolve) => setImmediate(resolve));
    const report = failure === undefined ? undefined : reportOf(failure);
    if (report !== undefined) keepFailing(one, join(folder, `../failed-${seed}-${index}`), report);
    process.send?.({ done: index, kind: one.kind, outcome, report });
  }
  process.disconnect();
}

function reportOf(failure: unknown): string {
  if (!(failure instanceof Error)) return 'something that is no error was thrown';
  return failure.stack ?? failure.message;
}

interface Place {
  readonly folder: string;
  readonly seeds: Seeds;
  readonly claims: Claims;
  /** The sum of the outputs that no failing case may change. */
  before: string;
}

async function prepare(place: Place): Promise<void> {
  rmSync(place.folder, { recursive: true, force: true });
  for (const [path, text] of place.seeds.project) put(place.folder, path, text);
  const { problems } = await build({ folder: place.folder });
  if (problems.some(({ severity }) => severity === 'error')) {
    throw new Error(`the seed has errors: ${problems.map(({ message }) => message).join('; ')}`);
  }
  place.before = sum(join(place.folder, 'output'));
}

async function attempt(one: FuzzCase, place: Place): Promise<string> {
  const { folder, seeds } = place;
  for (const [path, content] of one.files) put(folder, path, content);
  try {
    if (one.command === 'build') return await builds(place);
    return one.command === 'chart' ? await draws(one, place) : await renders(one, place);
  } finally {
    for (const path of one.files.keys()) put(folder, path, seeds.project.get(path));
  }
}

async function builds({ folder, claims, before }: Place): Promise<string> {
  const other = join(folder, 'other');
  rmSync(other, { recursive: true, force: true });
  const out = join(folder, 'output');
  // A dry look first: what has errors must leave the outputs of an earlier build alone.
  const { problems, documents } = await build({ folder, out: other });
  mustRefuse(
    problems,
    documents.length > 0 || !problems.some(({ severity }) => severity === 'error'),
  );
  if (problems.some(({ severity }) => severity === 'error')) {
    if (existsSync(join(other, 'findings')))
      throw new Error('there are outputs in spite of errors');
    if (sum(out) !== before) throw new Error('the outputs of an earlier build have changed');
    return 'refused';
  }
  // Data that ask for no document are read and checked, as an earlier edition is.
  if (documents.length === 0) return 'built';
  for (const name of readdirSync(join(other, 'findings'))) {
    if (!name.endsWith('.pdf')) continue;
    const pdf = readFileSync(join(other, 'findings', name));
    mustBeSound(pdf, claims);
    mustAgree(readFileSync(join(other, 'findings', name.replace(/pdf$/u, 'md')), 'utf8'), pdf);
  }
  return 'built';
}

async function renders(one: FuzzCase, { folder, claims }: Place): Promise<string> {
  const output = join(folder, 'paper.pdf');
  rmSync(output, { force: true });
  const { problems, written } = await render(join(folder, 'paper.md'), output);
  mustRefuse(problems, written);
  if (written !== existsSync(output)) throw new Error('what it says of its output is not so');
  if (!written) return 'refused';
  const pdf = readFileSync(output);
  mustBeSound(pdf, claims);
  mustHoldWords(String(one.files.get('paper.md')), pdf);
  return 'built';
}

async function draws(one: FuzzCase, { folder, claims }: Place): Promise<string> {
  const [name = ''] = [...one.files.keys()];
  const output = join(folder, 'drawn.pdf');
  rmSync(output, { force: true });
  const { problems, written } = await chart(join(folder, name), output);
  mustRefuse(problems, written);
  if (written !== existsSync(output)) throw new Error('what it says of its output is not so');
  if (!written) return 'refused';
  mustBeSound(readFileSync(output), claims);
  return 'built';
}

function put(folder: string, path: string, content: string | Uint8Array | undefined): void {
  const target = join(folder, path);
  if (content === undefined) return rmSync(target, { force: true });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
}

function keepFailing(one: FuzzCase, folder: string, report: string): void {
  for (const [path, content] of one.files) if (content !== undefined) put(folder, path, content);
  put(folder, 'report.txt', `${one.command}, ${one.kind}\n${report}\n`);
}

process.on('message', (order: Order) => {
  void run(order).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(2);
  });
});
