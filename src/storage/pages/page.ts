import type { PatientFacts } from '@/domain/facts'
import type { Patient } from '@/domain/patient'
import type { MarkTable } from '../history/marks'
import { sealContent, type Keyed } from '../sealing/contents'
import { seal } from '../sealing/seal'
import type { Sealed } from '../stores/schema'
import { sliceBytes } from './slice'

/** How many patients a page takes: one edit rewrites a page, so more would make saving slow, and fewer the reading. */
export const PAGE_SIZE = 100

/**
 * What is sealed in a page: whole records, the version of the page in which each last changed, and of each the mark of
 * its newest version.
 */
export interface PageContent extends MarkTable {
  patients: Patient[]
  changed: number[]
}

/** What a session knows of a page without opening it. */
export interface Leaf {
  id: string
  version: number
  patientIds: string[]
  changed: number[]
  /** Kept for the worklist; absent where nobody asked for facts. */
  facts?: PatientFacts[]
  /** Nothing more is written into a page that cannot be read. */
  damaged?: boolean
}

/** A page and the slice beside it, sealed and ready for the transaction. */
export interface SealedPage {
  page: Sealed
  slice: Sealed
  leaf: Leaf
}

/** What sealing a page needs. */
export interface PageSealing extends Keyed {
  factsOf: (patient: Patient) => PatientFacts
  /** A large act keeps no facts: all of them together would not be small. */
  keepFacts: boolean
  /** Facts of patients who have not changed. */
  known?: ReadonlyMap<string, PatientFacts>
}

/** Seals a page and its slice of facts under one version. */
export async function sealedPage(
  sealing: PageSealing,
  { id, version }: Pick<Leaf, 'id' | 'version'>,
  { patients, changed, marks, markOf }: PageContent,
): Promise<SealedPage> {
  const facts = patients.map((patient) => sealing.known?.get(patient.id) ?? sealing.factsOf(patient))
  const page = await sealContent(
    sealing,
    { store: 'pages', id, version },
    { patients, changed, marks, markOf },
  )
  const slice = await sealedSlice(sealing, { id, version, changed }, facts)
  const leaf = { id, version, changed, patientIds: facts.map((one) => one.id) }
  return { page, slice, leaf: sealing.keepFacts ? { ...leaf, facts } : leaf }
}

/** The slice beside a page, sealed. */
export function sealedSlice(
  { keys, form }: Keyed,
  { id, version, changed }: Pick<Leaf, 'id' | 'version' | 'changed'>,
  facts: PatientFacts[],
): Promise<Sealed> {
  return seal(keys, { store: 'slices', id, version, form }, sliceBytes({ facts, changed }))
}
