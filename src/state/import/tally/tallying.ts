import { dayNumber, type Day } from '@/domain/day'
import { mergePatient, type FileRecord, type MergeChoice, type Merged, type Merging } from '@/domain/merge'
import type { Patient } from '@/domain/patient'
import type { StoreSession } from '@/storage'
import { countFresh, type FreshCount } from './countFresh'
import { problemOf } from '@/formats/gathered/slips'
import { DOUBT, LEFT_OUT, PROBLEM, type Outcomes } from './outcomes'
import { recordCells, type ImportPlan, type PlannedPerson } from '../plan'
import { Tally } from './tally'

/** So many records are read from the store at once; they stand on few pages. */
const BATCH = 200
const TARGETS_PER_BREATH = 500

/** What tallying is given beside the plan. */
export interface TallyGiven {
  files: readonly string[]
  today: Day
  outcomes: Outcomes
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
    const isCounted = countPlain(plan, target, given, tallied.settled)
    if (!isCounted && needsStore(plan, target)) batch.push(target)
    else if (!isCounted) put(tallied, plan, target, tallyTarget(plan, target, undefined, given))
    if (batch.length >= BATCH) await flush()
    if (target % TARGETS_PER_BREATH === 0) await given.pace(target)
  }
  await flush()
  addStrangers(tallied.settled, plan, given)
  return tallied
}

/** Counts somebody new of whom there are results alone; false where more must be looked at. */
function countPlain(plan: ImportPlan, target: number, given: TallyGiven, into: Tally): boolean {
  const rows = plan.plainRowsOf(target)
  if (!rows) return false
  const { birthDate } = plan.target(target).identity
  const born = birthDate === undefined ? -Infinity : dayNumber(birthDate)
  const count = countFresh(plan.gathered.results, rows, born, given.outcomes.ofRows)
  if (!count) return false
  into.totals.new += count.new
  into.totals.same += count.same
  into.totals.patients += 1
  into.withoutCourse += 1
  return true
}

/** Rows about people whom nobody knows by the id that their file gives them. */
function addStrangers(tally: Tally, plan: ImportPlan, { files, outcomes }: TallyGiven): void {
  const slips = plan.strangerSlips()
  outcomes.putAll(plan.gathered.results, plan.strangerRows(), PROBLEM)
  tally.totals.problems += slips.length
  for (const slip of slips) tally.addProblem(problemOf(slip, files))
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
    (person) => person.stored && (plan.rosterRows(person).length > 0 || !countOf(plan, person)),
  )
}

/** What the results of a person come to, where that can be said without merging; written into `outcomes` too. */
function countOf(plan: ImportPlan, person: PlannedPerson, outcomes?: Uint8Array): FreshCount | undefined {
  const { stored } = person
  if (stored?.hasDraws || plan.hasRecord(person)) return undefined
  const birthDate = person.birthDate ?? stored?.birthDate
  const born = birthDate === undefined ? -Infinity : dayNumber(birthDate)
  return countFresh(plan.gathered.results, plan.resultRows(person), born, outcomes)
}

function tallyTarget(
  plan: ImportPlan,
  target: number,
  existing: Patient | undefined,
  given: TallyGiven,
): Tally {
  const tally = new Tally()
  for (const doubt of plan.doubtsAbout(target)) setAside(plan, doubt, given.outcomes)
  for (const person of plan.peopleOf(target))
    if (person.statements.length > 0) addPerson(tally, plan, person, person.stored && existing, given)
  return tally
}

/** What waits for a decision, or is left out by one, is merged with nobody. */
function setAside(plan: ImportPlan, doubt: number, outcomes: Outcomes): void {
  const choice = plan.choiceAbout(doubt)
  if (choice !== undefined && choice !== 'keep-old') return
  const code = choice === undefined ? DOUBT : LEFT_OUT
  const { rows, records } = plan.contentOf(doubt)
  outcomes.putAll(plan.gathered.results, rows, code)
  for (const record of records) outcomes.putRecordAll(record, recordCells(record.record), code)
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
  const count = countOf(plan, person, given.outcomes.ofRows)
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
  if (!count) keepOutcomes(merged, rows, plan.recordsOf(person), given.outcomes)
  if (stored && merged.isPersonChanged) tally.totals.patientsChanged += 1
  const hasDraws = rows.length > 0 || merged.patient.draws.length > 0
  if (!stored && merged.patient.courses.length === 0 && hasDraws) tally.withoutCourse += 1
}

/** Those of records stand first, in the order of the files. */
function keepOutcomes(
  { outcomes: all }: Merged,
  rows: Uint32Array,
  records: readonly FileRecord[],
  outcomes: Outcomes,
): void {
  let from = 0
  for (const record of records) {
    const until = from + recordCells(record.record)
    outcomes.putRecord(record, all.slice(from, until))
    from = until
  }
  outcomes.put(rows, all, from)
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
