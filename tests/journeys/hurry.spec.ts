import type { Page } from '@playwright/test'
import {
  createClinic,
  expect,
  importFiles,
  openAt,
  PASSPHRASE,
  ready,
  rowOf,
  test,
  textFile,
} from './support'

const LONG =
  '寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末食う寝る処に住む処 マリア・デ・ラ・コンセプシオン'
const ROSTER = textFile(
  '名簿.csv',
  [
    '番号,氏名,カナ,生年月日,性別,開始日,予定週数,1日量',
    ...Array.from(
      { length: 14 },
      (_, at) => `00${101 + at},患者 ${101 + at},カンジャ,2001-03-04,女,2026-09-20,20,20`,
    ),
  ].join('\n'),
)

/** How many versions of the record there are: each confirmed act makes one. */
async function versions(page: Page, address: string): Promise<number> {
  await page.goto(`${address}/history`)
  await expect(page.getByTestId('history-version').first()).toBeVisible()
  const count = await page.getByTestId('history-version').count()
  await page.goto(address)
  await expect(page.getByTestId('verdict')).toBeVisible()
  return count
}

/** A double press whose first half has done its work before the second falls: on what came beneath the pointer. */
async function pressSlowlyTwice(page: Page, testid: string, between: () => Promise<void>): Promise<void> {
  await page.getByTestId(testid).hover()
  await page.mouse.down({ clickCount: 1 })
  await page.mouse.up({ clickCount: 1 })
  await between()
  await page.mouse.down({ clickCount: 2 })
  await page.mouse.up({ clickCount: 2 })
}

test('who presses every confirming button twice has stored everything once', async ({ page }) => {
  test.setTimeout(120_000)
  await openAt(page)
  await page.getByTestId('create-clinic').click()
  await page.getByTestId('setup-clinic-name').fill('みなと皮膚科')
  await page.getByTestId('setup-user-name').fill('看護師 早川')
  await page.getByTestId('setup-passphrase').fill(PASSPHRASE)
  await page.getByTestId('setup-passphrase-again').fill(PASSPHRASE)
  await page.getByTestId('setup-confirm').dblclick()
  await page.getByTestId('recovery-key-saved').click()
  await expect(page.getByTestId('worklist')).toBeVisible()
  await page.goto('./#/import')
  await page.getByTestId('import-file').setInputFiles(ROSTER)
  await page.getByTestId('import-confirm').dblclick()
  await expect(page.getByTestId('import-done')).toBeVisible()
  await expect(page.locator('[data-import]')).toHaveCount(1)

  await page.goto('./#/p/new')
  await page.getByTestId('patient-number').fill('００１４２')
  await page.getByTestId('patient-name').fill(LONG)
  await page.getByTestId('patient-save').dblclick()
  await expect(page.getByTestId('banner')).toContainText(LONG)
  const address = page.url()
  let before = await versions(page, address)
  const acts: [form: string, fill: () => Promise<void>][] = [
    [
      'course',
      async () => {
        await page.getByTestId('course-start').fill('R8.9.20')
        await page.getByTestId('course-mg').fill('２０')
      },
    ],
    [
      'draw',
      async () => {
        await page.getByTestId('draw-day').fill('令和8年11月20日')
        await page.getByTestId('draw-alt').fill('３３')
      },
    ],
    ['contact', async () => void (await page.getByTestId('contact-outcome').selectOption('no-answer'))],
    ['weight', () => page.getByTestId('weight-kg').fill('５２。５')],
    ['review', () => Promise.resolve()],
  ]
  for (const [form, fill] of acts) {
    await page.getByTestId(`open-${form}`).first().click()
    await fill()
    await page.getByTestId(`${form}-save`).dblclick()
    await expect(page.getByTestId(`form-${form}`)).toHaveCount(0)
    await expect(page.getByTestId('message').first()).toBeVisible()
    const after = await versions(page, address)
    expect(after - before, form).toBe(1)
    before = after
  }
  await page.goto('./#/worklist?chip=all')
  await rowOf(page, '00101').getByTestId('row-open').click()
  await page.getByTestId('contact-outcome').selectOption('no-answer')
  await pressSlowlyTwice(page, 'contact-save', () => expect(page.getByTestId('opened-row')).toHaveCount(0))
  await expect(rowOf(page, '00101')).toHaveAttribute('data-calls-not-reached', '1')
})

