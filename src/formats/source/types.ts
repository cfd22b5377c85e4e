import type { Bilingual } from '@/domain/language'
import type { Problem } from '@/domain/problem'
import type { ImportKind, ImportTemplate, MessageKind } from '@/domain/reading'
import type { SourceContent } from '../bytes/unpack'
import type { ClinicFileRead } from '../clinicFile'
import type { Gathered } from '../gathered/gathered'
import type { ReadingRules } from '../readers/resultCells'
import type { DELIMITER_NAMES } from '../table/delimiter'
import type { NeedsMapping, TableLayout } from '../table/recognise'

export const BY_A_PERSON: Bilingual = { ja: '利用者の指定', en: 'As you said' }

/** What is known of one source before it is read. */
export interface SourceGiven {
  name: string
  /** Its position among the sources of the import. */
  file: number
  from: SourceContent
  templates: readonly ImportTemplate[]
  kind?: ImportKind
  mapping?: ImportTemplate
  /** A person wants to say what the columns of a table are, whatever it says itself. */
  ask?: boolean
}

/** What became of one source. */
export type SourceRead = { encoding: string; lines: number } & (
  | {
      kind: 'table'
      layout: TableLayout
      delimiter?: (typeof DELIMITER_NAMES)[keyof typeof DELIMITER_NAMES]
      /** The format that it might be as well; a person may say so. */
      couldBe?: MessageKind[]
      /** Merged cells, hidden sheets. */
      notes?: readonly Bilingual[]
    }
  | { kind: 'clinic-file'; read: ClinicFileRead; because?: Bilingual }
  | { kind: 'messages'; of: MessageKind; because: Bilingual; couldBe: MessageKind[]; notes: Bilingual[] }
  | { kind: 'mapping'; needs: NeedsMapping }
  | { kind: 'refused'; problem: Problem }
)

/** Told after each piece; it may wait (so that a cancel is heard) and may throw to stop. */
export type Pace = (done: number, lines: number) => Promise<void>

/** What reading a source needs beside its content. */
export interface Reading {
  given: SourceGiven
  into: Gathered
  rules: ReadingRules
  pace: Pace
}
