import type { Refused } from '@/state/people/people'

/** An act that needs the proof that it is really the person who is logged in. */
export interface Proven {
  title: string
  act: (passphrase: string) => Promise<Refused | undefined>
  /** Once it has happened. */
  done: () => void
}
