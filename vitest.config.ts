import { defineConfig } from 'vitest/config';

// These put other modules in the place of some, or count what is loaded: each needs modules of its own.
const APART = [
  'test/charts/compiled-once.test.ts',
  'test/outputs/kill.test.ts',
  'test/outputs/windows.test.ts',
];

const shared = {
  setupFiles: ['test/support/setup.ts'],
  // Page images and property tests take longer than a unit test on a busy machine.
  testTimeout: 120_000,
  hookTimeout: 60_000,
  env: { TZ: 'UTC' },
};

export default defineConfig({
  test: {
    // By default one core is left idle, which on two cores doubles the time.
    maxWorkers: '100%',
    coverage: {
      provider: 'custom',
      customProviderModule: './scripts/coverage.mjs',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'json'],
      thresholds: { branches: 95 },
    },
    projects: [
      // Vega, pdfkit and the fonts are loaded once for all files, which saves a fifth of the time.
      {
        test: {
          ...shared,
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: APART,
          isolate: false,
        },
      },
      { test: { ...shared, name: 'apart', include: APART } },
    ],
  },
});
