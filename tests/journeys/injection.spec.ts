import type { Locator, Page } from '@playwright/test'
import {
  clinicFile,
  createClinic,
  expect,
  importFiles,
  ready,
  rowOf,
  test,
  textFile,
  unlock,
} from './support'

/**
 * Markup and script in every text that a person or a file can bring: shown as text everywhere, run nowhere. Beyond what is
 * looked for here, every journey fails when the content security policy had to refuse something.
 */
const MARKUP =
  '"\'><img src=x onerror="window.hacked=1"><script>window.hacked=1</script><svg/onload=window.hacked=1>{{constructor.constructor("window.hacked=1")()}}'
/** Direction marks, NUL, half a letter, families and flags, a word without end. */
const ODD = `\u202Egnp.exe\u202C a\u0000b \ud83d 👩‍👩‍👧‍👦🏳️‍🌈 \u2066${'長'.repeat(400)}`

/** Somebody with a text in every field that takes one. */
function someone(number: string, text: string): object {
  const kept = { note: text, by: text }
  const struckOut = { at: '2026-11-20T09:30', by: text, reason: text }
  return {
    number,
    name: text,
    kana: text,
    phone: text,
    phone2: text,
    contactNote: text,
    birthDate: '2001-03-04',
    sex: 'F',
    nextVisit: '2026-11-25',
    weights: [{ day: '2026-09-01', kg: 52 }],
    earlierWeights: [{ day: '2026-09-01', kg: 5.2, at: '2026-09-01T09:30', by: text }],
    courses: [
      {
        start: '2026-09-27',
        plannedWeeks: 20,
        product: text,
        endNote: text,
        transfer: { from: text },
        doses: [{ from: '2026-09-27', mgPerDay: 20 }],
        pauses: [{ from: '2026-10-20', restart: '2026-11-10', reason: text }],
        earlier: [
          { course: { plannedWeeks: 16, endNote: text }, at: '2026-10-01T09:30', by: text, reason: text },
        ],
      },
    ],
    draws: [
      {
        day: '2026-09-14',
        lab: text,
        outside: text,
        fasting: 'yes',
        results: [
          {
            analyte: 'alt',
            value: '98',
            unit: 'U/L',
            rangeText: text,
            high: '23',
            flag: text,
            comment: text,
            specimen: text,
            conflict: { value: text },
            earlier: [
              {
                value: text,
                status: 'final',
                replaced: { at: '2026-09-15T09:30', by: text, because: 'edited', reason: text },
              },
            ],
          },
          { analyte: 'ast', value: text.slice(0, 40), comment: text },
          { analyte: 'tg', value: '120', unit: text },
        ],
        reviews: [{ day: '2026-09-20', by: text, note: text, recheck: '2026-12-04', preset: text }],
      },
    ],
    contacts: [
      { day: '2026-11-19', outcome: 'no-answer', ...kept },
      { day: '2026-11-20', outcome: 'other', ...kept, struckOut },
    ],
    medicines: [{ name: text, yj: text, from: '2026-10-01', ...kept }],
    pregnancyTests: [{ day: '2026-10-01', result: 'negative', ...kept }],
    procedures: [{ kind: 'laser', day: '2026-10-02', ...kept }],
    notes: [{ day: '2026-10-03', kind: 'symptom', text, by: text, struckOut }],
    inDoubt: [
      {
        because: 'name',
        people: [{ number, name: text, kana: text }],
        results: [{ number, day: '2026-10-05', analyte: 'alt', value: text, comment: text }],
      },
    ],
  }
}

