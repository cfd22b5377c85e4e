import { FLAG_WORDS } from '@/domain/interpret'
import type { Flag } from '@/domain/interpret/types'
import type { Language } from '@/domain/language'
import type { Timeline, TimelinePoint, TimelineSeries } from '@/domain/timeline'
import { analyteInk, flagInk, type Ink } from '../analyteStyle'
import type { Frame } from './frame'
import { lineCover, type LineCover } from './lineCover'
import { pointPlace, valueText } from './points'
import type { Box, Room } from './room'
import { textWidth } from './textWidth'
import type { SceneItem, SceneLine } from './types'

const SIZE = 10
const HEIGHT = 11
const REACH = 6
const DASH = 5
const LEAD_IN = 3
/** Where along such a line it is looked whether something stands in its way. */
const LEAD_LOOKS = [0.4, 0.55, 0.7, 0.85]
/** While no more labels are asked for than this, one without room near its point may stand further away. */
const MOST_LEADS = { raw: 16, uln: 48 }
/** Places further away: to the side, and up or down. */
const AWAY: readonly (readonly [across: number, up: number])[] = [6, 22, 40]
  .flatMap((across) => [across, -across])
  .flatMap((across) =>
    [14, 26, 38, 50, 62, 74, 86].flatMap((up) => [-up, up].map((each) => [across, each] as const)),
  )
  .sort(([a, b], [c, d]) => Math.hypot(a, b) - Math.hypot(c, d))
const SEVERE: readonly Flag[] = ['notice', 'caution', 'stop', 'critical']
const NOTICE = 1
const CAUTION = 2
/** Of so few results each in focus carries its value, though the axis could be read. */
const FEW = 12

interface Labelled {
  point: TimelinePoint
  x: number
  y: number
  texts: readonly string[]
  /** Severity, then newest, then highest or lowest of its series, then the analyte in focus. */
  rank: readonly number[]
}

/** The labels that found room, and how many points asked for one. */
export interface ValueLabels {
  labels: SceneItem[]
  shown: number
  asked: number
}

/**
 * The raw value beside a point: of every point where the axis counts multiples; else of severe points, and of the analyte
 * in focus. Flagged points come first, the severest of all, then the newest of each series, its highest and its lowest,
 * then the rest from the newest on. A value without room of its own is read in the readout, the table and the list, so
 * that none lies on another. Where few are asked for, one without room near its point stands further away, at the end of a thin line.
 * `said` gives what a label says, longest first; the value alone where it is not given.
 */
export function valueLabels(
  timeline: Timeline,
  frame: Frame,
  language: Language,
  lines: readonly SceneLine[],
  room: Room,
  said: (point: TimelinePoint, one: TimelineSeries) => readonly string[] = (point) => [valueText(point)],
): ValueLabels {
  const asked = timeline.series
    .flatMap((one) => labelledOf(one, timeline, frame, language, (point) => said(point, one)))
    .sort((a, b) => compare(b.rank, a.rank) || b.x - a.x)
  const cover = lineCover(lines)
  const found = new Map(asked.map((one) => [one, placed(one, frame, room, cover, false)]))
  if (asked.length <= MOST_LEADS[timeline.mode]) {
    for (const one of asked) {
      if (found.get(one)?.length === 0) found.set(one, placed(one, frame, room, cover, true))
    }
  }
  const labels = [...found.values()].filter((items) => items.length > 0)
  return { labels: labels.flat(), shown: labels.length, asked: asked.length }
}

function labelledOf(
  one: TimelineSeries,
  timeline: Timeline,
  frame: Frame,
  language: Language,
  said: (point: TimelinePoint) => readonly string[],
): Labelled[] {
  const points = one.points.filter((point) => point.y !== undefined)
  const inFocus = one.analyte === timeline.focus
  const values = points.map((point) => point.y ?? 0)
  // Of equal ones the newest: a series that lies still has one highest value, not forty.
  const ends = [Math.max(...values), Math.min(...values)].map((end) => points[values.lastIndexOf(end)])
  const worst = points.reduce<TimelinePoint | undefined>(
    (worse, point) => (worse === undefined || severity(point) > severity(worse) ? point : worse),
    undefined,
  )
  const last = points.at(-1)
  const found: Labelled[] = []
  for (const point of points) {
    const severe = severity(point)
    const isExtreme = ends.includes(point)
    const isTold = inFocus && (severe >= NOTICE || points.length <= FEW || isExtreme)
    if (timeline.mode === 'raw' && severe < CAUTION && !isTold) continue
    // The word of the newest stands at the side of the plot.
    const isWorst = point === worst && point !== last && severe >= CAUTION
    const word = isWorst ? ` ${FLAG_WORDS[point.interpretation.flag][language]}` : ''
    found.push({
      point,
      ...pointPlace(point, one.axis, frame),
      texts: said(point).flatMap((text) => (isWorst ? [text + word, text] : [text])),
      rank: [severe, Number(point === last), Number(isExtreme), Number(inFocus)],
    })
  }
  return found
}

