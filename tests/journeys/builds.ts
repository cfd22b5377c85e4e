import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { NEXT } from '../tools/faults/nextBuild.mjs'
import { serve } from '../tools/serve.mjs'
import { expect, test as base } from './support'

export { expect }

const BUILDS = {
  now: process.env['JOURNEY_DIST'] ?? join(import.meta.dirname, '../../dist'),
  next: process.env['JOURNEY_NEXT'] ?? NEXT,
}

/** One address at which now this, now that build of the app is served. */
export interface Site {
  address: string
  /** From now on; what a page still fetches of the other build, it does not find. */
  show: (build: keyof typeof BUILDS) => void
}

/** Journeys over two versions of the app: each has an address, and so a browser storage, of its own. */
export const test = base.extend<{ site: Site; ownOrigin: undefined }>({
  site: async ({}, use) => {
    for (const folder of Object.values(BUILDS))
      expect(existsSync(join(folder, 'index.html')), `npm test builds it first: ${folder}`).toBe(true)
    const server = await serve({ root: BUILDS.now })
    await use({ address: server.address, show: (build) => server.show(BUILDS[build]) })
    await server.stop()
  },
  baseURL: async ({ site }, use) => use(site.address),
  ownOrigin: [
    async ({ watch, site }, use) => {
      watch.expectFault(site.address)
      await use(undefined)
    },
    { auto: true },
  ],
})
