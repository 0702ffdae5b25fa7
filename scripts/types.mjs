// Writes the types of the library's face to dist/types, with the files that they refer to and no others.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const RELATIVE = /(?<=(?:from|import) '|import\(["'])\.{1,2}\/[^'"]+?\.ts(?=['"])/gu;
const types = join('dist', 'types');

const manifest = createRequire(import.meta.url).resolve('typescript/package.json');
const compiler = join(dirname(manifest), 'bin', 'tsc');
const compiled = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.types.json'], {
  stdio: 'inherit',
});

// TypeScript leaves the ending .ts in declarations, where a package holds no such file.
const kept = new Set();
const keep = (file) => {
  if (kept.has(file) || !existsSync(file)) return;
  kept.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [path] of text.matchAll(RELATIVE)) {
    keep(join(dirname(file), path.replace(/\.ts$/u, '.d.ts')));
  }
  writeFileSync(
    file,
    text.replace(RELATIVE, (path) => path.replace(/\.ts$/u, '.js')),
  );
};
keep(join(types, 'index.d.ts'));
for (const entry of readdirSync(types, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath, entry.name);
  if (entry.isFile() && !kept.has(file)) rmSync(file);
}
process.exitCode = compiled.status ?? 1;
