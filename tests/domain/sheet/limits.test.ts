import { expect, test } from 'vitest'
import { rangeSourceText } from '@/domain/interpret'
import { limitsUsed, sourcesUsed } from '@/domain/sheet/limits'
import { resultTable } from '@/domain/sheet/table'
import type { Patient } from '@/domain/patient'
import { ANALYTES } from '@/tables/analytes'
import { VARIATION } from '@/tables/biologicalVariation'
import { RANGES } from '@/tables/ranges'
import { sourceById } from '@/tables/sources'
import { ctcaeV6, delphi2022 } from '@/tables/thresholds'
import { aCourse, aDraw, aPatient } from '../patients'

function rowsOf(patient: Patient, preset = ctcaeV6) {
  return resultTable({
    patient,
    rules: { preset, ranges: RANGES },
    catalogue: ANALYTES,
    variation: VARIATION,
  }).rows
}

test('the limits of an abnormal baseline are printed where a result was judged by them, and only there', () => {
  const after = (baseline: string) => {
    const draws = [aDraw('2026-04-02', `alt ${baseline}`), aDraw('2026-06-02', 'alt 50')]
    return limitsUsed(rowsOf(aPatient({ courses: [aCourse('2026-04-10')], draws })), ctcaeV6)
  }
  expect(after('40')[0]?.abnormalBaseline).toBe(ctcaeV6.rules.alt?.abnormalBaseline)
  expect(after('20')[0]?.abnormalBaseline).toBeUndefined()
})

test('a borrowed limit is among the sources of the sheet as unconfirmed', () => {
  const rows = rowsOf(aPatient({ draws: [aDraw('2026-06-02', 'alt 50')] }), delphi2022)
  const sources = sourcesUsed(limitsUsed(rows, delphi2022), delphi2022, sourceById)
  expect(sources.map(({ id, isUnconfirmed }) => `${id} ${isUnconfirmed}`)).toEqual([
    'delphi-2022-scope false',
    'delphi-2022-borrowed true',
  ])
})

test('the range of a row says where its source is not confirmed: HDL of a man, not of a woman', () => {
  const said = (sex: 'F' | 'M') => {
    const row = rowsOf(aPatient({ sex, draws: [aDraw('2026-06-02', 'hdl 50')] }))[0]
    return rangeSourceText(row?.range, 'ja', sourceById)
  }
  expect([said('M'), said('F')]).toEqual(['JCCLS (未確認)', 'JCCLS'])
})
