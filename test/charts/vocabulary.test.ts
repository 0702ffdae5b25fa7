import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { vocabularyFile, type Schema } from '../support/vocabulary.ts';

const require = createRequire(import.meta.url);

test('the vocabulary is that of the installed Vega-Lite', async () => {
  const path = require.resolve('vega-lite/vega-lite-schema.json');
  const schema: Schema = JSON.parse(readFileSync(path, 'utf8'));
  await expect(vocabularyFile(schema)).toMatchFileSnapshot('../../src/charts/vocabulary.ts');
});
