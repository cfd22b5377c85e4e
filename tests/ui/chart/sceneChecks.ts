import type { Language } from '@/domain/language'
import type { Timeline } from '@/domain/timeline'
import { axisDays } from '@/ui/chart/axisDays'
import { frameOf, sceneOf, textBox, type Frame, type Scene, type SceneText } from '@/ui/chart/scene'
import { chartWords } from '@/words/chart'

export const PARTS = { liver: { weeks: true }, lipids: { lanes: true, dates: true } } as const

/** The least and the usual size on screen at 1366×625, and the sheet's. */
export const SIZES = {
  small: [1048, { liver: 128, lipids: 150 }],
  screen: [1000, { liver: 168, lipids: 196 }],
  paper: [703, { liver: 186, lipids: 212 }],
} as const
export type Size = keyof typeof SIZES

/** A chart as it is painted. */
export interface Drawn {
  scene: Scene
  frame: Frame
}

export function drawScene(of: Timeline, size: Size, language: Language, dates: 'iso' | 'era' = 'iso'): Drawn {
  const [width, heights] = SIZES[size]
  const parts = PARTS[of.group]
  const frame = frameOf(of, width, heights[of.group], parts)
  const texts = { words: chartWords[language], language, days: axisDays(dates, language) }
  return { frame, scene: sceneOf(of, frame, parts, texts) }
}

export function textsOf({ under, over }: Scene): SceneText[] {
  return [...under, ...over].filter((item) => item.kind === 'text')
}

/** Pairs of texts that lie on each other, and texts that the edge of the canvas cuts. */
export function misplaced({ scene, frame }: Drawn): string[] {
  const boxes = textsOf(scene).map((item) => ({ ...textBox(item), text: item.text }))
  const overlapping = boxes.flatMap((one, at) =>
    boxes
      .slice(at + 1)
      .filter(
        (other) =>
          one.x < other.x + other.width &&
          other.x < one.x + one.width &&
          one.y < other.y + other.height &&
          other.y < one.y + one.height,
      )
      .map((other) => `${one.text} lies on ${other.text}`),
  )
  const cut = boxes
    .filter(
      ({ x, y, width, height }) => x < 0 || y < 0 || x + width > frame.width || y + height > frame.height,
    )
    .map(({ text }) => `${text} is cut`)
  return [...overlapping, ...cut]
}

/** A place on the canvas, in px. */
export type Place = readonly [x: number, y: number]

/** Two ways of reckoning may differ by so many px; no screen shows a thousandth. */
const SLIP = 0.001

/** The places of each list that have no partner of their own in the other; empty where the same is drawn as is expected. */
export function unpaired(drawn: readonly Place[], expected: readonly Place[]): string[] {
  const left = [...expected]
  const invented = drawn.filter((one) => {
    const at = left.findIndex((other) => isSame(one, other))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  return [
    ...invented.map((one) => `drawn without a value: ${place(...one)}`),
    ...left.map((one) => `not drawn: ${place(...one)}`),
  ]
}

/** The places of the first list that are none of the second, however often. */
export function strays(places: readonly Place[], among: readonly Place[]): string[] {
  return places.filter((one) => !among.some((other) => isSame(one, other))).map((one) => place(...one))
}

function isSame([x, y]: Place, [otherX, otherY]: Place): boolean {
  return Math.abs(x - otherX) < SLIP && Math.abs(y - otherY) < SLIP
}

function place(x: number, y: number): string {
  return `${x.toFixed(3)} ${y.toFixed(3)}`
}

/** The places of the points in a scene; the shapes beside the plot belong to its labels. */
export function placesOf({ scene, frame }: Drawn): Place[] {
  return scene.over.flatMap((item): Place[] =>
    item.kind === 'shape' && item.x <= frame.right + SLIP ? [[item.x, item.y]] : [],
  )
}

/** The corners of the lines, each of which must be a point that was measured. */
export function cornersOf({ scene }: Drawn): Place[] {
  return scene.lines.flatMap(({ points }) => {
    const corners: Place[] = []
    for (let at = 0; at + 1 < points.length; at += 2) {
      const [x, y] = [points[at] ?? NaN, points[at + 1] ?? NaN]
      if (!Number.isNaN(x)) corners.push([x, y])
    }
    return corners
  })
}

/** Days since 1970-01-01, reckoned apart from the app. */
export function daysSince1970(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / 86_400_000
}

/** Where a value of a day belongs, from the ends of the axes alone; a text stands at the foot of the plot. */
export function expectedPlace(
  { span, left, right }: Timeline,
  { frame }: Drawn,
  { day, y, side }: { day: string; y: number | undefined; side: 'left' | 'right' },
): Place {
  const axis = side === 'right' && right ? right : left
  const across = (daysSince1970(day) - span.from) / (span.to - span.from)
  const up = y === undefined ? 0 : (y - axis.min) / (axis.max - axis.min)
  return [frame.left + across * (frame.right - frame.left), frame.foot - up * (frame.foot - frame.top)]
}

/** Lines and shapes that reach beyond the canvas. */
export function outside({ scene, frame: { width, height } }: Drawn): string[] {
  return [...scene.under, ...scene.lines, ...scene.over].flatMap((item) => {
    if (item.kind === 'line') {
      const isOut = item.points.some((value, at) => value < 0 || value > (at % 2 === 0 ? width : height))
      return isOut ? [`a line in ${item.ink}`] : []
    }
    if (item.kind !== 'shape') return []
    const { x, y, size, shape } = item
    const half = size / 2
    const isOut = x < half || x + half > width || y < half - 1 || y + half > height
    return isOut ? [`${shape} at ${place(x, y)}`] : []
  })
}
