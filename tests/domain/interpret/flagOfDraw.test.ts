import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '@/domain/day'
import { factsOf } from '@/domain/factsOf'
import { flagOfDraw, judgedResults } from '@/domain/interpret'
import type { Flag, JudgingRules } from '@/domain/interpret/types'
import { aDraw, aPatient, aReview } from '../patients'
import { anyPatient } from './anyPatient'
import { byCtcae, byDefault } from './judged'

function flagOn(on: string, line: string, rules: JudgingRules = byDefault): Flag {
  const draws = [aDraw('2026-07-01', 'alt 20, tg 90'), aDraw('2026-09-14', line)]
  return flagOfDraw(factsOf(aPatient({ draws })), rules, day(on))
}

test.each([
  ['alt 20, tg 90', 'none'],
  ['alt 23, tg 174', 'none'],
  ['alt 24, tg 90', 'notice'],
  ['alt 24, tg 301', 'caution'],
  ['alt 98, tg 溶血', 'stop'],
  ['tg 800', 'critical'],
  ['alt 20, tg 溶血', 'not-judged'],
  ['tp 7.0', 'not-judged'],
  ['tp 7.0, alt 20', 'none'],
  ['alt pending', 'not-judged'],
])('the draw of the day with %s has the flag %s', (line, expected) => {
  expect(flagOn('2026-09-14', line)).toBe(expected)
})

test('the draw of another day is not asked', () => {
  expect(flagOn('2026-07-01', 'alt 98')).toBe('none')
  expect(flagOn('2026-07-02', 'alt 98')).toBe('not-judged')
})

test('it is never milder than the newest draw of a patient has it in the record', () => {
  const order: Flag[] = ['none', 'not-judged', 'notice', 'caution', 'stop', 'critical']
  fc.assert(
    fc.property(anyPatient, (patient) => {
      const last = patient.draws
        .map((draw) => draw.day)
        .sort()
        .at(-1)
      if (last === undefined) return
      const asked = judgedResults(patient, byCtcae).filter(
        ({ draw, judged }) => draw.day === last && byCtcae.preset.rules[judged.analyte] !== undefined,
      )
      // Of several numbers of one analyte the facts keep the one reported last.
      const standing = asked.filter(
        ({ result, judged }) =>
          asked.findLast(
            (other) => other.judged.analyte === judged.analyte && other.judged.value.kind === 'number',
          )?.result === result || judged.value.kind === 'text',
      )
      const flags = standing.map(({ interpretation }) => interpretation.flag)
      const worst = flags.toSorted((a, b) => order.indexOf(b) - order.indexOf(a))[0]
      const found = flagOfDraw(factsOf(patient), byCtcae, last)
      if (flags.some((flag) => order.indexOf(flag) > 1)) expect(found).toBe(worst)
    }),
  )
})

test('a reviewed draw still has its flag', () => {
  const draws = [aDraw('2026-09-14', 'alt 98', { reviews: [aReview('2026-09-20')] })]
  expect(flagOfDraw(factsOf(aPatient({ draws })), byDefault, day('2026-09-14'))).toBe('stop')
})
