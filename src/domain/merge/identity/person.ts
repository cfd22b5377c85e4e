import type { Patient } from '../../patient'
import type { ReadPatient } from '../../reading'
import type { Tracing } from '../trace'
import { namesDiffer } from './identity'
import type { Incoming, MergeNote, Merging } from '../types'

const FIELDS = ['name', 'kana', 'birthDate', 'sex', 'phone', 'phone2', 'contactNote', 'nextVisit'] as const

/** What identity a file of results may add where the record has none; it never replaces what is there. */
const IDENTITY = ['name', 'kana', 'birthDate', 'sex'] as const

/** The patient as a roster states it. An empty cell is absent here and changes nothing. */
export function withPerson(
  patient: Patient,
  read: ReadPatient,
  merging: Merging,
  tracing: Tracing,
  notes: MergeNote[],
): Patient {
  if (read.fillsOnly) return withFilled(patient, read, tracing, notes)
  let changed = patient
  for (const field of FIELDS) {
    const stated = read[field]
    const before = changed[field]
    if (stated === undefined || stated === before) continue
    tracing.record([field], before, stated)
    if (field !== 'nextVisit' && before !== undefined) notes.push(replaced(field, before, stated, read))
    changed = { ...changed, [field]: stated }
  }
  return read.weightKg === undefined ? changed : withWeight(changed, merging.today, read.weightKg, tracing)
}

/** The patient with what such a source says where nothing was known; what it says otherwise is told, and the record stays. */
function withFilled(patient: Patient, read: ReadPatient, tracing: Tracing, notes: MergeNote[]): Patient {
  notes.push(...otherName(patient, read))
  let changed = patient
  for (const field of FIELDS) {
    const stated = read[field]
    const before = changed[field]
    if (stated === undefined) continue
    if (before === undefined) {
      tracing.record([field], undefined, stated)
      changed = { ...changed, [field]: stated }
    } else if (TOLD.has(field) && asCompared(before) !== asCompared(stated))
      notes.push(stays(field, before, stated, read))
  }
  return changed
}

/** Of names the whole is compared; a next visit that the clinic knows already needs no word. */
const TOLD: ReadonlySet<string> = new Set(['phone', 'phone2', 'contactNote'])

/** Telephone numbers are written with and without hyphens. */
function asCompared(text: string): string {
  return /^[\d\s()（）+＋\-−‐ー.]+$/.test(text) ? text.replace(/\D/g, '') : text.trim()
}

/** The patient with what rows of results say of who it is, where nothing was known. */
export function withIdentityOf(
  patient: Patient,
  read: Partial<Pick<Patient, (typeof IDENTITY)[number]>>,
  tracing: Tracing,
): Patient {
  let changed = patient
  for (const field of IDENTITY) {
    const stated = read[field]
    if (stated === undefined || changed[field] !== undefined) continue
    tracing.record([field], undefined, stated)
    changed = { ...changed, [field]: stated }
  }
  return changed
}

/** That results stand under another name than the record's, a surname before or after marriage: the record keeps its own. */
export function otherName(
  patient: Patient,
  { file = 0, line = 0, ...said }: NonNullable<Incoming['identities']>[number],
): MergeNote[] {
  if (!namesDiffer(patient, { number: patient.number, ...said })) return []
  const [ours, theirs] = [patient.name ?? patient.kana ?? '', said.name ?? said.kana ?? '']
  return [
    {
      file,
      line,
      text: {
        ja: `氏名「${theirs}」は登録の「${ours}」と異なります(生年月日は同じ)。登録の氏名のままにします。`,
        en: `The name “${theirs}” is not the one recorded, “${ours}” (same birth date). The recorded name stays.`,
      },
    },
  ]
}

/** A weight is kept for its day; the newest one stated again adds nothing. */
export function withWeight(
  patient: Patient,
  day: Patient['weights'][number]['day'],
  kg: number,
  tracing: Tracing,
): Patient {
  const newest = patient.weights.reduce<Patient['weights'][number] | undefined>(
    (last, each) => (last && last.day > each.day ? last : each),
    undefined,
  )
  const ofDay = patient.weights.find((weight) => weight.day === day)
  if (ofDay?.kg === kg || (newest?.kg === kg && newest.day <= day)) return patient
  tracing.record(['weights', day], ofDay?.kg, kg)
  const others = patient.weights.filter((weight) => weight.day !== day)
  return { ...patient, weights: [...others, { day, kg }].sort((a, b) => (a.day < b.day ? -1 : 1)) }
}

const LABELS: Record<(typeof FIELDS)[number], { ja: string; en: string }> = {
  name: { ja: '氏名', en: 'Name' },
  kana: { ja: 'カナ', en: 'Kana' },
  birthDate: { ja: '生年月日', en: 'Birth date' },
  sex: { ja: '性別', en: 'Sex' },
  phone: { ja: '電話', en: 'Telephone' },
  phone2: { ja: '電話2', en: 'Telephone 2' },
  contactNote: { ja: '連絡メモ', en: 'Contact note' },
  nextVisit: { ja: '次回受診', en: 'Next visit' },
}

function stays(field: (typeof FIELDS)[number], ours: string, theirs: string, read: ReadPatient): MergeNote {
  const { ja, en } = LABELS[field]
  return {
    file: read.file ?? 0,
    line: read.line,
    text: {
      ja: `${ja}「${theirs}」は登録の「${ours}」と異なります。登録のままにします。`,
      en: `${en} “${theirs}” is not the one recorded, “${ours}”. What is recorded stays.`,
    },
  }
}

function replaced(
  field: (typeof FIELDS)[number],
  before: string,
  after: string,
  read: ReadPatient,
): MergeNote {
  const { ja, en } = LABELS[field]
  return {
    file: read.file ?? 0,
    line: read.line,
    text: { ja: `${ja}: 「${before}」→「${after}」`, en: `${en}: “${before}” → “${after}”` },
  }
}
