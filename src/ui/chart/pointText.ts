import { courseWeek } from '@/domain/course'
import type { Day } from '@/domain/day'
import type { Language } from '@/domain/language'
import { FLAG_WORDS, limitText, REASON_WORDS } from '@/domain/interpret'
import { unitText } from '@/domain/measures'
import type { Timeline, TimelineEvent, TimelinePoint } from '@/domain/timeline'
import { appWords } from '@/words/app'
import { chartWords } from '@/words/chart'
import { isFed } from './scene/frame'
import { readable } from './scene/limits'

/** What is said of a point: its flag, marks and multiples, in words. */
export function pointRemarks(
  point: TimelinePoint,
  timeline: Pick<Timeline, 'group'>,
  language: Language,
): string[] {
  const words = chartWords[language]
  const { because, ulnMultiple } = point.interpretation
  const limit = limitText(point.interpretation, language)
  return [
    flagText(point, language),
    ...(because === undefined ? [] : [REASON_WORDS[because][language]]),
    ...(limit === undefined ? [] : [limit]),
    ...(ulnMultiple === undefined ? [] : [words.timesOfUpper(readable(ulnMultiple))]),
    ...(point.converted === undefined
      ? []
      : [words.converted(readable(point.converted), unitText(point.unit))]),
    ...point.marks.map(words.mark),
    ...(isFed(timeline, point.fasting) ? [words.fed] : []),
    ...(point.inConflict ? [words.inConflict] : []),
  ]
}

/** The flag in words; a bound above a limit says "at least". */
export function flagText(point: TimelinePoint, language: Language): string {
  const plain = FLAG_WORDS[point.interpretation.flag][language]
  return point.interpretation.atLeast ? appWords[language].atLeast(plain) : plain
}

/** A point as it is read aloud: analyte, value, day, week of the course, flag, marks. */
export function pointSpoken(
  point: TimelinePoint,
  name: string,
  timeline: Timeline,
  language: Language,
  written: (day: Day) => string,
): string {
  const value = `${name} ${point.text} ${unitText(point.unit)}`
  const week = weekText(point.day, timeline, language)
  const parts = [
    value,
    written(point.day),
    ...(week === undefined ? [] : [week]),
    ...pointRemarks(point, timeline, language),
  ]
  return parts.join(language === 'ja' ? '、' : ', ')
}

/** The week of the course that a day lies in, in words; before the first day it says so. */
export function weekText(
  day: Day,
  timeline: Pick<Timeline, 'courses'>,
  language: Language,
): string | undefined {
  const words = chartWords[language]
  const holding = timeline.courses.findLast((course) => course.start <= day && day <= course.to)
  if (holding) return words.weekOf(courseWeek(holding.start, day))
  const [first] = timeline.courses
  return first !== undefined && day < first.start ? words.before : undefined
}

/** The mg a day on a day, where a dose is stated. */
export function doseText(
  day: Day,
  timeline: Pick<Timeline, 'doses'>,
  language: Language,
): string | undefined {
  const band = timeline.doses.find((one) => one.from <= day && day <= one.to)
  return band === undefined ? undefined : `${readable(band.mgPerDay)} ${chartWords[language].doseUnit}`
}

/** An event in words: what it is, and what the person who entered it said. */
export function eventText({ kind, said }: TimelineEvent, language: Language): string {
  const what = chartWords[language].event(kind)
  return said === undefined ? what : `${what} ${said}`
}
