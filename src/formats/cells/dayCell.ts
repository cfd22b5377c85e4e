import { dayFromNumber, dayNumber, dayOf, daysInMonth, type Day } from '@/domain/day'
import { MOST_VALUE_LETTERS } from '../bytes/bounds'
import { eraOf, standsInEra, yearInEra, type Era } from './era'
import { zoneOffset } from './zoneOffset'

/** A day as a cell states it, with the time of the day where it states one; or why it is none. */
export type DayCell = { day: Day; time?: string; remark?: DayRemark } | { fault: DayFault }
/** A day that was read although it is written oddly: as Excel's number, or in an era that had ended (H31.5.1). */
export type DayRemark = 'day-as-number' | 'day-in-older-era'
export type DayFault = 'not-a-day' | 'day-without-year' | 'outside-era'

interface Written {
  year: number
  month: number
  date: number
  era?: Era
}

/** Digits, letters and signs of full width, and the many dashes; nothing else is folded (formats.md §5.4). */
const PLAIN: Record<string, string> = {
  '．': '.',
  '／': '/',
  '－': '-',
  '−': '-',
  '‐': '-',
  '：': ':',
  '＋': '+',
  '　': ' ',
}

const SEPARATED = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/
const EIGHT_DIGITS = /^(\d{4})(\d{2})(\d{2})$/
const ERA_SEPARATED =
  /^(令和|平成|昭和|大正|明治|令|平|昭|大|明|[rhstmRHSTM㋿㍻㍼㍽㍾])\s*\.?\s*(\d{1,2}|元)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/
