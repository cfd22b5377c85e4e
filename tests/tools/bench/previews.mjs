import { median } from './work/median.mjs'
import { PASSPHRASE, toTheDoor, unlock } from './work/openApp.mjs'

const PATIENTS = 100_000
const RESULTS_PER_PATIENT = 10
const ROUNDS = 5

/**
 * What a changed protocol or preset would do to a very large clinic, counted before it is saved.
 * @param {import('../bench.mjs').Bench} bench
 * @returns {Promise<import('../bench.mjs').Measure[]>}
 */
export default async function previews(bench) {
  const { app, page: benchPage } = await bench.site()
  const { urls } = await bench.seed(PATIENTS, RESULTS_PER_PATIENT)
  const browser = await bench.open()
  try {
    const maker = await browser.page()
    await maker.goto(benchPage)
    await maker.evaluate(
      ([passphrase, files]) => benchWork.fillClinic(passphrase, files),
      /** @type {const} */ ([PASSPHRASE, urls]),
    )
    await maker.close()
    return [...(await alone(browser, benchPage)), ...(await inTheApp(browser, app))]
  } finally {
    await browser.close()
  }
}

/**
 * The counting itself and what it is held against, in turn, on pages that were never used.
 * @param {import('../bench.mjs').Opened} browser
 * @param {string} benchPage
 */
async function alone(browser, benchPage) {
  const rounds = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await browser.page()
    await page.goto(benchPage)
    rounds.push({
      preset: await page.evaluate((passphrase) => benchWork.presetPreview(passphrase), PASSPHRASE),
      pages: await page.evaluate((passphrase) => benchWork.pagesAlone(passphrase), PASSPHRASE),
      protocol: await page.evaluate((passphrase) => benchWork.protocolPreview(passphrase), PASSPHRASE),
    })
    await page.close()
  }
  const [first] = rounds
  if (!first) throw new Error('no rounds')
  const { preset, pages, protocol } = first
  if (preset.examined !== pages.results || preset.changed === 0 || protocol.changed === 0)
    throw new Error(`a preview that changes nothing: ${JSON.stringify(rounds[0])}`)
  const results = `${preset.examined.toLocaleString('en')} results`
  return [
    {
      measure: `preview of a preset change over ${results} in workers, against the same pages decrypted and parsed alone`,
      value: median(rounds.map((round) => round.preset.took)),
      unit: 'ms',
      baseline: median(rounds.map((round) => round.pages.took)),
      target: 2000,
    },
    {
      measure: `the same, until it first says how far it is`,
      value: median(rounds.map((round) => round.preset.firstTold)),
      unit: 'ms',
      target: 300,
    },
    {
      measure: `preview of a protocol change over ${people()}, against the verdicts of the list computed once`,
      value: median(rounds.map((round) => round.protocol.took)),
      unit: 'ms',
      baseline: median(rounds.map((round) => round.protocol.verdicts)),
      target: 500,
    },
  ]
}

/**
 * From a key in the form to the painted answer.
 * @param {import('../bench.mjs').Opened} browser
 * @param {string} app
 */
async function inTheApp(browser, app) {
  const page = await browser.page()
  try {
    await toTheDoor(page, app)
    await unlock(page)
    await page.goto(`${app}#/settings/protocols`)
    await page.locator('[data-protocol="bimonthly@1"]').getByTestId('protocol-copy').click()
    await page.getByTestId('protocol-as-default').check()
    await page.locator('[data-testid=setting-changes][data-count]').waitFor()
    const protocol = await page.evaluate(answers, {
      field: 'protocol-repeat',
      answer: 'setting-changes',
      attribute: 'data-count',
      values: ['3', '4', '5', '6', '7', '8'],
    })
    await page.getByTestId('protocol-cancel').click()
    await page.goto(`${app}#/settings/presets`)
    await page.locator('[data-preset="clinic-default@1"]').getByTestId('preset-copy').click()
    await page.getByTestId('preset-as-clinics').check()
    await page.getByTestId('preset-analyte-alt').click()
    await page.locator('[data-testid=setting-flag-changes][data-results]').waitFor()
    const preset = await page.evaluate(answers, {
      field: 'preset-alt-caution',
      answer: 'setting-flag-changes',
      attribute: 'data-results',
      values: ['1.5', '1.6', '1.7', '1.8'],
    })
    return [
      {
        measure: `protocol form: a key → painted who changes status, ${people()}`,
        value: median(protocol.slice(1)),
        unit: 'ms',
        target: 500,
      },
      {
        measure: `preset form: a key → painted how many results change, ${people()}`,
        value: median(preset.slice(1)),
        unit: 'ms',
        target: 2000,
      },
    ]
  } finally {
    await page.close()
  }
}

/**
 * Runs in the page: milliseconds of each value typed until its answer is painted.
 * @param {{ field: string, answer: string, attribute: string, values: string[] }} asked
 */
async function answers({ field, answer, attribute, values }) {
  const found = (/** @type {string} */ testid) => document.querySelector(`[data-testid=${testid}]`)
  const took = []
  for (const value of values) {
    let wasGone = false
    took.push(
      await stopwatch.toPainted(
        () => {
          const input = /** @type {HTMLInputElement} */ (found(field))
          input.value = value
          input.dispatchEvent(new Event('input', { bubbles: true }))
        },
        () => {
          const there = found(answer)?.hasAttribute(attribute) === true
          wasGone ||= !there
          return wasGone && there
        },
      ),
    )
  }
  return took
}

function people() {
  return `${PATIENTS.toLocaleString('en')} patients`
}
