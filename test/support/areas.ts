/** Copies the made-up project with a table of areas to a temporary folder, edited as a case says. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Edit } from './project.ts';

const SOURCE = join(import.meta.dirname, '../cases/areas/exampleshire');
const PARTIALS = join(import.meta.dirname, '../../templates/partials');

/** A copy without outputs. An edit without `find` writes the whole file; one without `write` removes it. */
export function areasProject(edits: readonly Partial<Edit>[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'briefwright-'));
  cpSync(SOURCE, folder, { recursive: true });
  cpSync(PARTIALS, join(folder, 'templates/partials'), { recursive: true });
  edit(folder, edits);
  return folder;
}

/** Edits files of a project; text that isn't there fails. */
export function edit(folder: string, edits: readonly Partial<Edit>[]): void {
  for (const { file = '', find, write } of edits) {
    const path = join(folder, file);
    if (write === undefined) {
      rmSync(path);
      continue;
    }
    const text = find === undefined ? '' : readFileSync(path, 'utf8');
    if (find !== undefined && !text.includes(find)) throw new Error(`${file} has no: ${find}`);
    writeFileSync(path, find === undefined ? write : text.replace(find, () => write));
  }
}
