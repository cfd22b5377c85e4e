import { parseDay, type Day } from '@/domain/day'
import type { Sex } from '@/domain/patient'
import type { ReadPatient } from '@/domain/reading'
import type { ContactPoint, HumanName, Identifier, Patient, PatientLink } from '../r4'
import { readName } from '../../cells/wordCells'
import { extensionOf, hasCode, parts, textOf, type Sent } from '../elements'
import { JP_PATIENT_NUMBER, MEMBER_ID, NAME_REPRESENTATION, OWN, ownExtension } from '../systems'

/** Who a Patient resource says that somebody is. */
export interface PatientSays {
  /** As sent; empty where no identifier is one. */
  number: string
  name?: string
  kana?: string
  birthDate?: Day
  sex?: Sex
  /** `system|value` of every identifier, by which a reference without an address finds the person. */
  identifiers: string[]
  /** What a roster would say beside. */
  beside: Pick<ReadPatient, 'phone' | 'phone2' | 'contactNote' | 'nextVisit'>
  /** It was merged into another, or is not in use any more. */
  isReplaced: boolean
  isInactive: boolean
}

/** What a Patient says of who somebody is; a birth date that is no whole day, and a sex that is neither, state nothing. */
export function patientSays(patient: Sent<Patient>): PatientSays {
  const identifiers = parts<Identifier>(patient.identifier)
  const { name, kana } = namesIn(patient.name)
  const birthDate = parseDay(textOf(patient.birthDate))
  const sex = SEXES.get(textOf(patient.gender))
  return {
    number: numberIn(identifiers),
    ...(name === '' ? {} : { name }),
    ...(kana === '' ? {} : { kana }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(sex === undefined ? {} : { sex }),
    identifiers: identifiers.flatMap((each) => identifierKey(each) ?? []),
    beside: besideIn(patient),
    isReplaced: parts<PatientLink>(patient.link).some(({ type }) => type === 'replaced-by'),
    isInactive: patient.active === false,
  }
}

/** An identifier as it is looked up; undefined where it has no value. */
export function identifierKey(identifier: Sent<Identifier>): string | undefined {
  const value = textOf(identifier.value)
  return value === '' ? undefined : `${textOf(identifier.system)}|${value}`
}

/** Whether an identifier is the number under which an institution knows a patient. */
export function isPatientNumber({ system, type }: Sent<Identifier>): boolean {
  const named = textOf(system)
  return named === OWN.patientNumber || JP_PATIENT_NUMBER.test(named) || hasCode(type, 'MR')
}

const SEXES: ReadonlyMap<string, Sex> = new Map([
  ['female', 'F'],
  ['male', 'M'],
])

/** The clinic's own number first; else the first that is no insurance card, no old number, no id of a resource. */
function numberIn(identifiers: readonly Sent<Identifier>[]): string {
  const usable = identifiers.filter(
    (each) => textOf(each.value) !== '' && each.use !== 'old' && textOf(each.system) !== OWN.lid,
  )
  const own =
    usable.find(({ system }) => textOf(system) === OWN.patientNumber) ?? usable.find(isPatientNumber)
  const other = usable.find(
    ({ system, type }) => !MEMBER_ID.test(textOf(system)) && !hasCode(type, ...NO_NUMBERS),
  )
  return textOf((own ?? other ?? usable[0])?.value)
}

/** Kinds of identifiers (v2-0203) that are no number of an institution: passports, driving licences, social security. */
const NO_NUMBERS = ['PPN', 'DL', 'SS', 'MC', 'HC', 'NIIP', 'TAX']

type Name = Sent<HumanName>

function namesIn(sent: unknown): { name: string; kana: string } {
  const names = parts<HumanName>(sent).filter(
    ({ use }) => use !== 'old' && use !== 'maiden' && use !== 'nickname',
  )
  const ofKind = (kind: string | undefined): Name | undefined => {
    const fitting = names.filter((each) => representationOf(each) === kind)
    return (
      fitting.find(({ use }) => use === 'official') ??
      fitting.find(({ use }) => use === 'usual') ??
      fitting[0]
    )
  }
  const kanji = shownName(ofKind('IDE'))
  const kana = shownName(ofKind('SYL'))
  // Marked the wrong way round: neither is taken for what it is not.
  if (kana !== '' && !isKana(kana)) return { name: isKana(kanji) ? '' : kanji, kana: '' }
  const plain = kanji === '' ? shownName(ofKind(undefined) ?? ofKind('ABC')) : kanji
  return { name: plain, kana }
}

function representationOf(name: Name): string | undefined {
  const code = extensionOf(name, NAME_REPRESENTATION)?.valueCode
  return typeof code === 'string' ? code : undefined
}

/** As written; a name in parts has the family name first where it is written in characters of East Asia. */
function shownName(name: Name | undefined): string {
  if (!name) return ''
  const text = textOf(name.text)
  if (text !== '') return readName(text)
  const family = textOf(name.family)
  const given = (Array.isArray(name.given) ? (name.given as unknown[]) : []).map(textOf).join(' ').trim()
  const inOrder = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(family + given)
    ? [family, given]
    : [given, family]
  return readName(inOrder.filter((each) => each !== '').join(' '))
}

function isKana(text: string): boolean {
  return /^[\u3040-\u30ff\uff66-\uff9f\s　・\-A-Za-zＡ-Ｚａ-ｚ.]+$/.test(text)
}

function besideIn(patient: Sent<Patient>): PatientSays['beside'] {
  const phones = parts<ContactPoint>(patient.telecom)
    .filter(({ system, use, value }) => system === 'phone' && use !== 'old' && /\d/.test(textOf(value)))
    .map(({ value, rank }) => ({ value: textOf(value), rank: typeof rank === 'number' ? rank : Infinity }))
    .sort((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank))
  // A second number may be known alone.
  const isSecondAlone = phones.length === 1 && phones[0]?.rank === 2
  const [first, second] = isSecondAlone ? [undefined, phones[0]?.value] : phones.map(({ value }) => value)
  const note = textOf(extensionOf(patient, ownExtension('contact-note'))?.valueString)
  const visit = parseDay(textOf(extensionOf(patient, ownExtension('next-visit'))?.valueDate))
  return {
    ...(first === undefined ? {} : { phone: first }),
    ...(second === undefined ? {} : { phone2: second }),
    ...(note === '' ? {} : { contactNote: note }),
    ...(visit === undefined ? {} : { nextVisit: visit }),
  }
}
