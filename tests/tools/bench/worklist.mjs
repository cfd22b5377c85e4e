import { median, quantile } from './work/median.mjs'
import { PASSPHRASE, toTheDoor, unlock } from './work/openApp.mjs'

const PATIENTS = 100_000
const RESULTS_PER_PATIENT = 10
const ROUNDS = 5
const FRAMES = 600

/**
 * The worklist of a very large clinic: from the passphrase to the first row, filtering, sorting, scrolling.
 * @param {import('../bench.mjs').Bench} bench
 * @returns {Promise<import('../bench.mjs').Measure[]>}
 */
export default async function worklist(bench) {
  const { app, page: benchPage } = await bench.site()
  const { urls } = await bench.seed(PATIENTS, RESULTS_PER_PATIENT)
  const browser = await bench.open()
  try {
    const maker = await browser.page()
    await maker.goto(benchPage)
    const door = await maker.evaluate(
      ([passphrase, files]) => benchWork.fillClinic(passphrase, files, true),
      /** @type {const} */ ([PASSPHRASE, urls]),
    )
    const bytes = await maker.evaluate((passphrase) => benchWork.makePlainIndex(passphrase), PASSPHRASE)
    await maker.close()
    return [
      ...(await unlocking(browser, app, benchPage, bytes, door)),
      ...(await filtering(browser, app, door)),
      ...(await sorting(browser, app, door)),
      ...(await scrolling(browser, app, door)),
    ]
  } finally {
    await browser.close()
  }
}

/** @typedef {{ userId: string, acts: number }} Door whom to unlock as, and how many acts stood in the log before */

/**
 * Each round on pages that were never used, the app's and the plain reader's in turn, so that both meet the same load. Each
 * of the app's ends only once the log-in stands in the log.
 * @param {import('../bench.mjs').Opened} browser
 * @param {string} app
 * @param {string} benchPage
 * @param {{ json: number, stored: number, slices: number }} bytes
 * @param {Door} door
 */
async function unlocking(browser, app, benchPage, bytes, door) {
  /** @type {{ app: number[], plain: number[], storage: number[] }} */
  const took = { app: [], plain: [], storage: [] }
  for (let round = 0; round < ROUNDS; round += 1) {
    took.app.push(
      await onPage(browser, async (page) => {
        await toTheDoor(page, app, door.userId)
        const each = await unlock(page)
        await loggedIn(browser, benchPage, door.acts + round)
        return each
      }),
    )
    for (const kind of /** @type {const} */ (['plain', 'storage'])) {
      took[kind].push(
        await onPage(browser, async (page) => {
          await page.goto(benchPage)
          return page.evaluate(
            ([of, passphrase, userId]) =>
              of === 'plain'
                ? benchWork.plainUnlock(passphrase)
                : benchWork.storageUnlock(passphrase, userId),
            /** @type {const} */ ([kind, PASSPHRASE, door.userId]),
          )
        }),
      )
    }
  }
  const from = `unlock to first row painted, ${people(PATIENTS)}, five users, audit on`
  const value = median(took.app)
  return [
    {
      measure: `${from}, against the facts as deflated JSON (${megabytes(bytes.json)} MB) read alone`,
      value,
      unit: 'ms',
      baseline: median(took.plain),
      target: 1000,
      targetRatio: 3,
    },
    {
      measure: `${from}, against our slices (${megabytes(bytes.slices)} MB) read alone by src/storage`,
      value,
      unit: 'ms',
      baseline: median(took.storage),
      targetRatio: 3,
    },
  ]
}

/**
 * Waits until one act more than before stands in the log.
 * @param {import('../bench.mjs').Opened} browser
 * @param {string} benchPage
 * @param {number} before
 */
async function loggedIn(browser, benchPage, before) {
  await onPage(browser, async (page) => {
    await page.goto(benchPage)
    for (let left = 100; (await page.evaluate(() => benchWork.actsWritten())) <= before; left -= 1) {
      if (left === 0) throw new Error('the log-in was not written down')
      await page.waitForTimeout(100)
    }
  })
}

/**
 * @param {import('../bench.mjs').Opened} browser
 * @param {string} app
 * @param {Door} door
 */
async function filtering(browser, app, door) {
  const { chips, searches } = await onPage(browser, async (page) => {
    await unlocked(page, app, door)
    return page.evaluate(filter)
  })
  const of = `to painted, ${people(PATIENTS)}`
  return [
    { measure: `filter ${of}`, value: median(chips), unit: 'ms', target: 25 },
    { measure: `search, a letter more, ${of}`, value: median(searches), unit: 'ms', target: 25 },
  ]
}

/** Runs in the page. */
async function filter() {
  /** @param {string} testid */
  const found = (testid) => /** @type {HTMLElement} */ (document.querySelector(`[data-testid=${testid}]`))
  const total = () => found('worklist').dataset['total']
  const chips = []
  const asked = ['all', 'overdue', 'in-treatment', 'due-soon', 'unreviewed']
  for (let round = 0; round < 30; round += 1) {
    const chip = found(`chip-${asked[round % asked.length] ?? 'all'}`)
    const count = chip.dataset['count']
    const took = await stopwatch.toPainted(
      () => chip.click(),
      () => chip.getAttribute('aria-pressed') === 'true' && total() === count,
      (round * 7) % 17,
    )
    if (round >= 10) chips.push(took)
  }
  const field = /** @type {HTMLInputElement} */ (found('search'))
  const searches = []
  // Each finds others than the one before, or no change would show that the list is painted.
  found('chip-all').click()
  const texts = ['ア', 'アオ', 'アオキ', 'アオキ ユ', '']
  for (let round = 0; round < 30; round += 1) {
    const before = total()
    const took = await stopwatch.toPainted(
      () => {
        field.value = texts[round % texts.length] ?? ''
        field.dispatchEvent(new Event('input', { bubbles: true }))
      },
      () => total() !== before,
      (round * 7) % 17,
    )
    if (round >= texts.length) searches.push(took)
  }
  return { chips, searches }
}

