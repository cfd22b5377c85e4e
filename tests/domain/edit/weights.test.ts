import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { withIdentity } from '@/domain/edit/identity'
import { withoutWeight, withWeight } from '@/domain/edit/course/weights'
import { aPatient, aWriter, changed, refused } from './builders'

const writer = aWriter()
const trace = { at: '2026-11-22T09:14:00', by: '看護師A' }
const patient = aPatient({
  weights: [
    { day: day('2026-09-01'), kg: 52 },
    { day: day('2026-11-01'), kg: 53 },
  ],
})

function weight(on: string, kg: number, replacing?: string) {
  return withWeight(
    patient,
    { day: day(on), kg },
    writer,
    replacing === undefined ? undefined : day(replacing),
  )
}

describe('a weight', () => {
  test('stands among the others by its day', () => {
    expect(changed(weight('2026-10-01', 52.5)).weights.map(({ kg }) => kg)).toEqual([52, 52.5, 53])
    expect(changed(weight('2026-10-01', 52.5)).earlierWeights).toBeUndefined()
  })

  test.each([
    [5, false],
    [19.9, false],
    [20, true],
    [300, true],
    [300.1, false],
    [500, false],
  ])('of %s kg is accepted: %s', (kg, accepted) => {
    const outcome = weight('2026-10-01', kg)
    expect('code' in outcome).toBe(!accepted)
    if (!accepted) expect(refused(outcome)).toEqual({ code: 'weight-not-plausible', field: 'weight-kg' })
  })

  test.each([
    ['2026-11-22', undefined],
    ['2026-11-23', 'after-today'],
    ['2001-03-04', undefined],
    ['2001-03-03', 'before-birth'],
  ])('of %s is refused as %s', (on, code) => {
    const outcome = weight(on, 52)
    expect('code' in outcome ? refused(outcome).code : undefined).toBe(code)
  })

  test('needs its day and its kilograms', () => {
    expect(refused(withWeight(patient, { kg: 52 }, writer)).field).toBe('weight-day')
    expect(refused(withWeight(patient, { day: day('2026-10-01') }, writer)).field).toBe('weight-kg')
  })

  test('that is corrected keeps what stood there, with who and when', () => {
    const after = changed(weight('2026-11-01', 54))
    expect(after.weights.at(-1)).toEqual({ day: '2026-11-01', kg: 54 })
    expect(after.earlierWeights).toEqual([{ day: '2026-11-01', kg: 53, ...trace }])
  })

  test('whose day is corrected leaves none behind on the day before', () => {
    const after = changed(weight('2026-11-02', 53, '2026-11-01'))
    expect(after.weights.map(({ day: on }) => on)).toEqual(['2026-09-01', '2026-11-02'])
    expect(after.earlierWeights).toEqual([{ day: '2026-11-01', kg: 53, ...trace }])
  })

  test('stated again says nothing new', () => {
    expect(weight('2026-11-01', 53)).toEqual(patient)
  })

  test('that is taken out stays in the record', () => {
    const after = withoutWeight(patient, day('2026-09-01'), writer)
    expect(after.weights).toEqual([{ day: '2026-11-01', kg: 53 }])
    expect(after.earlierWeights).toEqual([{ day: '2026-09-01', kg: 52, ...trace }])
  })

  test('corrected in the patient form on the same day keeps what stood there too', () => {
    const weighed = aPatient({ weights: [{ day: day('2026-11-22'), kg: 5.2 * 10 }] })
    const after = changed(withIdentity(weighed, { number: '00142', weightKg: 56 }, () => false, writer))
    expect(after.weights).toEqual([{ day: '2026-11-22', kg: 56 }])
    expect(after.earlierWeights).toEqual([{ day: '2026-11-22', kg: 52, ...trace }])
  })
})
