import { describe, expect, test } from 'vitest'
import { withVisit } from '@/domain/edit/call/visits'
import { withWeight } from '@/domain/edit/course/weights'
import { withDraw } from '@/domain/edit/draw/draws'
import { withDrawStruckOut, withEditedResult } from '@/domain/edit/draw/results'
import { withIdentity } from '@/domain/edit/identity'
import { addDays, day } from '@/domain/day'
import { undoImport } from '@/domain/merge'
import type { Patient } from '@/domain/patient'
import type { Problem } from '@/domain/problem'
import type { ReadResult } from '@/domain/reading'
import { aRow, aWriter } from '../edit/builders'
import { FIRST, imported, listed, standing } from './builders'

/** Imports one after the other onto a patient, named from the first number on. */
function after(patient: Patient | undefined, from: number, ...imports: readonly ReadResult[][]): Patient {
  const last = imports.reduce<Patient | undefined>(
    (now, reads, at) => imported(now, reads, `i${from + at}`).patient,
    patient,
  )
  if (!last) throw new Error('nobody')
  return last
}

function done(outcome: Patient | Problem): Patient {
  if ('because' in outcome) throw new Error(outcome.because.en)
  return outcome
}

function backOf(patient: Patient | undefined, ...ids: string[]): Patient | undefined {
  return ids.reduce((now, id) => now && undoImport(now, id).patient, patient)
}

describe('what a hand noted of a draw, after the import that had brought the draw is taken back', () => {
  const met = after(undefined, 0, [listed({ value: '98' })], [listed({ value: '60', analyte: 'ast' })])

  test('a mark of the sample stays on what another import says of that draw', () => {
    const typed = done(withDraw(met, aRow(FIRST, { ggt: '30' }, { marks: ['hemolysis'] }), aWriter()))
    const back = backOf(typed, 'i0')
    expect(standing(back)).toEqual(['09-14 60', '09-14 30'])
    expect(back?.draws.map(({ marks }) => marks)).toEqual([['hemolysis']])
  })

  test('a mark that the import itself had said goes with it', () => {
    const said = after(
      undefined,
      0,
      [{ ...listed({ value: '98' }), marks: ['lipemia'] }],
      [listed({ value: '60', analyte: 'ast' })],
    )
    const typed = done(withDraw(said, aRow(FIRST, { ggt: '30' }, { marks: ['hemolysis'] }), aWriter()))
    const [draw] = backOf(typed, 'i0')?.draws ?? []
    expect(draw?.marks).toEqual(['hemolysis'])
  })

  test('a draw that was struck out stays struck out', () => {
    const struck = done(withDrawStruckOut(met, met.draws[0]?.id ?? '', '別の患者の検体', aWriter()))
    const back = backOf(struck, 'i0')
    expect(standing(back)).toEqual([])
    expect(back?.draws.every(({ struckOut }) => struckOut !== undefined)).toBe(true)
  })

  test('a correction of one method leaves the result of another', () => {
    const both = after(
      undefined,
      0,
      [{ ...listed({ value: '250', analyte: 'alp' }), method: 'jscc' }],
      [{ ...listed({ value: '90', analyte: 'alp' }), method: 'ifcc' }],
    )
    const place = both.draws.flatMap((draw) =>
      draw.results
        .filter(({ method }) => method === 'jscc')
        .map((result) => ({ drawId: draw.id, resultId: result.id })),
    )[0]
    if (!place) throw new Error('no result')
    const entry = { text: '255', unit: 'U/L', reason: '転記の誤り' }
    // A third import lets the journal keep the correction as made by hand.
    const edited = done(withEditedResult(both, place, entry, aWriter()))
    const back = backOf(after(edited, 2, [listed({ value: '61', analyte: 'ast' })]), 'i0')
    expect(standing(back).sort()).toEqual(['09-14 255', '09-14 61', '09-14 90'])
  })

  test('a draw of another laboratory of that day, typed by hand, is a draw of its own', () => {
    const ofLab = (reads: ReadResult[]): ReadResult[] => reads.map((read) => ({ ...read, lab: '検査所A' }))
    const there = after(
      undefined,
      0,
      ofLab([listed({ value: '98' })]),
      ofLab([listed({ value: '60', analyte: 'ast' })]),
    )
    const typed = done(withDraw(there, aRow(FIRST, { alt: '44' }, { lab: '検査所B' }), aWriter()))
    const more = after(typed, 2, ofLab([listed({ value: '30', analyte: 'ggt' })]))
    const seen = (patient: Patient | undefined): string[] =>
      (patient?.draws ?? []).flatMap(({ lab, results }) =>
        results.map(({ analyte, value }) => `${lab ?? '-'} ${analyte} ${value?.text ?? '-'}`),
      )
    expect(seen(more)).toEqual(['検査所A alt 98', '検査所A ast 60', '検査所A ggt 30', '検査所B alt 44'])
    expect(more.journal?.[0]?.acts.map((act) => ('hand' in act ? 'hand' : act.importId))).toEqual([
      'i1',
      'hand',
      'i2',
    ])
    expect(seen(backOf(more, 'i0')).sort()).toEqual(['検査所A ast 60', '検査所A ggt 30', '検査所B alt 44'])
    expect(seen(backOf(more, 'i1')).sort()).toEqual(['検査所A alt 98', '検査所A ggt 30', '検査所B alt 44'])
  })
})

