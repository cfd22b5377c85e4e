import { addDays, daysBetween, type Day } from '@/domain/day'
import type { ReadPatient } from '@/domain/reading'
import type {
  CarePlan,
  Dosage,
  Duration,
  Identifier,
  MedicationRequest,
  Period,
  Reference,
  Timing,
  TimingRepeat,
} from '../r4'
import { readDayCell } from '../../cells/dayCell'
import type { Gathered } from '../../gathered/gathered'
import type { ProblemCode } from '../../problems'
import {
  extensionOf,
  figuresOf,
  hasCode,
  part,
  parts,
  referenceIn,
  textOf,
  unitOf,
  type Sent,
} from '../elements'
import { identifierKey, isPatientNumber } from '../person/patient'
import { subjectOfPatient, type People } from '../person/people'
import { idPart } from '../references'
import type { ReadingRules } from '../../readers/resultCells'
import type { ResourcePlace } from '../sourceState'
import { OWN, ownExtension } from '../systems'
import { dailyDose, instruction } from './dose'
import { isIsotretinoin } from './isotretinoin'

/** What one prescription of isotretinoin states, before it is known whom it is about. */
interface Step {
  place: ResourcePlace
  subject: Sent<Reference>
  /** The id of the care plan or of the group that it belongs to; empty where it names none. */
  plan: string
  from: Day
  until: Day | undefined
  mgPerDay: number
  status: string
}

interface Plan {
  place: ResourcePlace
  subject: Sent<Reference>
  id: string
  rows: Omit<ReadPatient, 'number' | 'line'>[]
  start: Day | undefined
}

interface Open {
  request: Sent<MedicationRequest>
  place: ResourcePlace
  rules: ReadingRules
}

/** So many days without a prescription belong to a pause; after more it is another course (as for a first day that moves). */
const MOST_DAYS_BETWEEN = 30
/** Prescriptions that only point to their medicine wait for it, so many at most. */
const MOST_OPEN = 5000
const NEVER_TAKEN = new Set(['cancelled', 'entered-in-error', 'draft'])

/** The prescriptions of isotretinoin and the care plans of all files; they become rows of a roster when all were read. */
export class MedicationState {
  private steps: Step[] = []
  private plans: Plan[] = []
  private open: Open[] = []
  private readonly medicines = new Map<string, boolean>()

  constructor(
    private readonly into: Gathered,
    private readonly people: People,
  ) {}

  learnMedicine(id: string, code: unknown): void {
    if (id !== '' && isIsotretinoin(code) === true) this.medicines.set(id, true)
  }

  /** Takes a prescription; false where it is certainly of another medicine. */
  takeRequest(request: Sent<MedicationRequest>, place: ResourcePlace, rules: ReadingRules): boolean {
    const said = this.isMeant(request)
    if (said === false) return false
    if (said === undefined) {
      if (this.open.length < MOST_OPEN) this.open.push({ request, place, rules })
      return true
    }
    this.readRequest(request, place, rules)
    return true
  }

  /** Takes a care plan; false where it is none of a course. */
  takePlan(plan: Sent<CarePlan>, place: ResourcePlace, rules: ReadingRules): boolean {
    const isCourse = parts(plan.category).some((each) => hasCode(each, 'isotretinoin-course'))
    const subject = part<Reference>(plan.subject)
    if (!isCourse || !subject || plan.status === 'entered-in-error') return false
    this.plans.push({
      place,
      subject,
      id: textOf(plan.id),
      ...planRows(plan, rules, (code, received) => this.problem(code, received, place)),
    })
    return true
  }

  takeBack(file: number): void {
    this.steps = this.steps.filter(({ place }) => place.file !== file)
    this.plans = this.plans.filter(({ place }) => place.file !== file)
    this.open = this.open.filter(({ place }) => place.file !== file)
  }

  finish(): void {
    for (const { request, place, rules } of this.open) {
      const id = idPart(referenceIn(request.medicationReference))
      if (this.medicines.get(id) === true) this.readRequest(request, place, rules)
    }
    const plans = new Map(this.plans.map((plan) => [plan.id, plan]))
    for (const plan of this.plans) for (const row of plan.rows) this.addRow(plan, row)
    const others = new Map<string, Step[]>()
    for (const step of this.steps) {
      const plan = plans.get(step.plan)
      if (plan) this.addRow(step, { ...startOf(plan.start), doseMg: step.mgPerDay, doseFrom: step.from })
      else {
        const who = this.personOf(step)
        if (who) others.set(who.number, [...(others.get(who.number) ?? []), step])
      }
    }
    for (const steps of others.values()) this.addCourses(steps)
  }

