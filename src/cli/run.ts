/** Runs one call of the command line: reads the arguments, calls the library, prints problems. */
import {
  readArguments,
  type FileCommand,
  type MergeCommand,
  type NewCommand,
  type ProjectCommand,
  type VerifyCommand,
} from './args.ts';
import { showProgress } from './progress.ts';
import { counted, printProblems, say, tellCi } from './report.ts';
import { changesOf } from './changes.ts';
import { verified } from './verified.ts';
import { WrongUsage } from './parse.ts';
import { help } from './usage.ts';
import type * as Files from '../files.ts';
import type * as Library from '../index.ts';
import { errorOf } from '../problems/must.ts';
import type { Problem } from '../problems/types.ts';
import type * as Projects from '../projects.ts';
import { VERSION } from '../version.ts';

const EXIT = { done: 0, problems: 1, usage: 2, stale: 3, system: 4, fault: 70 } as const;

/** The parts of the library, each loaded when a command needs it: help and wrong usage need none. */
export interface Program {
  /** What builds and checks: where nothing has changed, it needs nothing else. */
  readonly projects: () => typeof Projects;
  /** What sets single files: it needs no findings and no Vega. */
  readonly files: () => typeof Files;
  readonly library: () => typeof Library;
}

/** Runs a command to its end, and gives the exit code. */
export async function runCommand(args: readonly string[], program: Program): Promise<number> {
  try {
    return await run(args, program);
  } catch (error) {
    return explain(error);
  }
}

async function run(args: readonly string[], program: Program): Promise<number> {
  const invocation = readArguments(args);
  switch (invocation.command) {
    case 'help':
      process.stdout.write(help(invocation.about));
      return EXIT.done;
    case 'version':
      process.stdout.write(`${VERSION}\n`);
      return EXIT.done;
    case 'build':
      return runBuild(invocation, program);
    case 'check':
      return runCheck(invocation, program);
    case 'render':
    case 'chart':
      return runFile(invocation, program);
    case 'new':
      return runNew(invocation, program);
    case 'merge':
      return runMerge(invocation, program);
    case 'verify':
      return runVerify(invocation, program);
  }
}

async function runBuild(command: ProjectCommand, { projects }: Program): Promise<number> {
  const { build } = projects();
  const { progress, end } = showProgress();
  const result = await build({ ...command, progress }).finally(end);
  printProblems(result.problems, command.json);
  const quiet = command.quiet || command.json;
  if (result.completed) say('a build that had been stopped is complete now', quiet);
  for (const path of result.written) say(`wrote ${shown(result.out, path)}`, quiet);
  for (const path of result.removed) say(`removed ${shown(result.out, path)}`, quiet);
  if (result.written.length + result.removed.length === 0 && result.documents.length > 0) {
    say(`${counted(result.documents.length, 'document')} built; nothing has changed`, quiet);
  }
  const { problems, documents } = result;
  tellCi(command, { command: 'build', problems, stale: [], documents: documents.length }, result);
  return hasErrors(result.problems) ? EXIT.problems : EXIT.done;
}

async function runCheck(command: ProjectCommand, { projects }: Program): Promise<number> {
  const { check } = projects();
  const { progress, end } = showProgress();
  const result = await check({ ...command, progress }).finally(end);
  const { problems, stale, documents } = result;
  printProblems(problems, command.json);
  tellCi(command, { command: 'check', problems, stale, documents: documents.length }, result);
  if (hasErrors(problems)) return EXIT.problems;
  if (result.stale.length === 0) {
    say(
      `${counted(result.documents.length, 'document')} checked; nothing is stale`,
      command.quiet || command.json,
    );
    return EXIT.done;
  }
  for (const { path, state, detail } of result.stale) {
    const line = command.json
      ? JSON.stringify({
          severity: 'stale',
          code: state,
          path: shown(result.out, path),
          message: detail,
        })
      : `${state}: ${shown(result.out, path)}${detail === '' ? '' : `: ${detail}`}`;
    process.stderr.write(`${line}\n`);
  }
  if (!command.json) {
    const changes = result.stale.flatMap(({ texts }) =>
      texts === undefined ? [] : changesOf(texts),
    );
    for (const change of new Set(changes)) process.stderr.write(`changed: ${change}\n`);
    process.stderr.write(
      `${counted(result.stale.length, 'file')} stale; run briefwright build to renew\n`,
    );
  }
  return EXIT.stale;
}

async function runFile(command: FileCommand, { files }: Program): Promise<number> {
  const { chart, render } = files();
  const { problems, written } =
    command.command === 'render'
      ? await render(command.file, command.output, { theme: command.theme })
      : await chart(command.file, command.output, { lint: command.lint });
  printProblems(problems, command.json);
  if (written) say(`wrote ${command.output}`, command.quiet || command.json);
  return hasErrors(problems) ? EXIT.problems : EXIT.done;
}

async function runNew({ folder, json, quiet }: NewCommand, { library }: Program): Promise<number> {
  const { makeProject } = library();
  const { problems, written } = makeProject(folder);
  printProblems(problems, json, 'nothing was written');
  if (hasErrors(problems)) return EXIT.problems;
  for (const path of written) say(`wrote ${shown(folder, path)}`, quiet || json);
  say('all figures in it are made up; README.md says what to do next', quiet || json);
  return EXIT.done;
}

async function runMerge(
  { folders, out, json, quiet }: MergeCommand,
  { library }: Program,
): Promise<number> {
  const { merge } = library();
  const { problems, documents, written, removed } = await merge(folders, out);
  printProblems(problems, json, 'nothing was written');
  if (hasErrors(problems)) return EXIT.problems;
  for (const path of written) say(`wrote ${shown(out, path)}`, quiet || json);
  for (const path of removed) say(`removed ${shown(out, path)}`, quiet || json);
  say(`${counted(documents.length, 'document')} joined in ${out}`, quiet || json);
  return EXIT.done;
}

async function runVerify(command: VerifyCommand, { library }: Program): Promise<number> {
  const { verify } = library();
  const { file, project, sources, json } = command;
  const { problems, pdf } = await verify(file, { project, sources });
  printProblems(problems, json, 'do not rely on this file');
  const quiet = command.quiet || json;
  for (const line of pdf === undefined ? [] : verified(pdf)) say(line, quiet);
  if (hasErrors(problems)) return EXIT.problems;
  const agreed = project === undefined ? 'itself' : 'itself, and with the project to the last byte';
  say(`${file.replaceAll('\\', '/')} agrees with ${agreed}`, quiet);
  return EXIT.done;
}

function shown(out: string, path: string): string {
  return `${out.replaceAll('\\', '/').replace(/(?<!\/)\/+$/u, '')}/${path}`;
}

function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

function explain(error: unknown): number {
  if (error instanceof WrongUsage) {
    const command = error.command === undefined ? '' : ` ${error.command}`;
    process.stderr.write(`briefwright: ${error.message}\nSee briefwright${command} --help.\n`);
    return EXIT.usage;
  }
  const { name, message, stack } = errorOf(error);
  if (name === 'NothingToBuild' || name === 'NoSuchTheme') {
    process.stderr.write(`briefwright: ${message}\n`);
    return EXIT.usage;
  }
  if (name === 'SystemFailure') {
    process.stderr.write(`briefwright: ${message}\n`);
    return EXIT.system;
  }
  process.stderr.write(
    `briefwright: this is a fault of Briefwright ${VERSION}, not of your input.\n` +
      'Please report it with the command you gave and the lines below.\n' +
      'Leave out anything about children or families; a made-up example serves as well.\n\n' +
      `${stack ?? message}\n`,
  );
  return EXIT.fault;
}
