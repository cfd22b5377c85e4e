import { addDays, type Day } from './day'
import type { Motherhood, Patient, PregnancyTest, PregnancyTestResult } from './patient'
import { stands } from './reported'

/** Whose records can hold a pregnancy: everybody's but a man's. */
export function canBePregnant({ sex }: Pick<Patient, 'sex'>): boolean {
  return sex !== 'M'
}

/** One pregnancy test, as entered or as a lab reported it in words. */
export interface KnownTest {
  day: Day
  result: PregnancyTestResult
  specimen?: 'urine' | 'serum'
  /** The entry of the patient's record; absent for a result of a draw. */
  entry?: PregnancyTest
  /** What the lab wrote; absent for an entry. */
  reported?: string
}

type Holder = Pick<Patient, 'sex' | 'pregnancyTests' | 'motherhoods' | 'draws'>

/**
 * Every test that stands, earliest first: entries that are not struck out, and results of hCG in words (陽性, negative).
 * A number of hCG is no test here: no source gives a limit for it. Of one day the positive one comes last.
 */
export function pregnancyTests(patient: Pick<Patient, 'pregnancyTests' | 'draws'>): KnownTest[] {
  const entered = (patient.pregnancyTests ?? [])
    .filter((test) => test.struckOut === undefined)
    .map((entry): KnownTest => {
      const { day, result, specimen } = entry
      return { day, result, ...(specimen === undefined ? {} : { specimen }), entry }
    })
  return [...entered, ...reportedTests(patient)].sort(
    (a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) || RANK[a.result] - RANK[b.result],
  )
}

const RANK: Record<PregnancyTestResult, number> = { negative: 0, unclear: 1, positive: 2 }

function reportedTests({ draws }: Pick<Patient, 'draws'>): KnownTest[] {
  const tests: KnownTest[] = []
  for (const { day, results } of draws) {
    for (const result of results) {
      if (result.analyte !== 'hcg' || !stands(result) || result.value?.kind !== 'text') continue
      const { text } = result.value
      const said = testResultIn(text)
      if (said !== undefined) tests.push({ day, result: said, reported: text })
    }
  }
  return tests
}

/**
 * What the words of a test say; undefined where they say nothing of it (溶血, 量不足). Weakly positive is positive;
 * suspected, false and borderline ones are unclear. Words that say both (陽性(前回陰性)) are taken for positive.
 */
export function testResultIn(text: string): PregnancyTestResult | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s()[\]【】「」〔〕]/g, '')
    .replace(/[−‐–—―ー]/g, '-')
    .toLowerCase()
  if (UNCLEAR.test(plain)) return 'unclear'
  const isPositive = POSITIVE.test(plain.replace(DENIED, ''))
  if (NEGATIVE.test(plain) && !isPositive) return 'negative'
  return isPositive ? 'positive' : undefined
}

const UNCLEAR =
  /疑陽性|偽陽性|偽陰性|陽性(?:の)?疑|擬陽性|判定保留|判定不能|境界|±|\+-$|false-?(?:pos|neg)|indeterminate|inconclusive|unclear|equivocal|borderline|陽性か/
const DENIED = /陽性で(?:は)?(?:ない|なし)|not-?positive|non-?positive/g
const NEGATIVE = /陰性|陽性で(?:は)?(?:ない|なし)|^neg|^-$|not-?positive|non-?positive|negative/
const POSITIVE = /陽性|^pos|(?:^|[^+-])\+{1,4}$|positive/

/** Days of the record, from the first to the last, both included; a side that is absent is open. */
export interface DaySpan {
  from?: Day
  to?: Day
}

/**
 * The days through which a positive test stands: from its day until the day before a later negative one, or until the end
 * of a pregnancy that was entered and holds or follows the test. A later unclear test ends nothing.
 */
export function positiveSpans(patient: Holder): (DaySpan & { from: Day })[] {
  const tests = pregnancyTests(patient)
  const ends = standing(patient.motherhoods, 'pregnancy').flatMap(({ to }) => to ?? [])
  const days = [...new Set(tests.filter(({ result }) => result === 'positive').map(({ day }) => day))]
  return days.map((from) => {
    const negative = tests.find(({ day, result }) => result === 'negative' && day > from)?.day
    const lasts = [...ends.filter((end) => end >= from), ...(negative ? [addDays(negative, -1)] : [])].sort()
    return lasts[0] === undefined ? { from } : { from, to: lasts[0] }
  })
}

/** The pregnancies or times of breast-feeding that are not struck out, earliest first. */
export function standing(
  motherhoods: readonly Motherhood[] | undefined,
  kind: Motherhood['kind'],
): Motherhood[] {
  return (motherhoods ?? [])
    .filter((each) => each.kind === kind && each.struckOut === undefined)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** Whether a span holds a day. */
export function holds({ from, to }: DaySpan, today: Day): boolean {
  return (from === undefined || from <= today) && (to === undefined || today <= to)
}
