import type { Bilingual } from '../../language'
import type { Patient } from '../../patient'
import type { Draw } from '../../result'
import { inTime } from '../drawsAtHand'
import { entryCount } from '../entries'
import { withHeld } from '../held'
import { journalTakenBack } from '../journal/takenBack'
import { drawsWithout } from './draws'
import { changeTakenBack } from './fields'
import { reviewsStay } from './words'

/** What taking an import back makes of one person. */
export interface Undone {
  /** Absent where the import had brought this person and nothing of anybody else remains. */
  patient?: Patient
  /** What could not be taken back, because somebody has changed it since. */
  kept: Bilingual[]
}

/**
 * Takes one import back, days later and in any order: the record is as if that import had never been made. What a hand
 * has changed since stays, and is named.
 */
export function undoImport(patient: Patient, importId: string): Undone {
  const kept: Bilingual[] = []
  const traced = (patient.imported ?? []).filter((trace) => trace.importId === importId)
  const changes = traced.flatMap((trace) => trace.changes).reverse()
  const back = changes.reduce((now, change) => changeTakenBack(now, change, kept), patient)
  const { journal = [] } = back
  const days = new Set(journal.flatMap((each) => each.days))
  const ofDraws = changes.filter(({ path: [room] }) => room === 'draws')
  const without = (draws: readonly Draw[], named: Bilingual[]): Draw[] =>
    drawsWithout(draws, importId, ofDraws, named)
  const loose = without(
    back.draws.filter(({ day }) => !days.has(day)),
    kept,
  )
  const met = journalTakenBack(back.draws, journal, importId, without, kept)
  const draws = journal.length === 0 ? loose : [...loose, ...met.draws].sort(inTime)
  kept.push(...reviewsThatStay(back.draws, draws))
  const restored = withoutHeld(withoutTrace(withJournal({ ...back, draws }, met.journal), importId), importId)
  const named = onceEach(kept)
  if (isLeftEmpty(restored, importId)) return { kept: named }
  return { patient: handedOver(restored, importId, named), kept: named }
}

function withJournal(patient: Patient, journal: NonNullable<Patient['journal']>): Patient {
  const changed = { ...patient }
  if (journal.length === 0) delete changed.journal
  else changed.journal = journal
  return changed
}

function onceEach(kept: readonly Bilingual[]): Bilingual[] {
  return kept.filter(({ ja }, at) => kept.findIndex((other) => other.ja === ja) === at)
}

/** Somebody whom the import brought and of whom others have told since stays, as the patient of one of these. */
function handedOver(patient: Patient, importId: string, kept: Bilingual[]): Patient {
  if (patient.importId !== importId) return patient
  if (kept.length === 0)
    kept.push({
      ja: '患者の登録(氏名など)は、その後の記録があるため残ります。',
      en: 'The patient (name and so on) stays: there are later records.',
    })
  const { draws, courses, imported = [], held = [] } = patient
  const heirs = [
    ...draws.flatMap(({ results }) => results.map((result) => result.importId)),
    ...courses.map((course) => course.importId),
    ...imported.map((trace) => trace.importId),
    ...held.map((each) => each.importId),
  ]
  const heir = heirs.find((id) => id !== undefined && id !== importId)
  const changed = { ...patient }
  if (heir === undefined) delete changed.importId
  else changed.importId = heir
  return changed
}

/** Reviews of draws that have lost results, all of them or some. */
function reviewsThatStay(before: readonly Draw[], after: readonly Draw[]): Bilingual[] {
  const was = new Map(before.map((draw) => [draw.id, draw]))
  return after.flatMap((draw) => {
    const lost = (was.get(draw.id)?.results.length ?? 0) > draw.results.length
    return lost && draw.reviews.length > 0 ? [reviewsStay(draw)] : []
  })
}

function withoutTrace(patient: Patient, importId: string): Patient {
  const imported = patient.imported?.filter((trace) => trace.importId !== importId)
  const back = { ...patient }
  if (!imported || imported.length === 0) delete back.imported
  else back.imported = imported
  return back
}

function withoutHeld(patient: Patient, importId: string): Patient {
  const held = patient.held?.filter((each) => each.importId !== importId)
  return held && held.length !== patient.held?.length ? withHeld(patient, held) : patient
}

function isLeftEmpty(patient: Patient, importId: string): boolean {
  const { draws, courses, contacts, held, imported, snooze, isTypedOf } = patient
  const rest = draws.length + courses.length + contacts.length + (held?.length ?? 0) + (imported?.length ?? 0)
  const isKnownOtherwise = rest + entryCount(patient) > 0 || snooze !== undefined || isTypedOf === true
  return patient.importId === importId && !isKnownOtherwise
}
