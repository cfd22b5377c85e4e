import type { Page } from '@playwright/test'
import { expect, openAt, PASSPHRASE, test, textFile } from './support'

const MOST_FIELDS = 9
const MOST_CLICKS = 6

const PATIENTS = Array.from({ length: 12 }, (_, at) => String(101 + at).padStart(5, '0'))
const ROSTER = textFile(
  '名簿.csv',
  [
    '番号,氏名,カナ,生年月日,性別,開始日',
    ...PATIENTS.map((number) => `${number},患者 ${number},カンジャ,2001-03-04,女,2026-09-20`),
  ].join('\n'),
)

/** Counts what a person does in the page: presses of the pointer, fields that took something, keys that are no text. */
async function counted(
  page: Page,
): Promise<() => Promise<{ clicks: number; fields: string[]; keys: string[] }>> {
  await page.addInitScript(() => {
    const done = { clicks: 0, fields: [] as string[], keys: [] as string[] }
    Object.assign(globalThis, { done })
    addEventListener('pointerdown', () => (done.clicks += 1), true)
    addEventListener(
      'change',
      ({ target }) => {
        const name = target instanceof HTMLElement ? (target.dataset['testid'] ?? target.tagName) : ''
        if (!done.fields.includes(name)) done.fields.push(name)
      },
      true,
    )
    addEventListener('keydown', ({ key }) => key.length > 1 && done.keys.push(key), true)
  })
  return () =>
    page.evaluate(
      () => (globalThis as unknown as { done: { clicks: number; fields: string[]; keys: string[] } }).done,
    )
}

test(`from nothing to the clinic’s own worklist it takes at most ${MOST_FIELDS} fields and ${MOST_CLICKS} clicks`, async ({
  page,
}) => {
  const done = await counted(page)
  await openAt(page)
  await page.getByTestId('create-clinic').click()
  const fields = page.locator('.setup-form :is(input, select, textarea)')
  // The file is one more.
  expect((await fields.count()) + 1).toBeLessThanOrEqual(MOST_FIELDS)
  await page.getByTestId('setup-clinic-name').fill('みなと皮膚科')
  await page.getByTestId('setup-user-name').fill('受付 早川')
  await page.getByTestId('setup-passphrase').fill(PASSPHRASE)
  await page.getByTestId('setup-passphrase-again').fill(PASSPHRASE)
  await page.getByTestId('setup-confirm').click()
  await page.getByTestId('recovery-key-saved').click()
  const dialog = page.waitForEvent('filechooser')
  await page.getByText('ファイルを選択して取り込む').click()
  await (await dialog).setFiles(ROSTER)
  await page.getByTestId('import-confirm').click()
  await page.getByTestId('import-done').getByRole('link').click()
  await expect(page.getByTestId('worklist')).toHaveAttribute('data-total', String(PATIENTS.length))
  const { clicks, fields: filled, keys } = await done()
  expect(keys).toEqual([])
  expect(clicks).toBe(MOST_CLICKS)
  expect(filled.length).toBeLessThanOrEqual(MOST_FIELDS)
  expect(filled).toContain('worklist-first-file')
})
