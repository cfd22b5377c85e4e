import type { Leaf } from './pages/page'

/**
 * In which version of its page a session last gave out each patient. Whoever writes a patient must have read them: only
 * so can it be told that somebody else has changed or removed them since. Facts do not count, since a list is read again
 * at any moment while a form stands open.
 */
export class SeenVersions {
  readonly #versions = new Map<string, number>()

  read(patientId: string, version: number): void {
    this.#versions.set(patientId, version)
  }

  /** Those whom the newest version of a page, written by this session, has changed. */
  wrote(leaf: Leaf): void {
    for (const [at, id] of leaf.patientIds.entries()) {
      if (leaf.changed[at] === leaf.version) this.#versions.set(id, leaf.version)
    }
  }

  removed(patientId: string): void {
    this.#versions.delete(patientId)
  }

  of(patientId: string): number | undefined {
    return this.#versions.get(patientId)
  }
}
