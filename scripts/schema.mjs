// Writes the JSON Schemas in data/, docs/data.md and docs/board-papers.md from the schemas of a project's files.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';

// Node 20 runs no TypeScript; a bundle inside the project still finds the packages.
const folder = mkdtempSync(join('node_modules', '.schema-'));
try {
  await bundle({
    entryPoints: ['scripts/schema.ts', 'scripts/board.ts'],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
  });
  const load = (name) => import(pathToFileURL(join(folder, name)).href);
  const { jsonSchemaText, documentationText } = await load('schema.mjs');
  const { boardSchemas, boardDocumentation } = await load('board.mjs');
  writeFileSync('data/findings.schema.json', jsonSchemaText());
  writeFileSync('docs/data.md', documentationText());
  for (const [path, text] of boardSchemas()) writeFileSync(path, text);
  writeFileSync('docs/board-papers.md', boardDocumentation());
} finally {
  rmSync(folder, { recursive: true, force: true });
}
