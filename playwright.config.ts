import { defineConfig } from '@playwright/test'
import { launchOptions } from './tests/tools/browser.mjs'

export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/journeys',
  forbidOnly: Boolean(process.env['CI']),
  // A journey that fails now and then is a fault to find, not to repeat.
  retries: 0,
  workers: Number(process.env['JOURNEY_WORKERS'] ?? 2),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    launchOptions: launchOptions(),
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1366, height: 625 },
    trace: 'retain-on-failure',
  },
})
