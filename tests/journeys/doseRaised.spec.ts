import type { Page } from '@playwright/test'
import { clinicFile, createClinic, expect, importFiles, rowOf, test } from './support'

/** A draw with ALT and TG, and what a sheet usually holds beside them. */
function draw(day: string): object {
  const results = [
    ['ast', '20', 'U/L'],
    ['alt', '18', 'U/L'],
    ['tg', '80', 'mg/dL'],
    ['ldl', '100', 'mg/dL'],
  ].map(([analyte, value, unit]) => ({ analyte, value, unit, status: 'final' }))
  return { day, results }
}

/** On 20 mg since 1 September, drawn before the start and three weeks after it. */
const PATIENT = {
  number: '00601',
  name: '用量 花子',
  sex: 'F',
  courses: [
    {
      start: '2026-09-01',
      plannedWeeks: 20,
      protocol: 'delphi-2022',
      doses: [{ from: '2026-09-01', mgPerDay: 20 }],
      pauses: [],
    },
  ],
  draws: [draw('2026-08-25'), draw('2026-09-22')],
}

async function raise(page: Page, from: string, mg: string): Promise<void> {
  await page.getByTestId('open-dose').first().click()
  await page.getByTestId('dose-from').fill(from)
  await page.getByTestId('dose-mg').fill(mg)
  await page.getByTestId('dose-save').click()
  await expect(page.getByTestId('dose-save')).toHaveCount(0)
}

/** The dose band of the liver chart, as it is written in the list of what is drawn. */
function band(page: Page, from: string): ReturnType<Page['locator']> {
  return page.locator(`[data-testid="chart-liver"] [data-mark="dose"][data-from="${from}"]`)
}

test('under a protocol that wants a draw at the peak dose, a raised dose moves band, verdict and list', async ({
  page,
}) => {
  await createClinic(page)
  await importFiles(page, clinicFile([PATIENT]))
  await page.goto('./#/patients/00601')
  const verdict = page.getByTestId('verdict')
  await expect(verdict).toHaveAttribute('data-status', 'none-left')
  await expect(verdict).toHaveAttribute('data-due', '')
  await expect(verdict).toHaveAttribute('data-none-left', '')
  await expect(verdict).toHaveAttribute('data-protocol', 'delphi-2022@1')
  await expect(verdict).toContainText('用量を上げない限り、このコースに以後の採血期限なし')
  await expect(page.getByTestId('verdict-protocol')).toContainText('専門家合意2022')
  await expect(band(page, '2026-09-01')).toContainText('20')

  await raise(page, '2026-11-20', '40')

  await expect(verdict).toHaveAttribute('data-status', 'on-schedule')
  await expect(verdict).toHaveAttribute('data-due', '2026-12-20')
  await expect(verdict).toHaveAttribute('data-due-by', 'protocol')
  await expect(verdict).toHaveAttribute('data-group', 'liver lipids')
  await expect(verdict).toContainText('用量 20→40 mg(2026-11-20)+ 1か月 = 2026-12-20')
  await expect(band(page, '2026-11-20')).toContainText('40')
  await expect(page.locator('[data-testid="chart-liver"] [data-mark="due"]')).toHaveAttribute(
    'data-from',
    '2026-12-20',
  )

  await page.getByTestId('language').selectOption('en')
  await expect(verdict).toContainText('dose 20→40 mg (20 Nov 2026) + 1 month = 20 Dec 2026')

  await page.goto('./#/worklist?chip=all')
  await expect(rowOf(page, '00601')).toHaveAttribute('data-due', '2026-12-20')
  await page.clock.setFixedTime('2026-12-21T10:00:00+09:00')
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(rowOf(page, '00601')).toHaveAttribute('data-status', 'overdue')
  await expect(rowOf(page, '00601')).toHaveAttribute('data-days-overdue', '1')
})

test('a dose raised to one taken before, and a lowered one, ask for no draw at the peak', async ({
  page,
}) => {
  await createClinic(page)
  await importFiles(page, clinicFile([PATIENT]))
  await page.goto('./#/patients/00601')
  const verdict = page.getByTestId('verdict')
  await raise(page, '2026-11-10', '10')
  await expect(band(page, '2026-11-10')).toContainText('10')
  await expect(verdict).toHaveAttribute('data-status', 'none-left')
  await raise(page, '2026-11-20', '20')
  await expect(band(page, '2026-11-20')).toContainText('20')
  await expect(verdict).toHaveAttribute('data-status', 'none-left')
})
