import type { Page } from '@playwright/test'
import {
  clinicFile,
  createClinic,
  expect,
  importFiles,
  openDemo,
  PASSPHRASE,
  test,
  textFile,
} from './support'

const FORMS = [
  'draw',
  'contact',
  'pause',
  'dose',
  'course',
  'patient',
  'review',
  'medicine',
  'pregnancy',
  'note',
]

/** Where the Tab key came to: what it is called in the tests, and what speaks against stopping there. */
interface Stop {
  name: string
  faults: string[]
}

/** Goes through the page with the Tab key until it ends, or after `most` stops. */
async function stopsOf(page: Page, most: number): Promise<Stop[]> {
  const stops: Stop[] = []
  await page.evaluate(() => {
    Object.assign(globalThis, { visited: new Set<Element>(), before: undefined })
  })
  while (stops.length < most) {
    await page.keyboard.press('Tab')
    await page.evaluate(twoFrames)
    const stop = await page.evaluate(lookAtFocus)
    if (stop === undefined) break
    stops.push(stop)
  }
  return stops
}

/** In the page: whatever gives way to the focus has done so. */
function twoFrames(): Promise<unknown> {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
}

/** In the page: what has the focus, unless the round is over. */
function lookAtFocus(): Stop | undefined {
  const round = globalThis as unknown as { visited: Set<Element>; before: Element | undefined }
  const at = document.activeElement
  if (!(at instanceof HTMLElement) || at === document.body || round.visited.has(at)) return undefined
  round.visited.add(at)
  const faults: string[] = []
  const { left, right, top, bottom, width, height } = at.getBoundingClientRect()
  // A point of a chart is drawn by the chart, and a file's field by its label.
  const isDrawnElsewhere = at.matches('li, input[type="file"]')
  if (!isDrawnElsewhere) {
    if (width <= 1 || height <= 1) faults.push('not visible')
    if (getComputedStyle(at).outlineStyle === 'none') faults.push('no ring')
    const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2
    const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2
    const seen = document.elementFromPoint(x, y)
    if (seen === null || !(at.contains(seen) || seen.contains(at))) faults.push('hidden behind something')
    const isSmall =
      (width < 24 || height < 24) &&
      at.matches('button, summary, select, input:not([type="checkbox"]):not([type="radio"])')
    if (isSmall) faults.push(`small: ${width} × ${height}`)
  }
  if (at.closest('[aria-hidden="true"]')) faults.push('hidden from who listens')
  const follows = round.before?.compareDocumentPosition(at) ?? Node.DOCUMENT_POSITION_FOLLOWING
  if ((follows & Node.DOCUMENT_POSITION_FOLLOWING) === 0) faults.push('not in reading order')
  round.before = at
  return { name: at.dataset['testid'] ?? at.textContent.trim().slice(0, 20), faults }
}

function faultsOf(stops: readonly Stop[]): string[] {
  return stops.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`))
}

/** Whether the names come in this order among the stops, whatever stands between them. */
function inOrder(stops: readonly Stop[], names: readonly string[]): string[] {
  const places = names.map((name) => stops.findIndex((stop) => stop.name === name))
  return names.filter((_, at) => (places[at] ?? -1) < 0 || (places[at] ?? 0) < (places[at - 1] ?? 0))
}

/** Begins a round of the Tab key at the top of the page. */
async function atTheTop(page: Page, route: string): Promise<void> {
  await page.goto(`./#/${route}`)
  await expect(page.locator('.skeleton')).toHaveCount(0)
  // The screen takes the focus when it stands.
  await expect(page.locator('#content h1:focus, #content [tabindex]:focus')).toHaveCount(1)
  await page.locator('.skip').focus()
}

const PLACES: Record<string, string[]> = {
  worklist: [
    'search',
    'language',
    'lock-now',
    'chip-overdue',
    'chip-all',
    'new-patient',
    'worklist-print',
    'worklist-scroller',
    'row-open',
  ],
  'patients/00101': [
    'search',
    'open-patient',
    'print-sheet',
    'open-history',
    'open-draw',
    'open-contact',
    'open-pause',
    'open-dose',
    'open-course',
    'chart-zoom-in',
    'chart-zoom-out',
    'chart-zoom-whole',
    'open-review',
  ],
  import: ['search', 'import-file', 'import-folder', 'import-paste'],
  overview: ['search', 'overview-overdue'],
  print: ['search', 'sheets-visit', 'print-visit'],
  'settings/rules': ['search', 'setting-protocol', 'setting-grace-days', 'setting-results-late-days'],
}

