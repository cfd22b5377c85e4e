import type { Leaf } from './pages/page'

/** A page in one of its versions. */
export type SeenIn = Readonly<Pick<Leaf, 'id' | 'version'>>

/**
 * In which page, and in which version of it, a session last gave out each patient. Whoever writes a patient must have read
 * them: only so can it be told that somebody else has changed or removed them since. Versions of two pages say nothing of
 * each other, so whoever has come into another page since has changed. Facts do not count, since a list is read again
 * at any moment while a form stands open.
 */
export class SeenVersions {
  readonly #seen = new Map<string, SeenIn>()

  read(patientIds: Iterable<string>, { id, version }: SeenIn): void {
    const place = { id, version }
    for (const patientId of patientIds) this.#seen.set(patientId, place)
  }

  /** Those whom the newest version of a page, written by this session, has changed. */
  wrote(leaf: Leaf): void {
    this.read(
      leaf.patientIds.filter((_, at) => leaf.changed[at] === leaf.version),
      leaf,
    )
  }

  removed(patientId: string): void {
    this.#seen.delete(patientId)
  }

  of(patientId: string): SeenIn | undefined {
    return this.#seen.get(patientId)
  }
}
