// @vitest-environment node
import { expect, test } from 'vitest'
import { RESULT_HEADINGS, ROSTER_HEADINGS, seeded } from './seed.mjs'

const column = (headings: string, name: string) => headings.split(',').indexOf(name)

test('the same number of patients gives the same clinic', () => {
  expect([...seeded({ patients: 50 })]).toEqual([...seeded({ patients: 50 })])
})

test('the first patients are the same people in a larger clinic', () => {
  const rows = (patients: number) => [...seeded({ patients })].slice(0, 20).map(({ roster }) => roster)
  expect(rows(500)).toEqual(rows(20))
})

test.each([1, 10, 25])('each patient has %i results', (resultsPerPatient) => {
  for (const { results } of seeded({ patients: 20, resultsPerPatient }))
    expect(results).toHaveLength(resultsPerPatient)
})

test('every line has a cell for each heading, and no number comes twice', () => {
  const clinic = [...seeded({ patients: 300 })]
  for (const { roster, results } of clinic) {
    expect(roster.split(',')).toHaveLength(ROSTER_HEADINGS.split(',').length)
    for (const line of results) expect(line.split(',')).toHaveLength(RESULT_HEADINGS.split(',').length)
  }
  expect(new Set(clinic.map(({ roster }) => roster.split(',')[0])).size).toBe(300)
})

test('nobody was drawn after the day it is dated by', () => {
  const drawn = [...seeded({ patients: 300, today: '2024-02-29' })].flatMap(({ results }) =>
    results.map((line) => line.split(',')[column(RESULT_HEADINGS, 'drawn')] ?? ''),
  )
  expect(drawn.filter((day) => day > '2024-02-29')).toEqual([])
  expect(drawn).toContain('2024-02-29')
})
