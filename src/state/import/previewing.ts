import type { Problem } from '@/domain/problem'
import type { ClinicFileRead } from '@/formats/clinicFile'
import type { Gathered } from '@/formats/gathered/gathered'
import { problemOf } from '@/formats/gathered/slips'
import { fileProblem } from '@/formats/problems'
import type { SourceRead } from '@/formats/readSource'
import { doubtKey, type ImportPlan } from './plan'
import type { Tallied } from './tallying'
import { Tally } from './tally'
import type {
  DoubtItem,
  FilePreview,
  ImportLists,
  ImportNote,
  ImportPreview,
  LeftOutItem,
  MappingRequest,
  PersonEvidence,
} from './types'

/** An import that was read and planned, and waits for its confirm. */
export interface PlannedImport {
  files: string[]
  reads: readonly SourceRead[]
  gathered: Gathered
  plan: ImportPlan
  tallied: Tallied
  clinicFiles: readonly ClinicFileRead[]
  isEmptyClinic: boolean
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
    files: planned.reads.map((read, file) => filePreview(read, planned.files[file] ?? '', gathered, file)),
    totals,
    withoutCourse,
    ...(hasSettings ? { clinicSettings: isEmptyClinic ? 'taken' : 'left-out' } : {}),
  }
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
  reads: readonly SourceRead[],
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
  return fileProblem('no-rows', { ...(files[0] === undefined ? {} : { file: files[0] }) }, '')
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

function refusedOf({ reads }: PlannedImport): Problem[] {
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
  const inFiles = gathered
    .leftOut()
    .map(({ file, heading, reason, cells }) => ({ file: files[file] ?? '', heading, reason, cells }))
  const byChoice = plan.doubts.flatMap(({ identity }, doubt): LeftOutItem[] => {
    if (plan.choiceAbout(doubt) !== 'keep-old') return []
    const { cells, file } = plan.weightOf(doubt)
    return [{ file: files[file] ?? '', heading: identity.number, reason: 'by-choice', cells }]
  })
  return [...inFiles, ...byChoice].sort((a, b) => b.cells - a.cells)
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

function filePreview(read: SourceRead, name: string, gathered: Gathered, file: number): FilePreview {
  const { encoding, lines } = read
  const shared = { name, encoding, lines }
  if (read.kind === 'refused')
    return { ...shared, kind: 'results-long', because: read.problem.because, columns: [] }
  if (read.kind === 'messages') {
    const { of, because, couldBe, notes } = read
    return { ...shared, kind: of, because, columns: [], couldBe, notes }
  }
  if (read.kind !== 'table')
    return {
      ...shared,
      kind: 'clinic-file',
      because: { ja: 'クリニックファイル', en: 'Clinic file' },
      columns: [],
    }
  const { layout, delimiter } = read
  const assumed = new Map(
    gathered.assumedUnits.filter((each) => each.file === file).map(({ heading, unit }) => [heading, unit]),
  )
  return {
    ...shared,
    kind: layout.kind,
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
