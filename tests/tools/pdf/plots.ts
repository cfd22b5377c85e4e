import type { PdfPath, PdfText } from './drawing'
import type { PdfPage } from './readPdf'

/** A place on a page, in CSS px from its top left. */
export interface Place {
  x: number
  y: number
}

/** A chart as the paper alone tells it: where its axes put a day and a value, and the marks that stand in it. */
export interface Plot {
  xOf: (day: string) => number
  /** `right` reads the value on the axis at the right. */
  yOf: (value: number, right?: boolean) => number
  /** The lowest line of the grid. */
  foot: number
  /** The middle of each mark. */
  marks: Place[]
}

interface Line {
  x: number
  y: number
  width: number
  height: number
}

const LEAST_PLOT = { width: 250, height: 90 }
const MARK = { least: 3, most: 14 }
const WHITE = '1 1 1'
const NUMBER = /^-?[\d.]+$/
const MONTH = /^\d{4}-\d{2}$/

/** The charts of a page, from the top: known by their grid, whose lines stand at round values and at the first of a month. */
export function plotsOf(page: PdfPage): Plot[] {
  const strokes = page.paths.filter(({ isStroked }) => isStroked)
  const lines = strokes.filter(({ parts }) => parts.length === 1 && parts[0]?.length === 4).map(boxOf)
  const across = lines.filter(({ width, height }) => height < 0.1 && width > LEAST_PLOT.width)
  const down = lines.filter(({ width, height }) => width < 0.1 && height > LEAST_PLOT.height)
  const tops = [...new Set(down.map(({ y }) => Math.round(y)))].sort((a, b) => a - b)
  const labels = labelsOf(page.texts)
  const xOf = dayAxis(labels, down)
  return tops.map((top) => {
    const own = down.filter(({ y }) => Math.round(y) === top)
    const bottom = top + (own[0]?.height ?? NaN)
    const grid = across.filter(({ y }) => y >= top - 1 && y <= bottom + 1)
    const [left, right] = [
      Math.min(...grid.map(({ x }) => x)),
      Math.max(...grid.map((one) => one.x + one.width)),
    ]
    const beside = labels.filter(({ text, y }) => NUMBER.test(text) && y > top - 8 && y < bottom + 10)
    const axes = {
      left: valueAxis(
        beside.filter(({ x }) => x < left),
        grid,
      ),
      right: beside.filter(({ x }) => x > right),
    }
    return {
      xOf,
      foot: Math.max(...grid.map(({ y }) => y)),
      yOf: (value, isRight = false) => (isRight ? axes.left.raised(axes.right)(value) : axes.left.yOf(value)),
      marks: strokes
        .filter(({ colour }) => colour === WHITE)
        .map(boxOf)
        .filter(
          ({ width, height }) => Math.max(width, height) > MARK.least && Math.max(width, height) < MARK.most,
        )
        .map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))
        .filter(({ x, y }) => x > left && x < right && y > top - 8 && y < bottom + 8),
    }
  })
}

/** The points of a path, of all its parts. */
export function pointsOf({ parts }: PdfPath): Place[] {
  return parts.flatMap((part) =>
    Array.from({ length: part.length / 2 }, (_, at) => ({
      x: part[2 * at] ?? NaN,
      y: part[2 * at + 1] ?? NaN,
    })),
  )
}

function boxOf(path: PdfPath): Line {
  const points = pointsOf(path)
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Whole words of a page, each at its first letter, with how far it reaches. */
function labelsOf(texts: readonly PdfText[]): (Place & { text: string; middle: number })[] {
  const runs = new Map<number, PdfText[]>()
  for (const text of texts) runs.set(text.run, [...(runs.get(text.run) ?? []), text])
  return [...runs.values()].flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)]
    if (!first || !last) return []
    const end = Math.max(...run.map(({ x }) => x)) + last.size * 0.6 * last.text.length
    return [
      {
        text: run
          .map(({ text }) => text)
          .join('')
          .trim(),
        x: first.x,
        y: first.y,
        middle: (first.x + end) / 2,
      },
    ]
  })
}

/** Where a day lies: told by the months that are named under the axis and the lines that stand over them. */
function dayAxis(
  labels: readonly { text: string; middle: number }[],
  down: readonly Line[],
): (day: string) => number {
  const months = labels
    .filter(({ text }) => MONTH.test(text))
    .flatMap(({ text, middle }) => {
      const [line] = down.toSorted((a, b) => Math.abs(a.x - middle) - Math.abs(b.x - middle))
      return line ? [{ day: dayNumber(`${text}-01`), x: line.x }] : []
    })
    .sort((a, b) => a.day - b.day)
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last || first === last) throw new Error('fewer than two months are named under the charts')
  const slope = (last.x - first.x) / (last.day - first.day)
  return (day) => first.x + (dayNumber(day) - first.day) * slope
}

/** Where a value lies: told by the numbers at the left and the lines beside them. */
function valueAxis(
  labels: readonly { text: string; y: number }[],
  grid: readonly Line[],
): {
  yOf: (value: number) => number
  raised: (right: readonly { text: string; y: number }[]) => (value: number) => number
} {
  const ticks = labels
    .flatMap(({ text, y }) => {
      const [line] = grid.toSorted((a, b) => Math.abs(a.y - y) - Math.abs(b.y - y))
      return line ? [{ value: Number(text), y: line.y, below: y - line.y }] : []
    })
    .sort((a, b) => a.value - b.value)
  const [first, last] = [ticks[0], ticks.at(-1)]
  if (!first || !last || first === last) throw new Error('fewer than two numbers stand beside a chart')
  return {
    yOf: straight(first, last),
    // A number stands as far under its place at the right as at the left.
    raised: (right) => {
      const all = right
        .map(({ text, y }) => ({ value: Number(text), y: y - first.below }))
        .sort((a, b) => a.value - b.value)
      const [least, most] = [all[0], all.at(-1)]
      if (!least || !most || least === most)
        throw new Error('fewer than two numbers stand at the right of a chart')
      return straight(least, most)
    },
  }
}

function straight(
  one: { value: number; y: number },
  other: { value: number; y: number },
): (value: number) => number {
  const slope = (other.y - one.y) / (other.value - one.value)
  return (value) => one.y + (value - one.value) * slope
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000
}
