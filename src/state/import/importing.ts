/**
 * The import as the screen sees it. One import at a time; everything heavy happens in a worker.
 *
 * Walk: `open(files)` → phase `reading` (see `progress`) → `preview` or `mapping` (see `mapping`) → `confirm()` →
 * `storing` → `done` (see `done`), from where `undo()` takes all of it back. `cancel()` works while reading and storing;
 * nothing of a cancelled import is stored. `failed` comes with `failure` (words in both languages). `reset()` → `idle`.
 *
 * - `open(sources)` takes Files (an input, a drop, a folder) or `{ text, name }` for pasted text. One file that is no
 *   table and no clinic file never hides the others: it is a problem in the list. Where nothing at all could be read the
 *   phase is `failed` with that problem in `refused`.
 * - `overruleKind(kind, files?)` reads again as that kind, `undefined` as it is recognised; `import-kind` shows
 *   `preview.files[…].kind`. `leaveFileOut(file)` reads again without a file, `leaveFileOut(file, false)` with it.
 *   What was decided until then holds, as far as it is still asked. Where nothing can be read that way, the files are
 *   read as before, and `notThatWay` says why.
 * - `mapping`: headings, first rows and suggested uses. `tryMapping(template)` says what a mapping makes of these rows,
 *   `askAgain(kind, headings)` asks under other headings, `remap(file)` asks about a recognised file, `endMapping()` goes
 *   back from there. `applyMapping(template)` goes on with it;
 *   `keepTemplate(template)` (templates.ts) keeps it under its name, so that a file with the same headings is recognised next time.
 * - `preview.totals` has the numbers of the `import-totals` hook. The lists `problems`, `warnings`, `conflicts`, `doubts`,
 *   `notes` and `leftOut` are in `lists.<name>` as `{ items, total }`: the first 50, `more(name)` appends the next.
 * - `lines` says what becomes of each cell: `showLines({ file?, outcome? })` asks for the first, `moreLines()` for the next.
 * - `saveProblems(file?)` hands the problems of one table, or of all files that are none, to the person as CSV.
 * - `saveOwnItem(kind, sent, item)` keeps what an item of a laboratory means; a preview is read again with it.
 * - `correctNumber(item.id, number)` says that the rows of a doubt stand under a wrong number; `takeNumberBack(at)` undoes it.
 * - `choose(item.id, choice)` for one conflict or doubt, `choose({ all: 'conflicts' }, choice)` for all of them,
 *   `choose({ together: because }, choice)` for the doubts of one of `preview.doubtGroups`; `undefined` takes the choice
 *   back. Unchosen conflicts are stored as marked conflicts, unchosen doubts wait.
 * - `courseForNew` (`{ kind: 'none' | 'first-draw' | 'on-day', day? }`) is a plain ref to write to before `confirm()`;
 *   `preview.withoutCourse` says how many people it concerns.
 * - `history` lists the imports stored so far, newest first, after `loadHistory()`; `undo(importId)` works on any of them,
 *   `undone` then says what could not be taken back.
 */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Problem } from '@/domain/problem'
import type { ImportKind, ImportTemplate, OwnItem, TableKind } from '@/domain/reading'
import type { ImportRecord } from '@/storage'
import { useClock } from '../clock'
import { useRecords } from '../records'
import { useLanguage } from '../language'
import { useSession } from '../session'
import { useSettings } from '../settings'
import { answerForUnsaved } from '../faults/unsaved'
import { worldFailure, type WorldFailure } from '../worldFailure'
import { connectImportWorker, type ImportConnection } from './connect'
import { handOut } from './importing/handedOut'
import { PAGE, previewLists } from './importing/lists'
import { keepOwnItem } from './importing/ownItems'
import { paceOfWork } from './importing/pace'
import { plain } from './importing/plain'
import { namedSources, type Opened } from './importing/sources'
import {
  AS_RECOGNISED,
  withFileLeftOut,
  withKind,
  withMapping,
  withoutQuestion,
  withQuestion,
  type Ways,
} from './importing/ways'
import type {
  Asked,
  CourseForNew,
  FilePreview,
  ImportChoice,
  ImportDone,
  ImportPhase,
  ImportPreview,
  ImportProgress,
  ImportSource,
  ItemPage,
  MappingRequest,
  MappingTried,
  OpenAnswer,
  UndoDone,
  WorkDone,
} from './types'

