import { expect, test } from '@playwright/test'
import { join } from 'node:path'
import { checked, told } from '../tools/shots/check.mjs'
import { LANGUAGES } from '../tools/shots/combinations.mjs'
import { walk } from '../tools/shots/walk.mjs'
import { serve } from '../tools/serve.mjs'

const DIST = process.env['JOURNEY_DIST'] ?? join(import.meta.dirname, '../../dist')
/** What the doctor, the nurse and the reception look at all day; `npm run shots -- --check` measures every screen. */
const DAILY = [
  'patient',
  'patient-contraindicated',
  'worklist',
  'worklist-overdue',
  'import-demo',
  'print-preview',
  'print-list',
]

for (const language of LANGUAGES) {
  for (const withBroughtFont of [false, true]) {
    const font = withBroughtFont ? 'BIZ UDPGothic' : "this machine's font"
    test(`in ${language}, with ${font}, no label lies on another, no text is cut or pale, and a patient is seen without scrolling`, async ({
      browser,
    }) => {
      const { address, stop } = await serve({ root: DIST })
      const found: string[] = []
      await walk(browser, {
        address,
        language,
        withBroughtFont,
        isWanted: (name) => DAILY.includes(name),
        at: async ({ name, firstView }, page) => {
          for (const finding of await checked(page, firstView)) found.push(told(name, finding))
        },
        missed: (name, because) => found.push(`${name} · not reached · ${because}`),
      })
      await stop()
      expect(found).toEqual([])
    })
  }
}
