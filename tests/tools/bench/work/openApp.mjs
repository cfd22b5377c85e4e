/** The passphrase of every clinic that the bench makes. */
export const PASSPHRASE = 'a quiet morning in May'

/**
 * The app at its door, its clinic locked, the user chosen where there are several.
 * @param {import('playwright').Page} page
 * @param {string} address
 * @param {string} [userId]
 */
export async function toTheDoor(page, address, userId) {
  await page.goto(address)
  if (userId !== undefined) await page.getByTestId('unlock-user').selectOption(userId)
  await page.getByTestId('unlock-passphrase').fill(PASSPHRASE)
}

/**
 * Milliseconds from the press on the button of the door to the first painted row.
 * @param {import('playwright').Page} page
 * @returns {Promise<number>}
 */
export function unlock(page) {
  return page.evaluate(() =>
    stopwatch.toPainted(
      () =>
        /** @type {HTMLElement | null} */ (document.querySelector('[data-testid=unlock-confirm]'))?.click(),
      () => document.querySelector('[data-patient-number]') !== null,
    ),
  )
}
