import { plannedEnd, type Course, type DoseStep, type Pause } from '@/domain/course'
import { addDays, type Day } from '@/domain/day'
import {
  coded,
  code,
  date,
  exact,
  extended,
  json,
  known,
  notes,
  text,
  to,
  unitOf,
  type Element,
  type Extension,
  type Resource,
} from '../parts'
import { extensionUrl, PROFILE, SYSTEM } from '../systems'
import type { Subject, Writing } from '../writing'

/** A course as a CarePlan, and each of its dose steps as a MedicationRequest based on it. */
export function courseResources(course: Course, subject: Subject, writing: Writing): Resource[] {
  const own = writing.id(subject.key, 'course', course.id)
  const steps = [...course.doses].sort((a, b) => (a.from < b.from ? -1 : 1))
  const stepIds = steps.map(({ from }) => writing.id(subject.key, 'dose', course.id, from))
  const plan: Resource = {
    resourceType: 'CarePlan',
    id: own,
    ...additions(course),
    identifier: known(own),
    status: statusOf(course, writing.today),
    intent: 'plan',
    category: [coded(SYSTEM.carePlanCategory, 'assess-plan'), coded(SYSTEM.course, 'isotretinoin-course')],
    title: 'イソトレチノイン治療コース',
    subject: to(subject.id),
    ...period(course.start, course.end),
    ...(stepIds.length === 0 ? {} : { activity: stepIds.map((id) => ({ reference: to(id) })) }),
    ...notes(course.endNote),
  }
  return [
    plan,
    ...steps.map((step, at) => doseResource(step, at, { course, steps, stepIds, own }, subject, writing)),
  ]
}

function additions(course: Course): { extension?: Extension[] } {
  const { plannedWeeks, protocol, endReason, endNote, product, transfer, earlier, struckOut } = course
  const end = plannedEnd(course)
  const { extension = [] } = extended({
    'planned-weeks': plannedWeeks === undefined ? undefined : { valueDecimal: plannedWeeks },
    'planned-end': date(end),
    protocol: text(protocol),
    'end-reason': code(endReason),
    'end-note': text(endNote),
    product: text(product),
    transfer: json(transfer),
    earlier: json(earlier),
    'struck-out': json(struckOut),
  })
  const all = [...extension, ...course.pauses.map(pauseExtension)]
  return all.length === 0 ? {} : { extension: all }
}

/** A pause by its first day without the drug and the first day with it again: a period of FHIR would end a day earlier. */
function pauseExtension({ from, restart, reason }: Pause): Extension {
  return {
    url: extensionUrl('pause'),
    extension: [
      { url: 'from', valueDate: from },
      ...(restart === undefined ? [] : [{ url: 'restart', valueDate: restart }]),
      ...(reason === undefined || reason === '' ? [] : [{ url: 'reason', valueString: reason }]),
    ],
  }
}

function statusOf({ start, end, pauses, struckOut }: Course, today: Day): string {
  if (struckOut) return 'entered-in-error'
  if (start === undefined) return 'unknown'
  if (end !== undefined && end < today) return 'completed'
  if (start > today) return 'draft'
  const isPaused = pauses.some(
    ({ from, restart }) => from <= today && (restart === undefined || restart > today),
  )
  return isPaused ? 'on-hold' : 'active'
}

/** FHIR wants a period to end on or after its start; what contradicts itself is kept in additions of ours. */
function period(start: Day | undefined, end: Day | undefined): Element {
  if (start === undefined && end === undefined) return {}
  if (start !== undefined && end !== undefined && end < start)
    return { period: { start, ...extended({ 'stated-end': date(end) }) } }
  return { period: { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) } }
}

interface Steps {
  course: Course
  steps: readonly DoseStep[]
  stepIds: readonly string[]
  own: string
}

function doseResource(
  { from, mgPerDay }: DoseStep,
  at: number,
  { course, steps, stepIds, own }: Steps,
  { id: subject }: Subject,
  { today }: Writing,
): Resource {
  const id = stepIds[at] ?? ''
  const before = stepIds[at - 1]
  const until = lastDayOf(at, steps, course.end)
  return {
    resourceType: 'MedicationRequest',
    id,
    meta: { profile: [PROFILE.medicationRequest] },
    identifier: [
      ...known(id),
      { system: SYSTEM.rpNumber, value: String(at + 1) },
      { system: SYSTEM.orderInRp, value: '1' },
    ],
    status: course.struckOut
      ? 'entered-in-error'
      : until !== undefined && until < today
        ? 'completed'
        : 'active',
    intent: from > today ? 'plan' : 'order',
    medicationCodeableConcept: {
      coding: [
        { system: SYSTEM.atc, code: 'D10BA01' },
        { system: SYSTEM.rxnorm, code: '6064' },
      ],
      text: course.product ?? 'イソトレチノイン',
    },
    subject: to(subject),
    authoredOn: from,
    basedOn: [to(own)],
    groupIdentifier: { system: SYSTEM.course, value: own },
    ...(before === undefined ? {} : { priorPrescription: to(before) }),
    dosageInstruction: [
      {
        text: `${mgPerDay} mg/日`,
        timing: {
          repeat: {
            boundsPeriod: { start: from, ...(until === undefined || until < from ? {} : { end: until }) },
            frequency: 1,
            period: 1,
            periodUnit: 'd',
          },
        },
        doseAndRate: [{ doseQuantity: { value: exact(String(mgPerDay)), ...unitOf('mg') } }],
      },
    ],
  }
}

/** The day before the next step, or the last-dose day of the course. */
function lastDayOf(at: number, steps: readonly DoseStep[], end: Day | undefined): Day | undefined {
  const next = steps[at + 1]
  const before = next && addDays(next.from, -1)
  if (before === undefined) return end
  return end !== undefined && end < before ? end : before
}
