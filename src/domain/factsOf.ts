import { ANALYTE_IDS, analyteIndex, type AnalyteId } from './analyte'
import { courseStartFor } from './courseOfResult'
import type { Day } from './day'
import { trimmed, type Decimal } from './decimal'
import type { CourseFacts, DrawFacts, PatientFacts } from './facts'
import { methodOfResult } from './interpret/method'
import {
  BASELINE,
  COMPANION,
  FORM,
  MOST_LABS,
  NEWEST,
  UNREVIEWED,
  formOf,
  packed,
  unitPosition,
} from './packedValues'
import { ageOn, type Contact, type ContactOutcome, type Patient } from './patient'
import { printedNumber } from './printedNumber'
import { collectionDays, type CollectionDay, type DayOfAnalyte, type Reported } from './reported'
import type { Review } from './result'
import { baselineWindow } from './verdict'

/** Calls that did not reach the patient. */
const NOT_REACHED: readonly ContactOutcome[] = ['message-left', 'no-answer', 'wrong-number']

/** Analytes whose grading asks for the baseline value in any published grading (clinical.md §3.1, §3.3). */
const GRADED_BY_BASELINE: readonly AnalyteId[] = ['ast', 'alt', 'ggt', 'alp', 'tbil']

/** Analytes of which a low value may exceed a limit; of the others only high ones can. */
const LIMITED_FROM_BELOW: readonly AnalyteId[] = ['alb', 'tp', 'hdl', 'wbc', 'hb', 'plt', 'glu', 'hba1c']

/**
 * The facts that list, badge and worst flag are computed from, without verdict or flag. All results of one collection day
 * are one draw; struck-out and cancelled results never count; of several numbers of a day the last reported stands.
 */
export function factsOf(patient: Patient): PatientFacts {
  const days = collectionDays(patient)
  const labs: string[] = []
  const values = packedValues(patient, days, labs)
  const {
    id,
    number,
    name,
    kana,
    phone,
    phone2,
    contactNote,
    sex,
    birthDate,
    nextVisit,
    snooze,
    resultsInDoubt,
  } = patient
  const conflicts = countConflicts(patient)
  return {
    id,
    number,
    ...stated({ name, kana, phone, phone2, contactNote, sex, birthDate, nextVisit, snooze, resultsInDoubt }),
    courses: patient.courses.map(courseFacts),
    draws: days.map(drawFacts),
    values,
    ...(labs.length > 0 ? { labs } : {}),
    ...contactFacts(patient.contacts),
    ...(conflicts > 0 ? { conflicts } : {}),
  }
}

function courseFacts({
  start,
  plannedWeeks,
  end,
  protocol,
  doses,
  pauses,
}: Patient['courses'][number]): CourseFacts {
  return {
    ...stated({ start, plannedWeeks, end, protocol }),
    doses: doses.map(({ from, mgPerDay }) => ({ from, mgPerDay })),
    pauses: pauses.map(({ from, restart }) => ({ from, ...stated({ restart }) })),
  }
}

function drawFacts({ day, draws, analytes }: CollectionDay): DrawFacts {
  const facts: DrawFacts = { day, present: 0, pending: 0, unusable: 0 }
  for (const [id, of] of analytes) {
    const bit = 1 << analyteIndex(id)
    if (of.number) facts.present |= bit
    else if (of.isPending) facts.pending |= bit
    else if (of.isUnusable) facts.unusable |= bit
  }
  const arrived = latestArrival(analytes)
  if (arrived !== undefined) facts.arrived = arrived
  const review = newestReview(draws.flatMap((draw) => draw.reviews))
  if (review) facts.reviewed = review.day
  if (review?.recheck !== undefined) facts.recheck = review.recheck
  return facts
}

function latestArrival(analytes: ReadonlyMap<AnalyteId, DayOfAnalyte>): Day | undefined {
  let latest: Day | undefined
  for (const { number } of analytes.values()) {
    const arrived = number?.result.arrived
    if (arrived !== undefined && (latest === undefined || arrived > latest)) latest = arrived
  }
  return latest
}

/** Of two reviews of one day the one entered later is the newer. */
function newestReview(reviews: readonly Review[]): Review | undefined {
  let newest: Review | undefined
  for (const review of reviews) if (newest === undefined || review.day >= newest.day) newest = review
  return newest
}

function contactFacts(contacts: readonly Contact[]): Pick<PatientFacts, 'lastContact' | 'callsNotReached'> {
  const inOrder = contacts.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const last = inOrder.at(-1)
  if (last === undefined) return {}
  const reached = inOrder.findLastIndex(({ outcome }) => !NOT_REACHED.includes(outcome))
  const callsNotReached = inOrder.length - 1 - reached
  return {
    lastContact: { day: last.day, outcome: last.outcome, ...stated({ next: last.next }) },
    ...(callsNotReached > 0 ? { callsNotReached } : {}),
  }
}

function countConflicts(patient: Patient): number {
  let count = 0
  for (const { results } of patient.draws) for (const result of results) if (result.conflict) count += 1
  return count
}

/** A result as a candidate for the index. */
interface Candidate extends Reported {
  draw: Reported['draw']
  at: number
  number: Decimal | undefined
  form: number
  isReviewed: boolean
  roles: number
}

/**
 * The newest number of each analyte and words that came after it; the last number in each baseline window; and of what
 * nobody has reviewed the extremes: of results alike in unit, range and attributes the highest (and lowest) has the worst
 * flag under any preset, so the others need not be kept.
 */
