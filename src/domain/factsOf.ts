import { alertFacts } from './alerts/alertFacts'
import { ANALYTE_IDS, analyteIndex, type AnalyteId } from './analyte'
import { courseStartFor } from './courseOfResult'
import type { Day } from './day'
import { trimmed, type Decimal } from './decimal'
import type { CourseFacts, DrawFacts, PatientFacts } from './facts'
import { areNear } from './interpret/liver/near'
import { mayBeTwiceItsLimit } from './interpret/liver/raisedBilirubin'
import { methodOfResult } from './interpret/method'
import { GRADED_BY_BASELINE, GROWN_UP, LIMITED_FROM_BELOW } from './limitedAnalytes'
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
import { reviewOfDay } from './review/stands'
import { standing } from './standing'
import { baselineWindow } from './verdict'

/** Calls that did not reach the patient. */
const NOT_REACHED: readonly ContactOutcome[] = ['message-left', 'no-answer', 'wrong-number']

/**
 * The facts that list, badge and worst flag are computed from, without verdict or flag. All results of one collection day
 * are one draw; struck-out courses, draws and results and cancelled results never count; of several numbers of a day the last reported stands.
 */
export function factsOf(record: Patient): PatientFacts {
  const patient = standing(record)
  const days = collectionDays(patient)
  const labs: string[] = []
  const draws = days.map(drawFacts)
  const values = packedValues(patient, days, draws, labs)
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
  const alerts = alertFacts(patient)
  return {
    id,
    number,
    ...stated({ name, kana, phone, phone2, contactNote, sex, birthDate, nextVisit, snooze, resultsInDoubt }),
    courses: patient.courses.map(courseFacts),
    draws,
    values,
    ...(labs.length > 0 ? { labs } : {}),
    ...contactFacts(patient.contacts, days.at(-1)?.day),
    ...(conflicts > 0 ? { conflicts } : {}),
    ...(alerts.length > 0 ? { alerts } : {}),
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
  const found = reviewOfDay(draws)
  if (!found) return facts
  facts.reviewed = found.review.day
  // The recheck that was planned stays planned, whatever has changed since.
  if (found.review.recheck !== undefined) facts.recheck = found.review.recheck
  if (found.changedSince) facts.changedSince = true
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

/** Whoever was drawn after a call has been reached, whatever became of that call. */
function contactFacts(
  contacts: readonly Contact[],
  lastDraw: Day | undefined,
): Pick<PatientFacts, 'lastContact' | 'callsNotReached'> {
  const inOrder = contacts
    .filter(({ struckOut }) => struckOut === undefined)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const last = inOrder.at(-1)
  if (last === undefined) return {}
  const reached = inOrder.findLastIndex(
    ({ outcome, day }) => !NOT_REACHED.includes(outcome) || (lastDraw !== undefined && day < lastDraw),
  )
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
function packedValues(
  patient: Patient,
  days: readonly CollectionDay[],
  draws: readonly DrawFacts[],
  labs: string[],
): number[] {
  const values: number[] = []
  const windows = baselineWindows(patient)
  const companions = new Set<number>()
  const jaundiced = raisedBilirubin(candidatesOf('tbil', days, draws))
  for (const id of ANALYTE_IDS) {
    const candidates = candidatesOf(id, days, draws)
    if (candidates.length === 0) continue
    markNewest(candidates)
    if (GRADED_BY_BASELINE.includes(id)) for (const window of windows) markBaseline(candidates, days, window)
    markUnreviewed(candidates, patient, id)
    if (jaundiced.length > 0) markPaired(candidates, id, jaundiced)
    if (id === 'tg') markCompanions(candidates, companions)
    for (const candidate of candidates) {
      if (candidate.roles === 0) continue
      if (id === 'ldl' && candidate.result.method === 'calculated') companions.add(candidate.at)
      values.push(...packed({ ...toPack(candidate), lab: labPosition(candidate.draw.lab, labs) }))
    }
  }
  return values
}

/** A clinic's own protocol may take a baseline from up to three months before the first day. */
const WIDEST_WINDOW = { months: 3 }

function baselineWindows({ courses }: Pick<Patient, 'courses'>): { from: Day; to: Day }[] {
  return courses.flatMap(({ start }) => (start === undefined ? [] : [baselineWindow(start, WIDEST_WINDOW)]))
}

function candidatesOf(
  id: AnalyteId,
  days: readonly CollectionDay[],
  draws: readonly DrawFacts[],
): Candidate[] {
  const candidates: Candidate[] = []
  days.forEach(({ analytes }, at) => {
    const { number, words } = analytes.get(id) ?? {}
    const isReviewed = isSeen(draws[at])
    if (number) {
      const { value } = number
      candidates.push({
        ...candidate(number, at, isReviewed),
        number: value.number,
        form: formOf(value.comparator),
      })
    } else if (words)
      candidates.push({ ...candidate(words, at, isReviewed), number: undefined, form: FORM.words })
  })
  return candidates
}

function candidate(
  { draw, result }: Reported,
  at: number,
  isReviewed: boolean,
): Omit<Candidate, 'number' | 'form'> {
  return { draw, result, at, isReviewed, roles: 0 }
}

/** A draw of which something changed or came in after its review has been seen by nobody as it is. */
function isSeen(draw: DrawFacts | undefined): boolean {
  return draw?.reviewed !== undefined && draw.changedSince === undefined
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

/**
 * The days of bilirubin that count (newest, or seen by nobody) and may lie above twice its upper limit: Hy's law reads
 * the enzymes and ALP near them too.
 */
function raisedBilirubin(candidates: readonly Candidate[]): Day[] {
  const newest = candidates.findLast(({ form }) => form !== FORM.words)
  return candidates
    .filter(
      (each) =>
        (!each.isReviewed || each === newest) &&
        each.number !== undefined &&
        mayBeTwiceItsLimit(each.number, each.result),
    )
    .map(({ draw }) => draw.day)
}

/** Keeps what Hy's law pairs with these bilirubins: every unreviewed one of both kinds, and each ALP near them. */
function markPaired(candidates: readonly Candidate[], id: AnalyteId, jaundiced: readonly Day[]): void {
  if (id !== 'alt' && id !== 'ast' && id !== 'alp' && id !== 'tbil') return
  for (const each of candidates) {
    if (each.form === FORM.words || !jaundiced.some((day) => areNear(day, each.draw.day))) continue
    if (id === 'alp') each.roles |= COMPANION
    if (!each.isReviewed) each.roles |= UNREVIEWED
  }
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
    GRADED_BY_BASELINE.includes(id) && mayBeBaseline(patient, draw.day) ? draw.day : '',
    ageBelow(GROWN_UP, ageOn(patient.birthDate, draw.day)),
    isOfLabFromDay(draw.lab, low, high) ? draw.day : '',
    id === 'ldl' && method === 'calculated' ? draw.day : '',
  ].join('|')
}

/** Whether it depends on the protocol if the draw is measured against the course before or is a baseline itself. */
function mayBeBaseline(patient: Patient, day: Day): boolean {
  if (patient.courses.length < 2) return false
  return baselineWindows(patient).some(({ from, to }) => day >= from && day <= to)
}

/** Years while they say something: a limit may begin at an age, up to this one. */
function ageBelow(grownUp: number, age: number | undefined): number | '' {
  return age === undefined || age >= grownUp ? '' : age
}

/** The clinic's own range for a lab may begin on a day or at an age; it judges the sides that the report left out. */
function isOfLabFromDay(lab: string | undefined, low: string | undefined, high: string | undefined): boolean {
  return lab !== undefined && (printed(low) === undefined || printed(high) === undefined)
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
