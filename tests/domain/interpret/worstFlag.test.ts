import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { baselineFrom } from '@/domain/courseOfResult'
import { addDays, day } from '@/domain/day'
import { factsOf } from '@/domain/factsOf'
import { atCaution, hysLaw, judgedResults, worstFlag } from '@/domain/interpret'
import type { Flag, JudgingRules } from '@/domain/interpret/types'
import type { Patient } from '@/domain/patient'
import { collectionDays } from '@/domain/reported'
import type { Draw, Result } from '@/domain/result'
import { currentCourse } from '@/domain/verdict'
import { aCourse, aDraw, aPatient, aResult, aReview } from '../patients'
import { OWN_RANGES, TODAY, anyPatient } from './anyPatient'
import { ALL_RULES, byCtcae, byDefault } from './judged'

const seen = { reviews: [aReview('2026-11-01')] }

function worst(patient: Patient, rules: JudgingRules = byDefault) {
  return worstFlag(factsOf(patient), rules, TODAY)
}

test('ALT 98 in a woman, seen by nobody, stands in the list with its value and multiple', () => {
  const found = worst(aPatient({ draws: [aDraw('2026-09-14', 'alt 98, tg 90')] }))
  expect(found).toMatchObject({
    flag: 'stop',
    analyte: 'alt',
    text: '98',
    day: '2026-09-14',
    unreviewed: { flag: 'stop', analyte: 'alt' },
  })
  expect(found?.ulnMultiple).toBeCloseTo(4.26, 2)
})

test('without results there is no flag at all', () => {
  expect(worst(aPatient())).toBeUndefined()
  expect(worst(aPatient({ draws: [aDraw('2026-09-14', 'alt pending')] }))).toBeUndefined()
})

test('none only where everything was judged', () => {
  expect(worst(aPatient({ draws: [aDraw('2026-09-14', 'alt 20, tg 90')] }))?.flag).toBe('none')
  expect(worst(aPatient({ draws: [aDraw('2026-09-14', 'alt 20, tg 溶血')] }))).toMatchObject({
    flag: 'not-judged',
    analyte: 'tg',
  })
  expect(worst(aPatient({ draws: [aDraw('2026-09-14', 'alt 24, tp 7.0')] }))).toMatchObject({
    flag: 'notice',
    analyte: 'alt',
  })
})

test('an analyte that the preset does not limit has no say in the list', () => {
  expect(worst(aPatient({ draws: [aDraw('2026-09-14', 'alt 20, tp 7.0')] }))?.flag).toBe('none')
  expect(worst(aPatient({ draws: [aDraw('2026-09-14', 'tp 7.0')] }))).toBeUndefined()
})

test('of equal flags the higher multiple is named', () => {
  expect(worst(aPatient({ draws: [aDraw('2026-09-14', 'ast 100, alt 98')] }))).toMatchObject({
    analyte: 'alt',
  })
  expect(worst(aPatient({ draws: [aDraw('2026-09-14', 'ast 200, alt 98')] }))).toMatchObject({
    analyte: 'ast',
  })
})

test('an older value that was seen gives way to the newest, one that nobody saw does not', () => {
  const after = (more: Partial<Draw>) =>
    worst(aPatient({ draws: [aDraw('2026-07-14', 'alt 98', more), aDraw('2026-09-14', 'alt 20', seen)] }))
  expect(after(seen)).toMatchObject({ flag: 'none', text: '20' })
  expect(after(seen)?.unreviewed).toBeUndefined()
  expect(after({})).toMatchObject({
    flag: 'stop',
    text: '98',
    day: '2026-07-14',
    unreviewed: { flag: 'stop' },
  })
})

test('a newer sample that could not be measured does not hide the number before it', () => {
  const draws = [aDraw('2026-07-14', 'alt 98', seen), aDraw('2026-09-14', 'alt 溶血', seen)]
  expect(worst(aPatient({ draws }))).toMatchObject({ flag: 'stop', text: '98' })
  expect(worst(aPatient({ draws: [aDraw('2026-07-14', 'alt 20', seen), draws[1]!] }))).toMatchObject({
    flag: 'not-judged',
    text: '',
  })
})

