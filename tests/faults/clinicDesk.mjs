/**
 * The clinic's door, and what it gives out, through the screens alone.
 * @typedef {import('playwright').Page} Page
 */

const PASSPHRASE = 'a quiet morning in May'

/**
 * Creates the clinic and stops at its empty worklist.
 * @param {Page} page
 * @param {string} address
 * @param {string} moment
 */
export async function createClinic(page, address, moment) {
  await arrive(page, address, moment)
  await page.getByTestId('create-clinic').click()
  await page.getByTestId('setup-clinic-name').fill('みなと皮膚科')
  await page.getByTestId('setup-user-name').fill('受付')
  await page.getByTestId('setup-passphrase').fill(PASSPHRASE)
  await page.getByTestId('setup-passphrase-again').fill(PASSPHRASE)
  await page.getByTestId('setup-confirm').click()
  await page.getByTestId('recovery-key-saved').click()
  await page.getByTestId('worklist').waitFor()
}

/**
 * Opens the clinic; throws where the door, or the app behind it, reports a failure.
 * @param {Page} page
 * @param {string} address
 * @param {string} moment
 */
export async function openClinic(page, address, moment) {
  await arrive(page, address, moment)
  await page.getByTestId('unlock-passphrase').fill(PASSPHRASE)
  await page.getByTestId('unlock-confirm').click()
  await page.getByTestId('worklist').waitFor()
  const errors = await page.locator('[data-testid="message"][data-kind="error"]').allInnerTexts()
  if (errors.length > 0) throw new Error(`opened with: ${errors.join(' ')}`)
}

/**
 * The clinic file, as a person takes it out under Settings.
 * @param {Page} page
 * @returns {Promise<string>}
 */
export async function exported(page) {
  await page.evaluate(() => {
    location.hash = '#/settings/data'
  })
  await page.evaluate(() => Object.assign(globalThis, { fileGivenOut: undefined }))
  await page.getByTestId('export-clinic-file').click()
  await page.waitForFunction(() => Reflect.get(globalThis, 'fileGivenOut') !== undefined)
  return page.evaluate(() =>
    /** @type {{ fileGivenOut: Blob }} */ (/** @type {unknown} */ (globalThis)).fileGivenOut.text(),
  )
}

/**
 * What is wrong with the log of acts, as the app itself finds when it is asked to look, or with anything else that it
 * says; undefined where all is well.
 * @param {Page} page
 * @returns {Promise<string | undefined>}
 */
export async function trailFault(page) {
  await page.evaluate(() => {
    location.hash = '#/settings/audit'
  })
  await page.getByTestId('audit-check').click()
  const result = page.getByTestId('audit-check-result')
  await result.waitFor()
  const { broken, clockBacks, count } = await result.evaluate((found) => ({ ...found.dataset }))
  const errors = await page.locator('[data-testid="message"][data-kind="error"]').allInnerTexts()
  if (errors.length > 0) return errors.join(' ')
  if (broken === '0' && clockBacks === '0' && Number(count) > 0) return undefined
  return `the log of ${count} acts: ${await result.innerText()}`
}

/**
 * @param {Page} page
 * @param {string} address
 * @param {string} moment
 */
async function arrive(page, address, moment) {
  await page.clock.install({ time: moment })
  await page.addInitScript(keepGivenFile)
  await page.goto(address)
  await page.locator('[data-app-ready]').waitFor()
}

/** Runs in the page before the app: keeps the file that is handed to the person, instead of looking for it on the disk. */
function keepGivenFile() {
  const create = URL.createObjectURL.bind(URL)
  URL.createObjectURL = (given) => {
    if (given instanceof Blob) Object.assign(globalThis, { fileGivenOut: given })
    return create(given)
  }
}
