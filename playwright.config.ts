// The browser journeys: each runs with JavaScript and without, in the Chromium that the test command found.

import { defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';

const chromium =
  process.env['CHROMIUM'] ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(file => existsSync(file));

// Chromium's own sandbox refuses to run as root, which is what a container usually is.
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

const quiet = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--no-first-run',
];

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  forbidOnly: process.env['CI'] !== undefined,
  fullyParallel: false,
  workers: 2,
  timeout: 60_000,
  // A busy builder may keep a browser waiting; whoever passes at a second try only is named at the end.
  retries: process.env['CI'] === undefined ? 0 : 1,
  // What breaks them all is told after a few, before whoever waits gives up.
  maxFailures: process.env['CI'] === undefined ? 0 : 6,
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
    launchOptions: {
      args: [...sandbox, ...quiet],
      ...(chromium === undefined ? {} : { executablePath: chromium }),
    },
  },
  projects: [
    { name: 'with JavaScript', use: { javaScriptEnabled: true } },
    // axe is itself a script of the page, and the pages it looks at are the same.
    {
      name: 'without JavaScript',
      testIgnore: '**/accessibility.spec.ts',
      use: { javaScriptEnabled: false },
    },
  ],
});
