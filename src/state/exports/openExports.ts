import type { ActName } from '@/domain/acts'
import type { Patient } from '@/domain/patient'
import type { ClinicDocument } from '@/storage'
import { useClock } from '../clock'
import { download } from './download'
import { useLanguage } from '../language'
import { ANALYTES } from '../reference'
import { useSession } from '../session'
import { useSettings } from '../settings'
import { writeFile, type Waiting, type Written } from './exportFile'

/** The open forms in which a clinic, or one patient, can leave. */
export const OPEN_FORMS = ['roster', 'results', 'courses', 'records', 'fhir', 'clinic-file'] as const
export type OpenForm = (typeof OPEN_FORMS)[number]

type Pages = AsyncIterable<readonly Patient[]>

interface Writer {
  /** The end of the file's name. */
  extension: string
  type: string
  make: (pages: Pages) => AsyncIterable<string>
}

const CSV = 'text/csv;charset=utf-8'
/** One table of several, so that its name says which. */
const TABLES: ReadonlySet<OpenForm> = new Set(['roster', 'results', 'courses', 'records'])

/** What writes a form. Of one patient nothing of the clinic's own goes along but its name. */
function writerOf(form: OpenForm, of: 'clinic' | 'patient'): Writer {
  const { language } = useLanguage()
  const { clinic } = useSettings()
  switch (form) {
    case 'roster':
      return csv(async function* (pages) {
        const { makeRosterCsv } = await import('@/formats/exportCsv/rosterCsv')
        yield* makeRosterCsv(pages, language)
      })
    case 'results':
      return csv(async function* (pages) {
        const { makeResultsCsv } = await import('@/formats/resultsCsv')
        yield* makeResultsCsv(pages, language)
      })
    case 'courses':
      return csv(async function* (pages) {
        const { makeCoursesCsv } = await import('@/formats/exportCsv/coursesCsv')
        yield* makeCoursesCsv(pages, language)
      })
    case 'records':
      return csv(async function* (pages) {
        const { makeRecordsCsv } = await import('@/formats/exportCsv/recordsCsv')
        yield* makeRecordsCsv(pages, language)
      })
    case 'fhir':
      return {
        extension: 'fhir.json',
        type: 'application/fhir+json',
        async *make(pages) {
          const { makeFhirBundle } = await import('@/formats/fhirBundle')
          yield* makeFhirBundle(fhirClinic(clinic, of), pages)
        },
      }
    case 'clinic-file':
      return {
        extension: 'saiketsu.json',
        type: 'application/json',
        async *make(pages) {
          const { makeClinicFile } = await import('@/formats/clinicFile')
          yield* makeClinicFile(of === 'clinic' ? clinic : ofOnePatient(clinic), pages)
        },
      }
  }
}

function csv(make: Writer['make']): Writer {
  return { extension: 'csv', type: CSV, make }
}

function fhirClinic(clinic: ClinicDocument, of: 'clinic' | 'patient') {
  const clock = useClock()
  return {
    catalogue: ANALYTES,
    name: clinic.settings.name,
    zone: clinic.settings.zone,
    today: clock.today,
    at: clock.stamp(),
    ...(of === 'clinic' ? { whole: clinic } : {}),
  }
}

/** The rules by which one patient is judged go along; whom the clinic learned to read files from does not. */
function ofOnePatient(clinic: ClinicDocument): ClinicDocument {
  return { ...clinic, templates: [] }
}

/**
 * Writes everybody in a form, notes in the audit trail that it left, and hands the file over. Where the trail cannot be
 * written, nothing is handed over. Undefined where it was stopped.
 */
export async function exportClinic(form: OpenForm, waiting: Waiting = {}): Promise<Written | undefined> {
  const store = useSession().openStore()
  const { extension, type, make } = writerOf(form, 'clinic')
  const written = await writeFile(type, store.pages(), make, waiting)
  if (!written) return undefined
  await noteClinic(form, written)
  const { today } = useClock()
  download(`${TABLES.has(form) ? form : 'clinic'}-${today}.${extension}`, [written.file], type)
  return written
}

/** Writes one patient in a form, notes it, and hands the file over; its name says nothing of whom it is about. */
export async function exportPatient(id: string, form: OpenForm): Promise<void> {
  const store = useSession().openStore()
  const patient = await store.readPatient(id)
  if (!patient) throw new Error(`no patient with id: ${id}`)
  const { extension, type, make } = writerOf(form, 'patient')
  const written = await writeFile(type, [[patient]], make)
  if (!written) return
  await note('exported-patient', { form }, [id])
  const what = TABLES.has(form) ? `patient-${form}` : 'patient'
  download(`${what}-${useClock().today}.${extension}`, [written.file], type)
}

/** The clinic's document keeps the day on which everything was last written to a file that can be read back whole. */
async function noteClinic(form: OpenForm, { people }: Written): Promise<void> {
  if (form === 'clinic-file') {
    const settings = useSettings()
    const lastExport = useClock().today
    await settings.saveClinic({ ...settings.clinic, lastExport }, 'exported-clinic-file', {
      patients: people,
    })
  } else if (form === 'fhir') await note('exported-fhir', { patients: people })
  else await note('exported-csv', { form, patients: people })
}

async function note(
  what: ActName,
  detail: Record<string, string | number>,
  patientIds: readonly string[] = [],
): Promise<void> {
  const trail = await useSession().openStore().trail()
  await trail.note({ what, at: useClock().stamp(), patientIds: [...patientIds], detail })
}
