import fc from 'fast-check'
import { ANALYTE_IDS } from '@/domain/analyte'
import { END_REASONS, type Course, type EarlierCourse } from '@/domain/course'
import { addDays, day, type Day } from '@/domain/day'
import { MEASURES } from '@/domain/measures'
import { parseValue } from '@/domain/parseValue'
import {
  CONTACT_OUTCOMES,
  type Contact,
  type EarlierWeight,
  type Patient,
  type StruckOut,
} from '@/domain/patient'
import {
  REVIEW_PLANS,
  SIGNIFICANCES,
  type Draw,
  type EarlierResult,
  type Result,
  type SeenResult,
  type WaitingValue,
} from '@/domain/result'
import type { Value } from '@/domain/value'
import { someEntries } from './entryArbitraries'

/** People and results as a clinic has them, in every combination of what may be known and what not. */

const FIRST = day('2025-01-01')
export const aDay: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 600 }).map((days) => addDays(FIRST, days))
const text = fc.constantFrom('早川', '夜間のみ "至急"', 'a,b', '=1+1', 'x\ny', 'ß 表 能')

/** A value as a file or a hand may write it. */
export const aValue: fc.Arbitrary<Value> = fc
  .oneof(
    fc.integer({ min: 20, max: 99 }).map(String),
    fc.constantFrom('<5', '>1000', '3.60', '300>', '１２．３', '溶血', '検体不足', '±', '-'),
  )
  .map((received) => {
    const parsed = parseValue(received)
    if (!parsed || 'pending' in parsed) throw new Error(`no value: ${received}`)
    return parsed.value
  })

function known<Given extends object>(given: Given): Given {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Given
}

function opt<Given>(of: fc.Arbitrary<Given>): fc.Arbitrary<Given | undefined> {
  return fc.option(of, { nil: undefined })
}

const report = fc.record({
  value: aValue,
  low: opt(fc.constant('7')),
  high: opt(fc.constant('23')),
  rangeText: opt(fc.constant('M:10-42 F:7-23')),
  labFlag: opt(fc.constantFrom('H', '*', '↑')),
  comment: opt(text),
  arrived: opt(aDay),
})

const earlier: fc.Arbitrary<EarlierResult> = fc
  .record({
    report,
    at: fc.constant('2026-11-22T09:30:00'),
    by: text,
    reason: opt(text),
    because: fc.constantFrom('corrected' as const, 'retest' as const, 'edited' as const),
  })
  .map(({ report: told, at, by, because, reason }) =>
    known({ ...known(told), status: 'final' as const, replaced: known({ at, by, because, reason }) }),
  ) as fc.Arbitrary<EarlierResult>

export function aResult(id: string): fc.Arbitrary<Result> {
  return fc
    .record({
      analyte: fc.constantFrom(...ANALYTE_IDS),
      isPending: fc.boolean(),
      status: fc.constantFrom(
        'final' as const,
        'preliminary' as const,
        'corrected' as const,
        'entered-in-error' as const,
      ),
      report,
      fasting: opt(fc.constantFrom('yes' as const, 'no' as const)),
      method: opt(fc.constantFrom('ifcc' as const, 'jscc' as const)),
      specimen: opt(fc.constant('血清')),
      conflicts: opt(fc.array(aValue, { minLength: 1, maxLength: 3 })),
      earlier: opt(fc.array(earlier, { minLength: 1, maxLength: 2 })),
    })
    .map(({ analyte, isPending, status, report: told, conflicts, earlier: before, ...rest }): Result => {
      const unit = MEASURES[analyte].unit
      const units = told.value.kind === 'number' ? { unit } : {}
      const reported = isPending ? {} : { ...known(told), ...units }
      const conflict = conflicts?.reduce<WaitingValue | undefined>(
        (before, value) => ({
          value,
          ...(value.kind === 'number' ? { unit } : {}),
          importId: '',
          ...(before ? { before } : {}),
        }),
        undefined,
      )
      const other = conflict === undefined || isPending ? {} : { conflict }
      const befores = before?.map((each) => ({ ...each, ...(each.value?.kind === 'number' ? { unit } : {}) }))
      return known({
        id,
        analyte,
        status: isPending ? 'pending' : status,
        ...reported,
        ...known(rest),
        ...other,
        ...(befores ? { earlier: befores } : {}),
      }) as Result
    })
}

/** A result as a reviewer saw it; a file holds no id of it. */
const aSeen: fc.Arbitrary<SeenResult> = fc
  .record({
    analyte: fc.constantFrom(...ANALYTE_IDS),
    text: aValue.map((value) => value.text),
    unit: opt(fc.constant('U/L')),
    low: opt(fc.constant('7')),
    high: opt(fc.constant('23')),
    status: fc.constantFrom('final' as const, 'pending' as const, 'entered-in-error' as const),
    fasting: opt(fc.constant('yes' as const)),
    method: opt(fc.constant('ifcc' as const)),
    waiting: opt(fc.constant('66')),
    range: opt(
      fc.constantFrom({ source: 'none' as const }, { source: 'jccls' as const, high: '23', unit: 'U/L' }),
    ),
    baseline: opt(fc.constant({ text: '<5', day: FIRST, unit: 'U/L' })),
  })
  .map((seen) => ({ result: '', ...known(seen) }) as SeenResult)