function packedValues(patient: Patient, days: readonly CollectionDay[], labs: string[]): number[] {
  const values: number[] = []
  const windows = patient.courses.flatMap(({ start }) => (start === undefined ? [] : [baselineWindow(start)]))
  const companions = new Set<number>()
  for (const id of ANALYTE_IDS) {
    const candidates = candidatesOf(id, days)
    if (candidates.length === 0) continue
    markNewest(candidates)
    if (GRADED_BY_BASELINE.includes(id)) for (const window of windows) markBaseline(candidates, days, window)
    markUnreviewed(candidates, patient, id)
    if (id === 'tg') markCompanions(candidates, companions)
    for (const candidate of candidates) {
      if (candidate.roles === 0) continue
      if (id === 'ldl' && candidate.result.method === 'calculated') companions.add(candidate.at)
      values.push(...packed({ ...toPack(candidate), lab: labPosition(candidate.draw.lab, labs) }))
    }
  }
  return values
}

function candidatesOf(id: AnalyteId, days: readonly CollectionDay[]): Candidate[] {
  const candidates: Candidate[] = []
  days.forEach(({ analytes }, at) => {
    const { number, words } = analytes.get(id) ?? {}
    if (number) {
      const { value } = number
      candidates.push({ ...candidate(number, at), number: value.number, form: formOf(value.comparator) })
    } else if (words) candidates.push({ ...candidate(words, at), number: undefined, form: FORM.words })
  })
  return candidates
}

function candidate({ draw, result }: Reported, at: number): Omit<Candidate, 'number' | 'form'> {
  return { draw, result, at, isReviewed: isReviewed({ draw, result }), roles: 0 }
}

/** A result that came in after the last review of its draw has been seen by nobody. */
function isReviewed({ draw, result }: Reported): boolean {
  const { arrived } = result
  return draw.reviews.some((review) => arrived === undefined || review.day >= arrived)
}

function markNewest(candidates: readonly Candidate[]): void {
  const last = candidates.at(-1)
  const lastNumber = candidates.findLast((each) => each.form !== FORM.words)
  if (last) last.roles |= NEWEST
  if (lastNumber) lastNumber.roles |= NEWEST
}

function markBaseline(
  candidates: readonly Candidate[],
  days: readonly CollectionDay[],
  window: { from: Day; to: Day },
): void {
  const found = candidates.findLast(({ at, form }) => {
    const day = days[at]?.day
    return form !== FORM.words && day !== undefined && day >= window.from && day <= window.to
  })
  if (found) found.roles |= BASELINE
}

function markUnreviewed(candidates: readonly Candidate[], patient: Patient, id: AnalyteId): void {
  const extremes = new Map<string, { highest: Candidate; lowest: Candidate }>()
  for (const each of candidates) {
    if (each.isReviewed) continue
    if (each.roles !== 0) each.roles |= UNREVIEWED
    const likeness = likenessOf(each, patient, id)
    const known = extremes.get(likeness)
    if (!known) extremes.set(likeness, { highest: each, lowest: each })
    else if (size(each) >= size(known.highest)) known.highest = each
    else if (size(each) <= size(known.lowest)) known.lowest = each
  }
  for (const { highest, lowest } of extremes.values()) {
    highest.roles |= UNREVIEWED
    if (LIMITED_FROM_BELOW.includes(id)) lowest.roles |= UNREVIEWED
  }
}

/** Triglycerides say whether a calculated LDL of the same day holds. */
function markCompanions(candidates: readonly Candidate[], days: ReadonlySet<number>): void {
  for (const each of candidates) if (days.has(each.at)) each.roles |= COMPANION
}

/** Everything but the number that a judgement rests on. */
function likenessOf({ draw, result, form }: Candidate, patient: Patient, id: AnalyteId): string {
  const { unit, low, high } = result
  const method = methodOfResult(id, result.method ?? 'unknown', draw.day, printed(low), printed(high))
  return [
    form,
    unitPosition(id, unit),
    low,
    high,
    method,
    result.fasting ?? draw.fasting,
    draw.lab,
    courseStartFor(patient.courses, draw.day),
    id === 'alp' ? ageOn(patient.birthDate, draw.day) : '',
    id === 'ldl' && method === 'calculated' ? draw.day : '',
  ].join('|')
}

function toPack({
  draw,
  result,
  at,
  number,
  form,
  roles,
}: Candidate): Omit<Parameters<typeof packed>[0], 'lab'> {
  const [low, high] = [printed(result.low), printed(result.high)]
  return {
    analyte: result.analyte,
    draw: at,
    form,
    fasting: result.fasting ?? draw.fasting,
    method: result.method ?? 'unknown',
    preliminary: result.status === 'preliminary',
    roles,
    ...stated({ number, unit: result.unit, low, high }),
  }
}

function labPosition(lab: string | undefined, labs: string[]): number {
  if (lab === undefined) return 0
  const at = labs.indexOf(lab)
  if (at >= 0) return at + 1
  return labs.length < MOST_LABS ? labs.push(lab) : 0
}

function printed(text: string | undefined): Decimal | undefined {
  const number = printedNumber(text)
  return number && trimmed(number)
}

/** To find the extremes among results that are alike; the comparison with a limit is made elsewhere, exactly. */
function size({ number }: Candidate): number {
  return number ? number.digits / 10 ** number.scale : 0
}

type Stated<Given> = { [Key in keyof Given]?: Exclude<Given[Key], undefined> }

/** Only what is stated: keys without a value are left out. */
function stated<Given extends object>(given: Given): Stated<Given> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Stated<Given>
}
