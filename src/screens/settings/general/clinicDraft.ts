import { addDays, daysBetween, type Day } from '@/domain/day'
import { refusal } from '@/domain/edit/refusal'
import type { Problem } from '@/domain/problem'
import type { ClinicSettings } from '@/domain/settings'
import { plainFigures } from '@/ui/plainFigures'
import { readDay } from '@/ui/readDay'
import { BOUNDS } from './bounds'
import { wholeNumber } from './wholeNumber'

/** The ways of the clinic as typed: when it is closed, how long restrictions last, its target dose, what after calls in vain. */
export interface ClinicTyped {
  weekdays: number[]
  holidays: boolean
  /** One day a line, or a span of days as `2026-12-29 – 2027-01-03`. */
  days: string
  targetDose: string
  targetSource: string
  notReachedCalls: string
  notReachedStep: string
  /** By restriction; empty means the default. */
  months: Record<string, string>
}

/** A restriction as its field needs it: the default and the shortest that its label allows. */
export interface RestrictionBounds {
  id: string
  months: number
  labelMonths?: number
}

/** What is stored, as the form shows it. */
export function clinicTyped(
  settings: ClinicSettings,
  restrictions: readonly RestrictionBounds[],
): ClinicTyped {
  const { closed, targetDose, notReached, restrictionMonths } = settings
  const months: Record<string, number | undefined> = restrictionMonths ?? {}
  return {
    weekdays: [...(closed?.weekdays ?? [])],
    holidays: closed?.holidays ?? false,
    days: (closed?.days ?? []).join('\n'),
    targetDose: targetDose ? String(targetDose.mgPerKg) : '',
    targetSource: targetDose?.source ?? '',
    notReachedCalls: notReached ? String(notReached.calls) : '',
    notReachedStep: notReached?.step ?? '',
    months: Object.fromEntries(
      restrictions.map(({ id }) => [id, months[id] === undefined ? '' : String(months[id])]),
    ),
  }
}

type ClinicWays = Pick<ClinicSettings, 'closed' | 'targetDose' | 'notReached' | 'restrictionMonths'>

/** The typed ways as they are stored, and everything that cannot be: each problem names its field. */
export function clinicRead(
  typed: ClinicTyped,
  restrictions: readonly RestrictionBounds[],
): { ways: ClinicWays; problems: Problem[] } {
  const problems: Problem[] = []
  const take = <Read>(read: Read | Problem): Read | undefined => {
    if (!isProblem(read)) return read
    problems.push(read)
    return undefined
  }
  const closed = {
    weekdays: typed.weekdays.toSorted(),
    holidays: typed.holidays,
    days: take(daysIn(typed.days)) ?? [],
  }
  const isOpen = closed.weekdays.length === 0 && !closed.holidays && closed.days.length === 0
  const targetDose = take(targetIn(typed))
  const notReached = take(stepIn(typed))
  const months = Object.fromEntries(
    restrictions.flatMap((restriction) => {
      const read = take(monthsIn(restriction, typed.months[restriction.id] ?? ''))
      return read === undefined ? [] : [[restriction.id, read]]
    }),
  )
  return {
    ways: {
      ...(isOpen ? {} : { closed }),
      ...(targetDose && { targetDose }),
      ...(notReached && { notReached }),
      ...(Object.keys(months).length > 0 && { restrictionMonths: months }),
    },
    problems,
  }
}

/** The days of the list, each once, in order. */
function daysIn(text: string): Day[] | Problem {
  const days = new Set<Day>()
  for (const line of text.split(/[\n,、;]+/)) {
    const written = line.trim()
    if (written === '') continue
    const [first = '', last] = written.split(/\s*(?:–|—|~|〜|～|から|\.\.)\s*/)
    const [from, to] = [readDay(first), last === undefined ? readDay(first) : readDay(last)]
    if (from === undefined || to === undefined || to < from || daysBetween(from, to) > LONGEST_CLOSED)
      return notDays(written)
    for (let day = from; day <= to; day = addDays(day, 1)) days.add(day)
  }
  return [...days].sort()
}

