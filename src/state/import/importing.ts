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
 * - `overruleKind(kind, file?)` reads again as that kind; `import-kind` shows `preview.files[…].kind`.
 * - `mapping`: headings, first rows and suggested uses. `applyMapping(template)` goes on with it;
 *   `saveTemplate(template)` keeps it under its name, so that a file with the same headings is recognised next time.
 * - `preview.totals` has the numbers of the `import-totals` hook. The lists `problems`, `warnings`, `conflicts`, `doubts`,
 *   `notes` and `leftOut` are in `lists.<name>` as `{ items, total }`: the first 50, `more(name)` appends the next.
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
import type { ImportKind, ImportTemplate } from '@/domain/reading'
import type { ImportRecord } from '@/storage'
import { elapsedMilliseconds, useClock } from '../clock'
import { useRecords } from '../records'
import { useSession } from '../session'
import { useSettings } from '../settings'
import { answerForUnsaved } from '../faults/unsaved'
import { worldFailure, type WorldFailure } from '../worldFailure'
import { connectImportWorker, type ImportConnection } from './connect'
import type {
  CourseForNew,
  ImportChoice,
  ImportDone,
  ImportListName,
  ImportLists,
  ImportPhase,
  ImportPreview,
  ImportProgress,
  ImportSource,
  ItemPage,
  MappingRequest,
  OpenAnswer,
  UndoDone,
  WorkDone,
} from './types'

export type * from './types'

/** Files as the browser hands them over, or text from the clipboard. */
export type Opened = readonly (File | { text: string; name: string })[]

type Lists = { [Name in ImportListName]: ItemPage<ImportLists[Name]> }

const PAGE = 50
const LIST_NAMES = ['problems', 'warnings', 'conflicts', 'doubts', 'notes', 'leftOut'] as const
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
  const done = shallowRef<ImportDone>()
  const undone = shallowRef<UndoDone>()
  const failure = shallowRef<WorldFailure>()
  const refused = shallowRef<Problem>()
  const courseForNew = ref<CourseForNew>({ kind: 'none' })
  const history = shallowRef<ImportRecord[]>([])
  const isBusy = computed(() => phase.value === 'reading' || phase.value === 'storing')

  let connection: ImportConnection | undefined
  let sources: ImportSource[] = []
  let kinds: Record<string, ImportKind> = {}
  let mappings: Record<string, ImportTemplate> = {}
  let begun = 0
  /** What the worker stores, or takes back, just now. */
  let storing: Promise<unknown> | undefined

  /** Reads files or pasted text up to the preview; nothing is stored. */
  async function open(opened: Opened): Promise<void> {
    reset()
    sources = named(opened)
    await read()
  }

  /** Reads again, taking one file (or all of them) for that kind. */
  async function overruleKind(kind: ImportKind, file?: string): Promise<void> {
    for (const source of sources) if (file === undefined || source.name === file) kinds[source.name] = kind
    await read()
  }

  /** Goes on with what a person says the columns are. */
  async function applyMapping(template: ImportTemplate): Promise<void> {
    if (!mapping.value) throw new Error(`no mapping is asked for in phase: ${phase.value}`)
    mappings[mapping.value.file] = template
    await read()
  }

  /** Keeps a mapping under its name for the files to come; one of the same name is replaced. */
  async function saveTemplate(template: ImportTemplate): Promise<void> {
    const { clinic, saveClinic } = useSettings()
    const others = clinic.templates.filter((kept) => kept.id !== template.id && kept.name !== template.name)
    await saveClinic({ ...clinic, templates: [...others, template] }, 'template-saved')
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
      phase.value = 'mapping'
    } else {
      preview.value = answer.preview
      await loadLists()
      phase.value = 'preview'
    }
  }

  /** Decides one conflict or doubt by its id; `undefined` takes the decision back. */
  async function choose(item: string, choice: ImportChoice | undefined): Promise<void> {
    preview.value = await service().choose(item, choice)
    await loadLists()
  }

  /** Decides all conflicts, or all doubts, at once. */
  async function chooseAll(all: 'conflicts' | 'doubts', choice: ImportChoice | undefined): Promise<void> {
    preview.value = await service().choose({ all }, choice)
    await loadLists()
  }

  /** Loads the next items of a list of the preview. */
  async function more<Name extends ImportListName>(name: Name): Promise<void> {
    const now = lists.value[name]
    const next = await service().page(name, now.items.length, PAGE)
    lists.value = { ...lists.value, [name]: { items: [...now.items, ...next.items], total: next.total } }
  }

  /** Stores the import in one act. */
  async function confirm(): Promise<void> {
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
        phase.value = 'cancelled'
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
    phase.value = 'idle'
    for (const each of [progress, mapping, preview, done, undone, failure, refused]) each.value = undefined
    lists.value = emptyLists()
    courseForNew.value = { kind: 'none' }
  }

  async function loadLists(): Promise<void> {
    const pages = await Promise.all(LIST_NAMES.map((name) => service().page(name, 0, PAGE)))
    lists.value = Object.fromEntries(LIST_NAMES.map((name, at) => [name, pages[at]])) as Lists
  }

  async function working(during: 'reading' | 'storing', work: () => Promise<void>): Promise<void> {
    phase.value = during
    progress.value = undefined
    failure.value = undefined
    begun = elapsedMilliseconds()
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
    const seconds = (elapsedMilliseconds() - begun) / 1000
    const share = work.total === 0 ? 0 : work.done / work.total
    const rates = { linesPerSecond: seconds > 0 ? Math.round(work.lines / seconds) : 0 }
    progress.value = {
      ...work,
      ...rates,
      ...(share > 0 && seconds > 1 ? { secondsLeft: seconds / share - seconds } : {}),
    }
  }

  // What is being read, decided or stored would be lost with the page.
  answerForUnsaved(() => isBusy.value || phase.value === 'mapping' || phase.value === 'preview')

  // What was read of a clinic leaves memory with the clinic itself.
  watch(
    () => useSession().store,
    (store) => {
      if (store) return
      letStoringEnd()
      reset()
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
    preview,
    lists,
    done,
    undone,
    failure,
    refused,
    courseForNew,
    history,
    open,
    overruleKind,
    applyMapping,
    saveTemplate,
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
    return each instanceof Blob ? { name, blob: each } : { name, text: each.text }
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
