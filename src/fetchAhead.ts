/** Waited for no longer, on a computer that is always busy. */
const BUSY_MS = 2000

/** A hand that moves is about to open somebody. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown'] as const

let isFetching = false

/**
 * Fetches the page of a patient at the first move of a hand, or once nothing else is to be done after `later`: it is what
 * most people open next, and its first opening then waits for no file. Without a network nothing is tried, and a failure
 * says nothing: nobody has asked for it yet.
 */
export async function fetchPatientAhead(later: Promise<void>): Promise<void> {
  if (!navigator.onLine && !navigator.serviceWorker?.controller) return
  await Promise.race([handMoves(), later.then(idle)])
  isFetching = true
  await import('./screens/patient/PatientScreen.vue').catch(() => undefined)
  isFetching = false
}

function handMoves(): Promise<unknown> {
  return new Promise((resolve) => {
    for (const sign of SIGNS) addEventListener(sign, resolve, { once: true, passive: true })
  })
}

function idle(): Promise<unknown> {
  return new Promise((resolve) => requestIdleCallback(resolve, { timeout: BUSY_MS }))
}

/** Whether a file that did not come is the one fetched ahead; asked once for each. */
export function wasFetchedAhead(): boolean {
  const was = isFetching
  isFetching = false
  return was
}
