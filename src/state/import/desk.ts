import type { Day } from '@/domain/day'
import type { ReadingRules } from '@/formats/readers/resultCells'
import type { StoreHandle, StoreSession } from '@/storage'
import { elapsedMilliseconds } from '../elapsed'
import { choicesAmong, decide, doubtOf, matterOf, targetsOf, undecided, type Decided } from './desk/decided'
import { isForAll } from './desk/doubtGroups'
import { inTurn } from './desk/inTurn'
import { clinicFilesOf, knownPeople, recordsOf } from './desk/ofClinic'
import { readingRules, type Tables } from './desk/readingRules'
import { storeImport } from './desk/storeImport'
import { ImportPlan } from './plan'
import { LineList } from './tally/lineList'
import { Outcomes } from './tally/outcomes'
import { fileNamesIn, filesOf, listsOf, previewOf, type FileRead, type PlannedImport } from './previewing'
import { readFiles, type FilesRead } from './reading'
import { savedProblems } from './savingProblems'
import { tallyPlan, tallyTargets, type TallyGiven } from './tally/tallying'
import type {
  Asked,
  ConfirmRequest,
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
export interface DeskRules extends Tables {
  resume: (handle: StoreHandle) => Promise<StoreSession>
  /** Lets messages in: without it, nobody hears a cancel. */
  breathe: () => Promise<void>
  /** Does some work while no other tab stores an import of this clinic. */
  alone?: <Done>(work: () => Promise<Done>) => Promise<Done>
}

/** Thrown inside to stop, when a person cancels; never leaves this file. */
class Cancelled extends Error {}

type Tell = (work: WorkDone) => void

interface Opened extends PlannedImport, FilesRead {
  reads: FileRead[]
  session: StoreSession
  today: Day
  together: Set<string>
  /** The newest act of the clinic when the plan was made. */
  act: number
  /** Made when a list is first asked for, thrown away by a decision. */
  lists?: ReturnType<typeof listsOf>
  lineList?: LineList
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
  private decided: Decided | undefined
  private isRenewed = false
  /** What is asked while something else is still being worked out comes after it. */
  private readonly inTurn = inTurn()

  constructor(private readonly rules: DeskRules) {}

  bring(sources: ImportSource[]): Promise<void> {
    if (this.brought.length === 0) this.isCancelled = false
    for (const source of sources) this.brought.push(source)
    return Promise.resolve()
  }

  open(request: OpenRequest, tell: Tell): Promise<OpenAnswer> {
    // A cancel is heard while the files are brought, too.
    if (this.brought.length === 0) this.isCancelled = false
    const all = { ...request, sources: [...this.brought, ...request.sources] }
    this.brought = []
    return this.inTurn(() => this.openNow(all, seldom(tell)))
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

  choose(asked: Asked, choice: ImportChoice | undefined): Promise<ImportPreview> {
    return this.inTurn(async () => {
      const opened = this.openedPlan()
      const items = itemsAsked(opened, asked, choice)
      for (const { id, matter, isTogether } of items) {
        decide(opened.plan, id, choice)
        if (isTogether && choice !== undefined) opened.together.add(matter)
        else opened.together.delete(matter)
      }
      const ids = items.map(({ id }) => id)
      await this.tallyAgain(opened, targetsOf(opened, ids))
      return previewOf(opened)
    })
  }

  correctNumber(item: string, number: string): Promise<ImportPreview> {
    return this.inTurn(() => {
      const opened = this.openedPlan()
      const doubt = doubtOf(item)
      if (doubt === undefined) throw new Error(`no doubt about who somebody is: ${item}`)
      return this.planAnew(opened, opened.plan.withNumber(doubt, number))
    })
  }

  takeNumberBack(correction: number): Promise<ImportPreview> {
    return this.inTurn(() => {
      const opened = this.openedPlan()
      return this.planAnew(opened, opened.plan.withoutNumber(correction))
    })
  }

  confirm(request: ConfirmRequest, tell: Tell): Promise<ImportDone | undefined> {
    this.isCancelled = false
    const { alone = (work) => work() } = this.rules
    return this.inTurn(() => alone(() => this.confirmNow(request, seldom(tell))))
  }

  renewed(): Promise<ImportPreview | undefined> {
    return Promise.resolve(this.isRenewed ? previewOf(this.openedPlan()) : undefined)
  }

  async undo(
    { handle, ...given }: { handle: StoreHandle; importId: string; at: string; by: string },
    tell: Tell,
  ): Promise<UndoDone> {
    const { alone = (work) => work() } = this.rules
    const session = await this.rules.resume(handle)
    try {
      const pace = async (done: number, total: number): Promise<void> => {
        tell({ step: 'storing', done, total, lines: 0 })
        await this.rules.breathe()
      }
      return await alone(() => undoStored(session, { ...given, pace }))
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

  private async openNow(request: OpenRequest, tell: Tell): Promise<OpenAnswer> {
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

  private async confirmNow(request: ConfirmRequest, tell: Tell): Promise<ImportDone | undefined> {
    const { importId } = request
    try {
      if (!(await this.storeAsSeen(request, tell))) return undefined
    } catch (cause) {
      if (cause instanceof Cancelled) return undefined
      throw cause
    }
    const { totals, files, groups } = previewOf(this.openedPlan())
    const { conflicts, doubts } = listsOf(this.openedPlan())
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

  /**
   * Stores what was planned. Where somebody else was first with a patient or a number of it, even while it was being stored, it
   * is planned anew: false, and nothing stored, where another import comes of that than the person has seen.
   */
  private async storeAsSeen(request: ConfirmRequest, tell: Tell): Promise<boolean> {
    for (let tried = 1; ; tried += 1) {
      this.isRenewed = await this.planRenewed(tell)
      if (this.isRenewed) return false
      try {
        await this.store(request, tell)
        return true
      } catch (cause) {
        if (tried === MOST_TRIES || !isOvertaken(cause)) throw cause
      }
    }
  }

  private store(request: ConfirmRequest, tell: Tell): Promise<void> {
    const opened = this.openedPlan()
    return storeImport(opened, request, previewOf(opened).totals, async (done) => {
      tell({ step: 'storing', done, total: opened.plan.size, lines: opened.lines })
      await this.breath()
    })
  }

  private async read(session: StoreSession, request: OpenRequest, tell: Tell): Promise<OpenAnswer> {
    const rules = readingRules(request, await session.readClinic(), this.rules)
    this.rulesOfReading = rules
    const read = await readFiles(request, rules, { tell, breath: () => this.breath() })
    if ('nothing' in read) return { state: 'nothing', problem: read.nothing }
    if ('mapping' in read) return { state: 'mapping', ...read }
    return this.plan(session, request.today, read, tell)
  }

  private async plan(
    session: StoreSession,
    today: Day,
    read: FilesRead & { plan?: ImportPlan },
    tell: Tell,
  ): Promise<OpenAnswer> {
    const act = await newestAct(session)
    const known = knownPeople(await session.readFacts())
    await this.breath()
    const plan = read.plan?.withStored(known) ?? new ImportPlan(read.gathered, recordsOf(read.reads), known)
    const unplanned = {
      ...read,
      session,
      today,
      plan,
      outcomes: new Outcomes(read.gathered.results.length),
      clinicFiles: clinicFilesOf(read.reads),
      isEmptyClinic: known.size === 0,
      together: this.decided?.together ?? new Set<string>(),
      act,
    }
    const tallied = await tallyPlan(
      plan,
      this.tallyGiven(unplanned, async (done) => {
        tell({ step: 'matching', done, total: plan.size, lines: read.lines })
        await this.breath()
      }),
    )
    const opened: Opened = { ...unplanned, tallied }
    delete opened.lists
    delete opened.lineList
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
    if (this.decided?.sources !== names)
      this.decided = { sources: names, choices: new Map(), together: new Set() }
    else this.keepChoices()
  }

  private keepChoices(): void {
    if (!this.opened || !this.decided) return
    const { conflicts, doubts } = listsOf(this.opened)
    this.decided.choices = choicesAmong([...conflicts, ...doubts])
  }

  /**
   * Plans anew where somebody has changed the clinic since: a patient who was new may be there by now. True where another
   * import comes of it than the person has seen.
   */
  private async planRenewed(tell: Tell): Promise<boolean> {
    const opened = this.openedPlan()
    if ((await newestAct(opened.session)) === opened.act) return false
    const before = shownOf(opened)
    this.keepChoices()
    await this.plan(opened.session, opened.today, opened, tell)
    return shownOf(this.openedPlan()) !== before
  }

  private async decideAgain(opened: Opened): Promise<void> {
    const choices = this.decided?.choices
    if (!choices || choices.size === 0) return
    const { conflicts, doubts } = listsOf(opened)
    const ids: string[] = []
    for (const item of [...conflicts, ...doubts]) {
      const choice = choices.get(matterOf(item))
      if (choice === undefined) continue
      decide(opened.plan, item.id, choice)
      ids.push(item.id)
    }
    await this.tallyAgain(opened, targetsOf(opened, ids))
  }

  private tallyGiven(
    { files, today, session, outcomes }: Pick<Opened, 'files' | 'today' | 'session' | 'outcomes'>,
    pace: TallyGiven['pace'],
  ): TallyGiven {
    return { files, today, session, outcomes, pace }
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

/** Tells a hundred times a step at most, and not at every frame: each time the page draws, and both want the processor. */
function seldom(tell: Tell): Tell {
  let step: WorkDone['step'] | undefined
  let next = 0
  let soonest = 0
  return (work) => {
    const now = elapsedMilliseconds()
    if (work.step === step && (work.done < next || now < soonest)) return
    step = work.step
    next = work.done + work.total / 100
    soonest = now + TELL_MILLISECONDS
    tell(work)
  }
}

const TELL_MILLISECONDS = 80
/** A busy desk beside a large import may be first a few times in turn. */
const MOST_TRIES = 5

function isOvertaken(cause: unknown): boolean {
  return cause instanceof Error && ['StaleError', 'NumberTaken'].includes(cause.name)
}

/** What a person confirms: the totals, and what each conflict and doubt is about with its decision. */
function shownOf(opened: Opened): string {
  const { totals, withoutCourse } = previewOf(opened)
  const { conflicts, doubts } = listsOf(opened)
  const decisions = [...conflicts, ...doubts].map((item) => [matterOf(item), item.choice])
  return JSON.stringify([totals, withoutCourse, decisions])
}

async function newestAct(session: StoreSession): Promise<number> {
  return (await (await session.trail()).seal()).count
}

/** The items that a choice is about. What was decided one by one stands, whatever is decided together. */
function itemsAsked(
  opened: Opened,
  asked: Asked,
  choice: ImportChoice | undefined,
): { id: string; matter: string; isTogether: boolean }[] {
  const { conflicts, doubts } = (opened.lists ??= listsOf(opened))
  if (typeof asked === 'string') {
    const item = [...doubts, ...conflicts].find(({ id }) => id === asked)
    return [{ id: asked, matter: item ? matterOf(item) : '', isTogether: false }]
  }
  const isTogether = 'together' in asked
  const items = isTogether
    ? doubts.filter((item) => item.because === asked.together && isForAll(item))
    : conflicts
  return items.flatMap((item) => {
    const matter = matterOf(item)
    const isOwn = item.choice !== undefined && !opened.together.has(matter)
    const isAsked = !isTogether || (choice === undefined ? !isOwn : item.choice === undefined)
    return isAsked ? [{ id: item.id, matter, isTogether }] : []
  })
}

function storedFile({ name, kind, counts, refused, isLeftOut }: FilePreview): ImportDone['files'][number] {
  return { name, kind, counts, ...(refused ? { refused } : {}), ...(isLeftOut ? { isLeftOut } : {}) }
}
