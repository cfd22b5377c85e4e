import { shallowRef } from 'vue'

/**
 * A newer version that waits to be taken over; `take` reloads the page into it where nothing is unsaved, and otherwise
 * says what to do first. Never done unasked.
 */
export const newerVersion = shallowRef<{ take: () => void }>()

/** Lets the app work without a network after the first load, and says when a newer version waits. */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  window.addEventListener('load', () => void register())
}

async function register(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register('./sw.js', { scope: './' })
    const look = (): void => {
      const waiting = registration.waiting
      if (waiting && navigator.serviceWorker.controller)
        newerVersion.value = { take: () => void takeOver(waiting) }
    }
    look()
    registration.addEventListener('updatefound', () =>
      registration.installing?.addEventListener('statechange', look),
    )
  } catch {
    // Without a service worker (a private window, a file address) everything works but the start without a network.
  }
}

async function takeOver(waiting: ServiceWorker): Promise<void> {
  const { takeNewer } = await import('./faults/versions')
  await takeNewer(waiting)
}
