import { readFile } from 'node:fs/promises'
import type { Browser, Download, Page } from '@playwright/test'
import {
  clinicFile,
  createClinic,
  expect,
  expectAccessible,
  importFiles,
  NOW,
  openAt,
  PASSPHRASE,
  test,
  unlock,
} from './support'

/** A backup as somebody chooses it. */
interface BackupFile {
  name: string
  mimeType: string
  buffer: Buffer
}

const TYPE = 'application/octet-stream'

const PATIENTS = ['00142', '00518', '01207'].map((number, at) => ({
  number,
  name: `患者 ${at + 1}`,
  sex: 'F',
  courses: [{ start: '2026-09-27', plannedWeeks: 20, doses: [{ from: '2026-09-27', mgPerDay: 20 }] }],
  draws: [
    {
      day: '2026-09-14',
      results: [{ analyte: 'alt', value: String(30 + at), unit: 'U/L', status: 'final' }],
    },
  ],
}))

async function aClinic(page: Page): Promise<{ recoveryKey: string }> {
  const made = await createClinic(page)
  await importFiles(page, clinicFile(PATIENTS))
  return made
}

/** Opens the clinic anew, as on another morning. */
async function reopen(page: Page, moment?: string): Promise<void> {
  await page.goto('./#/worklist')
  if (moment !== undefined) await page.clock.setFixedTime(moment)
  await page.reload()
  await unlock(page)
}

async function toData(page: Page): Promise<void> {
  await page.goto('./#/settings/data')
  await expect(page.getByTestId('backup-now')).toBeVisible()
}

async function backUp(page: Page): Promise<{ file: BackupFile; download: Download }> {
  await toData(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('backup-now').click(),
  ])
  return {
    download,
    file: {
      name: download.suggestedFilename(),
      mimeType: TYPE,
      buffer: await readFile(await download.path()),
    },
  }
}

/** Every row of the list, with what it says. */
async function worklist(page: Page): Promise<unknown[]> {
  await page.goto('./#/worklist')
  await page.getByTestId('chip-all').click()
  await expect(page.locator('[data-patient-number]')).toHaveCount(PATIENTS.length)
  return page
    .locator('[data-patient-number]')
    .evaluateAll((rows) => rows.map((row) => [{ ...(row as HTMLElement).dataset }, row.textContent]))
}

async function freshComputer(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({
    ...(baseURL !== undefined && { baseURL }),
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1366, height: 625 },
  })
  return context.newPage()
}

test('a backup by the button is restored at the first run of another computer: the same list', async ({
  page,
  browser,
  baseURL,
}) => {
  await aClinic(page)
  const before = await worklist(page)
  const { file } = await backUp(page)
  expect(file.name).toBe('saiketsu-backup-2026-11-22-0914.saiketsu-backup')
  await expect(page.getByTestId('newest-backup')).toHaveAttribute('data-at', /^2026-11-22T09:1/)

  const other = await freshComputer(browser, baseURL)
  await openAt(other)
  await other.getByTestId('restore-file').setInputFiles(file)
  await expect(other.getByTestId('backup-facts')).toHaveAttribute('data-at', /^2026-11-22T09:1/)
  await expectAccessible(other)
  await other.getByTestId('restore-secret').fill('that is not the passphrase')
  await other.getByTestId('restore-confirm').click()
  await expect(other.getByTestId('restore-refused')).toHaveAttribute('data-because', 'wrong-key')
  await other.getByTestId('restore-secret').fill(PASSPHRASE)
  await other.getByTestId('restore-confirm').click()
  await expect(other.getByTestId('worklist')).toBeVisible()
  expect(await worklist(other)).toEqual(before)

  await other.reload()
  await unlock(other)
  expect(await worklist(other)).toEqual(before)
  await other.context().close()
})

