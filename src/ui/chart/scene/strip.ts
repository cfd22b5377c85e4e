import { dayNumber } from '@/domain/day'
import type { Language } from '@/domain/language'
import type { Timeline, TimelinePoint } from '@/domain/timeline'
import type { chartWords } from '@/words/chart'
import { isFed, STRIP, type Frame } from './frame'
import { placedInRow, type RowLabel } from './row'
import type { SceneItem } from './types'

const SIZE = 10
const REACH = 28

/** At the foot of the plot: words in place of numbers, sample marks, meals, awaited results, a change of lab or method. */
export function stripItems(
  timeline: Timeline,
  frame: Frame,
  words: typeof chartWords.ja,
  language: Language,
): SceneItem[] {
  const labels = [...drawLabels(timeline, frame, words, language), ...breakLabels(timeline, frame, words)]
  return placedInRow(labels, frame.left, frame.right, frame.bottom - STRIP / 2, SIZE)
}

function drawLabels(
  timeline: Timeline,
  frame: Frame,
  words: typeof chartWords.ja,
  language: Language,
): RowLabel[] {
  const days = new Map<number, TimelinePoint[]>()
  for (const point of timeline.series.flatMap((one) => one.points)) {
    days.set(point.x, [...(days.get(point.x) ?? []), point])
  }
  const awaited = timeline.events
    .filter((event) => event.kind === 'awaiting')
    .map((event) => dayNumber(event.day))
  for (const x of awaited) if (!days.has(x)) days.set(x, [])
  return [...days].flatMap(([x, points]) => {
    const text = [
      ...new Set([
        ...points
          .filter((point) => point.y === undefined)
          .map((point) => tickText(point, timeline, language)),
        ...points.flatMap((point) => point.marks.map(words.mark)),
        ...(points.some((point) => isFed(timeline, point.fasting)) ? [words.fed] : []),
        ...(awaited.includes(x) ? [words.event('awaiting')] : []),
      ]),
    ].join('・')
    return text === '' ? [] : [{ x: frame.x(x), text, ink: '--ink-2', optional: true, reach: REACH }]
  })
}

/** Words stand alone, since they mostly hold for all of a draw; a number that stands on no axis needs its name. */
function tickText(point: TimelinePoint, timeline: Timeline, language: Language): string {
  if (!/\d/.test(point.text)) return point.text
  const name = timeline.series.find((one) => one.analyte === point.analyte)?.name[language] ?? ''
  return `${name} ${point.text}`
}

function breakLabels(timeline: Timeline, frame: Frame, words: typeof chartWords.ja): RowLabel[] {
  const found = new Map<string, RowLabel>()
  for (const one of timeline.series.flatMap((series) => series.breaks)) {
    if (one.because === 'missed') continue
    const x = frame.x((dayNumber(one.from) + dayNumber(one.to)) / 2)
    const text = `⫽ ${words.break(one.because)}`
    found.set(`${text}${one.from}${one.to}`, { x, text, ink: '--ink-2', optional: true, reach: REACH })
  }
  return [...found.values()]
}
