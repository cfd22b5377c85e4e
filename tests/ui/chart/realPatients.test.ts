import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { AnalyteId, Group } from '@/domain/analyte'
import { addDays, day, type Day } from '@/domain/day'
import type { Patient } from '@/domain/patient'
import { timeline, type Timeline, type TimelineMode } from '@/domain/timeline'
import { chartInput } from '../../gallery/judging'
import { aPatient, type GivenDraw } from '../../gallery/patients'
import {
  cornersOf,
  drawScene,
  expectedPlace,
  outside,
  misplaced,
  placesOf,
  strays,
  unpaired,
} from './sceneChecks'

const FILE = '../shared/samples/cdisc-pilot01/dev/sdtm_lb_liver_chol_long.dev.csv'
const ANALYTES: Record<string, AnalyteId> = {
  ALT: 'alt',
  AST: 'ast',
  ALP: 'alp',
  GGT: 'ggt',
  BILI: 'tbil',
  CHOL: 'tc',
}

/** One line of the file. */
interface Line {
  who: string
  analyte: AnalyteId
  value: string
  high: string
  low: string
  /** `2013-12-26T14:45`. */
  at: string
  studyDay: number
}

function linesOf(text: string): Line[] {
  return text
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
    .flatMap((line) => {
      const cells = line.split(',').map((cell) => cell.replace(/^"|"$/g, ''))
      const analyte = ANALYTES[cells[4] ?? '']
      const [who = '', value = '', low = '', high = '', at = ''] = [2, 7, 9, 10, 21].map(
        (cell) => cells[cell],
      )
      if (analyte === undefined || value === '' || at === '') return []
      return [{ who, analyte, value, low, high, at, studyDay: Number(cells[22]) }]
    })
}

/** Without its comparator. */
function numberOf(text: string): number {
  return Number(text.replace(/^[<>]/, ''))
}

/** A person of the study, treated from study day 1 on. */
function patientOf(who: string, lines: readonly Line[]): { patient: Patient; today: Day } {
  const times = [...new Set(lines.map(({ at }) => at))].sort()
  const draws = times.map((at): GivenDraw => {
    const own = lines.filter((line) => line.at === at)
    const ofEach = <Part>(part: (line: Line) => Part): Partial<Record<AnalyteId, Part>> =>
      Object.fromEntries(own.map((line) => [line.analyte, part(line)]))
    return {
      on: at.slice(0, 10),
      values: ofEach(({ value }) => value),
      ranges: ofEach(({ low, high }): [string, string] => [low, high]),
    }
  })
  const [first] = lines
  if (first === undefined) throw new Error(`no lines: ${who}`)
  const shift = first.studyDay > 0 ? 1 - first.studyDay : -first.studyDay
  const start = addDays(day(first.at.slice(0, 10)), shift)
  const last = day(draws.at(-1)?.on ?? first.at.slice(0, 10))
  const courses = [{ start, weeks: 26, doses: [[start, 40]] as [string, number][] }]
  return { patient: aPatient({ number: who, courses, draws }), today: addDays(last, 20) }
}

function drawn(of: { patient: Patient; today: Day }, group: Group, mode: TimelineMode): Timeline {
  const { input, dueAfter } = chartInput(of)
  return timeline({ ...input, group, mode, period: 'all', dueAfter: dueAfter[group] })
}

const people = new Map<string, Line[]>()
if (existsSync(FILE)) {
  for (const line of linesOf(readFileSync(FILE, 'utf8'))) {
    people.set(line.who, [...(people.get(line.who) ?? []), line])
  }
}

describe.skipIf(people.size === 0)('the 127 patients of a real study', () => {
  test('each value of the file is one point at its day and value, none is missing and none invented', () => {
    let points = 0
    for (const [who, lines] of people) {
      const of = patientOf(who, lines)
      for (const group of ['liver', 'lipids'] as const) {
        for (const mode of ['raw', 'uln'] as const) {
          const chart = drawn(of, group, mode)
          const made = drawScene(chart, 'screen', 'ja')
          const own = lines.filter(({ analyte }) => (analyte === 'tc') === (group === 'lipids'))
          const places = own.map((line) =>
            expectedPlace(chart, made, {
              day: line.at.slice(0, 10),
              y: numberOf(line.value) / (mode === 'raw' ? 1 : numberOf(line.high)),
              side: mode === 'raw' && line.analyte === 'tbil' ? 'right' : 'left',
            }),
          )
          expect(unpaired(placesOf(made), places), who).toEqual([])
          expect(strays(cornersOf(made), places), who).toEqual([])
          points += places.length
        }
      }
    }
    expect(people.size).toBe(127)
    expect(points).toBe(2 * [...people.values()].flat().length)
  })

  test('no label lies on another or is cut, in either language, as values and as multiples', () => {
    for (const [who, lines] of people) {
      const of = patientOf(who, lines)
      for (const group of ['liver', 'lipids'] as const) {
        for (const mode of ['raw', 'uln'] as const) {
          const chart = drawn(of, group, mode)
          for (const language of ['ja', 'en'] as const) {
            const made = drawScene(chart, 'small', language)
            expect(misplaced(made), who).toEqual([])
            expect(outside(made)).toEqual([])
          }
        }
      }
    }
  })
})
