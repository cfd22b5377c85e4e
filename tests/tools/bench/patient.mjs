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
    const dense = await maker.evaluate(() => benchWork.denseDrawings())
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
        measure: `both charts drawn, ${points}, as on the page, whose hidden list follows, against uPlot`,
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
      ...denseMeasures(dense),
    ]
  } finally {
    await browser.close()
  }
}

/**
 * Both charts of 8 analytes × 60 draws, ours against uPlot's.
 * @param {Awaited<ReturnType<typeof benchWork.denseDrawings>>} dense
 * @returns {import('../bench.mjs').Measure[]}
 */
function denseMeasures({ points, drawn, ours, uplot }) {
  const baseline = median(drawn.plots)
  const of = `8 analytes × 60 draws (${points} points)`
  /** @param {string} what @param {number[]} values @param {number} theirs */
  const against = (what, values, theirs) => ({
    measure: `${of}, ${what}, against uPlot`,
    value: median(values),
    unit: 'ms',
    baseline: theirs,
    targetRatio: 2,
  })
  return [
    against('charts of the patient page, from the judged record to painted', drawn.page, baseline),
    against('both charts, from timelines to painted', drawn.charts, baseline),
    against('the canvases alone', drawn.canvases, baseline),
    against('a frame of zooming by key', ours.zoom, median(uplot.zoom)),
    against('a frame of moving by key', ours.pan, median(uplot.pan)),
    {
      measure: `${of}, a move of a drag, painted; uPlot moves an element without painting`,
      value: median(ours.drag),
      unit: 'ms',
      baseline: median(uplot.drag),
      target: 16.7,
    },
    { measure: `${of}, until the hidden list stands too`, value: median(drawn.listed), unit: 'ms' },
  ]
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
