import {
  computed,
  getCurrentInstance,
  onBeforeUnmount,
  onMounted,
  provide,
  ref,
  watch,
  type ComputedRef,
  type InjectionKey,
  type Ref,
} from 'vue'
import { useClock } from '../clock'
import { useSession } from '../session'
import { useEntries, type FormOf } from './entries'

/** How long typing may pause before what was typed is kept. */
const PAUSE_MS = 250

/** A form whose entry is to survive a lock, a reload and a crash. */
export interface EntryForm {
  /** Its name, such as `dose`; the same in every room of the app that has that form. */
  name: string
  patientId?: string | undefined
  /** Which of that form: the course, the day of the step, the result. */
  about?: Record<string, unknown>
  /** Its fields, reactive; what is read back is written into them. */
  fields: object
  /** Whether something was typed that is not stored. */
  isDirty: () => boolean
  /** What the record says of what the form changes; left out where it adds something new. */
  stored?: () => unknown
}

/** The entry of one open form, kept while it is typed. */
export interface KeptEntry {
  /** When it was typed, where this form goes on with what was left; empty otherwise. */
  continuedFrom: Ref<string>
  /** Whether what was left has just been discarded and can still be brought back. */
  isDiscarded: Ref<boolean>
  /** Whether somebody has changed the record since this entry began. */
  isOutdated: ComputedRef<boolean>
  /** Whether everything that stands in the form is on the disk. */
  isKept: () => boolean
  /** Keeps at once what is typed. */
  flush: () => Promise<void>
  /** It was saved, or is not wanted any more: nothing of it is kept. */
  drop: () => Promise<void>
  /** Empties the form of what was left; `bringBack` writes it in again. */
  discard: () => void
  bringBack: () => void
  /** The form begins anew with the record as it is now. */
  begin: () => void
}

/** By this the frame of a form finds the entry of the form in it. */
export const keptEntryKey: InjectionKey<KeptEntry> = Symbol('kept entry')

/**
 * Keeps what is typed into a form, reads back what was left in it, and tells when the record was changed meanwhile.
 * To be called once in the form's setup, after its fields were filled with what the record says.
 */
export function useEntryDraft({
  name,
  patientId,
  about = {},
  fields,
  isDirty,
  stored,
}: EntryForm): KeptEntry {
  const session = useSession()
  const entries = useEntries()
  const clock = useClock()
  const form: FormOf = { name, about, ...(patientId !== undefined && { patientId }) }
  const continuedFrom = ref('')
  const isDiscarded = ref(false)
  const isDone = ref(false)
  let untouched = snapshot(fields)
  const storedNow = computed(() => (stored === undefined ? '' : JSON.stringify(stored() ?? null)))
  const from = ref(storedNow.value)
  let discarded = untouched
  let keptText = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  function readBack(): void {
    const left = entries.find(form)
    if (left === undefined) return
    fill(fields, left.typed)
    from.value = left.from
    if (!isDirty()) {
      void entries.drop(form)
      from.value = storedNow.value
      return
    }
    continuedFrom.value = left.at
    keptText = JSON.stringify(snapshot(fields))
  }

  function touched(): void {
    clearTimeout(timer)
    if (!isDone.value) timer = setTimeout(() => void flush(), PAUSE_MS)
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    if (isDone.value || isKept()) return
    if (!isDirty()) {
      keptText = ''
      await entries.drop(form)
      return
    }
    const typed = snapshot(fields)
    const text = JSON.stringify(typed)
    if (await entries.keep({ ...form, typed, from: from.value, at: clock.stamp() })) keptText = text
  }

  function isKept(): boolean {
    return isDirty() ? keptText === JSON.stringify(snapshot(fields)) : keptText === ''
  }

  async function drop(): Promise<void> {
    clearTimeout(timer)
    isDone.value = true
    keptText = ''
    await entries.drop(form)
  }

  function begin(): void {
    isDone.value = false
    untouched = snapshot(fields)
    continuedFrom.value = ''
    isDiscarded.value = false
    from.value = storedNow.value
  }

  function discard(): void {
    discarded = snapshot(fields)
    fill(fields, untouched)
    isDiscarded.value = true
    void flush()
  }

  function bringBack(): void {
    fill(fields, discarded)
    isDiscarded.value = false
    void flush()
  }

  function onHidden(): void {
    if (document.visibilityState === 'hidden') void flush()
  }

  if (entries.isRead) readBack()
  else
    watch(
      () => entries.isRead,
      () => {
        if (!isDirty()) readBack()
      },
      { once: true },
    )
  watch(() => snapshot(fields), touched, { deep: true })
  const forget = session.beforeLock(flush)
  onMounted(() => {
    document.addEventListener('visibilitychange', onHidden)
    addEventListener('pagehide', onPageHide)
  })
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', onHidden)
    removeEventListener('pagehide', onPageHide)
    forget()
    void flush()
    clearTimeout(timer)
  })

  function onPageHide(): void {
    void flush()
  }

  const kept: KeptEntry = {
    continuedFrom,
    isDiscarded,
    isOutdated: computed(() => !isDone.value && from.value !== storedNow.value),
    isKept,
    flush,
    drop,
    discard,
    bringBack,
    begin,
  }
  if (getCurrentInstance()) provide(keptEntryKey, kept)
  return kept
}

/** The fields as plain values. */
function snapshot(fields: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(fields)) as Record<string, unknown>
}

/** Writes typed values into the fields; those that the form does not have are left out. */
function fill(fields: object, typed: Record<string, unknown>): void {
  const into = fields as Record<string, unknown>
  for (const [key, value] of Object.entries(typed)) {
    if (!(key in into)) continue
    const now = into[key]
    if (isPlain(now) && isPlain(value)) fill(now, value)
    else into[key] = value
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