test('the recovery key restores too', async ({ page, browser, baseURL }) => {
  const { recoveryKey } = await aClinic(page)
  const { file } = await backUp(page)
  const other = await freshComputer(browser, baseURL)
  await openAt(other)
  await other.getByTestId('restore-file').setInputFiles(file)
  await other.getByTestId('restore-secret').fill(recoveryKey)
  await other.getByTestId('restore-confirm').click()
  // Whoever opened with it is first shown where a passphrase is set anew.
  await expect(other).toHaveURL(/#\/settings\/people/)
  await expect(other.getByTestId('people')).toBeVisible()
  await worklist(other)
  await other.context().close()
})

test('a file that was tampered with, cut or is none of ours is refused by name, and nothing changed', async ({
  page,
}) => {
  await aClinic(page)
  const before = await worklist(page)
  const { file } = await backUp(page)
  const changed = Buffer.from(file.buffer)
  const middle = changed.length >> 1
  changed[middle] = (changed[middle] ?? 0) ^ 1
  const files: [string, Buffer][] = [
    ['damaged', changed],
    ['cut', file.buffer.subarray(0, file.buffer.length - 100)],
    ['foreign', Buffer.from('number,name\n1,x\n')],
  ]
  for (const [because, buffer] of files) {
    await page.getByTestId('restore-file').setInputFiles({ ...file, buffer })
    await expect(page.getByTestId('restore-refused')).toHaveAttribute('data-because', because)
    await expect(page.getByTestId('restore-confirm')).toHaveCount(0)
  }
  expect(await worklist(page)).toEqual(before)
})

test('a restore over a clinic says what would be lost, keeps the clinic from before, and it can be taken back', async ({
  page,
  context,
}) => {
  await aClinic(page)
  const { file } = await backUp(page)
  await importFiles(page, clinicFile([{ number: '09999', name: '後から来た患者' }]))
  const second = await context.newPage()
  await openAt(second)
  await unlock(second)

  await toData(page)
  await page.getByTestId('restore-file').setInputFiles(file)
  await expect(page.getByTestId('restore-lost')).toHaveAttribute('data-acts', /^[1-9]/)
  await page.getByTestId('restore-secret').fill(PASSPHRASE)
  await page.getByTestId('restore-confirm').click()
  await expect(page.getByTestId('worklist').or(page.getByTestId('backup-now'))).toBeVisible()
  await expect(page.getByTestId('message').filter({ hasText: '復元しました' })).toBeVisible()
  await worklist(page)
  await expect(page.locator('[data-patient-number="09999"]')).toHaveCount(0)

  // The other tab works on the same clinic again, and not on the one from before.
  await expect(second.getByTestId('unlock-passphrase')).toBeVisible()
  await unlock(second)
  await second.getByTestId('chip-all').click()
  await expect(second.locator('[data-patient-number]')).toHaveCount(PATIENTS.length)

  await toData(page)
  await expect(page.getByTestId('previous-clinic')).toHaveCount(1)
  await page.getByTestId('previous-take-back').click()
  await expect(page.getByTestId('unlock-passphrase')).toBeVisible()
  await page.goto('./#/worklist')
  await unlock(page)
  await page.getByTestId('chip-all').click()
  await expect(page.locator('[data-patient-number="09999"]')).toHaveCount(1)

  await toData(page)
  await page.getByTestId('previous-delete').click()
  await page.getByTestId('previous-delete-sure').click()
  await expect(page.getByTestId('previous-clinic')).toHaveCount(0)
})

test('the backup of another clinic is refused on a computer that holds one', async ({
  page,
  browser,
  baseURL,
}) => {
  const other = await freshComputer(browser, baseURL)
  await aClinic(other)
  const { file } = await backUp(other)
  await other.context().close()
  await aClinic(page)
  await toData(page)
  await page.getByTestId('restore-file').setInputFiles(file)
  await expect(page.getByTestId('restore-refused')).toHaveAttribute('data-because', 'other-clinic')
})

/** Lets the browser's own private folder stand for one that a person chose, and its permission be taken away. */
async function stubFolder(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const given = globalThis as unknown as { showDirectoryPicker: unknown; folderPermission?: string }
    given.showDirectoryPicker = async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle('chosen', { create: true })
    const prototype = FileSystemDirectoryHandle.prototype as unknown as Record<string, unknown>
    prototype['queryPermission'] = () => Promise.resolve(localStorage.getItem('test-permission') ?? 'granted')
    prototype['requestPermission'] = () => {
      localStorage.removeItem('test-permission')
      return Promise.resolve('granted')
    }
  })
}

/** The names of what lies in the folder. */
function filesInFolder(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory()
    const folder = await root.getDirectoryHandle('chosen', { create: true })
    const names: string[] = []
    for await (const name of folder.keys()) names.push(name)
    return names.sort()
  })
}

