const NAMES_A_PATIENT = /^#(\/patients\/.+|\/print\?(?:.*&)?patients=.+)$/

let asked: string | undefined

/**
 * Takes a link that names patients by number out of the address as soon as the page opens, and keeps it in memory until
 * the clinic is unlocked (docs/security.md).
 */
export function holdArrival(): void {
  const match = NAMES_A_PATIENT.exec(location.hash)
  if (!match) return
  asked = match[1]
  history.replaceState(history.state, '', '#/worklist')
}

/** The route that was asked for when the page was opened; once. */
export function takeArrival(): string | undefined {
  const route = asked
  asked = undefined
  return route
}
