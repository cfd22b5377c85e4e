import { describe, expect, test } from 'vitest'
import { decimal } from '@/domain/decimal'
import { isSameAmount } from '@/domain/merge/sameAmount'
import type { Patient } from '@/domain/patient'
import type { ReadResult } from '@/domain/reading'
import { grown, read as readOf } from './builders'

/** A value of TG as a list states it. */
function read(value: string, unit: string, more: Partial<ReadResult> = {}): ReadResult {
  return readOf(value, { analyte: 'tg', unit, ...more })
}

function points(patient: Patient): string[] {
  return patient.draws
    .flatMap(({ day: on, time, results }) =>
      results.map(({ analyte, value }) => `${on} ${time ?? '-'} ${analyte} ${value?.text ?? ''}`),
    )
    .sort()
}

describe('the same draw in another unit', () => {
  test('is the same where each number rounds to the other', () => {
    expect(grown([read('100', 'mg/dL')], [read('1.13', 'mmol/L')]).outcomes).toEqual(['same'])
    expect(grown([read('1.13', 'mmol/L')], [read('100', 'mg/dL')]).outcomes).toEqual(['same'])
  })

  test('is a conflict where it does not, by one in the last digit', () => {
    expect(grown([read('100', 'mg/dL')], [read('1.12', 'mmol/L')]).outcomes).toEqual(['conflict'])
    expect(grown([read('102', 'mg/dL')], [read('1.13', 'mmol/L')]).outcomes).toEqual(['conflict'])
  })

  test('is a conflict where the unit cannot be compared', () => {
    expect(grown([read('100', 'mg/dL')], [read('100', 'mg/L')]).outcomes).toEqual(['conflict'])
  })

  test('goes by the printed digits of both sides', () => {
    const amount = (number: string, unit: string) => ({ number: decimal(number), unit })
    expect(isSameAmount('wbc', amount('5.2', '10*3/uL'), amount('5200', '/uL'))).toBe(true)
    expect(isSameAmount('wbc', amount('5.2', '10*3/uL'), amount('5210', '/uL'))).toBe(false)
    expect(isSameAmount('tc', amount('200', 'mg/dL'), amount('5.2', 'mmol/L'))).toBe(false)
    expect(isSameAmount('tc', amount('201', 'mg/dL'), amount('5.2', 'mmol/L'))).toBe(true)
  })
})

test('a rounded copy is a conflict, never taken for the same', () => {
  expect(grown([read('181.99', 'mg/dL')], [read('182', 'mg/dL')]).outcomes).toEqual(['conflict'])
})

describe('copies of a draw with and without the time', () => {
  const dated = read('100', 'mg/dL')
  const morning = read('100', 'mg/dL', { time: '09:30' })
  const evening = read('180', 'mg/dL', { time: '15:00' })

  test('are one point, whichever comes first', () => {
    expect(points(grown([dated], [morning]).patient)).toEqual(['2026-09-14 09:30 tg 100'])
    expect(points(grown([morning], [dated]).patient)).toEqual(['2026-09-14 09:30 tg 100'])
  })

  test('join the one of two draws of the day that has the value', () => {
    const expected = ['2026-09-14 09:30 tg 100', '2026-09-14 15:00 tg 180']
    expect(points(grown([morning, evening], [dated]).patient)).toEqual(expected)
    expect(points(grown([morning], [dated], [evening]).patient)).toEqual(expected)
    expect(points(grown([dated], [morning], [evening]).patient)).toEqual(expected)
    expect(points(grown([evening], [morning], [dated]).patient)).toEqual(expected)
  })

  test('that fit neither of two draws of the day contradict the later one, and a person chooses', () => {
    const { patient, outcomes } = grown([morning, evening], [read('140', 'mg/dL')])
    expect(outcomes).toEqual(['conflict'])
    expect(points(patient)).toEqual(['2026-09-14 09:30 tg 100', '2026-09-14 15:00 tg 180'])
  })
})
