import { expect, test } from 'vitest'
import { addDays, day } from '@/domain/day'
import { withEditedResult } from '@/domain/edit/draw/results'
import { unreviewedDraws } from '@/domain/review/unreviewedDraws'
import { factsOf } from '@/domain/factsOf'
import { AT, PACKED, UNREVIEWED } from '@/domain/packedValues'
import type { Patient } from '@/domain/patient'
import type { Draw, Result } from '@/domain/result'
import { isUnreviewed } from '@/domain/worklist/unreviewed'
import { demoPatients } from '@/state/demo/demoClinic'
import { aWriter } from '../edit/builders'

const TODAY = day('2026-11-22')

/** The days that the list counts, and those that the page of the patient lists. */
function counted(patient: Patient): { list: string[]; page: string[]; flagged: string[] } {
  const { draws, values } = factsOf(patient)
  const flagged = new Set<string>()
  for (let at = 0; at < values.length; at += PACKED)
    if (((values[at + AT.bits] ?? 0) & UNREVIEWED) !== 0)
      flagged.add(draws[values[at + AT.draw] ?? -1]?.day ?? '')
  return {
    list: draws.filter((draw) => draw.day <= TODAY && isUnreviewed(draw, TODAY)).map((draw) => draw.day),
    page: [...new Set(unreviewedDraws(patient, TODAY).map((draw) => draw.day))].reverse(),
    flagged: [...flagged],
  }
}

/** The patient after somebody corrected the first number of each draw, tomorrow. */
function corrected(patient: Patient): Patient {
  return patient.draws.reduce((now, draw) => {
    const result = draw.results.find(({ value, status }) => value?.kind === 'number' && status === 'final')
    if (!result) return now
    const after = withEditedResult(
      now,
      { drawId: draw.id, resultId: result.id },
      { text: '77.7', unit: result.unit ?? '', reason: '転記' },
      aWriter(addDays(TODAY, 1)),
    )
    return 'because' in after ? now : after
  }, patient)
}

test.each(demoPatients(TODAY, 220).map((patient) => [patient.number, patient] as const))(
  'the list and the page of demo patient %s count the same unreviewed days, before and after a correction',
  (_, patient) => {
    for (const one of [patient, corrected(patient)]) {
      const { list, page, flagged } = counted(one)
      expect(page).toEqual(list)
      for (const on of flagged) expect(list).toContain(on)
    }
  },
)

test('among the demo patients are reviewed and unreviewed draws, and a correction makes reviewed ones unreviewed', () => {
  const patients = demoPatients(TODAY)
  const before = patients.flatMap((patient) => counted(patient).list).length
  const after = patients.flatMap((patient) => counted(corrected(patient)).list).length
  const all = patients.flatMap(({ draws }) => draws).length
  expect(before).toBeGreaterThan(10)
  expect(before).toBeLessThan(all - 10)
  expect(after).toBeGreaterThan(before + 10)
})

test('words of one tube beside an order of the same day that is still awaited are unreviewed in neither', () => {
  const [patient] = demoPatients(TODAY)
  if (!patient) throw new Error('no demo patient')
  const tube = (id: string, time: string, more: Partial<Result>): Draw => ({
    id,
    day: addDays(TODAY, -2),
    time,
    fasting: 'unknown',
    marks: [],
    reviews: [],
    results: [{ id: `${id}-tg`, analyte: 'tg', status: 'pending', ...more }],
  })
  const ordered = tube('a', '09:00', {})
  const spoilt = tube('b', '15:00', { status: 'final', value: { kind: 'text', text: '溶血' } })
  const of = (...draws: Draw[]) => counted({ ...patient, draws })
  expect(of(ordered, spoilt)).toMatchObject({ list: [], page: [] })
  expect(of(spoilt)).toMatchObject({ list: [spoilt.day], page: [spoilt.day] })
})
