import { dayNumber } from '@/domain/day'
import type { Language } from '@/domain/language'
import { unitText } from '@/domain/measures'
import { ownShape, type Timeline, type TimelinePoint, type TimelineSeries } from '@/domain/timeline'
import type { LaidCourse, Overlay } from '@/domain/timeline/overlay'
import type { chartWords } from '@/words/chart'
import { analyteInk } from '../chart/analyteStyle'
import type { Frame, SceneItem, SceneLine } from '../chart/scene'
import { valueGrid } from '../chart/scene/grid'
import { limitLabels, limitLines, readable } from '../chart/scene/limits'
import { boundArrows, pointPlace, pointShapes, seriesLines, valueText } from '../chart/scene/points'
import { sideLabelItems, type SideLabel } from '../chart/scene/sideLabels'
import { roomOf } from '../chart/scene/room'
import { textWidth } from '../chart/scene/textWidth'
import { valueLabels } from '../chart/scene/valueLabels'

const LEFT = 72
const GUTTER = 190
const TOP = 20
const LANE = 20
const FOOT = 6
const SIZE = 11
const WEEK_ROOM = 44
/** A point keeps so much clear around its middle. */
const CLEAR = 9
const WEEK_STEPS = [1, 2, 4, 8, 12, 26, 52]
/** The newest course first: a plain thick line, then thinner ones that are told apart by their dashes. */
const STYLES: readonly { width: number; dash: readonly number[] }[] = [
  { width: 2.6, dash: [] },
  { width: 1.4, dash: [7, 4] },
  { width: 1.4, dash: [2, 3] },
  { width: 1.4, dash: [10, 3, 2, 3] },
]

/** How the picture speaks. */
export interface OverlayTexts {
  language: Language
  words: typeof chartWords.ja
  course: (count: number) => string
  week: (week: number) => string
  name: (one: TimelineSeries) => string
}

/** The line of a course; the newest of those that are laid over each other is the thickest. */
export function courseStyle(rank: number): { width: number; dash: readonly number[] } {
  return STYLES[rank % STYLES.length] ?? { width: 1.4, dash: [] }
}

/** Courses over each other in px. `places` gives where each point stands, for the list that is read. */
export function overlayScene(overlay: Overlay, width: number, height: number, texts: OverlayTexts) {
  const frame = overlayFrame(overlay, width, height)
  const newest = overlay.courses.at(-1)
  const onFrame = (timeline: Timeline): Timeline => ({
    ...timeline,
    span: overlay.span,
    left: overlay.left,
    ...(overlay.right ? { right: overlay.right } : {}),
  })
  const ranked = overlay.courses.map((course, at) => ({
    course,
    timeline: onFrame(course.timeline),
    style: courseStyle(overlay.courses.length - 1 - at),
  }))
  // A course without results has no scale of its own to write.
  const measured = ranked.find(({ timeline }) => timeline.series.length > 0)
  const limits = newest ? limitLines(onFrame(newest.timeline), frame) : []
  const lines = ranked.flatMap(({ timeline, style }) =>
    seriesLines(timeline, frame).map((line): SceneLine => ({ ...line, ...style })),
  )
  const items: SceneItem[] = [
    ...weekGrid(frame, overlay, texts),
    ...(measured ? [...valueGrid(measured.timeline, frame), unitOf(overlay, frame)] : []),
    ...limits,
    ...lines,
    ...ranked.flatMap(({ timeline }) => [...boundArrows(timeline, frame), ...pointShapes(timeline, frame)]),
    ...valuesOf(ranked, frame, [...lines, ...limits], texts),
    ...sideLabelItems(
      [
        ...ranked.flatMap(({ course, timeline }) => endLabels(course, timeline, frame, texts)),
        // Its limits end where its own days do, which may be before those of a longer course.
        ...(newest
          ? limitLabels({ ...onFrame(newest.timeline), span: newest.timeline.span }, frame, texts.words)
          : []),
      ],
      frame,
    ),
    ...ranked.flatMap(({ course, timeline }, at) => doseLane(course, timeline, at, frame, texts)),
  ]
  const places = ranked.flatMap(({ course, timeline }) =>
    timeline.series.flatMap((one) =>
      one.points.map((point) => ({ course, one, point, place: pointPlace(point, one.axis, frame) })),
    ),
  )
  return { items, places }
}

/**
 * The values beside the points, those of the newest course first; none lies on another, or on a point of any course. A point
 * that no line comes to says which course it belongs to.
 */
