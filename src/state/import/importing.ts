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
 *   What was decided until then holds, as far as it is still asked.
 * - `mapping`: headings, first rows and suggested uses. `tryMapping(template)` says what a mapping makes of these rows,
 *   `askAgain(kind, headings)` asks under other headings, `remap(file)` asks about a recognised file, `endMapping()` goes
 *   back from there. `applyMapping(template)` goes on with it;
 *   `saveTemplate(template)` keeps it under its name, so that a file with the same headings is recognised next time.
 * - `preview.totals` has the numbers of the `import-totals` hook. The lists `problems`, `warnings`, `conflicts`, `doubts`,
 *   `notes` and `leftOut` are in `lists.<name>` as `{ items, total }`: the first 50, `more(name)` appends the next.
 * - `lines` says what becomes of each cell: `showLines({ file?, outcome? })` asks for the first, `moreLines()` for the next.
 * - `saveProblems(file?)` hands the problems of one table, or of all files that are none, to the person as CSV.
 * - `saveOwnItem(kind, sent, item)` keeps what an item of a laboratory means; a preview is read again with it.
 * - `correctNumber(item.id, number)` says that the rows of a doubt stand under a wrong number; `takeNumberBack(at)` undoes it.
 * - `choose(item.id, choice)` for one conflict or doubt, `chooseAll('conflicts' | 'doubts', choice)` for all;
 *   `undefined` takes the choice back. Unchosen conflicts are stored as marked conflicts, unchosen doubts wait.
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
import { elapsedMilliseconds, useClock } from '../clock'
import { useRecords } from '../records'
import { download } from '../exports/download'
import { useLanguage } from '../language'
import { useSession } from '../session'
import { useSettings } from '../settings'
import { answerForUnsaved } from '../faults/unsaved'
import { worldFailure, type WorldFailure } from '../worldFailure'
import { connectImportWorker, type ImportConnection } from './connect'
import { withoutStated } from './templates'
import type {
  CourseForNew,
  FilePreview,
  ImportChoice,
  ImportDone,
  ImportListName,
  ImportLists,
  ImportPhase,
  ImportPreview,
  ImportProgress,
  ImportSource,
  ItemPage,
  LineItem,
  LinesWanted,
  MappingRequest,
  MappingTried,
  OpenAnswer,
  UndoDone,
  WorkDone,
} from './types'

export type * from './types'
export { MOST_FILES } from '@/formats/bytes/bounds'

/** Files as the browser hands them over, or text from the clipboard. */
export type Opened = readonly (File | NamedFile | { text: string; name: string })[]

/** A file of a dropped folder: only the folder knows its path. */
export interface NamedFile {
  /** With the path, by slashes. */
  name: string
  blob: Blob
}

type Lists = { [Name in ImportListName]: ItemPage<ImportLists[Name]> }

