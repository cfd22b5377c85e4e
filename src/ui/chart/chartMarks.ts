import type { Day } from '@/domain/day'
import { FLAG_WORDS } from '@/domain/interpret'
import type { Language } from '@/domain/language'
import type { Timeline, TimelineLimit } from '@/domain/timeline'
import { chartWords } from '@/words/chart'
import { eventText } from './pointText'
import { showsToday } from './scene/frame'
import { limitText, readable } from './scene/limits'

/** One mark of the chart beside its points, as the hidden list holds it. */
export interface ChartMark {
  mark: 'today' | 'due' | 'limit' | 'gap' | 'pause' | 'dose' | 'event' | 'break' | 'course'
  from: Day
  to: Day
  y?: number
  analyte?: string
  kind?: string
  text: string
}

/** Everything on the chart that is no point, in words. */
export function chartMarks(
  timeline: Timeline,
  language: Language,
  written: (day: Day) => string,
): ChartMark[] {
  const words = chartWords[language]
  const span = (from: Day, to: Day): string => words.fromTo(written(from), written(to))
  return [
    ...(showsToday(timeline)
      ? [
          {
            mark: 'today' as const,
            from: timeline.today,
            to: timeline.today,
            text: `${words.today} ${written(timeline.today)}`,
          },
        ]
      : []),
    ...(timeline.due
      ? [
          {
            mark: 'due' as const,
            from: timeline.due.day,
            to: timeline.due.day,
            kind: timeline.due.by,
            text: `${words.due} ${written(timeline.due.day)}`,
          },
        ]
      : []),
    ...timeline.gaps.map((gap) => ({
      mark: 'gap' as const,
      ...gap,
      text: `${gap.kind === 'overdue' ? words.overdueGap : words.missed} ${span(gap.from, gap.to)}`,
    })),
    ...timeline.pauses.map(({ from, to, open }) => ({
      mark: 'pause' as const,
      from,
      to,
      kind: open ? 'open' : 'closed',
      text: `${open ? words.pausedOpen : words.paused} ${span(from, to)}`,
    })),
    ...timeline.doses.map(({ from, to, mgPerDay }) => ({
      mark: 'dose' as const,
      from,
      to,
      y: mgPerDay,
      text: `${words.dose} ${readable(mgPerDay)} ${words.doseUnit} ${span(from, to)}`,
    })),
    ...timeline.limits.flatMap((limit) => limitMarks(limit, words, language, span)),
    ...timeline.series.flatMap((one) =>
      one.breaks.map(({ analyte, from, to, because }) => ({
        mark: 'break' as const,
        from,
        to,
        analyte,
        kind: because,
        text: `${one.name[language]} ${words.break(because)} ${span(from, to)}`,
      })),
    ),
    ...timeline.events.map((event) => ({
      mark: 'event' as const,
      from: event.day,
      to: event.day,
      kind: event.kind,
      text: `${eventText(event, language)} ${written(event.day)}`,
    })),
    ...timeline.courses.map(({ from, to }) => ({
      mark: 'course' as const,
      from,
      to,
      text: `${words.courseWeeks} ${span(from, to)}`,
    })),
  ]
}

function limitMarks(
  limit: TimelineLimit,
  words: typeof chartWords.ja,
  language: Language,
  span: (from: Day, to: Day) => string,
): ChartMark[] {
  const name = limit.name === undefined ? '' : `${limit.name[language]} `
  const level = limit.level === undefined ? '' : ` ${FLAG_WORDS[limit.level][language]}`
  return limit.steps.map((step) => ({
    mark: 'limit',
    from: step.from,
    to: step.to,
    y: step.y,
    kind: limit.level ?? limit.kind,
    ...(limit.analyte === undefined ? {} : { analyte: limit.analyte }),
    text: `${name}${limitText(limit, step, words)}${level} ${span(step.from, step.to)}`,
  }))
}
