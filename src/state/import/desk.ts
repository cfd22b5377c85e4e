import type { Catalogue } from '@/domain/catalogue'
import type { Day } from '@/domain/day'
import type { PatientFacts } from '@/domain/facts'
import { foldName } from '@/domain/fold'
import type { Bilingual } from '@/domain/language'
import type { FileRecord, MergeChoice, Merging } from '@/domain/merge'
import type { Problem } from '@/domain/problem'
import type { ClinicSettings } from '@/domain/settings'
import type { ClinicFileRead } from '@/formats/clinicFile'
import { MOST_FILES } from '@/formats/bytes/bounds'
import { Gathered } from '@/formats/gathered/gathered'
import type { ReadingRules } from '@/formats/readers/resultCells'
import { unpacked, type Unpacked } from '@/formats/bytes/unpack'
import { ownItems } from '@/formats/format'
import { readSource, sizeOf, type SourceGiven, type SourceRead } from '@/formats/readSource'
import { Refused } from '@/formats/refused'
import { termsOf } from '@/formats/terms'
import { newId, type ClinicDocument, type ImportRecord, type StoreHandle, type StoreSession } from '@/storage'
import { ImportPlan, type KnownPerson } from './plan'
import { listsOf, mappingRequest, nothingRead, previewOf, type PlannedImport } from './previewing'
import { peopleToStore } from './storing'
import { tallyPlan, tallyTargets, type TallyGiven } from './tallying'
import type {
  ConfirmRequest,
  ImportChoice,
  ImportDone,
  ImportListName,
  ImportLists,
  ImportPreview,
  ImportService,
  ImportSource,
  ItemPage,
  OpenAnswer,
  OpenRequest,
  UndoDone,
  WorkDone,
} from './types'
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

interface Opened extends PlannedImport {
  session: StoreSession
  today: Day
  lines: number
  /** Made when a list is first asked for, thrown away by a decision. */
  lists?: ReturnType<typeof listsOf>
}

/**
 * The import as a worker does it: reads files into packed memory, plans against the store, answers about the plan, and
 * stores it in one act. Nothing leaves it but totals and pages of lists.
 */
export class ImportDesk implements ImportService {
  private opened: Opened | undefined
  private isCancelled = false

  constructor(private readonly rules: DeskRules) {}

  async open(request: OpenRequest, told: Tell): Promise<OpenAnswer> {
    const tell = seldom(told)
    this.isCancelled = false
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
    await tallyTargets(
      plan,
      targets,
      this.tallyGiven(opened, () => Promise.resolve()),
      tallied,
    )
    delete opened.lists
    return previewOf(opened)
  }

  async confirm(request: ConfirmRequest, told: Tell): Promise<ImportDone | undefined> {
    const tell = seldom(told)
    const opened = this.openedPlan()
    this.isCancelled = false
    const { importId } = request
    const { totals } = previewOf(opened)
    const { conflicts, doubts } = listsOf(opened)
    try {
      await this.store(opened, request, totals, tell)
    } catch (cause) {
      if (cause instanceof Cancelled) return undefined
      throw cause
    }
    await this.forget()
    return { importId, totals, waiting: { conflicts: undecided(conflicts), doubts: undecided(doubts) } }
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
    if (request.sources.length > MOST_FILES) {
      const tooMany = new Refused('too-many-files', 0, String(MOST_FILES))
      return { state: 'nothing', problem: tooMany.problem('') }
    }
    const sources = await unpackedInOrder(request.sources)
    const files = sources.map(({ name }) => name)
    const gathered = new Gathered()
    const rules = await this.readingRules(session, request)
    const total = sources.reduce((sum, source) => sum + sizeOf(source.from), 0)
    const reads: SourceRead[] = []
    let before = { done: 0, lines: 0 }
    for (const [file, source] of sources.entries()) {
      const { done, lines } = before
      const read = await readWhole(
        sourceGiven(source, file, request),
        gathered,
        rules,
        async (now, linesNow) => {
          tell({ step: 'reading', done: done + now, total, lines: lines + linesNow })
          await this.breath()
        },
      )
      if ('code' in read) return { state: 'nothing', problem: read }
      if (read.kind === 'mapping') return { state: 'mapping', mapping: mappingRequest(source.name, read) }
      before = { done: done + sizeOf(source.from), lines: lines + read.lines }
      reads.push(read)
    }
    gathered.finish()
    const nothing = nothingRead(reads, gathered, files)
    if (nothing) return { state: 'nothing', problem: nothing }
    return this.plan(session, request.today, { files, reads, gathered, lines: before.lines }, tell)
  }

  private async plan(
    session: StoreSession,
    today: Day,
    read: Pick<Opened, 'files' | 'reads' | 'gathered' | 'lines'>,
    tell: Tell,
  ): Promise<OpenAnswer> {
    const known = knownPeople(await session.readFacts())
    await this.breath()
    const plan = new ImportPlan(read.gathered, recordsOf(read.reads), known)
    const unplanned = {
      ...read,
      session,
      today,
      plan,
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
    this.opened = { ...unplanned, tallied }
    return { state: 'preview', preview: previewOf(this.opened) }
  }

  private tallyGiven(
    { files, today, session }: Pick<Opened, 'files' | 'today' | 'session'>,
    pace: TallyGiven['pace'],
  ): TallyGiven {
    return { files, today, session, pace }
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

  private openedPlan(): Opened {
    if (!this.opened) throw new Error('no import is open')
    return this.opened
  }
}

/** Reads one source; the problem where it turned out, in the middle, to be one that must not be read on. */
async function readWhole(...given: Parameters<typeof readSource>): Promise<SourceRead | Problem> {
  try {
    return await readSource(...given)
  } catch (cause) {
    if (cause instanceof Refused) return cause.problem(given[0].name)
    throw cause
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

/** Everything to read, by name: the order in which files were chosen decides nothing. */
async function unpackedInOrder(sources: readonly ImportSource[]): Promise<Unpacked[]> {
  const all: Unpacked[] = []
  for (const source of sources) {
    if ('text' in source) all.push({ name: source.name, from: { text: source.text } })
    else all.push(...(await unpacked(source.name, source.blob)))
  }
  return all.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

function sourceGiven(
  source: Unpacked,
  file: number,
  { templates, kinds, mappings }: OpenRequest,
): SourceGiven {
  const { name } = source
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
  const mapping = Object.hasOwn(mappings, name) ? mappings[name] : undefined
  return {
    name,
    file,
    from: source.from,
    templates,
    ...(kind === undefined ? {} : { kind }),
    ...(mapping === undefined ? {} : { mapping }),
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

function clinicFilesOf(reads: readonly SourceRead[]): ClinicFileRead[] {
  return reads.flatMap((read) => (read.kind === 'clinic-file' ? [read.read] : []))
}

function recordsOf(reads: readonly SourceRead[]): FileRecord[] {
  return reads.flatMap((read, file) =>
    read.kind === 'clinic-file' ? read.read.records.map((record) => ({ file, record })) : [],
  )
}

function decide(choices: Map<string, MergeChoice>, id: string, choice: ImportChoice | undefined): void {
  if (choice === undefined) choices.delete(id)
  else choices.set(id, choice)
}

/** Whose tally a decision may change. One about a value changes no totals. */
function targetsOf({ plan, tallied }: Opened, id: string): number[] {
  const doubt = /^d(\d+)$/.exec(id)?.[1]
  if (doubt !== undefined) return [plan.targetOf(Number(doubt))]
  return [...tallied.undecided]
    .filter(([, tally]) => tally.courseDoubts.some((item) => item.id === id))
    .map(([target]) => target)
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
