import { defineStore } from 'pinia'
import { ref } from 'vue'
import { paperSizeOf, type PaperSize } from '@/domain/sheet/paperSize'
import { recall, remember } from './remembered'

/** The paper in the printer of this computer, as it was last chosen. */
export const usePaper = defineStore('paper', () => {
  const size = ref<PaperSize>(paperSizeOf(recall('paper')))

  function set(chosen: PaperSize): void {
    size.value = chosen
    remember('paper', chosen)
  }

  return { size, set }
})
