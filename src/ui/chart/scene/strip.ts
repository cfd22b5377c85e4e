import { dayNumber } from '@/domain/day'
import type { Language } from '@/domain/language'
import type { Timeline, TimelinePoint } from '@/domain/timeline'
import type { chartWords } from '@/words/chart'
import { isFed, STRIP, type Frame } from './frame'
import { placedInRow, type RowLabel } from './row'
import { textWidth } from './textWidth'
import type { SceneItem } from './types'

const SIZE = 10
const REACH = 28
/** Longer words are cut at this width; the list has them whole. */
const WIDEST = 170
/** The arrow of a value below a bound comes down into the strip. */
const ARROW_WIDTH = 4

/**
 * At the foot of the plot: a change of lab or method, words in place of numbers, sample marks, meals, awaited results.
 * Changes come first, then the draws from the newest on; what finds no room is read in the list.
 */
export function stripItems(
  timeline: Timeline,
  frame: Frame,
  words: typeof chartWords.ja,
  language: Language,
): SceneItem[] {
  const labels = [...breakLabels(timeline, frame, words), ...drawLabels(timeline, frame, words, language)]
  const arrows = timeline.series.flatMap((one) =>
    one.points
      .filter((point) => point.arrow === 'down')
      .map((point) => ({ middle: frame.x(point.x), width: ARROW_WIDTH })),
  )
  return placedInRow(labels, frame.left, frame.right, frame.bottom - STRIP / 2, SIZE, arrows)
}

function drawLabels(
  timeline: Timeline,
  frame: Frame,
  words: typeof chartWords.ja,
  language: Language,
): RowLabel[] {
  const days = new Map<number, TimelinePoint[]>()
  for (const { points } of timeline.series) {
    for (const point of points) {
      const known = days.get(point.x)
      if (known) known.push(point)
      else days.set(point.x, [point])
    }
  }
  const awaited = timeline.events
    .filter((event) => event.kind === 'awaiting')
    .map((event) => dayNumber(event.day))
  for (const x of awaited) if (!days.has(x)) days.set(x, [])
  const newestFirst = [...days].sort(([a], [b]) => b - a)
  return newestFirst.flatMap(([x, points]) => {
    const text = [
      ...new Set([
        ...points
          .filter((point) => point.y === undefined)
          .map((point) => tickText(point, timeline, language)),
        ...points.flatMap((point) => point.marks.map(words.mark)),
        ...(points.some((point) => isFed(timeline, point.fasting)) ? [words.fed] : []),
        ...(points.some((point) => point.inConflict) ? [words.inConflict] : []),
        ...(awaited.includes(x) ? [words.event('awaiting')] : []),
      ]),
    ].join(language === 'ja' ? '・' : ', ')
    return text === ''
      ? []
      : [{ x: frame.x(x), text: cut(text), ink: '--ink-2', optional: true, reach: REACH }]
  })
}

function cut(text: string): string {
  let shown = text
  while (textWidth(shown, SIZE) > WIDEST) shown = `${shown.slice(0, -2)}…`
  return shown
}

/** Words stand alone, since they mostly hold for all of a draw; a number that stands on no axis needs its name. */
function tickText(point: TimelinePoint, timeline: Timeline, language: Language): string {
  if (!/\d/.test(point.text)) return point.text
  const name = timeline.series.find((one) => one.analyte === point.analyte)?.name[language] ?? ''
  return `${name} ${point.text}`
}

function breakLabels(timeline: Timeline, frame: Frame, words: typeof chartWords.ja): RowLabel[] {
  return changesOfSource(timeline).map(({ x, because }) => ({
    x: frame.x(x),
    text: `⫽ ${words.break(because)}`,
    ink: '--ink-2',
    optional: true,
    reach: REACH,
  }))
}

/** Where results of another laboratory or method begin, halfway between two draws: each once for all analytes. */
export function changesOfSource({ series, span }: Timeline): { x: number; because: 'lab' | 'method' }[] {
  const found = new Map<string, { x: number; because: 'lab' | 'method' }>()
  for (const { from, to, because } of series.flatMap((one) => one.breaks)) {
    const x = (dayNumber(from) + dayNumber(to)) / 2
    if (because === 'missed' || x < span.from || x > span.to) continue
    found.set(`${because}${from}${to}`, { x, because })
  }
  return [...found.values()].sort((a, b) => b.x - a.x)
}
