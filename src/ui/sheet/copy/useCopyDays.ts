import type { Day } from '@/domain/day'
import { weekdayText, writtenDay } from '../../dayText'
import { useSurroundings } from '../../surroundings'

/** How a patient's copy writes days: as the clinic does, and those that are still to come with the day of the week. */
export function useCopyDays(): { written: (day: Day) => string; ahead: (day: Day) => string } {
  const { language, dateStyle } = useSurroundings()
  const written = (day: Day): string => writtenDay(day, dateStyle.value, language.value)
  const ahead = (day: Day): string => {
    const weekday = weekdayText(day, language.value)
    return language.value === 'ja' ? `${written(day)}(${weekday})` : `${weekday} ${written(day)}`
  }
  return { written, ahead }
}
