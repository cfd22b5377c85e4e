import vue from '@vitejs/plugin-vue'
import { playwright } from '@vitest/browser-playwright'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { findBrowser } from './tests/tools/browser.mjs'

const browser = findBrowser()

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'happy-dom',
          pool: 'forks',
          setupFiles: ['tests/tools/expectZone.ts'],
          // Some properties look at a million days; a busy machine must not make them fail.
          testTimeout: 120_000,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/journeys/**', 'tests/gallery/**'],
        },
      },
      {
        extends: true,
        // Named here, or Vite finds them during the run and reloads the page under the tests.
        optimizeDeps: {
          include: [
            'vue',
            'pinia',
            'vue-router',
            'comlink',
            'idb',
            'papaparse',
            'zod',
            'chart.js',
            'vue-chartjs',
            '@tanstack/vue-virtual',
            '@vue/test-utils',
            'fast-check',
            'uplot',
          ],
        },
        worker: { format: 'es' },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: browser?.launchOptions ?? {} }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
