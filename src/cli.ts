#!/usr/bin/env node
/** The program: hands its arguments and the compiled library to the command line, and sets the exit code. */
import { runCommand } from './cli/run.ts';
import type * as Files from './files.ts';
import type * as Library from './index.ts';
import type * as Projects from './projects.ts';
import { asProgram, load } from './start/load.ts';

// Charts and dates must not depend on the machine's zone.
process.env['TZ'] = 'UTC';

void runCommand(process.argv.slice(2), {
  projects: () => {
    asProgram();
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what scripts/compile.mjs makes of it
    return load('projects') as typeof Projects;
  },
  files: () => {
    asProgram();
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what scripts/compile.mjs makes of it
    return load('files') as typeof Files;
  },
  library: () => {
    asProgram();
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what scripts/compile.mjs makes of it
    return load('index') as typeof Library;
  },
}).then((status) => {
  process.exitCode = status;
});
