/**
 * The data keys of a clinic. The newest seals everything that is written; the older ones only open what has not been sealed
 * anew since a person was removed. May be posted to a worker, never written anywhere.
 */
export interface Keyring {
  /** Counts from 1. */
  generation: number
  newest: CryptoKey
  /** By generation. Empty but while the clinic is being sealed anew. */
  older: ReadonlyMap<number, CryptoKey>
}

/** The key of the first generation, which is that of every record that names none. */
export const FIRST_GENERATION = 1

/** A keyring of one key. */
export function keyringOf(key: CryptoKey, generation = FIRST_GENERATION): Keyring {
  return { generation, newest: key, older: new Map() }
}

/** The key of a generation; undefined where this keyring does not have it. */
export function keyOf({ generation, newest, older }: Keyring, wanted: number): CryptoKey | undefined {
  return wanted === generation ? newest : older.get(wanted)
}