  /** True, false, or undefined where the medicine stands in another resource. */
  private isMeant(request: Sent<MedicationRequest & { medication: unknown }>): boolean | undefined {
    const stated = isIsotretinoin(request.medicationCodeableConcept)
    if (stated !== undefined) return stated
    const reference = part<Reference>(request.medicationReference)
    const leads = textOf(reference?.reference)
    const byName = isIsotretinoin({ text: textOf(reference?.display) })
    if (byName === true) return true
    if (leads.startsWith('#')) {
      const inner = parts<{ id: string; code: unknown }>(request.contained).find(
        ({ id }) => id === leads.slice(1),
      )
      return isIsotretinoin(inner?.code) ?? false
    }
    return leads === '' ? false : undefined
  }

  private readRequest(request: Sent<MedicationRequest>, place: ResourcePlace, rules: ReadingRules): void {
    const status = textOf(request.status)
    const subject = part<Reference>(request.subject)
    if (NEVER_TAKEN.has(status) || request.intent === 'proposal' || request.doNotPerform === true) return
    if (!subject) return this.problem('fhir-no-patient', '', place)
    const dosages = parts<Dosage>(request.dosageInstruction)
    if (dosages.length === 0) return this.problem('fhir-dose-unclear', '', place)
    const bounded = dosages.map((dosage) => ({ dosage, ...boundsOf(dosage, rules.zone) }))
    const starts = new Set(bounded.map(({ from }) => from))
    // Several instructions without days of their own may follow each other or be taken together.
    if (bounded.length > 1 && (starts.size < bounded.length || starts.has(undefined)))
      return this.problem('fhir-dose-unclear', dosages.map(instruction).join(' / '), place)
    const plan = planOf(request)
    for (const { dosage, from: stated, until } of bounded) {
      const dose = dailyDose(dosage)
      const from = stated ?? dayIn(request.authoredOn, rules.zone)
      if ('unclear' in dose) this.problem('fhir-dose-unclear', dose.unclear, place)
      else if (from === undefined) this.problem('fhir-dose-without-day', instruction(dosage), place)
      else {
        if (stated === undefined) this.warning('fhir-dose-from-order', from, place)
        this.steps.push({ place, subject, plan, from, until, mgPerDay: dose.mgPerDay, status })
      }
    }
    if (status === 'on-hold' && plan === '') this.warning('fhir-dose-on-hold', '', place)
  }

  /** Prescriptions of one person without a care plan of ours: those that follow each other are one course. */
  private addCourses(given: readonly Step[]): void {
    const steps = [...given].sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1))
    let course: { start: Day; last: Step } | undefined
    for (const step of steps) {
      const last = course?.last
      if (last?.from === step.from) {
        if (last.mgPerDay !== step.mgPerDay)
          this.problem('fhir-doses-overlap', `${step.mgPerDay} mg`, step.place, step.from)
        continue
      }
      if (
        last?.status === 'active' &&
        (last.until === undefined ? step.status === 'active' : last.until >= step.from)
      ) {
        this.problem('fhir-doses-overlap', `${step.mgPerDay} mg`, step.place, step.from)
        continue
      }
      const days = last?.until === undefined ? 0 : daysBetween(last.until, step.from) - 1
      if (course && last && days > MOST_DAYS_BETWEEN) {
        this.addEnd(course.start, last)
        course = undefined
      }
      const start: Day = course?.start ?? step.from
      this.addRow(step, { courseStart: start, doseMg: step.mgPerDay, doseFrom: step.from })
      if (course && last?.until !== undefined && days > 0)
        this.addRow(step, { courseStart: start, pauseStart: addDays(last.until, 1), pauseRestart: step.from })
      course = { start, last: step }
    }
    if (course) this.addEnd(course.start, course.last)
  }

  /** The last dose of a course: only where the prescription is over and says when. */
  private addEnd(start: Day, last: Step): void {
    if (last.until === undefined || (last.status !== 'completed' && last.status !== 'stopped')) return
    this.addRow(last, { courseStart: start, courseEnd: last.until })
  }

  private addRow(
    of: { place: ResourcePlace; subject: Sent<Reference> },
    row: Omit<ReadPatient, 'number' | 'line'>,
  ): void {
    const who = this.personOf(of)
    if (who) this.into.roster.push({ ...who, ...row, file: of.place.file, line: of.place.line })
  }

  private personOf({
    place,
    subject,
  }: {
    place: ResourcePlace
    subject: Sent<Reference>
  }): Omit<ReadPatient, 'line'> | undefined {
    const reference = textOf(subject.reference)
    const sent = part<Identifier>(subject.identifier)
    const found = this.people.find(place, reference, sent ? (identifierKey(sent) ?? '') : '')
    if (found.is === 'one' && found.patient.number !== '') {
      const { number, birthDate, sex } = subjectOfPatient(found.patient)
      return { number, ...(birthDate ? { birthDate } : {}), ...(sex ? { sex } : {}) }
    }
    if (found.is === 'none' && sent && isPatientNumber(sent)) return { number: textOf(sent.value) }
    this.problem(found.is === 'several' ? 'fhir-patients-differ' : 'fhir-no-patient', reference, place)
    return undefined
  }

  private problem(code: ProblemCode, received: string, { file, line }: ResourcePlace, detail = ''): void {
    this.into.problems.add({ code, file, line, column: 0, received, detail, cells: 0 })
  }

  private warning(code: ProblemCode, received: string, { file, line }: ResourcePlace): void {
    this.into.warnings.add({ code, file, line, column: 0, received, detail: '', cells: 0 })
  }
}

