import { test as base, expect, type Page } from '@playwright/test'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDesktop } from '../tools/faults/desktop.mjs'
import { searchBytes, searchProfile } from '../tools/faults/diskSearch.mjs'
import { serve } from '../tools/serve.mjs'
import { NOW, PASSPHRASE, ready, unlock } from './support'

const DIST = process.env['JOURNEY_DIST'] ?? join(import.meta.dirname, '../../dist')

/** What is typed or imported in this journey, each so that nothing else in a profile reads like it. */
const SECRET = {
  clinic: '霞ヶ浦みどり皮膚科',
  user: '鷹羽根 弥生',
  name: '蓬莱谷 朱鷺子',
  kana: 'ホウライダニ トキコ',
  otherName: '七五三掛 竜之助',
  otherKana: 'シメカケ タツノスケ',
  number: '77310482',
  otherNumber: '66204915',
  phone: '090-0846-7713',
  changedPhone: '080-0415-9926',
  value: '1843.7',
  typedValue: '2917.4',
  lab: '鳴門海峡検査所',
  note: '蕁麻疹が三日続いた由',
  callNote: '折り返しは宵の口に',
  unsavedNote: '書きかけの申し送り事項',
  fileName: '名簿_朱鷺子ほか.csv',
}

const ROSTER = `番号,氏名,カナ,電話,生年月日,性別,開始日,プロトコル
${SECRET.number},${SECRET.name},${SECRET.kana},${SECRET.phone},2001-03-04,女,2026-09-20,
${SECRET.otherNumber},${SECRET.otherName},${SECRET.otherKana},${SECRET.phone},1998-07-21,男,2026-09-20,
`
const RESULTS = `番号,採血日,項目,結果,単位,基準範囲
${SECRET.number},2026-09-14,ALT,98,U/L,7-23
${SECRET.number},2026-09-14,中性脂肪,${SECRET.value},mg/dL,30-149
`

