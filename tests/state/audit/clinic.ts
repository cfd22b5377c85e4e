import 'fake-indexeddb/auto'
import { createPinia, setActivePinia } from 'pinia'
import { effectScope, onScopeDispose, type EffectScope } from 'vue'
import { factsOf } from '@/domain/factsOf'
import type { Patient } from '@/domain/patient'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { useClock } from '@/state/clock'
import { useRecords } from '@/state/records'
import { useSession } from '@/state/session'
import { openDatabase, type Act, type ClinicDatabase, type StoreSession } from '@/storage'

export const AT = '2026-11-22T09:14:00'

let count = 0

/** An open clinic with these people, as the stores of the app see it. */
export async function auditedClinic(patients: Patient[] = []): Promise<{
  session: StoreSession
  database: ClinicDatabase
  did: (act: Partial<Act>) => Promise<void>
}> {
  setActivePinia(createPinia())
  useClock().setZone('Asia/Tokyo')
  count += 1
  const database = await openDatabase(`audit-${count}`, { factsOf })
  const session = await database.createOpenClinic({ settings: DEFAULT_SETTINGS, templates: [] }, '佐藤 花子')
  if (patients.length > 0) await session.commit({ what: 'patient-added', at: AT, patients })
  useSession().store = session
  useRecords().facts = patients.map(factsOf)
  return { session, database, did: (act) => session.commit({ what: 'opened', at: AT, ...act }) }
}

export function aPatient(number: string, name: string, kana: string): Patient {
  return { id: `id-of-${number}`, number, name, kana, weights: [], courses: [], draws: [], contacts: [] }
}

/** Runs a composable as a component would; the scope ends it. */
export function within<Given>(make: () => Given): { given: Given; scope: EffectScope } {
  const scope = effectScope()
  const given = scope.run(make)
  if (given === undefined) throw new Error('nothing was made')
  scope.run(() => onScopeDispose(() => undefined))
  return { given, scope }
}

/** Waits until something holds. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1))
}
