import type { Course } from '@/domain/course'
import type { HeldReading, Patient } from '@/domain/patient'
import type { ImportTemplate, ReadResult } from '@/domain/reading'
import type { Draw, EarlierResult, Result, Review, WaitingValue } from '@/domain/result'
import type { ClinicSettings } from '@/domain/settings'
import { entryParts } from './entrySchemas'
import { CLINIC_FILE_VERSION } from './schema'

/** What belongs to the clinic and to no patient; its own copies of tables travel as they are. */
export interface ClinicOfFile {
  settings: ClinicSettings
  templates: ImportTemplate[]
  protocols?: readonly object[]
  presets?: readonly object[]
  labRanges?: readonly object[]
}

/**
 * Everything of a clinic as `*.saiketsu.json`, in pieces of text, a page of patients at a time. What is not known is
 * left out. It holds no ids: whoever imports it gives new ones.
 */
export async function* makeClinicFile(
  clinic: ClinicOfFile,
  pages: AsyncIterable<readonly Patient[]> | Iterable<readonly Patient[]>,
): AsyncGenerator<string> {
  yield `{"saiketsu":${CLINIC_FILE_VERSION},"clinic":${JSON.stringify(clinicPart(clinic))},"patients":[`
  let isFirst = true
  for await (const page of pages) {
    if (page.length === 0) continue
    const lines = page.map((patient) => JSON.stringify(patientPart(patient)))
    yield `${isFirst ? '' : ','}\n${lines.join(',\n')}`
    isFirst = false
  }
  yield '\n]}\n'
}

/** What belongs to the clinic, as the file writes it. */
export function clinicPart({ settings, templates, protocols, presets, labRanges }: ClinicOfFile): object {
  return {
    ...settings,
    ...list('templates', templates),
    ...list('protocols', protocols),
    ...list('presets', presets),
    ...list('labRanges', labRanges),
  }
}

function patientPart(patient: Patient): object {
  const { number, name, kana, birthDate, sex, phone, phone2, contactNote, nextVisit, snooze, held } = patient
  return {
    number,
    name,
    kana,
    birthDate,
    sex,
    phone,
    phone2,
    contactNote,
    nextVisit,
    snooze,
    ...list('weights', patient.weights),
    ...list('earlierWeights', patient.earlierWeights),
    ...list('courses', patient.courses.map(coursePart)),
    ...list('draws', patient.draws.map(drawPart)),
    ...list(
      'contacts',
      patient.contacts.map(({ id: _, ...contact }) => contact),
    ),
    ...entryParts(patient),
    ...list('inDoubt', held?.map(heldPart)),
  }
}

function coursePart(course: Course): object {
  const { start, plannedWeeks, end, protocol, endReason, endNote, product, transfer } = course
  const { doses, pauses, earlier, struckOut } = course
  return {
    ...{ start, plannedWeeks, end, protocol, endReason, endNote, product, transfer },
    ...list('doses', doses),
    ...list('pauses', pauses),
    ...list('earlier', earlier),
    struckOut,
  }
}

function drawPart({ day, time, lab, outside, fasting, marks, results, reviews, struckOut }: Draw): object {
  return {
    day,
    time,
    lab,
    outside,
    ...(fasting === 'unknown' ? {} : { fasting }),
    ...list('marks', marks),
    ...list('results', results.map(resultPart)),
    ...list('reviews', reviews.map(reviewPart)),
    struckOut,
  }
}

/** Even nothing seen is stated: without `saw` a review is one that kept nothing. */
function reviewPart({ id: _, saw, ...review }: Review): object {
  return { ...review, saw: saw?.map(({ result: __, ...seen }) => seen) }
}

function resultPart(result: Result): object {
  const { analyte, status, fasting, method, specimen, movedTo, conflict, earlier } = result
  return {
    analyte,
    ...reportPart(result),
    status,
    fasting,
    method,
    specimen,
    movedTo,
    conflict: conflict && conflictPart(conflict),
    ...list('earlier', earlier?.map(earlierPart)),
  }
}

/** What waits for a choice, and what waited before it, newest first. */
export function conflictPart(conflict: WaitingValue): object {
  const before: object[] = []
  for (let each = conflict.before; each; each = each.before) before.push(waitingPart(each))
  return { ...waitingPart(conflict), ...list('before', before) }
}

function waitingPart({ value, unit }: WaitingValue): object {
  return { value: value.text, unit }
}

/** A value that was reported before, as the file writes it. */
export function earlierPart(earlier: EarlierResult): object {
  const { at, by, because, reason } = earlier.replaced
  const { status, fasting, method, drawn } = earlier
  return { ...reportPart(earlier), status, fasting, method, drawn, replaced: { at, by, because, reason } }
}

function reportPart({
  value,
  unit,
  low,
  high,
  rangeText,
  labFlag,
  comment,
  arrived,
  reportedAt,
  sourceKey,
  isVersioned,
}: Result | EarlierResult | ReadResult): object {
  const beside = { low, high, rangeText, flag: labFlag, comment, arrived }
  return { value: value?.text, unit, ...beside, reportedAt, sourceKey, isVersioned }
}

/** What waits in the doubt list, as the file writes it. */
export function heldPart({ because, people, results }: HeldReading): object {
  return {
    because,
    ...list(
      'people',
      people.map((person) => ({ ...person, file: undefined, line: undefined })),
    ),
    ...list(
      'results',
      results.map((result) => {
        const { number, day, time, lab, outside, analyte, status, fasting, method, specimen } = result
        return {
          number,
          day,
          time,
          lab,
          outside,
          analyte,
          ...reportPart(result),
          status,
          fasting,
          method,
          specimen,
        }
      }),
    ),
  }
}

function list(key: string, items: readonly unknown[] | undefined): object {
  return items && items.length > 0 ? { [key]: items } : {}
}
