import { expect, openDemo, rowOf, test } from './support'

test('status and flag lead to their explanation by keyboard, from the opened row and from the page of the patient', async ({
  page,
}) => {
  await openDemo(page)
  await rowOf(page, '00101').getByTestId('row-open').click()
  const inRow = page.getByTestId('opened-row').getByTestId('help-link')
  await expect(inRow).toHaveCount(2)
  await inRow.first().focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#help-status-overdue')).toBeFocused()

  await page.goBack()
  await rowOf(page, '00101').getByRole('link').click()
  const status = page.getByTestId('verdict').getByTestId('help-link').first()
  await expect(status).toContainText('超過')
  await status.focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#help-status-overdue')).toBeFocused()

  await page.goBack()
  await page.locator('aside [data-help="limits-alt"]').focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#help-limits-alt')).toBeFocused()
  await expect(page.locator('#help-limits-alt')).toContainText('ALT')
})

test('the flag of any result leads to its limits by keyboard, and back to the patient', async ({ page }) => {
  await openDemo(page)
  await rowOf(page, '00101').getByRole('link').click()
  await page.locator('td[data-analyte="alt"][data-flag]').last().getByRole('button').press('Enter')
  const flag = page.getByTestId('cell-facts').getByTestId('help-link')
  await flag.focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#help-limits-alt')).toBeFocused()
  await page.goBack()
  await expect(page.getByTestId('verdict')).toBeVisible()
})