describe('a person whom an import brought, and of whom a hand has typed something since', () => {
  const brought = after(undefined, 0, [listed({ value: '98' })])
  const typed = {
    'who it is and a telephone': withIdentity(
      brought,
      { number: '1', name: '青葉 葵', phone: '090-0000-0000' },
      () => false,
      aWriter(),
    ),
    'a weight': withWeight(brought, { day: day('2026-11-20'), kg: 52 }, aWriter()),
    'a next visit': withVisit(brought, day('2026-12-01'), aWriter()),
  }

  test.each(Object.entries(typed))(
    '%s: the person stays when the import is taken back, and is named',
    (_, now) => {
      const { patient, kept } = undoImport(done(now), 'i0')
      expect(patient?.draws).toEqual([])
      expect(kept.map(({ en }) => en)).toEqual([
        'The patient (name and so on) stays: there are later records.',
      ])
      const { phone, weights, nextVisit } = done(now)
      expect(patient).toMatchObject({
        weights,
        ...(phone ? { phone } : {}),
        ...(nextVisit ? { nextVisit } : {}),
      })
    },
  )
})

describe('a review of a draw on which imports met', () => {
  test('stays and is named when the last of them is taken back', () => {
    const met = after(
      undefined,
      0,
      [listed({ value: '44', on: 9 })],
      [listed({ value: '98' })],
      [listed({ value: '60', analyte: 'ast' })],
    )
    const reviews = [{ id: 'r', day: day('2026-09-20'), by: '早川', recheck: addDays(FIRST, 30) }]
    const reviewed = {
      ...met,
      draws: met.draws.map((draw) => (draw.day === FIRST ? { ...draw, reviews } : draw)),
    }
    const one = undoImport(reviewed, 'i1')
    expect(one.patient?.draws[0]?.reviews).toEqual(reviews)
    const none = undoImport(one.patient ?? reviewed, 'i2')
    expect(none.patient?.draws[0]?.reviews).toEqual(reviews)
    expect(none.kept.map(({ en }) => en)).toContain('The review of the draw of 2026-09-14 stays (1).')
  })

  test('whose results another import had filled is named too', () => {
    const met = after(undefined, 0, [listed({ value: '44', on: 9 })], [listed({})], [listed({ value: '98' })])
    const reviews = [{ id: 'r', day: day('2026-09-20'), by: '早川' }]
    const reviewed = {
      ...met,
      draws: met.draws.map((draw) => (draw.day === FIRST ? { ...draw, reviews } : draw)),
    }
    const both = undoImport({ ...(undoImport(reviewed, 'i1').patient ?? reviewed) }, 'i2')
    expect(both.patient?.draws.find(({ day: on }) => on === FIRST)?.reviews).toEqual(reviews)
    expect(both.kept.map(({ en }) => en)).toContain('The review of the draw of 2026-09-14 stays (1).')
  })
})

describe('fasting that one import alone had stated', () => {
  test('goes with it, whatever value another says as well', () => {
    const met = after(
      undefined,
      0,
      [{ ...listed({ value: '98' }), fasting: 'yes' }],
      [listed({ value: '98' }), listed({ value: '60', on: 5 })],
    )
    const back = backOf(met, 'i0')
    expect(standing(back)).toEqual(['09-14 98', '09-19 60'])
    expect(back?.draws[0]?.fasting).toBe('unknown')
  })
})