/** The label of a point in a place that is free; with `far`, in one further away that a thin line leads to. */
function placed(
  { point, x, y, texts }: Labelled,
  frame: Frame,
  room: Room,
  cover: LineCover,
  far: boolean,
): SceneItem[] {
  const isOpen = (box: Box): boolean =>
    isInside(box, frame) && room.isFree(box) && !cover.hasDash(beforeText(box))
  for (const text of texts) {
    const width = textWidth(text, SIZE)
    const places = far ? further(x, y, width) : nearby(x, y, width)
    // Of the places further away the first free one will do: they come in the order of their distance.
    const box = far
      ? (places.find((each) => isOpen(each) && isLeadFree(leadTo(each, x, y, '--ink'), room)) ??
        places.find(isOpen))
      : leastCovered(places, isOpen, cover)
    if (box === undefined) continue
    room.take(box)
    const ink = flagInk(point.interpretation.flag) ?? analyteInk(point.analyte)
    const middle = { x: box.x + width / 2, y: box.y + HEIGHT / 2 }
    return [
      ...(far ? [leadTo(box, x, y, ink)] : []),
      { kind: 'text', ...middle, text, size: SIZE, anchor: 'middle', ink, rim: true },
    ]
  }
  return []
}

/** Ends above or below the text, since a line before a number could be read as a minus. */
function leadTo(box: Box, x: number, y: number, ink: Ink): SceneLine {
  const endX = Math.max(box.x + LEAD_IN, Math.min(box.x + box.width - LEAD_IN, x))
  const endY = box.y > y ? box.y : box.y + HEIGHT
  return { kind: 'line', points: [x, y, endX, endY], ink, width: 0.6 }
}

/** Whether the line to a place further away runs through no other label and no point on its way. */
function isLeadFree({ points: [x = 0, y = 0, endX = 0, endY = 0] }: SceneLine, room: Room): boolean {
  return LEAD_LOOKS.every((share) =>
    room.isFree({ x: x + (endX - x) * share, y: y + (endY - y) * share, width: 1, height: 1 }),
  )
}

/** Where a line would make a minus of itself: before the number, at half its height. */
function beforeText({ x, y }: Box): Box {
  return { x: x - DASH, y: y + HEIGHT / 2 - DASH / 2, width: DASH + 1, height: DASH }
}

/** The first of the open places that the fewest lines run through. */
function leastCovered(
  places: readonly Box[],
  isOpen: (place: Box) => boolean,
  cover: LineCover,
): Box | undefined {
  let [best, fewest]: [Box | undefined, number] = [undefined, Infinity]
  for (const place of places) {
    if (!isOpen(place)) continue
    const count = cover.count(place)
    if (count < fewest) [best, fewest] = [place, count]
    if (fewest === 0) break
  }
  return best
}

/** Around the point, the usual places first. */
function nearby(x: number, y: number, width: number): Box[] {
  const size = { width, height: HEIGHT }
  const [above, beside, below] = [y - REACH - HEIGHT, y - HEIGHT / 2, y + REACH]
  const [right, left] = [x + REACH + 1, x - REACH - 1 - width]
  return [
    { x: x - width / 2, y: above, ...size },
    { x: right, y: beside, ...size },
    { x: x - width / 2, y: below, ...size },
    { x: left, y: beside, ...size },
    { x: x + 2, y: above + 2, ...size },
    { x: x - 2 - width, y: above + 2, ...size },
    { x: x + 2, y: below - 2, ...size },
    { x: x - 2 - width, y: below - 2, ...size },
  ]
}

/** Above and below to both sides, the nearest first. */
function further(x: number, y: number, width: number): Box[] {
  return AWAY.map(([across, up]) => ({
    x: across > 0 ? x + across : x + across - width,
    y: y + up - HEIGHT / 2,
    width,
    height: HEIGHT,
  }))
}

function severity(point: TimelinePoint): number {
  return SEVERE.indexOf(point.interpretation.flag) + 1
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index])
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0)
}

function isInside(box: Box, frame: Frame): boolean {
  return (
    box.x >= frame.left &&
    box.x + box.width <= frame.right &&
    box.y >= frame.top - 2 &&
    box.y + box.height <= frame.foot
  )
}
