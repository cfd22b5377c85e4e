import { daysBetween, type Day } from '../day'
import type { Bilingual } from '../language'
import type { Problem } from '../problem'
import type { Writer } from './writer'

/** How far ahead a planned day may lie before it is taken for a slip in the year. */
const FARTHEST_DAYS_AHEAD = 731

/** Whether a change was refused. */
export function isRefused<Changed extends object>(outcome: Changed | Problem): outcome is Problem {
  return 'because' in outcome && 'todo' in outcome
}

/** A refused entry: the field as the form names it, what was received, why not, and what a person can do. */
export function refusal(
  code: string,
  field: string,
  received: string,
  because: Bilingual,
  todo: Bilingual,
): Problem {
  return { code, where: { field }, received, because, todo }
}

/** A field that was left empty though the entry means nothing without it. */
export function missing(field: string, label: Bilingual): Problem {
  return refusal(
    'missing',
    field,
    '',
    { ja: `${label.ja}が入力されていません。`, en: `${label.en} is missing.` },
    { ja: `${label.ja}を入力してください。`, en: `Enter ${label.en.toLowerCase()}.` },
  )
}

/** Refuses a day after today, or before the person was born, for what has already happened. */
export function notAPastDay(
  field: string,
  label: Bilingual,
  day: Day,
  birthDate: Day | undefined,
  writer: Writer,
): Problem | undefined {
  if (day > writer.today) return afterToday(field, label, day, writer.today)
  if (birthDate !== undefined && day < birthDate) return beforeBirth(field, label, day, birthDate)
  return undefined
}

/** Refuses a planned day so far ahead that the year must be a slip. */
export function tooFarAhead(field: string, label: Bilingual, day: Day, writer: Writer): Problem | undefined {
  if (daysBetween(writer.today, day) <= FARTHEST_DAYS_AHEAD) return undefined
  return refusal(
    'too-far-ahead',
    field,
    day,
    { ja: `${label.ja} ${day} は2年以上先です。`, en: `${label.en} ${day} is more than two years ahead.` },
    { ja: '年を確かめてください。', en: 'Check the year.' },
  )
}

/** Refuses a day that is over, for what is still to happen. */
export function beforeToday(field: string, label: Bilingual, day: Day, today: Day): Problem | undefined {
  if (day >= today) return undefined
  return refusal(
    'before-today',
    field,
    day,
    {
      ja: `${label.ja} ${day} は本日 ${today} より前です。`,
      en: `${label.en} ${day} is before today, ${today}.`,
    },
    { ja: '本日以降の日付を入力してください。', en: 'Enter today or a later day.' },
  )
}

/** Refuses a day before the person was born. */
export function beforeBirth(field: string, label: Bilingual, day: Day, birthDate: Day): Problem {
  return refusal(
    'before-birth',
    field,
    day,
    {
      ja: `${label.ja} ${day} は生年月日 ${birthDate} より前です。`,
      en: `${label.en} ${day} is before the birth date ${birthDate}.`,
    },
    { ja: '日付か生年月日を確かめてください。', en: 'Check this day or the birth date.' },
  )
}

function afterToday(field: string, label: Bilingual, day: Day, today: Day): Problem {
  return refusal(
    'after-today',
    field,
    day,
    {
      ja: `${label.ja} ${day} は本日 ${today} より後です。`,
      en: `${label.en} ${day} is after today, ${today}.`,
    },
    { ja: '本日までの日付を入力してください。', en: 'Enter a day up to today.' },
  )
}
