import type { Page } from '@playwright/test'
import { contrast, greyPicture, type GreyPicture } from '../tools/pdf/pixels'
import type { PdfPath } from '../tools/pdf/drawing'
import { pointsOf as pathPoints, plotsOf, type Plot } from '../tools/pdf/plots'
import { readPdf, type PdfPage } from '../tools/pdf/readPdf'
import { aPrinted, type PrintedPatient } from './printPatients'
import { clinicOf, expectVectors, shownToPrint } from './printing'
import { createClinic, expect, test } from './support'

/** Far apart from one another, so that no line covers another, and within their ranges, so that each has its own shape. */
const VALUES = {
  alt: ['15', '17', '16', '18'],
  ast: ['28', '26', '29', '27'],
  ggt: ['58', '55', '59', '56'],
  alp: ['100', '96', '102', '98'],
  tc: ['200', '206', '198', '210'],
  nonhdl: ['150', '154', '148', '152'],
  ldl: ['128', '132', '126', '130'],
  tg: ['85', '90', '80', '88'],
  hdl: ['55', '58', '54', '57'],
}
const CHARTS = [
  ['alt', 'ast', 'ggt', 'alp'],
  ['tc', 'nonhdl', 'ldl', 'tg', 'hdl'],
] as const
const DAYS = ['2026-07-02', '2026-08-10', '2026-09-14', '2026-11-02']
const HALF_A_LINE = 1.6
const PATIENT = {
  number: '00042',
  name: '図表 試郎',
  birthDate: '2001-03-04',
  sex: 'M',
  courses: [{ start: '2026-07-10', plannedWeeks: 24, doses: [{ from: '2026-07-10', mgPerDay: 20 }] }],
  draws: DAYS.map((day, at) => ({
    day,
    results: CHARTS.flat().map((analyte) => ({ analyte, value: VALUES[analyte][at] })),
    reviews: [{ day, by: '医師' }],
  })),
}

interface Point {
  x: number
  y: number
}

/** A series as it lies on the page of paper: its line, and how it is dashed. */
interface ShownSeries {
  analyte: string
  points: Point[]
  dash: number[]
}

const LIVER = ['ast', 'alt', 'ggt', 'alp', 'tbil']
const LIPIDS = ['tc', 'ldl', 'hdl', 'tg', 'nonhdl']
const CHANGED: Record<string, string> = {
  '1 tbil': '溶血',
  '2 tg': '>1000',
  '3 tg': '912',
  '4 ggt': '<4',
  '5 alt': '210',
  '5 ast': '96',
}
/** Words in place of a number, bounds, an analyte that is missing once, and every kind of flag. */
const MIXED = mixed(aPrinted('00043', { draws: 7, every: 17 }))

function mixed(made: PrintedPatient): PrintedPatient {
  const draws = made.draws.map((draw, at) => ({
    ...draw,
    results: draw.results
      .filter(({ analyte }) => at !== 3 || analyte !== 'alp')
      .map((one) => ({ ...one, value: CHANGED[`${at} ${one.analyte}`] ?? one.value })),
  }))
  return { ...made, draws }
}

async function openSheet(page: Page): Promise<void> {
  await createClinic(page)
  await clinicOf(page, [PATIENT, MIXED])
}

/** The sheet of a patient on A4, then on Letter. */
async function onBothPapers(
  page: Page,
  number: string,
  look: (size: string) => void | Promise<void>,
): Promise<void> {
  await shownToPrint(page, `#/print?patients=${number}`)
  for (const size of ['a4', 'letter']) {
    await page.getByTestId('print-paper').selectOption(size)
    await expect(page.locator('[data-print-ready] .paper-page').first()).toHaveAttribute('data-paper', size)
    await look(size)
  }
}

/** The first page as it comes out of the printer. */
async function firstPrinted(page: Page): Promise<PdfPage> {
  const pdf = readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  expectVectors(pdf)
  const [first] = pdf.pages
  if (!first) throw new Error('no page')
  return first
}

/** Runs in the page. */
function seriesShown(of: number): ShownSeries[] {
  const chart = document.querySelectorAll<SVGSVGElement>('.sheet-chart')[of]
  const origin = document.querySelector('.paper-page')?.getBoundingClientRect()
  const box = chart?.getBoundingClientRect()
  if (!chart || !origin || !box) throw new Error('no chart')
  return [...chart.querySelectorAll('path[data-series]')].map((path) => ({
    analyte: path.getAttribute('data-series') ?? '',
    dash: (path.getAttribute('stroke-dasharray') ?? '').split(' ').filter(Boolean).map(Number),
    points: [...(path.getAttribute('d') ?? '').matchAll(/[ML]([-\d.]+) ([-\d.]+)/g)].map(([, x, y]) => ({
      x: box.x - origin.x + Number(x),
      y: box.y - origin.y + Number(y),
    })),
  }))
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000
}

