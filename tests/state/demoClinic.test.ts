import { describe, expect, test } from 'vitest'
import { alertsOn } from '@/domain/alerts'
import { day } from '@/domain/day'
import { factsOf } from '@/domain/factsOf'
import { judgedResults, worstFlag, atCaution } from '@/domain/interpret'
import { NOT_JUDGED_REASONS } from '@/domain/interpret/types'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { SEVERITIES } from '@/domain/threshold'
import { verdict } from '@/domain/verdict'
import { procedureConflicts } from '@/domain/verdict/procedures'
import { MODIFIERS, STATUSES, UNKNOWN_REASONS, type VerdictRules } from '@/domain/verdict/types'
import { DEMO_CASES } from '@/state/demo/cases'
import { demoPatients } from '@/state/demo/demoClinic'
import { INTERACTIONS } from '@/tables/interactions'
import { PROTOCOLS } from '@/tables/protocols'
import { RANGES } from '@/tables/ranges'
import { RESTRICTIONS } from '@/tables/restrictions'
import { PRESETS } from '@/tables/thresholds'

// Ends of long and short months, a leap day, the turn of the year: the list must show everything on any day.
const DAYS = [
  '2026-11-22',
  '2026-08-31',
  '2026-03-01',
  '2028-02-29',
  '2026-12-31',
  '2027-01-01',
  '2026-04-30',
].map(day)
const judging = { preset: PRESETS[0]!, ranges: RANGES }

describe.each(DAYS)('the demonstration clinic on %s', (today) => {
  const patients = demoPatients(today)
  const facts = patients.map((patient) => factsOf(patient))
  const rules: VerdictRules = {
    protocolById: (id) => PROTOCOLS.find((protocol) => protocol.id === id),
    defaultProtocol: 'bimonthly',
    graceDays: 2,
    dueSoonDays: DEFAULT_SETTINGS.dueSoonDays,
    resultsLateDays: DEFAULT_SETTINGS.resultsLateDays,
    atCaution: (one) => atCaution(one, judging, today),
  }
  const verdicts = facts.map((one) => verdict(one, rules, today))
  const judged = patients.flatMap((patient) => judgedResults(patient, judging))

  test('has about sixty patients with numbers of their own', () => {
    expect(patients.length).toBeGreaterThanOrEqual(58)
    expect(new Set(patients.map((patient) => patient.number)).size).toBe(patients.length)
  })

  test.each(STATUSES)('shows the status %s', (status) => {
    expect(verdicts.map((one) => one.status)).toContain(status)
  })

  test.each(MODIFIERS)('shows the modifier %s', (modifier) => {
    expect(verdicts.flatMap((one) => one.modifiers)).toContain(modifier)
  })

  test.each(UNKNOWN_REASONS)('shows undecided because of %s', (reason) => {
    expect(verdicts.map((one) => one.because)).toContain(reason)
  })

  test.each([...SEVERITIES, 'none', 'not-judged'] as const)('shows the flag %s', (flag) => {
    expect(judged.map((one) => one.interpretation.flag)).toContain(flag)
  })

  test.each(SEVERITIES)('has a patient whose worst flag is %s', (flag) => {
    expect(facts.map((one) => worstFlag(one, judging, today)?.flag)).toContain(flag)
  })

  test.each(NOT_JUDGED_REASONS)('shows a result not judged because of %s', (reason) => {
    expect(judged.map((one) => one.interpretation.because)).toContain(reason)
  })

  test.each(['hemolysis', 'lipemia', 'icterus', 'clotted', 'insufficient'] as const)(
    'shows the sample mark %s',
    (mark) => {
      expect(patients.flatMap((patient) => patient.draws.flatMap((draw) => draw.marks))).toContain(mark)
    },
  )

  test('is the same clinic when it is made again', () => {
    expect(demoPatients(today)).toEqual(patients)
  })
})

test('a larger clinic repeats the cases under other numbers and ids', () => {
  const many = demoPatients(day('2026-11-22'), 5000)
  expect(new Set(many.map((patient) => patient.number)).size).toBe(5000)
  expect(new Set(many.map((patient) => patient.id)).size).toBe(5000)
  expect(many[DEMO_CASES.length]?.name).not.toBe(many[0]?.name)
})

test('the demonstration clinic shows what is recorded beside a course', () => {
  const today = day('2026-11-22')
  const patients = demoPatients(today)
  const kinds = patients.flatMap((patient) =>
    alertsOn(factsOf(patient), INTERACTIONS, today).map(({ kind }) => kind),
  )
  for (const kind of ['interaction', 'positive-test', 'breast-feeding'] as const)
    expect(kinds).toContain(kind)
  const warned = patients.flatMap(({ procedures = [], courses }) =>
    procedureConflicts(procedures, courses, today, RESTRICTIONS).map(({ side }) => side),
  )
  expect(warned).toEqual(expect.arrayContaining(['before', 'during']))
  expect(patients.some(({ pregnancyTests }) => pregnancyTests?.some(({ struckOut }) => struckOut))).toBe(true)
})
