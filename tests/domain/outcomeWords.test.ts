import { expect, test } from 'vitest'
import { CONTACT_OUTCOMES } from '@/domain/patient'
import { outcomeWords } from '@/domain/outcomeWords'

test.each(['ja', 'en'] as const)('every outcome of a call has words of its own (%s)', (language) => {
  const words = CONTACT_OUTCOMES.map((outcome) => outcomeWords(outcome, language))
  expect(words).not.toContain('')
  expect(new Set(words).size).toBe(CONTACT_OUTCOMES.length)
})
