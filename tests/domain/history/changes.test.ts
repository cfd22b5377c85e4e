// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesBetween } from '@/domain/history/changes'
import { isSame } from '@/domain/history/delta'
import { CHANGE_FIELDS } from '@/domain/history/types'
import type { Patient } from '@/domain/patient'
import { anyRecord, edited } from './anyRecord'

const RECORD = {
  id: 'p',
  number: '00142',
  name: '佐藤 花子',
  phone: '090-1234-5678',
  weights: [{ day: '2026-09-01', kg: 52 }],
  courses: [
    {
      id: 'c1',
      start: '2026-09-27',
      plannedWeeks: 20,
      doses: [{ from: '2026-09-27', mgPerDay: 20 }],
      pauses: [{ from: '2026-10-20', restart: '2026-11-10' }],
    },
  ],
  draws: [
    {
      id: 'd1',
      day: '2026-09-14',
      fasting: 'yes',
      marks: [],
      results: [
        { id: 'r1', analyte: 'alt', status: 'final', value: { kind: 'number', text: '98' }, unit: 'U/L' },
        { id: 'r2', analyte: 'tg', status: 'pending' },
      ],
      reviews: [{ id: 'v1', day: '2026-09-20', by: '鈴木' }],
    },
  ],
  contacts: [{ id: 'k1', day: '2026-11-20', outcome: 'no-answer' }],
  medicines: [{ id: 'm1', name: 'ビブラマイシン' }],
} as unknown as Patient

/** The record after somebody has changed something in a copy of it. */
function after(change: (record: never) => void): Patient {
  const copy = structuredClone(RECORD)
  change(copy as unknown as never)
  return copy
}
interface Loose {
  [key: string]: never
}

function changes(change: (record: never) => void) {
  return changesBetween(RECORD, after(change))
}

