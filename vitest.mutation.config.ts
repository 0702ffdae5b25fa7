import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const FINDINGS = [
  'test/findings/numbers.test.ts',
  'test/findings/number-words.test.ts',
  'test/findings/passages.test.ts',
  'test/findings/dates.test.ts',
  'test/findings/decimal.test.ts',
  'test/findings/print.test.ts',
  'test/findings/scalars.test.ts',
  'test/findings/against.test.ts',
  'test/findings/changes.test.ts',
  'test/findings/editions.test.ts',
  'test/findings/disclosure-ties.test.ts',
  'test/findings/disclosure-editions.test.ts',
  'test/findings/areas.test.ts',
  'test/findings/area.test.ts',
  'test/findings/earlier.test.ts',
  'test/findings/cases.test.ts',
  'test/findings/schema.test.ts',
  'test/findings/disclosure-shipped.test.ts',
];

const TEMPLATES = [
  'test/markdown/headings.test.ts',
  'test/markdown/named.test.ts',
  'test/markdown/located.test.ts',
  'test/markdown/syntax.test.ts',
  'test/markdown/naked.test.ts',
  'test/markdown/expressions.test.ts',
  'test/markdown/pieces.test.ts',
  'test/markdown/prose.test.ts',
  'test/markdown/places.test.ts',
  'test/markdown/escapes.test.ts',
  'test/markdown/cases.test.ts',
  'test/markdown/chartWords.test.ts',
  'test/markdown/escape.test.ts',
];

/** Many figures and random values take longer; of these few are tried. */
const DEARER = [
  'test/findings/disclosure-large.test.ts',
  'test/findings/disclosure-sheets.test.ts',
  'test/findings/spreadsheet.test.ts',
  'test/findings/spans.test.ts',
  'test/findings/disclosure.test.ts',
];

/** The quick tests of findings and templates, which `npm run mutate` repeats for each change, cheap ones first. */
const FILES = [...FINDINGS, ...TEMPLATES, ...DEARER];

function placeOf({ moduleId }: TestSpecification): number {
  return FILES.findIndex((file) => moduleId.endsWith(file));
}

/** A change that a cheap test notices never comes to a dear one. */
class AsListed extends BaseSequencer {
  override sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(specifications.toSorted((a, b) => placeOf(a) - placeOf(b)));
  }
}

export default defineConfig({
  test: {
    runner: 'test/support/mutationRunner.ts',
    include: FILES,
    sequence: { sequencer: AsListed },
    setupFiles: ['test/support/fewRuns.ts'],
    isolate: false,
    maxWorkers: 1,
    // A change that turns a text into problems has no golden of that name: writing one would hide the change.
    update: 'none',
    testTimeout: 600_000,
    env: { TZ: 'UTC', PROPERTY_RUNS: '8' },
  },
});
