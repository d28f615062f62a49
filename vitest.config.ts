// How the tests run: in two processes, around one PostgreSQL for all.
import { defineConfig } from 'vitest/config';

const INCLUDE = ['server', 'migrations', 'bench', 'scripts'].map(folder => `${folder}/**/*.test.ts`);
const EXCLUDE = ['**/*.torture.test.ts', '**/node_modules/**', 'dist/**', '.cache/**'];

/** These measure their own process, which must then hold nothing of another file's. */
const ALONE = [
  'server/importer/files/hostile.test.ts',
  'server/importer/read-ua.fuzz.test.ts',
  'server/platform/documents/print-pdf.test.ts',
];

const EACH = { pool: 'forks', testTimeout: 20_000, hookTimeout: 60_000 } as const;

export default defineConfig({
  test: {
    // Half of a test's time is waiting for a database or a process: two at once even on two cores.
    maxWorkers: 2,
    globalSetup: ['server/testing/global-setup.ts'],
    projects: [
      // One file after another in the same process: to load the whole site anew takes longer than most files' tests.
      // It can be so because nothing is kept in a module that does not hang on an app.
      { test: { ...EACH, name: 'site', isolate: false, include: INCLUDE, exclude: [...EXCLUDE, ...ALONE] } },
      { test: { ...EACH, name: 'alone', include: ALONE } },
    ],
  },
});
