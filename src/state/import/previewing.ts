import type { Bilingual } from '@/domain/language'
import type { Problem } from '@/domain/problem'
import type { ImportKind } from '@/domain/reading'
import type { ClinicFileRead } from '@/formats/clinicFile'
import type { Gathered } from '@/formats/gathered/gathered'
import { problemOf } from '@/formats/gathered/slips'
import { fileProblem } from '@/formats/problems'
import type { SourceRead } from '@/formats/readSource'
import { doubtGroups } from './desk/doubtGroups'
import { addCells, noCounts, type Outcomes } from './tally/outcomes'
import { doubtKey, type ImportPlan } from './plan'
import type { Tallied } from './tally/tallying'
import { Tally } from './tally/tally'
import {
  OUTCOME_NAMES,
  type DoubtItem,
  type FileCounts,
  type FileGroup,
  type FilePreview,
  type ImportLists,
  type ImportNote,
  type ImportPreview,
  type ItemPage,
  type LeftOutItem,
  type MappingRequest,
  type OutcomeName,
  type PersonEvidence,
  type UnknownItem,
} from './types'

/** So many files go to the screen with each answer; a tree may have thousands. */
const FILES_AT_ONCE = 50
/** So many notes of a file stand beside a refusal. */
const MOST_NOTES = 4
const BY_CHOICE: Bilingual = { ja: '読み込まないファイル', en: 'Left out' }

/** What became of a file of the import; a person may have said that it is not to be read. */
export type FileRead =
  Exclude<SourceRead, { kind: 'mapping' }> | { kind: 'left-out'; encoding: string; lines: number }

/** An import that was read and planned, and waits for its confirm. */
export interface PlannedImport {
  files: string[]
  reads: readonly FileRead[]
  gathered: Gathered
  plan: ImportPlan
  tallied: Tallied
  outcomes: Outcomes
  clinicFiles: readonly ClinicFileRead[]
  isEmptyClinic: boolean
  /** What was decided together, by what the doubts are about (`matterOf`). */
  together?: ReadonlySet<string>
}

/** What the preview says, under the decisions taken so far. */
export function previewOf(planned: PlannedImport): ImportPreview {
  const { gathered, clinicFiles, isEmptyClinic } = planned
  const { totals, withoutCourse } = sumOf(planned)
  const doubts = doubtItems(planned)
  const leftOut = leftOutItems(planned)
  totals.doubt += sum(
    doubts
      .filter(({ choice, because }) => choice === undefined && because !== 'first-day')
      .map(({ cells }) => cells),
  )
  totals.leftOut += sum(leftOut.map(({ cells }) => cells))
  totals.problems += gathered.problems.cells + refusedOf(planned).length
  totals.warnings += gathered.warnings.count
  totals.orders = gathered.orders
  totals.cells =
    totals.new +
    totals.same +
    totals.corrected +
    totals.conflict +
    totals.doubt +
    totals.leftOut +
    totals.problems
  const hasSettings = clinicFiles.some(({ settings }) => Object.keys(settings).length > 0)
  return {
    files: filesOf(planned, { from: 0, count: FILES_AT_ONCE }).items,
    groups: fileGroups(planned),
    corrected: planned.plan.corrected.map(({ from, to, cells }) => ({ from, to, cells })),
    doubtGroups: doubtGroups(doubts, planned.together),
    totals,
    withoutCourse,
    ...(hasSettings ? { clinicSettings: isEmptyClinic ? 'taken' : 'left-out' } : {}),
  }
}

/** Some of the files as the preview shows them. */
export function filesOf(
  planned: PlannedImport,
  { group, from, count }: { group?: string; from: number; count: number },
): ItemPage<FilePreview> {
  const counts = countsByFile(planned)
  const chosen = positionsIn(planned, group)
  return {
    items: chosen.slice(from, from + count).flatMap((at) => {
      const [read, name] = [planned.reads[at], planned.files[at]]
      if (!read || name === undefined) return []
      return [{ ...filePreview(read, name, planned.gathered, at), counts: counts[at] ?? noCounts() }]
    }),
    total: chosen.length,
  }
}

/** The names of all files of a group. */
export function fileNamesIn(planned: PlannedImport, group: string): string[] {
  return positionsIn(planned, group).flatMap((at) => planned.files[at] ?? [])
}

function positionsIn({ files, reads }: PlannedImport, group: string | undefined): number[] {
  const all = files.map((_, at) => at)
  return group === undefined ? all : all.filter((at) => groupOf(files[at], reads[at]).id === group)
}

/** The files by folder and kind, the largest group first. */
function fileGroups(planned: PlannedImport): FileGroup[] {
  const counts = countsByFile(planned)
  const groups = new Map<string, FileGroup>()
  planned.files.forEach((file, at) => {
    const found = groupOf(file, planned.reads[at])
    const group = groups.get(found.id) ?? { ...found, files: 0, counts: noCounts() }
    group.files += 1
    for (const name of OUTCOME_NAMES) addCells(group.counts, name, counts[at]?.[name] ?? 0)
    groups.set(found.id, group)
  })
  return [...groups.values()].sort((a, b) => b.files - a.files)
}

