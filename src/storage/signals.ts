/** What tabs and workers of one clinic tell each other. It passes through memory only. */
type Signal = { kind: 'changed'; patientIds: string[]; clinic: boolean } | { kind: 'lock' }

/** One end of the channel between the sessions of a database. */
export interface Signals {
  tellChanged(patientIds: string[], clinic: boolean): void
  tellLock(): void
  onChanged(listener: (patientIds: string[], clinic: boolean) => void): () => void
  onLock(listener: () => void): () => void
  close(): void
}

/** Joins the channel of a database. */
export function signalsOf(database: string): Signals {
  const channel = new BroadcastChannel(`storage ${database}`)
  const changed = new Set<(patientIds: string[], clinic: boolean) => void>()
  const locked = new Set<() => void>()
  let open = true
  channel.addEventListener('message', (event: MessageEvent<Signal>) => {
    const signal = event.data
    if (signal.kind === 'lock') for (const listener of locked) listener()
    else for (const listener of changed) listener(signal.patientIds, signal.clinic)
  })
  const tell = (signal: Signal): void => {
    if (open) channel.postMessage(signal)
  }
  return {
    tellChanged: (patientIds, clinic) => {
      // Whatever was only looked at gives nobody a reason to read again.
      if (patientIds.length > 0 || clinic) tell({ kind: 'changed', patientIds, clinic })
    },
    tellLock: () => tell({ kind: 'lock' }),
    onChanged: (listener) => joined(changed, listener),
    onLock: (listener) => joined(locked, listener),
    close: () => {
      open = false
      channel.close()
    },
  }
}

function joined<Listener>(all: Set<Listener>, listener: Listener): () => void {
  all.add(listener)
  return () => void all.delete(listener)
}
