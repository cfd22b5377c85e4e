import type { Page } from '@playwright/test'
import { startDesktop } from '../tools/faults/desktop.mjs'
import { createClinic, expect, importFiles, NOW, openAt, PASSPHRASE, ready, test, unlock } from './support'

interface Watch {
  expectFault: (part: string) => void
}

/** A roster of so many people, numbered from 00001. */
function roster(count: number): { name: string; mimeType: string; buffer: Buffer } {
  const lines = Array.from({ length: count }, (_, at) => {
    const number = String(at + 1).padStart(5, '0')
    return `${number},患者 ${number},カンジャ,2001-03-04,女,2026-09-20`
  })
  const text = ['番号,氏名,カナ,生年月日,性別,開始日', ...lines].join('\n')
  return { name: '名簿.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
}

test.use({ serviceWorkers: 'allow' })

test.describe('a tab that is closed', () => {
  test('in the middle of an import leaves all of it or nothing, and the import can be made again', async ({
    page,
    context,
  }) => {
    await createClinic(page)
    await page.goto('./#/import')
    await page.getByTestId('import-file').setInputFiles(roster(400))
    await page.getByTestId('import-confirm').click()
    await page.close()

    const again = await context.newPage()
    await openAt(again)
    await unlock(again)
    await again.goto('./#/worklist?chip=all')
    const total = await totalOf(again)
    expect([0, 400]).toContain(total)
    const counts = await importFiles(again, roster(400))
    expect(counts['patients']).toBe(400 - total)
    await again.goto('./#/worklist?chip=all')
    await expect(again.getByTestId('worklist')).toHaveAttribute('data-total', '400')
  })

  test('with a form half filled in keeps what was typed, and offers it again', async ({ page, context }) => {
    await createClinic(page)
    await importFiles(page, roster(3))
    await page.goto('./#/patients/00002')
    await page.getByTestId('open-draw').first().click()
    await page.getByTestId('draw-day').fill('2026-11-20')
    await page.getByTestId('draw-alt').fill('33')
    await page.waitForTimeout(800)
    await page.close()

    const again = await context.newPage()
    await openAt(again)
    await unlock(again)
    await again.goto('./#/patients/00002')
    await again.getByTestId('open-draw').first().click()
    await expect(again.getByTestId('draw-alt')).toHaveValue('33')
  })
})

test('two tabs that edit the same patient: both entries are kept', async ({ page, context }) => {
  await createClinic(page)
  await importFiles(page, roster(3))
  await page.goto('./#/patients/00002')
  await page.getByTestId('open-draw').first().click()
  await page.getByTestId('draw-day').fill('2026-11-20')
  await page.getByTestId('draw-alt').fill('33')

  const other = await context.newPage()
  await openAt(other)
  await unlock(other)
  await other.goto('./#/patients/00002')
  await other.getByTestId('open-patient').click()
  await other.getByTestId('patient-phone').fill('03-0000-1111')
  await other.getByTestId('patient-save').click()
  await expect(other.getByTestId('form-patient')).toHaveCount(0)

  await page.getByTestId('draw-save').click()
  await expect(page.getByTestId('form-draw')).toHaveCount(0)
  await page.getByTestId('open-patient').click()
  await expect(page.getByTestId('patient-phone')).toHaveValue('03-0000-1111')
  await expect(other.locator('[data-analyte="alt"][data-drawn="2026-11-20"]').first()).toBeAttached()
})

test('a disk without room: an edit and an import are refused whole, say what to do, and work once there is room', async ({
  address,
}, testInfo) => {
  test.setTimeout(120_000)
  const profile = testInfo.outputPath('profile')
  const first = await startDesktop(profile)
  await goHome(first.page, address)
  await setUp(first.page)
  await importInto(first.page, 120)
  await first.close()

  // How much room there is the browser asks when it first writes, and believes for half a minute.
  const desktop = await startDesktop(profile)
  const { page } = desktop
  const room = await roomOf(page, address)
  await room(1)
  await goHome(page, address)
  await unlock(page)
  await goTo(page, '#/patients/00007')
  await page.getByTestId('open-draw').first().click()
  await page.getByTestId('draw-day').fill('2026-11-20')
  await page.getByTestId('draw-alt').fill('33')
  await page.getByTestId('draw-save').click()
  await expect(page.getByTestId('form-draw')).toContainText('保存領域が足りません')
  await expect(page.getByTestId('draw-alt')).toHaveValue('33')
  await room()
  await page.getByTestId('draw-save').click()
  await expect(page.getByTestId('form-draw')).toHaveCount(0)
  await expect(page.locator('[data-analyte="alt"][data-drawn="2026-11-20"]').first()).toBeAttached()
  await desktop.close()

  const again = await startDesktop(profile)
  const lessRoom = await roomOf(again.page, address)
  await lessRoom(1)
  await goHome(again.page, address)
  await unlock(again.page)
  await goTo(again.page, '#/import')
  await again.page.getByTestId('import-file').setInputFiles(roster(500))
  await again.page.getByTestId('import-confirm').click()
  await expect(
    again.page.getByRole('alert').filter({ hasText: '保存領域が足りません' }).first(),
  ).toBeVisible()
  await expectTotal(again.page, 120)
  await lessRoom()
  await importInto(again.page, 500)
  await expectTotal(again.page, 500)
  await again.close()
})

test('damaged bytes: the list stands, the message names who is affected, everybody else opens', async ({
  page,
  context,
  watch,
}) => {
  await createClinic(page)
  await importFiles(page, roster(150))
  await page.close()
  const elsewhere = await context.newPage()
  await elsewhere.goto('./icon.svg')
  await elsewhere.evaluate(damageFirstPage)
  await elsewhere.close()
  watch.expectFault('404')

  const again = await context.newPage()
  await openAt(again)
  await unlock(again)
  await again.goto('./#/worklist?chip=all')
  await expect(again.getByTestId('worklist')).toHaveAttribute('data-total', '150')
  const affected = await firstUnreadable(again)
  const message = again.getByTestId('message').filter({ hasText: '壊れていて' })
  await expect(message).toContainText(affected)
  await expect(message).toContainText('ほか')
  await expect(again.getByTestId('patient-unreadable')).toBeVisible()
})

test('a clock set back: opening says so and names both moments', async ({ page }) => {
  await createClinic(page)
  await importFiles(page, roster(3))
  await page.clock.setSystemTime('2026-11-19T08:05:00+09:00')
  await openAgain(page)
  const warning = page.getByTestId('message').filter({ hasText: '時計' })
  await expect(warning).toContainText('2026-11-19 08:05')
  await expect(warning).toContainText('2026-11-22 09:1')
})

test('a clock that runs a minute behind is no clock set back', async ({ page }) => {
  await createClinic(page)
  await importFiles(page, roster(3))
  await page.clock.setSystemTime('2026-11-22T09:13:00+09:00')
  await openAgain(page)
  await page.waitForTimeout(1_500)
  await expect(page.getByTestId('message').filter({ hasText: '時計' })).toHaveCount(0)
})

test.describe('data that the browser has deleted', () => {
  test('while the app was closed: the first screen says that there was a clinic', async ({
    page,
    context,
    watch,
  }) => {
    await createClinic(page)
    await page.close()
    await deleteEverything(await context.newPage(), watch)
    const again = await context.newPage()
    await openAt(again)
    await expect(again.getByTestId('clinic-lost')).toContainText('復元')
  })

  test('on a new computer nothing is said to be lost', async ({ page }) => {
    await openAt(page)
    await expect(page.getByTestId('create-clinic')).toBeVisible()
    await expect(page.getByTestId('clinic-lost')).toHaveCount(0)
  })

  test('while the app is open: it says so at once, and an entry stays on the screen', async ({
    page,
    context,
    watch,
  }) => {
    await createClinic(page)
    await importFiles(page, roster(3))
    await page.goto('./#/patients/00002')
    await page.getByTestId('open-draw').first().click()
    await page.getByTestId('draw-alt').fill('33')
    await deleteEverything(await context.newPage(), watch)
    await expect(page.getByTestId('message').filter({ hasText: '削除されました' })).toBeVisible()
    await page.getByTestId('draw-day').fill('2026-11-20')
    await page.getByTestId('draw-save').click()
    await expect(page.getByTestId('form-draw').getByRole('alert').first()).toBeVisible()
    await expect(page.getByTestId('draw-alt')).toHaveValue('33')
  })
})

/** Loads the app anew, at its list, and unlocks it. */
async function openAgain(page: Page): Promise<void> {
  await page.goto('about:blank')
  await page.goto('./')
  await ready(page)
  await unlock(page)
}

/** Gives the way to say how many bytes the browser allows the app; without a number, as many as it would. */
async function roomOf(page: Page, address: string): Promise<(quotaSize?: number) => Promise<unknown>> {
  const session = await page.context().newCDPSession(page)
  const { origin } = new URL(address)
  return (quotaSize) =>
    session.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize !== undefined && { quotaSize }) })
}

