import { onBeforeUnmount, onMounted, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { Seal } from '@/domain/seal'

/** The seal at the foot of a paper, and whether it has been asked for: paper is not ready before. */
export interface PaperSeal {
  seal: ShallowRef<Seal | undefined>
  isSettled: Ref<boolean>
}

/**
 * Notes each paper in the audit trail and gives the seal for its foot. `paper` names what is shown, or is empty while
 * nothing is. One entry stands for the paper as it was made and for its first print; each further print has its own.
 */
export function usePaperSeal(paper: Ref<string>, note: () => Promise<Seal | undefined>): PaperSeal {
  const seal = shallowRef<Seal>()
  const isSettled = ref(false)
  let isPrinted = false

  watch(
    paper,
    async (shown) => {
      isSettled.value = false
      isPrinted = false
      seal.value = undefined
      if (shown === '') return
      const found = await note()
      if (shown !== paper.value) return
      seal.value = found
      isSettled.value = true
    },
    { immediate: true },
  )

  function noteAgain(): void {
    if (paper.value !== '' && isPrinted) void note()
    isPrinted = true
  }

  onMounted(() => window.addEventListener('beforeprint', noteAgain))
  onBeforeUnmount(() => window.removeEventListener('beforeprint', noteAgain))
  return { seal, isSettled }
}
