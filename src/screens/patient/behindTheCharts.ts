/** A tab that nobody sees is waited for no longer. */
const UNSEEN_MS = 500

/**
 * The same loader, asked only once the first view has been painted: nobody waits for what stands under or beside the
 * charts before judging.
 */
export function behindTheCharts<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  return async () => {
    await painted()
    return load()
  }
}

/** The first task after the next frame: by then what stands on the page has been drawn. A tab that nobody sees draws none. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, UNSEEN_MS)
  })
}
