import type { Page } from '@playwright/test'
import { expect, test, type Site } from './builds'
import { createClinic, importFiles, openAt, ready, textFile, unlock } from './support'

const ROSTER = textFile(
  '名簿.csv',
  '番号,氏名,カナ,生年月日,性別,開始日\n00001,青葉 葵,アオバ,2001-03-04,女,2026-09-20\n',
)

test.describe('without a service worker, as on a computer that forbids it', () => {
  test.use({ serviceWorkers: 'block' })

  test('a tab with older code lets go, says so, keeps what was typed, and never writes again', async ({
    page,
    context,
    site,
    watch,
  }) => {
    test.setTimeout(90_000)
    // The files of the older version are gone from the server.
    watch.expectFault('404')
    await createClinic(page)
    await importFiles(page, ROSTER)
    await page.goto('./#/patients/00001')
    await page.getByTestId('open-draw').first().click()
    await page.getByTestId('draw-day').fill('2026-11-20')
    await page.getByTestId('draw-alt').fill('33')

    site.show('next')
    const newer = await context.newPage()
    await openAt(newer)
    await expectBuild(newer, 'next')
    await expect(page.getByTestId('message').filter({ hasText: '新しい版が開かれた' })).toBeVisible()
    await page.getByTestId('draw-save').click()
    await expect(page.getByTestId('form-draw').getByRole('alert').first()).toBeVisible()
    await expect(page.getByTestId('draw-alt')).toHaveValue('33')

    await unlock(newer)
    await newer.goto('./#/patients/00001')
    await expect(newer.getByTestId('banner')).toBeVisible()
    await expect(newer.locator('[data-analyte="alt"][data-drawn="2026-11-20"]')).toHaveCount(0)
    await newer.getByTestId('open-draw').first().click()
    await expect(newer.getByTestId('draw-alt')).toHaveValue('33')
    await newer.getByTestId('draw-save').click()
    await expect(newer.locator('[data-analyte="alt"][data-drawn="2026-11-20"]').first()).toBeAttached()
  })

  test('older code on newer data says what to do, and touches nothing', async ({ page, site, watch }) => {
    // Parts of the app that are fetched for later, when the files of the other version are there.
    watch.expectFault('404')
    site.show('next')
    await createClinic(page)
    await importFiles(page, ROSTER)
    site.show('now')
    await page.goto('about:blank')
    await page.goto('./')
    await ready(page)
    await expect(page.getByTestId('message')).toContainText('新しい版')
    await expect(page.getByTestId('message')).toContainText('再読み込み')
    site.show('next')
    await page.goto('about:blank')
    await page.goto('./')
    await ready(page)
    await unlock(page)
    await page.goto('./#/worklist?chip=all')
    await expect(page.getByTestId('worklist')).toHaveAttribute('data-total', '1')
  })

  test('a part of the app that is gone from the server is named, with what to do, and the rest works on', async ({
    page,
    site,
    watch,
  }) => {
    watch.expectFault('404')
    watch.expectFault('dynamically imported')
    watch.expectFault('preload')
    await createClinic(page)
    await importFiles(page, ROSTER)
    // The import page is left, and with it what it had loaded.
    await page.goto('./#/worklist')
    await expect(page.getByTestId('worklist')).toBeVisible()
    await page.goto('./#/import')
    await expect(page.getByTestId('import-file')).toBeAttached()
    site.show('next')
    await page.getByTestId('import-file').setInputFiles({ ...ROSTER, mimeType: 'text/csv' })
    await expect(page.getByRole('alert').filter({ hasText: '再読み込み' }).first()).toBeVisible()
    await page.getByRole('navigation').locator('a[href="#/overview"]').click()
    await expect(
      page.getByTestId('message').filter({ hasText: 'アプリの一部を読み込めませんでした' }).first(),
    ).toBeVisible()
    await page.getByRole('navigation').locator('a[href="#/worklist"]').click()
    await expect(page.getByTestId('worklist')).toBeVisible()
  })

  test('a tab that does not let go of older data is named', async ({ page, context, site, watch }) => {
    watch.expectFault('404')
    await createClinic(page)
    const holding = await context.newPage()
    await holding.goto('./icon.svg')
    await holding.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const request = indexedDB.open('saiketsu')
          request.onsuccess = () => {
            Object.assign(globalThis, { held: request.result })
            resolve()
          }
        }),
    )
    site.show('next')
    await page.goto('about:blank')
    await page.goto('./')
    await ready(page)
    await expect(page.getByTestId('message')).toContainText('ほかのタブを閉じて', { timeout: 15_000 })
    await holding.close()
    await page.reload()
    await ready(page)
    await unlock(page)
  })
})