/** How far a point is from the nearest part of a line. */
function distanceTo(line: readonly Point[], { x, y }: Point): number {
  const parts = line.slice(1).map((to, at) => {
    const from = line[at] ?? to
    const [dx, dy] = [to.x - from.x, to.y - from.y]
    const along = Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy)))
    return Math.hypot(x - from.x - along * dx, y - from.y - along * dy)
  })
  return Math.min(...parts)
}

test('the lines of a printed chart are lines, drawn through the values of the file and through nothing else', async ({
  page,
}) => {
  await openSheet(page)
  await onBothPapers(page, '00042', async () => {
    const { paths } = await firstPrinted(page)
    for (const [chart, analytes] of CHARTS.entries()) {
      const shown = await page.evaluate(seriesShown, chart)
      expect(shown.map(({ analyte }) => analyte).toSorted()).toEqual([...analytes].toSorted())
      for (const one of shown) expectLine(one, shown, paths)
    }
  })
})

/** A series as a line in the PDF, and its corners where its values are: in proportion to those of the first of its chart. */
function expectLine(
  { analyte, points, dash }: ShownSeries,
  [first]: readonly ShownSeries[],
  paths: readonly PdfPath[],
): void {
  const values = VALUES[analyte as keyof typeof VALUES].map(Number)
  expect(points).toHaveLength(DAYS.length)
  // Both axes are straight: px a day and px a unit are the same between any two draws, and for every analyte.
  const days = DAYS.map(dayNumber)
  const across = ((points[3]?.x ?? NaN) - (points[0]?.x ?? NaN)) / ((days[3] ?? NaN) - (days[0] ?? NaN))
  const up = ((first?.points[1]?.y ?? NaN) - (first?.points[0]?.y ?? NaN)) / perUnit(first?.analyte)
  points.forEach(({ x, y }, at) => {
    expect(x - (points[0]?.x ?? NaN)).toBeCloseTo(across * ((days[at] ?? NaN) - (days[0] ?? NaN)), 0)
    const base = Number(VALUES[(first?.analyte ?? '') as keyof typeof VALUES][0])
    expect(Math.abs(y - ((first?.points[0]?.y ?? NaN) + up * ((values[at] ?? NaN) - base)))).toBeLessThan(0.6)
  })

  // A whole line is stroked; of a dashed one the browser fills each dash, half a line's width to either side. All of it
  // lies on the line through the values, and reaches both its ends.
  const drawn = paths.filter((path) =>
    pathPoints(path).every((one) => distanceTo(points, one) < (path.isStroked ? 0.6 : HALF_A_LINE)),
  )
  const reached = drawn.flatMap(pathPoints)
  for (const end of [points[0], points[3]]) {
    if (!end) throw new Error(`no end: ${analyte}`)
    expect(Math.min(...reached.map(({ x, y }) => Math.hypot(x - end.x, y - end.y)))).toBeLessThan(14)
  }
  expect(drawn.length, analyte).toBeGreaterThan(0)
  if (dash.length > 0) return
  // A whole line has a corner at each value and at no other place.
  const [line] = drawn.filter(({ isStroked }) => isStroked)
  const corners = line ? pathPoints(line) : []
  expect(corners).toHaveLength(points.length)
  corners.forEach(({ x, y }, at) =>
    expect(Math.hypot(x - (points[at]?.x ?? NaN), y - (points[at]?.y ?? NaN))).toBeLessThan(0.6),
  )
}

test('by the axes of the paper alone, every result of the file has one mark at its day and value, and there is no other', async ({
  page,
}) => {
  await openSheet(page)
  await onBothPapers(page, '00043', async (size) => {
    const plots = plotsOf(await firstPrinted(page))
    expect(plots).toHaveLength(2)
    const expected = [LIVER, LIPIDS].map((analytes, at) =>
      MIXED.draws.flatMap(({ day, results }) =>
        results
          .filter(({ analyte }) => analytes.includes(analyte))
          .map(({ analyte, value }) => ({ analyte, day, ...placeIn(plots[at], analyte, day, value) })),
      ),
    )
    expected.forEach((points, at) => {
      const marks = [...(plots[at]?.marks ?? [])]
      const without = points.filter(({ x, y }) => {
        const found = marks.findIndex((mark) => Math.hypot(mark.x - x, mark.y - y) < 1.2)
        if (found >= 0) marks.splice(found, 1)
        return found < 0
      })
      expect(without, `numbers without a mark on ${size}`).toEqual([])
      expect(marks, `marks without a number on ${size}`).toEqual([])
    })
  })
})

/** Where a result belongs: a bound at its number, words in place of a number on the foot of the chart. */
function placeIn(plot: Plot | undefined, analyte: string, day: string, value: string): Point {
  if (!plot) throw new Error(`no chart for ${analyte}`)
  const [number] = /[\d.]+/.exec(value) ?? []
  const y = number === undefined ? plot.foot : plot.yOf(Number(number), analyte === 'tbil')
  return { x: plot.xOf(day), y }
}

