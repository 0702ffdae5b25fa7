// Writes data/findings.schema.json and docs/data.md from the schema of a data file.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// Node 20 runs no TypeScript; a bundle inside the project still finds the packages.
const folder = mkdtempSync(join('node_modules', '.schema-'));
try {
  const outfile = join(folder, 'schema.mjs');
  await build({
    entryPoints: ['scripts/schema.ts'],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  const { jsonSchemaText, documentationText } = await import(pathToFileURL(outfile).href);
  writeFileSync('data/findings.schema.json', jsonSchemaText());
  writeFileSync('docs/data.md', documentationText());
} finally {
  rmSync(folder, { recursive: true, force: true });
}
