import type { Catalogue } from '@/domain/catalogue'
import type { Day } from '@/domain/day'
import type { Patient } from '@/domain/patient'
import { clinicPart, type ClinicOfFile } from '../clinicFile/make'
import { entry, extended, json, known, type Element, type Resource } from './parts'
import { contactResource } from './resources/contact'
import { courseResources } from './resources/course'
import { drawResources } from './resources/draw'
import { entryResources } from './resources/entries'
import { patientResource, visitResource, weightResources } from './resources/patient'
import { stampIn } from './moments'
import { SYSTEM } from './systems'
import { writingFor, type Writing } from './writing'

/** What a bundle is made from beside the patients. */
export interface FhirClinic {
  catalogue: Catalogue
  name: string
  zone: string
  today: Day
  /** The moment of the export, `YYYY-MM-DDTHH:MM:SS` on the clinic's clock. */
  at: string
  /** Settings and own tables, where the bundle is of the whole clinic. */
  whole?: ClinicOfFile
}

/**
 * Patients as a FHIR R4 Bundle of type `collection`, in pieces of text, a page of patients at a time: one valid JSON that
 * is never in memory as a whole. What FHIR has no place for stands in extensions, so that nothing is lost
 * (docs/fhir-export.md). References stay inside the bundle.
 */
export async function* makeFhirBundle(
  clinic: FhirClinic,
  pages: AsyncIterable<readonly Patient[]> | Iterable<readonly Patient[]>,
): AsyncGenerator<string> {
  const writing = writingFor(clinic.catalogue, clinic.zone, clinic.today)
  const organization = clinicResource(clinic, writing)
  const timestamp = stampIn(clinic.zone, clinic.at)
  const tag = `{"system":"${SYSTEM.bundle}","code":"clinic"}`
  yield `{"resourceType":"Bundle","meta":{"tag":[${tag}]},"type":"collection","timestamp":"${timestamp}","entry":[\n`
  yield written(entry(organization))
  for await (const page of pages) {
    const lines = page.flatMap((patient) =>
      resourcesOf(patient, organization.id, writing).map((resource) => ',\n' + written(entry(resource))),
    )
    if (lines.length > 0) yield lines.join('')
  }
  yield '\n]}\n'
}

/** Everything about one person, the person first. */
function resourcesOf(patient: Patient, clinicId: string, writing: Writing): Resource[] {
  const subject = { key: patient.id, id: writing.id('patient', patient.id) }
  return [
    patientResource(patient, subject, clinicId),
    ...visitResource(patient, subject, writing),
    ...weightResources(patient, subject, writing),
    ...patient.courses.flatMap((course) => courseResources(course, subject, writing)),
    ...patient.draws.flatMap((draw) => drawResources(draw, subject, writing)),
    ...patient.contacts.map((contact) => contactResource(contact, subject, writing)),
    ...entryResources(patient, subject, writing),
  ]
}

function clinicResource({ name, whole }: FhirClinic, writing: Writing): Resource {
  const id = writing.id('clinic', name)
  return {
    resourceType: 'Organization',
    id,
    ...extended({ clinic: json(whole && clinicPart(whole)) }),
    identifier: known(id),
    active: true,
    name: name.trim() === '' ? 'Saiketsu' : name,
  }
}

/** JSON without the control characters that FHIR forbids in a text, and without halves of a letter. */
function written(element: Element): string {
  const text = JSON.stringify(element)
  return text.includes('\\') ? text.replace(ESCAPE, plainEscape) : text
}

const ESCAPE = /\\(?:u[0-9a-f]{4}|.)/g

function plainEscape(escape: string): string {
  if (escape === '\\b' || escape === '\\f') return ' '
  if (/^\\u00[01]/.test(escape)) return ' '
  return /^\\ud[89a-f]/.test(escape) ? '\uFFFD' : escape
}
