import { focusContent } from '@/ui/focusContent'

/** How long what was stored may take until the page shows it. */
const SETTLED_MS = 1_000

/**
 * Remembers which element has the focus now, and gives the way to bring it back there; when that element is gone from
 * the page by then, or goes with what was stored, the element with this `data-testid` takes it, else the page itself.
 */
export function focusKeeper(otherwise: string): () => void {
  const before = document.activeElement instanceof HTMLElement ? document.activeElement : undefined

  function give(): void {
    const isThere = before?.isConnected === true && before !== document.body
    const target = isThere ? before : document.querySelector<HTMLElement>(`[data-testid="${otherwise}"]`)
    if (target) target.focus()
    else focusContent()
  }

  return () => {
    give()
    const changes = new MutationObserver(() => {
      if (document.activeElement === document.body) give()
    })
    const stop = (): void => changes.disconnect()
    changes.observe(document.body, { childList: true, subtree: true })
    // Whoever presses something meanwhile takes the focus along: between the two it lies on nothing.
    for (const act of ['pointerdown', 'keydown'])
      document.addEventListener(act, stop, { capture: true, once: true })
    setTimeout(stop, SETTLED_MS)
  }
}
