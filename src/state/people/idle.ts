import { elapsedMilliseconds, wallMilliseconds } from '../clock'

/** How often it is looked whether somebody is still there. */
const LOOK_MILLISECONDS = 15_000
/** How often one tab tells the others that it is in use. */
const TELL_MILLISECONDS = 5000
const KINDS = ['pointerdown', 'keydown', 'wheel'] as const

/** Watches whether anybody touches keyboard or pointer, in any tab of this browser. */
export interface IdleWatch {
  /** Begins to watch; nobody has been idle so far. */
  begin(): void
  end(): void
  setMinutes(minutes: number): void
}

/** Calls `onIdle` once nobody has used any tab for so many minutes. */
export function idleWatch(minutes: number, onIdle: () => void): IdleWatch {
  const others = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('saiketsu-in-use')
  let after = minutes * 60_000
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = { elapsed: 0, wall: 0 }
  let told = 0
  if (others) others.onmessage = used

  function used(): void {
    last = { elapsed: elapsedMilliseconds(), wall: wallMilliseconds() }
  }

  function usedHere(): void {
    used()
    if (last.elapsed - told >= TELL_MILLISECONDS) tell()
  }

  function tell(): void {
    told = last.elapsed
    others?.postMessage('')
  }

  function look(): void {
    if (idleFor() >= after) onIdle()
    else timer = setTimeout(look, Math.min(LOOK_MILLISECONDS, after))
  }

  /** The clock that only runs forward stands still while a computer sleeps; the one on the wall does not, but may be set. */
  function idleFor(): number {
    return Math.max(elapsedMilliseconds() - last.elapsed, wallMilliseconds() - last.wall)
  }

  function end(): void {
    clearTimeout(timer)
    for (const kind of KINDS) window.removeEventListener(kind, usedHere)
  }

  return {
    begin: () => {
      end()
      used()
      tell()
      for (const kind of KINDS) window.addEventListener(kind, usedHere, { passive: true })
      timer = setTimeout(look, Math.min(LOOK_MILLISECONDS, after))
    },
    end,
    setMinutes: (given) => (after = given * 60_000),
  }
}
