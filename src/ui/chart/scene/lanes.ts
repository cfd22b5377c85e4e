import { dayNumber } from '@/domain/day'
import type { Timeline, TimelineEventKind } from '@/domain/timeline'
import type { chartWords } from '@/words/chart'
import { DOSE_LANE, EVENT_ROW, type Frame } from './frame'
import { hatch } from './hatch'
import { readable } from './limits'
import { placedInRow } from './row'
import { textWidth } from './textWidth'
import { LIFT, type SceneItem } from './types'

const SIZE = 10.5
const NAME_SIZE = 9.5
const LEAST_HEIGHT = 5
const TICK = 3.5
/** So far may a mark of the row move aside for another. */
const REACH = 20
/** Of two events on one place, the one that comes first here is written. */
const RANK: readonly TimelineEventKind[] = [
  'test-positive',
  'pregnancy',
  'breast-feeding',
  'visit',
  'recheck',
  'start',
  'last-dose',
  'medicine',
  'lasik',
  'laser',
  'wax',
  'blood-donation',
  'test-unclear',
  'test-negative',
  'flare',
  'symptom',
  'planned-end',
  'pregnancy-end',
  'breast-feeding-end',
  'medicine-end',
  'awaiting',
  'review',
  'visited',
  'note',
  'contact',
]

/** What was taken each day, as bands whose height is the dose, with the pauses between them. */
export function doseLane(timeline: Timeline, frame: Frame, words: typeof chartWords.ja): SceneItem[] {
  const most = Math.max(0, ...timeline.doses.map((band) => band.mgPerDay))
  const foot = frame.doses + DOSE_LANE - 2
  const middle = frame.doses + DOSE_LANE / 2
  const pauses = timeline.pauses.map((pause) => {
    const x = frame.x(dayNumber(pause.from))
    const width = Math.max(1, frame.x(dayNumber(pause.to)) - x)
    return hatch({ x, y: frame.doses + 2, width, height: DOSE_LANE - 4 }, 'falling', 5, '--line-strong')
  })
  return [
    { kind: 'line', points: [frame.left, foot, frame.right, foot], ink: '--line-strong', width: 0.6 },
    rowName(words.dose, middle, frame),
    ...pauses,
    ...timeline.doses.flatMap((band): SceneItem[] => {
      const x = frame.x(dayNumber(band.from))
      const width = Math.max(1, frame.x(dayNumber(band.to) + 1) - x)
      const height =
        most === 0 ? LEAST_HEIGHT : Math.max(LEAST_HEIGHT, (band.mgPerDay / most) * (DOSE_LANE - 4))
      const dose = readable(band.mgPerDay)
      const text = [`${dose} mg`, dose].find((each) => textWidth(each, SIZE) + 6 <= width)
      const top = foot - height
      const isThroughText = text !== undefined && Math.abs(top - middle) < SIZE / 2
      const afterText = isThroughText ? [...LIFT, x + textWidth(text, SIZE) + 6, top] : []
      const outline = [x, foot, x, top, ...afterText, x + width, top, x + width, foot]
      return [
        { kind: 'box', x, y: top, width, height, ink: '--dose' },
        { kind: 'line', points: outline, ink: '--ink-3', width: 1 },
        ...(text !== undefined
          ? [
              {
                kind: 'text' as const,
                x: x + 4,
                y: middle,
                text,
                size: SIZE,
                anchor: 'start' as const,
                ink: '--ink' as const,
                rim: true,
              },
            ]
          : []),
      ]
    }),
  ]
}

/** Visits, reviews, calls and the ends of the course, as letters in one row, and a tick at the very day of each. */
export function eventRow(timeline: Timeline, frame: Frame, words: typeof chartWords.ja): SceneItem[] {
  const y = frame.events + EVENT_ROW / 2
  const ordered = [...timeline.events].sort((a, b) => RANK.indexOf(a.kind) - RANK.indexOf(b.kind))
  const labels = ordered.map((event) => ({
    x: frame.x(dayNumber(event.day)),
    text: words.eventLetter(event.kind),
    ink: '--ink-2' as const,
    optional: true,
    reach: REACH,
  }))
  const days = [...new Set(timeline.events.map((event) => frame.x(dayNumber(event.day))))]
  const top = frame.events - 1
  const ticks = days.flatMap((x) => [x, top, x, top + TICK, ...LIFT])
  return [
    rowName(words.eventsRow, y, frame),
    { kind: 'line', points: ticks, ink: '--ink-2', width: 1 },
    ...placedInRow(labels, frame.left, frame.labels, y, SIZE),
  ]
}

function rowName(text: string, y: number, frame: Frame): SceneItem {
  return { kind: 'text', x: frame.left - 5, y, text, size: NAME_SIZE, anchor: 'end', ink: '--ink-2' }
}
