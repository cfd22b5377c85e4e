import type { Page } from '@playwright/test'
import { clinicFile, createClinic, expect, expectAccessible, importFiles, rowOf, test } from './support'

function draw(day: string, alt: string, reviews: object[] = []): object {
  const result = (analyte: string, value: string, unit: string) => ({ analyte, value, unit, status: 'final' })
  return {
    day,
    results: [result('alt', alt, 'U/L'), result('ast', '20', 'U/L'), result('tg', '90', 'mg/dL')],
    reviews,
  }
}

async function itIs(page: Page, today: string): Promise<void> {
  await page.clock.setFixedTime(`${today}T10:00:00+09:00`)
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(page.getByTestId('as-of')).toHaveAttribute('data-day', today)
}

/** What the row of the patient says in the list of everybody. */
async function expectRow(page: Page, says: Record<string, string>): Promise<void> {
  await page.goto('./#/worklist?chip=all')
  for (const [name, value] of Object.entries(says))
    await expect(rowOf(page, '00301')).toHaveAttribute(`data-${name}`, value)
}

async function openPatient(page: Page): Promise<void> {
  await page.goto('./#/patients/00301')
  await expect(page.getByTestId('verdict')).toBeVisible()
}

test('a review with a recheck day moves the patient in the list, and a correction makes it unreviewed again', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await createClinic(page)
  await importFiles(
    page,
    clinicFile([
      {
        number: '00301',
        sex: 'F',
        birthDate: '2000-01-01',
        courses: [
          { start: '2026-09-20', protocol: 'bimonthly', doses: [{ from: '2026-09-20', mgPerDay: 20 }] },
        ],
        draws: [draw('2026-09-14', '18', [{ day: '2026-09-18', by: '医師' }]), draw('2026-11-10', '98')],
      },
    ]),
  )
  await expectRow(page, { status: 'on-schedule', due: '2027-01-10', unreviewed: '1', flag: 'stop' })
  await expect(page.getByTestId('chip-unreviewed')).toHaveAttribute('data-count', '1')

  // A recheck needs its day; with it the form says which day comes first.
  await openPatient(page)
  await page.getByTestId('open-review').click()
  await page.getByTestId('review-note').fill('ALT 再検')
  await page.getByTestId('review-plan').selectOption('recheck')
  await page.getByTestId('review-save').click()
  await expect(page.getByTestId('form-review')).toContainText('方針「再検」に再検日がありません')
  await page.getByTestId('review-recheck').fill('2026-12-06')
  await expect(page.getByTestId('review-due')).toContainText('次の期限は再検日 2026-12-06')
  await expectAccessible(page)
  await page.getByTestId('review-save').click()
  await expect(page.getByTestId('form-review')).toHaveCount(0)
  await expectRow(page, { status: 'due-soon', due: '2026-12-06', 'due-by': 'recheck', unreviewed: '0' })
  await expect(page.getByTestId('chip-unreviewed')).toHaveAttribute('data-count', '0')
  await itIs(page, '2026-12-07')
  await expectRow(page, { status: 'overdue', due: '2026-12-06', 'due-by': 'recheck', 'days-overdue': '1' })

  // A correction: nobody has seen the draw as it is; the recheck stays.
  await openPatient(page)
  await page.locator('[data-analyte="alt"][data-drawn="2026-11-10"] button').first().click()
  await page.getByTestId('cell-value').fill('45')
  await page.getByTestId('cell-reason').fill('転記の誤り')
  await page.getByTestId('cell-save').click()
  await expect(page.getByTestId('form-cell')).toHaveCount(0)
  await expect(page.getByTestId('changed-since')).toBeVisible()
  await expectRow(page, { status: 'overdue', due: '2026-12-06', 'due-by': 'recheck', unreviewed: '1' })

  // What was seen can still be told: 98, over its limit, now 45.
  await openPatient(page)
  const review = page.locator('[data-testid="review"][data-drawn="2026-11-10"]')
  await expect(review).toHaveAttribute('data-changed-since', 'true')
  await review.getByTestId('review-as-seen').locator('summary').click()
  const alt = review.locator('[data-testid="seen-result"][data-analyte="alt"]')
  await expect(alt).toHaveAttribute('data-value', '98')
  await expect(alt).toHaveAttribute('data-flag', 'stop')
  await expect(alt).toHaveAttribute('data-changed', 'true')
  await expect(alt).toContainText('現在 45')
  await expectAccessible(page)

  // A recheck later than the protocol's day is kept, and the form says that the protocol's comes first.
  await page.getByTestId('open-review').click()
  await expect(page.getByTestId('review-changed')).toContainText('2026-11-22 09:1')
  await page.getByTestId('review-recheck').fill('2027-02-20')
  await expect(page.getByTestId('review-due')).toContainText('プロトコルの期限 2027-01-10 が先に来ます')
  await page.getByTestId('review-save').click()
  await expect(page.getByTestId('form-review')).toHaveCount(0)
  await expectRow(page, { status: 'on-schedule', due: '2027-01-10', 'due-by': 'protocol', unreviewed: '0' })
})

test('a contact noted in error is struck through, counts no more, and gives the next visit back', async ({
  page,
}) => {
  await createClinic(page)
  await importFiles(
    page,
    clinicFile([
      {
        number: '00301',
        sex: 'F',
        birthDate: '2000-01-01',
        nextVisit: '2026-12-20',
        courses: [{ start: '2026-09-20', protocol: 'bimonthly', doses: [] }],
        draws: [draw('2026-09-14', '18')],
      },
    ]),
  )
  await openPatient(page)
  await page.getByTestId('open-contact').click()
  await page.getByTestId('contact-outcome').selectOption('will-come')
  await page.getByTestId('contact-next').fill('2026-11-25')
  await page.getByTestId('contact-save').click()
  await expect(page.getByTestId('form-contact')).toHaveCount(0)
  await expect(page.locator('.facts')).toContainText('2026-11-25')
  await page.getByTestId('contact-undo').click()
  await expect(page.getByTestId('contact')).toHaveAttribute('data-struck-out', /^2026-11-22T/)
  await expect(page.locator('.facts')).toContainText('2026-12-20')
  await expect(page.locator('.facts')).toContainText('連絡の記録なし')
})
