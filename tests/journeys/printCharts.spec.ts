import type { Page } from '@playwright/test'
import { contrast, greyPicture, type GreyPicture } from '../tools/pdf/pixels'
import type { PdfPath } from '../tools/pdf/drawing'
import { clinicOf, expectVectors, printedPages, shownToPrint } from './printing'
import { createClinic, expect, test } from './support'

/** Far apart from one another, so that no line covers another. */
const VALUES = {
  alt: ['15', '25', '22', '38'],
  ast: ['62', '70', '58', '66'],
  ggt: ['100', '92', '105', '98'],
  alp: ['150', '141', '155', '147'],
}
const DAYS = ['2026-07-02', '2026-08-10', '2026-09-14', '2026-11-02']
const HALF_A_LINE = 1.6
const SERIES = ['alt', 'ast', 'ggt', 'alp'] as const
const PATIENT = {
  number: '00042',
  name: '図表 試子',
  birthDate: '2001-03-04',
  sex: 'F',
  courses: [{ start: '2026-07-10', plannedWeeks: 24, doses: [{ from: '2026-07-10', mgPerDay: 20 }] }],
  draws: DAYS.map((day, at) => ({
    day,
    results: SERIES.map((analyte) => ({ analyte, value: VALUES[analyte][at] })),
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

async function openSheet(page: Page): Promise<void> {
  await createClinic(page)
  await clinicOf(page, [PATIENT])
}

/** Runs in the page. */
function seriesShown(): ShownSeries[] {
  const [chart] = document.querySelectorAll<SVGSVGElement>('.sheet-chart')
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

function pointsOf({ parts }: PdfPath): Point[] {
  return parts.flatMap((part) =>
    Array.from({ length: part.length / 2 }, (_, at) => ({
      x: part[2 * at] ?? NaN,
      y: part[2 * at + 1] ?? NaN,
    })),
  )
}

test('the lines of a printed chart are lines, drawn through the values of the file and through nothing else', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await openSheet(page)
  const { pdf } = await printedPages(page, '#/print?patients=00042')
  expectVectors(pdf)
  const shown = await page.evaluate(seriesShown)
  expect(shown.map(({ analyte }) => analyte)).toEqual(expect.arrayContaining([...SERIES]))
  const paths = pdf.pages[0]?.paths ?? []

  for (const { analyte, points } of shown) {
    const values = VALUES[analyte as keyof typeof VALUES].map(Number)
    expect(points).toHaveLength(DAYS.length)
    // Both axes are straight: px a day and px a unit are the same between any two draws, and for every analyte.
    const days = DAYS.map(dayNumber)
    const across = ((points[3]?.x ?? NaN) - (points[0]?.x ?? NaN)) / ((days[3] ?? NaN) - (days[0] ?? NaN))
    const up =
      ((shown[0]?.points[1]?.y ?? NaN) - (shown[0]?.points[0]?.y ?? NaN)) / perUnit(shown[0]?.analyte)
    points.forEach(({ x, y }, at) => {
      expect(x - (points[0]?.x ?? NaN)).toBeCloseTo(across * ((days[at] ?? NaN) - (days[0] ?? NaN)), 0)
      const first = shown[0]
      const base = Number(VALUES[(first?.analyte ?? '') as keyof typeof VALUES][0])
      expect(Math.abs(y - ((first?.points[0]?.y ?? NaN) + up * ((values[at] ?? NaN) - base)))).toBeLessThan(
        0.6,
      )
    })

    // A whole line is stroked; of a dashed one the browser fills each dash, half a line's width to either side. All of it
    // lies on the line through the values, and reaches both its ends.
    const drawn = paths.filter((path) =>
      pointsOf(path).every((one) => distanceTo(points, one) < (path.isStroked ? 0.6 : HALF_A_LINE)),
    )
    const reached = drawn.flatMap(pointsOf)
    for (const end of [points[0], points[3]]) {
      if (!end) throw new Error(`no end: ${analyte}`)
      expect(Math.min(...reached.map(({ x, y }) => Math.hypot(x - end.x, y - end.y)))).toBeLessThan(14)
    }
    expect(drawn.length, analyte).toBeGreaterThan(0)
  }
})

function perUnit(analyte: string | undefined): number {
  const [first, second] = VALUES[(analyte ?? '') as keyof typeof VALUES]
  return Number(second) - Number(first)
}

/** The picture of the first chart as a printer without colour sees it, and the scale of its pixels. */
async function greyChart(
  page: Page,
): Promise<{ picture: GreyPicture; scale: number; box: { x: number; y: number } }> {
  const chart = page.locator('.sheet-chart').first()
  const box = await chart.boundingBox()
  const origin = await page.locator('.paper-page').first().boundingBox()
  if (!box || !origin) throw new Error('no chart')
  const png = await chart.screenshot()
  return {
    picture: greyPicture(png),
    scale: greyPicture(png).width / box.width,
    box: { x: box.x - origin.x, y: box.y - origin.y },
  }
}

test.describe('in grey', () => {
  test.use({ deviceScaleFactor: 3 })

  test('the series of a chart are told apart by dash and point, each dark enough on its paper', async ({
    page,
  }) => {
    test.setTimeout(120_000)
    await openSheet(page)
    await shownToPrint(page, '#/print?patients=00042')
    const shown = await page.evaluate(seriesShown)
    const { picture, scale, box } = await greyChart(page)
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
  })
})

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
