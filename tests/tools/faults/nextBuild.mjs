/**
 * The app as it might be released next: the same source, one more step of the stored data, and other names for every
 * file. Tests serve it in turn with the build of today. `node tests/tools/faults/nextBuild.mjs [folder]`.
 */
import { join } from 'node:path'
import { argv, exit } from 'node:process'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const ROOT = join(import.meta.dirname, '../../..')
export const NEXT = join(ROOT, 'test-results/next')

/**
 * Builds it into a folder, which is emptied first.
 * @param {string} [folder]
 */
export async function buildNext(folder = NEXT) {
  await build({
    root: ROOT,
    logLevel: 'warn',
    plugins: [oneMoreStep()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: {
        output: {
          entryFileNames: 'assets/next-[name]-[hash].js',
          chunkFileNames: 'assets/next-[name]-[hash].js',
          assetFileNames: 'assets/next-[name]-[hash][extname]',
        },
      },
    },
    worker: {
      format: 'es',
      plugins: () => [oneMoreStep()],
      rolldownOptions: {
        output: {
          entryFileNames: 'assets/next-[name]-[hash].js',
          chunkFileNames: 'assets/next-[name]-[hash].js',
        },
      },
    },
  })
}

/**
 * Adds an empty step behind the last one; throws where the list of steps is not found.
 * @returns {import('vite').Plugin}
 */
function oneMoreStep() {
  return {
    name: 'one-more-step',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/storage/stores/migrations.ts')) return undefined
      const numbers = [...code.matchAll(/\bnumber: (\d+)/g)].map(([, number]) => Number(number))
      const newest = Math.max(...numbers)
      const declared = 'export const STEPS: readonly Step[] = ['
      if (!code.includes(declared) || !Number.isFinite(newest)) throw new Error(`no list of steps in ${id}`)
      return code.replace(declared, `${declared}{ number: ${newest + 1} },`)
    },
  }
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  await buildNext(argv[2])
  exit(0)
}