export type * from './types'
export type { NamedFile, Opened } from './importing/sources'
export { OUTCOME_NAMES } from './types'
export { MOST_FILES } from '@/formats/bytes/bounds'

const HISTORY_LENGTH = 200

let connect: () => ImportConnection = connectImportWorker

/** Lets a test stand where the worker stands. */
export function connectImportsBy(connection: () => ImportConnection): void {
  connect = connection
}

export const useImporting = defineStore('importing', () => {
  const phase = ref<ImportPhase>('idle')
  const progress = shallowRef<ImportProgress>()
  const mapping = shallowRef<MappingRequest>()
  const preview = shallowRef<ImportPreview>()
  const done = shallowRef<ImportDone>()
  const undone = shallowRef<UndoDone>()
  const failure = shallowRef<WorldFailure>()
  const refused = shallowRef<Problem>()
  /** Why nothing could be read the way that was asked for last; the files were read as before. */
  const notThatWay = shallowRef<Problem>()
  const courseForNew = ref<CourseForNew>({ kind: 'none' })
  const history = shallowRef<ImportRecord[]>([])
  /** Whether a lock let go of what was read and not yet stored; until the next import. */
  const isLostByLock = ref(false)
  /** Whether the import would go on without the file that is asked about. */
  const isOneOfSeveral = ref(false)
  /** Whether storing was stopped before its end, so that nothing is stored and the preview stands again. */
  const wasStopped = ref(false)
  /** Whether nothing was stored because the clinic had changed since the files were read; the preview says what now holds. */
  const wasRenewed = ref(false)
  const isBusy = computed(() => phase.value === 'reading' || phase.value === 'storing')

  const { lists, lines, linesWanted, load, more, showLines, moreLines, clear } = previewLists(() => service())

  let connection: ImportConnection | undefined
  /** Whether the worker was only started so far. */
  let isFresh = false
  let sources: ImportSource[] = []
  let ways = AS_RECOGNISED
  let pace = paceOfWork()
  /** What the worker stores, or takes back, just now. */
  let storing: Promise<unknown> | undefined

  /** Starts the worker before a file is chosen; to start it takes longer than to read a small file. */
  function prepare(): void {
    if (phase.value !== 'idle' || connection) return
    connection = connect()
    isFresh = true
  }

  /** Reads files or pasted text up to the preview; nothing is stored. */
  async function open(opened: Opened): Promise<void> {
    reset()
    isLostByLock.value = false
    sources = namedSources(opened)
    await read()
  }

  /** Reads again, taking some files (or all of them) for that kind, or for what they are recognised as. */
  async function overruleKind(kind: ImportKind | undefined, of?: string | readonly string[]): Promise<void> {
    const files = of === undefined ? sources.map(({ name }) => name) : typeof of === 'string' ? [of] : of
    await readAs(withKind(ways, kind, files))
  }

  /** Reads again, taking all files of a group for that kind. */
  async function overruleGroup(kind: ImportKind | undefined, group: string): Promise<void> {
    await overruleKind(kind, await service().fileNames(group))
  }

  /** Some of the files of a group. */
  function filesOf(group: string, from: number): Promise<ItemPage<FilePreview>> {
    return service().files({ group, from, count: PAGE })
  }

  /** Reads again without a file, or with it after all. */
  async function leaveFileOut(file: string, isLeftOut = true): Promise<void> {
    await readAs(withFileLeftOut(ways, file, isLeftOut))
  }

  /** Goes on with what a person says the columns are. */
  async function applyMapping(template: ImportTemplate): Promise<void> {
    if (!mapping.value) throw new Error(`no mapping is asked for in phase: ${phase.value}`)
    await readAs(withMapping(ways, mapping.value.file, template))
  }

  /** Asks what the columns of a file are that was recognised, beginning with what they were taken for. */
  async function remap(file: string): Promise<void> {
    await readAs(withQuestion(ways, file))
  }

  /** Leaves a file as it was read before its columns were asked about; one that was never read ends the import. */
  async function endMapping(): Promise<void> {
    const before = mapping.value && withoutQuestion(ways, mapping.value.file)
    if (before) await readAs(before)
    else await cancel()
  }

  /** What a mapping makes of the first rows of the file that is asked about; nothing is kept of it. */
  function tryMapping(template: ImportTemplate): Promise<MappingTried> {
    if (!mapping.value) throw new Error(`no mapping is asked for in phase: ${phase.value}`)
    return service().tryMapping(plain({ sample: mapping.value.sample, template }))
  }

  /** Asks about the same file under other headings, or as another kind of table. */
  async function askAgain(kind: TableKind, headings: { first: number; count: number }): Promise<void> {
    const asked = mapping.value
    if (!asked) throw new Error(`no mapping is asked for in phase: ${phase.value}`)
    const answer = await service().askAgain(plain({ ...asked, kind }), headings)
    if (mapping.value === asked) mapping.value = answer
  }

  /** Keeps what an item of such files means, or forgets it; files in the preview are read again with it. */
  async function saveOwnItem(kind: ImportKind, sent: string, item: OwnItem | undefined): Promise<void> {
    await keepOwnItem(kind, sent, item)
    if (phase.value === 'preview') await read()
  }

  async function readAs(changed: Ways): Promise<void> {
    const before = isUndecided() ? ways : undefined
    ways = changed
    await read(before)
  }

  /** Reads the files; where nothing can be read that way, as before, if they were read before. */
  async function read(before?: Ways): Promise<void> {
    notThatWay.value = undefined
    await working('reading', async () => {
      mapping.value = undefined
      const answer = await answerFor(ways)
      if (answer.state !== 'nothing' || !before) return take(answer)
      ways = before
      notThatWay.value = answer.problem
      await take(await answerFor(ways))
    })
  }

  function answerFor(asked: Ways): Promise<OpenAnswer> {
    const { zone, today } = useClock()
    const handle = useSession().openStore().handle()
    const templates = plain(useSettings().clinic.templates)
    return service().open({ sources, handle, zone, today, templates, ...plain(asked) }, tell)
  }

  async function take(answer: OpenAnswer): Promise<void> {
    if (answer.state === 'cancelled') phase.value = 'cancelled'
    else if (answer.state === 'nothing') {
      refused.value = answer.problem
      phase.value = 'failed'
    } else if (answer.state === 'mapping') {
      mapping.value = answer.mapping
      isOneOfSeveral.value = answer.isOneOfSeveral
      phase.value = 'mapping'
    } else {
      preview.value = answer.preview
      await load()
      phase.value = 'preview'
    }
  }

  /** Decides one conflict or doubt by its id, or several at once; `undefined` takes the decision back. */
  async function choose(asked: Asked, choice: ImportChoice | undefined): Promise<void> {
    await deciding(service().choose(asked, choice))
  }

  /** Hands the problems of one table, or of all files that are none, to the person as CSV; it is written down that they left. */
  async function saveProblems(file?: string): Promise<void> {
    const { language } = useLanguage()
    const saved = await service().saveProblems({ language, ...(file === undefined ? {} : { file }) })
    if (saved) await handOut(saved)
  }

  /** Says that the rows of a doubt stand under a wrong number: they are looked at anew under the right one. */
  async function correctNumber(item: string, number: string): Promise<void> {
    await deciding(service().correctNumber(item, number))
  }

  /** Takes a correction of a number back, by its position among `preview.corrected`. */
  async function takeNumberBack(correction: number): Promise<void> {
    await deciding(service().takeNumberBack(correction))
  }

  async function deciding(changed: Promise<ImportPreview>): Promise<void> {
    preview.value = await changed
    await load()
  }

  /** Stores the import in one act. */
  async function confirm(): Promise<void> {
    // A second press finds it on its way already.
    if (phase.value !== 'preview') return
    await working('storing', async () => {
      const clock = useClock()
      const request = {
        at: clock.stamp(),
        today: clock.today,
        by: useSession().userName,
        importId: newImportId(),
        courseForNew: { ...courseForNew.value },
      }
      const stored = await kept(service().confirm(request, tell))
      if (!useSession().store) return
      if (!stored) {
        // What was read and decided is still there; only the storing was stopped.
        const renewed = await service().renewed()
        if (renewed) {
          preview.value = renewed
          await load()
        }
        wasRenewed.value = renewed !== undefined
        wasStopped.value = !renewed
        phase.value = 'preview'
        return
      }
      await afterStoring()
      done.value = stored
      phase.value = 'done'
    })
  }

  /** Takes a whole import back, the one just stored or an earlier one. */
  async function undo(importId: string | undefined = done.value?.importId): Promise<void> {
    if (importId === undefined) throw new Error('no import to undo')
    if (isBusy.value) return
    await working('storing', async () => {
      const clock = useClock()
      const request = {
        handle: useSession().openStore().handle(),
        importId,
        at: clock.stamp(),
        by: useSession().userName,
      }
      const taken = await kept(service().undo(request, tell))
      if (!useSession().store) return
      undone.value = taken
      await afterStoring()
      done.value = undefined
      phase.value = 'idle'
    })
  }

  async function afterStoring(): Promise<void> {
    await Promise.all([useRecords().reload(), useSettings().load()])
    await loadHistory()
  }

  /** Reads which imports were stored, newest first. */
  async function loadHistory(): Promise<void> {
    const records = await useSession().openStore().readImports()
    history.value = [...records].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, HISTORY_LENGTH)
  }

  /** Stops what is running. Nothing of a cancelled import is stored. */
  async function cancel(): Promise<void> {
    if (isBusy.value) await service().cancel()
    else {
      reset()
      phase.value = 'cancelled'
    }
  }

  /** Lets go of everything that was read. */
  function reset(): void {
    if (!isFresh) {
      connection?.end()
      connection = undefined
    }
    sources = []
    ways = AS_RECOGNISED
    clear()
    phase.value = 'idle'
    for (const each of [progress, mapping, preview, done, undone, failure, refused, notThatWay])
      each.value = undefined
    courseForNew.value = { kind: 'none' }
  }

  async function working(during: 'reading' | 'storing', work: () => Promise<void>): Promise<void> {
    phase.value = during
    wasStopped.value = false
    wasRenewed.value = false
    progress.value = undefined
    failure.value = undefined
    pace = paceOfWork()
    try {
      await work()
    } catch (cause) {
      // A lock lets go of what was read; there is nobody to tell.
      if (!useSession().store) return
      failure.value = worldFailure(cause)
      phase.value = 'failed'
    }
  }

  function tell(work: WorkDone): void {
    progress.value = pace(work)
  }

  // What is being read, decided or stored would be lost with the page.
  const isUndecided = (): boolean => phase.value === 'mapping' || phase.value === 'preview'
  answerForUnsaved(() => isBusy.value || isUndecided())
  addEventListener('beforeunload', (event) => {
    if (isUndecided()) event.preventDefault()
  })

  // What was read of a clinic leaves memory with the clinic itself.
  watch(
    () => useSession().store,
    (store) => {
      if (store) return
      const wasLost = phase.value === 'reading' || isUndecided()
      letStoringEnd()
      reset()
      isLostByLock.value = wasLost
      history.value = []
    },
  )

  function kept<Stored>(work: Promise<Stored>): Promise<Stored> {
    storing = work
    const end = (): void => void (storing = undefined)
    work.then(end, end)
    return work
  }

  /** What was confirmed is stored to its end, also behind a lock: only then does the worker go. */
  function letStoringEnd(): void {
    const last = connection
    if (!storing || !last) return
    connection = undefined
    const end = (): void => last.end()
    storing.then(end, end)
  }

  function service(): ImportConnection['service'] {
    connection ??= connect()
    isFresh = false
    return connection.service
  }

  return {
    phase,
    isBusy,
    progress,
    mapping,
    isOneOfSeveral,
    wasStopped,
    wasRenewed,
    preview,
    lists,
    lines,
    linesWanted,
    done,
    undone,
    failure,
    refused,
    notThatWay,
    courseForNew,
    history,
    isLostByLock,
    prepare,
    open,
    overruleKind,
    applyMapping,
    overruleGroup,
    remap,
    endMapping,
    tryMapping,
    askAgain,
    filesOf,
    leaveFileOut,
    saveOwnItem,
    showLines,
    moreLines,
    saveProblems,
    correctNumber,
    takeNumberBack,
    choose,
    more,
    confirm,
    cancel,
    undo,
    loadHistory,
    reset,
  }
})

function newImportId(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}
