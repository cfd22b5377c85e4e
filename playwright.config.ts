import { defineConfig } from '@playwright/test'
import { launchOptions } from './tests/tools/browser.mjs'

/** `npm test` names the engine without a browser around it; what a browser leaves on the disk is looked for in a whole one. */
const journeyBrowser = process.env['JOURNEY_BROWSER']

export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/journeys',
  forbidOnly: Boolean(process.env['CI']),
  // A journey that fails now and then is a fault to find, not to repeat.
  retries: 0,
  // A long file of journeys would keep one worker busy after the other has ended.
  fullyParallel: true,
  workers: Number(process.env['JOURNEY_WORKERS'] ?? 2),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    launchOptions: {
      ...launchOptions(),
      ...(journeyBrowser === undefined ? {} : { executablePath: journeyBrowser }),
    },
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1366, height: 625 },
    // Each journey begins in a fresh profile, where the worker would fetch every file of the app for later: a third of the
    // processor's time. What is about it, and the whole day's work, allow it.
    serviceWorkers: 'block',
    // Pictures of every step take a sixth of the time; `--trace retain-on-failure` has them.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    screenshot: 'only-on-failure',
  },
})
