import type { Page } from '@playwright/test'
import {
  clinicFile,
  createClinic,
  expect,
  expectAccessible,
  importFiles,
  rowOf,
  test,
  unlock,
} from './support'

const STEP = '手紙を送る'
const COMPLETE = ['ast', 'alt', 'ldl', 'tg']

function draw(day: string, value = '20', reviewed?: string): object {
  return {
    day,
    results: COMPLETE.map((analyte) => ({
      analyte,
      value,
      unit: analyte === 'ast' || analyte === 'alt' ? 'U/L' : 'mg/dL',
      status: 'final',
      arrived: day,
    })),
    reviews: reviewed === undefined ? [] : [{ day: reviewed, by: '医師' }],
  }
}

function patient(number: string, name: string, more: object): object {
  return {
    number,
    name,
    birthDate: '2001-03-04',
    sex: 'F',
    phone: `03-0000-${number.slice(1)}`,
    courses: [{ start: '2026-09-20', plannedWeeks: 20, doses: [{ from: '2026-09-20', mgPerDay: 20 }] }],
    ...more,
  }
}

const PATIENTS = [
  patient('00101', '青葉 葵', { draws: [draw('2026-09-14', '20', '2026-09-20')] }),
  patient('00102', '北沢 健', { draws: [draw('2026-09-15', '20', '2026-09-20')] }),
  patient('00103', '七瀬 奈緒', { draws: [draw('2026-10-01', '20', '2026-10-05')] }),
]

/** A clinic of three on 22 November: two overdue, one due on 1 December. */
async function theClinic(page: Page): Promise<void> {
  await createClinic(page, { userName: '看護師 早川' })
  await importFiles(
    page,
    clinicFile(PATIENTS, { zone: 'Asia/Tokyo', graceDays: 0, notReached: { calls: 2, step: STEP } }),
  )
  await toTheList(page)
}

async function toTheList(page: Page): Promise<void> {
  await page.goto('./#/worklist?chip=all')
  await expect(page.getByTestId('worklist')).toHaveAttribute('data-total', '3')
}

/** The clinic's next morning, or a later one: the tab is opened again, and unlocked. */
async function onTheMorningOf(page: Page, day: string): Promise<void> {
  await page.clock.setSystemTime(`${day}T09:00:00+09:00`)
  await page.reload()
  await unlock(page)
  await expect(page.getByTestId('as-of')).toHaveAttribute('data-day', day)
  await toTheList(page)
}

async function call(page: Page, number: string, outcome: string, next?: string): Promise<void> {
  await rowOf(page, number).getByTestId('row-open').click()
  await page.getByTestId('contact-outcome').selectOption(outcome)
  if (next !== undefined) await page.getByTestId('contact-next').fill(next)
  await page.getByTestId('contact-save').click()
  await expect(page.getByTestId('opened-row')).toHaveCount(0)
}

const count = (page: Page, chip: string) => page.getByTestId(`chip-${chip}`)
const undo = (page: Page) => page.getByTestId('message').getByRole('button', { name: '元に戻す' })

test('a nurse notes a call, takes it back from the message and from the log, and sees who was not reached twice', async ({
  page,
}) => {
  await theClinic(page)
  const row = rowOf(page, '00101')
  await call(page, '00101', 'no-answer')
  await expect(row).toHaveAttribute('data-calls-not-reached', '1')
  await expect(row).toContainText('今日')
  await expect(row).toContainText('不在')

  await undo(page).click()
  await expect(row).toHaveAttribute('data-calls-not-reached', '0')
  await row.getByTestId('row-open').click()
  await expect(page.getByTestId('contact-entry')).toContainText('取り消し 看護師 早川')
  await expect(page.getByTestId('contact-entry').locator('s')).toContainText('不在')
  await page.keyboard.press('Escape')

  await call(page, '00101', 'no-answer')
  await expect(count(page, 'not-reached')).toHaveAttribute('data-count', '0')
  await call(page, '00101', 'message-left')
  await expect(row).toHaveAttribute('data-calls-not-reached', '2')
  await expect(row.getByTestId('next-step')).toContainText(STEP)
  await expect(count(page, 'not-reached')).toHaveAttribute('data-count', '1')
  await count(page, 'not-reached').click()
  await expect(page.getByTestId('worklist')).toHaveAttribute('data-total', '1')
  await row.getByTestId('row-open').click()
  await expect(page.getByTestId('not-reached')).toContainText(STEP)
  await expectAccessible(page)

  await page.getByTestId('contact-undo').first().click()
  await expect(page.getByTestId('worklist')).toHaveAttribute('data-total', '0')
  await count(page, 'all').click()
  await expect(row).toHaveAttribute('data-calls-not-reached', '1')
})

test('a snooze holds until its day, and the row says why it is back', async ({ page }) => {
  await theClinic(page)
  const row = rowOf(page, '00101')
  await row.getByTestId('row-open').click()
  await page.getByTestId('snooze-until').fill('2026-11-25')
  await page.getByTestId('snooze-reason').fill('出張')
  await page.getByTestId('snooze-save').click()
  await expect(row).toHaveAttribute('data-snoozed-until', '2026-11-25')
  await expect(row).toHaveAttribute('data-in-section', 'snoozed')
  await expect(row).toHaveAttribute('data-status', 'overdue')
  await expect(row).toContainText('再通知 11-25 出張')
  await expect(count(page, 'overdue')).toHaveAttribute('data-count', '2')
  await expect(count(page, 'snoozed')).toHaveAttribute('data-count', '1')
  await expect(page.locator('[data-patient-number]').last()).toHaveAttribute('data-patient-number', '00101')

  await onTheMorningOf(page, '2026-11-24')
  await expect(row).toHaveAttribute('data-snoozed-until', '2026-11-25')
  await onTheMorningOf(page, '2026-11-25')
  await expect(row).toHaveAttribute('data-snoozed-until', '')
  await expect(row).toHaveAttribute('data-back', 'until')
  await expect(row).toContainText('再通知日 11-25 で再表示')
  await expect(page.locator('[data-patient-number]').first()).toHaveAttribute('data-patient-number', '00101')
})

