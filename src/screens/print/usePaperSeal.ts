import { onBeforeUnmount, onMounted, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { Seal } from '@/domain/seal'

/** The seal at the foot of a paper, and whether it has been asked for: paper is not ready before. */
export interface PaperSeal {
  seal: ShallowRef<Seal | undefined>
  isSettled: Ref<boolean>
}

/** What stands in the audit trail of the paper that is shown. */
interface Noted {
  paper: string
  pages: number
  isPrinted: boolean
}

/**
 * Notes each paper in the audit trail and gives the seal for its foot. `paper` names what is shown, or is empty while nothing
 * is; `pages` is how many of that very paper there are, undefined until they are laid out. One entry stands for the paper as it was made and for
 * its first print; each further print, and one on another number of pages, has its own.
 */
export function usePaperSeal(
  paper: Readonly<Ref<string>>,
  pages: Readonly<Ref<number | undefined>>,
  note: (pages: number) => Promise<Seal | undefined>,
): PaperSeal {
  const seal = shallowRef<Seal>()
  const isSettled = ref(false)
  let noted: Noted | undefined

  watch(
    [paper, pages],
    async ([shown, count]) => {
      if (noted?.paper !== shown) {
        noted = undefined
        isSettled.value = false
        seal.value = undefined
      }
      if (shown === '' || count === undefined || noted) return
      const own: Noted = { paper: shown, pages: count, isPrinted: false }
      noted = own
      const found = await note(count)
      if (noted !== own) return
      seal.value = found
      isSettled.value = true
    },
    { immediate: true },
  )

  function noteAgain(): void {
    if (!noted || pages.value === undefined) return
    if (noted.isPrinted || noted.pages !== pages.value) void note(pages.value)
    noted.isPrinted = true
    noted.pages = pages.value
  }

  onMounted(() => window.addEventListener('beforeprint', noteAgain))
  onBeforeUnmount(() => window.removeEventListener('beforeprint', noteAgain))
  return { seal, isSettled }
}