function groupOf(file = '', read: FileRead | undefined): Omit<FileGroup, 'files' | 'counts'> {
  if (!read) throw new Error(`a file that was not read: ${file}`)
  const folder = file.includes('/') ? file.slice(0, file.indexOf('/')) : ''
  const kind = kindOfRead(read)
  const state = read.kind === 'refused' || read.kind === 'left-out' ? read.kind : 'read'
  return { id: [folder, kind, state].join('\u0001'), folder, kind, state }
}

/** How many cells of each file came to what; together they are the totals. */
function countsByFile(planned: PlannedImport): FileCounts[] {
  const { gathered, plan, outcomes, files } = planned
  const counts = outcomes.byFile(gathered.results, files.length)
  const add = (file: number, outcome: OutcomeName, cells: number): void => {
    const of = counts[file]
    if (of) addCells(of, outcome, cells)
  }
  for (const { file, cells } of gathered.leftOut()) add(file, 'leftOut', cells)
  for (const { file, outcome } of sumOf(planned).beside) add(file, outcome, 1)
  for (let doubt = 0; doubt < plan.doubts.length; doubt++) {
    const choice = plan.choiceAbout(doubt)
    if (choice !== undefined && choice !== 'keep-old') continue
    for (const { file = 0 } of plan.contentOf(doubt).roster) add(file, choice ? 'leftOut' : 'doubt', 1)
  }
  planned.reads.forEach((read, file) => {
    add(file, 'problems', gathered.problems.cellsIn(file) + (read.kind === 'refused' ? 1 : 0))
  })
  return counts
}

/** The whole lists of the preview. */
export function listsOf(planned: PlannedImport): { [Name in keyof ImportLists]: ImportLists[Name][] } {
  const { gathered, files } = planned
  const { conflicts, problems, warnings, notes } = sumOf(planned)
  return {
    problems: [
      ...refusedOf(planned),
      ...gathered.problems.kept.map((slip) => problemOf(slip, files)),
      ...problems,
    ],
    warnings: [...gathered.warnings.kept.map((slip) => problemOf(slip, files)), ...warnings],
    conflicts: conflicts.map(({ choice: _, ...item }) => {
      const choice = planned.plan.choices.get(item.id)
      return choice === undefined ? item : { ...item, choice }
    }),
    doubts: doubtItems(planned),
    notes: [...unitNotes(planned), ...notes],
    leftOut: leftOutItems(planned),
    unknownItems: unknownItems(planned),
  }
}

/** What a person is asked about a file whose headings say too little. */
export function mappingRequest(
  file: string,
  { needs }: Extract<SourceRead, { kind: 'mapping' }>,
): MappingRequest {
  return { file, ...needs }
}

/** The problem to show where nothing at all could be read. */
export function nothingRead(
  reads: readonly FileRead[],
  gathered: Gathered,
  files: readonly string[],
): Problem | undefined {
  const isEmpty = gathered.results.length + gathered.roster.length + gathered.leftOut().length === 0
  const hasRecords = reads.some(
    (read) => read.kind === 'clinic-file' && (read.read.records.length > 0 || hasClinic(read.read)),
  )
  if (!isEmpty || hasRecords) return undefined
  const refused = reads.find((read) => read.kind === 'refused')
  if (refused) return refused.problem
  const [first] = gathered.problems.kept
  if (first && !reads.some((read) => read.kind === 'table' || read.kind === 'messages'))
    return problemOf(first, files)
  if (first) return undefined
  const where = files[0] === undefined ? {} : { file: files[0] }
  const notes = reads.flatMap((read) =>
    read.kind === 'messages' ? [{ because: read.because, of: read.notes }] : [],
  )
  const [recognised] = notes
  if (!recognised) return fileProblem('no-rows', where, '')
  return explained(fileProblem('no-results', where, ''), [
    recognised.because,
    ...notes.flatMap(({ of }) => of),
  ])
}

/** A problem that says first what its file was recognised as and what else is in it. */
function explained(problem: Problem, notes: readonly Bilingual[]): Problem {
  const said = notes.slice(0, MOST_NOTES)
  const { ja, en } = problem.because
  return {
    ...problem,
    because: {
      ja: [...said.map((note) => note.ja), ja].join(' '),
      en: [...said.map((note) => note.en), en].join(' '),
    },
  }
}

function hasClinic({ settings, templates }: ClinicFileRead): boolean {
  return Object.keys(settings).length + templates.length > 0
}

function sumOf({ tallied }: PlannedImport): Tally {
  const all = new Tally()
  all.join(tallied.settled)
  for (const tally of tallied.undecided.values()) all.join(tally)
  return all
}

/** Why some of the files could not be read. */
export function refusedOf({ reads }: PlannedImport): Problem[] {
  return reads.flatMap((read) => (read.kind === 'refused' ? [read.problem] : []))
}

