import { Damaged } from '../errors'
import type { Shelf } from '../pages/directory'
import { contentOf, sealContent } from '../sealing/contents'
import type { Sealed, SealedKey } from '../stores/schema'
import type { ImportRecord } from '../types'

/** The imports, oldest first; one that cannot be read is noted as damaged and left out. */
export async function allImports(shelf: Shelf): Promise<ImportRecord[]> {
  return (await opened(shelf)).map(({ record }) => record)
}

/** A sealed import, and the key it takes the place of: none when it is new. */
export interface SealedImport {
  sealed: Sealed
  before: SealedKey | undefined
}

/** Seals an import under the next number, or as the next version of the one with the same id. */
export async function sealedImport(shelf: Shelf, record: ImportRecord): Promise<SealedImport> {
  const known = (await opened(shelf)).find((one) => one.record.id === record.id)
  const keys = await shelf.database.getAllKeys('imports')
  const id = known ? known.key[0] : 1 + keys.reduce((newest, [number]) => Math.max(newest, Number(number)), 0)
  const version = known ? known.key[1] + 1 : 1
  return { sealed: await sealContent(shelf, { store: 'imports', id, version }, record), before: known?.key }
}

async function opened(shelf: Shelf): Promise<{ key: SealedKey; record: ImportRecord }[]> {
  const records: { key: SealedKey; record: ImportRecord }[] = []
  for (const sealed of await shelf.database.getAll('imports')) {
    try {
      const record = await contentOf<ImportRecord>(shelf, 'imports', sealed)
      records.push({ key: [sealed.id, sealed.version], record })
    } catch (cause) {
      if (!(cause instanceof Damaged)) throw cause
      shelf.note(cause)
    }
  }
  return records
}
