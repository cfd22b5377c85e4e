import type { Router } from 'vue-router'
import { focusContent } from './ui/focusContent'

/** How long a screen may take until it stands; whoever does something meanwhile has gone on from elsewhere. */
const SETTLED_MS = 5_000
const ACTS = ['pointerdown', 'keydown'] as const

/**
 * At once, and after each change of screen, the keyboard goes on from there: from its list where it has one that takes keys, else from its
 * heading, which says to who listens where they are now. A screen that has put the focus somewhere itself keeps it, and
 * so does who types. Gives the way to end it.
 */
export function focusNewScreens(router: Router): () => void {
  let stop = onceThere(null)
  const remove = router.afterEach((to, from, failure) => {
    if (failure || to.path === from.path) return
    stop()
    stop = onceThere(heading())
  })
  return () => {
    remove()
    stop()
  }
}

/** Waits until another heading stands than that of the screen before, which is still there for a moment. */
function onceThere(before: Element | null): () => void {
  const changes = new MutationObserver(look)
  const timer = setTimeout(stop, SETTLED_MS)
  function look(): void {
    const now = heading()
    if (now === null || now === before) return
    stop()
    if (isFree()) take(now)
  }
  function stop(): void {
    changes.disconnect()
    clearTimeout(timer)
    for (const act of ACTS) document.removeEventListener(act, stop, true)
  }
  changes.observe(document.body, { childList: true, subtree: true })
  for (const act of ACTS) document.addEventListener(act, stop, true)
  look()
  return stop
}

function heading(): HTMLElement | null {
  return document.querySelector('#content h1')
}

/** Whether the focus is on nothing, on the whole screen, or still on what led here. */
function isFree(): boolean {
  const at = document.activeElement
  if (at === null || at === document.body || at.id === 'content') return true
  return at.closest('#content, dialog') === null && !at.matches('input, select, textarea')
}

function take(now: HTMLElement): void {
  if (document.querySelector('[data-after-search]')) return focusContent()
  now.tabIndex = -1
  now.focus({ preventScroll: true })
}
