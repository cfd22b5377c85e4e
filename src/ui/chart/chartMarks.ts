import type { Day } from '@/domain/day'
import { dayFromNumber, daysBetween } from '@/domain/day'
import { FLAG_WORDS } from '@/domain/interpret'
import type { Language } from '@/domain/language'
import { unitText } from '@/domain/measures'
import {
  isLate,
  type Timeline,
  type TimelineBaseline,
  type TimelineGap,
  type TimelineLimit,
} from '@/domain/timeline'
import { chartWords } from '@/words/chart'
import { eventText } from './pointText'
import { showsToday } from './scene/frame'
import { limitText, readable } from './scene/limits'
import type { Scene } from './scene/types'

/** One mark of the chart beside its points, as the hidden list holds it. */
export interface ChartMark {
  mark:
    | 'today'
    | 'due'
    | 'limit'
    | 'baseline'
    | 'rcv'
    | 'gap'
    | 'missed'
    | 'pause'
    | 'dose'
    | 'event'
    | 'break'
    | 'course'
    | 'values'
  from: Day
  to: Day
  y?: number
  analyte?: string
  kind?: string
  text: string
}

/** How a list of marks speaks. */
interface Spoken {
  words: typeof chartWords.ja
  language: Language
  written: (day: Day) => string
  span: (from: Day, to: Day) => string
}

/** Everything on the chart that is no point, in words. `values` says how many values found room beside their points. */
export function chartMarks(
  timeline: Timeline,
  language: Language,
  written: (day: Day) => string,
  values?: Scene['values'],
): ChartMark[] {
  const words = chartWords[language]
  const span = (from: Day, to: Day): string => words.fromTo(written(from), written(to))
  const spoken = { words, language, written, span }
  return [
    ...momentMarks(timeline, spoken),
    ...timeline.gaps.flatMap((gap) => gapMarks(gap, spoken)),
    ...timeline.pauses.map(({ from, to, open, reason }) => ({
      mark: 'pause' as const,
      from,
      to,
      kind: open ? 'open' : 'closed',
      text: [open ? words.pausedOpen : words.paused, span(from, to), reason ?? ''].join(' ').trimEnd(),
    })),
    ...timeline.doses.map(({ from, to, mgPerDay }) => ({
      mark: 'dose' as const,
      from,
      to,
      y: mgPerDay,
      text: `${words.dose} ${readable(mgPerDay)} ${words.doseUnit} ${span(from, to)}`,
    })),
    ...timeline.limits.flatMap((limit) => limitMarks(limit, spoken)),
    ...timeline.baselines.flatMap((baseline) => baselineMarks(baseline, spoken)),
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
    ...valuesMark(timeline, values, words),
  ]
}

function momentMarks({ today, due, ...timeline }: Timeline, { words, written }: Spoken): ChartMark[] {
  return [
    ...(showsToday({ today, ...timeline })
      ? [{ mark: 'today' as const, from: today, to: today, text: `${words.today} ${written(today)}` }]
      : []),
    ...(due
      ? [
          {
            mark: 'due' as const,
            from: due.day,
            to: due.day,
            kind: due.by,
            text: `${words.due} ${written(due.day)}`,
          },
        ]
      : []),
  ]
}

function gapMarks(gap: TimelineGap, { words, written, span }: Spoken): ChartMark[] {
  const { kind, from, to } = gap
  const isMissed = kind === 'missed'
  const name = !isMissed ? words.overdueGap : isLate(gap) ? words.late(daysBetween(from, to)) : words.missed
  return [
    { mark: 'gap', ...gap, text: `${name} ${span(from, to)}` },
    ...(isMissed
      ? [{ mark: 'missed' as const, from, to: from, text: `${name} ${words.dueOn(written(from))}` }]
      : []),
  ]
}

function limitMarks(limit: TimelineLimit, { words, language, span }: Spoken): ChartMark[] {
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

/** The line, and where a band stands around it both edges of that; at first, where they come from, or why there is none. */
function baselineMarks(baseline: TimelineBaseline, spoken: Spoken): ChartMark[] {
  const { words, language, written, span } = spoken
  const { analyte, because, expected, text: value, unit } = baseline
  const name = words.baseline(baseline.name[language], `${value} ${unitText(unit)}`, written(baseline.day))
  return baseline.steps.flatMap((step, at) => {
    const { from, to } = step
    const held = { from, to, analyte }
    const edges = step.expected && expected ? edgesOf(expected, words) : []
    const said = [name, ...(at === 0 ? baselineRemarks(baseline, language) : []), span(from, to)]
    return [
      { mark: 'baseline', ...held, kind: because ?? 'expected', y: step.y, text: said.join(' ') },
      ...edges.map(({ kind, text }): ChartMark => {
        const y = step.expected?.[kind] ?? NaN
        return { mark: 'rcv', ...held, kind, y, text: `${text} ${span(from, to)}` }
      }),
    ]
  })
}

function edgesOf(
  { low, high, rcv }: NonNullable<TimelineBaseline['expected']>,
  words: typeof chartWords.ja,
): { kind: 'low' | 'high'; text: string }[] {
  return [
    { kind: 'high', text: words.rcvEdge(readable(high), `+${rcv.up.toFixed(1)}%`) },
    { kind: 'low', text: words.rcvEdge(readable(low), `−${Math.abs(rcv.down).toFixed(1)}%`) },
  ]
}

/** What the band around a baseline is and where it comes from, or why there is none. */
export function baselineRemarks({ expected, because }: TimelineBaseline, language: Language): string[] {
  const words = chartWords[language]
  if (because !== undefined) return [words.rcvNone(because)]
  if (expected === undefined) return []
  const titles = expected.sources.map((title) => title[language]).join(language === 'ja' ? '、' : '; ')
  return [words.rcvModel, ...(titles === '' ? [] : [words.sources(titles)])]
}

function valuesMark(
  { mode, span }: Timeline,
  values: Scene['values'] | undefined,
  words: typeof chartWords.ja,
): ChartMark[] {
  if (mode === 'raw' || values === undefined || values.shown === values.asked) return []
  const [from, to] = [dayFromNumber(span.from), dayFromNumber(span.to)]
  return [{ mark: 'values', from, to, text: words.valuesRule(values.shown, values.asked) }]
}
