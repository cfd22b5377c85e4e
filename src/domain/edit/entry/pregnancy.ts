import type { Day } from '../../day'
import type { Bilingual } from '../../language'
import type { Motherhood, Patient, PregnancyTest, PregnancyTestResult } from '../../patient'
import { canBePregnant } from '../../pregnancy'
import type { Problem } from '../../problem'
import { entriesOf, entryOf, withEntry, withThisEntry } from './entries'
import { hasEnded } from './medicines'
import { alreadyThere, endBeforeStart, shareADay } from './periods'
import { missing, notAPastDay, refusal } from '../refusal'
import type { Writer } from '../writer'

export const PREGNANCY_LABELS = {
  kind: { ja: '記録の種類', en: 'What is recorded' },
  day: { ja: '検査日', en: 'Day of the test' },
  result: { ja: '判定', en: 'Result' },
  specimen: { ja: '検体', en: 'Specimen' },
  from: { ja: '開始日', en: 'First day' },
  to: { ja: '終了日', en: 'Last day' },
  note: { ja: 'メモ', en: 'Note' },
} satisfies Record<string, Bilingual>

/** What the form states of a test; a field left empty is absent. */
export interface PregnancyTestEntry {
  day?: Day
  result?: PregnancyTestResult
  specimen?: 'urine' | 'serum'
  note?: string
}

/** What the form states of a pregnancy or of breast-feeding. */
export interface MotherhoodEntry {
  kind: Motherhood['kind']
  from?: Day
  to?: Day
  note?: string
}

/**
 * The patient with a pregnancy test. Refuses one for a man, without a day or a result, on a day that is still to come or
 * before the birth, and the same test twice (day, specimen and result); another result of that day is a retest.
 */
export function withPregnancyTest(
  patient: Patient,
  entry: PregnancyTestEntry,
  writer: Writer,
): Patient | Problem {
  const { day, result, specimen, note } = entry
  if (!canBePregnant(patient)) return notForMen('pregnancy-kind')
  if (day === undefined) return missing('pregnancy-day', PREGNANCY_LABELS.day)
  if (result === undefined) return missing('pregnancy-result', PREGNANCY_LABELS.result)
  const refused = notAPastDay('pregnancy-day', PREGNANCY_LABELS.day, day, patient.birthDate, writer)
  if (refused) return refused
  const test: PregnancyTest = {
    id: writer.newId(),
    day,
    result,
    ...(specimen === undefined ? {} : { specimen }),
    ...(note ? { note } : {}),
    by: writer.by,
  }
  return entriesOf(patient, 'pregnancyTests').some((other) => isSameTest(other, test))
    ? alreadyThere('pregnancy-day', day, {
        ja: `${day} の同じ判定の検査`,
        en: `The test of ${day} with this result`,
      })
    : withEntry(patient, 'pregnancyTests', test)
}

/**
 * The patient with a pregnancy or a time of breast-feeding; it lasts while no last day is stated. Refuses one for a man,
 * days that are still to come or before the birth, an end before the start, and two of a kind that share a day.
 */
export function withMotherhood(patient: Patient, entry: MotherhoodEntry, writer: Writer): Patient | Problem {
  const { kind, from, to, note } = entry
  if (!canBePregnant(patient)) return notForMen('pregnancy-kind')
  if (from === undefined) return missing('pregnancy-from', PREGNANCY_LABELS.from)
  const refused =
    notAPastDay('pregnancy-from', PREGNANCY_LABELS.from, from, patient.birthDate, writer) ??
    endRefused('pregnancy-to', from, to, patient, writer)
  if (refused) return refused
  const motherhood: Motherhood = {
    id: writer.newId(),
    kind,
    from,
    ...(to === undefined ? {} : { to }),
    ...(note ? { note } : {}),
    by: writer.by,
  }
  const same = entriesOf(patient, 'motherhoods').find(
    (other) => other.struckOut === undefined && other.kind === kind && shareADay(other, motherhood),
  )
  return same ? overlaps(same, from) : withEntry(patient, 'motherhoods', motherhood)
}

/** The patient with the last day of that pregnancy or time of breast-feeding. */
export function withMotherhoodEnd(
  patient: Patient,
  id: string,
  to: Day | undefined,
  writer: Writer,
): Patient | Problem {
  const motherhood = entryOf(patient, 'motherhoods', id)
  if (to === undefined) return missing('end-day', PREGNANCY_LABELS.to)
  if (motherhood.to !== undefined) return hasEnded('end-day', motherhood.to)
  return (
    endRefused('end-day', motherhood.from, to, patient, writer) ??
    withThisEntry(patient, 'motherhoods', { ...motherhood, to })
  )
}

function endRefused(
  field: string,
  from: Day,
  to: Day | undefined,
  { birthDate }: Patient,
  writer: Writer,
): Problem | undefined {
  if (to === undefined) return undefined
  return (
    endBeforeStart(field, PREGNANCY_LABELS, from, to) ??
    notAPastDay(field, PREGNANCY_LABELS.to, to, birthDate, writer)
  )
}

function isSameTest(one: PregnancyTest, other: PregnancyTest): boolean {
  return (
    one.struckOut === undefined &&
    one.day === other.day &&
    one.result === other.result &&
    one.specimen === other.specimen
  )
}

function overlaps(other: Motherhood, from: Day): Problem {
  const span = `${other.from} – ${other.to ?? ''}`.trim()
  return refusal(
    'periods-overlap',
    'pregnancy-from',
    from,
    { ja: `既にある記録(${span})と期間が重なります。`, en: `It overlaps the entry ${span}.` },
    {
      ja: '先にその終了日を記録するか、その記録を取り消してください。',
      en: 'Record the last day of that entry first, or strike it out.',
    },
  )
}

function notForMen(field: string): Problem {
  return refusal(
    'not-for-men',
    field,
    '',
    { ja: '性別が男性と登録されています。', en: 'The record says that this is a man.' },
    {
      ja: '性別が誤りの場合は、患者情報を訂正してください。',
      en: 'If that is wrong, correct the sex first.',
    },
  )
}
