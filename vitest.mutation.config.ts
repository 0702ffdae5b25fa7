import { defineConfig } from 'vitest/config';

/** The quick tests of findings and templates, which `npm run mutate` repeats for each change. */
export default defineConfig({
  test: {
    runner: 'test/support/mutationRunner.ts',
    include: [
      'test/findings/{cases,changes,dates,disclosure-shipped,editions,number-words,numbers,print,schema}.test.ts',
      'test/markdown/{cases,chartWords,escape}.test.ts',
    ],
    isolate: false,
    maxWorkers: 1,
    // A change that turns a text into problems has no golden of that name: writing one would hide the change.
    update: 'none',
    testTimeout: 600_000,
    env: { TZ: 'UTC' },
  },
});
