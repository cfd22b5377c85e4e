import type { ReadPatient } from '@/domain/reading'
import type { Identifier } from '../r4'
import { ownText } from '../../gathered/dictionary'
import type { Gathered } from '../../gathered/gathered'
import type { Subject } from '../../gathered/subjects'
import { textOf, type Sent } from '../elements'
import { idPart, isAbsolute, nearKey, withoutVersion } from '../references'
import { identifierKey, isPatientNumber, type PatientSays } from './patient'

/** A Patient resource and where it stands. */
export interface KnownPatient extends PatientSays {
  file: number
  folder: number
  line: number
  /** The address that its file gives it; empty where it gives none. */
  address: string
  /** `Patient/id`. */
  key: string
  /** When this version was reported, as `stampNumber`; −∞ where that is not known. */
  stamp: number
}

/** Whom a resource is about, before all files were read. */
interface Slot {
  subject: number
  file: number
  folder: number
  line: number
  reference: string
  identifier: string
  /** The identifier is the number by which an institution knows its patients. */
  number: string
}

/** Who somebody is whom resources refer to: one of the patients of the files, several that contradict, or nobody of them. */
export type Found = { is: 'one'; patient: KnownPatient } | { is: 'several' } | { is: 'none' }

/**
 * The people of all files of an import. Whom a resource is about is only said when all files were read: in a bulk export the
 * patients stand in another file. Ids are unique within one export only, so the nearest holds: the same file, then the same
 * folder, then any file. Patients of one id that contradict each other are never joined.
 */
export class People {
  private patients: KnownPatient[] = []
  private slots: Slot[] = []
  private readonly slotOf = new Map<string, number>()
  private byKey: Map<string, KnownPatient[]> | undefined
  private lastKey = ''
  private lastSubject = -1

  constructor(private readonly into: Gathered) {}

  learn(patient: KnownPatient): void {
    this.patients.push(patient)
    this.byKey = undefined
  }

  /** The position of whoever a reference (or an identifier in place of one) leads to; known once all files were read. */
  subjectOf(
    { file, folder, line }: { file: number; folder: number; line: number },
    reference: string,
    sent: Sent<Identifier> | undefined,
  ): number {
    const identifier = sent ? (identifierKey(sent) ?? '') : ''
    const key = `${file}\u0001${reference}\u0001${identifier}`
    if (key === this.lastKey && this.lastSubject >= 0) return this.lastSubject
    const known = this.slotOf.get(key)
    const subject = known ?? this.into.subjects.reserve(file, line)
    if (known === undefined) {
      const number = sent && isPatientNumber(sent) ? textOf(sent.value) : ''
      this.slots.push({ subject, file, folder, line, reference, identifier, number })
      this.slotOf.set(ownText(key), subject)
    }
    this.lastKey = key
    this.lastSubject = subject
    return subject
  }

  /** The patient to whom a reference leads from a place. */
  find({ file, folder }: { file: number; folder: number }, reference: string, identifier: string): Found {
    const fitting = this.fitting(reference, identifier)
    const inFile = fitting.filter((each) => each.file === file)
    if (inFile.length > 0) return theOne(inFile)
    const inFolder = fitting.filter((each) => each.folder === folder)
    if (inFolder.length > 0) return theOne(inFolder)
    return fitting.length === 0 ? { is: 'none' } : theOne(fitting)
  }

  takeBack(file: number): void {
    this.patients = this.patients.filter((each) => each.file !== file)
    this.slots = this.slots.filter((each) => each.file !== file)
    for (const key of this.slotOf.keys()) if (key.startsWith(`${file}\u0001`)) this.slotOf.delete(key)
    this.byKey = undefined
    this.lastKey = ''
  }

  /** Says who everybody is, and gives every patient that has a number as a row of a roster. */
  finish(): void {
    for (const slot of this.slots) this.finishSlot(slot)
    const said = new Set<string>()
    for (const patient of newestFirst(this.patients)) {
      const place = { file: patient.file, line: patient.line }
      if (patient.number === '') this.problem('no-number', patient.key, place)
      else this.addRow(patient, said)
    }
  }

  private addRow(patient: KnownPatient, said: Set<string>): void {
    const { number, name, kana, birthDate, sex, beside, file, line } = patient
    const row = { number, ...defined({ name, kana, birthDate, sex }), ...beside, fillsOnly: true as const }
    const key = JSON.stringify(row)
    if (said.has(key)) return
    said.add(key)
    this.into.roster.push({ ...row, file, line } satisfies ReadPatient)
  }

