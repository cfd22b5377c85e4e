import { dayNumber, type Day } from '@/domain/day'
import { mergePatient, type MergeChoice, type Merging } from '@/domain/merge'
import type { Patient } from '@/domain/patient'
import type { StoreSession } from '@/storage'
import { countFresh } from './countFresh'
import type { ImportPlan, PlannedPerson } from './plan'
import { Tally } from './tally'

/** So many records are read from the store at once; they stand on few pages. */
const BATCH = 200
const TARGETS_PER_BREATH = 500

/** What tallying is given beside the plan. */
export interface TallyGiven {
  files: readonly string[]
  today: Day
  session: Pick<StoreSession, 'readPatients'>
  /** Told now and then; may wait and may throw to stop. */
  pace: (done: number) => Promise<void>
}

/** What everybody comes to: those about whom nothing can be decided in one sum, the others each by their target. */
export interface Tallied {
  settled: Tally
  undecided: Map<number, Tally>
}

/** Runs the whole plan without storing anything. */
export async function tallyPlan(plan: ImportPlan, given: TallyGiven): Promise<Tallied> {
  const tallied: Tallied = { settled: new Tally(), undecided: new Map() }
  let batch: number[] = []
  const flush = async (): Promise<void> => {
    await tallyTargets(plan, batch, given, tallied)
    batch = []
  }
  for (let target = 0; target < plan.size; target++) {
    if (needsStore(plan, target)) batch.push(target)
    else put(tallied, plan, target, tallyTarget(plan, target, undefined, given))
    if (batch.length >= BATCH) await flush()
    if (target % TARGETS_PER_BREATH === 0) await given.pace(target)
  }
  await flush()
  return tallied
}

/** Tallies some targets again, after a decision about them. */
export async function tallyTargets(
  plan: ImportPlan,
  targets: readonly number[],
  given: TallyGiven,
  into: Tallied,
): Promise<void> {
  for (let from = 0; from < targets.length; from += BATCH) {
    const batch = targets.slice(from, from + BATCH)
    const ids = batch.flatMap((target) => plan.target(target).stored?.id ?? [])
    const stored = new Map((await given.session.readPatients(ids)).map((patient) => [patient.id, patient]))
    for (const target of batch)
      put(
        into,
        plan,
        target,
        tallyTarget(plan, target, stored.get(plan.target(target).stored?.id ?? ''), given),
      )
    await given.pace(batch.at(-1) ?? 0)
  }
}

function put(into: Tallied, plan: ImportPlan, target: number, tally: Tally): void {
  if (into.undecided.has(target) || plan.hasDoubts(target) || tally.courseDoubts.length > 0)
    into.undecided.set(target, tally)
  else into.settled.join(tally)
}

/** Whether the record of the clinic must be read to say what becomes of a target. */
function needsStore(plan: ImportPlan, target: number): boolean {
  if (!plan.target(target).stored) return false
  return [...plan.peopleOf(target)].some(
    (person) =>
      person.stored &&
      (person.stored.hasDraws || plan.hasRecord(person) || plan.rosterRows(person).length > 0),
  )
}

function tallyTarget(
  plan: ImportPlan,
  target: number,
  existing: Patient | undefined,
  given: TallyGiven,
): Tally {
  const tally = new Tally()
  for (const person of plan.peopleOf(target))
    if (person.statements.length > 0) addPerson(tally, plan, person, person.stored && existing, given)
  return tally
}

function addPerson(
  tally: Tally,
  plan: ImportPlan,
  person: PlannedPerson,
  existing: Patient | undefined,
  given: TallyGiven,
): void {
  const { stored } = person
  const rows = plan.resultRows(person)
  const canCount = !stored?.hasDraws && !plan.hasRecord(person)
  const birthDate = person.birthDate ?? stored?.birthDate
  const born = birthDate === undefined ? -Infinity : dayNumber(birthDate)
  const count = canCount ? countFresh(plan.gathered.results, rows, born) : undefined
  if (count) {
    tally.totals.new += count.new
    tally.totals.same += count.same
  }
  if (stored) tally.totals.patientsMatched += 1
  else tally.totals.patients += 1
  const hasRoster = plan.rosterRows(person).length > 0
  if (count && !hasRoster) {
    if (!stored && rows.length > 0) tally.withoutCourse += 1
    return
  }
  const incoming = plan.incomingOf(person)
  const choiceOf = (key: string): MergeChoice | undefined => plan.choices.get(key)
  const merged = mergePatient(
    existing,
    person.number,
    count ? { ...incoming, results: [] } : incoming,
    previewMerging(given.today, choiceOf),
  )
  tally.addMerged(merged, given.files, choiceOf)
  if (stored && merged.isPersonChanged) tally.totals.patientsChanged += 1
  const hasDraws = rows.length > 0 || merged.patient.draws.length > 0
  if (!stored && merged.patient.courses.length === 0 && hasDraws) tally.withoutCourse += 1
}

/** The preview's patients are thrown away, so their ids need not be random. */
function previewMerging(today: Day, choiceOf: Merging['choiceOf']): Merging {
  let last = 0
  return {
    today,
    at: `${today}T00:00:00`,
    by: '',
    importId: 'preview',
    newId: () => {
      last += 1
      return `p${last}`
    },
    choiceOf,
  }
}
