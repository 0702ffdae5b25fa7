/** Turns the arguments of the command line into a command, or says what is wrong with them. */
import type { Format } from '../documents.ts';
import type { Shard } from '../manifest.ts';
import { suggest } from '../problems/suggest.ts';
import { readShard, readWorkers } from './many.ts';
import { COMMON, parse, WrongUsage } from './parse.ts';
import { COMMANDS, isCommand, type CommandName } from './usage.ts';

export interface ProjectCommand {
  readonly command: 'build' | 'check';
  readonly folder: string;
  readonly data: string | undefined;
  readonly template: string | undefined;
  readonly out: string | undefined;
  readonly formats: readonly Format[];
  readonly sources: string | undefined;
  readonly requireSources: boolean;
  /** The name of a theme, or the path of a theme file. */
  readonly theme: string | undefined;
  /** The file to write JUnit XML to. */
  readonly junit: string | undefined;
  /** How many documents are made at once. */
  readonly workers: number | undefined;
  readonly shard: Shard | undefined;
  /** Whether results of earlier builds are used and kept. */
  readonly cache: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}

export interface FileCommand {
  readonly command: 'render' | 'chart';
  readonly file: string;
  readonly output: string;
  /** The name of a theme, or the path of a theme file. */
  readonly theme: string | undefined;
  /** Whether a chart is held to the rules of good charts. */
  readonly lint: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}

export interface MergeCommand {
  readonly command: 'merge';
  readonly folders: readonly string[];
  readonly out: string;
  readonly json: boolean;
  readonly quiet: boolean;
}

export interface NewCommand {
  readonly command: 'new';
  readonly folder: string;
  readonly json: boolean;
  readonly quiet: boolean;
}

export interface VerifyCommand {
  readonly command: 'verify';
  readonly file: string;
  readonly project: string | undefined;
  readonly sources: string | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
}

export type Invocation =
  | ProjectCommand
  | NewCommand
  | MergeCommand
  | FileCommand
  | VerifyCommand
  | { readonly command: 'help'; readonly about: CommandName | undefined }
  | { readonly command: 'version' };

const PROJECT = {
  ...COMMON,
  data: { type: 'string' },
  template: { type: 'string' },
  out: { type: 'string' },
  format: { type: 'string' },
  sources: { type: 'string' },
  'require-sources': { type: 'boolean' },
  junit: { type: 'string' },
  theme: { type: 'string' },
  workers: { type: 'string' },
} as const;

const BUILD = { ...PROJECT, shard: { type: 'string' }, 'no-cache': { type: 'boolean' } } as const;

const MERGE = { ...COMMON, out: { type: 'string' } } as const;

const FILE = { ...COMMON, output: { type: 'string', short: 'o' } } as const;

const CHART = { ...FILE, lint: { type: 'boolean' } } as const;

const VERIFY = {
  ...COMMON,
  project: { type: 'string' },
  sources: { type: 'string' },
} as const;

const RENDER = { ...FILE, theme: { type: 'string' } } as const;

/** @throws WrongUsage */
export function readArguments(args: readonly string[]): Invocation {
  const [name, ...rest] = args;
  if (name === undefined) throw new WrongUsage('which command?');
  if (name === '--version') return { command: 'version' };
  if (name === '--help' || name === '-h') return { command: 'help', about: undefined };
  if (name === 'help') {
    const [about] = rest;
    if (about !== undefined && !isCommand(about)) throw unknownCommand(about);
    return { command: 'help', about };
  }
  if (!isCommand(name)) throw unknownCommand(name);
  switch (name) {
    case 'build':
    case 'check':
      return readProjectCommand(name, rest);
    case 'render':
    case 'chart':
      return readFileCommand(name, rest);
    case 'new':
      return readNewCommand(rest);
    case 'merge':
      return readMergeCommand(rest);
    case 'verify':
      return readVerifyCommand(rest);
  }
}

function readMergeCommand(args: readonly string[]): Invocation {
  const { values, positionals: folders } = parse('merge', args, MERGE);
  if (values.help === true) return { command: 'help', about: 'merge' };
  if (values.version === true) return { command: 'version' };
  const [folder, second] = folders;
  if (folder === undefined || folders.includes('')) {
    throw new WrongUsage('merge needs the output folders of the shards', 'merge');
  }
  if (values.out === '') throw new WrongUsage('--out needs a value', 'merge');
  if (values.out === undefined && second !== undefined) {
    throw new WrongUsage('merge needs --out DIR where there are several folders', 'merge');
  }
  const { json = false, quiet = false, out = folder } = values;
  return { command: 'merge', folders, out, json, quiet };
}

function readNewCommand(args: readonly string[]): Invocation {
  const { values, positionals } = parse('new', args, COMMON);
  if (values.help === true) return { command: 'help', about: 'new' };
  if (values.version === true) return { command: 'version' };
  const [folder, ...more] = positionals;
  if (folder === undefined || folder === '') throw new WrongUsage('new needs a folder', 'new');
  if (more.length > 0) {
    throw new WrongUsage(`one folder at a time, not also "${more[0]}"`, 'new');
  }
  return { command: 'new', folder, json: values.json ?? false, quiet: values.quiet ?? false };
}

