import type { Page } from '@playwright/test'
import { shownToPrint } from './printing'
import {
  createClinic,
  expect,
  expectAccessible,
  importFiles,
  openDemo,
  PASSPHRASE,
  test,
  textFile,
  unlock,
} from './support'

const ROSTER = `番号,氏名,カナ,性別,開始日,予定週数,1日量
00142,青葉 葵,アオバ アオイ,女,2026-08-03,20,20
00518,北沢 健,キタザワ ケン,男,2026-07-27,20,40
`

/** What the rows of the log say, newest first. */
function log(page: Page): Promise<{ what: string; who: string; when: string }[]> {
  return page
    .getByTestId('audit')
    .locator('tr[data-what]')
    .evaluateAll((rows) =>
      rows.map((row) => {
        const { what = '', who = '', when = '' } = (row as HTMLElement).dataset
        return { what, who, when }
      }),
    )
}

async function openLog(page: Page): Promise<void> {
  await page.goto('./#/settings/audit')
  await expect(page.getByTestId('audit')).toHaveAttribute('data-phase', /done|paused/)
  await expect(page.getByTestId('audit-review')).toHaveAttribute('data-fresh', /\d/)
}

async function find(page: Page): Promise<void> {
  await page.getByTestId('audit-search').click()
  await expect(page.getByTestId('audit')).toHaveAttribute('data-phase', /done|paused/)
}

/** Takes entries of the log out of the store, as somebody could who has the computer and not the key. */
function cutOut(page: Page, numbers: number[]): Promise<void> {
  return page.evaluate(async (keys) => {
    const found = (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
    for (const name of found.filter((each) => each.startsWith('saiketsu'))) {
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onerror = () => reject(new Error('no database'))
        opening.onsuccess = () => {
          const database = opening.result
          if (!database.objectStoreNames.contains('acts')) return resolve(database.close())
          const cutting = database.transaction('acts', 'readwrite')
          for (const key of keys) cutting.objectStore('acts').delete([key, 1])
          cutting.oncomplete = () => resolve(database.close())
        }
      })
    }
  }, numbers)
}