/** A profile folder and a folder for the files that a person has, both gone after the test. */
const test = base.extend<{ profile: string; files: string }, { address: string }>({
  address: [
    async ({}, use) => {
      const server = await serve({ root: DIST })
      await use(server.address)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  profile: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'profile-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  files: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'files-'))
    mkdirSync(folder, { recursive: true })
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
})

test('nothing of a clinic can be read on the disk, after closing and after a crash', async ({
  profile,
  files,
  address,
}) => {
  test.setTimeout(180_000)
  const secrets: string[] = [...Object.values(SECRET), PASSPHRASE]

  const first = await startDesktop(profile)
  await open(first.page, address)
  secrets.push(await createClinic(first.page))
  await importFiles(first.page, files)
  await workADay(first.page)
  await first.page.evaluate(() => {
    localStorage.setItem('control', '対照として平文で置いた文')
    document.title = '対照として題名に出した文'
  })
  await first.close()
  expectFoundOnlyControls(profile, secrets, ['対照として平文で置いた文', '対照として題名に出した文'])

  const second = await startDesktop(profile)
  await open(second.page, address)
  await unlock(second.page)
  await editAndLeaveUnsaved(second.page)
  await second.kill()
  expectFoundOnlyControls(profile, secrets, ['対照として平文で置いた文'])

  const third = await startDesktop(profile, { flags: ['--restore-last-session'] })
  await third.close()
  expectFoundOnlyControls(profile, secrets, ['対照として平文で置いた文'])
})

test('after the lock, a new page of the same origin can read nothing of the clinic', async ({
  profile,
  files,
  address,
}) => {
  test.setTimeout(120_000)
  const desktop = await startDesktop(profile)
  await open(desktop.page, address)
  const secrets = [...Object.values(SECRET), PASSPHRASE, await createClinic(desktop.page)]
  await importFiles(desktop.page, files)
  await workADay(desktop.page)

  const other = await desktop.context.newPage()
  await other.goto(new URL('icon.svg', address).href)
  const heard = await other.evaluateHandle(listen)
  await desktop.page.getByTestId('lock-now').click()
  await expect(desktop.page.getByTestId('unlock-passphrase')).toBeVisible()
  await other.evaluate(() => localStorage.setItem('control', '対照として平文で置いた文'))

  const readable = await other.evaluate(everythingReadable, await heard.evaluate((list) => list))
  expect(Buffer.byteLength(readable, 'latin1')).toBeGreaterThan(10_000)
  const bytes = Buffer.from(readable, 'latin1')
  expect(searchBytes(bytes, 'the origin', secrets)).toEqual([])
  expect(searchBytes(bytes, 'the origin', ['対照として平文で置いた文'])).not.toEqual([])
  const left = await desktop.page.evaluate(
    () => document.documentElement.outerHTML + JSON.stringify(history.state) + location.href + document.title,
  )
  expect(searchBytes(Buffer.from(left), 'the locked page', secrets)).toEqual([])
  await desktop.kill()
})

async function open(page: Page, address: string): Promise<void> {
  page.context().setDefaultTimeout(10_000)
  await page.clock.install({ time: NOW })
  await page.goto(address)
  await ready(page)
}

async function createClinic(page: Page): Promise<string> {
  await page.getByTestId('create-clinic').click()
  await page.getByTestId('setup-clinic-name').fill(SECRET.clinic)
  await page.getByTestId('setup-user-name').fill(SECRET.user)
  await page.getByTestId('setup-passphrase').fill(PASSPHRASE)
  await page.getByTestId('setup-passphrase-again').fill(PASSPHRASE)
  await page.getByTestId('setup-confirm').click()
  const recoveryKey = (await page.getByTestId('recovery-key').innerText()).trim()
  await page.getByTestId('recovery-key-saved').click()
  await expect(page.getByTestId('worklist')).toBeVisible()
  return recoveryKey
}

async function importFiles(page: Page, folder: string): Promise<void> {
  const paths = [join(folder, SECRET.fileName), join(folder, 'results.csv')]
  writeFileSync(paths[0] ?? '', ROSTER)
  writeFileSync(paths[1] ?? '', RESULTS)
  await toScreen(page, 'import')
  const choosing = page.waitForEvent('filechooser')
  await page.locator('label', { has: page.getByTestId('import-file') }).click()
  await (await choosing).setFiles(paths)
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-done')).toBeVisible()
}

/** Searched, opened, edited, printed, there and back, reloaded, locked: what a day leaves behind in a browser. */
async function workADay(page: Page): Promise<void> {
  await openBySearch(page, 'ほうらいだに')
  await page.getByTestId('open-patient').click()
  await page.getByTestId('patient-phone').fill(SECRET.changedPhone)
  await save(page, 'patient')
  await page.getByTestId('open-draw').first().click()
  await page.getByTestId('draw-day').fill('2026-11-20')
  await page.getByTestId('draw-lab').fill(SECRET.lab)
  await page.getByTestId('draw-alt').fill('95')
  await save(page, 'draw')
  await page.getByTestId('open-note').first().click()
  await page.getByTestId('note-text').fill(SECRET.note)
  await save(page, 'note')
  await page.getByTestId('open-contact').first().click()
  await page.getByTestId('contact-outcome').selectOption('no-answer')
  await page.getByTestId('contact-note').fill(SECRET.callNote)
  await save(page, 'contact')

  await page.getByTestId('print-sheet').click()
  await expect(page.locator('[data-print-ready]')).toBeAttached()
  await page.pdf({ format: 'A4' })
  await page.goBack()
  await expect(page.getByTestId('banner')).toBeVisible()
  await openBySearch(page, SECRET.otherNumber)
  await page.goBack()
  await page.goForward()
  await expect(page.getByTestId('banner')).toHaveAttribute('data-number', SECRET.otherNumber)
  await page.reload()
  await ready(page)
  await unlockAnywhere(page)
  await toScreen(page, 'overview')
  await toScreen(page, 'settings')
  for (const section of ['audit', 'history', 'people', 'data']) {
    await page.locator(`main a[href="#/settings/${section}"]`).first().click()
    await expect(page.locator('main :is(h1, h2)').first()).toBeVisible()
  }
  await toScreen(page, 'worklist')
  await expect(page.getByTestId('worklist')).toBeVisible()
}

/** Opens the clinic again at the address where it was. */
async function unlockAnywhere(page: Page): Promise<void> {
  await page.getByTestId('unlock-passphrase').fill(PASSPHRASE)
  await page.getByTestId('unlock-confirm').click()
  await expect(page.getByTestId('as-of')).toBeVisible()
  await expect(page.getByTestId('lock-now')).toBeVisible()
}

/** A form that stands open, half filled in, when the power fails. */
async function editAndLeaveUnsaved(page: Page): Promise<void> {
  await openBySearch(page, SECRET.number)
  await page.getByTestId('open-draw').first().click()
  await page.getByTestId('draw-tg').fill(SECRET.typedValue)
  await page.getByTestId('draw-lab').fill(SECRET.unsavedNote)
  // The browser writes its session files some seconds after a change.
  await page.waitForTimeout(4_000)
}

async function toScreen(page: Page, name: string): Promise<void> {
  await page.locator(`nav a[href="#/${name}"]`).click()
}

async function openBySearch(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByTestId('search').pressSequentially(typed)
  await page.getByTestId('search').press('Enter')
  const row = page.locator('[data-patient-number]').first()
  if (!(await page.getByTestId('banner').isVisible())) await row.press('Enter')
  await expect(page.getByTestId('banner')).toBeVisible()
}

async function save(page: Page, form: string): Promise<void> {
  await page.getByTestId(`${form}-save`).click()
  await expect(page.getByTestId(`form-${form}`)).toHaveCount(0)
}

/** The same search that finds none of the secrets finds what was put there in the clear. */
function expectFoundOnlyControls(profile: string, secrets: string[], controls: string[]): void {
  const { found, files, bytes } = searchProfile(profile, secrets)
  expect(found).toEqual([])
  expect(files).toBeGreaterThan(30)
  expect(bytes).toBeGreaterThan(1_000_000)
  for (const control of controls) expect(searchProfile(profile, [control]).found, control).not.toEqual([])
}

/** Runs in another page: hears what the pages of the clinic tell each other. */
function listen(): unknown[] {
  const heard: unknown[] = []
  for (const name of ['storage saiketsu', 'saiketsu', 'locks'])
    new BroadcastChannel(name).addEventListener('message', (event: MessageEvent<unknown>) =>
      heard.push(event.data),
    )
  addEventListener('storage', ({ key, newValue }) => heard.push([key, newValue]))
  return heard
}

/** Runs in another page: everything that script of the same origin can read, as one text of bytes. */
async function everythingReadable(heard: unknown[]): Promise<string> {
  const bytesOf = (text: string): string => {
    const bytes = new TextEncoder().encode(text)
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  }
  const parts: string[] = []
  const add = (value: unknown): void => {
    if (value instanceof ArrayBuffer) add(new Uint8Array(value))
    else if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      for (let at = 0; at < bytes.length; at += 8192)
        parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
    } else if (Array.isArray(value)) value.forEach(add)
    else if (typeof value === 'object' && value !== null && !(value instanceof CryptoKey))
      Object.entries(value).forEach(([key, inner]) => {
        add(key)
        add(inner)
      })
    else parts.push(bytesOf(String(value)), '\n')
  }
  add(heard)
  add({ ...localStorage })
  add({ ...sessionStorage })
  add([document.cookie, window.name, String(window.opener), JSON.stringify(history.state)])
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(new Error(name))
    })
    add(name)
    for (const store of database.objectStoreNames) {
      const transaction = database.transaction(store)
      const all = (request: IDBRequest<unknown[]>): Promise<unknown[]> =>
        new Promise((resolve) => (request.onsuccess = () => resolve(request.result)))
      add(store)
      add(await all(transaction.objectStore(store).getAllKeys() as IDBRequest<unknown[]>))
      add(await all(transaction.objectStore(store).getAll()))
    }
    database.close()
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      add(request.url)
      const type = (await cache.match(request))?.headers.get('content-type') ?? ''
      if (!/javascript|css|image|font/.test(type)) add(await (await cache.match(request))?.text())
    }
  }
  return parts.join('')
}
