// Which files are tests, and what they may take: unit, store, use case and page tests beside the code.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['server/**/*.test.ts', 'migrations/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: ['**/*.torture.test.ts', '**/node_modules/**', 'dist/**', '.cache/**'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
