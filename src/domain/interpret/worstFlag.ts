import type { Day } from '../day'
import type { PatientFacts } from '../facts'
import { MEASURES } from '../measures'
import {
  AT,
  FOREIGN_UNIT,
  NEWEST,
  PACKED,
  UNREVIEWED,
  bitsOf,
  integer,
  packedAnalyte,
  packedText,
} from '../packedValues'
import { baselineWindow, currentCourse } from '../verdict'
import { blankCase } from './case'
import { TBIL, hysLawRules, latestPair, meets, type Criterion, type HysLaw } from './hysLaw'
import { flagOf, ulnMultiple } from './interpret'
import { judge } from './judge'
import { takePacked } from './packedCase'
import { readyFor, readyRules, type ReadyRules } from './rules'
import type { JudgingRules, WorstFlag } from './types'

const CAUTION = 2
const CRITICAL = 4

/** Hy's law is looked at closely from here on; the criterion itself is asked exactly. */
const BILIRUBIN_MULTIPLE_TO_LOOK = 1.9

/** What is on the table while the results of a list of patients are judged one by one. */
const onTable = blankCase()

/** Where the worst of some results stands. */
interface Worst {
  at: number
  answer: number
  multiple: number
}
const worst: Worst = { at: -1, answer: 0, multiple: 0 }
const worstUnreviewed: Worst = { at: -1, answer: 0, multiple: 0 }

/**
 * The worst flag of a patient today: over the newest result of each analyte since the baseline of the current course, and
 * over every result that nobody has reviewed (product.md §3). `not-judged` where nothing is flagged and something could
 * not be judged; `none` only where everything was; undefined where there is no result. Of equal flags the higher multiple
 * of its upper limit is named.
 */
export function worstFlag(facts: PatientFacts, rules: JudgingRules, today: Day): WorstFlag | undefined {
  const ready = readyRules(rules)
  worst.at = -1
  worstUnreviewed.at = -1
  let mayMeetHysLaw = false
  const { values } = facts
  for (let at = 0; at < values.length; at += PACKED) {
    if (!counts(facts, at, today)) continue
    takePacked(onTable, facts, at, ready)
    const answer = judge(ready, onTable)
    const isAsked = answer > 0 || onTable.analyte === TBIL
    const multiple = isAsked ? (ulnMultiple(readyFor(ready, onTable.analyte), onTable) ?? 0) : 0
    if (onTable.analyte === TBIL && multiple > BILIRUBIN_MULTIPLE_TO_LOOK) mayMeetHysLaw = true
    keepWorse(worst, at, answer, multiple)
    if ((integer(values, at + AT.bits) & UNREVIEWED) !== 0) keepWorse(worstUnreviewed, at, answer, multiple)
  }
  if (worst.at < 0) return undefined
  const raised = mayMeetHysLaw ? raisedByHysLaw(facts, rules, today) : undefined
  return { ...told(facts, ready), ...(raised ? { hysLaw: { cholestasis: raised } } : {}) }
}

/** Whether a packed result has a say: newest since the baseline of the current course, or seen by nobody. */
function counts(facts: PatientFacts, at: number, today: Day): boolean {
  const bits = integer(facts.values, at + AT.bits)
  if ((bits & (NEWEST | UNREVIEWED)) === 0) return false
  const day = facts.draws[integer(facts.values, at + AT.draw)]?.day
  if (day === undefined || day > today) return false
  return (bits & UNREVIEWED) !== 0 || !isBeforeCourse(facts, day, today)
}

/** Raises the worst flag to critical where Hy's law laboratory criteria are met, and says what ALP excludes. */
function raisedByHysLaw(
  facts: PatientFacts,
  rules: JudgingRules,
  today: Day,
): HysLaw['cholestasis'] | undefined {
  const criteria = hysLawRules(rules)
  const asked: Criterion[] = []
  for (let at = 0; at < facts.values.length; at += PACKED) {
    const day = facts.draws[integer(facts.values, at + AT.draw)]?.day
    if (day === undefined || !counts(facts, at, today)) continue
    takePacked(onTable, facts, at, criteria)
    asked.push({ analyte: packedAnalyte(facts.values, at), day, isMet: meets(criteria, onTable), at })
  }
  const pair = latestPair(asked)
  if (pair === undefined) return undefined
  keepWorse(worst, pair.enzyme.at, CRITICAL, Infinity)
  const isUnreviewed = [pair.enzyme, pair.bilirubin].some(
    ({ at }) => (integer(facts.values, at + AT.bits) & UNREVIEWED) !== 0,
  )
  if (isUnreviewed) keepWorse(worstUnreviewed, pair.enzyme.at, CRITICAL, Infinity)
  return pair.found.cholestasis
}

/** Whether the newest result of any analyte is at caution or above (product.md §2 rule 7). */
export function atCaution(facts: PatientFacts, rules: JudgingRules, today?: Day): boolean {
  const ready = readyRules(rules)
  const { values } = facts
  for (let at = 0; at < values.length; at += PACKED) {
    if ((integer(values, at + AT.bits) & NEWEST) === 0) continue
    const day = facts.draws[integer(values, at + AT.draw)]?.day
    if (day === undefined || (today !== undefined && day > today)) continue
    takePacked(onTable, facts, at, ready)
    if (judge(ready, onTable) >= CAUTION) return true
  }
  return false
}

/** A result that was seen and lies before the baseline of the current course belongs to the past. */
function isBeforeCourse(facts: PatientFacts, day: Day, today: Day): boolean {
  const { courses } = facts
  if (courses.length === 0) return false
  const at = currentCourse(courses, today)
  const start = at === undefined ? undefined : courses[at]?.start
  return start !== undefined && day < start && day < baselineWindow(start).from
}

function keepWorse(kept: Worst, at: number, answer: number, multiple: number): void {
  if (kept.at >= 0) {
    const difference = gravity(answer) - gravity(kept.answer)
    if (difference < 0 || (difference === 0 && multiple <= kept.multiple)) return
  }
  kept.at = at
  kept.answer = answer
  kept.multiple = multiple
}

/** critical > stop > caution > notice > not-judged > none. */
function gravity(answer: number): number {
  return answer < 0 ? 0.5 : answer
}

function told(facts: PatientFacts, ready: ReadyRules): WorstFlag {
  const { values } = facts
  const { at, answer } = worst
  takePacked(onTable, facts, at, ready)
  const multiple = ulnMultiple(readyFor(ready, onTable.analyte), onTable)
  const unit = unitNamed(values, at)
  return {
    flag: flagOf(answer),
    analyte: packedAnalyte(values, at),
    text: packedText(values, at),
    day: facts.draws[integer(values, at + AT.draw)]?.day as Day,
    ...(unit === undefined ? {} : { unit }),
    ...(multiple === undefined ? {} : { ulnMultiple: multiple }),
    ...(worstUnreviewed.at < 0
      ? {}
      : {
          unreviewed: {
            flag: flagOf(worstUnreviewed.answer),
            analyte: packedAnalyte(values, worstUnreviewed.at),
          },
        }),
  }
}

/** The unit where it is not the catalogue's; `?` for one that is not listed. */
function unitNamed(values: readonly number[], at: number): string | undefined {
  const position = bitsOf.unit(integer(values, at + AT.bits))
  if (position === 0) return undefined
  return position === FOREIGN_UNIT ? '?' : MEASURES[packedAnalyte(values, at)].others[position - 1]?.unit
}
