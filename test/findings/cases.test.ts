/**
 * Runs every folder of test/cases/findings: `input.yaml` (or .json), with the files beside it, gives
 * `problems.txt`. Files in `mended/` take the place of those of the same name, and leave no error.
 * The file `require-sources` stands for the option. Where there is a file `findings.txt`, it holds all that is read.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findingsText } from '../support/findingsText.ts';
import { isError, printed, type Reading, readFiles } from './read.ts';

const CASES = 'test/cases/findings';
const DATA = /\.(?:ya?ml|json)$/u;

describe.each(readdirSync(CASES))('%s', (name) => {
  const folder = join(CASES, name);

  test('gives its problems', async () => {
    const { problems } = readCase(folder, []);
    const text = problems.length === 0 ? 'no problems\n' : `${printed(problems).join('\n\n')}\n`;
    await expect(text).toMatchFileSnapshot(join(process.cwd(), folder, 'problems.txt'));
  });

  test.runIf(existsSync(join(folder, 'findings.txt')))('is read', async () => {
    const { findings } = readCase(folder, []);
    const golden = join(process.cwd(), folder, 'findings.txt');
    await expect(findingsText(findings)).toMatchFileSnapshot(golden);
  });

  test.runIf(existsSync(join(folder, 'mended')))(
    'has no errors when mended as the hints say',
    () => {
      const { problems } = readCase(folder, [join(folder, 'mended')]);
      expect(printed(problems.filter(isError))).toEqual([]);
    },
  );
});

function readCase(folder: string, over: readonly string[]): Reading {
  const files = new Map<string, Uint8Array>();
  for (const from of [folder, join(folder, 'sources'), ...over]) {
    if (!existsSync(from)) continue;
    for (const entry of readdirSync(from, { withFileTypes: true })) {
      if (entry.isFile()) files.set(entry.name, readFileSync(join(from, entry.name)));
    }
  }
  for (const golden of ['problems.txt', 'findings.txt']) files.delete(golden);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const data = [...files].filter(([file]) => DATA.test(file));
  const input = data.find(([file]) => file.startsWith('input.'));
  if (input === undefined) throw new Error(`${folder} has no input`);
  return readFiles(
    Object.fromEntries(data.map(([file, bytes]) => [file, decoder.decode(bytes)])),
    input[0],
    {
      tables: new Map(
        [...files]
          .filter(([file]) => file.endsWith('.csv'))
          .map(([file, bytes]) => [file, { path: `data/${file}`, bytes }]),
      ),
      snapshots: new Map([...files].filter(([file]) => file.endsWith('.txt'))),
      requireSources: files.has('require-sources'),
    },
  );
}
