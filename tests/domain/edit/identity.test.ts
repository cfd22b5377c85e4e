import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { newPatient, withIdentity } from '@/domain/edit/identity'
import { aCourse, aDraw, aPatient, aWriter, changed, refused } from './builders'

const writer = aWriter()
const isTaken = (number: string) => number === '00518'

describe('a new patient', () => {
  test('needs only a number', () => {
    expect(changed(newPatient({ number: '00999' }, isTaken, aWriter()))).toEqual({
      id: 'new-1',
      number: '00999',
      weights: [],
      courses: [],
      draws: [],
      contacts: [],
    })
    expect(refused(newPatient({ name: '青木' }, isTaken, writer)).field).toBe('patient-number')
  })

  test('has a number of their own', () => {
    expect(refused(newPatient({ number: '00518' }, isTaken, writer))).toEqual({
      code: 'number-taken',
      field: 'patient-number',
    })
  })

  test.each([
    ['2026-11-22', true],
    ['2026-11-23', false],
    ['1905-11-23', true],
    ['1905-11-22', false],
  ])('born on %s is accepted on 22 November 2026: %s', (birthDate, accepted) => {
    expect('code' in newPatient({ number: '1', birthDate: day(birthDate) }, isTaken, writer)).toBe(!accepted)
  })

  test.each([
    [20, true],
    [19.9, false],
    [300, true],
    [300.1, false],
  ])('of %s kg is accepted: %s', (weightKg, accepted) => {
    expect('code' in newPatient({ number: '1', weightKg }, isTaken, writer)).toBe(!accepted)
  })
})

describe('corrected details', () => {
  const patient = aPatient({
    weights: [{ day: day('2026-04-10'), kg: 52 }],
    courses: [aCourse()],
    draws: [aDraw('2026-04-02', { alt: '20' })],
    nextVisit: day('2026-12-20'),
  })

  test('replace what is stated, take away what is left empty, and touch nothing else', () => {
    const after = changed(withIdentity(patient, { number: '00142', name: '青木 はな' }, isTaken, writer))
    expect(after).toEqual({
      id: 'p1',
      number: '00142',
      name: '青木 はな',
      weights: patient.weights,
      courses: patient.courses,
      draws: patient.draws,
      contacts: [],
      nextVisit: '2026-12-20',
    })
  })

  test('keep every weight with its day; a second one on the same day replaces the first', () => {
    const first = changed(withIdentity(patient, { number: '00142', weightKg: 54 }, isTaken, writer))
    const second = changed(withIdentity(first, { number: '00142', weightKg: 53.5 }, isTaken, writer))
    expect(second.weights).toEqual([
      { day: '2026-04-10', kg: 52 },
      { day: '2026-11-22', kg: 53.5 },
    ])
  })

  test('do not move the birth date behind a draw', () => {
    changed(withIdentity(patient, { number: '00142', birthDate: day('2026-04-02') }, isTaken, writer))
    expect(
      refused(withIdentity(patient, { number: '00142', birthDate: day('2026-04-03') }, isTaken, writer)).code,
    ).toBe('birth-after-draw')
  })

  test('may keep their own number', () => {
    changed(withIdentity(aPatient({ number: '00518' }), { number: '00518' }, isTaken, writer))
  })
})