async function goHome(page: Page, address: string): Promise<void> {
  page.context().setDefaultTimeout(30_000)
  await page.clock.install({ time: NOW })
  await page.goto(address)
  await ready(page)
}

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => void (location.hash = to), hash)
}

async function setUp(page: Page): Promise<void> {
  await page.getByTestId('create-clinic').click()
  await page.getByTestId('setup-clinic-name').fill('みなと皮膚科')
  await page.getByTestId('setup-user-name').fill('受付')
  await page.getByTestId('setup-passphrase').fill(PASSPHRASE)
  await page.getByTestId('setup-passphrase-again').fill(PASSPHRASE)
  await page.getByTestId('setup-confirm').click()
  await page.getByTestId('recovery-key-saved').click()
  await expect(page.getByTestId('worklist')).toBeVisible()
}

async function importInto(page: Page, count: number): Promise<void> {
  await goTo(page, '#/import')
  await page.getByTestId('import-file').setInputFiles(roster(count))
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-done')).toBeVisible({ timeout: 60_000 })
}

async function expectTotal(page: Page, total: number): Promise<void> {
  await goTo(page, '#/worklist?chip=all')
  await expect(page.getByTestId('worklist')).toHaveAttribute('data-total', String(total))
}

async function totalOf(page: Page): Promise<number> {
  await expect(page.getByTestId('worklist')).toBeVisible()
  return Number(await page.getByTestId('worklist').getAttribute('data-total'))
}

