import { defineStore } from 'pinia'
import { computed, reactive } from 'vue'
import { useSession } from './session'

/** What somebody has typed in the settings and not saved: as typed, and as it stood before. */
export interface Draft<Typed extends object> {
  typed: Typed
  before: Typed
}

/**
 * Drafts of settings by the name of their form. They outlive the screen and a lock, since nobody types a list of limits
 * twice; they hold rules of the clinic, never anything about a patient, and belong to the database in which they were
 * begun.
 */
export const useSettingsDrafts = defineStore('settingsDrafts', () => {
  const session = useSession()
  const drafts = reactive(new Map<string, Draft<object>>())
  let database: string | undefined

  /** The names of the forms that hold something unsaved. */
  const unsaved = computed(() => [...drafts].filter(([, draft]) => isChanged(draft)).map(([name]) => name))

  /** The draft that was left, or a new one of what is stored. */
  function draftOf<Typed extends object>(name: string, stored: () => Typed): Draft<Typed> {
    forgetOthers()
    const left = drafts.get(name)
    if (left && isChanged(left)) return left as Draft<Typed>
    return begin(name, stored())
  }

  /** The draft that was left open under that name, typed in or not. */
  function left<Typed extends object>(name: string): Draft<Typed> | undefined {
    forgetOthers()
    return drafts.get(name) as Draft<Typed> | undefined
  }

  /** Puts a new draft in place of whatever was typed. */
  function begin<Typed extends object>(name: string, stored: Typed): Draft<Typed> {
    drafts.set(name, { typed: stored, before: copyOf(stored) })
    return drafts.get(name) as Draft<Typed>
  }

  function drop(name: string): void {
    drafts.delete(name)
  }

  /** Drafts of another clinic, such as the demonstration, are nobody's any more. */
  function forgetOthers(): void {
    const now = session.store?.handle().database
    if (database !== now) drafts.clear()
    database = now
  }

  return { unsaved, draftOf, left, begin, drop, forgetOthers }
})

/** Whether somebody has typed something. */
export function isChanged({ typed, before }: Draft<object>): boolean {
  return JSON.stringify(typed) !== JSON.stringify(before)
}

function copyOf<Typed extends object>(typed: Typed): Typed {
  return JSON.parse(JSON.stringify(typed)) as Typed
}
