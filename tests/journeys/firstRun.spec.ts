import { expect, expectAccessible, openAt, PASSPHRASE, ready, test } from './support'

test.use({ serviceWorkers: 'allow' })

test('the first run offers the demo clinic and a clinic of one’s own', async ({ page }) => {
  await openAt(page)
  await expect(page.getByTestId('try-demo')).toBeVisible()
  await expect(page.getByTestId('create-clinic')).toBeVisible()
  await expectAccessible(page)
})

test('the language is chosen at once and the page says so', async ({ page }) => {
  await openAt(page)
  await page.getByTestId('language').selectOption('en')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByTestId('language').selectOption('ja')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
})

test('once opened, the app opens again without a network', async ({ page, context }) => {
  await openAt(page)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await context.setOffline(true)
  await page.reload()
  await ready(page)
  await expect(page.getByTestId('try-demo')).toBeVisible()
})

test('the page is served with the policy as a header and carries it itself', async ({ request, page }) => {
  const response = await request.get('./')
  const header = response.headers()['content-security-policy'] ?? ''
  expect(header).toContain("default-src 'none'")
  expect(header).toContain("require-trusted-types-for 'script'")
  await openAt(page)
  const meta = page.locator('meta[http-equiv="Content-Security-Policy"]')
  expect(header.replace("frame-ancestors 'none'; ", '')).toBe(await meta.getAttribute('content'))
})

test('the watch over a journey sees a request to another origin', async ({ page, watch }) => {
  watch.expectFault('elsewhere.example')
  watch.expectFault('connect-src')
  await openAt(page)
  await page.evaluate(() => fetch('https://elsewhere.example/').catch(() => undefined))
  await expect.poll(() => watch.faults.join('\n')).toContain('elsewhere.example')
})

test('the watch over a journey sees text that would become HTML', async ({ page, watch }) => {
  watch.expectFault('require-trusted-types-for')
  watch.expectFault('TrustedHTML')
  await openAt(page)
  const refused = await page.evaluate(() => {
    try {
      document.body.innerHTML = '<p>never</p>'
      return ''
    } catch (failure) {
      return String(failure)
    }
  })
  expect(refused).toContain('TrustedHTML')
  await expect.poll(() => watch.faults.join('\n')).toContain('require-trusted-types-for')
})

test('the button that sets the clinic up stays where it is while the advice on the passphrase changes', async ({
  page,
}) => {
  await openAt(page)
  await page.getByTestId('create-clinic').click()
  const button = page.getByTestId('setup-confirm')
  const before = await button.boundingBox()
  for (const passphrase of ['short', PASSPHRASE]) {
    await page.getByTestId('setup-passphrase').fill(passphrase)
    await expect(page.getByText(/12文字以上。/)).toHaveCount(0)
    expect(await button.boundingBox()).toEqual(before)
  }
})
