import { day } from '@/domain/day'
import type { FileRecord, Merging } from '@/domain/merge'
import type { Patient } from '@/domain/patient'
import type { ImportKind } from '@/domain/reading'
import { termsOf } from '@/formats/terms'
import { LineList } from '@/state/import/tally/lineList'
import { OUTCOME_NAMES, Outcomes } from '@/state/import/tally/outcomes'
import { ImportPlan, type KnownPerson } from '@/state/import/plan'
import { fileNamesIn, listsOf, previewOf, type PlannedImport } from '@/state/import/previewing'
import { readFiles, type FilesRead } from '@/state/import/reading'
import { savedProblems } from '@/state/import/savingProblems'
import { peopleToStore } from '@/state/import/storing'
import { tallyPlan } from '@/state/import/tally/tallying'
import type { ImportTotals } from '@/state/import/types'
import { ANALYTES } from '@/tables/analytes'

const TODAY = day('2026-11-22')
const rules = {
  terms: termsOf(ANALYTES),
  zone: 'Asia/Tokyo',
  today: TODAY,
  protocolId: (text: string) => (text === 'bimonthly' ? text : undefined),
  ownItem: () => undefined,
}
/** So many lines are asked for at once. */
const PAGE = 10_000

/** How much a file brought: results and rows of a roster. */
export interface Brought {
  results: number
  people: number
}

/**
 * Imports a file into an empty clinic, and a second time, down to the words of its problems and the lines of the list. Gives
 * how much it brought; throws what would be a mistake of ours: where anything throws, where a cell is not accounted for, and
 * where the same bytes bring something new or contradict themselves the second time.
 */
export async function importTwice(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  kind?: ImportKind,
): Promise<Brought> {
  const clinic = new Map<string, Patient>()
  const first = await imported(clinic, name, bytes, kind)
  if (!first) return { results: 0, people: 0 }
  const second = await imported(clinic, name, bytes, kind)
  if (!second) throw new Error('read once, and not a second time')
  const people = first.planned.gathered.roster.length
  checkSecond(first.totals, second.totals, people > 0)
  const { cells, leftOut, problems } = first.totals
  return { results: cells - leftOut - problems, people }
}

type Planned = PlannedImport & FilesRead

interface Imported {
  planned: Planned
  totals: ImportTotals
}

async function imported(
  clinic: Map<string, Patient>,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  kind: ImportKind | undefined,
): Promise<Imported | undefined> {
  const sources = [{ name, blob: new Blob([bytes]) }]
  const kinds = kind === undefined ? {} : { [name]: kind }
  const request = { sources, templates: [], kinds, mappings: {} }
  const read = await readFiles(request, rules, { tell: () => undefined, breath: () => Promise.resolve() })
  if (!('gathered' in read)) return undefined
  const importId = `import${clinic.size}`
  const planned = await plannedOf(clinic, read)
  const totals = await checkAccounts(planned)
  await store(clinic, planned.plan, importId)
  return { planned, totals }
}

async function plannedOf(clinic: Map<string, Patient>, read: FilesRead): Promise<Planned> {
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

/**
 * The same bytes a second time bring nobody, nothing new, no correction and no contradiction. What is wrong with a row of a
 * roster may depend on what is known by then: a pause before the first day of its course is a problem only once.
 */
function checkSecond(first: ImportTotals, second: ImportTotals, hasRoster: boolean): void {
  for (const name of ['new', 'corrected', 'conflict', 'patients'] as const)
    if (second[name] > (name === 'conflict' ? first.conflict : 0))
      throw new Error(`the second time: ${name} ${second[name]}; the first time ${JSON.stringify(first)}`)
  if (!hasRoster && second.cells !== first.cells)
    throw new Error(`the second time: ${second.cells} cells; the first time ${first.cells}`)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0)
}
