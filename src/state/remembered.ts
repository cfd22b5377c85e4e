/**
 * The few things of this computer itself: language, theme, zone, and that there is a clinic here, should its data be gone
 * one day, which must be known before anything is unlocked; and the paper in its printer. Nothing of a patient or a user
 * is ever written here.
 */
type Remembered = 'language' | 'theme' | 'zone' | 'clinic' | 'paper'

/** What this computer remembers under that name, or undefined; a browser that refuses storage remembers nothing. */
export function recall(name: Remembered): string | undefined {
  try {
    return localStorage.getItem(`saiketsu.${name}`) ?? undefined
  } catch {
    return undefined
  }
}

/** Writes it down for the next start, where the browser lets us. */
export function remember(name: Remembered, value: string): void {
  try {
    localStorage.setItem(`saiketsu.${name}`, value)
  } catch {
    // Private windows may refuse; the choice then lasts until the window closes.
  }
}
