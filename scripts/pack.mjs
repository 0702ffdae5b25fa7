// Packs this folder as npm would publish it, to .briefwright/package/briefwright.tgz. Options go to npm pack.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const folder = join('.briefwright', 'package');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
// On Windows npm is a script of the shell.
const { status } = spawnSync(
  ['npm', 'pack', '--pack-destination', folder, ...process.argv.slice(2)].join(' '),
  { shell: true, stdio: 'inherit' },
);
if (status === 0) {
  const [name] = readdirSync(folder);
  renameSync(join(folder, name), join(folder, 'briefwright.tgz'));
}
process.exitCode = status ?? 1;
