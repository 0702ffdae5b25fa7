/** Reads the options of one command, or says what is wrong with them. */
import { errorOf, must } from '../problems/must.ts';
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
  const { code, message }: Error & { readonly code?: unknown } = errorOf(error);
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const [option] = must(/(?<=')-[^'= ]*/u.exec(message), `option in "${message}"`);
    const near = suggest(option.replace(/^-+/u, ''), known);
    return `there is no option ${option}${near === undefined ? '' : `; did you mean --${near}?`}`;
  }
  const [name] = must(/--[a-z-]+/u.exec(message), `option in "${message}"`);
  return /does not take an argument/u.test(message)
    ? `${name} takes no value`
    : `${name} needs a value`;
}
