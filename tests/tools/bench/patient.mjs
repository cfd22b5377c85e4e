import { median } from './work/median.mjs'
import { PASSPHRASE, toTheDoor, unlock } from './work/openApp.mjs'

const PATIENTS = 5000
const RESULTS_PER_PATIENT = 60
const CLICKS = 20

/**
 * The page of a patient: from the click in the list to the painted charts, and the drawing of the charts alone.
 * @param {import('../bench.mjs').Bench} bench
 * @returns {Promise<import('../bench.mjs').Measure[]>}
 */
export default async function patient(bench) {
  const { app, page: benchPage } = await bench.site()
  const { urls } = await bench.seed(PATIENTS, RESULTS_PER_PATIENT)
  const browser = await bench.open()
  try {
    const maker = await browser.page()
    await maker.goto(benchPage)
    const drawn = await maker.evaluate((files) => benchWork.drawings(files), urls)
    await maker.evaluate(
      ([passphrase, files]) => benchWork.fillClinic(passphrase, files),
      /** @type {const} */ ([PASSPHRASE, urls]),
    )
    await maker.close()
    const page = await browser.page()
    await toTheDoor(page, app)
    await unlock(page)
    await page.getByTestId('chip-all').click()
    await page.locator(`[data-testid=worklist][data-total="${PATIENTS}"]`).waitFor()
    const [first = 0, ...clicks] = await page.evaluate(openPatients, CLICKS + 1)
    const of = `${RESULTS_PER_PATIENT} results, ${PATIENTS.toLocaleString('en')} patients`
    const points = `${Math.round(drawn.points)} points`
    const baseline = median(drawn.plots)
    return [
      { measure: `click to painted patient page, ${of}`, value: median(clicks), unit: 'ms', target: 150 },
      {
        measure: `click to painted patient page for the first time, ${of}`,
        value: first,
        unit: 'ms',
        target: 150,
      },
      {
        measure: `both charts drawn, ${points}, as on the page with its hidden list, against uPlot`,
        value: median(drawn.charts),
        unit: 'ms',
        baseline,
        targetRatio: 2,
      },
      {
        measure: `both charts drawn, ${points}, the canvases alone, against uPlot`,
        value: median(drawn.canvases),
        unit: 'ms',
        baseline,
        targetRatio: 2,
      },
    ]
  } finally {
    await browser.close()
  }
}

/**
 * Runs in the page: opens one patient after the other from the list.
 * @param {number} count
 */
async function openPatients(count) {
  const rows = () => [...document.querySelectorAll('[data-patient-number]')]
  const took = []
  for (let at = 0; at < count; at += 1) {
    const link = rows()[at % 12]?.querySelector('a')
    if (!link) throw new Error(`no row at: ${at}`)
    took.push(
      await stopwatch.toPainted(
        () => link.click(),
        () =>
          document.querySelectorAll('[data-testid=chart-liver] canvas, [data-testid=chart-lipid] canvas')
            .length === 2,
        (at * 7) % 17,
      ),
    )
    await stopwatch.toPainted(
      () => history.back(),
      () => rows().length > 12,
    )
  }
  return took
}
