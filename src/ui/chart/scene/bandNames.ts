import { dayNumber, daysBetween } from '@/domain/day'
import { isLate, type Timeline, type TimelineGap } from '@/domain/timeline'
import type { chartWords } from '@/words/chart'
import type { Ink } from '../analyteStyle'
import { boxOf } from './bands'
import type { Frame } from './frame'
import type { AxisDays } from './grid'
import type { Box, Room } from './room'
import { textWidth } from './textWidth'
import type { SceneText } from './types'

const SIZE = 10.5
const HEIGHT = 11
/** Between a name and the edges of its band. */
const MARGIN = 3
/** Rows under the upper edge of the plot in which a name looks for room. */
const ROWS = [9, 21, 33, 45]

interface Name {
  /** From the fullest to the shortest. */
  texts: readonly string[]
  band: Box
  ink: Ink
  /** Whether it may stand beside its band where that is too narrow. */
  beside: boolean
}

/**
 * What the gaps and the pauses are called: within the band, else beside it, on nothing that has been placed already. The
 * overdue one comes first, then the missed draws from the newest on; a name without room is read in the list.
 */
export function bandNames(
  timeline: Timeline,
  frame: Frame,
  words: typeof chartWords.ja,
  days: AxisDays,
  room: Room,
): SceneText[] {
  const newestFirst = timeline.gaps.toSorted((a, b) => rank(a) - rank(b) || (a.from < b.from ? 1 : -1))
  const names = [
    ...newestFirst.map((gap): Name => {
      const ink = gap.kind === 'overdue' ? '--late' : '--ink-2'
      return { texts: gapTexts(gap, words, days), band: boxOf(gap.from, gap.to, frame), ink, beside: true }
    }),
    ...timeline.pauses.map((pause): Name => {
      const texts = [pause.open ? words.pausedOpen : words.paused]
      return { texts, band: boxOf(pause.from, pause.to, frame), ink: '--ink-2', beside: false }
    }),
  ]
  return names.flatMap((name) => placed(name, frame, room))
}

function rank({ kind }: TimelineGap): number {
  return kind === 'overdue' ? 0 : 1
}

function gapTexts(gap: TimelineGap, words: typeof chartWords.ja, days: AxisDays): string[] {
  const count = daysBetween(gap.from, gap.to)
  if (gap.kind === 'overdue') return [words.overdue(count)]
  if (isLate(gap)) return [words.late(count)]
  return [`${words.missed} ${words.dueOn(days.short(gap.from))}`, words.missed]
}

function placed({ texts, band, ink, beside }: Name, frame: Frame, room: Room): SceneText[] {
  const within = texts.flatMap((text) => {
    const width = textWidth(text, SIZE, true)
    return width + 2 * MARGIN > band.width ? [] : [{ text, width, x: band.x + (band.width - width) / 2 }]
  })
  const besides = (beside ? texts : []).flatMap((text) => {
    const width = textWidth(text, SIZE, true)
    return [band.x + band.width + MARGIN, band.x - MARGIN - width].map((x) => ({ text, width, x }))
  })
  for (const { text, width, x } of [...within, ...besides]) {
    if (x < frame.left || x + width > frame.right) continue
    for (const row of ROWS) {
      const y = frame.top + row
      const box = { x, y: y - HEIGHT / 2, width, height: HEIGHT }
      if (box.y + HEIGHT > frame.foot || !room.isFree(box)) continue
      room.take(box)
      return [
        { kind: 'text', x: x + width / 2, y, text, size: SIZE, anchor: 'middle', ink, bold: true, rim: true },
      ]
    }
  }
  return []
}

/** The days on which a missed draw had been due. */
export function missedDays(timeline: Timeline): number[] {
  return timeline.gaps.filter(({ kind }) => kind === 'missed').map(({ from }) => dayNumber(from))
}
