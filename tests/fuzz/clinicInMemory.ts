import type { FileRecord, Merging } from '@/domain/merge'
import type { Patient } from '@/domain/patient'
import type { ImportKind } from '@/domain/reading'
import { LineList } from '@/state/import/tally/lineList'
import { Outcomes } from '@/state/import/tally/outcomes'
import { ImportPlan, type KnownPerson } from '@/state/import/plan'
import { fileNamesIn, listsOf, previewOf, type PlannedImport } from '@/state/import/previewing'
import { readFiles, type FilesRead } from '@/state/import/reading'
import { savedProblems } from '@/state/import/savingProblems'
import { peopleToStore } from '@/state/import/storing'
import { tallyPlan } from '@/state/import/tally/tallying'
import { OUTCOME_NAMES, type ImportTotals } from '@/state/import/types'
import { READING_RULES } from '../builders/readingRules'

const TODAY = READING_RULES.today
/** So many lines are asked for at once. */
const PAGE = 10_000

/** How much files brought: results and rows of a roster. */
export interface Brought {
  results: number
  people: number
}

type Planned = PlannedImport & FilesRead

/** What an import came to. */
export interface Imported {
  planned: Planned
  totals: ImportTotals
}

/** A clinic in memory: its patients by their ids, and how often something was imported. */
export interface Clinic {
  patients: Map<string, Patient>
  imports: number
}

export function emptyClinic(): Clinic {
  return { patients: new Map(), imports: 0 }
}

/** A file as it is chosen. */
export interface Chosen {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

/**
 * Imports files together with the code of the import: read, planned, previewed, listed by line, problems saved, merged,
 * stored. Undefined where nothing can be read. A file whose columns somebody would have to name stays out where others come
 * with it. Throws where totals, files and lines do not agree on every cell.
 */
export async function imported(
  clinic: Clinic,
  files: readonly Chosen[],
  kind?: ImportKind,
): Promise<Imported | undefined> {
  const read = await readAll(files, kind)
  if (!read) return undefined
  clinic.imports += 1
  const planned = await plannedOf(clinic.patients, read)
  const totals = await checkAccounts(planned)
  await store(clinic.patients, planned.plan, `import${clinic.imports}`)
  return { planned, totals }
}

async function readAll(
  files: readonly Chosen[],
  kind: ImportKind | undefined,
): Promise<FilesRead | undefined> {
  const sources = files.map(({ name, bytes }) => ({ name, blob: new Blob([bytes]) }))
  const kinds = kind === undefined ? {} : Object.fromEntries(files.map(({ name }) => [name, kind]))
  const without: string[] = []
  for (;;) {
    const request = { sources, templates: [], kinds, mappings: {}, without }
    const read = await readFiles(request, READING_RULES, {
      tell: () => undefined,
      breath: () => Promise.resolve(),
    })
    if ('gathered' in read) return read
    if (!('mapping' in read) || !read.isOneOfSeveral) return undefined
    const asking = read.mapping.file
    if (without.includes(asking)) throw new Error(`asked about a file that stays out: ${asking}`)
    without.push(asking)
  }
}

async function plannedOf(clinic: ReadonlyMap<string, Patient>, read: FilesRead): Promise<Planned> {
  const known = new Map<string, KnownPerson>(
    [...clinic].map(([id, patient]) => [id, { ...patient, hasDraws: patient.draws.length > 0 }]),
  )
  const clinicFiles = read.reads.flatMap((each) => (each.kind === 'clinic-file' ? [each.read] : []))
  const records = read.reads.flatMap((each, file): FileRecord[] =>
    each.kind === 'clinic-file' ? each.read.records.map((record) => ({ file, record })) : [],
  )
  const plan = new ImportPlan(read.gathered, records, known)
  const outcomes = new Outcomes(read.gathered.results.length)
  const session = sessionOf(clinic)
  const pace = (): Promise<void> => Promise.resolve()
  const tallied = await tallyPlan(plan, { files: read.files, today: TODAY, outcomes, session, pace })
  return { ...read, plan, outcomes, tallied, clinicFiles, isEmptyClinic: clinic.size === 0 }
}

function sessionOf(clinic: ReadonlyMap<string, Patient>): {
  readPatients: (ids: string[]) => Promise<Patient[]>
} {
  return { readPatients: (ids) => Promise.resolve(ids.flatMap((id) => clinic.get(id) ?? [])) }
}

/** The totals, the files and the lines of the preview must say the same of every cell. */
async function checkAccounts(planned: Planned): Promise<ImportTotals> {
  const { totals, files, groups } = previewOf(planned)
  const lists = listsOf(planned)
  for (const { because } of [...lists.problems, ...lists.warnings])
    if (because.ja === '' || because.en === '') throw new Error('a problem without words')
  const lines = new LineList(planned, planned.outcomes).page({ from: 0, count: PAGE })
  if (lists.problems.length > 0)
    for (const file of [...planned.files, undefined])
      await savedProblems(planned, { language: 'ja', ...(file === undefined ? {} : { file }) })
  for (const name of [...OUTCOME_NAMES, 'cells'] as const) {
    const ofFiles = sum(files.map(({ counts }) => counts[name]))
    if (ofFiles !== totals[name] && planned.files.length === files.length)
      throw new Error(`${name}: ${totals[name]} in all, ${ofFiles} by file`)
    const ofLines = sum(
      lines.items.filter(({ outcome }) => name === 'cells' || outcome === name).map(({ cells }) => cells),
    )
    if (ofLines !== totals[name] && lines.total <= PAGE)
      throw new Error(`${name}: ${totals[name]} in all, ${ofLines} by line`)
  }
  for (const { id, files: count } of groups)
    if (fileNamesIn(planned, id).length !== count) throw new Error(`${id}: not ${count} files`)
  return totals
}

async function store(clinic: Map<string, Patient>, plan: ImportPlan, importId: string): Promise<void> {
  let last = 0
  const newId = (): string => {
    last += 1
    return `${importId}-${last}`
  }
  const merging: Merging = {
    today: TODAY,
    at: `${TODAY}T09:30:00`,
    by: '',
    importId,
    newId,
    choiceOf: () => undefined,
  }
  const pace = (): Promise<void> => Promise.resolve()
  const people: Patient[] = []
  const given = { merging, courseForNew: { kind: 'first-draw' }, session: sessionOf(clinic), pace } as const
  for await (const person of peopleToStore(plan, given)) people.push(person)
  for (const person of people) clinic.set(person.id, person)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0)
}
