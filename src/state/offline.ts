import { shallowRef } from 'vue'

/** A newer version that waits to be taken over; `take` reloads the page into it. Never done unasked. */
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
        newerVersion.value = { take: () => takeOver(waiting) }
    }
    look()
    registration.addEventListener('updatefound', () =>
      registration.installing?.addEventListener('statechange', look),
    )
  } catch {
    // Without a service worker (a private window, a file address) everything works but the start without a network.
  }
}

function takeOver(waiting: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage({ type: 'SKIP_WAITING' })
}