describe('what changed between two versions of a patient', () => {
  test('a telephone number is told as contact data, with the number before and after', () => {
    expect(changes((record) => Object.assign(record, { phone: '03-1111-1111' }))).toEqual([
      {
        kind: 'changed',
        area: 'contact-data',
        field: 'phone',
        before: '090-1234-5678',
        after: '03-1111-1111',
      },
    ])
  })

  test('a corrected result is told with analyte, day of the draw, both values and the reason', () => {
    const corrected = after((record: { draws: { results: Loose[] }[] }) =>
      Object.assign(record.draws[0]?.results[0] ?? {}, {
        status: 'corrected',
        value: { kind: 'number', text: '89' },
        earlier: [{ status: 'final', replaced: { at: 'x', by: 'y', because: 'edited', reason: '転記ミス' } }],
      }),
    )
    const place = {
      area: 'result',
      id: 'r1',
      drawId: 'd1',
      day: '2026-09-14',
      analyte: 'alt',
      reason: '転記ミス',
    }
    expect(changesBetween(RECORD, corrected)).toEqual([
      { kind: 'changed', ...place, field: 'status', before: 'final', after: 'corrected' },
      {
        kind: 'changed',
        ...place,
        field: 'value',
        before: { kind: 'number', text: '98' },
        after: { kind: 'number', text: '89' },
      },
      { kind: 'changed', area: 'provenance' },
    ])
  })

  test('a result that was struck out is told as entered in error, with its value', () => {
    const struck = after((record: { draws: { results: Loose[] }[] }) =>
      Object.assign(record.draws[0]?.results[0] ?? {}, { status: 'entered-in-error' }),
    )
    expect(changesBetween(RECORD, struck)).toMatchObject([
      { kind: 'entered-in-error', area: 'result', analyte: 'alt', before: { text: '98' } },
    ])
  })

  test('a result under another id is the same result, by analyte and specimen', () => {
    const again = after((record: { draws: { results: Loose[] }[] }) =>
      Object.assign(record.draws[0]?.results[0] ?? {}, { id: 'r9', unit: 'IU/L' }),
    )
    expect(changesBetween(RECORD, again)).toMatchObject([
      { kind: 'changed', area: 'result', field: 'unit', before: 'U/L', after: 'IU/L' },
      { area: 'provenance' },
    ])
  })

  test('a dose step of another day is one taken out and one added, of the same course', () => {
    const moved = after((record: { courses: { doses: Loose[] }[] }) =>
      Object.assign(record.courses[0]?.doses[0] ?? {}, { from: '2026-10-01' }),
    )
    expect(changesBetween(RECORD, moved)).toEqual([
      {
        kind: 'removed',
        area: 'dose',
        courseId: 'c1',
        day: '2026-09-27',
        before: { from: '2026-09-27', mgPerDay: 20 },
      },
      {
        kind: 'added',
        area: 'dose',
        courseId: 'c1',
        day: '2026-10-01',
        after: { from: '2026-10-01', mgPerDay: 20 },
      },
    ])
  })

  test('a medicine, a course and a draw that were struck out say so, and why', () => {
    const struckOut = { at: '2026-11-22T09:30', by: '佐藤', reason: '別人の記録' }
    const struck = after((record: { medicines: Loose[]; courses: Loose[]; draws: Loose[] }) => {
      for (const list of [record.medicines, record.courses, record.draws])
        Object.assign(list[0] ?? {}, { struckOut })
    })
    expect(changesBetween(RECORD, struck)).toMatchObject(
      ['course', 'draw', 'medicine'].map((area) => ({ kind: 'struck-out', area, reason: '別人の記録' })),
    )
  })

  test('a postponement that was set and one that was taken back are told whole', () => {
    const snooze = { until: '2026-12-01', reason: '旅行', setOn: '2026-11-22' }
    const snoozed = after((record: Loose) => Object.assign(record, { snooze }))
    expect(changesBetween(RECORD, snoozed)).toEqual([{ kind: 'added', area: 'snooze', after: snooze }])
    expect(changesBetween(snoozed, RECORD)).toEqual([{ kind: 'removed', area: 'snooze', before: snooze }])
  })

  test('a new record and one that was taken out are told as one thing', () => {
    expect(changesBetween(undefined, RECORD)).toEqual([{ kind: 'added', area: 'record', after: RECORD }])
    expect(changesBetween(RECORD, undefined)).toEqual([{ kind: 'removed', area: 'record', before: RECORD }])
    expect(changesBetween(undefined, undefined)).toEqual([])
  })

  test('the same entries in another order are told as that', () => {
    const two = after((record: { weights: unknown[] }) => record.weights.push({ day: '2026-10-01', kg: 53 }))
    const turned = structuredClone(two)
    turned.weights.reverse()
    expect(changesBetween(two, turned)).toEqual([{ kind: 'changed', area: 'weight', field: 'order' }])
  })

  test('where something came from is told once, whatever number of traces changed', () => {
    const traced = after((record: Loose & { courses: Loose[] }) => {
      Object.assign(record, { imported: [{ importId: 'i', changes: [] }], importId: 'i' })
      Object.assign(record.courses[0] ?? {}, { importId: 'i' })
    })
    expect(changesBetween(RECORD, traced)).toEqual([{ kind: 'changed', area: 'provenance' }])
  })
})

describe('nothing that differs goes unmentioned', () => {
  test('two records have no changes between them exactly when they are the same', () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, (one, other) => {
        expect(changesBetween(one, other).length === 0).toBe(isSame(one, other))
        expect(changesBetween(one, structuredClone(one))).toEqual([])
      }),
      { numRuns: 1500 },
    )
  })

  test('one edit anywhere in a record is mentioned', () => {
    fc.assert(
      fc.property(anyRecord, fc.nat(), fc.nat(5), (record, place, how) => {
        const changed = edited(record, place, how)
        expect(changesBetween(record, changed).length === 0).toBe(isSame(record, changed))
      }),
      { numRuns: 4000 },
    )
  })

  test('every change names an area, and a changed field of a known area is worded or unheard of', () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, (one, other) => {
        for (const change of changesBetween(one, other)) {
          expect(Object.keys(CHANGE_FIELDS)).toContain(change.area)
          if (change.kind === 'changed' && change.area !== 'provenance') expect(change.field).toBeDefined()
          if (change.kind === 'added') expect(change.after).toBeDefined()
          if (change.kind === 'removed') expect(change.before).toBeDefined()
        }
      }),
      { numRuns: 500 },
    )
  })
})
