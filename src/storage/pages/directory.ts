import type { PatientFacts } from '@/domain/facts'
import type { Patient } from '@/domain/patient'
import { Damaged } from '../errors'
import { contentOf, type Keyed } from '../sealing/contents'
import { unseal } from '../sealing/seal'
import { versionsOf, type Database, type Sealed, type SealedKey } from '../stores/schema'
import { sealedSlice, type Leaf, type PageContent } from './page'
import { renewSlices } from './renewal'
import { sliceOf } from './slice'
import { snapshotOf, type Snapshot } from './snapshot'

/** What a directory reads from. */
export interface Shelf extends Keyed {
  database: Database
  factsOf: (patient: Patient) => PatientFacts
  /** Takes note of what cannot be read. */
  note: (damage: Damaged) => void
}

/** Where each patient is: which page, and in which version. It lives in memory only; on the disk it is sealed in the slices. */
export class Directory {
  readonly #shelf: Shelf
  readonly #leaves = new Map<string, Leaf>()
  #pageOfPatient: Map<string, string> | undefined
  #early: Promise<Snapshot> | undefined
  #learning: Promise<void> = Promise.resolve()
  #keepsFacts = false

  /** `early` is a snapshot of everything, begun while the passphrase was still being stretched. */
  constructor(shelf: Shelf, early?: Promise<Snapshot>) {
    this.#shelf = shelf
    this.#early = early
  }

  /** Whether the facts of every page are kept, since somebody shows them. */
  get keepsFacts(): boolean {
    return this.#keepsFacts
  }

  get leaves(): IterableIterator<Leaf> {
    return this.#leaves.values()
  }

  /** The page of a patient; undefined where nobody has that id. */
  async leafOf(patientId: string): Promise<Leaf | undefined> {
    const known = this.#find(patientId)
    if (known) return known
    await this.learn()
    return this.#find(patientId)
  }

  /** The page of a patient as far as this directory knows, without looking again. */
  knownLeafOf(patientId: string): Leaf | undefined {
    return this.#find(patientId)
  }

  leaf(id: string): Leaf | undefined {
    return this.#leaves.get(id)
  }

  /** Looks what has changed since, and opens the slices of that only. */
  learn(): Promise<void> {
    const turn = this.#learning.then(() => this.#learn())
    this.#learning = turn.catch(() => undefined)
    return turn
  }

