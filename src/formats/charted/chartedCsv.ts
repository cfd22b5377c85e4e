import { courseWeek } from '@/domain/course'
import { decimalText } from '@/domain/decimal'
import { FLAG_WORDS, RANGE_SOURCE_WORDS, limitText, presetText } from '@/domain/interpret'
import type { Language } from '@/domain/language'
import type { Timeline, TimelinePoint } from '@/domain/timeline'
import { BYTE_ORDER_MARK, csvLine } from '../csvText'
import { CHARTED_WORDS } from './words'

/**
 * Exactly the points that the charts show, one a row, as received and as judged, with week and dose of their day. `number`
 * is the patient's; names are left out.
 */
export function chartedCsv(
  number: string,
  timelines: readonly Timeline[],
  language: Language,
  sourceTitle: (id: string) => string,
): string {
  const headings = Object.values(CHARTED_WORDS[language].heading)
  const rows = timelines.flatMap((timeline) =>
    timeline.series.flatMap((one) =>
      one.points.map((point) => [
        number,
        one.name[language],
        ...cellsOf(point, timeline, language, sourceTitle),
      ]),
    ),
  )
  return BYTE_ORDER_MARK + [headings, ...rows].map(csvLine).join('')
}

function cellsOf(
  point: TimelinePoint,
  timeline: Timeline,
  language: Language,
  sourceTitle: (id: string) => string,
): (string | number | undefined)[] {
  const { flag, range, rangeSource, ulnMultiple, limit, atLeast } = point.interpretation
  const course = timeline.courses.findLast(({ start, to }) => start <= point.day && point.day <= to)
  const dose = timeline.doses.find(({ from, to }) => from <= point.day && point.day <= to)
  return [
    point.day,
    point.text,
    point.unit,
    point.converted,
    rangeOf(range, point.unit),
    RANGE_SOURCE_WORDS[rangeSource][language],
    ulnMultiple === undefined ? undefined : Number(ulnMultiple.toFixed(4)),
    (atLeast ? '≥ ' : '') + FLAG_WORDS[flag][language],
    limitText(point.interpretation, language),
    limit && `${presetText(limit.preset)} (${sourceTitle(limit.threshold.source)})`,
    point.lab,
    CHARTED_WORDS[language].fasting[point.fasting],
    course && courseWeek(course.start, point.day),
    dose?.mgPerDay,
  ]
}

/** The range that judged the result, with its unit where that is another one. */
function rangeOf(range: TimelinePoint['interpretation']['range'], unit: string): string {
  const [low, high] = [range?.low, range?.high].map((side) => (side === undefined ? '' : decimalText(side)))
  if (!low && !high) return ''
  const plain = low && high ? `${low}–${high}` : high ? `≤${high}` : `≥${low}`
  return range?.unit === undefined || range.unit === unit ? plain : `${plain} ${range.unit}`
}
