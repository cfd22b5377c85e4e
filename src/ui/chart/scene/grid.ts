import { courseWeek } from '@/domain/course'
import { addDays, dayNumber, type Day } from '@/domain/day'
import type { Timeline } from '@/domain/timeline'
import type { chartWords } from '@/words/chart'
import { analyteInk, type Ink } from '../analyteStyle'
import { showsToday, type Frame, type FrameParts } from './frame'
import { placedInRow, type RowLabel } from './row'
import { axisNumber, axisTicks, dateTicks, type DateTick } from './ticks'
import { textWidth } from './textWidth'
import type { SceneItem, SceneText } from './types'

const SIZE = 10.5
/** A number of an axis stands so far below the plot's edge, or its unit would touch it. */
const UNDER_UNIT = 3
/** Two week labels stand at least so far apart. */
const WEEK_ROOM = 40
const WEEK_STEPS = [1, 2, 4, 8, 12, 26, 52, 104]
const WIDTHS = { month: textWidth('2026-09', SIZE), day: textWidth('2026-09-14', SIZE) }

/** How days are written on the axis: a whole month, a day, and the day without its year. */
export interface AxisDays {
  month: (day: Day) => string
  day: (day: Day) => string
  short: (day: Day) => string
}

/** The value axes, their grid, and the frame of the plot. */
export function valueGrid(timeline: Timeline, frame: Frame): SceneItem[] {
  const { left, right } = timeline
  if (timeline.series.length === 0) return [horizontal(frame, frame.foot, '--line-strong')]
  return [
    ...axisTicks(left).flatMap((value): SceneItem[] => {
      const y = frame.y(value, 'left')
      return [
        horizontal(frame, y, value === 0 ? '--line-strong' : '--grid'),
        ...(y < frame.top + UNDER_UNIT
          ? []
          : [number(axisNumber(value, left.step), frame.left - 6, y, 'end', '--ink-2')]),
      ]
    }),
    ...(right ? axisTicks(right) : [])
      .filter((value) => frame.y(value, 'right') >= frame.top + UNDER_UNIT)
      .map((value) =>
        number(
          axisNumber(value, right?.step ?? 1),
          frame.right + 5,
          frame.y(value, 'right'),
          'start',
          analyteInk('tbil'),
        ),
      ),
  ]
}

/** Vertical lines at the dates of the axis, and the dates under the plot where this chart carries them. */
export function dateGrid(timeline: Timeline, frame: Frame, parts: FrameParts, days: AxisDays): SceneItem[] {
  const ticks = dateTicks(timeline.span, frame.right - frame.left, WIDTHS)
  return ticks.flatMap((tick) => {
    const x = frame.x(tick.x)
    const line: SceneItem = {
      kind: 'line',
      points: [x, frame.top, x, frame.bottom],
      ink: '--grid',
      width: 0.6,
    }
    return parts.dates ? [line, ...dateLabel(tick, x, frame, days)] : [line]
  })
}

function dateLabel(tick: DateTick, x: number, frame: Frame, days: AxisDays): SceneItem[] {
  const text = tick.isMonth ? days.month(tick.day) : days.day(tick.day)
  if (x + textWidth(text, SIZE) / 2 > frame.labels) return []
  const mark: SceneItem = {
    kind: 'line',
    points: [x, frame.dates, x, frame.dates + 3],
    ink: '--line-strong',
    width: 1,
  }
  return [mark, number(text, x, frame.dates + 9.5, 'middle', '--ink-2')]
}

/** Above the plot: today, the due day, then as many weeks of the course as there is room for. */
export function topRow(
  timeline: Timeline,
  frame: Frame,
  words: typeof chartWords.ja,
  days: AxisDays,
): SceneItem[] {
  const y = frame.top - 8
  const labels: RowLabel[] = showsToday(timeline)
    ? [{ x: frame.x(dayNumber(timeline.today)), text: words.today, ink: '--ink', bold: true }]
    : []
  if (timeline.due) {
    const text = `◇ ${words.dueShort} ${days.short(timeline.due.day)}`
    const ink: Ink = timeline.due.overdue ? '--late' : '--accent'
    labels.push({ x: frame.x(dayNumber(timeline.due.day)), text, ink, bold: true })
  }
  labels.push(...weekLabels(timeline, frame, words))
  const unit = unitText(timeline)
  return [
    ...placedInRow(labels, frame.left, frame.right, y, SIZE),
    ...(timeline.right
      ? [number(`T-Bil ${timeline.right.unit}`, frame.right + 5, y, 'start', analyteInk('tbil'))]
      : []),
    number(unit, frame.left - 6, y, 'end', '--ink-2'),
  ]
}

function unitText(timeline: Timeline): string {
  return timeline.mode === 'uln' ? '×ULN' : timeline.left.unit
}

function weekLabels(timeline: Timeline, frame: Frame, words: typeof chartWords.ja): RowLabel[] {
  const perWeek = 7 * (frame.x(timeline.span.from + 1) - frame.x(timeline.span.from))
  const step = WEEK_STEPS.find((weeks) => weeks * perWeek >= WEEK_ROOM) ?? 520
  return timeline.courses.flatMap((course) => {
    const labels: RowLabel[] = []
    for (let day = course.start; day <= course.to; day = addDays(day, 7 * step)) {
      if (day < course.from) continue
      labels.push({
        x: frame.x(dayNumber(day)),
        text: words.weekShort(courseWeek(course.start, day)),
        ink: '--ink-2',
        optional: true,
      })
    }
    return labels
  })
}

function number(text: string, x: number, y: number, anchor: SceneText['anchor'], ink: Ink): SceneText {
  return { kind: 'text', x, y, text, size: SIZE, anchor, ink }
}

function horizontal(frame: Frame, y: number, ink: Ink): SceneItem {
  return { kind: 'line', points: [frame.left, y, frame.right, y], ink, width: 0.6 }
}