  /** The facts of everybody, up to date. */
  async facts(): Promise<PatientFacts[]> {
    this.#keepsFacts = true
    await this.learn()
    const all: PatientFacts[] = []
    for (const { facts = [] } of this.#leaves.values()) for (const one of facts) all.push(one)
    return all
  }

  /** What this session has written itself. */
  put(leaf: Leaf): void {
    this.#unlist(leaf.id)
    this.#leaves.set(leaf.id, leaf)
    if (this.#pageOfPatient) for (const id of leaf.patientIds) this.#pageOfPatient.set(id, leaf.id)
  }

  remove(id: string): void {
    this.#unlist(id)
    this.#leaves.delete(id)
  }

  async #learn(): Promise<void> {
    const { pages, records } = await this.#snapshot()
    const versions = new Map(pages.map(([id, version]) => [String(id), version]))
    for (const id of this.#leaves.keys()) if (!versions.has(id)) this.remove(id)
    const standing = records.filter(({ id, version }) => versions.get(String(id)) === version)
    const current = standing.filter(({ form }) => form === this.#shelf.form)
    const older = new Set(
      standing.filter(({ form }) => form !== this.#shelf.form).map(({ id }) => String(id)),
    )
    const orphans = records.filter(({ id }) => !versions.has(String(id)))
    await Promise.all(orphans.map((slice) => this.#noteOrphan(slice)))
    for (const leaf of await Promise.all(current.map((slice) => this.#fromSlice(slice)))) this.put(leaf)
    const renewed: Sealed[] = []
    for (const [id, version] of versions) {
      if (this.#isKnown([id, version])) continue
      const { leaf, facts } = await this.#fromPage(id)
      this.put(leaf)
      if (older.has(id) && !leaf.damaged) renewed.push(await sealedSlice(this.#shelf, leaf, facts))
    }
    await renewSlices(this.#shelf.database, renewed)
  }

  /** The early snapshot, if it is still what stands in the database; else what is not known yet. */
  async #snapshot(): Promise<Snapshot> {
    const early = await this.#early?.catch(() => undefined)
    this.#early = undefined
    const have = new Map(early?.records.map((record) => [`${record.id}/${record.version}`, record]))
    const now = await snapshotOf(
      this.#shelf.database,
      (key) => !this.#isKnown(key) && !have.has(`${key[0]}/${key[1]}`),
    )
    for (const [id, version] of now.slices) {
      const record = have.get(`${id}/${version}`)
      if (record) now.records.push(record)
    }
    return now
  }

  #isKnown([id, version]: SealedKey): boolean {
    const leaf = this.#leaves.get(String(id))
    return leaf?.version === version && (leaf.facts !== undefined || !this.#keepsFacts)
  }

  async #fromSlice(slice: Sealed): Promise<Leaf> {
    const id = String(slice.id)
    try {
      const { facts, changed } = sliceOf(await unseal(this.#shelf.keys, 'slices', slice))
      return this.#leafFrom({ id, version: slice.version, changed }, facts)
    } catch {
      this.#shelf.note(new Damaged('slices', id))
      return (await this.#fromPage(id)).leaf
    }
  }

  /** What the slice should have said. A page that cannot be read either is known by its id alone. */
  async #fromPage(id: string): Promise<{ leaf: Leaf; facts: PatientFacts[] }> {
    const sealed = await this.#shelf.database.get('pages', versionsOf(id))
    try {
      if (!sealed) throw new Damaged('pages', id)
      const { patients, changed } = await contentOf<PageContent>(this.#shelf, 'pages', sealed)
      const facts = patients.map(this.#shelf.factsOf)
      return { leaf: this.#leafFrom({ id, version: sealed.version, changed }, facts), facts }
    } catch (cause) {
      if (!(cause instanceof Damaged)) throw cause
      this.#shelf.note(cause)
      const leaf = {
        id,
        version: sealed?.version ?? 0,
        patientIds: [],
        changed: [],
        facts: [],
        damaged: true,
      }
      return { leaf, facts: [] }
    }
  }

  #leafFrom(leaf: Pick<Leaf, 'id' | 'version' | 'changed'>, facts: PatientFacts[]): Leaf {
    const patientIds = facts.map((one) => one.id)
    return this.#keepsFacts ? { ...leaf, patientIds, facts } : { ...leaf, patientIds }
  }

  /** A slice whose page is gone was not left behind by us; it still says who is missing. */
  async #noteOrphan(slice: Sealed): Promise<void> {
    const facts = await unseal(this.#shelf.keys, 'slices', slice).then(
      (bytes) => sliceOf(bytes).facts,
      () => [],
    )
    const patientIds = facts.map((one) => one.id)
    this.#shelf.note(new Damaged('pages', String(slice.id), patientIds))
  }

  #find(patientId: string): Leaf | undefined {
    if (!this.#pageOfPatient) {
      this.#pageOfPatient = new Map()
      for (const leaf of this.#leaves.values())
        for (const id of leaf.patientIds) this.#pageOfPatient.set(id, leaf.id)
    }
    return this.#leaves.get(this.#pageOfPatient.get(patientId) ?? '')
  }

  #unlist(id: string): void {
    if (!this.#pageOfPatient) return
    // Whoever has come into another page since is known to be there.
    for (const patientId of this.#leaves.get(id)?.patientIds ?? []) {
      if (this.#pageOfPatient.get(patientId) === id) this.#pageOfPatient.delete(patientId)
    }
  }
}
