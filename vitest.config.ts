// How the tests run: each file in a process of its own, around one PostgreSQL for all.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    pool: 'forks',
    // Half of a test's time is waiting for a database or a process: two at once even on two cores.
    maxWorkers: 2,
    globalSetup: ['server/testing/global-setup.ts'],
    include: ['server/**/*.test.ts', 'migrations/**/*.test.ts', 'bench/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: ['**/*.torture.test.ts', '**/node_modules/**', 'dist/**', '.cache/**'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