function readVerifyCommand(args: readonly string[]): Invocation {
  const { values, positionals } = parse('verify', args, VERIFY);
  if (values.help === true) return { command: 'help', about: 'verify' };
  if (values.version === true) return { command: 'version' };
  const [file, ...more] = positionals;
  if (file === undefined || file === '') throw new WrongUsage('verify needs a file', 'verify');
  if (more.length > 0) throw new WrongUsage(`one file at a time, not also "${more[0]}"`, 'verify');
  if (!/\.pdf$/iu.test(file))
    throw new WrongUsage(`verify takes FILE.pdf, not "${file}"`, 'verify');
  for (const option of ['project', 'sources'] as const) {
    if (values[option] === '') throw new WrongUsage(`--${option} needs a value`, 'verify');
  }
  return {
    command: 'verify',
    file,
    project: values.project,
    sources: values.sources,
    json: values.json ?? false,
    quiet: values.quiet ?? false,
  };
}

function readProjectCommand(command: 'build' | 'check', args: readonly string[]): Invocation {
  const { values, positionals } = parse(command, args, command === 'build' ? BUILD : PROJECT);
  if (values.help === true) return { command: 'help', about: command };
  if (values.version === true) return { command: 'version' };
  const [folder = '', ...more] = positionals;
  if (more.length > 0) {
    throw new WrongUsage(`one project folder at a time, not also "${more[0]}"`, command);
  }
  for (const option of ['data', 'template', 'out', 'sources', 'junit'] as const) {
    if (values[option] === '') throw new WrongUsage(`--${option} needs a value`, command);
  }
  return {
    command,
    folder,
    data: values.data,
    template: values.template,
    out: values.out,
    formats: readFormats(values.format, command),
    sources: values.sources,
    requireSources: values['require-sources'] ?? false,
    theme: readTheme(values.theme, command),
    junit: values.junit,
    workers: known(readWorkers(values.workers), command),
    shard: known(readShard('shard' in values ? String(values.shard) : undefined), command),
    cache: !('no-cache' in values && values['no-cache'] === true),
    json: values.json ?? false,
    quiet: values.quiet ?? false,
  };
}

function known<T>(read: T | { readonly wrong: string }, command: CommandName): T {
  if (typeof read === 'object' && read !== null && 'wrong' in read)
    throw new WrongUsage(read.wrong, command);
  return read;
}

function readFormats(text: string | undefined, command: CommandName): readonly Format[] {
  if (text === undefined) return ['md', 'pdf'];
  const named = text.split(',');
  const wrong = named.find((format) => format !== 'md' && format !== 'pdf');
  if (wrong !== undefined) {
    throw new WrongUsage(`--format takes md, pdf, or md,pdf; not "${wrong}"`, command);
  }
  return (['md', 'pdf'] as const).filter((format) => named.includes(format));
}

function readTheme(text: unknown, command: CommandName): string | undefined {
  if (text === '') throw new WrongUsage('--theme needs a value', command);
  return typeof text === 'string' ? text : undefined;
}

const ENDINGS = { render: /\.(?:md|markdown)$/u, chart: /\.(?:vl|vg)\.json$/u } as const;

function readFileCommand(command: 'render' | 'chart', args: readonly string[]): Invocation {
  const { values, positionals } = parse(command, args, command === 'chart' ? CHART : RENDER);
  if (values.help === true) return { command: 'help', about: command };
  if (values.version === true) return { command: 'version' };
  const [file, ...more] = positionals;
  if (file === undefined || file === '') throw new WrongUsage(`${command} needs a file`, command);
  if (more.length > 0) throw new WrongUsage(`one file at a time, not also "${more[0]}"`, command);
  const wanted = command === 'render' ? 'FILE.md' : 'FILE.vl.json or FILE.vg.json';
  if (!ENDINGS[command].test(file))
    throw new WrongUsage(`${command} takes ${wanted}, not "${file}"`, command);
  const output =
    values.output ?? file.replace(ENDINGS[command], command === 'render' ? '.pdf' : '.svg');
  if (!(command === 'render' ? /\.pdf$/u : /\.(?:svg|pdf)$/u).test(output)) {
    const endings = command === 'render' ? '.pdf' : '.svg or .pdf';
    throw new WrongUsage(`the output must end in ${endings}: "${output}" does not`, command);
  }
  return {
    command,
    file,
    output,
    theme: 'theme' in values ? readTheme(values.theme, command) : undefined,
    lint: 'lint' in values && values.lint === true,
    json: values.json ?? false,
    quiet: values.quiet ?? false,
  };
}

function unknownCommand(name: string): WrongUsage {
  const near = suggest(name, COMMANDS);
  return new WrongUsage(
    `there is no command "${name}"${near === undefined ? '' : `; did you mean ${near}?`}`,
  );
}
