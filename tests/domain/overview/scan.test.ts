import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import type { Patient } from '@/domain/patient'
import {
  flaggedIn,
  gridAnalytes,
  gridBlocks,
  gridCell,
  gridRow,
  judgedIn,
  OverviewScan,
} from '@/domain/overview'
import { aCourse, aDraw, aPatient } from '../patients'
import { byDefault } from '../interpret/judged'

const TODAY = day('2026-11-22')

function scanned(...patients: Patient[]) {
  const scan = new OverviewScan(byDefault, TODAY)
  for (const patient of patients) scan.add(patient)
  return scan.done()
}

/** A woman with an earlier course and one that runs. */
const relapsed = aPatient({
  courses: [aCourse('2026-01-10', { end: day('2026-05-10') }), aCourse('2026-09-20')],
  draws: [
    aDraw('2026-01-05', 'alt 20, tbil 0.6'),
    aDraw('2026-03-01', 'alt 120, tbil 3.5'),
    aDraw('2026-09-14', 'alt 22, tg 溶血'),
    aDraw('2026-10-14', 'alt 98, tg 90, dbil 0.2'),
  ],
})

describe('flags by analyte and course week', () => {
  test('of the current course: the baseline and the weeks since, and nothing of the course before', () => {
    const { current } = scanned(relapsed).grids
    expect(gridAnalytes(current)).toEqual(['alt', 'tg'])
    expect(gridBlocks(current)).toEqual(['0', '1-4'])
    expect(gridCell(current, 'alt', '0')).toMatchObject({ none: 1, stop: 0 })
    expect(gridCell(current, 'alt', '1-4')).toMatchObject({ none: 0, stop: 1 })
    expect(gridRow(current, 'alt')).toMatchObject({ none: 1, stop: 1 })
  })

  test('of all courses: each result in the weeks of its own course', () => {
    const { all } = scanned(relapsed).grids
    expect(gridBlocks(all)).toEqual(['0', '1-4', '5-8'])
    expect(gridCell(all, 'alt', '0')).toMatchObject({ none: 2 })
    expect(gridCell(all, 'alt', '5-8').critical + gridCell(all, 'alt', '5-8').stop).toBe(1)
    expect(all.results).toBe(9)
  })

  test('words are not judged, and no part of the denominator', () => {
    const cell = gridCell(scanned(relapsed).grids.current, 'tg', '0')
    expect([judgedIn(cell), flaggedIn(cell), cell['not-judged']]).toEqual([0, 0, 1])
  })

  test('an analyte that the preset does not limit is named and counted, in no cell', () => {
    const { current } = scanned(relapsed).grids
    expect(current.unlimited).toEqual({ dbil: 1 })
    expect(gridAnalytes(current)).not.toContain('dbil')
  })

  test('every result stands in exactly one place', () => {
    const { all } = scanned(
      relapsed,
      aPatient({ id: 'p2', draws: [aDraw('2026-11-01', 'ast 20, ck 90')] }),
    ).grids
    const inCells = gridAnalytes(all).reduce((sum, analyte) => {
      const row = gridRow(all, analyte)
      return sum + judgedIn(row) + row['not-judged']
    }, 0)
    expect(inCells + Object.values(all.unlimited).reduce((sum, count) => sum + count, 0)).toBe(all.results)
    expect(gridBlocks(all).at(-1)).toBe('outside')
  })

  test('pending orders, struck-out results and draws after today do not exist', () => {
    const { grids, edish } = scanned(
      aPatient({ draws: [aDraw('2026-11-01', 'alt pending'), aDraw('2026-11-23', 'alt 500, tbil 5')] }),
    )
    expect(grids.all.results).toBe(0)
    expect(edish.course.notPlotted['no-results'].count).toBe(1)
  })
})

describe('the eDISH plot', () => {
  test('takes the peaks of the current course, its baseline included, not of the course before', () => {
    const { course } = scanned({
      ...relapsed,
      draws: [...relapsed.draws, aDraw('2026-09-19', 'tbil 0.9'), aDraw('2026-11-01', 'tbil 0.7')],
    }).edish
    expect(course.points).toHaveLength(1)
    expect(course.points[0]).toMatchObject({
      number: '00142',
      quadrant: 'temple',
      alt: { text: '98', day: '2026-10-14' },
      tbil: { text: '0.9', day: '2026-09-19', multiple: 0.6 },
    })
  })

  test('without a course every day counts', () => {
    const { points } = scanned(aPatient({ draws: [aDraw('2020-01-01', 'alt 90, tbil 0.6')] })).edish.course
    expect(points[0]).toMatchObject({ quadrant: 'temple', alt: { day: '2020-01-01' } })
  })
})
