import 'fake-indexeddb/auto'
import { afterEach, vi } from 'vitest'
import type { PatientFacts } from '@/domain/facts'
import type { Patient } from '@/domain/patient'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import {
  newId,
  openDatabase,
  resumeSession,
  type Act,
  type ClinicDatabase,
  type ClinicDocument,
  type StoreHandle,
  type StoreSession,
} from '@/storage'

// Stretching a passphrase takes its time, and more of it on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

export const PASSPHRASE = '正しい馬の電池の針'
export const AT = '2026-11-22T09:30:00'

/** As much of a patient as these tests look at. */
export function aPatient(number: string, more: Partial<Patient> = {}): Patient {
  return {
    id: newId(),
    number,
    name: `患者 ${number}`,
    weights: [],
    courses: [],
    draws: [],
    contacts: [],
    ...more,
  }
}

/** So many patients with the numbers 00001, 00002 … */
export function patients(count: number): Patient[] {
  return Array.from({ length: count }, (_, at) => aPatient(String(at + 1).padStart(5, '0')))
}

/** The facts that these tests look at; what the app keeps is another folder's business. */
export function factsOf(patient: Patient): PatientFacts {
  const { id, number, name, kana, phone, nextVisit } = patient
  return {
    id,
    number,
    ...(name !== undefined && { name }),
    ...(kana !== undefined && { kana }),
    ...(phone !== undefined && { phone }),
    ...(nextVisit !== undefined && { nextVisit }),
    courses: patient.courses.map(({ start, doses, pauses }) => ({ ...(start && { start }), doses, pauses })),
    draws: patient.draws.map((draw) => ({
      day: draw.day,
      present: draw.results.length,
      pending: 0,
      unusable: 0,
    })),
    values: [],
  }
}

export function aClinic(name = 'さいけつ皮膚科'): ClinicDocument {
  return { settings: { ...DEFAULT_SETTINGS, name }, templates: [] }
}

export function anAct(more: Partial<Act> = {}): Act {
  return { what: 'test', at: AT, ...more }
}

const open: { close: () => void }[] = []
let count = 0

/** A name that no other test uses. */
export function freshName(): string {
  count += 1
  return `clinic-${count}`
}

/** Opens a database, which is closed after the test. */
export async function opened(name: string): Promise<ClinicDatabase> {
  const database = await openDatabase(name, { factsOf })
  open.push(database)
  return database
}

/** Takes a session up again, as a worker or another tab would; it is closed after the test. */
export async function resumed(handle: StoreHandle): Promise<StoreSession> {
  const session = await resumeSession(handle, { factsOf })
  open.push(session)
  return session
}

/** A session on a clinic without passphrase, which is quicker to make. */
export async function openClinic(name = freshName()): Promise<StoreSession> {
  const session = await (await opened(name)).createOpenClinic(aClinic())
  open.push(session)
  return session
}

/** A session on a clinic with a passphrase, and what belongs to it. */
export async function lockedClinic(name = freshName()) {
  const database = await opened(name)
  const made = await database.createClinic({
    clinic: aClinic(),
    passphrase: PASSPHRASE,
    userName: '佐藤 花子',
  })
  open.push(made.session)
  return { ...made, database, name }
}

export function numbersOf(all: readonly { number: string }[]): string[] {
  return all.map(({ number }) => number).sort()
}

/** What must be there. */
export function the<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('there is none')
  return thing
}

/** The one of a list at that place, counted from 0. */
export function nth<Thing>(list: readonly Thing[], at: number): Thing {
  return the(list[at])
}

afterEach(() => {
  for (const one of open.splice(0)) one.close()
})
