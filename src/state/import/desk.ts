import type { Catalogue } from '@/domain/catalogue'
import type { Day } from '@/domain/day'
import type { PatientFacts } from '@/domain/facts'
import { foldName } from '@/domain/fold'
import type { Bilingual } from '@/domain/language'
import type { FileRecord, MergeChoice, Merging } from '@/domain/merge'
import type { ClinicSettings } from '@/domain/settings'
import type { ClinicFileRead } from '@/formats/clinicFile'
import type { ReadingRules } from '@/formats/readers/resultCells'
import { ownItems } from '@/formats/format'
import { termsOf } from '@/formats/terms'
import { newId, type ClinicDocument, type ImportRecord, type StoreHandle, type StoreSession } from '@/storage'
import { ImportPlan, type KnownPerson } from './plan'
import { LineList } from './tally/lineList'
import { Outcomes } from './tally/outcomes'
import { fileNamesIn, filesOf, listsOf, previewOf, type FileRead, type PlannedImport } from './previewing'
import { readFiles, type FilesRead } from './reading'
import { savedProblems } from './savingProblems'
import { peopleToStore } from './storing'
import { tallyPlan, tallyTargets, type TallyGiven } from './tally/tallying'
import type {
  ConfirmRequest,
  ConflictItem,
  DoubtItem,
  FilePreview,
  ImportChoice,
  ImportDone,
  ImportListName,
  ImportLists,
  ImportPreview,
  ImportService,
  ImportSource,
  ImportWorker,
  ItemPage,
  LineItem,
  LinesWanted,
  MappingRequest,
  MappingTried,
  OpenAnswer,
  OpenRequest,
  SavedProblems,
  TryMapping,
  UndoDone,
  WorkDone,
} from './types'
import { askedAgain, triedMapping } from './trying'
import { undoStored } from './undoing'

/** What the desk needs of the tables and of the store; tests give their own. */
export interface DeskRules {
  catalogue: Catalogue
  /** Ids and names of the protocols of the tables; the clinic's own are read from the store. */
  protocols: readonly { id: string; name: Bilingual }[]
  resume: (handle: StoreHandle) => Promise<StoreSession>
  /** Lets messages in: without it, nobody hears a cancel. */
  breathe: () => Promise<void>
}

/** Thrown inside to stop, when a person cancels; never leaves this file. */
class Cancelled extends Error {}

type Tell = (work: WorkDone) => void

interface Opened extends PlannedImport, FilesRead {
  reads: FileRead[]
  session: StoreSession
  today: Day
  /** Made when a list is first asked for, thrown away by a decision. */
  lists?: ReturnType<typeof listsOf>
  lineList?: LineList
}

/** What a person decided about files that are read again, by what the decision was about. */
interface Decided {
  sources: string
  choices: Map<string, ImportChoice>
}

/**
 * The import as a worker does it: reads files into packed memory, plans against the store, answers about the plan, and
 * stores it in one act. Nothing leaves it but totals and pages of lists.
 */
export class ImportDesk implements ImportWorker {
  private opened: Opened | undefined
  private isCancelled = false
  private brought: ImportSource[] = []
  private rulesOfReading: ReadingRules | undefined
  private isStoring = false
  private decided: Decided | undefined

  constructor(private readonly rules: DeskRules) {}

  bring(sources: ImportSource[]): Promise<void> {
    if (this.brought.length === 0) this.isCancelled = false
    for (const source of sources) this.brought.push(source)
    return Promise.resolve()
  }

  async open(last: OpenRequest, told: Tell): Promise<OpenAnswer> {
    const tell = seldom(told)
    // A cancel is heard while the files are brought, too.
    if (this.brought.length === 0) this.isCancelled = false
    const request = { ...last, sources: [...this.brought, ...last.sources] }
    this.brought = []
    this.remember(request)
    await this.forget()
    const session = await this.rules.resume(request.handle)
    try {
      const answer = await this.read(session, request, tell)
      if (answer.state !== 'preview') session.close()
      return answer
    } catch (cause) {
      session.close()
      if (cause instanceof Cancelled) return { state: 'cancelled' }
      throw cause
    }
  }

  page<Name extends ImportListName>(
    list: Name,
    from: number,
    count: number,
  ): Promise<ItemPage<ImportLists[Name]>> {
    const opened = this.openedPlan()
    opened.lists ??= listsOf(opened)
    const items: ImportLists[Name][] = opened.lists[list]
    return Promise.resolve({ items: items.slice(from, from + count), total: items.length })
  }

