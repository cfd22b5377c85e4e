/** Waited for no longer, on a computer that is always busy. */
const BUSY_MS = 2000

let isFetching = false

/**
 * Fetches the page of a patient once nothing else is to be done: it is what most people open next, and its first opening
 * then waits for no file. Without a network nothing is tried, and a failure says nothing: nobody has asked for it yet.
 */
export async function fetchPatientAhead(): Promise<void> {
  if (!navigator.onLine && !navigator.serviceWorker?.controller) return
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: BUSY_MS }))
  isFetching = true
  await import('./screens/patient/PatientScreen.vue').catch(() => undefined)
  isFetching = false
}

/** Whether a file that did not come is the one fetched ahead; asked once for each. */
export function wasFetchedAhead(): boolean {
  const was = isFetching
  isFetching = false
  return was
}