const CLINIC = {
  zone: 'Asia/Tokyo',
  name: MARKUP,
  targetDose: { mgPerKg: 120, source: MARKUP },
  notReached: { calls: 1, step: MARKUP },
  templates: [
    {
      id: 't',
      name: MARKUP,
      kind: 'roster',
      columns: { [MARKUP]: { field: 'name' }, 番号: { field: 'number' } },
    },
  ],
  protocols: [
    {
      id: 'own',
      version: '1',
      name: { ja: MARKUP, en: MARKUP },
      source: MARKUP,
      copiedFrom: 'bimonthly@1',
      baseline: { maxAge: { months: 1 } },
      repeat: { every: { months: 2 } },
    },
  ],
  labRanges: [{ lab: MARKUP, analyte: 'alt', high: { digits: 30, scale: 0 }, unit: 'U/L', source: MARKUP }],
}

/** Nothing was run, and nothing on the page was made from what was typed. */
async function expectOnlyText(page: Page, where: string): Promise<void> {
  const found = await page.evaluate(() => ({
    hacked: 'hacked' in window,
    elements: [
      ...document.querySelectorAll(
        'img[src="x"], svg[onload], script:not([src]), iframe, object, embed, base, style:not([data-vite-dev-id])',
      ),
    ].map(({ outerHTML }) => outerHTML.slice(0, 200)),
    handlers: [...document.querySelectorAll('*')]
      .flatMap((element) => element.getAttributeNames())
      .filter((name) => name.startsWith('on')),
    links: [...document.querySelectorAll('a[href]')]
      .map((link) => link.getAttribute('href') ?? '')
      .filter((address) => !/^[#./]/.test(address)),
  }))
  expect({ where, ...found }).toEqual({ where, hacked: false, elements: [], handlers: [], links: [] })
}

/** Opens everything that folds, looks, and closes again. */
async function lookAt(page: Page, address: string, isThere: (page: Page) => Locator): Promise<void> {
  await page.goto(`./#/${address}`)
  await expect(isThere(page).first()).toBeVisible({ timeout: 20_000 })
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)))
  await page.waitForTimeout(250)
  await expectOnlyText(page, address)
}

const SETTINGS = ['', '/protocols', '/presets', '/lab-ranges', '/people', '/audit', '/history']