test('a value from before the baseline of the current course belongs to the past, once it was seen', () => {
  const patient = (more: Partial<Draw>) =>
    aPatient({
      courses: [aCourse('2026-04-10')],
      draws: [aDraw('2026-03-09', 'alt 98', more), aDraw('2026-04-02', 'tg 90', seen)],
    })
  expect(worst(patient(seen))).toMatchObject({ flag: 'none', analyte: 'tg' })
  expect(worst(patient({}))).toMatchObject({ flag: 'stop', analyte: 'alt' })
})

test('the first day of the baseline window belongs to the course', () => {
  const from = (on: string) =>
    worst(aPatient({ courses: [aCourse('2026-04-10')], draws: [aDraw(on, 'alt 98', seen)] }))
  expect(from('2026-03-10')?.flag).toBe('stop')
  expect(from('2026-03-09')).toBeUndefined()
})

test('a draw after today does not exist', () => {
  const draws = [aDraw('2026-11-22', 'alt 20', seen), aDraw('2026-11-23', 'tg 900')]
  expect(worst(aPatient({ draws }))).toMatchObject({ flag: 'none', analyte: 'alt' })
})

test('struck-out and cancelled results never count', () => {
  const results = [
    aResult('alt', '98', { status: 'entered-in-error' }),
    aResult('ast', '300', { status: 'cancelled' }),
    aResult('tg', '90'),
  ]
  expect(worst(aPatient({ draws: [aDraw('2026-09-14', '', { results })] }))).toMatchObject({
    flag: 'none',
    analyte: 'tg',
  })
})

test("the clinic's own range for that lab judges in the list as well", () => {
  const own = { analyte: 'alt', high: { digits: 100, scale: 0 }, unit: 'U/L', source: 'own' } as const
  const rules = { ...byDefault, labRanges: new Map([['BML', [own]]]) }
  const drawn = (lab: string) => worst(aPatient({ draws: [aDraw('2026-09-14', 'alt 98', { lab })] }), rules)
  expect(drawn('BML')?.flag).toBe('none')
  expect(drawn('SRL')?.flag).toBe('stop')
})

test('another unit is named beside its value', () => {
  const drawn = (unit: string) =>
    worst(aPatient({ draws: [aDraw('2026-09-14', '', { results: [aResult('tg', '6.0', { unit })] })] }))
  expect(drawn('mmol/L')).toMatchObject({ flag: 'stop', text: '6.0', unit: 'mmol/L' })
  expect(drawn('foo')).toMatchObject({ flag: 'not-judged', unit: '?' })
  expect(drawn('mg/dL')?.unit).toBeUndefined()
})

describe('after the end of a course', () => {
  test.each([
    ['46', false],
    ['46.1', true],
  ])('the newest ALT of a woman at %s is at caution or above: %s', (alt, expected) => {
    const facts = factsOf(aPatient({ draws: [aDraw('2026-09-14', `alt ${alt}`, seen)] }))
    expect(atCaution(facts, byDefault)).toBe(expected)
    expect(atCaution(facts, byDefault, TODAY)).toBe(expected)
    expect(atCaution(facts, byDefault, day('2026-09-13'))).toBe(false)
  })

  test('an older high value does not count', () => {
    const draws = [aDraw('2026-07-14', 'alt 98'), aDraw('2026-09-14', 'alt 20')]
    expect(atCaution(factsOf(aPatient({ draws })), byDefault)).toBe(false)
  })
})

