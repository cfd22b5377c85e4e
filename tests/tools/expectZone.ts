import { appendFileSync } from 'node:fs'
import { afterAll, expect } from 'vitest'
import { watchZone } from './zones/watchZone'

/** The whole suite runs in one time zone, and part of it in others; a run whose zone did not take effect would prove nothing. */
const expected = process.env['EXPECTED_ZONE']
const actual = new Intl.DateTimeFormat().resolvedOptions().timeZone
if (expected && expected !== actual)
  throw new Error(`the suite should run in ${expected}, but runs in ${actual}`)

/** Where the run notes which of its files asked the machine for its zone: those run in the other zones too. */
const report = process.env['ZONE_REPORT']
if (report !== undefined) {
  // Files may share their modules, and a module may have kept a watched function: there is one watch for all of them.
  const shared = globalThis as { hasAsked?: boolean }
  if (shared.hasAsked === undefined)
    watchZone(() => {
      shared.hasAsked = true
    })
  shared.hasAsked = false
  const { testPath } = expect.getState()
  afterAll(() => {
    if (shared.hasAsked) appendFileSync(report, `${testPath}\n`)
  })
}