test('a new flag wakes a snooze on the very day on which it was set', async ({ page }) => {
  await theClinic(page)
  const row = rowOf(page, '00103')
  await row.getByTestId('row-open').click()
  await page.getByTestId('snooze-until').fill('2026-12-10')
  await page.getByTestId('snooze-reason').fill('旅行')
  await page.getByTestId('snooze-save').click()
  await expect(row).toHaveAttribute('data-in-section', 'snoozed')

  const more = patient('00103', '七瀬 奈緒', { draws: [draw('2026-11-20', '130')] })
  await importFiles(page, clinicFile([more]))
  await toTheList(page)
  await expect(row).toHaveAttribute('data-in-section', 'work')
  await expect(row).toHaveAttribute('data-back', 'flag')
  await expect(row).toContainText('新しい異常値で再表示')
})

test('“will come” books the patient, and a visit that passed without a draw brings the row back', async ({
  page,
}) => {
  await theClinic(page)
  const row = rowOf(page, '00103')
  await call(page, '00103', 'will-come', '2026-11-26')
  await expect(row).toHaveAttribute('data-in-section', 'booked')
  await expect(row).toContainText('来院予定 11-26')
  await onTheMorningOf(page, '2026-11-26')
  await expect(row).toHaveAttribute('data-in-section', 'booked')
  await onTheMorningOf(page, '2026-11-27')
  await expect(row).toHaveAttribute('data-in-section', 'work')
  await expect(row).toHaveAttribute('data-back', 'visit-passed')
  await expect(row).toContainText('来院予定 11-26 経過')
})

test('the list is worked by keyboard alone', async ({ page }) => {
  await theClinic(page)
  await page.getByTestId('worklist-scroller').focus()
  const active = page.locator('[aria-current="true"]')
  await expect(active).toHaveAttribute('data-patient-number', '00101')
  await page.keyboard.press('j')
  await expect(active).toHaveAttribute('data-patient-number', '00102')
  await page.keyboard.press('c')
  await expect(page.getByTestId('contact-outcome')).toBeFocused()
  await page.getByTestId('contact-outcome').selectOption('no-answer')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByTestId('contact-note')).toBeFocused()
  await page.keyboard.type('jkcp/')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('opened-row')).toHaveCount(0)
  await expect(page.getByTestId('worklist-scroller')).toBeFocused()
  await expect(rowOf(page, '00102')).toHaveAttribute('data-calls-not-reached', '1')
  await page.keyboard.press('k')
  await expect(active).toHaveAttribute('data-patient-number', '00101')
  await page.keyboard.press('/')
  await expect(page.getByTestId('search')).toBeFocused()
  await page.keyboard.type('キタザワ')
  await page.keyboard.press('Escape')
  await page.getByTestId('worklist-scroller').focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/p\//)
  await page.goBack()
  await expect(page).toHaveURL(/chip=all/)
  await expect(page.getByTestId('worklist')).toHaveAttribute('data-total', '3')
})

test('filters stand in the address, back and reload find them, and another filter ends the search', async ({
  page,
}) => {
  await theClinic(page)
  await count(page, 'overdue').click()
  await expect(page).toHaveURL(/chip=overdue/)
  await page.locator('th[aria-sort] button').first().click()
  await expect(page).toHaveURL(/sort=number/)
  await count(page, 'due-soon').click()
  await expect(page.getByTestId('worklist')).toHaveAttribute('data-total', '1')
  await page.goBack()
  await expect(page.getByTestId('worklist')).toHaveAttribute('data-total', '2')
  await page.goForward()
  await expect(page.getByTestId('worklist')).toHaveAttribute('data-total', '1')
  await page.reload()
  await unlock(page)
  await expect(page.getByTestId('worklist')).toHaveAttribute('data-total', '1')
  await page.getByTestId('search').fill('青葉')
  await expect(rowOf(page, '00101')).toBeVisible()
  expect(decodeURIComponent(page.url())).not.toContain('青葉')
  await expect(count(page, 'due-soon')).toHaveAttribute('aria-pressed', 'false')
  await count(page, 'due-soon').click()
  await expect(page.getByTestId('search')).toHaveValue('')
  await expect(page.getByTestId('worklist')).toHaveAttribute('data-total', '1')
  await page.getByTestId('search').fill('青葉')
  await expect(rowOf(page, '00101')).toBeVisible()
  await count(page, 'all').click()
  await expect(page.getByTestId('search')).toHaveValue('')
  await expect(page.getByTestId('worklist')).toHaveAttribute('data-total', '3')
})

test('the list is printed whole with its filter named, and leaves the building as CSV', async ({ page }) => {
  await theClinic(page)
  await count(page, 'overdue').click()
  const download = page.waitForEvent('download')
  await page.getByTestId('worklist-csv').click()
  expect((await download).suggestedFilename()).toBe('worklist-2026-11-22.csv')
  await page.getByTestId('worklist-print').click()
  const paper = page.getByTestId('worklist-paper')
  await expect(paper).toHaveAttribute('data-total', '2')
  await expect(paper).toContainText('絞り込み: 超過')
  await page.goto('./#/print')
  await page.getByTestId('list-visit').check()
  await page.getByTestId('list-visit-day').fill('2026-11-30')
  await page.getByTestId('list-print').click()
  await expect(paper).toHaveAttribute('data-total', '0')
  await expect(paper).toContainText('来院予定 2026-11-30')
})