const aDraw: fc.Arbitrary<Draw> = fc
  .record({
    day: aDay,
    time: opt(fc.constantFrom('09:30', '15:00')),
    lab: opt(text),
    fasting: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
    marks: fc.uniqueArray(fc.constantFrom('hemolysis' as const, 'lipemia' as const)),
    results: fc.array(aResult('r'), { minLength: 1, maxLength: 4 }),
    outside: opt(fc.constantFrom('健診', '前医')),
    reviews: fc.array(
      fc
        .record({
          day: aDay,
          by: text,
          note: opt(text),
          recheck: opt(aDay),
          plan: opt(fc.constantFrom(...REVIEW_PLANS)),
          significance: opt(fc.constantFrom(...SIGNIFICANCES)),
          at: opt(fc.constantFrom('2026-11-22T09:30', '2026-11-22T15:00')),
          saw: opt(fc.array(aSeen, { maxLength: 2 })),
        })
        .map((review) => ({ id: 'v', ...known(review) })),
      { maxLength: 2 },
    ),
  })
  .map((draw) => known({ id: 'd', ...draw }) as Draw)

const CHANGED = { at: '2026-11-22T09:30:00', by: '看護師' }

const aCourse = fc
  .record({
    start: opt(aDay),
    plannedWeeks: opt(fc.constantFrom(16, 20)),
    end: opt(aDay),
    protocol: opt(fc.constant('bimonthly')),
    doses: fc.uniqueArray(fc.record({ from: aDay, mgPerDay: fc.constantFrom(10, 20, 2.5) }), {
      selector: ({ from }) => from,
      maxLength: 3,
    }),
    pauses: opt(fc.record({ from: aDay, reason: opt(text) }).map(known)).map((pause) =>
      pause ? [pause] : [],
    ),
    endReason: opt(fc.constantFrom(...END_REASONS)),
    endNote: opt(text),
    product: opt(fc.constant('アキュテイン')),
    transfer: opt(
      fc
        .record({ from: text, on: opt(aDay) })
        .map((transfer) => known(transfer) as NonNullable<Course['transfer']>),
    ),
    earlier: opt(
      fc.constantFrom<EarlierCourse[]>(
        [{ dose: { from: FIRST, mgPerDay: 20 }, ...CHANGED }],
        [{ pause: { from: FIRST, reason: '発熱' }, ...CHANGED, reason: '別の患者' }],
        [{ course: { plannedWeeks: 16, transfer: { from: '前医' } }, ...CHANGED }],
      ),
    ),
  })
  .map((course) => known({ id: 'c', ...course }) as Course)

/** A whole record, its ids blank as far as they say nothing. */
export const aPatient: fc.Arbitrary<Patient> = fc
  .record({
    number: fc.integer({ min: 1, max: 99_999 }).map((number) => String(number).padStart(5, '0')),
    name: opt(fc.constantFrom('青葉 葵', '髙橋　菜々子', '=cmd')),
    kana: opt(fc.constant('アオバ アオイ')),
    birthDate: opt(fc.constantFrom(day('2001-03-04'), day('1998-07-21'))),
    sex: opt(fc.constantFrom('F' as const, 'M' as const)),
    phone: opt(fc.constant('03-0000-0142')),
    phone2: opt(fc.constant('+81 3')),
    contactNote: opt(text),
    nextVisit: opt(aDay),
    weights: fc.uniqueArray(fc.record({ day: aDay, kg: fc.constantFrom(52, 52.5) }), {
      selector: (weight) => weight.day,
      maxLength: 2,
    }),
    earlierWeights: opt(fc.constant<EarlierWeight[]>([{ day: FIRST, kg: 5.2, ...CHANGED }])),
    courses: fc.array(aCourse, { maxLength: 2 }),
    draws: fc.array(aDraw, { maxLength: 4 }),
    contacts: fc.array(
      fc
        .record({
          day: aDay,
          by: opt(text),
          outcome: fc.constantFrom(...CONTACT_OUTCOMES),
          next: opt(aDay),
          note: opt(text),
          visitBefore: opt(aDay),
          struckOut: opt(
            fc
              .record({ at: fc.constant('2026-11-22T09:30'), by: text, reason: opt(text) })
              .map((struck) => known(struck) as StruckOut),
          ),
        })
        .map((contact) => known({ id: 'k', ...contact }) as Contact),
      { maxLength: 2 },
    ),
    snooze: opt(fc.record({ until: aDay, reason: text, setOn: aDay })),
    entries: someEntries,
  })
  .map(({ entries, ...patient }) => ({ ...(known({ id: 'p', ...patient }) as Patient), ...entries }))

/** A record without what an import gives anew: ids and where it came from. */
export function withoutIds(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(withoutIds)
  if (typeof given !== 'object' || given === null) return given
  const skipped = ['id', 'importId', 'imported']
  return Object.fromEntries(
    Object.entries(given)
      .filter(([key]) => !skipped.includes(key))
      .map(([key, value]) => [key, withoutIds(value)]),
  )
}
