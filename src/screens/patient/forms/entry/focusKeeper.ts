/**
 * Remembers which element has the focus now, and gives the way to bring it back there; when that element is gone from
 * the page by then, the element with this `data-testid` takes it.
 */
export function focusKeeper(otherwise: string): () => void {
  const before = document.activeElement instanceof HTMLElement ? document.activeElement : undefined
  return () => {
    const isThere = before?.isConnected === true && before !== document.body
    const target = isThere ? before : document.querySelector<HTMLElement>(`[data-testid="${otherwise}"]`)
    target?.focus()
  }
}
