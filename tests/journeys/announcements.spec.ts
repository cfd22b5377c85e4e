import type { Page } from '@playwright/test'
import { listen, type Said } from './listening'
import { createClinic, expect, openAt, PASSPHRASE, test, textFile } from './support'

const LANGUAGES = ['ja', 'en'] as const
type Language = (typeof LANGUAGES)[number]

/** What is said, by act, in each language of the screen. */
const WORDS = {
  chip: { ja: /^\d+名$/, en: /^\d+ patients?$/ },
  row: { ja: /^00101 青葉 葵 9日超過$/, en: /^00101 青葉 葵 9 days overdue$/ },
  refused: { ja: /^結果が入力されていません/, en: /^Outcome is missing/ },
  called: { ja: /^連絡を記録しました。$/, en: /^Contact recorded\.$/ },
  undone: { ja: /^連絡の記録を取り消しました。$/, en: /^The contact was struck out\.$/ },
  hits: { ja: /^検索結果 \d+名$/, en: /^\d+ found$/ },
  zoomed: { ja: /から.*まで/, en: /\d{4}-\d\d-\d\d/ },
  whole: { ja: /^全体$/, en: /^Whole$/ },
  drawn: { ja: /^採血結果を保存しました。$/, en: /^Draw saved\.$/ },
  flagged: { ja: /高度 ALT 200/, en: /ALT 200/ },
  back: { ja: /^元に戻しました。$/, en: /^Undone\.$/ },
  offline: { ja: /^オフライン/, en: /^Offline/ },
} satisfies Record<string, Record<Language, RegExp>>

/** Waits until it was said, and holds that it was said once. */
async function once(heard: () => Promise<Said[]>, words: RegExp): Promise<void> {
  const all: Said[] = []
  await expect
    .poll(async () => {
      all.push(...(await heard()))
      return all.map((said) => said.words)
    })
    .toEqual(expect.arrayContaining([expect.stringMatching(words)]))
  expect(
    all.filter((said) => words.test(said.words)),
    JSON.stringify(all),
  ).toHaveLength(1)
}

for (const language of LANGUAGES) {
  test(`what a nurse does is said once to who listens, in the language of the screen: ${language}`, async ({
    page,
  }) => {
    await openAt(page)
    await page.getByTestId('language').selectOption(language)
    await page.getByTestId('try-demo').click()
    await expect(page.getByTestId('worklist')).toBeVisible()
    const heard = await listen(page)
    const hear = (act: keyof typeof WORDS) => once(heard, WORDS[act][language])
    await inTheList(page, hear)
    await onAPatient(page, hear)
    await page.context().setOffline(true)
    await hear('offline')
    await page.context().setOffline(false)
  })
}

type Hear = (act: keyof typeof WORDS) => Promise<void>

async function inTheList(page: Page, hear: Hear): Promise<void> {
  await page.getByTestId('chip-all').click()
  await hear('chip')
  await page.getByTestId('search').fill('00101')
  await hear('chip')
  await page.getByTestId('worklist-scroller').focus()
  await page.keyboard.press('ArrowDown')
  await hear('row')
  await page.keyboard.press('c')
  await expect(page.getByTestId('contact-outcome')).toBeFocused()
  await page.getByTestId('contact-save').click()
  await hear('refused')
  await expect(page.getByTestId('contact-outcome')).toBeFocused()
  await page.getByTestId('contact-outcome').selectOption('no-answer')
  await page.getByTestId('contact-save').click()
  await hear('called')
  await page.getByTestId('message-undo').click()
  await hear('undone')
  await expect(page.getByTestId('worklist-scroller')).toBeFocused()
  await page.getByTestId('search').fill('')
  await page.getByTestId('worklist-scroller').focus()
}

async function onAPatient(page: Page, hear: Hear): Promise<void> {
  await page.goto('./#/patients/00101')
  const heading = page.locator('#content h1')
  await expect(heading).toBeFocused()
  await expect(heading).toContainText('00101')
  await expect(page.getByTestId('change-said')).toBeAttached()
  await page.getByTestId('search').fill('0010')
  await hear('hits')
  await page.keyboard.press('Escape')
  await page.getByTestId('chart-zoom-in').click()
  await hear('zoomed')
  await page.getByTestId('chart-zoom-whole').click()
  await hear('whole')
  await page.getByTestId('open-draw').click()
  await page.getByTestId('draw-day').fill('2026-11-20')
  await page.getByTestId('draw-alt').fill('200')
  await page.getByTestId('draw-save').click()
  await hear('drawn')
  await expect(page.getByTestId('change-said')).toHaveText(/ALT 200/)
  await page.getByTestId('message-undo').click()
  await hear('back')
}

test('an import tells its steps without its figures, and its end is where the keyboard goes on', async ({
  page,
}) => {
  await createClinic(page)
  await page.locator('.screens a').nth(1).click()
  await expect(page.locator('#content h1')).toBeFocused()
  const heard = await listen(page)
  const rows = Array.from({ length: 40 }, (_, at) => `00${100 + at},2026-11-20,${at}`)
  await page
    .getByTestId('import-file')
    .setInputFiles(textFile('結果.csv', ['番号,採血日,ALT(U/L)', ...rows].join('\n')))
  await expect(page.getByTestId('import-totals')).toBeVisible()
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-done').getByRole('heading')).toBeFocused()
  const said = (await heard()).map(({ words }) => words)
  expect(said.length).toBeGreaterThan(0)
  for (const words of said) expect(words).not.toMatch(/\d(?!\d?%)/)
})

test('a wrong file is an alert that says what was kept, and the keyboard goes on from the title', async ({
  page,
}) => {
  await createClinic(page)
  await page.goto('./#/import')
  const heard = await listen(page)
  await page.getByTestId('import-file').setInputFiles(textFile('メモ.txt', '明日は休み'))
  await once(heard, /何も保存されていません。.*メモ\.txt/)
  await expect(page.locator('#content h1')).toBeFocused()
})

test('a lock that came by itself says so at the passphrase, and the screen of before says where one is', async ({
  page,
}) => {
  await createClinic(page)
  await page.goto('./#/settings/rules')
  await page.clock.fastForward('00:30:00')
  await page.clock.runFor(20_000)
  const field = page.getByTestId('unlock-passphrase')
  await expect(field).toBeFocused()
  await expect(field).toHaveAccessibleDescription('操作がなかったため、自動でロックしました。')
  await field.fill(PASSPHRASE)
  await page.getByTestId('unlock-confirm').click()
  await expect(page.locator('#content h1')).toHaveText('設定')
  await page.getByTestId('lock-now').click()
  await expect(field).toHaveAccessibleDescription('')
})