function valuesOf(
  laid: readonly { course: LaidCourse; timeline: Timeline }[],
  frame: Frame,
  lines: readonly SceneLine[],
  texts: OverlayTexts,
): SceneItem[] {
  const room = roomOf()
  for (const { x, y } of laid.flatMap(({ timeline }) => pointShapes(timeline, frame))) {
    room.take({ x: x - CLEAR / 2, y: y - CLEAR / 2, width: CLEAR, height: CLEAR })
  }
  return laid.toReversed().flatMap(({ course, timeline }) => {
    const said = (point: TimelinePoint, one: TimelineSeries): string[] => {
      const value = valueText(point)
      return isAlone(point, one) ? [`${texts.course(course.count)}: ${value}`, value] : [value]
    }
    return valueLabels(timeline, frame, texts.language, lines, room, said).labels
  })
}

function isAlone(point: TimelinePoint, { segments }: TimelineSeries): boolean {
  return segments.some(([first, ...others]) => first?.resultId === point.resultId && others.length === 0)
}

function overlayFrame({ span, left, right, courses }: Overlay, width: number, height: number): Frame {
  const end = width - GUTTER
  const bottom = height - courses.length * LANE - FOOT
  const foot = bottom - 4
  const perDay = (end - LEFT) / (span.to - span.from)
  return {
    width,
    height,
    left: LEFT,
    right: end,
    top: TOP,
    bottom,
    foot,
    doses: bottom + FOOT,
    events: height,
    dates: height,
    labels: end + (right ? 28 : 4),
    x: (day) => LEFT + (day - span.from) * perDay,
    y: (value, side) => {
      const axis = side === 'right' && right ? right : left
      return foot - ((value - axis.min) / (axis.max - axis.min)) * (foot - TOP)
    },
    dayAt: (x) => span.from + (x - LEFT) / perDay,
  }
}

function weekGrid(frame: Frame, { span }: Overlay, texts: OverlayTexts): SceneItem[] {
  const perWeek = 7 * (frame.x(1) - frame.x(0))
  const step = WEEK_STEPS.find((weeks) => weeks * perWeek >= WEEK_ROOM) ?? 104
  const items: SceneItem[] = []
  for (let week = 0; 7 * week <= span.to; week += step) {
    const x = frame.x(7 * week)
    const isFirst = week === 0
    items.push(
      {
        kind: 'line',
        points: [x, frame.top, x, frame.bottom],
        ink: isFirst ? '--line-strong' : '--grid',
        width: isFirst ? 1.2 : 0.6,
      },
      {
        kind: 'text',
        x,
        y: frame.top - 10,
        text: texts.week(week + 1),
        size: SIZE,
        anchor: 'middle',
        ink: '--ink-2',
      },
    )
  }
  return items
}

function unitOf({ left }: Overlay, frame: Frame): SceneItem {
  return {
    kind: 'text',
    x: frame.left - 5,
    y: frame.top - 10,
    text: unitText(left.unit),
    size: SIZE,
    anchor: 'end',
    ink: '--ink-2',
  }
}

/** Course, analyte and last value at the end of each line. */
function endLabels(course: LaidCourse, timeline: Timeline, frame: Frame, texts: OverlayTexts): SideLabel[] {
  return timeline.series.flatMap((one) => {
    const last = one.points.findLast((point) => point.y !== undefined)
    if (last === undefined) return []
    const text = `${texts.course(course.count)} ${texts.name(one)} ${valueText(last)}`
    return [
      {
        y: pointPlace(last, one.axis, frame).y,
        text,
        shorter: [`${texts.course(course.count)} ${last.text}`],
        ink: analyteInk(one.analyte),
        shape: ownShape(one.analyte),
        bold: true,
        weight: 2,
      },
    ]
  })
}

/** What was taken on each day of a course, in a lane of its own. */
function doseLane(
  course: LaidCourse,
  timeline: Timeline,
  at: number,
  frame: Frame,
  texts: OverlayTexts,
): SceneItem[] {
  const top = frame.doses + at * LANE
  const name: SceneItem = {
    kind: 'text',
    x: frame.left - 5,
    y: top + LANE / 2,
    text: texts.course(course.count),
    size: SIZE,
    anchor: 'end',
    ink: '--ink-2',
  }
  const bands = timeline.doses.flatMap((band): SceneItem[] => {
    const x = frame.x(dayNumber(band.from))
    const width = Math.max(1, Math.min(frame.right, frame.x(dayNumber(band.to) + 1)) - x)
    const text = [`${readable(band.mgPerDay)} mg`, readable(band.mgPerDay)].find(
      (each) => textWidth(each, SIZE) + 6 <= width,
    )
    const [y, foot] = [top + 3, top + LANE - 3]
    return [
      { kind: 'box', x, y, width, height: foot - y, ink: '--dose' },
      { kind: 'line', points: [x, foot, x, y, x + width, y, x + width, foot], ink: '--ink-3', width: 1 },
      ...(text === undefined
        ? []
        : [
            {
              kind: 'text' as const,
              x: x + 4,
              y: top + LANE / 2,
              text,
              size: SIZE,
              anchor: 'start' as const,
              ink: '--ink' as const,
            },
          ]),
    ]
  })
  return [name, ...bands]
}