/** Opens patients until one cannot be read; gives their number. */
async function firstUnreadable(page: Page): Promise<string> {
  for (const number of ['00001', '00101']) {
    await page.goto(`./#/patients/${number}`)
    const banner = page.locator(`[data-testid="banner"][data-number="${number}"]`)
    await expect(banner.or(page.getByTestId('patient-unreadable'))).toBeVisible()
    if (await banner.isVisible()) continue
    return number
  }
  throw new Error('everybody can be read')
}

/** Runs in a page of the same origin: turns one bit in the middle of a page of patients. */
async function damageFirstPage(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('saiketsu')
    request.onsuccess = () => resolve(request.result)
  })
  const transaction = database.transaction('pages', 'readwrite')
  const pages = transaction.objectStore('pages')
  await new Promise<void>((resolve) => {
    const cursor = pages.openCursor()
    cursor.onsuccess = () => {
      const record = cursor.result?.value as { data: ArrayBuffer }
      const bytes = new Uint8Array(record.data)
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
      cursor.result?.update(record)
      resolve()
    }
  })
  await new Promise((resolve) => (transaction.oncomplete = resolve))
  database.close()
}

/** Deletes the clinic's database, as a person does with the data of the browser. */
async function deleteEverything(page: Page, watch: Watch): Promise<void> {
  watch.expectFault('404')
  await page.goto('./icon.svg')
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('saiketsu')
        request.onsuccess = () => resolve()
        request.onerror = () => reject(new Error('not deleted'))
      }),
  )
  await page.close()
}
