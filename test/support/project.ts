/** Copies the shipped project to a temporary folder, edited as a case says, so that a build can be tried on it. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

/** One change of a file: the first place of `find` becomes `write`; without `find` the file is `write`. */
export interface Edit {
  readonly file: string;
  readonly find?: string;
  readonly write: string;
}

export function readEdits(path: string): readonly Edit[] {
  return parse(readFileSync(path, 'utf8')) as readonly Edit[];
}

/** A copy of the shipped project with its outputs; `edits` that find nothing fail. */
export function projectWith(edits: readonly Edit[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'briefwright-'));
  for (const part of ['data', 'templates', 'output']) {
    if (existsSync(part)) cpSync(part, join(folder, part), { recursive: true });
  }
  for (const { file, find, write } of edits) {
    const path = join(folder, file);
    if (find === undefined) {
      writeFileSync(path, write);
      continue;
    }
    const text = readFileSync(path, 'utf8');
    if (!text.includes(find)) throw new Error(`${file} does not hold: ${find}`);
    writeFileSync(
      path,
      text.replace(find, () => write),
    );
  }
  return folder;
}

/** All files below a folder with their contents in hexadecimal, to see that nothing was touched. */
export function snapshot(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      return [path.slice(folder.length + 1), readFileSync(path).toString('hex')];
    }),
  );
}
