import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { factsOf } from '@/domain/factsOf'
import type { Patient } from '@/domain/patient'
import { patientCopy, sheet, type PatientCopy } from '@/domain/sheet'
import { verdict } from '@/domain/verdict'
import { ANALYTES } from '@/tables/analytes'
import { VARIATION } from '@/tables/biologicalVariation'
import { sourceById } from '@/tables/sources'
import { judging, rules } from '../../gallery/judging'
import { aPatient, type GivenDraw } from '../../gallery/patients'

const TODAY = day('2026-11-22')

function copyOf(patient: Patient): PatientCopy {
  const facts = factsOf(patient)
  return patientCopy(
    sheet({
      patient,
      facts,
      verdict: verdict(facts, rules, TODAY),
      today: TODAY,
      rules: judging,
      catalogue: ANALYTES,
      variation: VARIATION,
      sourceOf: sourceById,
    }),
  )
}

function drawn(...draws: GivenDraw[]): PatientCopy {
  const courses = [{ start: '2026-08-10', weeks: 20 }]
  return copyOf(aPatient({ number: '1', visit: '2026-12-01', courses, draws }))
}

const line = (copy: PatientCopy, analyte: string) => copy.lines.find((one) => one.analyte === analyte)

describe("a patient's copy", () => {
  test.each([
    ['7', 'within'],
    ['6', 'below'],
    ['40', 'within'],
    ['41', 'above'],
    ['<7', 'below'],
    ['>40', 'above'],
    ['<50', 'unknown'],
    ['溶血', 'unknown'],
  ])('an ALT of %s beside a printed range of 7 to 40 is: %s', (value, against) => {
    const copy = drawn({ on: '2026-09-14', values: { alt: value }, ranges: { alt: ['7', '40'] } })
    expect(line(copy, 'alt')).toMatchObject({
      text: value,
      against,
      range: { source: 'report', low: '7', high: '40' },
    })
  })

  test('the range says whose it is where the report printed none', () => {
    const copy = drawn({ on: '2026-09-14', values: { alt: '24' } })
    expect(line(copy, 'alt')).toMatchObject({ against: 'above', range: { source: 'jccls', high: '23' } })
  })

  test('each test has its newest result with its own day, and the one before it', () => {
    const copy = drawn(
      { on: '2026-08-01', values: { alt: '15', tg: '70' } },
      { on: '2026-09-14', values: { alt: '18', tg: '80' } },
      { on: '2026-10-01', values: { alt: '19' } },
    )
    expect(copy.drawn).toBe('2026-10-01')
    expect(line(copy, 'alt')).toMatchObject({ text: '19', drawn: '2026-10-01', before: { text: '18' } })
    expect(line(copy, 'tg')).toMatchObject({ text: '80', drawn: '2026-09-14', before: { text: '70' } })
  })

  test('a result in another unit is not put beside the one before', () => {
    const copy = drawn(
      { on: '2026-08-01', values: { tg: '70' } },
      { on: '2026-09-14', values: { tg: '0.9' }, units: { tg: 'mmol/L' } },
    )
    expect(line(copy, 'tg')).toMatchObject({ text: '0.9', unit: 'mmol/L' })
    expect(line(copy, 'tg')).not.toHaveProperty('before')
  })

  test('what is awaited is named, and the last result still stands', () => {
    const copy = drawn(
      { on: '2026-08-01', values: { alt: '15' } },
      { on: '2026-11-20', values: { ggt: '18' }, pending: ['alt'] },
    )
    expect(copy.awaited).toMatchObject([{ analyte: 'alt', drawn: '2026-11-20' }])
    expect(line(copy, 'alt')).toMatchObject({ text: '15', drawn: '2026-08-01' })
  })

  test('the next draw and visit are those of the list; a visit that is over is none', () => {
    const copy = drawn({ on: '2026-10-01', values: { alt: '15', tg: '70' } })
    expect([copy.due, copy.nextVisit]).toEqual(['2026-12-01', '2026-12-01'])
    const past = copyOf(aPatient({ number: '1', visit: '2026-11-21' }))
    expect([past.due, past.nextVisit, past.hasCourse]).toEqual([undefined, undefined, false])
    expect(copyOf(aPatient({ number: '1', visit: '2026-11-22' })).nextVisit).toBe('2026-11-22')
  })

  test('nothing of the clinic’s own goes along: telephone, note on contact, calls, reviews', () => {
    const patient = {
      ...aPatient({
        number: '1',
        courses: [{ start: '2026-08-10' }],
        draws: [{ on: '2026-08-01', values: { alt: '15' }, reviewed: '2026-08-02' }],
        contacts: [{ id: 'c', day: day('2026-11-20'), outcome: 'no-answer', note: '母が出た' }],
      }),
      phone: '03-0000-1234',
      contactNote: '職場へは不可',
    }
    const said = JSON.stringify(copyOf(patient))
    for (const secret of ['03-0000-1234', '職場', '母が出た', 'reviews', 'flag'])
      expect(said).not.toContain(secret)
  })
})
