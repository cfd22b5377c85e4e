import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import type { EntryDraft, EntryDrafts } from '@/storage/entries/types'
import { useMessages } from '../messages'
import { useSession } from '../session'
import { worldFailure } from '../worldFailure'

/** What somebody typed into a form and did not save. */
export interface Unsaved {
  /** The name of the form, such as `dose`. */
  name: string
  patientId?: string
  /** Which of that form: the course, the day of the step, the result. */
  about: Record<string, unknown>
  /** The fields as typed. */
  typed: Record<string, unknown>
  /** What the record said where the form began, as JSON; empty where the form adds something new. */
  from: string
  /** When it was typed, `YYYY-MM-DDTHH:MM:SS` on the clinic's clock. */
  at: string
}

/** Which form of which patient. */
export type FormOf = Pick<Unsaved, 'name' | 'patientId' | 'about'>

/** The unsaved entry of the person who is logged in: in memory here, sealed on the disk. */
export const useEntries = defineStore('entries', () => {
  const session = useSession()
  const messages = useMessages()
  /** Newest first. */
  const list = shallowRef<Unsaved[]>([])
  /** Whether what was left has been looked at, so that a form that opens knows whether it is continued. */
  const isRead = ref(false)
  /** The one that somebody chose to continue, until its page has opened the form. */
  const chosen = shallowRef<Unsaved>()
  let room: Promise<EntryDrafts> | undefined
  /** Counts what changed the list, so that an answer to an earlier question does not replace it. */
  let turns = 0

  watch(
    () => session.store,
    () => {
      room = undefined
      turns += 1
      list.value = []
      chosen.value = undefined
      isRead.value = false
    },
    { flush: 'sync' },
  )

  /** Reads what is kept; another tab may have kept more. */
  async function read(): Promise<void> {
    const asked = turns
    const { store } = session
    try {
      const drafts = store === undefined ? [] : await (await open()).all()
      if (store !== session.store) return
      if (asked !== turns) return await read()
      list.value = drafts.flatMap((draft) => unsavedOf(draft) ?? [])
    } catch (cause) {
      say(cause)
    }
    isRead.value = true
  }

  function find(form: FormOf): Unsaved | undefined {
    return list.value.find((one) => isOf(one, form))
  }

  /** Seals it on the disk; false, with a message shown, where the world did not let us. */
  async function keep(unsaved: Unsaved): Promise<boolean> {
    turns += 1
    list.value = [unsaved, ...list.value.filter((one) => !isOf(one, unsaved))]
    const { name, patientId, about, typed, from, at } = unsaved
    return attempted((drafts) =>
      drafts.keep({
        form: formName({ name, about }),
        ...(patientId !== undefined && { patientId }),
        values: { name, about, typed, from },
        at,
      }),
    )
  }

  /** Lets go of it: it was saved, or nobody wants it. */
  async function drop(form: FormOf): Promise<boolean> {
    if (find(form) === undefined) return true
    turns += 1
    list.value = list.value.filter((one) => !isOf(one, form))
    return attempted((drafts) => drafts.drop(formName(form), form.patientId))
  }

  async function attempted(work: (drafts: EntryDrafts) => Promise<void>): Promise<boolean> {
    if (session.store === undefined) return false
    try {
      await work(await open())
      return true
    } catch (cause) {
      say(cause)
      return false
    }
  }

  function open(): Promise<EntryDrafts> {
    return (room ??= session.openStore().entries())
  }

  /** A lock in the middle is no failure: what was typed had been kept before it fell. */
  function say(cause: unknown): void {
    const { code, text } = worldFailure(cause)
    if (code !== 'Closed') messages.show('error', text)
  }

  return { list, isRead, chosen, read, find, keep, drop }
})

function isOf(one: FormOf, other: FormOf): boolean {
  return one.patientId === other.patientId && formName(one) === formName(other)
}

/** One name for each form that may stand beside another of its kind: the doses of two courses are two forms. */
function formName({ name, about }: Pick<FormOf, 'name' | 'about'>): string {
  const which = Object.entries(about).filter(([, value]) => value !== undefined)
  return which.length === 0 ? name : `${name} ${JSON.stringify(which)}`
}

/** Undefined where an older version of the app kept something else. */
function unsavedOf({ patientId, values, at }: EntryDraft): Unsaved | undefined {
  if (typeof values !== 'object' || values === null) return undefined
  const { name, about, typed, from } = values as Partial<Record<string, unknown>>
  if (typeof name !== 'string' || typeof from !== 'string') return undefined
  if (!isRecord(about) || !isRecord(typed)) return undefined
  return { name, ...(patientId !== undefined && { patientId }), about, typed, from, at }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