test('the Tab key goes through each screen as it is read, and stops only at what is seen, big enough and not covered', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await openDemo(page)
  for (const [route, names] of Object.entries(PLACES)) {
    await atTheTop(page, route)
    const stops = await stopsOf(page, 90)
    expect(faultsOf(stops), route).toEqual([])
    expect(inOrder(stops, names), `${route}: ${stops.map(({ name }) => name).join(' ')}`).toEqual([])
  }
})

test('an error that stays over the page gives way to what the Tab key comes to', async ({ page }) => {
  await createClinic(page)
  await importFiles(page, clinicFile([{ number: '00142', name: '青木 美咲', sex: 'F' }]))
  await page.goto('./#/worklist?chip=all')
  await page.getByTestId('row-open').click()
  await page.getByTestId('contact-outcome').selectOption('no-answer')
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = IDBObjectStore.prototype.add = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
  })
  await page.getByTestId('contact-save').click()
  await expect(page.locator('[data-testid="message"][data-kind="error"]')).toBeVisible()
  await page.evaluate(() => (location.hash = '#/patients/00142'))
  await expect(page.getByTestId('open-note')).toBeVisible()
  await page.locator('.skip').focus()
  expect(faultsOf(await stopsOf(page, 60))).toEqual([])
  await page.evaluate(() => {
    const beneath = document.createElement('button')
    beneath.textContent = 'beneath'
    beneath.style.cssText = 'position: fixed; right: 40px; bottom: 30px'
    document.body.append(beneath)
    beneath.focus()
  })
  await expect(page.locator('.message-list')).toHaveClass(/left/)
})

test('each form holds the focus, in the order of its fields, and gives it back to what opened it', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await openDemo(page)
  await page.goto('./#/patients/00101')
  for (const form of FORMS) {
    const opener = page.getByTestId(`open-${form}`).first()
    await opener.press('Enter')
    const dialog = page.getByTestId(`form-${form}`)
    await expect(dialog).toBeVisible()
    await expect(dialog.locator(':focus')).toHaveCount(1)
    await dialog.getByTestId(`${form}-close`).focus()
    const stops = await stopsOf(page, 60)
    expect(faultsOf(stops), form).toEqual([])
    expect(inOrder(stops, [`${form}-cancel`, `${form}-save`]), form).toEqual([])
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(opener).toBeFocused()
  }
})

test('after a change of screen the keyboard goes on from its heading, or from its list', async ({ page }) => {
  await openDemo(page)
  const heading = page.locator('#content h1')
  for (const [at, name] of ['取込', '印刷', '概要', '設定'].entries()) {
    await page
      .locator('.screens a')
      .nth(at + 1)
      .press('Enter')
    await expect(heading).toContainText(name)
    await expect(heading).toBeFocused()
  }
  await page.goBack()
  await expect(heading).toContainText('概要')
  await expect(heading).toBeFocused()
  await page.locator('.screens a').first().press('Enter')
  await expect(page.getByTestId('worklist-scroller')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('verdict')).toBeVisible()
  await expect(heading).toBeFocused()
})

test('who types into the search while a screen comes goes on typing', async ({ page }) => {
  await openDemo(page)
  await page.getByTestId('search').focus()
  await page.evaluate(() => (location.hash = '#/overview'))
  await expect(page.getByTestId('overview')).toBeVisible()
  await expect(page.locator('.skeleton')).toHaveCount(0)
  await expect(page.getByTestId('search')).toBeFocused()
})

test('nothing moves by itself where the person asked for less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openDemo(page)
  for (const route of ['worklist', 'patients/00101', 'overview', 'import', 'help']) {
    await page.goto(`./#/${route}`)
    await expect(page.locator('.skeleton')).toHaveCount(0)
    const moving = await page.evaluate(() => [
      ...document.getAnimations().map(() => 'animation'),
      ...[...document.querySelectorAll('*')].flatMap((element) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element)
        const still = transitionDuration === '0s' && animationName === 'none' && scrollBehavior === 'auto'
        return still ? [] : [element.tagName]
      }),
    ])
    expect(moving, route).toEqual([])
  }
})