  private finishSlot(slot: Slot): void {
    const found = this.find(slot, slot.reference, slot.identifier)
    this.into.subjects.know(slot.subject, this.subjectFor(slot, found))
    if (found.is === 'several') this.problem('fhir-patients-differ', slot.reference || slot.identifier, slot)
  }

  private subjectFor(slot: Slot, found: Found): Omit<Subject, 'file' | 'line'> {
    const { reference, identifier } = slot
    if (found.is === 'one') return subjectOfPatient(found.patient)
    // Whom the clinic knows by this number is not asked: nobody says which of them it is.
    if (found.is === 'several') return { number: reference || identifier, isReference: true }
    if (slot.number !== '') return { number: slot.number }
    const id = reference === '' ? identifier.slice(identifier.lastIndexOf('|') + 1) : idPart(reference)
    return { number: id, isReference: true }
  }

  private fitting(reference: string, identifier: string): KnownPatient[] {
    const byKey = (this.byKey ??= keyed(this.patients))
    const plain = withoutVersion(reference)
    const byReference = plain === '' ? [] : (byKey.get(plain) ?? byKey.get(nearKey(plain)) ?? [])
    const near = byReference.filter(
      ({ address }) => !isAbsolute(plain) || !isAbsolute(address) || address === plain,
    )
    return near.length > 0 || identifier === '' ? near : (byKey.get(`\u0001${identifier}`) ?? [])
  }

  private problem(
    code: 'no-number' | 'fhir-patients-differ',
    received: string,
    { file, line }: { file: number; line: number },
  ): void {
    this.into.problems.add({ code, file, line, column: 0, received, detail: '', cells: 0 })
  }
}

/** The person as results name one. Without a number the id of the resource is no more than a reference. */
export function subjectOfPatient({
  number,
  name,
  kana,
  birthDate,
  sex,
  key,
}: KnownPatient): Omit<Subject, 'file' | 'line'> {
  const identity = defined({ name, kana, birthDate, sex })
  return number === '' ? { number: idPart(key), ...identity, isReference: true } : { number, ...identity }
}

/** The patients in their order; of one number the newest first, since what comes first fills the record. */
function newestFirst(patients: readonly KnownPatient[]): KnownPatient[] {
  const byNumber = new Map<string, KnownPatient[]>()
  for (const patient of patients) {
    const known = byNumber.get(patient.number)
    if (known) known.push(patient)
    else byNumber.set(patient.number, [patient])
  }
  return [...byNumber.values()].flatMap((versions) =>
    versions.length === 1
      ? versions
      : versions.toReversed().sort((a, b) => (a.stamp === b.stamp ? 0 : b.stamp - a.stamp)),
  )
}

function keyed(patients: readonly KnownPatient[]): Map<string, KnownPatient[]> {
  const byKey = new Map<string, KnownPatient[]>()
  for (const patient of patients) {
    const keys = new Set([
      patient.address,
      patient.key,
      ...patient.identifiers.map((each) => `\u0001${each}`),
    ])
    keys.delete('')
    for (const key of keys) {
      const known = byKey.get(key)
      if (known) known.push(patient)
      else byKey.set(key, [patient])
    }
  }
  return byKey
}

/** The newest of versions of one person; several people where they contradict each other. */
function theOne(patients: readonly KnownPatient[]): Found {
  const newest = patients.reduce((last, each) => (each.stamp >= last.stamp ? each : last))
  return patients.some((each) => contradicts(each, newest))
    ? { is: 'several' }
    : { is: 'one', patient: newest }
}

/** Another number, or another birth date or sex where both versions state one and nothing says which is the newer. */
function contradicts(a: KnownPatient, b: KnownPatient): boolean {
  if (a.number !== '' && b.number !== '' && a.number !== b.number) return true
  const isOlderVersion = a.file === b.file && a.stamp !== b.stamp
  if (isOlderVersion) return false
  return (
    differ(a.birthDate, b.birthDate) ||
    differ(a.sex, b.sex) ||
    (differ(a.name, b.name) && differ(a.kana ?? a.name, b.kana ?? b.name))
  )
}

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b
}

type Defined<Given> = { [Key in keyof Given]?: Exclude<Given[Key], undefined> }

function defined<Given extends object>(given: Given): Defined<Given> {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Defined<Given>
}
