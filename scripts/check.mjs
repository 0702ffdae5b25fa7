// The checks that are no tests: types, lint, format, dead code. Runs all of them, then says which failed.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const binary = (name, bin = name) => {
  // Some packages don't export their package.json, so it is found by its place.
  const file = join(process.cwd(), 'node_modules', name, 'package.json');
  const { bin: bins } = require(file);
  return join(dirname(file), typeof bins === 'string' ? bins : bins[bin]);
};
const checks = [
  { name: 'types', file: binary('typescript', 'tsc'), args: [] },
  { name: 'lint', file: binary('oxlint'), args: ['--type-aware'] },
  { name: 'format', file: binary('oxfmt'), args: ['--check'] },
  { name: 'dead code', file: binary('knip'), args: [] },
];
const failed = checks.filter(({ name, file, args }) => {
  console.log(`${name}:`);
  return spawnSync(process.execPath, [file, ...args], { stdio: 'inherit' }).status !== 0;
});
console.log(
  failed.length ? `failed: ${failed.map(({ name }) => name).join(', ')}` : 'all checks passed',
);
process.exitCode = failed.length ? 1 : 0;
