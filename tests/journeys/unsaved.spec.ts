import type { BrowserContext, Page } from '@playwright/test'
import {
  clinicFile,
  createClinic,
  expect,
  expectAccessible,
  importFiles,
  openAt,
  ready,
  rowOf,
  test,
  unlock,
} from './support'
import { NOW, PASSPHRASE } from './support'

const CLINIC = clinicFile([
  {
    number: '00142',
    name: '佐藤 春奈',
    sex: 'F',
    phone: '03-0000-0142',
    courses: [{ start: '2026-09-27', plannedWeeks: 20, doses: [{ from: '2026-09-27', mgPerDay: 20 }] }],
    draws: [{ day: '2026-09-14', results: [{ analyte: 'alt', value: '98', unit: 'U/L', status: 'final' }] }],
  },
])

/** Opens the page of the patient with that number, and its form for a draw. */
async function openDraw(page: Page): Promise<void> {
  await page.goto('./#/worklist')
  await rowOf(page, '00142').click()
  await page.getByTestId('open-draw').first().click()
}

/** Types half a draw. */
async function typeDraw(page: Page): Promise<void> {
  await openDraw(page)
  await page.getByTestId('draw-day').fill('2026-11-20')
  await page.getByTestId('draw-alt').fill('131')
  await page.getByTestId('draw-tg').fill('24')
}

/** Opens the form from the patient's page, and finds everything as it was typed. */
async function expectDraw(page: Page): Promise<void> {
  await expect(page.getByTestId('unsaved')).toHaveAttribute('data-form', 'draw')
  await page.getByTestId('unsaved-open').click()
  await expect(page.getByTestId('unsaved-continued')).toBeVisible()
  await expect(page.getByTestId('draw-day')).toHaveValue('2026-11-20')
  await expect(page.getByTestId('draw-alt')).toHaveValue('131')
  await expect(page.getByTestId('draw-tg')).toHaveValue('24')
}

/** Unlocks wherever the address is. */
async function unlockHere(page: Page): Promise<void> {
  await page.getByTestId('unlock-passphrase').fill(PASSPHRASE)
  await page.getByTestId('unlock-confirm').click()
  await expect(page.getByTestId('as-of')).toBeVisible()
}

async function secondTab(context: BrowserContext): Promise<Page> {
  const other = await context.newPage()
  await openAt(other, '#/worklist', NOW)
  await unlock(other)
  return other
}

test('what was typed and not saved is there after a lock from another tab, at once and after long idling', async ({
  page,
  context,
}) => {
  test.setTimeout(180_000)
  await createClinic(page)
  await importFiles(page, CLINIC)
  const other = await secondTab(context)
  await typeDraw(page)
  await other.getByTestId('lock-now').click()
  await expect(page.getByTestId('unlock-passphrase')).toBeVisible()
  await expect(page.getByTestId('form-draw')).toHaveCount(0)
  await unlockHere(page)
  await expectDraw(page)
  await other.close()

  await page.getByTestId('draw-tg').fill('240')
  await page.clock.fastForward('10:00:00')
  await expect(page.getByTestId('unlock-passphrase')).toBeVisible()
  await unlockHere(page)
  await page.getByTestId('unsaved-open').click()
  await expect(page.getByTestId('draw-tg')).toHaveValue('240')
})

test('what was typed and not saved is there after a reload, in either list and form, and gone once it is saved', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await createClinic(page)
  await importFiles(page, CLINIC)
  await typeDraw(page)
  await page.waitForTimeout(600)
  // Nothing asks: what was typed is on the disk.
  await page.reload()
  await ready(page)
  await unlockHere(page)
  await expect(page.getByTestId('unsaved')).toHaveCount(1)
  await page.goto('./#/worklist')
  await page.reload()
  await ready(page)
  await unlock(page)
  const waiting = page.getByTestId('message').filter({ has: page.getByTestId('message-action') })
  await expect(waiting).toBeVisible()
  await expectAccessible(page)
  await waiting.getByTestId('message-action').click()
  await expect(page.getByTestId('unsaved-continued')).toBeVisible()
  await expect(page.getByTestId('draw-alt')).toHaveValue('131')
  await expectAccessible(page)
  await page.getByTestId('draw-save').click()
  await expect(page.getByTestId('form-draw')).toHaveCount(0)
  await expect(page.getByTestId('unsaved')).toHaveCount(0)
  await page.reload()
  await ready(page)
  await unlockHere(page)
  await expect(page.getByTestId('verdict')).toBeVisible()
  await expect(page.getByTestId('unsaved')).toHaveCount(0)
})

test('a form with something typed is left for later, or let go; "back" loses nothing', async ({ page }) => {
  test.setTimeout(180_000)
  await createClinic(page)
  await importFiles(page, CLINIC)
  await typeDraw(page)
  await page.goBack()
  await expect(page.getByTestId('form-draw')).toBeVisible()
  await page.getByTestId('draw-later').click()
  await expect(page.getByTestId('form-draw')).toHaveCount(0)
  await expectDraw(page)
  await page.getByTestId('unsaved-discard').click()
  await expect(page.getByTestId('draw-alt')).toHaveValue('')
  await page.getByTestId('unsaved-bring-back').click()
  await expect(page.getByTestId('draw-alt')).toHaveValue('131')
  await page.getByTestId('draw-cancel').click()
  await page.getByTestId('draw-discard').click()
  await expect(page.getByTestId('unsaved')).toHaveCount(0)
})

test('a call begun in the list goes on at the patient, and in another tab, which is told what was saved here', async ({
  page,
  context,
}) => {
  test.setTimeout(180_000)
  await createClinic(page)
  await importFiles(page, CLINIC)
  await page.goto('./#/worklist')
  await rowOf(page, '00142').press('c')
  await page.getByTestId('contact-note').fill('夕方に')
  await page.waitForTimeout(600)
  const other = await secondTab(context)
  await rowOf(other, '00142').click()
  await other.getByTestId('unsaved-open').click()
  await expect(other.getByTestId('contact-note')).toHaveValue('夕方に')
  await other.getByTestId('contact-later').or(other.getByTestId('contact-cancel')).first().click()
  await other.getByTestId('contact-later').click()

  // Both change the same course; the one that stays open is told so.
  await other.getByTestId('open-course').first().click()
  await other.getByTestId('course-weeks').fill('24')
  await rowOf(page, '00142').click()
  await page.getByTestId('open-course').first().click()
  await page.getByTestId('course-weeks').fill('16')
  await page.getByTestId('course-save').click()
  await expect(page.getByTestId('form-course')).toHaveCount(0)
  await expect(other.getByTestId('unsaved-outdated')).toBeVisible()
  await expect(other.getByTestId('course-weeks')).toHaveValue('24')
})