test('markup and script in every field of a clinic are text on every screen, on paper and in both languages', async ({
  page,
}) => {
  test.setTimeout(240_000)
  await createClinic(page, { clinicName: MARKUP, userName: MARKUP })
  await expectOnlyText(page, 'first run')
  await importFiles(
    page,
    clinicFile([someone('00142', MARKUP), someone('00518', ODD), someone(MARKUP, MARKUP)], CLINIC),
  )
  await expectOnlyText(page, 'import done')

  for (const language of ['ja', 'en']) {
    await page.goto('./#/worklist')
    await page.getByTestId('language').selectOption(language)
    await lookAt(page, 'worklist', (at) => at.getByTestId('worklist'))
    await page.getByTestId('chip-all').click()
    await expect(rowOf(page, '00142')).toContainText('<img src=x')
    await page.getByTestId('worklist-scroller').focus()
    await page.keyboard.press('c')
    await expect(page.getByTestId('opened-row')).toBeVisible()
    await expectOnlyText(page, 'opened row')

    for (const number of ['00142', '00518']) {
      await lookAt(page, `patients/${number}`, (at) => at.getByTestId('verdict'))
      await expect(page.getByTestId('contacts')).toBeVisible()
      await page.locator('[data-analyte="alt"][data-drawn="2026-09-14"] button').first().click()
      await expect(page.getByTestId('form-cell')).toBeVisible()
      await expectOnlyText(page, 'a cell')
      await page.keyboard.press('Escape')
      const history = page.url().replace(/.*#/, '') + '/history'
      await lookAt(page, history.slice(1), (at) => at.getByTestId('history-day'))
    }
    await lookAt(page, 'print?patients=00142,00518', (at) => at.locator('[data-print-ready]'))
    await expect(page.getByTestId('sheet').first()).toContainText('<img src=x')
    await lookAt(page, 'print?list=worklist', (at) => at.locator('[data-print-ready]'))
    await lookAt(page, 'overview', (at) => at.getByTestId('as-of'))
    await lookAt(page, 'import', (at) => at.getByTestId('import-paste'))
    for (const section of SETTINGS) await lookAt(page, `settings${section}`, (at) => at.getByTestId('as-of'))
  }
  await page.getByTestId('search').fill(MARKUP)
  await expectOnlyText(page, 'search')
  await page.getByTestId('lock-now').click()
  await expect(page.getByTestId('unlock-passphrase')).toBeVisible()
  await expectOnlyText(page, 'lock screen')
})

test('markup typed into the forms of a patient is text wherever it comes up', async ({ page }) => {
  test.setTimeout(120_000)
  await createClinic(page)
  await page.goto('./#/p/new')
  await page.getByTestId('patient-number').fill('00142')
  for (const field of ['name', 'kana', 'phone']) await page.getByTestId(`patient-${field}`).fill(MARKUP)
  await page.getByTestId('patient-save').click()
  await expect(page.getByTestId('verdict')).toBeVisible()
  await page.getByTestId('open-contact').click()
  await page.getByTestId('contact-outcome').selectOption('other')
  await page.getByTestId('contact-note').fill(MARKUP)
  await page.getByTestId('contact-save').click()
  await expect(page.getByTestId('contact')).toContainText('<img src=x')
  await expectOnlyText(page, 'contact')
  await page.getByTestId('open-draw').click()
  await page.getByTestId('draw-day').fill('2026-09-14')
  await page.getByTestId('draw-alt').fill(MARKUP)
  await page.getByTestId('draw-alt').blur()
  await expectOnlyText(page, 'draw')
  await page.keyboard.press('Escape')
})

test('markup in headings, cells, names of files and analytes of a table is text in mapping, preview and problems', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await createClinic(page)
  const quoted = `"${MARKUP.replaceAll('"', '""')}"`
  const rows = `number,drawn,analyte,value,unit,comment,${quoted}\n${quoted},2026-09-14,ALT,98,U/L,${quoted},x\n1,${quoted},ALT,98,U/L,,\n1,2026-09-14,${quoted},98,U/L,,\n1,2026-09-14,AST,${quoted},${quoted},,\n`
  await page.goto('./#/import')
  const files = [
    textFile('<img src=x onerror=window.hacked=1>.csv', rows),
    textFile('<svg onload=window.hacked=1>.pdf', `%PDF-1.7 ${MARKUP}`),
    textFile('__proto__', rows),
    textFile('constructor', rows),
  ].map((file) => ({ ...file, mimeType: 'text/plain' }))
  await page.getByTestId('import-file').setInputFiles(files)
  await expect(page.getByTestId('import-totals')).toBeVisible({ timeout: 30_000 })
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)))
  await expect(page.getByTestId('import-problem').first()).toBeVisible()
  await expectOnlyText(page, 'preview')

  await page.getByTestId('import-cancel').first().click()
  await page.getByTestId('import-paste').fill(`${MARKUP}\tq\n1\t${MARKUP}\n2\tx`)
  await expect(page.getByTestId('import-mapping').or(page.getByTestId('message')).first()).toBeVisible()
  await expectOnlyText(page, 'mapping')
})

test('a link from outside with markup in its number or list shows text', async ({ page }) => {
  await createClinic(page)
  for (const address of [
    `patients/${encodeURIComponent(MARKUP)}`,
    `print?patients=${encodeURIComponent(MARKUP)}`,
    `print?visit=${encodeURIComponent(MARKUP)}`,
    `print?list=${encodeURIComponent(MARKUP)}`,
    `p/${encodeURIComponent(MARKUP)}`,
    `settings/${encodeURIComponent(MARKUP)}`,
    `${encodeURIComponent(MARKUP)}`,
  ]) {
    await page.goto(`./#/${address}`)
    await page.waitForTimeout(300)
    await expectOnlyText(page, address)
  }
  await page.reload()
  await ready(page)
  await unlock(page)
})
