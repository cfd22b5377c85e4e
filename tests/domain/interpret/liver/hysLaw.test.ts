import { describe, expect, test } from 'vitest'
import { addDays, day } from '@/domain/day'
import { factsOf } from '@/domain/factsOf'
import { hysLaw, judgedResults, worstFlag, type HysLaw } from '@/domain/interpret'
import { aDraw, aPatient } from '../../patients'
import { ALL_RULES, byDefault } from '../judged'

const FIRST = day('2026-09-01')

/** Draws by the day after the first, e.g. `{ 0: 'alt 98', 30: 'tbil 3.1' }`. A woman: ALT from 69, bilirubin above 3.0, ALP from 226. */
function found(draws: Record<number, string>): HysLaw | undefined {
  const patient = aPatient({
    draws: Object.entries(draws).map(([at, line]) => aDraw(addDays(FIRST, Number(at)), line)),
  })
  return hysLaw(judgedResults(patient, byDefault), byDefault)
}

describe('the two results', () => {
  test('may lie thirty days apart in either order, not thirty-one', () => {
    expect(found({ 0: 'alt 69', 30: 'tbil 3.1' })?.analyte).toBe('alt')
    expect(found({ 0: 'tbil 3.1', 30: 'alt 69' })?.analyte).toBe('alt')
    expect(found({ 0: 'alt 69', 31: 'tbil 3.1' })).toBeUndefined()
    expect(found({ 0: 'tbil 3.1', 31: 'alt 69' })).toBeUndefined()
  })

  test('must each meet their criterion: aminotransferase from three times, bilirubin above twice', () => {
    expect(found({ 0: 'alt 68.9, tbil 3.1' })).toBeUndefined()
    expect(found({ 0: 'alt 69, tbil 3.0' })).toBeUndefined()
    expect(found({ 0: 'ast 90, tbil 3.1' })?.analyte).toBe('ast')
    expect(found({ 0: 'ast 89, tbil 3.1' })).toBeUndefined()
    expect(found({ 0: 'ggt 900, tbil 3.1' })).toBeUndefined()
  })

  test('of several pairs the latest is told', () => {
    const pair = found({ 0: 'alt 98, tbil 4', 60: 'alt 90, tbil 3.5', 100: 'alt 200' })
    expect(pair).toMatchObject({ day: addDays(FIRST, 60), bilirubinDay: addDays(FIRST, 60) })
  })

  test('may be bounds that surely meet it, and not bounds that may', () => {
    expect(found({ 0: 'alt >=69, tbil >3' })).toBeDefined()
    expect(found({ 0: 'alt >68, tbil 3.1' })).toBeUndefined()
    expect(found({ 0: 'alt 69, tbil >2.9' })).toBeUndefined()
    expect(found({ 0: 'alt 69, tbil >=3' })).toBeUndefined()
    expect(found({ 0: 'alt <500, tbil 3.1' })).toBeUndefined()
  })
})

describe('ALP', () => {
  test.each([
    ['alp 225.9', 'excluded'],
    ['alp 226', undefined],
    ['alp 溶血', 'not-excluded'],
    ['alp <200', 'excluded'],
    ['alp >300', undefined],
    ['alp >100', 'not-excluded'],
    ['alp <300', 'not-excluded'],
    ['tg 90', 'not-excluded'],
  ])('%s of the same day: cholestasis %s', (line, expected) => {
    expect(found({ 0: `alt 98, tbil 3.1, ${line}` })?.cholestasis).toBe(expected)
  })

  test('counts within thirty days of both results, not beyond', () => {
    expect(found({ 0: 'alp 300', 30: 'alt 98, tbil 3.1' })).toBeUndefined()
    expect(found({ 0: 'alp 300', 31: 'alt 98, tbil 3.1' })?.cholestasis).toBe('not-excluded')
    expect(found({ 0: 'alp 300', 20: 'alt 98', 40: 'tbil 3.1' })?.cholestasis).toBe('not-excluded')
  })

  test('of several the nearest tells: raised a month before and normal on the day is no cholestasis', () => {
    expect(found({ 0: 'alp 300', 30: 'alt 98, tbil 3.1, alp 100' })?.cholestasis).toBe('excluded')
    expect(found({ 0: 'alp 100', 30: 'alt 98, tbil 3.1, alp 300' })).toBeUndefined()
  })

  test('two that are as near and differ leave it open', () => {
    expect(found({ 0: 'alp 100', 10: 'alt 98, tbil 3.1', 20: 'alp 300' })?.cholestasis).toBe('not-excluded')
  })

  test('of an adolescent without a printed range is not known', () => {
    const draws = [aDraw('2026-09-01', 'alt 98, tbil 3.1, alp 400')]
    const patient = aPatient({ birthDate: day('2010-03-04'), draws })
    expect(hysLaw(judgedResults(patient, byDefault), byDefault)?.cholestasis).toBe('not-excluded')
  })
})

test('is raised under every preset, also under one that does not limit bilirubin or ALT', () => {
  const facts = factsOf(aPatient({ draws: [aDraw('2026-09-01', 'alt 98, tbil 3.1')] }))
  for (const rules of ALL_RULES) {
    const raised = worstFlag(facts, rules, day('2026-11-22'))
    expect([rules.preset.id, raised?.flag, raised?.analyte, raised?.hysLaw]).toEqual([
      rules.preset.id,
      'critical',
      'alt',
      { cholestasis: 'not-excluded' },
    ])
  }
})
