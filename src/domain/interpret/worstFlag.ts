import { baselineFrom, hasBegun, type BaselineWindows } from '../courseOfResult'
import type { Day } from '../day'
import type { CourseFacts, PatientFacts } from '../facts'
import { MEASURES } from '../measures'
import {
  AT,
  COMPANION,
  FOREIGN_UNIT,
  NEWEST,
  PACKED,
  UNREVIEWED,
  bitsOf,
  integer,
  packedAnalyte,
  packedText,
} from '../packedValues'
import { currentCourse } from '../verdict'
import { blankCase } from './judging/case'
import { TBIL, hysLawRules, latestPair, meets, type Criterion, type HysLaw } from './liver/hysLaw'
import { flagOf } from './flagOf'
import { judge } from './judging/judge'
import { takePacked } from './judging/packedCase'
import { readyFor, readyRules, type ReadyRules } from './judging/rules'
import type { JudgingRules, WorstFlag } from './types'
import { ulnMultiple } from './ulnMultiple'

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
 * not be judged; `none` only where everything was; undefined where there is no result that the preset limits. Of equal flags the higher multiple
 * of its upper limit is named.
 */
export function worstFlag(facts: PatientFacts, rules: JudgingRules, today: Day): WorstFlag | undefined {
  const ready = readyRules(rules)
  worst.at = -1
  worstUnreviewed.at = -1
  let mayMeetHysLaw = false
  const { values } = facts
  for (let at = 0; at < values.length; at += PACKED) {
    if (!counts(facts, at, today, rules.baselineWindows)) continue
    takePacked(onTable, facts, at, ready)
    if (onTable.analyte === TBIL && multipleOnTable(ready) > BILIRUBIN_MULTIPLE_TO_LOOK) mayMeetHysLaw = true
    // An analyte that the clinic's preset does not limit says nothing about the patient, for better or worse.
    if (readyFor(ready, onTable.analyte).rule === undefined) continue
    const answer = judge(ready, onTable)
    keepWorse(worst, at, answer, ready)
    if ((integer(values, at + AT.bits) & UNREVIEWED) !== 0) keepWorse(worstUnreviewed, at, answer, ready)
  }
  const cholestasis = mayMeetHysLaw ? raisedByHysLaw(facts, rules, today) : undefined
  if (worst.at < 0) return undefined
  const found = told(facts, ready)
  if (cholestasis) found.hysLaw = { cholestasis }
  return found
}

/** Whether a packed result has a say: newest since the baseline of the current course, or seen by nobody. */
function counts(facts: PatientFacts, at: number, today: Day, windows: BaselineWindows | undefined): boolean {
  const bits = integer(facts.values, at + AT.bits)
  if ((bits & (NEWEST | UNREVIEWED)) === 0) return false
  const day = facts.draws[integer(facts.values, at + AT.draw)]?.day
  if (day === undefined || day > today) return false
  return (bits & UNREVIEWED) !== 0 || isOfCourse(facts, day, today, windows)
}

/** Of whom the current course was asked last: the rows of a patient come one after the other. */
let askedOf: PatientFacts | undefined
let askedOn: Day | undefined
let current: (CourseFacts & { start: Day }) | undefined

/** Whether a day lies in the current course or its baseline window; without a course every day counts. */
function isOfCourse(
  facts: PatientFacts,
  day: Day,
  today: Day,
  windows: BaselineWindows | undefined,
): boolean {
  if (facts !== askedOf || today !== askedOn) {
    const at = facts.courses.length === 0 ? undefined : currentCourse(facts.courses, today)
    const course = at === undefined ? undefined : facts.courses[at]
    current = course && hasBegun(course) ? course : undefined
    askedOf = facts
    askedOn = today
  }
  return current === undefined || day >= current.start || day >= baselineFrom(current, windows)
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
    if (day === undefined || day > today) continue
    // ALP near the pair tells, be it newest or not.
    const isBeside = (integer(facts.values, at + AT.bits) & COMPANION) !== 0
    if (!isBeside && !counts(facts, at, today, rules.baselineWindows)) continue
    takePacked(onTable, facts, at, criteria)
    asked.push({ analyte: packedAnalyte(facts.values, at), day, isMet: meets(criteria, onTable), at })
  }
  const pair = latestPair(asked)
  if (pair === undefined) return undefined
  keep(worst, pair.enzyme.at, CRITICAL)
  const isUnreviewed = [pair.enzyme, pair.bilirubin].some(
    ({ at }) => (integer(facts.values, at + AT.bits) & UNREVIEWED) !== 0,
  )
  if (isUnreviewed) keep(worstUnreviewed, pair.enzyme.at, CRITICAL)
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

/** Keeps the result on the table where it is worse: a graver flag, or of two alike the higher multiple. */
function keepWorse(kept: Worst, at: number, answer: number, ready: ReadyRules): void {
  const difference = kept.at < 0 ? 1 : gravity(answer) - gravity(kept.answer)
  if (difference < 0 || (difference === 0 && answer <= 0)) return
  const multiple = answer > 0 ? multipleOnTable(ready) : 0
  if (difference === 0 && multiple <= kept.multiple) return
  kept.at = at
  kept.answer = answer
  kept.multiple = multiple
}

/** How many times its upper limit the value on the table is; 0 where that cannot be said. */
function multipleOnTable(ready: ReadyRules): number {
  return ulnMultiple(readyFor(ready, onTable.analyte), onTable) ?? 0
}

function keep(kept: Worst, at: number, answer: number): void {
  if (kept.at >= 0 && gravity(kept.answer) > gravity(answer)) return
  kept.at = at
  kept.answer = answer
}

/** critical > stop > caution > notice > not-judged > none. */
function gravity(answer: number): number {
  return answer < 0 ? 0.5 : answer
}

function told(facts: PatientFacts, ready: ReadyRules): WorstFlag {
  const { values } = facts
  const { at, answer } = worst
  const day = facts.draws[integer(values, at + AT.draw)]?.day
  if (day === undefined) throw new RangeError(`no draw for the value at: ${at}`)
  takePacked(onTable, facts, at, ready)
  const multiple = ulnMultiple(readyFor(ready, onTable.analyte), onTable)
  const unit = unitNamed(values, at)
  const found: WorstFlag = {
    flag: flagOf(answer),
    analyte: packedAnalyte(values, at),
    text: packedText(values, at),
    day,
  }
  if (unit !== undefined) found.unit = unit
  if (multiple !== undefined) found.ulnMultiple = multiple
  if (worstUnreviewed.at >= 0) {
    found.unreviewed = {
      flag: flagOf(worstUnreviewed.answer),
      analyte: packedAnalyte(values, worstUnreviewed.at),
    }
  }
  return found
}

/** The unit where it is not the catalogue's; `?` for one that is not listed. */
function unitNamed(values: readonly number[], at: number): string | undefined {
  const position = bitsOf.unit(integer(values, at + AT.bits))
  if (position === 0) return undefined
  return position === FOREIGN_UNIT ? '?' : MEASURES[packedAnalyte(values, at)].others[position - 1]?.unit
}
