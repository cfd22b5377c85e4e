import { monthOf, type Day } from '@/domain/day'
import type { Language } from '@/domain/language'
import { writtenDay } from '../dayText'
import type { DateStyle } from '../surroundings'
import type { AxisDays } from './scene'

/** How the axis writes its days: 2026-09 and 09-14, or R8.9 and 9.14 where the clinic counts eras. */
export function axisDays(style: DateStyle, language: Language): AxisDays {
  if (style === 'iso') {
    return { month: (day) => day.slice(0, 7), day: (day) => day, short: (day) => day.slice(5) }
  }
  const narrow = (day: Day): string => writtenDay(day, 'era', language, true)
  return {
    month: (day) => `${narrow(day).split('.')[0] ?? ''}.${monthOf(day)}`,
    day: narrow,
    short: (day) => narrow(day).split('.').slice(1).join('.'),
  }
}
