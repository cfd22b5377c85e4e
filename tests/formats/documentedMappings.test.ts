import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CLINOSIM, PBCSEQ, SDTM_LB } from './templates'

test('the mappings that the documentation shows are the ones that the samples are read with', () => {
  const page = readFileSync('docs/clinic-file.md', 'utf8')
  const shown = [...page.matchAll(/```json\n(.*?)```/gs)].map(
    ([, block = '']) => JSON.parse(block) as unknown,
  )
  expect(shown).toEqual([SDTM_LB, CLINOSIM, PBCSEQ])
})
