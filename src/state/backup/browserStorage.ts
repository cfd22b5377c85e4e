/** What the browser says about the space it gives us, and whether it may take it back. */
export interface BrowserStorage {
  /** Undefined where the browser does not say. */
  isPersistent: boolean | undefined
  usedBytes: number | undefined
  quotaBytes: number | undefined
}

/** Asks the browser to keep what is stored when space gets short; some ask the person. Gives its answer. */
export async function askToKeep(): Promise<boolean | undefined> {
  const { storage } = navigator as { storage?: Partial<StorageManager> }
  return storage?.persist?.().catch(() => undefined)
}

/** What the browser says now. */
export async function browserStorage(): Promise<BrowserStorage> {
  const { storage } = navigator as { storage?: Partial<StorageManager> }
  const [isPersistent, estimate] = await Promise.all([
    storage?.persisted?.().catch(() => undefined),
    storage?.estimate?.().catch(() => undefined),
  ])
  return { isPersistent, usedBytes: estimate?.usage, quotaBytes: estimate?.quota }
}
