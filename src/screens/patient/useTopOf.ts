import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/**
 * How far below the top of the window the bodies of an element would begin if its `.head`s all stood above them, when
 * nothing is scrolled, in CSS px; followed while what stands above, and the heads themselves, take more or fewer lines.
 * Undefined until it is known.
 */
export function useTopOf(root: Readonly<Ref<HTMLElement | null>>, selector: string): Ref<number | undefined> {
  const top = ref<number>()
  let frame = 0

  function measure(): void {
    const page = root.value
    const element = page?.querySelector(selector)
    if (!page || !element) return
    const above = element.getBoundingClientRect().top - page.getBoundingClientRect().top
    top.value = Math.ceil(restingTop(page) + above + heads(element))
  }

  // A frame later: an answer from inside the observer would be a loop to the browser.
  const observer = new ResizeObserver(() => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(measure)
  })

  onMounted(() => {
    measure()
    const page = root.value
    if (!page) return
    observer.observe(page)
    // The page keeps its height while another column is the taller one.
    const around = page.querySelector(selector)?.parentElement
    if (around) observer.observe(around)
  })
  onBeforeUnmount(() => {
    observer.disconnect()
    cancelAnimationFrame(frame)
  })
  return top
}

/** Where the page begins before it is scrolled. */
function restingTop(page: HTMLElement): number {
  const scrolled = page.closest('#content')?.scrollTop ?? 0
  return page.getBoundingClientRect().top + scrolled
}

function heads(element: Element): number {
  const all = [...element.querySelectorAll('.head')]
  return all.reduce((sum, head) => sum + head.getBoundingClientRect().height, 0)
}
