import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { factsOf } from '@/domain/factsOf'
import { sheet, type Sheet } from '@/domain/sheet'
import { verdict } from '@/domain/verdict'
import { ANALYTES } from '@/tables/analytes'
import { VARIATION } from '@/tables/biologicalVariation'
import { sourceById } from '@/tables/sources'
import { sheetPlan } from '@/ui/sheet/sheetPlan'
import { EXAMPLES } from '../../gallery/examples'
import { judging, rules } from '../../gallery/judging'
import { aPatient, wandering } from '../../gallery/patients'

const TEXTS = 105
const TEN = { ast: 20, alt: 18, ggt: 17, alp: 60, tbil: 0.7, tc: 180, ldl: 100, hdl: 60, tg: 80, nonhdl: 120 }
const MORE = { ...TEN, ld: 170, dbil: 0.2, alb: 4.4, tp: 7.1, ck: 100, wbc: 6, hb: 13, plt: 25 }

function sheetOf(patient: Parameters<typeof factsOf>[0], today: string): Sheet {
  const facts = factsOf(patient)
  const on = day(today)
  return sheet({
    patient,
    facts,
    verdict: verdict(facts, rules, on),
    today: on,
    rules: judging,
    catalogue: ANALYTES,
    variation: VARIATION,
    sourceOf: sourceById,
  })
}

function drawnTimes(draws: number, values: Parameters<typeof wandering>[3]): Sheet {
  const courses = [{ start: '2025-01-10', weeks: 120 }]
  return sheetOf(
    aPatient({ number: '1', courses, draws: wandering('2025-01-03', draws, 14, values) }),
    '2026-11-22',
  )
}

describe('the pages of a sheet', () => {
  test('every example with nine draws or fewer stands on one page, its limits included', () => {
    for (const { patient, today } of EXAMPLES.filter((one) => one.patient.draws.length <= 9)) {
      const { pages } = sheetPlan(sheetOf(patient, today), TEXTS)
      expect(pages).toHaveLength(1)
      expect(pages[0]?.hasLimits).toBe(true)
    }
  })

  test('charts give way to the table, but never so far that they say nothing', () => {
    const few = sheetPlan(drawnTimes(3, TEN), TEXTS)
    const many = sheetPlan(drawnTimes(3, MORE), TEXTS)
    expect(many.liver).toBeLessThanOrEqual(few.liver)
    expect(many.liver).toBeGreaterThanOrEqual(132)
    expect(many.lipids).toBeGreaterThanOrEqual(158)
  })

  test('the draws that have no room follow on later pages, each once', () => {
    const paper = drawnTimes(40, TEN)
    const { pages } = sheetPlan(paper, TEXTS)
    const tables = pages.flatMap((page) => page.tables)
    expect(tables).toHaveLength(1 + paper.earlier.length)
    expect(new Set(tables.flatMap((table) => table.draws.map((draw) => draw.id))).size).toBe(40)
    expect(pages.filter((page) => page.isFirst)).toHaveLength(1)
    expect(pages.filter((page) => page.hasLimits)).toHaveLength(1)
  })
})