  lines(wanted: LinesWanted): Promise<ItemPage<LineItem>> {
    const opened = this.openedPlan()
    opened.lineList ??= new LineList(opened, opened.outcomes)
    return Promise.resolve(opened.lineList.page(wanted))
  }

  tryMapping(given: TryMapping): Promise<MappingTried> {
    return Promise.resolve(triedMapping(given, this.rulesNow()))
  }

  askAgain(request: MappingRequest, headings: { first: number; count: number }): Promise<MappingRequest> {
    return Promise.resolve(askedAgain({ ...request, headings }, this.rulesNow()))
  }

  files(wanted: Parameters<ImportService['files']>[0]): Promise<ItemPage<FilePreview>> {
    return Promise.resolve(filesOf(this.openedPlan(), wanted))
  }

  fileNames(group: string): Promise<string[]> {
    return Promise.resolve(fileNamesIn(this.openedPlan(), group))
  }

  saveProblems(of: Parameters<ImportService['saveProblems']>[0]): Promise<SavedProblems | undefined> {
    return savedProblems(this.openedPlan(), of)
  }

  async choose(
    item: string | { all: 'conflicts' | 'doubts' },
    choice: ImportChoice | undefined,
  ): Promise<ImportPreview> {
    const opened = this.openedPlan()
    const { plan, tallied } = opened
    const lists = (opened.lists ??= listsOf(opened))
    const ids = typeof item === 'string' ? [item] : lists[item.all].map(({ id }) => id)
    for (const id of ids) decide(plan.choices, id, choice)
    const [only] = ids
    const targets =
      ids.length === 1 && only !== undefined ? targetsOf(opened, only) : [...tallied.undecided.keys()]
    await this.tallyAgain(opened, targets)
    return previewOf(opened)
  }

  async correctNumber(item: string, number: string): Promise<ImportPreview> {
    const opened = this.openedPlan()
    const doubt = doubtOf(item)
    if (doubt === undefined) throw new Error(`no doubt about who somebody is: ${item}`)
    return this.planAnew(opened, opened.plan.withNumber(doubt, number))
  }

  async takeNumberBack(correction: number): Promise<ImportPreview> {
    const opened = this.openedPlan()
    return this.planAnew(opened, opened.plan.withoutNumber(correction))
  }

  async confirm(request: ConfirmRequest, told: Tell): Promise<ImportDone | undefined> {
    const tell = seldom(told)
    const opened = this.openedPlan()
    this.isCancelled = false
    if (this.isStoring) throw new Error('this import is being stored already')
    this.isStoring = true
    const { importId } = request
    const { totals, files, groups } = previewOf(opened)
    const { conflicts, doubts } = listsOf(opened)
    try {
      await this.store(opened, request, totals, tell)
    } catch (cause) {
      if (cause instanceof Cancelled) return undefined
      throw cause
    } finally {
      this.isStoring = false
    }
    await this.forget()
    this.decided = undefined
    return {
      importId,
      totals,
      waiting: { conflicts: undecided(conflicts), doubts: undecided(doubts) },
      files: files.map(storedFile),
      groups,
    }
  }

  async undo(
    { handle, ...given }: { handle: StoreHandle; importId: string; at: string; by: string },
    tell: Tell,
  ): Promise<UndoDone> {
    const session = await this.rules.resume(handle)
    try {
      const pace = async (done: number, total: number): Promise<void> => {
        tell({ step: 'storing', done, total, lines: 0 })
        await this.rules.breathe()
      }
      return await undoStored(session, { ...given, pace })
    } finally {
      session.close()
    }
  }

  cancel(): Promise<void> {
    this.isCancelled = true
    return Promise.resolve()
  }

  forget(): Promise<void> {
    this.opened?.session.close()
    this.opened = undefined
    return Promise.resolve()
  }

  private async read(session: StoreSession, request: OpenRequest, tell: Tell): Promise<OpenAnswer> {
    const rules = await this.readingRules(session, request)
    this.rulesOfReading = rules
    const read = await readFiles(request, rules, { tell, breath: () => this.breath() })
    if ('nothing' in read) return { state: 'nothing', problem: read.nothing }
    if ('mapping' in read) return { state: 'mapping', ...read }
    return this.plan(session, request.today, read, tell)
  }

