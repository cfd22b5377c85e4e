import { createClinic, expect, expectAccessible, importFiles, rowOf, test, textFile } from './support'

const ROSTER = `番号,氏名,カナ,生年月日,性別,開始日
00142,青葉 葵,アオバ アオイ,2001-03-04,女,2026-09-20
00518,北沢 健,キタザワ ケン,1998-07-21,男,2026-09-20
00620,七瀬 奈緒,ナナセ ナオ,2004-11-30,女,2026-09-20
`

const FIRST = `番号,採血日,項目,結果,単位,基準範囲
00142,2026-09-14,ALT,98,U/L,7-23
00142,2026-09-14,中性脂肪,88,mg/dL,30-149
00518,2026-09-14,ALT,20,U/L,10-42
00518,2026-09-14,中性脂肪,101,mg/dL,30-149
00620,2026-09-14,ALT,12,U/L,7-23
00620,2026-09-14,中性脂肪,66,mg/dL,30-149
`

const SECOND = `番号,生年月日,採血日,項目,結果,単位,基準範囲
00142,2001-03-04,2026-09-14,ALT,20,U/L,7-23
00518,1980-01-01,2026-11-20,ALT,33,U/L,10-42
00518,1980-01-01,2026-11-20,中性脂肪,140,mg/dL,30-149
00620,1980-02-02,2026-11-20,ALT,14,U/L,7-23
`

const WRONG_NUMBER = `番号,生年月日,採血日,項目,結果,単位,基準範囲
00518,2001-03-04,2026-11-21,ALT,41,U/L,7-23
00620,1998-07-21,2026-11-21,ALT,31,U/L,10-42
`

test('a wrong number in a file is corrected on the page of the patient with whom its rows wait', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await createClinic(page)
  await importFiles(page, [textFile('名簿.csv', ROSTER)])
  await importFiles(page, [textFile('結果1.csv', FIRST)])
  expect(await importFiles(page, [textFile('結果3.csv', WRONG_NUMBER)])).toMatchObject({ doubt: 2, cells: 2 })

  const doubt = page.getByTestId('import-doubt')
  const alt = page.locator('[data-testid="result-cell"][data-analyte="alt"][data-drawn="2026-11-21"]')
  await page.goto('./#/patients/00518')
  await expect(doubt.locator('[data-field="birthDate"]')).toHaveAttribute('data-agreement', 'differs')
  await doubt.getByTestId('correct-number').click()
  await expectAccessible(page)
  await page.getByTestId('correct-number-to').fill('00142')
  await doubt.getByTestId('correct-number-apply').click()
  await expect(doubt).toHaveCount(0)
  await expect(page.getByTestId('message')).toContainText('00142')
  await page.getByTestId('message').getByRole('button', { name: '元に戻す' }).click()
  await expect(doubt).toHaveCount(1)
  await doubt.getByTestId('correct-number').click()
  await page.getByTestId('correct-number-to').fill('00142')
  await doubt.getByTestId('correct-number-apply').click()
  await expect(doubt).toHaveCount(0)
  await page.goto('./#/patients/00142')
  await expect(alt).toHaveAttribute('data-value', '41')

  await page.goto('./#/patients/00620')
  await doubt.getByTestId('correct-number').click()
  await page.getByTestId('correct-number-to').fill('00142')
  await doubt.getByTestId('correct-number-apply').click()
  await expect(doubt).toHaveCount(0)
  await page.goto('./#/patients/00142')
  await expect(doubt).toHaveAttribute('data-because', 'birth-date')
})

test('what an import left open is decided on the page of the patient, and can be taken back', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await createClinic(page)
  await importFiles(page, [textFile('名簿.csv', ROSTER)])
  await importFiles(page, [textFile('結果1.csv', FIRST)])
  const counts = await importFiles(page, [textFile('結果2.csv', SECOND)])
  expect(counts).toMatchObject({ new: 0, conflict: 1, doubt: 3, cells: 4 })

  await page.goto('./#/worklist?chip=all')
  await expect(rowOf(page, '00142')).toContainText('相違あり')
  await expect(rowOf(page, '00142')).toHaveAttribute('data-flag', 'stop')
  await expect(rowOf(page, '00142')).toHaveAttribute('data-modifiers', '')
  await expect(rowOf(page, '00518')).toHaveAttribute('data-modifiers', 'results-in-doubt')
  await expect(rowOf(page, '00518')).toHaveAttribute('data-status', 'overdue')

  const verdict = page.getByTestId('verdict')
  const undo = page.getByTestId('message').getByRole('button', { name: '元に戻す' })
  const alt = page.locator('[data-testid="result-cell"][data-analyte="alt"][data-drawn="2026-09-14"]')
  await page.goto('./#/patients/00142')
  await expect(verdict).toHaveAttribute('data-flag', 'stop')
  await expect(alt).toContainText('≠ 20')
  await page.getByTestId('open-conflict').click()
  const conflict = page.getByTestId('import-conflict')
  await expect(conflict).toContainText('98')
  await expect(conflict).toContainText('20')
  await expectAccessible(page)
  await conflict.getByTestId('take-new').click()
  await expect(alt).toHaveAttribute('data-value', '20')
  await expect(verdict).toHaveAttribute('data-flag', 'none')
  await undo.click()
  await expect(alt).toHaveAttribute('data-value', '98')
  await expect(verdict).toHaveAttribute('data-flag', 'stop')
  await alt.getByRole('button').click()
  await conflict.getByTestId('keep-both').click()
  await expect(alt).toHaveAttribute('data-value', '20')
  await expect(alt).not.toContainText('≠')
  await alt.getByRole('button').click()
  await expect(page.getByTestId('cell-history')).toContainText('受付')
  await page.getByTestId('cell-close').click()

  await page.goto('./#/patients/00518')
  const doubt = page.getByTestId('import-doubt')
  await expect(verdict).toHaveAttribute('data-modifiers', 'results-in-doubt')
  await page.getByTestId('open-doubt').click()
  await expect(doubt.getByTestId('take-new')).toBeFocused()
  await expect(doubt).toBeInViewport()
  await expect(doubt).toHaveAttribute('data-because', 'birth-date')
  await expect(doubt).toContainText('1998-07-21')
  await expect(doubt).toContainText('1980-01-01')
  await expectAccessible(page)
  await doubt.getByTestId('take-new').click()
  await expect(doubt).toHaveCount(0)
  await expect(verdict).toHaveAttribute('data-modifiers', '')
  await expect(verdict).toHaveAttribute('data-status', 'on-schedule')
  await expect(verdict).toHaveAttribute('data-due', '2027-01-20')

  await page.goto('./#/patients/00620')
  await doubt.getByTestId('keep-both').click()
  await page.getByTestId('doubt-number').fill('00999')
  await doubt.getByTestId('keep-both').click()
  await expect(page.getByTestId('message')).toContainText('00999')
  await expect(doubt).toHaveCount(0)
  await expect(verdict).toHaveAttribute('data-modifiers', '')

  await page.goto('./#/worklist?chip=all')
  await expect(page.locator('[data-patient-number]')).toHaveCount(4)
  await expect(rowOf(page, '00999')).toHaveAttribute('data-status', 'no-course')
  await expect(rowOf(page, '00142')).not.toContainText('相違あり')
  await expect(page.locator('[data-modifiers*="results-in-doubt"]')).toHaveCount(0)
})