function doubtItems(planned: PlannedImport): DoubtItem[] {
  const { plan, files } = planned
  const ofPeople = plan.doubts.flatMap(({ because, target, identity }, doubt): DoubtItem[] => {
    const { cells, file, line } = plan.weightOf(doubt)
    if (cells === 0) return []
    const choice = plan.choiceAbout(doubt)
    const stored: PersonEvidence = plan.target(target).identity
    return [
      {
        id: doubtKey(doubt),
        because,
        stored,
        received: identity,
        cells,
        file: files[file] ?? '',
        line,
        ...(choice ? { choice } : {}),
      },
    ]
  })
  return [...ofPeople, ...sumOf(planned).courseDoubts]
}

function leftOutItems({ gathered, files, plan }: PlannedImport): LeftOutItem[] {
  const inFiles = gathered.leftOut().map((each) => ({ ...each, file: files[each.file] ?? '' }))
  const byChoice = plan.doubts.flatMap(({ identity }, doubt): LeftOutItem[] => {
    if (plan.choiceAbout(doubt) !== 'keep-old') return []
    const { cells, file, line } = plan.weightOf(doubt)
    const { number } = identity
    return [{ file: files[file] ?? '', heading: number, reason: 'by-choice', cells, line, number }]
  })
  return [...inFiles, ...byChoice].sort((a, b) => b.cells - a.cells)
}

interface AskedItem {
  file: number
  heading: string
  cells: number
  line?: number
}

/** Problems that are solved by saying what the item is, as their words ask for. */
const SAID_BY_CLINIC: ReadonlySet<string> = new Set(['hl7-codes-differ', 'code-and-name-differ'])

/** The items that the catalogue does not know, each once for all files of its kind; the most frequent first. */
function unknownItems({ gathered, files, reads }: PlannedImport): UnknownItem[] {
  const items = new Map<string, UnknownItem>()
  const seen = new Set<string>()
  for (const { file, heading, cells, line = 0 } of askedItems(gathered)) {
    const read = reads[file]
    if (!read) continue
    const kind = kindOfRead(read)
    const key = `${kind}\u0001${heading}`
    const known = items.get(key)
    const isOtherFile = !seen.has(`${file} ${key}`)
    seen.add(`${file} ${key}`)
    if (known) {
      known.cells += cells
      known.files += isOtherFile ? 1 : 0
    } else items.set(key, { kind, sent: heading, cells, files: 1, file: files[file] ?? '', line })
  }
  return [...items.values()].sort((a, b) => b.cells - a.cells)
}

/** Items that nobody knows, and those whose code and name mean different tests: the clinic can say which it is. */
function askedItems(gathered: PlannedImport['gathered']): AskedItem[] {
  return [
    ...gathered.leftOut().filter(({ reason }) => reason === 'unknown-analyte'),
    ...gathered.problems.kept.flatMap(({ code, file, heading, cells, line }) =>
      heading === undefined || !SAID_BY_CLINIC.has(code) ? [] : [{ file, heading, cells, line }],
    ),
  ]
}

/** What a source was taken for. */
function kindOfRead(read: FileRead): ImportKind {
  if (read.kind === 'messages') return read.of
  if (read.kind === 'table') return read.layout.kind
  return read.kind === 'clinic-file' ? 'clinic-file' : 'results-long'
}

function unitNotes({ gathered, files }: PlannedImport): ImportNote[] {
  return gathered.assumedUnits.map(({ file, heading, unit }) => ({
    file: files[file] ?? '',
    text: {
      ja: `「${heading}」には単位の記載がありません。${unit} として取り込みます。`,
      en: `“${heading}” states no unit. It is imported in ${unit}.`,
    },
  }))
}

function filePreview(
  read: FileRead,
  name: string,
  gathered: Gathered,
  file: number,
): Omit<FilePreview, 'counts'> {
  const { encoding, lines } = read
  const shared = { name, encoding, lines, kind: kindOfRead(read), columns: [] }
  if (read.kind === 'left-out') return { ...shared, because: BY_CHOICE, isLeftOut: true }
  if (read.kind === 'refused') return { ...shared, because: read.problem.because, refused: read.problem }
  if (read.kind === 'messages') {
    const { because, couldBe, notes } = read
    return { ...shared, because, couldBe, notes }
  }
  if (read.kind !== 'table') return { ...shared, because: { ja: 'クリニックファイル', en: 'Clinic file' } }
  const { layout, delimiter } = read
  const assumed = new Map(
    gathered.assumedUnits.filter((each) => each.file === file).map(({ heading, unit }) => [heading, unit]),
  )
  return {
    ...shared,
    because: layout.because,
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(layout.template ? { template: layout.template.name } : {}),
    columns: layout.headings.flatMap((text, at) => {
      const heading = text.trim()
      const use = layout.columns[at] ?? 'unknown'
      const unit = assumed.get(heading)
      if (heading === '' && use === 'unknown') return []
      return [
        {
          heading,
          use: use === 'unknown' ? 'leave-out' : use,
          ...(unit === undefined ? {} : { unitAssumed: unit }),
        },
      ]
    }),
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0)
}
