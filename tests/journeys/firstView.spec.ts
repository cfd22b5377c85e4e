import { expect, openDemo, test } from './support'

test.use({ viewport: { width: 1366, height: 625 } })

/** Demo patients whose page has one, two or three lines of verdict, or a line of contraindication above it. */
const NUMBERS = ['00101', '00276', '00430', '00507', '00563', '00570']

test('banner, verdict, both charts and the dose stand in the first view, however long the verdict is', async ({
  page,
}) => {
  await openDemo(page)
  for (const language of ['ja', 'en']) {
    await page.getByTestId('language').selectOption(language)
    for (const number of NUMBERS) {
      await page.goto(`./#/patients/${number}`)
      await expect(page.getByTestId('verdict')).toHaveAttribute('data-patient-number', number)
      await expect(page.getByTestId('chart-lipid')).toBeInViewport({ ratio: 1 })
      await expect(page.locator('.patient-charts')).toBeInViewport({ ratio: 1 })
    }
  }
})
