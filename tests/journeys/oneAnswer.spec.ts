import { readFileSync } from 'node:fs'
import { expect, openDemo, test } from './support'

/** What one place says of a patient. */
interface Said {
  status: string
  due: string
  days: string
}

test('list, badge, chart, print and CSV give the same due day and status for every patient of the demo clinic', async ({
  page,
}) => {
  test.setTimeout(240_000)
  await page.setViewportSize({ width: 1366, height: 4000 })
  await openDemo(page)
  await page.goto('./#/worklist?chip=all')
  const rows = page.locator('[data-patient-number]')
  await expect(rows).toHaveCount(70)
  const listed = new Map(
    await rows.evaluateAll((all) =>
      all.map(({ dataset }): [string, Said] => [
        dataset['patientNumber'] ?? '',
        { status: dataset['status'] ?? '', due: dataset['due'] ?? '', days: dataset['daysOverdue'] ?? '' },
      ]),
    ),
  )

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('worklist-csv').click(),
  ])
  const [headings = [], ...lines] = readFileSync(await download.path(), 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/))
  const at = (heading: string): number => headings.indexOf(heading)
  const inFile = new Map(
    lines.map((cells): [string, Said] => [
      cells[at('番号')] ?? '',
      {
        status: cells[at('状態コード')] ?? '',
        due: cells[at('次回期限')] ?? '',
        days: cells[at('超過日数')] ?? '',
      },
    ]),
  )
  expect(inFile).toEqual(listed)

  await page.goto(`./#/print?patients=${[...listed.keys()].join(',')}`)
  await expect(page.locator('[data-print-ready]')).toBeAttached({ timeout: 60_000 })
  const printed = new Map(
    await page.getByTestId('sheet').evaluateAll((all) =>
      all.map((sheet): [string, Said] => {
        const said = sheet.querySelector<HTMLElement>('[data-status][data-due]')?.dataset
        return [
          sheet.dataset['patientNumber'] ?? '',
          { status: said?.['status'] ?? '', due: said?.['due'] ?? '', days: said?.['daysOverdue'] ?? '' },
        ]
      }),
    ),
  )
  expect(printed).toEqual(listed)

  await page.setViewportSize({ width: 1366, height: 625 })
  let charted = 0
  for (const [number, said] of listed) {
    await page.goto(`./#/patients/${number}`)
    const verdict = page
      .locator(`[data-testid="verdict"][data-patient-number="${number}"], [data-testid="verdict"]`)
      .first()
    await expect(page.getByText(number, { exact: true }).first()).toBeVisible()
    await expect(verdict).toHaveAttribute('data-status', said.status)
    await expect(verdict).toHaveAttribute('data-due', said.due)
    await expect(verdict).toHaveAttribute('data-days-overdue', said.days)
    for (const mark of await page.locator('[data-mark="due"]').all()) {
      await expect(mark).toHaveAttribute('data-from', said.due)
      charted += 1
    }
  }
  expect(charted).toBeGreaterThan(60)
})