  private async plan(session: StoreSession, today: Day, read: FilesRead, tell: Tell): Promise<OpenAnswer> {
    const known = knownPeople(await session.readFacts())
    await this.breath()
    const plan = new ImportPlan(read.gathered, recordsOf(read.reads), known)
    const unplanned = {
      ...read,
      session,
      today,
      plan,
      outcomes: new Outcomes(read.gathered.results.length),
      clinicFiles: clinicFilesOf(read.reads),
      isEmptyClinic: known.size === 0,
    }
    const tallied = await tallyPlan(
      plan,
      this.tallyGiven(unplanned, async (done) => {
        tell({ step: 'matching', done, total: plan.size, lines: read.lines })
        await this.breath()
      }),
    )
    const opened = { ...unplanned, tallied }
    this.opened = opened
    await this.decideAgain(opened)
    return { state: 'preview', preview: previewOf(opened) }
  }

  private async tallyAgain(opened: Opened, targets: readonly number[]): Promise<void> {
    const given = this.tallyGiven(opened, () => Promise.resolve())
    await tallyTargets(opened.plan, targets, given, opened.tallied)
    delete opened.lists
    delete opened.lineList
  }

  private async planAnew(opened: Opened, plan: ImportPlan): Promise<ImportPreview> {
    const outcomes = new Outcomes(opened.gathered.results.length)
    const given = this.tallyGiven({ ...opened, outcomes }, () => this.rules.breathe())
    const tallied = await tallyPlan(plan, given)
    const anew = { ...opened, plan, outcomes, tallied }
    delete anew.lists
    delete anew.lineList
    this.opened = anew
    return previewOf(anew)
  }

  /** Files are read again when a person says what they are; what was decided until then is not lost by it. */
  private remember({ sources }: OpenRequest): void {
    const names = JSON.stringify(sources.map(({ name }) => name))
    if (this.decided?.sources !== names) this.decided = { sources: names, choices: new Map() }
    if (this.opened) this.decided.choices = new Map(choicesIn(this.opened))
  }

  private async decideAgain(opened: Opened): Promise<void> {
    const choices = this.decided?.choices
    if (!choices || choices.size === 0) return
    const { conflicts, doubts } = listsOf(opened)
    const targets = new Set<number>()
    for (const item of [...conflicts, ...doubts]) {
      const choice = choices.get(matterOf(item))
      if (choice === undefined) continue
      decide(opened.plan.choices, item.id, choice)
      for (const target of targetsOf(opened, item.id)) targets.add(target)
    }
    await this.tallyAgain(opened, [...targets])
  }

  private tallyGiven(
    { files, today, session, outcomes }: Pick<Opened, 'files' | 'today' | 'session' | 'outcomes'>,
    pace: TallyGiven['pace'],
  ): TallyGiven {
    return { files, today, session, outcomes, pace }
  }

  private async store(
    opened: Opened,
    request: ConfirmRequest,
    totals: ImportPreview['totals'],
    tell: Tell,
  ): Promise<void> {
    const { plan, session, files, lines } = opened
    const { importId, at, by, today, courseForNew } = request
    const merging: Merging = {
      today,
      at,
      by,
      importId,
      newId,
      choiceOf: (key): MergeChoice | undefined => plan.choices.get(key),
    }
    const record: ImportRecord = { id: importId, at, by, files, counts: { ...totals }, patientIds: [] }
    const pace = async (done: number): Promise<void> => {
      tell({ step: 'storing', done, total: plan.size, lines })
      await this.breath()
    }
    const people = peopleToStore(plan, { merging, courseForNew, session, pace })
    const [clinicFile] = opened.clinicFiles
    const clinic =
      clinicFile && opened.isEmptyClinic ? withClinicOf(await session.readClinic(), clinicFile) : undefined
    await session.commit({
      what: 'imported',
      at,
      // The record is sealed after the last person came, so it is completed while they come.
      patients: noted(people, record.patientIds),
      ...(clinic ? { clinic } : {}),
      import: record,
      detail: { files: files.length, results: totals.new },
    })
  }

  private async readingRules(session: StoreSession, request: OpenRequest): Promise<ReadingRules> {
    const { protocols = [], itemLists = [] } = await session.readClinic()
    const ids = new Map<string, string>()
    for (const { id, name } of [...this.rules.protocols, ...protocols])
      for (const text of [id, name.ja, name.en]) ids.set(foldName(text), id)
    const { zone, today } = request
    return {
      terms: termsOf(this.rules.catalogue),
      zone,
      today,
      protocolId: (text) => ids.get(foldName(text)),
      ownItem: ownItems(itemLists),
    }
  }

