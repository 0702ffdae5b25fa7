/** Reads the options of one command, or says what is wrong with them. */
import { parseArgs } from 'node:util';
import { suggest } from '../problems/suggest.ts';
import type { CommandName } from './usage.ts';

/** The user called the program wrongly: exit code 2. */
export class WrongUsage extends Error {
  readonly command: CommandName | undefined;

  constructor(message: string, command?: CommandName) {
    super(message);
    this.name = 'WrongUsage';
    this.command = command;
  }
}

export const COMMON = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
} as const;

type Options = Readonly<Record<string, { type: 'boolean' | 'string'; short?: string }>>;

/** @throws WrongUsage */
export function parse<T extends Options>(
  command: CommandName,
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new WrongUsage(explain(error, Object.keys(options)), command);
  }
}

function explain(error: unknown, known: readonly string[]): string {
  if (!(error instanceof Error && 'code' in error)) throw error;
  const option = /'(?<option>-[^'= ]*)/u.exec(error.message)?.groups?.['option'] ?? '';
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const near = suggest(option.replace(/^-+/u, ''), known);
    return `there is no option ${option}${near === undefined ? '' : `; did you mean --${near}?`}`;
  }
  if (error.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    const name = /--[a-z-]+/u.exec(error.message)?.[0] ?? option;
    return /does not take an argument/u.test(error.message)
      ? `${name} takes no value`
      : `${name} needs a value`;
  }
  throw error;
}
