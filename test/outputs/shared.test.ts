/** A chart that two documents show is not renewed while one of them fails, since that one still shows the earlier. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { recordOf } from '../../src/manifest.ts';
import { openOutputs } from '../../src/outputs/outputs.ts';
import { stageFiles } from '../../src/outputs/transaction.ts';
import { Writing } from '../../src/outputs/writing.ts';

const CHART = 'a/charts/c.svg';

/** Writes documents that show one chart; those without files have failed. */
async function write(
  folder: string,
  documents: Readonly<Record<string, Readonly<Record<string, string>> | undefined>>,
) {
  const outputs = await openOutputs(folder);
  try {
    const made = Object.entries(documents).map(([id, files]) => ({
      id,
      files:
        files && new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])),
    }));
    const all = new Map(made.flatMap(({ files }) => [...(files ?? [])]));
    const staged = stageFiles(folder, 'set', all);
    const problem = new Writing(outputs).write({
      documents: made.map(({ id, files }) => ({ id, record: files && recordOf(files) })),
      staged,
    });
    outputs.finish();
    return problem?.message;
  } finally {
    outputs.close();
  }
}

function fresh(): string {
  const folder = mkdtempSync(join(tmpdir(), 'briefwright-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('what shares a changed chart with a document that failed is not written', async () => {
  const folder = fresh();
  const shown = (text: string) => ({ [CHART]: text });
  expect(
    await write(folder, { 'a/x': shown('old'), 'a/y': shown('old'), 'a/z': shown('old') }),
  ).toBeUndefined();
  expect(await write(folder, { 'a/x': shown('new'), 'a/y': undefined })).toBe(
    'a/x is not written, since a/y was not built',
  );
  expect(await write(folder, { 'a/x': shown('new'), 'a/z': shown('new'), 'a/y': undefined })).toBe(
    'a/x, a/z are not written, since a/y was not built',
  );
  expect(readFileSync(join(folder, CHART), 'utf8')).toBe('old');
});

test('a document that was never built shows nothing, and holds nobody up', async () => {
  const folder = fresh();
  expect(await write(folder, { 'a/x': { [CHART]: 'new' }, 'a/y': undefined })).toBeUndefined();
  expect(existsSync(join(folder, CHART))).toBe(true);
});
