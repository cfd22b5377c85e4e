import type { Day } from '@/domain/day'
import { refusal } from '@/domain/edit/refusal'
import type { Problem } from '@/domain/problem'
import { plainFigures } from '@/ui/plainFigures'
import { readDay } from '@/ui/readDay'

/** Reads what was typed into a form, field by field, and keeps the first that cannot be read. */
export interface FieldReader {
  /** The day in that field, also one of the era or in full width; undefined when it is empty. */
  day: (field: string, typed: string) => Day | undefined
  /** The number in that field, full-width figures too, below zero as well: why it is too small the rules say. */
  number: (field: string, typed: string) => number | undefined
  readonly problem: Problem | undefined
}

/** A reader for one attempt to save. */
export function fieldReader(): FieldReader {
  let problem: Problem | undefined

  function day(field: string, typed: string): Day | undefined {
    if (typed.trim() === '') return undefined
    const read = readDay(typed)
    if (read === undefined) problem ??= notADay(field, typed)
    return read
  }

  function number(field: string, typed: string): number | undefined {
    const text = plainFigures(typed).replace(/^[−‐–—―ー]/, '-')
    if (text === '') return undefined
    if (!/^-?\d+(\.\d+)?$/.test(text)) {
      problem ??= notANumber(field, typed)
      return undefined
    }
    return Number(text)
  }

  return {
    day,
    number,
    get problem() {
      return problem
    },
  }
}

/** The words of a field without the spaces around them; undefined when there are none. */
export function wordsIn(typed: string): string | undefined {
  const text = typed.trim()
  return text === '' ? undefined : text
}

type Stated<Given> = { [Key in keyof Given]?: Exclude<Given[Key], undefined> }

/** The same object without the keys that state nothing. */
export function stated<Given extends object>(given: Given): Stated<Given> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Stated<Given>
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

function notANumber(field: string, typed: string): Problem {
  return refusal(
    'not-a-number',
    field,
    typed,
    { ja: `「${typed}」は数値として読めません。`, en: `“${typed}” is not a number.` },
    { ja: '数字だけを入力してください。', en: 'Enter figures only.' },
  )
}