const PAGE = 50
const LIST_NAMES = [
  'problems',
  'warnings',
  'conflicts',
  'doubts',
  'notes',
  'leftOut',
  'unknownItems',
] as const
/** The act of the trail for what the clinic says of columns and items of the files that it receives. */
const SAVED = 'template-saved'
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
  const lists = shallowRef<Lists>(emptyLists())
  const lines = shallowRef<ItemPage<LineItem>>({ items: [], total: 0 })
  const linesWanted = shallowRef<Omit<LinesWanted, 'from' | 'count'>>({})
  const done = shallowRef<ImportDone>()
  const undone = shallowRef<UndoDone>()
  const failure = shallowRef<WorldFailure>()
  const refused = shallowRef<Problem>()
  const courseForNew = ref<CourseForNew>({ kind: 'none' })
  const history = shallowRef<ImportRecord[]>([])
  /** Whether a lock let go of what was read and not yet stored; until the next import. */
  const isLostByLock = ref(false)
  /** Whether the import would go on without the file that is asked about. */
  const isOneOfSeveral = ref(false)
  /** Whether storing was stopped before its end, so that nothing is stored and the preview stands again. */
  const wasStopped = ref(false)
  const isBusy = computed(() => phase.value === 'reading' || phase.value === 'storing')

  let connection: ImportConnection | undefined
  let sources: ImportSource[] = []
  let kinds: Record<string, ImportKind> = {}
  let mappings: Record<string, ImportTemplate> = {}
  let without: readonly string[] = []
  /** Listing every cell takes the worker half a second for a million: only who looks waits for it. */
  let areLinesShown = false
  let asks: readonly string[] = []
  let begun: { step?: WorkDone['step']; at: number } = { at: 0 }
  /** What the worker stores, or takes back, just now. */
  let storing: Promise<unknown> | undefined

  /** Reads files or pasted text up to the preview; nothing is stored. */
  async function open(opened: Opened): Promise<void> {
    reset()
    isLostByLock.value = false
    sources = named(opened)
    await read()
  }

  /** Reads again, taking some files (or all of them) for that kind, or for what they are recognised as. */
  async function overruleKind(kind: ImportKind | undefined, of?: string | readonly string[]): Promise<void> {
    const files = of === undefined ? sources.map(({ name }) => name) : typeof of === 'string' ? [of] : of
    const chosen = new Set(files)
    const others = Object.entries(kinds).filter(([name]) => !chosen.has(name))
    kinds = Object.fromEntries([
      ...others,
      ...(kind === undefined ? [] : files.map((name) => [name, kind] as const)),
    ])
    mappings = Object.fromEntries(Object.entries(mappings).filter(([name]) => !chosen.has(name)))
    await read()
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
    const others = without.filter((name) => name !== file)
    without = isLeftOut ? [...others, file] : others
    await read()
  }

  /** Goes on with what a person says the columns are. */
  async function applyMapping(template: ImportTemplate): Promise<void> {
    if (!mapping.value) throw new Error(`no mapping is asked for in phase: ${phase.value}`)
    const { file } = mapping.value
    mappings[file] = template
    asks = asks.filter((name) => name !== file)
    await read()
  }

  /** Asks what the columns of a file are that was recognised, beginning with what they were taken for. */
  async function remap(file: string): Promise<void> {
    mappings = Object.fromEntries(Object.entries(mappings).filter(([name]) => name !== file))
    asks = [...asks, file]
    await read()
  }

  /** Leaves the columns of a file as they were recognised after all; without such a file the import ends. */
  async function endMapping(): Promise<void> {
    const file = mapping.value?.file
    const before = asks.length
    asks = asks.filter((name) => name !== file)
    if (asks.length < before) await read()
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

  /** Keeps a mapping under its name for the files to come; one of the same name is replaced. */
  async function saveTemplate(template: ImportTemplate): Promise<void> {
    const { clinic, saveClinic } = useSettings()
    const others = clinic.templates.filter((kept) => kept.id !== template.id && kept.name !== template.name)
    await saveClinic({ ...clinic, templates: [...others, withoutStated(template)] }, SAVED)
  }

  /** Keeps what an item of such files means, or forgets it; files in the preview are read again with it. */
  async function saveOwnItem(kind: ImportKind, sent: string, item: OwnItem | undefined): Promise<void> {
    const { clinic, saveClinic } = useSettings()
    const before = clinic.itemLists ?? []
    const items = before.find((list) => list.kind === kind)?.items ?? {}
    const others = Object.entries(items).filter(([known]) => known !== sent)
    const changed = Object.fromEntries(item === undefined ? others : [...others, [sent, item]])
    const lists = before.filter((list) => list.kind !== kind)
    const itemLists = Object.keys(changed).length === 0 ? lists : [...lists, { kind, items: changed }]
    await saveClinic({ ...clinic, itemLists: plain(itemLists) }, SAVED)
    if (phase.value === 'preview') await read()
  }

  async function read(): Promise<void> {
    await working('reading', async () => {
      mapping.value = undefined
      const clock = useClock()
      const answer = await service().open(
        {
          sources,
          handle: useSession().openStore().handle(),
          zone: clock.zone,
          today: clock.today,
          templates: plain(useSettings().clinic.templates),
          kinds: { ...kinds },
          mappings: plain(mappings),
          without: [...without],
          asks: [...asks],
        },
        tell,
      )
      await take(answer)
    })
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
      await loadLists()
      phase.value = 'preview'
    }
  }

  /** Decides one conflict or doubt by its id; `undefined` takes the decision back. */
  async function choose(item: string, choice: ImportChoice | undefined): Promise<void> {
    await deciding(service().choose(item, choice))
  }

  /** Decides all conflicts, or all doubts, at once. */
  async function chooseAll(all: 'conflicts' | 'doubts', choice: ImportChoice | undefined): Promise<void> {
    await deciding(service().choose({ all }, choice))
  }

  /** Loads the next items of a list of the preview. */
  async function more<Name extends ImportListName>(name: Name): Promise<void> {
    const now = lists.value[name]
    const next = await service().page(name, now.items.length, PAGE)
    lists.value = { ...lists.value, [name]: { items: [...now.items, ...next.items], total: next.total } }
  }

  /** Asks for the first lines of what becomes of each cell, of one file or outcome where that is wanted. */
  async function showLines(wanted: Omit<LinesWanted, 'from' | 'count'> = linesWanted.value): Promise<void> {
    linesWanted.value = wanted
    areLinesShown = true
    const page = await service().lines({ ...wanted, from: 0, count: PAGE })
    if (linesWanted.value === wanted) lines.value = page
  }

  /** Asks for the next lines. */
  async function moreLines(): Promise<void> {
    const wanted = linesWanted.value
    const next = await service().lines({ ...wanted, from: lines.value.items.length, count: PAGE })
    if (linesWanted.value === wanted)
      lines.value = { items: [...lines.value.items, ...next.items], total: next.total }
  }

  /** Hands the problems of one table, or of all files that are none, to the person as CSV; it is written down that they left. */
  async function saveProblems(file?: string): Promise<void> {
    const { language } = useLanguage()
    const saved = await service().saveProblems({ language, ...(file === undefined ? {} : { file }) })
    if (!saved) return
    const { name, csv, rows } = saved
    const trail = await useSession().openStore().trail()
    const detail = { form: 'import-problems', rows }
    await trail.note({ what: 'exported-csv', at: useClock().stamp(), patientIds: [], detail })
    download(name, [csv], csv.type)
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
    await loadLists()
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
        wasStopped.value = true
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
    connection?.end()
    connection = undefined
    sources = []
    kinds = {}
    mappings = {}
    without = []
    areLinesShown = false
    asks = []
    linesWanted.value = {}
    lines.value = { items: [], total: 0 }
    phase.value = 'idle'
    for (const each of [progress, mapping, preview, done, undone, failure, refused]) each.value = undefined
    lists.value = emptyLists()
    courseForNew.value = { kind: 'none' }
  }

  async function loadLists(): Promise<void> {
    if (areLinesShown) await showLines()
    const pages = await Promise.all(LIST_NAMES.map((name) => service().page(name, 0, PAGE)))
    lists.value = Object.fromEntries(LIST_NAMES.map((name, at) => [name, pages[at]])) as unknown as Lists
  }

  async function working(during: 'reading' | 'storing', work: () => Promise<void>): Promise<void> {
    phase.value = during
    wasStopped.value = false
    progress.value = undefined
    failure.value = undefined
    begun = { at: elapsedMilliseconds() }
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
    // Each step has its own pace: that of reading says nothing of how long storing takes.
    if (begun.step !== work.step) begun = { step: work.step, at: elapsedMilliseconds() }
    const seconds = (elapsedMilliseconds() - begun.at) / 1000
    const share = work.total === 0 ? 0 : work.done / work.total
    const counted = work.step === 'reading' ? work.lines : work.done
    const rates = { linesPerSecond: seconds > 0 ? Math.round(counted / seconds) : 0 }
    progress.value = {
      ...work,
      ...rates,
      ...(share > 0 && seconds > 1 ? { secondsLeft: seconds / share - seconds } : {}),
    }
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
    return connection.service
  }

  return {
    phase,
    isBusy,
    progress,
    mapping,
    isOneOfSeveral,
    wasStopped,
    preview,
    lists,
    lines,
    linesWanted,
    done,
    undone,
    failure,
    refused,
    courseForNew,
    history,
    isLostByLock,
    open,
    overruleKind,
    applyMapping,
    saveTemplate,
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
    chooseAll,
    more,
    confirm,
    cancel,
    undo,
    loadHistory,
    reset,
  }
})

/** Sources by name; where two have the same name (a folder, a paste), the later ones are told apart by a number. */
function named(opened: Opened): ImportSource[] {
  const taken = new Map<string, number>()
  return opened.map((each) => {
    const path = 'webkitRelativePath' in each && each.webkitRelativePath ? each.webkitRelativePath : each.name
    const before = taken.get(path) ?? 0
    taken.set(path, before + 1)
    const name = before === 0 ? path : `${path} (${before + 1})`
    if (each instanceof Blob) return { name, blob: each }
    return 'blob' in each ? { name, blob: each.blob } : { name, text: each.text }
  })
}

function emptyLists(): Lists {
  return Object.fromEntries(LIST_NAMES.map((name) => [name, { items: [], total: 0 }])) as unknown as Lists
}

/** A copy without the watchers of the screen, which no worker could receive. */
function plain<Given>(given: Given): Given {
  return JSON.parse(JSON.stringify(given)) as Given
}

function newImportId(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}
