import { test as base, expect, type Locator, type Page } from '@playwright/test'

export { expect }

/** How a picture is taken. */
export interface Look {
  part: string
  show?: string
  language?: 'ja' | 'en'
  theme?: 'light' | 'dark'
  query?: Record<string, string>
  /** A look that only the browser can give. */
  media?: { forcedColors?: 'active'; media?: 'print'; contrast?: 'more' }
}

/** One page for all pictures of a worker: fonts that it has read once need not be read again. */
export const test = base.extend<object, { gallery: Page }>({
  gallery: [
    async ({ browser }, use) => {
      const context = await browser.newContext({
        viewport: { width: 1366, height: 900 },
        locale: 'ja-JP',
        timezoneId: 'Asia/Tokyo',
        reducedMotion: 'reduce',
        colorScheme: 'light',
      })
      const page = await context.newPage()
      await page.clock.setFixedTime('2026-11-22T09:14:00+09:00')
      await use(page)
      await context.close()
    },
    { scope: 'worker' },
  ],
})

/** The gallery's page as asked for, once its fonts are there and everything is drawn; the element that is pictured. */
export async function shown(page: Page, look: Look): Promise<Locator> {
  const { part, show, language = 'ja', theme = 'light', query = {}, media = {} } = look
  await page.emulateMedia({
    colorScheme: theme,
    forcedColors: media.forcedColors ?? 'none',
    contrast: media.contrast ?? 'no-preference',
    media: media.media ?? 'screen',
  })
  const asked = new URLSearchParams({ part, language, ...(show === undefined ? {} : { show }), ...query })
  await page.goto(`${process.env['GALLERY'] ?? ''}?${asked.toString()}`)
  await page.locator('html[data-gallery-ready]').waitFor()
  // A skeleton appears after 300 ms.
  if (show === 'states') await page.locator('.bone').first().waitFor()
  if (show === 'modal' || part === 'overlay' || part === 'multiples') return page.locator('dialog')
  if (show === 'messages') return page.locator('.message-list')
  return page.locator(part === 'sheet' || part === 'copy' ? '.paper-page' : '[data-example]').first()
}
