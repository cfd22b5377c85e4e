import type { Catalogue } from '@/domain/catalogue'
import { foldName } from '@/domain/fold'
import type { Bilingual } from '@/domain/language'
import { ownItems } from '@/formats/format'
import type { ReadingRules } from '@/formats/readers/resultCells'
import { termsOf } from '@/formats/terms'
import type { ClinicDocument } from '@/storage'
import type { OpenRequest } from '../types'

/** What the tables say of analytes and protocols; the clinic's own protocols are read from the store. */
export interface Tables {
  catalogue: Catalogue
  protocols: readonly { id: string; name: Bilingual }[]
}

/** The rules by which the files of an import are read, the clinic's own protocols and items among them. */
export function readingRules(
  { zone, today }: OpenRequest,
  { protocols = [], itemLists = [] }: ClinicDocument,
  tables: Tables,
): ReadingRules {
  const ids = new Map<string, string>()
  for (const { id, name } of [...tables.protocols, ...protocols])
    for (const text of [id, name.ja, name.en]) ids.set(foldName(text), id)
  return {
    terms: termsOf(tables.catalogue),
    zone,
    today,
    protocolId: (text) => ids.get(foldName(text)),
    ownItem: ownItems(itemLists),
  }
}
