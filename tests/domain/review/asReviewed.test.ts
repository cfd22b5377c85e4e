import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { decimal } from '@/domain/decimal'
import { withEditedResult } from '@/domain/edit/draw/results'
import { withReview } from '@/domain/edit/draw/reviews'
import { judgedResults } from '@/domain/interpret'
import type { JudgingRules } from '@/domain/interpret/types'
import type { Patient } from '@/domain/patient'
import { asReviewed, seenAgain, unseenResults } from '@/domain/review/asReviewed'
import { seenIn } from '@/domain/review/seen'
import { reviewStands } from '@/domain/review/stands'
import { RANGES } from '@/tables/ranges'
import { PRESETS } from '@/tables/thresholds'
import { aCourse, aDraw, aPatient, aWriter, changed } from '../edit/builders'
import { aResult } from '../merge/arbitraries'

const DRAW = 'd-2026-11-14'
const preset = PRESETS[0]!
const rules: JudgingRules = { preset, ranges: RANGES }

function reviewed(patient: Patient, by: JudgingRules = rules): Patient {
  const judged = judgedResults(patient, by)
  const saw = new Map(patient.draws.map((draw) => [draw.id, seenIn(draw, judged)]))
  return changed(
    withReview(patient, [DRAW], { saw, preset: `${by.preset.id}@${by.preset.version}` }, aWriter()),
  )
}

function told(patient: Patient, by: JudgingRules): [string, string | undefined, boolean][] {
  const draw = patient.draws.find(({ id }) => id === DRAW)!
  return seenAgain(patient, draw, draw.reviews[0]!, by).map(({ seen, interpretation, isChanged }) => [
    seen.text,
    interpretation?.flag,
    isChanged,
  ])
}

describe('what a reviewer saw', () => {
  const patient = aPatient({
    draws: [aDraw('2026-11-14', { alt: '98', ast: '>1000', tg: '溶血', tc: '180' })],
  })

  test('is told again with its values, comparators and words as they stood', () => {
    const after = reviewed(patient)
    const draw = after.draws[0]!
    const again = asReviewed(draw, draw.reviews[0]!)
    expect(
      again?.results.map(({ analyte, value, unit, status }) => ({ analyte, value, unit, status })),
    ).toEqual(
      patient.draws[0]!.results.map(({ analyte, value, unit, status }) => ({ analyte, value, unit, status })),
    )
  })

  test('keeps its flags after a correction, and says which value has changed since', () => {
    const before = reviewed(patient)
    const flags = told(before, rules)
    expect(flags.every(([, , isChanged]) => !isChanged)).toBe(true)
    const place = { drawId: DRAW, resultId: '2026-11-14-alt' }
    const after = changed(
      withEditedResult(before, place, { text: '20', unit: 'U/L', reason: '転記' }, aWriter()),
    )
    expect(told(after, rules)).toEqual(flags.map(([text, flag]) => [text, flag, text === '98']))
    expect(judgedResults(after, rules)[0]?.interpretation.flag).toBe('none')
  })

  test('keeps its flags when the clinic has other limits and other ranges today', () => {
    const after = reviewed(patient)
    const flags = told(after, rules)
    const other: JudgingRules = {
      preset,
      ranges: RANGES.map((range) => ({ ...range, high: decimal('5000') })),
    }
    expect(judgedResults(after, other)[0]?.interpretation.flag).toBe('none')
    expect(told(after, other)).toEqual(flags)
  })

  test('names the range that it was judged by then', () => {
    const after = reviewed(patient)
    const draw = after.draws[0]!
    const [alt] = seenAgain(after, draw, draw.reviews[0]!, rules)
    expect(alt?.interpretation?.rangeSource).toBe('jccls')
    expect(alt?.seen.range).toMatchObject({ source: 'jccls', unit: 'U/L' })
  })

  test('under a preset with a baseline rule keeps the baseline of that moment', () => {
    const graded: JudgingRules = { preset: PRESETS.find(({ id }) => id === 'ctcae-v5')!, ranges: RANGES }
    const before = aPatient({
      courses: [aCourse({ start: day('2026-09-20') })],
      draws: [aDraw('2026-09-14', { alt: '60' }), aDraw('2026-11-14', { alt: '98' })],
    })
    const after = reviewed(before, graded)
    const flags = told(after, graded)
    const place = { drawId: 'd-2026-09-14', resultId: '2026-09-14-alt' }
    const corrected = changed(
      withEditedResult(after, place, { text: '20', unit: 'U/L', reason: '転記' }, aWriter()),
    )
    expect(judgedResults(corrected, graded)[1]?.interpretation.flag).not.toBe(flags[0]?.[1])
    expect(told(corrected, graded)).toEqual(flags)
  })

  test('keeps the limit that the baseline was held against, be it that of another laboratory, and whatever it is now', () => {
    const bml = [{ analyte: 'alt' as const, high: decimal('40'), unit: 'U/L', source: 'clinic-own-range' }]
    const v6: JudgingRules = { preset: PRESETS.find(({ id }) => id === 'ctcae-v6')!, ranges: RANGES }
    const own: JudgingRules = { ...v6, labRanges: new Map([['BML', bml]]) }
    const before = aPatient({
      courses: [aCourse({ start: day('2026-09-20') })],
      draws: [{ ...aDraw('2026-09-14', { alt: '30' }), lab: 'BML' }, aDraw('2026-11-14', { alt: '28' })],
    })
    const seen = judgedResults(before, own)[1]?.interpretation
    expect(seen).toMatchObject({ baseline: 'normal', flag: 'notice' })
    const after = reviewed(before, own)
    for (const now of [own, v6]) expect(told(after, now)).toEqual([['28', 'notice', false]])
  })

  test('does not hold what came later', () => {
    const before = reviewed(patient)
    const draw = before.draws[0]!
    const added = aDraw('2026-11-14', { ck: '120' }).results
    const now = { ...draw, results: [...draw.results, ...added] }
    expect(unseenResults(now, draw.reviews[0]!)).toEqual(added)
    expect(unseenResults(draw, draw.reviews[0]!)).toEqual([])
  })

  test('of any results is told again as it stood, and the review stands until something changes', () => {
    fc.assert(
      fc.property(fc.array(aResult('r'), { minLength: 1, maxLength: 5 }), (given) => {
        const results = given.map((result, at) => ({ ...result, id: `r${at}` }))
        const draw = { ...aDraw('2026-11-14', {}), results }
        const review = { id: 'v', day: day('2027-11-22'), by: '医師', saw: seenIn(draw) }
        expect(reviewStands(draw, review)).toBe(true)
        const again = asReviewed(draw, review)
        expect(again?.results.map(({ value }) => value)).toEqual(results.map(({ value }) => value))
        expect(
          seenAgain(aPatient({ draws: [draw] }), draw, review, rules).some(({ isChanged }) => isChanged),
        ).toBe(false)
      }),
    )
  })
})
