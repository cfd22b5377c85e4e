import { createClinic, expect, importFiles, ready, test, textFile, unlock } from './support'

const ROSTER = textFile(
  '名簿.csv',
  '番号,氏名,カナ,生年月日,性別,開始日\n00001,青葉 葵,アオバ,2001-03-04,女,2026-09-20\n',
)
const RESULTS = textFile(
  '結果.csv',
  '番号,採血日,項目,結果,単位,基準範囲\n00001,2026-09-14,ALT,98,U/L,7-23\n00001,2026-09-14,中性脂肪,88,mg/dL,30-149\n',
)

test.use({ serviceWorkers: 'allow' })

test('the browser offers to install the app: nothing is missing', async ({ page, context }) => {
  await createClinic(page)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  const session = await context.newCDPSession(page)
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  // A private window, as tests use it, never installs anything.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
  const { errors } = await session.send('Page.getAppManifest')
  expect(errors).toEqual([])
})

test('once opened, every screen works without a network', async ({ page, context, watch }) => {
  test.setTimeout(120_000)
  // The browser itself looks for the pictures of its tab and its install button, past the service worker.
  watch.expectFault('ERR_INTERNET_DISCONNECTED')
  await createClinic(page)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await context.setOffline(true)
  const failed: string[] = []
  context.on('requestfailed', (request) => {
    if (!/\/icon[^/]*$/.test(request.url())) failed.push(request.url())
  })
  await page.goto('./#/worklist')
  await page.reload()
  await ready(page)
  await unlock(page)

  await importFiles(page, [ROSTER])
  await importFiles(page, [RESULTS])
  await page.goto('./#/patients/00001')
  await expect(page.getByTestId('chart-liver')).toBeVisible()
  for (const form of [
    'draw',
    'contact',
    'course',
    'pause',
    'dose',
    'visit',
    'review',
    'snooze',
    'patient',
    'note',
  ]) {
    const button = page.getByTestId(`open-${form}`).first()
    if (!(await button.isVisible())) continue
    await button.click()
    await expect(page.getByTestId(`form-${form}`)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByTestId(`form-${form}`)).toHaveCount(0)
  }
  await page.getByTestId('print-sheet').click()
  await expect(page.locator('[data-print-ready]')).toBeAttached()
  await page.goto('./#/print?list=worklist')
  await expect(page.locator('[data-print-ready]')).toBeAttached()
  await page.goto('./#/overview')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.goto('./#/settings')
  await expect(page.getByTestId('setting-grace-days')).toBeVisible()
  const links = page.locator('main a[href^="#/settings/"]')
  // What leads on from this page alone, besides the list of settings, has an address of that list.
  for (const address of new Set(await links.evaluateAll((each) => each.map((a) => a.getAttribute('href'))))) {
    await page.locator(`main a[href="${address}"]`).first().click()
    await expect(page.locator('main :is(h1, h2)').first()).toBeVisible()
  }
  await page.getByTestId('lock-now').click()
  await expect(page.getByTestId('unlock-passphrase')).toBeVisible()
  expect(failed).toEqual([])
  await expect(page.getByTestId('message').filter({ hasText: '読み込めませんでした' })).toHaveCount(0)
})
