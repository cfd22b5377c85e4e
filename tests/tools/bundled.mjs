import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const ROOT = join(import.meta.dirname, '../..')

/**
 * A module with all that it imports as one script for Node, not made small, so that what ran can be found in it. Gives its
 * address.
 * @param {string} entry its path from the project
 * @param {string} outDir emptied first
 */
export async function bundled(entry, outDir) {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: { '@': join(ROOT, 'src') } },
    build: {
      ssr: join(ROOT, entry),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { entryFileNames: 'entry.mjs' } },
    },
    ssr: { noExternal: true },
  })
  return pathToFileURL(join(outDir, 'entry.mjs')).href
}