describe("Hy's law laboratory criteria", () => {
  // ALT of a woman 3 × 23 = 69, bilirubin 2 × 1.5 = 3.0, ALP 2 × 113 = 226.
  const raised = (first: string, second = '', apart = 0) => {
    const draws = [
      aDraw('2026-09-14', first, seen),
      ...(second ? [aDraw(addDays(day('2026-09-14'), apart), second, seen)] : []),
    ]
    const patient = aPatient({ draws })
    const found = worst(patient)
    const onPage = hysLaw(judgedResults(patient, byDefault), byDefault)
    expect(found?.hysLaw?.cholestasis).toBe(onPage?.cholestasis)
    return found?.hysLaw ? `${found.flag} ${found.analyte} ${found.hysLaw.cholestasis}` : found?.flag
  }

  test('are met from three times ALT and above twice bilirubin on', () => {
    expect(raised('alt 69, tbil 3.1, alp 100')).toBe('critical alt excluded')
    expect(raised('alt 68.9, tbil 3.1, alp 100')).toBe('caution')
    expect(raised('alt 69, tbil 3.0, alp 100')).toBe('caution')
    expect(raised('ast 90, tbil 3.1, alp 100')).toBe('critical ast excluded')
  })

  test('are not raised where ALP is known to be twice its limit, and say so where it is not known', () => {
    expect(raised('alt 98, tbil 3.1, alp 226')).toBe('stop')
    expect(raised('alt 98, tbil 3.1, alp 225')).toBe('critical alt excluded')
    expect(raised('alt 98, tbil 3.1')).toBe('critical alt not-excluded')
    expect(raised('alt 98, tbil 3.1, alp 溶血')).toBe('critical alt not-excluded')
  })

  test('hold over thirty days between the two, not over thirty-one', () => {
    expect(raised('alt 98', 'tbil 3.1', 30)).toBe('critical alt not-excluded')
    expect(raised('alt 98', 'tbil 3.1', 31)).toBe('stop')
  })

  test('read the ALP of their own days, not a later one that is the newest', () => {
    expect(raised('alt 98, tbil 3.1, alp 60', 'alp 250', 24)).toBe('critical alt excluded')
    expect(raised('alt 98, tbil 3.1, alp 250', 'alp 60', 24)).toBe('stop')
  })

  test('are met in the list by the very pairs that meet them on the page, the newest and those seen by nobody', () => {
    const text = (...of: string[]) => fc.constantFrom('', ...of)
    const given = fc.record({
      back: fc.integer({ min: 0, max: 90 }),
      alt: text('20', '68', '69', '100', '>60', '>70'),
      ast: text('20', '89', '90'),
      tbil: text('1', '3', '3.1', '4', '>3'),
      alp: text('60', '225', '226', '250', '>200', '溶血'),
      isSeen: fc.boolean(),
      printed: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.uniqueArray(given, { maxLength: 5, selector: ({ back }) => back }), (all) => {
        const draws = all.map(({ back, alt, ast, tbil, alp, isSeen, printed }) => {
          const parts = Object.entries({ alt, ast, tbil, alp }).filter(([, value]) => value !== '')
          const draw = aDraw(addDays(TODAY, -back), parts.map((part) => part.join(' ')).join(', '))
          const results = draw.results.map((result) =>
            printed && result.analyte === 'tbil' ? { ...result, low: '0.4', high: '1.4' } : result,
          )
          return { ...draw, results, reviews: isSeen ? [aReview('2026-11-22')] : [] }
        })
        const patient = aPatient({ draws })
        const counted = judgedResults(patient, byDefault).filter(
          ({ draw, judged: { analyte } }) =>
            analyte === 'alp' || draw.reviews.length === 0 || isNewestOf(patient, analyte, draw.day),
        )
        expect(worst(patient)?.hysLaw?.cholestasis).toBe(hysLaw(counted, byDefault)?.cholestasis)
      }),
      { numRuns: 1500 },
    )
  })
})

function isNewestOf(patient: Patient, analyte: Result['analyte'], on: string): boolean {
  return collectionDays(patient).findLast(({ analytes }) => analytes.get(analyte)?.number)?.day === on
}

