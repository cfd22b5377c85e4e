import type { Day } from '@/domain/day'
import { daysBetween } from '@/domain/day'
import type { Language } from '@/domain/language'
import { unitText } from '@/domain/measures'
import type { EdishPoint, EdishValue } from '@/domain/overview'
import { overviewWords } from '@/words/overview'
import { readable } from '../chart/scene/limits'

/** A multiple as it is shown, with the comparator of its value: `>33.3×ULN`. */
export function multipleText(value: EdishValue): string {
  return `${timesText(value)}×ULN`
}

/** The same without its unit, for a column. */
export function timesText({ multiple, comparator }: EdishValue): string {
  return `${comparator ?? ''}${readable(multiple)}`
}

/** The value as received, with its unit where that is not the catalogue's. */
export function receivedText({ text, unit }: EdishValue): string {
  return unit === undefined ? text : `${text} ${unitText(unit)}`
}

/** A point as it is read aloud: patient, both peaks with their days, quadrant. */
export function spotSpoken(point: EdishPoint, language: Language, written: (day: Day) => string): string {
  const words = overviewWords[language]
  const peak = (name: string, value: EdishValue): string =>
    words.peakSpoken(name, receivedText(value), multipleText(value), written(value.day))
  return [
    point.number,
    peak('ALT', point.alt),
    peak('T-Bil', point.tbil),
    words.quadrant(point.quadrant),
    ...(point.unscaled === 0 ? [] : [words.unscaled(point.unscaled)]),
  ].join(language === 'ja' ? '、' : ', ')
}

/** How many days the two results lie apart. */
export function daysApart({ alt, tbil }: EdishPoint): number {
  return Math.abs(daysBetween(alt.day, tbil.day))
}