test('the way back from the middle of a form or of an import loses nothing without a word', async ({
  page,
}) => {
  await createClinic(page)
  await importFiles(page, ROSTER)
  await page.goto('./#/worklist?chip=all')
  await page.getByTestId('worklist-scroller').press('Enter')
  await expect(page.getByTestId('verdict')).toBeVisible()
  const address = page.url()
  await page.getByTestId('open-draw').click()
  await page.getByTestId('draw-alt').fill('44')
  await page.goBack()
  await expect(page.getByTestId('draw-keep')).toBeFocused()
  await expect(page).toHaveURL(address)
  await page.getByTestId('draw-keep').click()
  await expect(page.getByTestId('draw-alt')).toHaveValue('44')
  await page.getByTestId('draw-close').click()
  await page.getByTestId('draw-discard').click()
  await expect(page.locator('dialog[open]')).toHaveCount(0)
  await page.goBack()
  await expect(page).toHaveURL(/chip=all/)

  await page.locator('.screens a').nth(1).click()
  await page
    .getByTestId('import-file')
    .setInputFiles(textFile('結果.csv', '番号,採血日,ALT(U/L)\n00101,2026-11-20,33'))
  await expect(page.getByTestId('import-totals')).toBeVisible()
  await page.goBack()
  await expect(page.getByTestId('worklist')).toBeVisible()
  await page.goForward()
  await expect(page.getByTestId('import-totals')).toHaveAttribute('data-new', '1')
  const asked = page.waitForEvent('dialog')
  const reloaded = page.reload()
  const question = await asked
  expect(question.type()).toBe('beforeunload')
  await question.accept()
  await reloaded
  await ready(page)
  await page.getByTestId('unlock-passphrase').fill(PASSPHRASE)
  await page.getByTestId('unlock-confirm').click()
  await expect(page.getByTestId('import-file')).toBeAttached()
})

test('a search that finds more than it can show says so, and every key of a list moves into sight', async ({
  page,
}) => {
  await createClinic(page)
  await importFiles(page, ROSTER)
  await page.getByTestId('search').fill('カンジャ')
  await expect(page.getByTestId('search-hit')).toHaveCount(12)
  await expect(page.locator('.search-box')).toContainText('最初の12名まで表示')
  for (let pressed = 0; pressed < 12; pressed += 1) await page.keyboard.press('ArrowDown')
  await expect(page.getByTestId('search-hit').last()).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByTestId('search-hit').last()).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('banner')).toHaveAttribute('data-number', '00112')
})

test('at midnight with somebody at the desk the day changes under them', async ({ page }) => {
  await createClinic(page)
  await importFiles(page, ROSTER)
  await page.goto('./#/worklist?chip=all')
  for (const day of ['2026-11-23', '2026-11-24']) {
    await page.clock.setSystemTime(new Date(Date.parse(`${day}T00:00:00+09:00`) - 20_000))
    await page.keyboard.press('ArrowDown')
    await page.clock.runFor(70_000)
    await expect(page.getByTestId('as-of')).toHaveAttribute('data-day', day)
  }
})

test('a number put right in full width finds the patient of that number', async ({ page }) => {
  await createClinic(page)
  await importFiles(page, ROSTER)
  await page.goto('./#/import')
  const wrong = '番号,氏名,生年月日,採血日,ALT(U/L)\n00101,別人 太郎,1970-01-01,2026-11-20,33'
  await page.getByTestId('import-file').setInputFiles(textFile('結果.csv', wrong))
  await page.getByTestId('correct-number').click()
  await page.getByTestId('correct-number-to').fill('０９９９９')
  await page.getByTestId('correct-number-apply').click()
  await expect(page.getByTestId('import-totals')).toHaveAttribute('data-doubt', '0')
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-done')).toBeVisible()
  await page.goto('./#/patients/09999')
  await expect(page.getByTestId('verdict')).toHaveAttribute('data-patient-number', '09999')
  await page.reload()
  await unlockHere(page)
})

/** Unlocks where the address stays that of a patient. */
async function unlockHere(page: Page): Promise<void> {
  await page.getByTestId('unlock-passphrase').fill(PASSPHRASE)
  await page.getByTestId('unlock-confirm').click()
  await expect(page.locator('#content h1')).toBeFocused()
}
