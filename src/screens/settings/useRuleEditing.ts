import { nextTick, shallowRef, type Ref, type ShallowRef } from 'vue'
import { useSettingsDrafts, type Draft } from '@/state/settingsDrafts'

/** Which of the clinic's own rules stands open to be changed. */
export interface RuleEditing<Typed extends object> {
  open: ShallowRef<Draft<Typed> | undefined>
  begin: (typed: Typed) => void
  close: () => void
}

/**
 * The one draft of that name: it outlives the screen, so an editor that was left is open again. The focus goes where the
 * eye goes, to the heading of what has just come.
 */
export function useRuleEditing<Typed extends object>(
  name: string,
  heading: Readonly<Ref<HTMLElement | null>>,
): RuleEditing<Typed> {
  const drafts = useSettingsDrafts()
  const open = shallowRef(drafts.left<Typed>(name))

  function begin(typed: Typed): void {
    open.value = drafts.begin(name, typed)
    void toHeading()
  }

  function close(): void {
    drafts.drop(name)
    open.value = undefined
    void toHeading()
  }

  async function toHeading(): Promise<void> {
    await nextTick()
    heading.value?.focus()
  }

  return { open, begin, close }
}
