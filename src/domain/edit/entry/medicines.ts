import type { Day } from '../../day'
import { foldName } from '../../fold'
import type { Bilingual } from '../../language'
import type { Medicine, Patient } from '../../patient'
import type { Problem } from '../../problem'
import { entriesOf, entryOf, withEntry, withThisEntry } from './entries'
import { alreadyThere, endBeforeStart, shareADay } from './periods'
import { beforeBirth, missing, refusal, tooFarAhead } from '../refusal'
import type { Writer } from '../writer'

export const MEDICINE_LABELS = {
  name: { ja: '薬剤名', en: 'Name of the medicine' },
  yj: { ja: 'YJコード', en: 'YJ code' },
  from: { ja: '開始日', en: 'First day' },
  to: { ja: '終了日', en: 'Last day' },
  note: { ja: 'メモ', en: 'Note' },
} satisfies Record<string, Bilingual>

/** What the form of a medicine states; a field left empty is absent. The name is kept as typed. */
export interface MedicineEntry {
  name?: string
  yj?: string
  from?: Day
  to?: Day
  note?: string
}

const YJ = /^\d{4}[0-9A-Z]{8}$/
const LONGEST_NAME = 200

/**
 * The patient with a medicine noted. A first day may lie ahead (it is planned), as may a last day. Refuses an empty name,
 * a code that is no YJ code, an end before the start, and a medicine whose days overlap the same one.
 */
export function withMedicine(patient: Patient, entry: MedicineEntry, writer: Writer): Patient | Problem {
  const name = entry.name?.trim()
  if (!name) return missing('medicine-name', MEDICINE_LABELS.name)
  const yj = entry.yj === undefined ? undefined : foldName(entry.yj)
  const { from, to, note } = entry
  const medicine: Medicine = {
    id: writer.newId(),
    name,
    ...(yj ? { yj } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(note ? { note } : {}),
    by: writer.by,
  }
  return medicineRefused(patient, medicine, writer) ?? withEntry(patient, 'medicines', medicine)
}

/** The patient with the last day of that medicine. Refuses one before its first day, and a second last day. */
export function withMedicineEnd(
  patient: Patient,
  id: string,
  to: Day | undefined,
  writer: Writer,
): Patient | Problem {
  const medicine = entryOf(patient, 'medicines', id)
  if (to === undefined) return missing('end-day', MEDICINE_LABELS.to)
  if (medicine.to !== undefined) return hasEnded('end-day', medicine.to)
  return (
    endBeforeStart('end-day', MEDICINE_LABELS, medicine.from, to) ??
    dayRefused('end-day', MEDICINE_LABELS.to, to, patient, writer) ??
    withThisEntry(patient, 'medicines', { ...medicine, to })
  )
}

/** Refuses to write over a last day that stands in the record. */
export function hasEnded(field: string, to: Day): Problem {
  return refusal(
    'has-ended',
    field,
    to,
    { ja: `終了日 ${to} が既に記録されています。`, en: `The last day ${to} is recorded already.` },
    {
      ja: '誤りの場合は記録を取り消し、入力し直してください。',
      en: 'If it is wrong, strike the entry out and enter it again.',
    },
  )
}

function medicineRefused(patient: Patient, medicine: Medicine, writer: Writer): Problem | undefined {
  const { name, yj, from, to } = medicine
  if (name.length > LONGEST_NAME) return tooLong(name)
  if (yj !== undefined && !YJ.test(yj)) return notAYjCode(yj)
  const same = entriesOf(patient, 'medicines').find(
    (other) =>
      other.struckOut === undefined && foldName(other.name) === foldName(name) && shareADay(other, medicine),
  )
  return (
    dayRefused('medicine-from', MEDICINE_LABELS.from, from, patient, writer) ??
    endBeforeStart('medicine-to', MEDICINE_LABELS, from, to) ??
    dayRefused('medicine-to', MEDICINE_LABELS.to, to, patient, writer) ??
    (same &&
      alreadyThere('medicine-name', name, {
        ja: `この期間の「${same.name}」`,
        en: `“${same.name}” in these days`,
      }))
  )
}

function dayRefused(
  field: string,
  label: Bilingual,
  day: Day | undefined,
  { birthDate }: Patient,
  writer: Writer,
): Problem | undefined {
  if (day === undefined) return undefined
  if (birthDate !== undefined && day < birthDate) return beforeBirth(field, label, day, birthDate)
  return tooFarAhead(field, label, day, writer)
}

function tooLong(name: string): Problem {
  return refusal(
    'too-long',
    'medicine-name',
    name,
    {
      ja: `薬剤名が${LONGEST_NAME}文字を超えています。`,
      en: `The name is longer than ${LONGEST_NAME} letters.`,
    },
    { ja: '薬剤ごとに分けて入力してください。', en: 'Enter each medicine by itself.' },
  )
}

function notAYjCode(yj: string): Problem {
  return refusal(
    'not-a-yj-code',
    'medicine-yj',
    yj,
    { ja: `「${yj}」は12桁のYJコードではありません。`, en: `“${yj}” is not a YJ code of 12 characters.` },
    { ja: '例: 6152005F1052。不明なら空欄にしてください。', en: 'For example 6152005F1052; may stay empty.' },
  )
}
