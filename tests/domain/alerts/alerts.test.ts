import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alertFacts, alertKinds, alertsOn, alertText } from '@/domain/alerts'
import { addDays, day } from '@/domain/day'
import { factsOf } from '@/domain/factsOf'
import type { Medicine, Motherhood, Patient, PregnancyTest } from '@/domain/patient'
import { pregnancyTests, testResultIn } from '@/domain/pregnancy'
import { INTERACTIONS } from '@/tables/interactions'
import { sourceById } from '@/tables/sources'
import { aDraw, aPatient, aResult } from '../patients'

const running = [{ id: 'c1', start: day('2026-09-01'), plannedWeeks: 20, doses: [], pauses: [] }]
const struckOut = { at: '2026-11-21T09:00', by: '看護師A', reason: '別の患者' }

function aTest(
  on: string,
  result: PregnancyTest['result'],
  more: Partial<PregnancyTest> = {},
): PregnancyTest {
  return { id: `${on}${result}`, day: day(on), result, ...more }
}

function aSpan(kind: Motherhood['kind'], from: string, to?: string): Motherhood {
  return { id: `${kind}${from}`, kind, from: day(from), ...(to === undefined ? {} : { to: day(to) }) }
}

function aMedicine(name: string, from?: string, to?: string): Medicine {
  return {
    id: name,
    name,
    ...(from === undefined ? {} : { from: day(from) }),
    ...(to === undefined ? {} : { to: day(to) }),
  }
}

function told(patient: Partial<Patient>, today = '2026-11-22'): [string, string | undefined][] {
  const facts = factsOf(aPatient({ courses: running, ...patient }))
  return alertsOn(facts, INTERACTIONS, day(today)).map(({ kind, day: on }) => [kind, on])
}

describe('a positive pregnancy test', () => {
  test('stands from its day on', () => {
    const pregnancyTests = [aTest('2026-11-20', 'positive')]
    expect(told({ pregnancyTests }, '2026-11-19')).toEqual([])
    expect(told({ pregnancyTests }, '2026-11-20')).toEqual([['positive-test', '2026-11-20']])
    expect(told({ pregnancyTests }, '2027-11-20')).toEqual([['positive-test', '2026-11-20']])
  })

  test('stands until a later negative one, and an unclear one ends nothing', () => {
    const positive = aTest('2026-11-10', 'positive')
    expect(told({ pregnancyTests: [positive, aTest('2026-11-12', 'unclear')] })).toHaveLength(1)
    const negative = [positive, aTest('2026-11-15', 'negative')]
    expect(told({ pregnancyTests: negative }, '2026-11-14')).toHaveLength(1)
    expect(told({ pregnancyTests: negative }, '2026-11-15')).toEqual([])
  })

  test('is not undone by a negative one of the same day or before it', () => {
    const positive = aTest('2026-11-10', 'positive')
    for (const on of ['2026-11-10', '2026-11-09'])
      expect(told({ pregnancyTests: [positive, aTest(on, 'negative')] })).toHaveLength(1)
  })

  test('stands again after a negative one, with its own day', () => {
    const tests = [
      aTest('2026-11-01', 'positive'),
      aTest('2026-11-05', 'negative'),
      aTest('2026-11-20', 'positive'),
    ]
    expect(told({ pregnancyTests: tests })).toEqual([['positive-test', '2026-11-20']])
  })

  test('counts no more once it is struck out, and a struck-out negative one ends nothing', () => {
    expect(told({ pregnancyTests: [aTest('2026-11-20', 'positive', { struckOut })] })).toEqual([])
    const tests = [aTest('2026-11-10', 'positive'), aTest('2026-11-15', 'negative', { struckOut })]
    expect(told({ pregnancyTests: tests })).toHaveLength(1)
  })

  test('ends with the pregnancy that it showed, the last day included', () => {
    const given = {
      pregnancyTests: [aTest('2026-09-10', 'positive')],
      motherhoods: [aSpan('pregnancy', '2026-09-12', '2026-11-20')],
    }
    expect(told(given, '2026-11-20')).toEqual([['pregnancy', '2026-09-12']])
    expect(told(given, '2026-11-21')).toEqual([])
    expect(told({ ...given, pregnancyTests: [aTest('2026-11-21', 'positive')] }, '2026-11-21')).toHaveLength(
      1,
    )
  })

  test('stands without a course and after the last one, since it speaks against beginning one', () => {
    const pregnancyTests = [aTest('2026-11-20', 'positive')]
    expect(told({ pregnancyTests, courses: [] })).toHaveLength(1)
    const over = [{ ...running[0]!, end: day('2026-10-01') }]
    expect(told({ pregnancyTests, courses: over })).toHaveLength(1)
  })

  test('is not told of a man', () => {
    expect(told({ sex: 'M', pregnancyTests: [aTest('2026-11-20', 'positive')] })).toEqual([])
    const { sex: _, ...unknown } = aPatient({ pregnancyTests: [aTest('2026-11-20', 'positive')] })
    expect(alertFacts(unknown)).toHaveLength(1)
  })
})

