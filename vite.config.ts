import vue from '@vitejs/plugin-vue'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { fhirOrigin, metaPolicy } from './tests/tools/headers.mjs'

/** The one server besides the app's own origin that the built page may reach; set by whoever deploys, when building. */
const fhirServer = fhirOrigin(process.env['SAIKETSU_FHIR_SERVER'])

/**
 * What is always wanted together is one file: the door, the list behind it, and the charts. Left alone, each module that
 * some late room shares with them becomes a file of its own, which zips badly and loads slowly.
 */
const TOGETHER = [
  { name: 'door', test: /src[\\/]main\.ts$/, priority: 2 },
  { name: 'open', test: /src[\\/](OpenApp\.vue|domain[\\/]factsOf\.ts)$/, priority: 1 },
  {
    name: 'scene',
    test: /src[\\/](ui[\\/]chart[\\/]scene[\\/]index|domain[\\/]verdict[\\/]ahead|tables[\\/]biologicalVariation[\\/]index|words[\\/]patient[\\/]notCompared)\.ts$/,
    priority: 0,
  },
]

export default defineConfig(({ command }) => ({
  base: './',
  plugins: [vue(), writePolicy(), compilePatientWhole(), listChunks(), offline()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: {
    // Test utilities need the options API; the built app does not.
    ...(command === 'build' ? { __VUE_OPTIONS_API__: 'false' } : {}),
  },
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false, resolveDependencies: fetchedAhead },
    // A small image as data: would be text in a script that counts against the size budget.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // How long the offline plugin took is no warning.
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: { codeSplitting: { groups: TOGETHER } },
    },
  },
  // Found only when somebody imports; found then, the dev server would reload the page in the middle.
  optimizeDeps: { include: ['comlink', 'zod/mini'] },
  server: { host: '127.0.0.1' },
}))

/**
 * What is asked for together with a file: the page names what it starts with, the open app what it stands on, and the page
 * of a patient, which is opened all day, its parts. For what else is opened by a press, lists of hashed names would weigh
 * more than the moment that they save.
 */
function fetchedAhead(file: string, files: string[], { hostType }: { hostType: 'html' | 'js' }): string[] {
  return hostType === 'html' || /assets\/(open|PatientScreen)-/.test(file) ? files : []
}

/** Puts the content security policy into the built page. The dev server has none: it injects styles. */
function writePolicy(): Plugin {
  return {
    name: 'write-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: metaPolicy(fhirServer) },
        injectTo: 'head-prepend',
      },
    ],
  }
}

/**
 * Asks the browser to compile the page of a patient whole, beside the page's own thread, while its files come: nearly all of
 * it runs at the first opening, when each function would be compiled while somebody waits. Chromium reads the first line of
 * a file for that; to others it is a comment.
 */
function compilePatientWhole(): Plugin {
  return {
    name: 'compile-patient-whole',
    apply: 'build',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const withImports = (name: string, known = new Set<string>()): Set<string> => {
        const chunk = chunks.find((one) => one.name === name || one.fileName === name)
        if (!chunk) throw new Error(`no file of: ${name}`)
        if (!known.has(chunk.fileName)) {
          known.add(chunk.fileName)
          for (const file of chunk.imports) withImports(file, known)
        }
        return known
      }
      const before = withImports('open')
      const all = withImports('PatientScreen')
      for (const chunk of chunks)
        if (all.has(chunk.fileName) && !before.has(chunk.fileName))
          chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`
    },
  }
}

/** Writes which modules stand in which built file, and which file loads which, for the size budget. */
function listChunks(): Plugin {
  return {
    name: 'list-chunks',
    apply: 'build',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).flatMap((file) =>
        file.type === 'chunk'
          ? {
              file: file.fileName,
              isEntry: file.isEntry,
              source: file.facadeModuleId && named(file.facadeModuleId),
              imports: file.imports,
              dynamicImports: file.dynamicImports,
              modules: Object.entries(file.modules).map(([id, { code }]) => [named(id), code?.length ?? 0]),
            }
          : [],
      )
      this.emitFile({ type: 'asset', fileName: '.vite/chunks.json', source: JSON.stringify(chunks, null, 1) })
    },
  }
}

/** A module by its path in the project, or by the name of its package. */
function named(id: string): string {
  const inPackage = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)
  return inPackage?.[1] ?? relative(import.meta.dirname, id.replace(/\?.*$/, '').replace(/^\0/, ''))
}

/** The app shell for offline use; a new version waits until the user agrees, since a form may be open. */
function offline(): ReturnType<typeof VitePWA> {
  return VitePWA({
    strategies: 'generateSW',
    registerType: 'prompt',
    injectRegister: false,
    manifest: {
      name: 'Saiketsu 採血',
      short_name: 'Saiketsu',
      description: 'イソトレチノイン治療の採血管理 / Blood tests during isotretinoin treatment',
      lang: 'ja',
      id: './',
      start_url: './',
      scope: './',
      display: 'standalone',
      background_color: '#ffffff',
      theme_color: '#1f4e79',
      icons: [
        { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
    workbox: {
      // The runtime inside sw.js: importScripts would need a policy of its own under Trusted Types.
      inlineWorkboxRuntime: true,
      sourcemap: false,
      globPatterns: ['**/*.{html,js,css,svg,png,woff2}'],
      dontCacheBustURLsMatching: /assets\/.*-[\w-]{8}\./,
      cleanupOutdatedCaches: true,
      navigateFallback: 'index.html',
    },
  })
}
