import type { Page } from '@playwright/test'
import { clinicFile, createClinic, expect, expectAccessible, importFiles, rowOf, test } from './support'

const COMPLETE = ['ast', 'alt', 'tc', 'ldl', 'hdl', 'tg']

function draw(day: string): object {
  const results = COMPLETE.map((analyte) => ({
    analyte,
    value: '20',
    unit: analyte === 'ast' || analyte === 'alt' ? 'U/L' : 'mg/dL',
    status: 'final',
  }))
  return { day, results, reviews: [{ day, by: '医師' }] }
}

/** Sets the day and lets the page notice it as it would when somebody comes back to the desk. */
async function itIs(page: Page, today: string): Promise<void> {
  await page.clock.setFixedTime(`${today}T10:00:00+09:00`)
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(page.getByTestId('as-of')).toHaveAttribute('data-day', today)
}

/** What the page of the patient and the list say of a day, and that they say the same. */
async function expectOn(
  page: Page,
  today: string,
  says: { status: string; due?: string; days?: number; modifiers?: RegExp },
): Promise<void> {
  await itIs(page, today)
  const verdict = page.getByTestId('verdict')
  await expect(verdict).toHaveAttribute('data-status', says.status)
  await expect(verdict).toHaveAttribute('data-due', says.due ?? '')
  await expect(verdict).toHaveAttribute('data-days-overdue', String(says.days ?? 0))
  if (says.modifiers) await expect(verdict).toHaveAttribute('data-modifiers', says.modifiers)
  const address = page.url()
  await page.goto('./#/worklist?chip=all')
  const row = rowOf(page, '00201')
  await expect(row).toHaveAttribute('data-status', says.status)
  await expect(row).toHaveAttribute('data-due', says.due ?? '')
  await page.goto(address)
  await expect(verdict).toHaveAttribute('data-status', says.status)
}

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [field, text] of Object.entries(fields)) await page.getByTestId(field).fill(text)
}

async function save(page: Page, form: string): Promise<void> {
  await page.getByTestId(`${form}-save`).click()
  await expect(page.getByTestId(`form-${form}`)).toHaveCount(0)
}

test('a pause, a restart and a second course: list and verdict follow on the right days', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await createClinic(page)
  await importFiles(
    page,
    clinicFile([
      {
        number: '00201',
        sex: 'F',
        birthDate: '2000-01-01',
        weights: [{ day: '2026-08-01', kg: 50 }],
        courses: [
          {
            start: '2026-08-01',
            plannedWeeks: 24,
            protocol: 'bimonthly',
            doses: [{ from: '2026-08-01', mgPerDay: 20 }],
          },
        ],
        draws: [draw('2026-07-28'), draw('2026-09-25')],
      },
    ]),
  )
  await page.goto('./#/patients/00201')
  await expectOn(page, '2026-11-22', { status: 'due-soon', due: '2026-11-25' })

  // A pause: a restart before its start is refused with the reason, then it begins tomorrow and stays open.
  await page.getByTestId('open-pause').click()
  await fill(page, { 'pause-start': '2026-11-23', 'pause-restart': '2026-11-23', 'pause-reason': '発熱' })
  await page.getByTestId('pause-save').click()
  await expect(page.getByTestId('form-pause')).toContainText(
    '再開日 2026-11-23 が休薬開始日 2026-11-23 より後ではありません',
  )
  await expectAccessible(page)
  await page.getByTestId('pause-restart').fill('')
  await save(page, 'pause')
  await expectOn(page, '2026-11-23', { status: 'on-hold' })
  await expectOn(page, '2026-12-10', { status: 'on-hold' })
  await expect(page.getByTestId('course-line')).toContainText('休薬中')

  // The restart: due on that day, overdue on the next.
  await page.getByTestId('open-pause').click()
  await page.getByTestId('pause-restart').fill('2026-12-21')
  await save(page, 'pause')
  await expectOn(page, '2026-12-20', { status: 'on-hold' })
  await expectOn(page, '2026-12-21', { status: 'due-today', due: '2026-12-21' })
  await expectOn(page, '2026-12-22', { status: 'overdue', due: '2026-12-21', days: 1 })
  // 114 days before the pause and one after it, of 20 mg; 50 kg.
  await expect(page.getByTestId('dose-count')).toHaveAttribute('data-mg', '2300')
  await expect(page.getByTestId('dose-count')).toHaveAttribute('data-mg-per-kg', '46')

  // The end with its reason: from the day after, nothing is due.
  await page.getByTestId('open-course').click()
  await page.getByTestId('course-end').fill('2026-12-30')
  await page.getByTestId('course-end-reason').selectOption('completed')
  await save(page, 'course')
  await expectOn(page, '2026-12-30', { status: 'overdue', due: '2026-12-21', days: 9 })
  await expectOn(page, '2026-12-31', { status: 'finished' })
  await expect(page.getByTestId('course-remarks')).toContainText('予定どおり終了')

  // A relapse six weeks later: a warning with its source, no refusal; it needs a baseline of its own.
  await page.getByTestId('open-course-new').click()
  await page.getByTestId('course-start').fill('2027-02-10')
  await expect(page.getByTestId('course-warning')).toHaveAttribute('data-days', '42')
  await page.getByTestId('course-mg').fill('400')
  await page.getByTestId('course-save').click()
  await expect(page.getByTestId('form-course')).toContainText('1日量 400 mg は上限 200 mg を超えています')
  await expectAccessible(page)
  await page.getByTestId('course-mg').fill('20')
  await save(page, 'course')
  await expectOn(page, '2027-01-26', { status: 'on-schedule', due: '2027-02-10' })
  await expectOn(page, '2027-01-27', { status: 'due-soon', due: '2027-02-10' })
  await expectOn(page, '2027-02-11', { status: 'baseline-missing', due: '2027-02-10', days: 1 })
  await expect(page.getByTestId('course-line')).toContainText('第2コース')

  await page.getByTestId('open-draw').click()
  await fill(page, { 'draw-day': '2027-02-11', 'draw-alt': '21', 'draw-tg': '90' })
  await save(page, 'draw')
  await expectOn(page, '2027-02-12', { status: 'on-schedule', due: '2027-04-11', modifiers: /no-baseline/ })
})