describe('hCG in words', () => {
  test.each([
    ['陽性', 'positive'],
    ['陽性(+)', 'positive'],
    ['（＋）', 'positive'],
    ['＋', 'positive'],
    ['2+', 'positive'],
    ['hCG(+)', 'positive'],
    ['妊娠反応 （＋）', 'positive'],
    ['陽性(前回陰性)', 'positive'],
    ['陰性(前回陽性)', 'positive'],
    ['弱陽性', 'positive'],
    ['POSITIVE', 'positive'],
    ['陰性', 'negative'],
    ['(-)', 'negative'],
    ['－', 'negative'],
    ['negative', 'negative'],
    ['陽性ではない', 'negative'],
    ['not positive', 'negative'],
    ['疑陽性', 'unclear'],
    ['偽陽性', 'unclear'],
    ['偽陰性', 'unclear'],
    ['hCG(±)', 'unclear'],
    ['妊娠反応(+-)', 'unclear'],
    ['陽性疑い', 'unclear'],
    ['(±)', 'unclear'],
    ['判定保留', 'unclear'],
    ['溶血', undefined],
    ['量不足', undefined],
    ['', undefined],
  ])('%s is %s', (text, result) => {
    expect(testResultIn(text)).toBe(result)
  })

  test('of a draw is a test of its day, and a number is none', () => {
    expect(told({ draws: [aDraw('2026-11-18', 'hcg 陽性')] })).toEqual([['positive-test', '2026-11-18']])
    expect(told({ draws: [aDraw('2026-11-18', 'hcg 120000')] })).toEqual([])
    expect(told({ draws: [aDraw('2026-11-18', 'alt 陽性')] })).toEqual([])
  })

  test('counts as a later negative test, and not where it was struck out', () => {
    const pregnancyTests = [aTest('2026-11-10', 'positive')]
    expect(told({ pregnancyTests, draws: [aDraw('2026-11-18', 'hcg 陰性')] })).toEqual([])
    const wrong = aDraw('2026-11-18', '', {
      results: [aResult('hcg', '陰性', { status: 'entered-in-error' })],
    })
    expect(told({ pregnancyTests, draws: [wrong] })).toHaveLength(1)
  })

  test('stands in the list of tests with what the lab wrote', () => {
    const patient = aPatient({
      pregnancyTests: [aTest('2026-11-20', 'negative')],
      draws: [aDraw('2026-11-18', 'hcg 陽性')],
    })
    expect(pregnancyTests(patient).map(({ day: on, result, reported }) => [on, result, reported])).toEqual([
      ['2026-11-18', 'positive', '陽性'],
      ['2026-11-20', 'negative', undefined],
    ])
  })

  test('never fails, whatever the lab writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect([undefined, 'positive', 'negative', 'unclear']).toContain(testResultIn(text))
      }),
    )
  })
})

describe('pregnancy and breast-feeding', () => {
  test('a pregnancy stands from its first to its last day, and without a last day it goes on', () => {
    const motherhoods = [aSpan('pregnancy', '2026-11-01', '2026-11-22')]
    expect(told({ motherhoods }, '2026-10-31')).toEqual([])
    expect(told({ motherhoods }, '2026-11-01')).toHaveLength(1)
    expect(told({ motherhoods }, '2026-11-22')).toHaveLength(1)
    expect(told({ motherhoods }, '2026-11-23')).toEqual([])
    expect(told({ motherhoods: [aSpan('pregnancy', '2026-11-01')] }, '2028-01-01')).toHaveLength(1)
  })

  test('a negative test does not end a pregnancy that was entered', () => {
    const motherhoods = [aSpan('pregnancy', '2026-11-01')]
    expect(told({ motherhoods, pregnancyTests: [aTest('2026-11-10', 'negative')] })).toHaveLength(1)
  })

  test('pregnancy and positive test are one line', () => {
    const given = {
      motherhoods: [aSpan('pregnancy', '2026-11-01')],
      pregnancyTests: [aTest('2026-11-03', 'positive')],
    }
    expect(told(given)).toEqual([['pregnancy', '2026-11-01']])
  })

  test('breast-feeding stands while a course holds today or is still to begin', () => {
    const motherhoods = [aSpan('breast-feeding', '2026-06-01')]
    const last = (end: string) => [{ ...running[0]!, end: day(end) }]
    expect(told({ motherhoods, courses: last('2026-11-22') })).toHaveLength(1)
    expect(told({ motherhoods, courses: last('2026-11-21') })).toEqual([])
    expect(told({ motherhoods, courses: [{ ...running[0]!, start: day('2026-12-24') }] })).toHaveLength(1)
    expect(told({ motherhoods, courses: [] })).toEqual([])
  })
})