test.describe('a newer version that waits', () => {
  test.use({ serviceWorkers: 'allow' })

  test('is offered, is never taken unasked, and not while something is unsaved', async ({
    page,
    site,
    watch,
  }) => {
    test.setTimeout(90_000)
    watch.expectFault('beforeunload')
    await createClinic(page)
    await page.evaluate(async () => void (await navigator.serviceWorker.ready))
    await openAgain(page)
    site.show('next')
    await openAgain(page)
    await expectBuild(page, 'now')
    // Every file of the newer version is fetched first.
    await expect(page.getByTestId('take-newer')).toBeVisible({ timeout: 40_000 })

    await page.goto('./#/p/new')
    await page.getByTestId('patient-number').fill('00777')
    await page.getByTestId('take-newer').click()
    await expect(page.getByTestId('message').filter({ hasText: '保存していない入力' })).toBeVisible()
    await page.waitForTimeout(1_000)
    await expect(page.getByTestId('patient-number')).toHaveValue('00777')
    await expectBuild(page, 'now')
    await page.getByTestId('patient-save').click()
    await expect(page.getByTestId('banner')).toBeVisible()

    await page.getByTestId('take-newer').click()
    await expect(page.getByTestId('unlock-passphrase')).toBeVisible()
    await expectBuild(page, 'next')
    await page.getByTestId('unlock-passphrase').fill('a quiet morning in May')
    await page.getByTestId('unlock-confirm').click()
    await expect(page.getByTestId('banner')).toHaveAttribute('data-number', '00777')
  })

  test('is not taken while another tab has something unsaved, and the other tab hears of it', async ({
    page,
    context,
    site,
    watch,
  }) => {
    test.setTimeout(90_000)
    watch.expectFault('beforeunload')
    await createClinic(page)
    await page.evaluate(async () => void (await navigator.serviceWorker.ready))
    await openAgain(page)
    await page.goto('./#/p/new')
    await page.getByTestId('patient-number').fill('00777')
    await page.waitForTimeout(1_000)

    site.show('next')
    const other = await context.newPage()
    await openAt(other)
    await unlock(other)
    await other.getByTestId('take-newer').click()
    await expect(other.getByTestId('message').filter({ hasText: '別のタブに' })).toBeVisible()
    await page.getByTestId('patient-save').click()
    await expect(page.getByTestId('banner')).toBeVisible()

    await other.getByTestId('take-newer').click()
    await expect(other.getByTestId('unlock-passphrase')).toBeVisible()
    await expectBuild(other, 'next')
    await expect(page.getByTestId('message').filter({ hasText: '再読み込み' }).first()).toBeVisible()
    await expectBuild(page, 'now')
    await expect(page.getByTestId('banner')).toHaveAttribute('data-number', '00777')
  })
})

async function openAgain(page: Page): Promise<void> {
  await page.goto('about:blank')
  await page.goto('./')
  await ready(page)
  await unlock(page)
}

/** Which build runs in the page: the files of the next one are named so. */
async function expectBuild(page: Page, build: Parameters<Site['show']>[0]): Promise<void> {
  const script = page
    .locator('script[type="module"][src*="/assets/"], script[type="module"][src*="assets/"]')
    .first()
  const name = (await script.getAttribute('src')) ?? ''
  expect(name.includes('/next-') ? 'next' : 'now').toBe(build)
}
