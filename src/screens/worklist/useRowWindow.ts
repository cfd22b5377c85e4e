import { computed, onBeforeUnmount, onMounted, ref, type Ref } from 'vue'
import type { ListItem, ListPlan } from './listPlan'
import { RowSlots } from './rowSlots'

/** The height of every row and heading, in pixels; the opened part alone has one of its own. */
export const ROW = 32
const OPENED_ABOUT = 260
/** Rows kept beyond both edges, so that a turn of the wheel shows no gap. */
const SPARE = 12

/** The space that items out of sight take, in pixels. */
export interface Space {
  kind: 'space'
  key: string
  height: number
}

/** What stands in the table, and the way to bring a row into sight. */
export interface RowWindow {
  /** The items in sight and the opened one wherever it is, since somebody may be typing there; space for the others. */
  pieces: Ref<(ListItem | Space)[]>
  /** Scrolls just so far that the whole row shows. */
  reveal: (place: number) => void
  toTop: () => void
  /** Tells the height of the opened part, which follows its content. */
  measure: (opened: Element | undefined) => void
}

/** Since all rows are of one height, where each stands is told by arithmetic and nothing is measured but the opened part. */
export function useRowWindow(
  scroller: Readonly<Ref<HTMLElement | null>>,
  plan: Readonly<Ref<ListPlan>>,
  startOffset: number,
): RowWindow {
  const offset = ref(startOffset)
  const height = ref(0)
  const openedHeight = ref(OPENED_ABOUT)
  let sizes: ResizeObserver | undefined
  let measured: Element | undefined

  const extra = computed(() => (plan.value.openedAt < 0 ? 0 : openedHeight.value - ROW))
  const first = computed(() => Math.max(0, placeAt(offset.value) - SPARE))
  // Always as many, wherever between two rows the edge falls: a row that comes then finds the element of one that left.
  const sight = computed(() => Math.ceil(height.value / ROW) + 1 + SPARE)
  const end = computed(() => Math.min(plan.value.count, placeAt(offset.value) + sight.value))
  const slots = new RowSlots()
  const pieces = computed(() => {
    const now = placed()
    const inSight = now.flatMap((piece) => (piece.kind === 'row' ? [piece.row.facts] : []))
    const slotOf = slots.assign(inSight, focusedNumber())
    return now.map((piece) => (piece.kind === 'row' ? { ...piece, key: slotOf(piece.key) } : piece))
  })

  function placed(): (ListItem | Space)[] {
    const { openedAt, count } = plan.value
    const inSight = items(first.value, end.value)
    if (openedAt >= 0 && openedAt < first.value) {
      return [
        ...space('before', 0, openedAt),
        ...items(openedAt, openedAt + 1),
        ...space('between', openedAt + 1, first.value),
        ...inSight,
        ...space('after', end.value, count),
      ]
    }
    if (openedAt >= end.value) {
      return [
        ...space('before', 0, first.value),
        ...inSight,
        ...space('between', end.value, openedAt),
        ...items(openedAt, openedAt + 1),
        ...space('after', openedAt + 1, count),
      ]
    }
    return [...space('before', 0, first.value), ...inSight, ...space('after', end.value, count)]
  }

  /** The number of the patient in whose row the focus is. */
  function focusedNumber(): string | undefined {
    return document.activeElement?.closest<HTMLElement>('tr')?.dataset['patientNumber']
  }

  function items(from: number, to: number): ListItem[] {
    const found: ListItem[] = []
    for (let place = from; place < to; place += 1) {
      const item = plan.value.itemAt(place)
      if (item) found.push(item)
    }
    return found
  }

  function space(key: string, from: number, to: number): Space[] {
    const height = topOf(to) - topOf(from)
    return height > 0 ? [{ kind: 'space', key, height }] : []
  }

  function topOf(place: number): number {
    const { openedAt } = plan.value
    return place * ROW + (openedAt >= 0 && place > openedAt ? extra.value : 0)
  }

  function placeAt(y: number): number {
    const { openedAt, count } = plan.value
    const openedTop = openedAt * ROW
    const at =
      openedAt < 0 || y < openedTop + ROW
        ? Math.floor(y / ROW)
        : Math.max(openedAt, Math.floor((y - extra.value) / ROW))
    return Math.min(at, Math.max(0, count - 1))
  }

  function reveal(place: number): void {
    const at = scroller.value
    if (!at || place < 0) return
    const head = at.querySelector('thead')?.clientHeight ?? 0
    const top = topOf(place)
    if (top < at.scrollTop) at.scrollTop = top
    else if (top + ROW + head > at.scrollTop + at.clientHeight)
      at.scrollTop = top + ROW + head - at.clientHeight
    look()
  }

  function toTop(): void {
    if (scroller.value) scroller.value.scrollTop = 0
    offset.value = 0
  }

  function measure(opened: Element | undefined): void {
    if (measured) sizes?.unobserve(measured)
    measured = opened
    if (opened) sizes?.observe(opened)
  }

  function look(): void {
    offset.value = scroller.value?.scrollTop ?? 0
    height.value = scroller.value?.clientHeight ?? 0
  }

  onMounted(() => {
    const at = scroller.value
    if (!at) return
    if (startOffset > 0) at.scrollTop = startOffset
    look()
    at.addEventListener('scroll', look, { passive: true })
    sizes = new ResizeObserver(() => {
      look()
      const shown = measured?.getBoundingClientRect().height ?? 0
      if (shown > 0) openedHeight.value = shown
    })
    sizes.observe(at)
  })
  onBeforeUnmount(() => {
    scroller.value?.removeEventListener('scroll', look)
    sizes?.disconnect()
  })

  return { pieces, reveal, toTop, measure }
}
