import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/setup.ts'],
    // Page images and property tests take longer than a unit test on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // By default one core is left idle, which on two cores doubles the time.
    maxWorkers: '100%',
    env: { TZ: 'UTC' },
    coverage: { provider: 'v8', include: ['src/**/*.ts'] },
  },
});
