import type { Day } from '@/domain/day'
import { refusal } from '@/domain/edit/refusal'
import type { Problem } from '@/domain/problem'
import { readDay } from '@/ui/readDay'

/** The day in a field: none where it is empty, the problem where it is no day. */
export function typedDay(field: string, typed: string): { day?: Day; problem?: Problem } {
  if (typed.trim() === '') return {}
  const day = readDay(typed)
  return day === undefined ? { problem: notADay(field, typed) } : { day }
}

/** The words in a field without the spaces around them; none where there are none. */
export function typedWords(typed: string): string | undefined {
  return typed.trim() === '' ? undefined : typed.trim()
}

function notADay(field: string, typed: string): Problem {
  return refusal(
    'not-a-day',
    field,
    typed,
    { ja: `「${typed}」は日付として読めません。`, en: `“${typed}” is not a day.` },
    { ja: '例: 2026-11-14、2026/11/14、R8.11.14', en: 'For example 2026-11-14.' },
  )
}