function planOf(request: Sent<MedicationRequest>): string {
  const group = part<Identifier>(request.groupIdentifier)
  if (group && textOf(group.system) === OWN.course) return textOf(group.value)
  return idPart(referenceIn(parts<Reference>(request.basedOn)[0]))
}

function startOf(start: Day | undefined): Pick<ReadPatient, 'courseStart'> {
  return start === undefined ? {} : { courseStart: start }
}

function planRows(
  plan: Sent<CarePlan>,
  rules: ReadingRules,
  problem: (code: ProblemCode, received: string) => void,
): Pick<Plan, 'rows' | 'start'> {
  const period = part<Period>(plan.period)
  const start = dayIn(period?.start, rules.zone)
  const end =
    dayIn(period?.end, rules.zone) ??
    dayIn(extensionOf(period ?? {}, ownExtension('stated-end'))?.valueDate, rules.zone)
  const weeks = Number(
    figuresOf(extensionOf(plan, ownExtension('planned-weeks'))?.valueDecimal) || Number.NaN,
  )
  const named = textOf(extensionOf(plan, ownExtension('protocol'))?.valueString)
  const protocol = named === '' ? undefined : rules.protocolId(named)
  if (named !== '' && protocol === undefined) problem('unknown-protocol', named)
  const course = {
    ...startOf(start),
    ...(Number.isInteger(weeks) ? { plannedWeeks: weeks } : {}),
    ...(end === undefined ? {} : { courseEnd: end }),
    ...(protocol === undefined ? {} : { protocol }),
  }
  const pauses = parts<{ url: string; extension: unknown }>(plan.extension)
    .filter(({ url }) => url === ownExtension('pause'))
    .flatMap((pause) => {
      const from = dayIn(extensionOf(pause, 'from')?.valueDate, rules.zone)
      const restart = dayIn(extensionOf(pause, 'restart')?.valueDate, rules.zone)
      if (from === undefined) return []
      return [
        { ...startOf(start), pauseStart: from, ...(restart === undefined ? {} : { pauseRestart: restart }) },
      ]
    })
  return { start, rows: [course, ...pauses] }
}

function boundsOf({ timing }: Sent<Dosage>, zone: string): { from: Day | undefined; until: Day | undefined } {
  const repeat = part<TimingRepeat>(part<Timing>(timing)?.repeat)
  const period = part<Period>(repeat?.boundsPeriod)
  const from = dayIn(period?.start, zone)
  const until = dayIn(period?.end, zone)
  const lasts = part<Duration>(repeat?.boundsDuration)
  const days = lasts && /^(?:d|day|日)$/i.test(unitOf(lasts)) ? Number(figuresOf(lasts.value)) : Number.NaN
  return { from, until: until ?? (from && days >= 1 ? addDays(from, Math.floor(days) - 1) : undefined) }
}

function dayIn(sent: unknown, zone: string): Day | undefined {
  const read = readDayCell(textOf(sent), zone)
  return 'day' in read ? read.day : undefined
}