describe('of what nobody has seen, results that are judged differently are each kept', () => {
  test('ALP before and after the twentieth birthday', () => {
    const draws = [
      aDraw('2026-05-31', 'alp 300'),
      aDraw('2026-06-01', 'alp 200'),
      aDraw('2026-09-01', 'alp 100'),
    ]
    expect(worst(aPatient({ birthDate: day('2006-06-01'), draws }))).toMatchObject({
      flag: 'notice',
      text: '200',
    })
  })

  test('ALP before and after the change of methods', () => {
    const draws = [
      aDraw('2021-03-31', 'alp 300'),
      aDraw('2021-04-01', 'alp 200'),
      aDraw('2026-09-01', 'alp 100'),
    ]
    expect(worst(aPatient({ birthDate: day('1990-06-01'), draws }))).toMatchObject({
      flag: 'notice',
      text: '200',
    })
  })

  test('two labs, one with a range of its own', () => {
    const own = { analyte: 'alt', high: { digits: 100, scale: 0 }, unit: 'U/L', source: 'own' } as const
    const rules = { ...byDefault, labRanges: new Map([['BML', [own]]]) }
    const draws = [
      aDraw('2026-05-31', 'alt 98', { lab: 'BML' }),
      aDraw('2026-06-01', 'alt 90'),
      aDraw('2026-09-01', 'alt 20'),
    ]
    expect(worst(aPatient({ draws }), rules)).toMatchObject({ flag: 'stop', text: '90' })
  })

  test('two courses, one with an abnormal baseline', () => {
    const courses = [aCourse('2025-01-10', { end: day('2025-06-01') }), aCourse('2026-05-10')]
    const draws = [
      aDraw('2025-01-05', 'alt 80', seen),
      aDraw('2025-03-01', 'alt 110'),
      aDraw('2026-05-05', 'alt 20', seen),
      aDraw('2026-07-01', 'alt 100'),
      aDraw('2026-09-01', 'alt 20'),
    ]
    expect(worst(aPatient({ courses, draws }), byCtcae)).toMatchObject({ flag: 'caution', text: '100' })
  })

  test('two units, fasting and not, and calculated LDL of two days', () => {
    const two = (first: Result, second: Result) =>
      worst(
        aPatient({
          draws: [
            aDraw('2026-05-31', '', { results: [first] }),
            aDraw('2026-06-01', '', { results: [second] }),
            aDraw('2026-09-01', 'tg 50, ldl 50'),
          ],
        }),
      )
    expect(two(aResult('tg', '90'), aResult('tg', '6', { unit: 'mmol/L' }))).toMatchObject({
      flag: 'stop',
      unit: 'mmol/L',
    })
    expect(two(aResult('tg', '170'), aResult('tg', '160', { fasting: 'yes' }))).toMatchObject({
      flag: 'notice',
      text: '160',
    })
    const calculated = (text: string, fasting: 'yes' | 'no') =>
      aResult('ldl', text, { method: 'calculated', fasting })
    expect(two(calculated('190', 'no'), calculated('150', 'yes'))).toMatchObject({
      flag: 'notice',
      text: '150',
    })
  })
})

/** The rule as product.md §3 says it, read from the whole record instead of the packed facts. */
function literally(patient: Patient, rules: JudgingRules): Flag | undefined {
  const order: Flag[] = ['none', 'not-judged', 'notice', 'caution', 'stop', 'critical']
  const judged = judgedResults(patient, rules)
  const flags = new Map(judged.map(({ result, interpretation }) => [result, interpretation.flag]))
  const days = collectionDays(patient)
  const course = currentCourse(patient.courses, TODAY)
  const start = course === undefined ? undefined : patient.courses[course]?.start
  const from = start === undefined ? undefined : baselineFrom({ start }, rules.baselineWindows)
  const counted: Flag[] = []
  for (const analyte of new Set(judged.map(({ result }) => result.analyte))) {
    const reported = days.flatMap(({ day: on, analytes }) => {
      const { number, words } = analytes.get(analyte) ?? {}
      const found = number ?? words
      return found ? [{ on, ...found, isNumber: number !== undefined }] : []
    })
    if (rules.preset.rules[analyte] === undefined) continue
    const newest = [reported.at(-1), reported.findLast(({ isNumber }) => isNumber)]
    for (const each of reported) {
      const counts =
        each.draw.reviews.length === 0 || (newest.includes(each) && (from === undefined || each.on >= from))
      const flag = flags.get(each.result)
      if (counts && flag) counted.push(flag)
    }
  }
  return counted.toSorted((a, b) => order.indexOf(b) - order.indexOf(a))[0]
}

const WIDE = { baselineWindows: { protocol: 'own', maxAges: new Map([['own', { weeks: 9 }]]) } }

test.each([
  ...ALL_RULES.map((rules) => ({ ...rules, window: 'a month' })),
  { ...byCtcae, ...WIDE, window: 'nine weeks' },
])(
  'the list shows what the whole record gives, under $preset.id with a baseline window of $window',
  (preset) => {
    const rules: JudgingRules = { ...preset, labRanges: new Map([['BML', OWN_RANGES]]) }
    fc.assert(
      fc.property(anyPatient, (patient) => {
        expect(worst(patient, rules)?.flag).toBe(literally(patient, rules))
      }),
      { seed: 20261122, numRuns: 700 },
    )
  },
  60_000,
)
