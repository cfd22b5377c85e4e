import type { Day } from '../../day'
import type { Bilingual } from '../../language'
import type { Patient, Procedure, ProcedureKind } from '../../patient'
import type { Problem } from '../../problem'
import { entriesOf, withEntry } from './entries'
import { alreadyThere } from './periods'
import { beforeBirth, missing, tooFarAhead } from '../refusal'
import type { Writer } from '../writer'

export const PROCEDURE_LABELS = {
  kind: { ja: '種類', en: 'Kind' },
  day: { ja: '実施日・予定日', en: 'Day, done or planned' },
  note: { ja: 'メモ', en: 'Note' },
} satisfies Record<string, Bilingual>

/** What the form of a procedure states; a field left empty is absent. */
export interface ProcedureEntry {
  kind?: ProcedureKind
  day?: Day
  note?: string
}

/**
 * The patient with a procedure, done or planned. Refuses one without kind or day, before the birth, more than two years
 * ahead, and the same on the same day twice.
 */
export function withProcedure(patient: Patient, entry: ProcedureEntry, writer: Writer): Patient | Problem {
  const { kind, day, note } = entry
  const { birthDate } = patient
  if (kind === undefined) return missing('procedure-kind', PROCEDURE_LABELS.kind)
  if (day === undefined) return missing('procedure-day', PROCEDURE_LABELS.day)
  if (birthDate !== undefined && day < birthDate)
    return beforeBirth('procedure-day', PROCEDURE_LABELS.day, day, birthDate)
  const procedure: Procedure = { id: writer.newId(), kind, day, ...(note ? { note } : {}), by: writer.by }
  const isThere = entriesOf(patient, 'procedures').some(
    (other) => other.struckOut === undefined && other.kind === kind && other.day === day,
  )
  return (
    tooFarAhead('procedure-day', PROCEDURE_LABELS.day, day, writer) ??
    (isThere
      ? alreadyThere('procedure-day', day, { ja: `${day} の同じ処置`, en: `This procedure of ${day}` })
      : withEntry(patient, 'procedures', procedure))
  )
}
