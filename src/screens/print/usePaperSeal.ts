import { nextTick, onBeforeUnmount, onMounted, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { Seal } from '@/domain/seal'
import { onEachPrint } from '@/state/audit/eachPrint'

/** The seal at the foot of a paper, whether it has been asked for (paper is not ready before), and how it is printed. */
export interface PaperSeal {
  seal: ShallowRef<Seal | undefined>
  isSettled: Ref<boolean>
  print: () => Promise<void>
}

/** What the audit trail is told of a paper; each gives the seal as it is then. */
export interface PaperNotes {
  /** It lies on the screen to be looked at. */
  shown: () => Promise<Seal | undefined>
  /** Paper was asked for. */
  printed: (pages: number) => Promise<Seal | undefined>
}

/**
 * Tells the audit trail of each paper that is shown, and once of each print, and gives the seal for its foot. `paper` names
 * what is shown, or is empty while nothing is; `pages` is how many of that very paper there are, undefined until they are
 * laid out. The seal of paper that is asked for here, by `print` or Ctrl+P, covers the entry of that print; by the browser's
 * menu it cannot wait for it, and carries the seal that it was shown with.
 */
export function usePaperSeal(
  paper: Readonly<Ref<string>>,
  pages: Readonly<Ref<number | undefined>>,
  notes: PaperNotes,
): PaperSeal {
  const seal = shallowRef<Seal>()
  const isSettled = ref(false)
  let sealed: { paper: string } | undefined
  let isAsked = false

  watch(
    [paper, pages],
    async ([shown, count]) => {
      if (sealed?.paper !== shown) {
        sealed = undefined
        isSettled.value = false
        seal.value = undefined
      }
      if (shown === '' || count === undefined || sealed) return
      const own = { paper: shown }
      sealed = own
      const found = await notes.shown()
      if (sealed !== own) return
      seal.value = found
      isSettled.value = true
    },
    { immediate: true },
  )

  async function print(): Promise<void> {
    const count = pages.value
    if (isAsked || !isSettled.value || count === undefined) return
    isAsked = true
    try {
      seal.value = (await notes.printed(count)) ?? seal.value
      await nextTick()
      window.print()
    } finally {
      isAsked = false
    }
  }

  function onKey(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
    if (event.key.toLowerCase() !== 'p' || paper.value === '') return
    event.preventDefault()
    if (!event.repeat) void print()
  }

  onEachPrint(() => {
    if (!isAsked && isSettled.value && pages.value !== undefined) void notes.printed(pages.value)
  })
  onMounted(() => window.addEventListener('keydown', onKey))
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey))
  return { seal, isSettled, print }
}