function perUnit(analyte: string | undefined): number {
  const [first, second] = VALUES[(analyte ?? '') as keyof typeof VALUES]
  return Number(second) - Number(first)
}

/** The picture of a chart as a printer without colour sees it, and the scale of its pixels. */
async function greyChart(
  page: Page,
  of: number,
): Promise<{ picture: GreyPicture; scale: number; box: { x: number; y: number } }> {
  const chart = page.locator('.sheet-chart').nth(of)
  const box = await chart.boundingBox()
  const origin = await page.locator('.paper-page').first().boundingBox()
  if (!box || !origin) throw new Error('no chart')
  const picture = greyPicture(await chart.screenshot())
  return {
    picture,
    scale: picture.width / box.width,
    box: { x: box.x - origin.x, y: box.y - origin.y },
  }
}

test.describe('in grey', () => {
  test.use({ deviceScaleFactor: 3 })

  test('the series of a chart are told apart by dash and point, each dark enough on its paper', async ({
    page,
  }) => {
    await openSheet(page)
    await onBothPapers(page, '00042', async () => {
      for (const chart of CHARTS.keys())
        expectToldApart(await page.evaluate(seriesShown, chart), await greyChart(page, chart))
    })
  })
})

/** Each series dark enough, with another rhythm of dashes and another shape of points than each other. */
function expectToldApart(
  shown: readonly ShownSeries[],
  { picture, scale, box }: Awaited<ReturnType<typeof greyChart>>,
): void {
  const at = ({ x, y }: Point): Point => ({ x: (x - box.x) * scale, y: (y - box.y) * scale })
  const ground = picture.at(2, 2)

  const rhythms = shown.map(({ analyte, points }) => {
    const [from, to] = [points[0], points[1]].map((point) => at(point ?? { x: NaN, y: NaN }))
    if (!from || !to) throw new Error(`no line: ${analyte}`)
    return { analyte, ...rhythmOf(picture, from, to, { ground, scale }) }
  })
  for (const { analyte, darkest } of rhythms)
    expect(contrast(darkest, ground), analyte).toBeGreaterThanOrEqual(4.5)
  for (const [one, other] of pairsOf(rhythms)) {
    const isOtherDash =
      Math.abs(one.longest - other.longest) > 1.5 || Math.abs(one.shortest - other.shortest) > 1.5
    expect(isOtherDash, `dashes of ${one.analyte} and ${other.analyte}`).toBe(true)
  }

  const shapes = shown.map(({ analyte, points }) => ({
    analyte,
    cells: shapeAt(picture, at(points[1] ?? { x: NaN, y: NaN }), scale, ground),
  }))
  for (const { analyte, cells } of shapes) expect(cells.filter(Boolean).length, analyte).toBeGreaterThan(6)
  for (const [one, other] of pairsOf(shapes)) {
    const differing = one.cells.filter((cell, index) => cell !== other.cells[index]).length
    expect(differing, `points of ${one.analyte} and ${other.analyte}`).toBeGreaterThan(5)
  }
}

/** How dark a line gets between two points, and its longest and shortest dash in px, away from both points. */
function rhythmOf(
  picture: GreyPicture,
  from: Point,
  to: Point,
  { ground, scale }: { ground: number; scale: number },
): { darkest: number; longest: number; shortest: number } {
  const steps = 1200
  const long = Math.hypot(to.x - from.x, to.y - from.y)
  const seen = Array.from({ length: steps }, (_, step) => {
    const along = 0.12 + (0.76 * step) / steps
    const x = from.x + (to.x - from.x) * along
    const y = from.y + (to.y - from.y) * along
    return Math.min(picture.at(x, y - 1), picture.at(x, y), picture.at(x, y + 1))
  })
  const perStep = (long * 0.76) / steps / scale
  const runs = seen
    .map((light) => (contrast(light, ground) > 2.2 ? '#' : ' '))
    .join('')
    .split(/ +/)
    .map((run) => run.length * perStep)
  // The first and the last may have been cut.
  const whole = runs.length > 2 ? runs.slice(1, -1) : runs
  return { darkest: Math.min(...seen), longest: Math.max(...whole), shortest: Math.min(...whole) }
}

/** What is ink around a point, in cells of a px. */
function shapeAt(picture: GreyPicture, { x, y }: Point, scale: number, ground: number): boolean[] {
  const reach = 5
  const cells = Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach)
  return cells.flatMap((down) =>
    cells.map((across) => contrast(picture.at(x + across * scale, y + down * scale), ground) > 2.2),
  )
}

function pairsOf<Of>(all: readonly Of[]): [Of, Of][] {
  return all.flatMap((one, at) => all.slice(at + 1).map((other): [Of, Of] => [one, other]))
}
