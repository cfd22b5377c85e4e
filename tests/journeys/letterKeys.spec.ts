import { expect, openDemo, test } from './support'

test('with keys of one character turned off none of them acts, in the list, in the charts or anywhere', async ({
  page,
}) => {
  await openDemo(page)
  await page.goto('./#/settings')
  const setting = page.getByTestId('setting-letter-keys')
  await setting.click()
  await page.locator('a[href="#/worklist"]').first().click()

  const list = page.getByTestId('worklist-scroller')
  await list.focus()
  await page.keyboard.press('ArrowDown')
  const active = page.locator('tr[aria-current="true"]')
  const first = await active.getAttribute('data-patient-number')
  for (const key of ['j', 'k', 'c', 'p', '/', '?']) await page.keyboard.press(key)
  await expect(active).toHaveAttribute('data-patient-number', first ?? '')
  await expect(page.getByTestId('opened-row')).toHaveCount(0)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(list).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(page.getByTestId('chart-liver')).toBeVisible()
  const button = page.getByTestId('chart-multiples')
  await button.focus()
  const points = page.locator('[data-testid=chart-liver] [data-point]')
  const drawn = await points.count()
  for (const key of ['m', '+', '-', '0', '?']) await page.keyboard.press(key)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(points).toHaveCount(drawn)
  await expect(button).toBeFocused()

  // What the letter stands for is there all the same.
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
})
