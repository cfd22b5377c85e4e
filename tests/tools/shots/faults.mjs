/** What one does to reach a screen that says that something is wrong with the browser or its disk. */
import { createClinic, seen } from './steps.mjs'

/** @typedef {import('playwright').Page} Page */

/** @param {Page} page */
export async function unsupported(page) {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'CompressionStream'))
  await page.reload()
  await seen(page, 'unsupported')
}

/** A disk that gives nothing back. @param {Page} page */
export async function brokenDisk(page) {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Internal error opening backing store', 'UnknownError')
    }
  })
  await page.reload()
  await seen(page, 'message')
}

/** The clinic's data deleted from another tab while it is open. @param {Page} page */
export async function lostWhileOpen(page) {
  await ownClinic(page)
  await elsewhere(page, 'delete')
  await seen(page, 'message')
}

/** @param {Page} page */
export async function lost(page) {
  await page.reload()
  await seen(page, 'clinic-lost')
}

/** Newer code in another tab has brought up the data. @param {Page} page */
export async function newerWhileOpen(page) {
  await ownClinic(page)
  await elsewhere(page, 'bring up')
  await seen(page, 'message')
}

/** @param {Page} page */
export async function newer(page) {
  await page.reload()
  await seen(page, 'message')
}

/** @param {Page} page */
async function ownClinic(page) {
  await page.getByTestId('create-clinic').click()
  await createClinic(page)
  await page.getByTestId('recovery-key-saved').click()
  await seen(page, 'worklist-empty')
}

/**
 * Does something to the data of the clinic in another tab, without the app.
 * @param {Page} page
 * @param {'delete' | 'bring up'} act
 */
async function elsewhere(page, act) {
  const other = await page.context().newPage()
  await other.goto(new URL('/icon.svg', page.url()).href)
  await other.evaluate(
    (asked) =>
      new Promise((resolve, reject) => {
        const request =
          asked === 'delete' ? indexedDB.deleteDatabase('saiketsu') : indexedDB.open('saiketsu', 9999)
        request.onsuccess = resolve
        request.onerror = reject
      }),
    act,
  )
  await other.close()
  await page.bringToFront()
}