describe('a contraindicated medicine', () => {
  test('stands from its first to its last day during a course, and of unknown days always', () => {
    const medicines = [aMedicine('ミノマイシン', '2026-11-20', '2026-11-22')]
    expect(told({ medicines }, '2026-11-19')).toEqual([])
    expect(told({ medicines }, '2026-11-20')).toEqual([['interaction', '2026-11-20']])
    expect(told({ medicines }, '2026-11-22')).toHaveLength(1)
    expect(told({ medicines }, '2026-11-23')).toEqual([])
    expect(told({ medicines: [aMedicine('ミノマイシン')] })).toEqual([['interaction', undefined]])
  })

  test('stands before a course that is still to begin, and not after the last one', () => {
    const medicines = [aMedicine('ビブラマイシン', '2026-11-01')]
    expect(told({ medicines, courses: [{ ...running[0]!, start: day('2027-01-10') }] })).toHaveLength(1)
    expect(told({ medicines, courses: [{ ...running[0]!, end: day('2026-11-21') }] })).toEqual([])
    expect(told({ medicines, courses: [] })).toEqual([])
  })

  test('of the table’s other rows, and of unknown names, nothing is said here', () => {
    expect(told({ medicines: [aMedicine('プレドニン'), aMedicine('ロキソニン')] })).toEqual([])
  })

  test('is found by its YJ code, and not once it is struck out', () => {
    expect(told({ medicines: [{ ...aMedicine('抗菌薬'), yj: '6152005F1052' }] })).toHaveLength(1)
    expect(told({ medicines: [{ ...aMedicine('ミノマイシン'), struckOut }] })).toEqual([])
  })

  test('is told of men too', () => {
    expect(told({ sex: 'M', medicines: [aMedicine('ミノマイシン')] })).toHaveLength(1)
  })
})

test('the row of the list names each kind once, a positive test as pregnancy', () => {
  const facts = factsOf(
    aPatient({
      courses: running,
      pregnancyTests: [aTest('2026-11-20', 'positive')],
      medicines: [aMedicine('ミノマイシン'), aMedicine('ビブラマイシン')],
    }),
  )
  expect(alertKinds(alertsOn(facts, INTERACTIONS, day('2026-11-22')))).toEqual(['pregnancy', 'interaction'])
})

test('somebody of whom nothing was entered has no such facts', () => {
  expect(factsOf(aPatient({ courses: running }))).not.toHaveProperty('alerts')
})

test('the line names the fact, its day and its source, and orders nothing', () => {
  const facts = factsOf(
    aPatient({
      courses: running,
      pregnancyTests: [aTest('2026-11-20', 'positive')],
      motherhoods: [aSpan('breast-feeding', '2026-06-01')],
      medicines: [aMedicine('ミノマイシン', '2026-11-16')],
    }),
  )
  const alerts = alertsOn(facts, INTERACTIONS, day('2026-11-22'))
  const lines = (language: 'ja' | 'en') =>
    alerts.map((alert) => alertText(alert, language, sourceById, (on) => on))
  const ja = 'イソトレチノイン 海外患者用説明書(豪・英) 2022'
  expect(lines('ja')).toEqual([
    `添付文書の禁忌: 妊娠(検査 陽性) 2026-11-20〔${ja}〕`,
    `添付文書の禁忌: 授乳 2026-06-01から〔${ja}〕`,
    `併用禁忌: ミノマイシン(テトラサイクリン系) 2026-11-16から〔${ja}〕`,
  ])
  const en = 'Isotretinoin consumer information (AU, UK) 2022'
  expect(lines('en')).toEqual([
    `Contraindication on the label: pregnancy (test positive) 2026-11-20 [${en}]`,
    `Contraindication on the label: breast-feeding since 2026-06-01 [${en}]`,
    `Contraindicated combination: ミノマイシン (tetracyclines) since 2026-11-16 [${en}]`,
  ])
})

test('on any day a positive test stands exactly when no later negative test has come', () => {
  const result = fc.constantFrom('positive' as const, 'negative' as const, 'unclear' as const)
  const start = day('2026-10-01')
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: 40 }), result), { maxLength: 6 }),
      fc.nat({ max: 45 }),
      (given, now) => {
        const pregnancyTests = given.map(([offset, each], at) =>
          aTest(addDays(start, offset), each, { id: String(at) }),
        )
        const known = given.filter(([offset]) => offset <= now)
        const last = (wanted: string) =>
          Math.max(-1, ...known.filter(([, each]) => each === wanted).map(([at]) => at))
        const stands = last('positive') >= 0 && last('positive') >= last('negative')
        expect(told({ pregnancyTests }, addDays(start, now)).length).toBe(stands ? 1 : 0)
      },
    ),
  )
})