test('a dose taken out, a weight corrected and a course from elsewhere keep what stood before', async ({
  page,
}) => {
  await createClinic(page)
  await importFiles(
    page,
    clinicFile([
      {
        number: '00202',
        sex: 'M',
        birthDate: '2000-01-01',
        weights: [{ day: '2026-10-01', kg: 7.5 }],
        courses: [
          {
            start: '2026-10-01',
            protocol: 'bimonthly',
            doses: [
              { from: '2026-10-01', mgPerDay: 20 },
              { from: '2026-11-01', mgPerDay: 40 },
            ],
          },
        ],
      },
    ]),
  )
  await page.goto('./#/patients/00202')
  await page.getByRole('button', { name: '取り消す 2026-11-01' }).click()
  await expect(page.getByTestId('dose-count')).toHaveAttribute('data-mg', '1040')
  await page.getByTestId('course-corrections').locator('summary').click()
  await expect(page.getByTestId('course-corrections').locator('s')).toContainText('40 mg/日')

  await page.getByRole('button', { name: '変更 2026-10-01' }).last().click()
  await page.getByTestId('weight-kg').fill('500')
  await page.getByTestId('weight-save').click()
  await expect(page.getByTestId('form-weight')).toContainText('20～300 kg の範囲にありません')
  await page.getByTestId('weight-kg').fill('65')
  await save(page, 'weight')
  await expect(page.getByTestId('dose-count')).toHaveAttribute('data-mg-per-kg', '16')
  await expect(page.getByTestId('weight-corrections')).toContainText('訂正の記録 (1)')

  await page.getByTestId('edit-course-1').click()
  await page.getByTestId('course-transfer').locator('summary').click()
  await fill(page, { 'course-transfer-from': 'A皮膚科', 'course-transfer-on': '2026-10-11' })
  await save(page, 'course')
  await expect(page.getByTestId('transfer')).toHaveAttribute('title', /A皮膚科.*2026-10-11/)
  await page.getByTestId('dose-count').locator('summary').click()
  await expect(page.getByTestId('dose-count')).toContainText('うち転院元での 10日')
  await expectAccessible(page)

  await page.getByTestId('open-draw').click()
  await fill(page, { 'draw-day': '2026-09-15', 'draw-alt': '20', 'draw-outside': '健診' })
  await save(page, 'draw')
  await expect(page.getByTestId('outside-draws')).toContainText('院外 健診 2026-09-15, 開始の16日前')
})
