import { describe, expect, test } from 'vitest'
import type { Flag } from '@/domain/interpret/types'
import type { JudgedResult } from '@/domain/interpret'
import type { Draw } from '@/domain/result'
import { flaggedResults } from '@/screens/patient/flagged'
import { aDraw } from '../../domain/edit/builders'

function judged(draw: Draw, flags: readonly Flag[]): JudgedResult[] {
  return draw.results.flatMap((result, at) => {
    const { analyte, value } = result
    if (value === undefined) return []
    return {
      draw,
      result,
      judged: { analyte, value, fasting: 'unknown', method: 'unknown' },
      interpretation: { flag: flags[at] ?? 'none', rangeSource: 'jccls' },
    }
  })
}

const first = aDraw('2026-06-02', { alt: '98', ast: '61' })
const second = aDraw('2026-08-02', { alt: '92', ast: '20' })
const third = aDraw('2026-10-02', { alt: '50', ast: '66' })

describe('flagged results in a few words', () => {
  test('the worst comes first, of equal ones the newest, and what is within its limits is left out', () => {
    const all = [
      ...judged(first, ['stop', 'caution']),
      ...judged(second, ['stop', 'none']),
      ...judged(third, ['caution', 'caution']),
    ]
    const shown = flaggedResults(all, [first, second, third], (analyte) => analyte)
    expect(shown.map(({ flag, name, text }) => `${flag} ${name} ${text}`)).toEqual([
      'stop alt 92',
      'stop alt 98',
      'caution alt 50',
      'caution ast 66',
      'caution ast 61',
    ])
  })

  test('results of other draws are left out', () => {
    const all = [...judged(first, ['stop']), ...judged(second, ['stop'])]
    expect(flaggedResults(all, [second], (analyte) => analyte).map(({ text }) => text)).toEqual(['92'])
  })
})