  private async breath(): Promise<void> {
    await this.rules.breathe()
    if (this.isCancelled) throw new Cancelled()
  }

  private rulesNow(): ReadingRules {
    if (!this.rulesOfReading) throw new Error('no file was read yet')
    return this.rulesOfReading
  }

  private openedPlan(): Opened {
    if (!this.opened) throw new Error('no import is open')
    return this.opened
  }
}

/** Tells a hundred times a step: each time the page draws, and it must stay quick while files are read. */
function seldom(tell: Tell): Tell {
  let step: WorkDone['step'] | undefined
  let next = 0
  return (work) => {
    if (work.step !== step) next = 0
    step = work.step
    if (work.done < next) return
    next = work.done + work.total / 100
    tell(work)
  }
}

async function* noted<Given extends { id: string }>(
  people: AsyncIterable<Given>,
  ids: string[],
): AsyncGenerator<Given> {
  for await (const person of people) {
    ids.push(person.id)
    yield person
  }
}

function knownPeople(facts: readonly PatientFacts[]): Map<string, KnownPerson> {
  return new Map(
    facts.map(({ id, number, name, kana, birthDate, sex, draws }) => [
      id,
      {
        id,
        number,
        ...(name === undefined ? {} : { name }),
        ...(kana === undefined ? {} : { kana }),
        ...(birthDate === undefined ? {} : { birthDate }),
        ...(sex === undefined ? {} : { sex }),
        hasDraws: draws.length > 0,
      },
    ]),
  )
}

function clinicFilesOf(reads: readonly FileRead[]): ClinicFileRead[] {
  return reads.flatMap((read) => (read.kind === 'clinic-file' ? [read.read] : []))
}

function recordsOf(reads: readonly FileRead[]): FileRecord[] {
  return reads.flatMap((read, file) =>
    read.kind === 'clinic-file' ? read.read.records.map((record) => ({ file, record })) : [],
  )
}

function decide(choices: Map<string, MergeChoice>, id: string, choice: ImportChoice | undefined): void {
  if (choice === undefined) choices.delete(id)
  else choices.set(id, choice)
}

/** What was decided so far, by what it was about. */
function choicesIn(opened: Opened): [string, ImportChoice][] {
  const { conflicts, doubts } = listsOf(opened)
  return [...conflicts, ...doubts].flatMap((item) =>
    item.choice === undefined ? [] : [[matterOf(item), item.choice] as [string, ImportChoice]],
  )
}

/** What a conflict or doubt is about, the same when the files are read another way. */
function matterOf(item: ConflictItem | DoubtItem): string {
  const { file, stored, received } = item
  return JSON.stringify([file, 'because' in item ? item.because : [item.line, item.column], stored, received])
}

function storedFile({ name, kind, counts, refused, isLeftOut }: FilePreview): ImportDone['files'][number] {
  return { name, kind, counts, ...(refused ? { refused } : {}), ...(isLeftOut ? { isLeftOut } : {}) }
}

/** Whose tally a decision may change. One about a value changes no totals. */
function targetsOf({ plan, tallied }: Opened, id: string): number[] {
  const doubt = doubtOf(id)
  if (doubt !== undefined) return [plan.targetOf(doubt)]
  return [...tallied.undecided]
    .filter(([, tally]) => tally.courseDoubts.some((item) => item.id === id))
    .map(([target]) => target)
}

/** The position of a doubt about who somebody is; undefined for other items. */
function doubtOf(id: string): number | undefined {
  const found = /^d(\d+)$/.exec(id)?.[1]
  return found === undefined ? undefined : Number(found)
}

function undecided(items: readonly { choice?: ImportChoice }[]): number {
  return items.filter(({ choice }) => choice === undefined).length
}

/** The clinic with the settings, templates and own tables of a clinic file. */
function withClinicOf(
  before: ClinicDocument,
  { settings, templates, protocols, presets, labRanges }: ClinicFileRead,
): ClinicDocument {
  const known = new Set(templates.map(({ id }) => id))
  return {
    ...before,
    settings: { ...before.settings, ...(settings as ClinicSettings) },
    templates: [...before.templates.filter(({ id }) => !known.has(id)), ...templates],
    ...(protocols.length === 0 ? {} : { protocols }),
    ...(presets.length === 0 ? {} : { presets }),
    ...(labRanges.length === 0 ? {} : { labRanges }),
  }
}