const LONGEST_CLOSED = 60

function targetIn({ targetDose, targetSource }: ClinicTyped): ClinicWays['targetDose'] | Problem {
  const [dose, source] = [plainFigures(targetDose), targetSource.trim()]
  if (dose === '' && source === '') return undefined
  const mgPerKg = /^\d{1,3}(\.\d{1,2})?$/.test(dose) ? Number(dose) : NaN
  if (!(mgPerKg > 0 && mgPerKg <= 300)) return noDose(targetDose)
  return source === '' ? noSource() : { mgPerKg, source }
}

function stepIn({ notReachedCalls, notReachedStep }: ClinicTyped): ClinicWays['notReached'] | Problem {
  const step = notReachedStep.trim()
  if (notReachedCalls.trim() === '' && step === '') return undefined
  const calls = wholeNumber(notReachedCalls, ...BOUNDS.notReachedCalls)
  if (calls === undefined) return noCount('notReachedCalls', notReachedCalls, ...BOUNDS.notReachedCalls)
  return step === '' ? noStep() : { calls, step }
}

function monthsIn(restriction: RestrictionBounds, typed: string): number | undefined | Problem {
  if (typed.trim() === '') return undefined
  const [, most] = BOUNDS.restrictionMonths
  const least = restriction.labelMonths ?? 0
  const months = wholeNumber(typed, 0, most)
  if (months === undefined) return noCount(`restriction-${restriction.id}`, typed, least, most)
  if (months < least) return belowLabel(restriction, typed, least)
  return months === restriction.months ? undefined : months
}

function isProblem(read: unknown): read is Problem {
  return typeof read === 'object' && read !== null && 'todo' in read
}

function notDays(received: string): Problem {
  return refusal(
    'not-a-day',
    'closedDays',
    received,
    { ja: `「${received}」は日付として読めません。`, en: `“${received}” is not a day or a span of days.` },
    {
      ja: '1行に1日、または「2026-12-29〜2027-01-03」のように入力してください(60日まで)。',
      en: 'One day a line, or a span such as 2026-12-29 – 2027-01-03 (60 days at most).',
    },
  )
}

function noDose(received: string): Problem {
  return refusal(
    received.trim() === '' ? 'missing' : 'not-a-dose',
    'targetDose',
    received,
    {
      ja: '目標量は0より大きく300以下の数(mg/kg)です。',
      en: 'A target is a number above 0 and up to 300 (mg/kg).',
    },
    { ja: '目標量を入力するか、出典も消してください。', en: 'Enter it, or clear its source as well.' },
  )
}

function noSource(): Problem {
  return refusal(
    'missing',
    'targetSource',
    '',
    { ja: '目標量の出典がありません。', en: 'The target has no source.' },
    {
      ja: 'どの資料による目標かを入力してください(例: 当院の方針 2026年)。',
      en: 'Say where it comes from (e.g. our clinic’s policy, 2026).',
    },
  )
}

function noStep(): Problem {
  return refusal(
    'missing',
    'notReachedStep',
    '',
    { ja: '次の対応が入力されていません。', en: 'The next step is missing.' },
    { ja: '例: はがきを送る。', en: 'For example: send a postcard.' },
  )
}

function noCount(field: string, received: string, from: number, to: number): Problem {
  return refusal(
    'not-a-count',
    field,
    received,
    { ja: `${from}から${to}までの整数です。`, en: `A whole number from ${from} to ${to}.` },
    { ja: '入力を確かめてください。', en: 'Check what was entered.' },
  )
}

function belowLabel({ id }: RestrictionBounds, received: string, least: number): Problem {
  return refusal(
    'below-label',
    `restriction-${id}`,
    received,
    {
      ja: `添付文書などの最短 ${least}か月より短くできません。`,
      en: `It cannot be shorter than the label’s minimum of ${least} ${least === 1 ? 'month' : 'months'}.`,
    },
    { ja: `${least}か月以上にしてください。`, en: `Enter ${least} or more.` },
  )
}
