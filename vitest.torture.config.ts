// The long crash and load tests (`*.torture.test.ts`): one file after another, since each wants the machine.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    pool: 'forks',
    globalSetup: ['server/testing/global-setup.ts'],
    include: ['server/**/*.torture.test.ts'],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