/**
 * Each column on the app's page, and the plain sort in the same page before it, so that both meet the same load.
 * @param {import('../bench.mjs').Opened} browser
 * @param {string} app
 * @param {Door} door
 */
async function sorting(browser, app, door) {
  const { columns, plain } = await onPage(browser, async (page) => {
    await unlocked(page, app, door)
    const headings = page.locator('th[aria-sort]')
    const plain = [await page.evaluate(sortPlainly, PATIENTS)]
    const columns = []
    for (let column = 0; column < (await headings.count()); column += 1) {
      const name = await headings.nth(column).innerText()
      plain.push(await page.evaluate(sortPlainly, PATIENTS))
      const [first = 0, ...again] = await page.evaluate(sort, column)
      columns.push({ name, first, warm: median(again) })
    }
    // The first was not compiled yet.
    return { columns, plain: plain.slice(1) }
  })
  const slowest = columns.reduce((most, each) => (each.warm > most.warm ? each : most))
  const baseline = median(plain.map(({ index }) => index))
  const of = `to first row painted, ${people(PATIENTS)}`
  return [
    {
      measure: `sort ${of}, slowest column (${slowest.name})`,
      value: slowest.warm,
      unit: 'ms',
      baseline,
      targetRatio: 2,
    },
    {
      measure: `sort ${of}, middle column`,
      value: median(columns.map(({ warm }) => warm)),
      unit: 'ms',
      baseline,
      targetRatio: 2,
    },
    {
      measure: `sort for the first time ${of}, slowest column`,
      value: Math.max(...columns.map(({ first }) => first)),
      unit: 'ms',
      baseline,
      targetRatio: 2,
    },
    {
      measure: `sort ${of}, slowest column (${slowest.name}), against a bare Float64Array sorted in place`,
      value: slowest.warm,
      unit: 'ms',
      baseline: median(plain.map(({ bare }) => bare)),
    },
  ]
}

/**
 * Runs in the page: milliseconds to sort so many keys plainly, in no order but the same on every run: an index by a
 * `Float64Array` of keys, and a bare `Float64Array` in place.
 * @param {number} length
 */
function sortPlainly(length) {
  let state = 1
  const keys = Float64Array.from({ length }, () => (state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647))
  const bare = keys.slice()
  let began = performance.now()
  const index = Uint32Array.from(keys, (_, at) => at).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
  const indexTook = performance.now() - began
  began = performance.now()
  bare.sort()
  const bareTook = performance.now() - began
  if (keys[index[0] ?? 0] !== bare[0]) throw new Error('two ways of sorting disagree')
  return { index: indexTook, bare: bareTook }
}

/**
 * Runs in the page: milliseconds of each press on a heading, up and down, from the usual order.
 * @param {number} column
 */
async function sort(column) {
  const heading = () => /** @type {HTMLElement} */ (document.querySelectorAll('th[aria-sort]')[column])
  const took = []
  for (let round = 0; round < 9; round += 1) {
    const before = heading().getAttribute('aria-sort')
    const each = await stopwatch.toPainted(
      () => heading().querySelector('button')?.click(),
      () => heading().getAttribute('aria-sort') !== before,
      (round * 7) % 17,
    )
    // The third press goes back to the usual order, which is not sorted again.
    if (round % 3 !== 2) took.push(each)
  }
  return took
}

/**
 * @param {import('../bench.mjs').Opened} browser
 * @param {string} app
 * @param {Door} door
 */
async function scrolling(browser, app, door) {
  const gaps = await onPage(browser, async (page) => {
    await unlocked(page, app, door)
    return page.evaluate((frames) => {
      const scroller = /** @type {HTMLElement} */ (document.querySelector('[data-testid=worklist-scroller]'))
      // About three turns of a wheel each frame: no row of one frame is there in the fourth after it.
      return stopwatch.frames(frames, () => scroller.scrollBy({ top: 300 }))
    }, FRAMES)
  })
  const of = `of ${FRAMES} while scrolling ${people(PATIENTS)}`
  return [
    { measure: `frame, 99th percentile ${of}`, value: quantile(gaps, 0.99), unit: 'ms', target: 34 },
    { measure: `frame, median ${of}`, value: median(gaps), unit: 'ms' },
  ]
}

/**
 * The unlocked list with everybody in it.
 * @param {import('playwright').Page} page
 * @param {string} app
 * @param {Door} door
 */
async function unlocked(page, app, { userId }) {
  await toTheDoor(page, app, userId)
  await unlock(page)
  await page.getByTestId('chip-all').click()
  await page.locator(`[data-testid=worklist][data-total="${PATIENTS}"]`).waitFor()
}

/**
 * @template Made
 * @param {import('../bench.mjs').Opened} browser
 * @param {(page: import('playwright').Page) => Promise<Made>} work
 */
async function onPage(browser, work) {
  const page = await browser.page()
  try {
    return await work(page)
  } finally {
    await page.close()
  }
}

/** @param {number} count */
function people(count) {
  return `${count.toLocaleString('en')} patients`
}

/** @param {number} bytes */
function megabytes(bytes) {
  return (bytes / 1e6).toFixed(0)
}
