import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { decimal } from '@/domain/decimal'
import { copyOfPreset } from '@/domain/interpret'
import type { LabRange } from '@/domain/range'
import { DEFAULT_SETTINGS, type ClinicSettings } from '@/domain/settings'
import { copyOfProtocol } from '@/domain/verdict'
import { makeClinicFile, readClinicFile } from '@/formats/clinicFile'
import { Gathered } from '@/formats/gathered/gathered'
import { problemOf } from '@/formats/gathered/slips'
import { READING_RULES } from '../builders/readingRules'
import { PROTOCOLS } from '@/tables/protocols'
import { PRESETS } from '@/tables/thresholds'

const BY = { at: '2026-11-22T09:14', by: '医師' }
const OWN = PROTOCOLS.map((row) =>
  copyOfProtocol(row, { id: `${row.id}-own`, name: { ja: `当院 ${row.id}`, en: `Our ${row.id}` } }, BY),
)
const SECOND = { ...OWN[0]!, version: '2', retired: true as const }
const OWN_PRESETS = PRESETS.map((row) =>
  copyOfPreset(row, { id: `${row.id}-own`, name: { ja: `当院 ${row.id}`, en: `Our ${row.id}` } }, BY),
)
const RANGE: LabRange = {
  lab: 'BML',
  analyte: 'alt',
  high: decimal('40.5'),
  unit: 'U/L',
  sex: 'F',
  from: day('2026-04-01'),
  source: 'clinic-own-range',
  changed: BY,
}
const SETTINGS: ClinicSettings = {
  ...DEFAULT_SETTINGS,
  closed: { weekdays: [0, 4], holidays: true, days: [day('2026-12-29')] },
  targetDose: { mgPerKg: 120, source: '当院の方針' },
  restrictionMonths: { contraception: 3 },
  notReached: { calls: 2, step: 'はがきを送る' },
}

async function written(rules: object): Promise<string> {
  let text = ''
  for await (const piece of makeClinicFile({ settings: SETTINGS, templates: [], ...rules }, [])) text += piece
  return text
}

function read(text: string) {
  const gathered = new Gathered()
  const found = readClinicFile(text, 0, gathered, READING_RULES)
  return { found, problems: gathered.problems.kept.map((slip) => problemOf(slip, ['c.saiketsu.json'])) }
}

test('the clinic’s protocols, presets, ranges and ways come back as they went out, every version of them', async () => {
  const rules = {
    protocols: [...OWN, SECOND],
    presets: OWN_PRESETS,
    labRanges: [{ ...RANGE, retired: BY }, RANGE],
  }
  const { found, problems } = read(await written(rules))
  expect(problems).toEqual([])
  expect(found).toMatchObject(rules)
  expect(found.settings).toEqual(SETTINGS)
})

describe('a row that is broken is refused by its path, and the others are read', () => {
  test.each([
    ['protocols', [{ ...OWN[0], baseline: {} }, OWN[1]], 'clinic.protocols[0].baseline.maxAge'],
    ['protocols', [{ ...OWN[0], repeat: { every: { months: 0 } } }, OWN[1]], 'clinic.protocols[0]'],
    ['protocols', [{ ...OWN[0], copiedFrom: undefined }, OWN[1]], 'clinic.protocols[0].copiedFrom'],
    ['protocols', [OWN[1], { ...OWN[1], name: OWN[2]!.name }], 'clinic.protocols[1]'],
    [
      'presets',
      [{ ...OWN_PRESETS[0], rules: { alt: {} } }, OWN_PRESETS[1]],
      'clinic.presets[0].rules.alt.limits',
    ],
    ['presets', [{ ...OWN_PRESETS[0], rules: {} }, OWN_PRESETS[1]], 'clinic.presets[0]'],
    ['labRanges', [{ ...RANGE, high: 40 }, RANGE], 'clinic.labRanges[0].high'],
    ['labRanges', [RANGE, RANGE], 'clinic.labRanges[1]'],
  ])('%s', async (kind, rows, path) => {
    const { found, problems } = read(await written({ [kind]: rows }))
    expect(problems.map(({ where }) => where.heading)).toEqual([path])
    expect(found[kind as 'protocols' | 'presets' | 'labRanges']).toHaveLength(1)
  })
})
