import { printed } from './paper'
import { createClinic, expect, expectAccessible, importFiles, rowOf, test, textFile, unlock } from './support'

const ROSTER = `番号,氏名,カナ,電話,生年月日,性別,体重,開始日,予定週数,1日量,用量変更日,次回受診,血液型
00142,青葉 葵,アオバ アオイ,03-0000-0142,2001-03-04,女,52,2026-08-03,20,20,2026-08-03,2026-12-20,A
00518,北沢 健,キタザワ ケン,03-0000-0518,1998-07-21,男,66,2026-07-27,20,40,2026-07-27,,B
00620,七瀬 奈緒,ナナセ ナオ,03-0000-0620,2004-11-30,女,,2026-10-05,16,20,,2026-11-26,
00733,三雲 翔太,ミクモ ショウタ,,1999-01-15,男,,2026-11-16,16,,,,
00801,森永 莉子,モリナガ リコ,03-0000-0801,2003-05-06,女,,,,,,,
`

const RESULTS = `番号,採血日,項目,結果,単位,基準範囲,フラグ,空腹
00142,2026-07-28,AST,18,U/L,13-30,,空腹
00142,2026-07-28,ALT,14,U/L,7-23,,空腹
00142,2026-07-28,中性脂肪,71,mg/dL,30-149,,空腹
00142,2026-07-28,LDL,96,mg/dL,-139,,空腹
00142,2026-09-14,AST,61,U/L,13-30,H,空腹
00142,2026-09-14,ALT,98,U/L,7-23,H,空腹
00142,2026-09-14,中性脂肪,88,mg/dL,30-149,,空腹
00142,2026-09-14,LDL,104,mg/dL,-139,,空腹
00518,2026-07-20,GPT,20,U/L,10-42,,
00518,2026-07-20,TG,101,mg/dL,30-149,,
00518,2026-09-21,GPT,33,U/L,10-42,,
00518,2026-09-21,TG,140,mg/dL,30-149,,
00620,2026-10-01,ALT,12,U/L,7-23,,
00620,2026-10-01,TG,66,mg/dL,30-149,,
00620,2026-10-01,血清鉄,90,μg/dL,,,
00620,2026-13-01,ALT,12,U/L,7-23,,
`

test.use({ serviceWorkers: 'allow' })

test('from the first run to the printed sheet, and everything is still there after the lock', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const { recoveryKey } = await createClinic(page)
  expect(recoveryKey.length).toBeGreaterThan(20)

  const roster = await importFiles(page, textFile('名簿.csv', ROSTER))
  expect(roster).toMatchObject({ patients: 5, problems: 0 })
  const results = await importFiles(page, textFile('結果.csv', RESULTS))
  expect(results).toMatchObject({
    new: 14,
    same: 0,
    conflict: 0,
    doubt: 0,
    leftOut: 1,
    problems: 1,
    cells: 16,
  })
  const again = await importFiles(page, textFile('結果.csv', RESULTS))
  expect(again).toMatchObject({ new: 0, same: 14, leftOut: 1, problems: 1, cells: 16, patients: 0 })

  await page.goto('./#/worklist?chip=all')
  const rows = page.locator('[data-patient-number]')
  await expect(rows).toHaveCount(5)
  expect(
    await rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset['patientNumber'])),
  ).toEqual(['00142', '00733', '00518', '00801', '00620'])
  await expect(rowOf(page, '00142')).toHaveAttribute('data-status', 'overdue')
  await expect(rowOf(page, '00142')).toHaveAttribute('data-days-overdue', '8')
  await expect(rowOf(page, '00142')).toHaveAttribute('data-flag', 'stop')
  await expect(rowOf(page, '00142')).toHaveAttribute('data-flag-analyte', 'alt')
  await expect(rowOf(page, '00733')).toHaveAttribute('data-status', 'baseline-missing')
  await expect(rowOf(page, '00518')).toHaveAttribute('data-status', 'overdue')
  await expect(rowOf(page, '00518')).toHaveAttribute('data-days-overdue', '1')
  await expect(rowOf(page, '00620')).toHaveAttribute('data-status', 'due-soon')
  await expect(rowOf(page, '00801')).toHaveAttribute('data-status', 'no-course')
  await expect(page.getByTestId('chip-overdue')).toHaveAttribute('data-count', '2')
  await expect(page.getByTestId('chip-baseline-missing')).toHaveAttribute('data-count', '1')
  await expect(page.getByTestId('chip-all')).toHaveAttribute('data-count', '5')
  await expectAccessible(page)

  for (const [typed, found] of [
    ['ｷﾀｻﾞﾜ', '00518'],
    ['ななせ', '00620'],
    ['００１４２', '00142'],
    ['莉子', '00801'],
  ] as const) {
    await page.getByTestId('search').fill(typed)
    await expect(rows).toHaveCount(1)
    await expect(rowOf(page, found)).toBeVisible()
  }
  await page.getByTestId('search').fill('')

  await rowOf(page, '00142').click()
  const verdict = page.getByTestId('verdict')
  await expect(verdict).toHaveAttribute('data-status', 'overdue')
  await expect(verdict).toContainText('2026-09-14 + 2か月 = 2026-11-14')
  await expect(verdict).toContainText('8日超過')
  expect(new URL(page.url()).hash).not.toContain('00142')
  const cell = page.locator('[data-analyte="alt"][data-drawn="2026-09-14"][data-value]').first()
  await expect(cell).toHaveAttribute('data-value', '98')
  await expect(cell).toHaveAttribute('data-flag', 'stop')
  await expect(cell).toHaveAttribute('data-uln-multiple', /^4\.2/)
  await expect(cell).toHaveAttribute('data-range-source', 'report')
  await expect(page.locator('[data-testid="chart-liver"] [data-point][data-analyte="alt"]')).toHaveCount(2)
  await expect(page.locator('[data-testid="chart-lipid"] [data-mark="gap"]').first()).toBeAttached()
  await expectAccessible(page)

  const pdf = await printed(page, '#/print?patients=00142')
  expect(pdf.pages).toBe(1)
  expect(pdf.images).toBe(0)
  expect(pdf.text).toContain('アオバ アオイ')
  expect(pdf.text).toContain('00142')
  expect(pdf.text).toContain('2026-11-14')

  await page.goto('./#/worklist?chip=all')
  await page.getByTestId('lock-now').click()
  await expect(page.getByTestId('unlock-passphrase')).toBeVisible()
  await expect(page.locator('body')).not.toContainText('青葉')
  await page.getByTestId('unlock-passphrase').fill('not the passphrase')
  await page.getByTestId('unlock-confirm').click()
  await expect(page.getByTestId('unlock-error')).toBeVisible()
  await unlock(page)
  await expect(rows).toHaveCount(5)
  await expect(rowOf(page, '00142')).toHaveAttribute('data-days-overdue', '8')
})

test('an import is taken back whole', async ({ page }) => {
  await createClinic(page)
  await importFiles(page, textFile('名簿.csv', ROSTER))
  await importFiles(page, textFile('結果.csv', RESULTS))
  await page.getByTestId('import-undo').click()
  await page.goto('./#/worklist?chip=all')
  await expect(page.locator('[data-patient-number]')).toHaveCount(5)
  await expect(rowOf(page, '00142')).toHaveAttribute('data-status', 'baseline-missing')
})