test('on an English screen a Japanese name is marked as Japanese, for voice and letters', async ({
  page,
}) => {
  await openDemo(page)
  await page.getByTestId('language').selectOption('en')
  await page.getByTestId('chip-all').click()
  const places: [route: string, sign: string][] = [
    ['worklist?chip=all', 'worklist'],
    ['patients/00430', 'verdict'],
    ['print?list=worklist', 'worklist-paper'],
    ['settings/about', 'as-of'],
  ]
  for (const [route, sign] of places) {
    await page.goto(`./#/${route}`)
    await expect(page.getByTestId(sign).first()).toBeVisible()
    const unmarked = await page.evaluate(() => {
      const found: string[] = []
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      while (texts.nextNode()) {
        const { parentElement: around, textContent: text } = texts.currentNode
        if (!/[\u3041-\u30ff\u3400-\u9fff]/.test(text ?? '') || !around || around.closest('noscript, option'))
          continue
        // What somebody at the clinic typed as words is in the language of whoever reads it there.
        if (around.closest('.aside, .log, [data-testid="review"], [data-testid="contact"], small')) continue
        if (around.closest('[lang]')?.getAttribute('lang') !== 'ja') found.push(text ?? '')
      }
      return found
    })
    expect(unmarked, route).toEqual([])
  }
})

test('zoomed to 400 % only tables, charts and paper are moved sideways, and no page scrolls into nothing', async ({
  page,
}) => {
  await openDemo(page)
  const beyond = () =>
    page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement
      return { wide: scrollWidth - innerWidth, high: scrollHeight - innerHeight }
    })
  for (const route of [
    'worklist',
    'patients/00101',
    'overview',
    'import',
    'help',
    'settings/rules',
    'print',
  ]) {
    await page.setViewportSize({ width: 1366, height: 625 })
    await page.goto(`./#/${route}`)
    await expect(page.locator('.skeleton')).toHaveCount(0)
    if (route.startsWith('patients')) await expect(page.getByTestId('contacts').first()).toBeAttached()
    expect(await beyond(), route).toEqual({ wide: 0, high: 0 })
    await page.setViewportSize({ width: 320, height: 512 })
    await expect.poll(async () => (await beyond()).wide, { message: route }).toBeLessThanOrEqual(0)
  }
})

test('with wider letters and lines a number is never cut short', async ({ page }) => {
  await openDemo(page)
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
    )
    document.adoptedStyleSheets.push(sheet)
  })
  const cut = await page.locator('th.patient-number, td.number').evaluateAll((cells) =>
    cells.flatMap((cell) => {
      const isCut = getComputedStyle(cell).overflowX !== 'visible' && cell.scrollWidth > cell.clientWidth
      return isCut ? [cell.textContent] : []
    }),
  )
  expect(cut).toEqual([])
})

test('a passphrase can be pasted, and seen as it is typed', async ({ page }) => {
  await createClinic(page)
  await page.getByTestId('lock-now').click()
  const field = page.getByTestId('unlock-passphrase')
  await expect(field).toBeFocused()
  await field.evaluate((element, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    const isTaken = !element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
    if (!isTaken) document.execCommand('insertText', false, text)
  }, PASSPHRASE)
  await expect(field).toHaveValue(PASSPHRASE)
  await page.getByLabel('入力した文字を表示').check()
  await expect(field).toHaveAttribute('type', 'text')
  await page.getByTestId('unlock-confirm').click()
  await expect(page.getByTestId('worklist')).toBeVisible()
})

test('a preview of an import is read in its order too', async ({ page }) => {
  await createClinic(page)
  await page.goto('./#/import')
  await page
    .getByTestId('import-file')
    .setInputFiles(
      textFile(
        '結果.csv',
        '番号,氏名,採血日,ALT(U/L)\n00101,青葉 葵,2026-11-20,33\n00102,北沢 健,2026-13-20,20',
      ),
    )
  await expect(page.getByTestId('import-totals')).toBeVisible()
  await page.locator('.skip').focus()
  const stops = await stopsOf(page, 60)
  expect(faultsOf(stops)).toEqual([])
  expect(inOrder(stops, ['search', 'import-confirm', 'import-cancel'])).toEqual([])
})