test('whatever is done stands in the log with who and when; it is searched, reviewed and verified, and tampering shows', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await createClinic(page, { userName: '院長' })

  await test.step('two wrong passphrases, an import, a patient opened, changed, printed and exported', async () => {
    await page.getByTestId('lock-now').click()
    for (const wrong of ['not this one at all', 'nor this one either']) {
      await page.getByTestId('unlock-passphrase').fill(wrong)
      await page.getByTestId('unlock-confirm').click()
      // What the try before came to stands there until this one is looked into.
      await expect(page.getByTestId('unlock-confirm')).toBeEnabled()
      await expect(page.getByTestId('unlock-error')).toBeVisible()
      await page.clock.runFor(120_000)
    }
    await unlock(page, PASSPHRASE)
    await importFiles(page, textFile('名簿.csv', ROSTER))
    await page.goto('./#/worklist?chip=all')
    await page.locator('[data-patient-number="00142"] a').first().click()
    await page.getByTestId('open-visit').first().click()
    await page.getByTestId('visit-day').fill('2026-12-20')
    await page.getByTestId('visit-save').click()
    await expect(page.locator('[data-testid="message"][data-kind="done"]')).toBeVisible()
    await page.goto('./#/worklist?chip=all')
    await page.goto('./#/settings/data')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('export-clinic-file').click(),
    ])
    await file.delete()
  })

  await test.step('a preview that was only looked at is no print', async () => {
    await shownToPrint(page, '#/print?patients=00142,00518')
    await shownToPrint(page, '#/print?list=worklist&chip=all')
    await openLog(page)
    const rows = await log(page)
    expect(rows.filter(({ what }) => what.includes('printed'))).toEqual([])
    await expect(page.getByTestId('audit').locator('tr[data-what="opened"]').first()).toContainText(
      '印刷プレビュー',
    )
  })

  const seal = await test.step('the printed sheet carries the seal, which covers its own entry', async () => {
    await shownToPrint(page, '#/print?patients=00142,00518')
    const foot = page.getByTestId('seal')
    await expect(foot).toHaveCount(2)
    const shown = Number(await foot.first().getAttribute('data-count'))
    await page.getByTestId('print').click()
    await expect(foot.first()).toHaveAttribute('data-count', `${shown + 1}`)
    const given = await foot.first().evaluate((element) => ({ ...(element as HTMLElement).dataset }))
    const text = `${given['count']} · ${given['hash']}`
    await expect(foot.first()).toHaveText(`記録 ${text}`)
    return text
  })

  await test.step('the log says who did what and when', async () => {
    await openLog(page)
    const rows = await log(page)
    for (const what of [
      'locked',
      'login-failed',
      'login',
      'imported',
      'opened',
      'visit',
      'exported-clinic-file',
      'printed',
    ]) {
      const row = rows.find((each) => each.what === what)
      expect(row, what).toMatchObject({ who: '院長' })
      expect(row?.when).toMatch(/^2026-11-22T09:\d\d:\d\d$/)
    }
    // The page, and twice the preview.
    expect(rows.filter(({ what }) => what === 'opened')).toHaveLength(3)
    expect(rows.filter(({ what }) => what === 'printed')).toHaveLength(1)
    await expect(page.getByTestId('audit').locator('tr[data-what="visit"]')).toContainText('00142 青葉 葵')
    await expect(page.getByTestId('audit').locator('tr[data-what="printed"]')).toContainText(
      'サマリー · 2名分 · 2ページ',
    )
    await expectAccessible(page)
  })

  await test.step('it is searched by patient, kind, user, day and words', async () => {
    await page.getByTestId('audit-search-patient').fill('あおば')
    await find(page)
    expect((await log(page)).map(({ what }) => what)).toEqual([
      'printed',
      'opened',
      'opened',
      'visit',
      'opened',
      'imported',
    ])
    await page.getByTestId('audit-clear').click()
    await page.getByTestId('audit-search-act').selectOption('act:login-failed')
    await expect(page.getByTestId('audit').locator('tr[data-what]')).toHaveCount(1)
    await expect(page.getByTestId('audit')).toContainText('院長')
    await page.getByTestId('audit-clear').click()
    await page.getByTestId('audit-search-text').fill('名簿')
    await page.getByTestId('audit-search-from').fill('2026-11-23')
    await find(page)
    expect(await log(page)).toEqual([])
    await page.getByTestId('audit-clear').click()
    await expect(page.getByTestId('audit').locator('tr[data-what="imported"]')).toContainText('名簿.csv')
  })

  await test.step('failed log-ins stand out until somebody has reviewed them', async () => {
    const review = page.getByTestId('audit-review')
    await expect(review).toHaveAttribute('data-failed-logins', '2')
    await page.getByTestId('audit-review-note').fill('本人の打ち間違い')
    await page.getByTestId('audit-review-now').click()
    await expect(review).toHaveAttribute('data-failed-logins', '0')
    await expect(review).toHaveAttribute('data-fresh', '0')
    await expect(page.getByTestId('audit').locator('tr').nth(1)).toHaveAttribute(
      'data-what',
      'audit-reviewed',
    )
    await expect(page.getByTestId('audit').locator('tr').nth(1)).toContainText('本人の打ち間違い')
  })

  await test.step('what is shown leaves as CSV, which is noted too', async () => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('audit-csv').click()])
    expect(file.suggestedFilename()).toBe('audit-2026-11-22.csv')
    await expect(page.getByTestId('audit').locator('tr[data-what="exported-audit"]')).toHaveCount(1)
  })

  const result = page.getByTestId('audit-check-result')
  await test.step('the whole log is unbroken, and the seal on the sheet fits', async () => {
    await page.getByTestId('audit-check').click()
    await expect(result).toHaveAttribute('data-broken', '0')
    await expect(result).toContainText('欠落・改変なし')
    await page.getByTestId('audit-seal').fill(`記録 ${seal}`)
    await page.getByTestId('audit-seal-now').click()
    await expect(page.getByTestId('audit-seal-answer')).toHaveAttribute('data-fits', 'yes')
    await expectAccessible(page)
  })

  await test.step('an entry that somebody took out is named by number, in English too', async () => {
    await cutOut(page, [3])
    await page.getByTestId('audit-check').click()
    await expect(result).toHaveAttribute('data-broken', '1')
    const gap = page.getByTestId('audit-break')
    await expect(gap).toHaveAttribute('data-number', '3')
    await expect(gap).toHaveAttribute('data-because', 'missing')
    await page.getByTestId('language').selectOption('en')
    await expect(gap).toHaveText('Record 3 is missing (removed).')
    await expectAccessible(page)
  })

  await test.step('a tail that was cut off shows against the seal', async () => {
    const count = Number(seal.split(' ')[0])
    await cutOut(
      page,
      Array.from({ length: 40 }, (_, at) => count + at),
    )
    await page.getByTestId('audit-seal').fill(seal)
    await page.getByTestId('audit-seal-now').click()
    await expect(page.getByTestId('audit-seal-answer')).toHaveAttribute('data-fits', 'shorter')
  })
})

test('the printed worklist of the demo clinic carries the seal in English', async ({ page }) => {
  await openDemo(page)
  await page.getByTestId('language').selectOption('en')
  await page.goto('./#/print?list=worklist&chip=overdue')
  await expect(page.locator('[data-print-ready]')).toBeVisible()
  await expect(page.locator('footer').getByTestId('seal').first()).toHaveText(/^Record \d+ · [0-9a-f]{8}$/)
})