test.describe('the automatic backup', () => {
  test('keeps the newest three, leaves what is not its own, and writes once on each day of use', async ({
    page,
  }) => {
    await stubFolder(page)
    await aClinic(page)
    await toData(page)
    await page.getByTestId('backup-folder-choose').click()
    await expect(page.getByTestId('backup-in-folder')).toHaveCount(1)
    await page.evaluate(async () => {
      const root = await navigator.storage.getDirectory()
      const folder = await root.getDirectoryHandle('chosen')
      for (const name of ['letter.txt', 'somebody-else.saiketsu-backup']) {
        const stream = await (await folder.getFileHandle(name, { create: true })).createWritable()
        await stream.write('not ours')
        await stream.close()
      }
    })
    for (const day of ['23', '24', '25', '26']) {
      await reopen(page, `2026-11-${day}T09:00:00+09:00`)
      await expect(async () => {
        expect((await filesInFolder(page)).join(' ')).toContain(`2026-11-${day}`)
      }).toPass({ timeout: 20_000 })
    }
    await expect(async () => {
      expect(await filesInFolder(page)).toEqual([
        'letter.txt',
        'saiketsu-backup-2026-11-24-0900.saiketsu-backup',
        'saiketsu-backup-2026-11-25-0900.saiketsu-backup',
        'saiketsu-backup-2026-11-26-0900.saiketsu-backup',
        'somebody-else.saiketsu-backup',
      ])
    }).toPass({ timeout: 20_000 })

    await reopen(page)
    await toData(page)
    await expect(page.getByTestId('backup-in-folder')).toHaveCount(3)
    await expect(page.locator('[data-testid=backup-in-folder][data-ours=false]')).toHaveCount(0)
  })

  test('without the permission is an alarm with a button, never a skipped backup', async ({ page }) => {
    await stubFolder(page)
    await aClinic(page)
    await toData(page)
    await page.getByTestId('backup-folder-choose').click()
    await expect(page.getByTestId('backup-in-folder')).toHaveCount(1)
    await page.evaluate(() => localStorage.setItem('test-permission', 'prompt'))
    await reopen(page, '2026-11-24T09:00:00+09:00')
    const message = page.locator('[data-testid=message][data-kind=error]')
    await expect(message).toContainText('許可されていません', { timeout: 20_000 })
    await message.getByRole('button', { name: '許可する' }).click()
    await expect(async () => {
      expect((await filesInFolder(page)).join(' ')).toContain('2026-11-24')
    }).toPass({ timeout: 20_000 })
  })

  test('that finds a newer clinic than this one says so, and deletes nothing', async ({ page }) => {
    await stubFolder(page)
    await aClinic(page)
    const { file } = await backUp(page)
    await page.getByTestId('backup-folder-choose').click()
    await expect(page.getByTestId('backup-in-folder')).toHaveCount(1)
    await importFiles(page, clinicFile([{ number: '09999' }]))
    await toData(page)
    for (const count of [2, 3]) {
      await page.getByTestId('backup-folder-now').click()
      await expect(page.getByTestId('backup-in-folder')).toHaveCount(count)
    }
    await page.getByTestId('restore-file').setInputFiles(file)
    await page.getByTestId('restore-secret').fill(PASSPHRASE)
    await page.getByTestId('restore-confirm').click()
    await expect(page.getByTestId('message').filter({ hasText: 'この端末にない操作' })).toBeVisible({
      timeout: 20_000,
    })
    await expect(async () => expect(await filesInFolder(page)).toHaveLength(4)).toPass({ timeout: 20_000 })
  })
})

test('without any backup the clinic says so on opening, and no more once there is one', async ({ page }) => {
  await aClinic(page)
  await reopen(page)
  const reminder = page.locator('[data-testid=message][data-kind=warning]')
  await expect(reminder).toContainText('バックアップがまだありません', { timeout: 20_000 })
  await backUp(page)
  await reopen(page, '2026-11-29T09:00:00+09:00')
  await page.waitForTimeout(6_000)
  await expect(reminder).toHaveCount(0)
  await reopen(page, '2026-11-30T09:00:00+09:00')
  await expect(reminder).toContainText('8日', { timeout: 20_000 })
})

/** Changes a byte of every page, as a failing disk would. */
async function damagePages(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('saiketsu')
        opening.onerror = () => reject(new Error('no clinic'))
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('pages', 'readwrite')
          const cursor = transaction.objectStore('pages').openCursor()
          cursor.onsuccess = () => {
            const at = cursor.result
            if (!at) return
            const record = at.value as { data: ArrayBuffer }
            const bytes = new Uint8Array(record.data)
            bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
            at.update(record)
            at.continue()
          }
          transaction.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
  )
}

test('damage is named on opening, and repaired from the backup under Settings → Data', async ({ page }) => {
  await aClinic(page)
  const before = await worklist(page)
  const { file } = await backUp(page)
  await damagePages(page)
  await reopen(page)
  await expect(page.locator('[data-testid=message][data-kind=error]')).toContainText('3名', {
    timeout: 20_000,
  })
  expect(await worklist(page)).toEqual(before)

  await toData(page)
  await page.getByTestId('damage-scan').click()
  await expect(page.getByTestId('damages')).toHaveAttribute('data-patients', '3')
  await page.getByTestId('repair-file').setInputFiles(file)
  await expect(page.getByTestId('remedy-same')).toBeVisible()
  await page.getByTestId('repair-confirm').click()
  await expect(page.getByTestId('damages')).toHaveAttribute('data-records', '0')
  await page.goto('./#/worklist')
  await page.locator('[data-patient-number="00142"]').click()
  await page.goto('./#/patients/00142')
  await expect(page.getByTestId('verdict')).toBeVisible()
})

test('what the browser says about its space stands under Data', async ({ page }) => {
  await createClinic(page, {}, NOW)
  await toData(page)
  await expect(page.getByTestId('storage-persistent')).toBeVisible()
  await expect(page.getByTestId('storage-used')).toBeVisible()
  await expectAccessible(page)
})