const ERA_DIGITS = /^([rhstmRHSTM1-5])(\d{2})(\d{2})(\d{2})$/
const WITHOUT_YEAR = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/
const DAY_AND_TIME =
  /^(.+?)(?:T|\s+|\s*[(（][月火水木金土日][)）]\s*)(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/
const WEEKDAY = /\s*[(（][月火水木金土日](?:曜日?)?[)）]\s*$/
const EXCEL_DAY = /^(\d{5})(\.\d{1,15})?$/
const FIRST_EXCEL_DAY = 20_000
const LAST_EXCEL_DAY = 60_000
/** 1899-12-30: Excel counts a 29 February 1900 that never was. */
const EXCEL_DAY_0 = -25_569
const COMPACT_TIME = /^(\d{8})(\d{2})(\d{2})(?:\d{2}(?:\.\d+)?)?([+-]\d{4})?$/

/**
 * The day in a cell: yyyyMMdd, y/M/d, ISO with time, fraction and offset (an offset moves it to the day of the clinic's
 * zone), Japanese eras in their many spellings. Refuses a month and day without a year, and days that no calendar has.
 */
export function readDayCell(received: string, zone: string): DayCell {
  if (received.length > MOST_VALUE_LETTERS) return { fault: 'not-a-day' }
  const text = withPlainWidth(received).trim()
  const compact = COMPACT_TIME.exec(text)
  if (compact) return atTime(compact[1] ?? '', compact[2] ?? '', compact[3] ?? '', compact[4], zone)
  const timed = DAY_AND_TIME.exec(text)
  if (timed) return atTime(timed[1] ?? '', timed[2] ?? '', timed[3] ?? '', timed[4], zone)
  return dayAlone(text.replace(WEEKDAY, ''))
}

/**
 * The day in a column of days: as `readDayCell`, and Excel's number of a day (45383), which a column formatted as numbers
 * shows. Only numbers from 1954 to 2064 are taken for one; that a workbook counts from 1904 only the workbook knows.
 */
export function readColumnDay(received: string, zone: string): DayCell {
  const number = received.length > MOST_VALUE_LETTERS ? null : EXCEL_DAY.exec(withPlainWidth(received).trim())
  const days = Number(number?.[1])
  if (!number || days < FIRST_EXCEL_DAY || days > LAST_EXCEL_DAY) return readDayCell(received, zone)
  const day = dayFromNumber(EXCEL_DAY_0 + days)
  const minute = Math.round(Number(`0${number[2] ?? ''}`) * 1440)
  const time = number[2] === undefined ? undefined : timeOf(Math.floor(minute / 60), minute % 60)
  return { day, ...(time === undefined ? {} : { time }), remark: 'day-as-number' }
}

/** The time in a cell of its own (`9:30`, `0930`, `９時３０分`) as `HH:MM`; undefined where it is none. */
export function readTimeCell(received: string): string | undefined {
  if (received.length > MOST_VALUE_LETTERS) return undefined
  const match = /^(\d{1,2})\s*[:時]\s*(\d{2})(?:\s*[:分].*)?$|^(\d{2})(\d{2})(?:\d{2})?$/.exec(
    withPlainWidth(received).trim(),
  )
  if (!match) return undefined
  return timeOf(Number(match[1] ?? match[3]), Number(match[2] ?? match[4]))
}

function dayAlone(text: string): DayCell {
  const written = dateIn(text)
  if (written) return asDay(written)
  return { fault: WITHOUT_YEAR.test(text) ? 'day-without-year' : 'not-a-day' }
}

function dateIn(text: string): Written | undefined {
  const plain = SEPARATED.exec(text) ?? EIGHT_DIGITS.exec(text)
  if (plain) return { year: Number(plain[1]), month: Number(plain[2]), date: Number(plain[3]) }
  const inEra = ERA_SEPARATED.exec(text) ?? ERA_DIGITS.exec(text)
  const era = inEra && eraOf(inEra[1] ?? '')
  if (!inEra || !era) return undefined
  const ofEra = inEra[2] === '元' ? 1 : Number(inEra[2])
  return {
    year: ofEra === 0 ? 0 : yearInEra(era, ofEra),
    month: Number(inEra[3]),
    date: Number(inEra[4]),
    era,
  }
}

function asDay({ year, month, date, era }: Written): DayCell {
  const isReal = year >= 1000 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
  if (!isReal) return { fault: era && year === 0 ? 'outside-era' : 'not-a-day' }
  const day = dayOf(year, month, date)
  if (!era) return { day }
  if (!standsInEra(era, day)) return { fault: 'outside-era' }
  return day > era.last ? { day, remark: 'day-in-older-era' } : { day }
}

function atTime(
  dayText: string,
  hour: string,
  minute: string,
  offset: string | undefined,
  zone: string,
): DayCell {
  const alone = dayAlone(dayText.trim().replace(WEEKDAY, ''))
  if ('fault' in alone) return alone
  const time = timeOf(Number(hour), Number(minute))
  if (time === undefined) return { fault: 'not-a-day' }
  const said = offset === undefined ? { day: alone.day, time } : inZone(alone.day, time, offset, zone)
  return alone.remark === undefined ? said : { ...said, remark: alone.remark }
}

/** The day and time that a moment with an offset has on the clinic's wall clock. */
function inZone(day: Day, time: string, offset: string, zone: string): { day: Day; time: string } {
  const minutes = dayNumber(day) * 1440 + minutesOf(time) - offsetMinutes(offset)
  const local = minutes + zoneOffset(zone, minutes)
  const onDay = Math.floor(local / 1440)
  const inDay = local - onDay * 1440
  return { day: dayFromNumber(onDay), time: timeOf(Math.floor(inDay / 60), inDay % 60) ?? '00:00' }
}

function offsetMinutes(offset: string): number {
  if (offset === 'Z') return 0
  const digits = offset.slice(1).replace(':', '')
  const size = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4) || '0')
  return offset.startsWith('-') ? -size : size
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

function timeOf(hour: number, minute: number): string | undefined {
  if (hour > 23 || minute > 59) return undefined
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Full-width digits, letters and signs as plain ones. */
export function withPlainWidth(text: string): string {
  if (!/[^\x20-\x7e]/.test(text)) return text
  return text.replace(/[０-９Ａ-Ｚａ-ｚ．／－−‐：＋　]/g, (letter) => PLAIN[letter] ?? plainLetter(letter))
}

function plainLetter(letter: string): string {
  return String.fromCharCode(letter.charCodeAt(0) - 0xfee0)
}
