import vue from '@vitejs/plugin-vue'
import { playwright } from '@vitest/browser-playwright'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { findBrowser } from './tests/tools/browser.mjs'

const browser = findBrowser()

const UNIT = {
  pool: 'forks' as const,
  setupFiles: ['tests/tools/expectZone.ts'],
  // Some properties look at a million days; a busy machine must not make them fail.
  testTimeout: 120_000,
}

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          ...UNIT,
          name: 'unit',
          environment: 'happy-dom',
          include: ['tests/{screens,state,storage,ui}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...UNIT,
          name: 'unit of the core',
          environment: 'node',
          // Nothing here keeps anything between tests, so the files share their modules.
          isolate: false,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/{screens,state,storage,ui,browser,journeys,gallery}/**'],
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
            'zod/mini',
            'chart.js',
            'vue-chartjs',
            '@tanstack/vue-virtual',
            '@vue/test-utils',
            'fast-check',
            'uplot',
            '@e965/xlsx',
            '@zip.js/zip.js',
            '@zip.js/zip.js/lib/zip-core-reader.js',
            'saxes',
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
