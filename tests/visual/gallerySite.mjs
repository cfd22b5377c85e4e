import vue from '@vitejs/plugin-vue'
import { join } from 'node:path'
import { build } from 'vite'

const ROOT = join(import.meta.dirname, '../..')

/**
 * Builds the gallery into a folder, as it stands in the working tree.
 * @param {string} outDir
 */
export async function buildGallery(outDir) {
  await build({
    root: join(ROOT, 'tests/gallery'),
    base: './',
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [vue()],
    resolve: { alias: { '@': join(ROOT, 'src') } },
    worker: { format: 'es' },
    define: { __VUE_OPTIONS_API__: 'false' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  })
}
