import { dateOf, dayNumber, daysBetween, monthOf, parseDay, type Day } from '@/domain/day'
import type { Language } from '@/domain/language'
import type { DateStyle } from './surroundings'

const MILLISECONDS_A_DAY = 86_400_000
const WEEKDAYS: Record<Language, readonly string[]> = {
  ja: ['日', '月', '火', '水', '木', '金', '土'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}

/** The day as the clinic writes it: 2026-11-14, or 令和8年11月14日; `narrow` gives R8.11.14 for tables. */
export function writtenDay(day: Day, style: DateStyle, language: Language, narrow = false): string {
  if (style === 'iso') return day
  const era = eraOf(day)
  if (narrow) return `${era.letter}${era.year}.${monthOf(day)}.${dateOf(day)}`
  if (language === 'en') return `${era.name.en} ${era.year}-${day.slice(5)}`
  return `${era.name.ja}${era.year === 1 ? '元' : era.year}年${monthOf(day)}月${dateOf(day)}日`
}

/** A moment, `YYYY-MM-DDTHH:MM` with or without seconds, as the clinic writes it: 2026-11-14 09:14. */
export function writtenMoment(at: string, style: DateStyle, language: Language): string {
  const day = parseDay(at.slice(0, 10))
  return day === undefined ? at : `${writtenDay(day, style, language)} ${at.slice(11, 16)}`.trimEnd()
}

/** The day of the week: 日 or Sun. */
export function weekdayText(day: Day, language: Language): string {
  return WEEKDAYS[language][(((dayNumber(day) + 4) % 7) + 7) % 7] ?? ''
}

/** How far the day is from today, in words: 8日前, 今日, in 12 days. */
export function distanceText(day: Day, today: Day, language: Language): string {
  const days = daysBetween(today, day)
  if (language === 'ja') {
    if (days === 0) return '今日'
    if (days === 1) return '明日'
    if (days === -1) return '昨日'
    return days > 0 ? `${days}日後` : `${-days}日前`
  }
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days > 0 ? `in ${days} days` : `${-days} days ago`
}

interface EraDay {
  name: { ja: string; en: string }
  letter: string
  year: number
}

const ERA_NAMES: Record<string, { en: string; letter: string }> = {
  令和: { en: 'Reiwa', letter: 'R' },
  平成: { en: 'Heisei', letter: 'H' },
  昭和: { en: 'Shōwa', letter: 'S' },
  大正: { en: 'Taishō', letter: 'T' },
  明治: { en: 'Meiji', letter: 'M' },
}

let eraFormat: Intl.DateTimeFormat | undefined

function eraOf(day: Day): EraDay {
  eraFormat ??= new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
    timeZone: 'UTC',
    era: 'long',
    year: 'numeric',
  })
  const parts = new Map(
    eraFormat.formatToParts(dayNumber(day) * MILLISECONDS_A_DAY).map((part) => [part.type, part.value]),
  )
  const ja = parts.get('era') ?? ''
  const written = parts.get('year') ?? ''
  const named = ERA_NAMES[ja] ?? { en: ja, letter: ja }
  return { name: { ja, en: named.en }, letter: named.letter, year: written === '元' ? 1 : Number(written) }
}

/** Month and day alone where the year is this one: 11-20, or 11/20 in a clinic that writes eras. */
export function monthAndDay(day: Day, today: Day | undefined, style: DateStyle, language: Language): string {
  if (day.slice(0, 4) !== today?.slice(0, 4)) return writtenDay(day, style, language, true)
  return style === 'iso' ? day.slice(5) : `${monthOf(day)}/${dateOf(day)}`
}
