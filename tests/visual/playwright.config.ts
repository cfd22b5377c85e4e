import { defineConfig } from '@playwright/test'
import { join } from 'node:path'
import { launchOptions } from '../tools/browser.mjs'

const options = launchOptions()
/** What would make letters and lines differ from machine to machine. */
const STEADY = [
  '--disable-gpu',
  '--force-color-profile=srgb',
  '--force-device-scale-factor=1',
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--disable-font-subpixel-positioning',
  '--hide-scrollbars',
]

/** Pictures of the gallery against those that are kept, and the checks of screens (`npm run shots -- --check`). */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: process.env['PICTURES_RESULTS'] ?? join(import.meta.dirname, '../../test-results/pictures'),
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  // A picture that is not kept is missing, here as in the checks: it is made only on purpose.
  updateSnapshots: 'none',
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  workers: Number(process.env['PICTURES_WORKERS'] ?? 2),
  fullyParallel: true,
  timeout: 60_000,
  reporter: [['list']],
  globalSetup: './globalSetup.ts',
  expect: {
    timeout: 15_000,
    toHaveScreenshot: {
      animations: 'disabled',
      caret: 'hide',
      scale: 'css',
      threshold: 0.1,
      maxDiffPixels: 20,
    },
    toMatchSnapshot: { threshold: 0.1, maxDiffPixels: 20 },
  },
  use: {
    launchOptions: { ...options, args: [...options.args, ...STEADY] },
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    serviceWorkers: 'block',
  },
})
