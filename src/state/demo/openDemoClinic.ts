import type { Day } from '@/domain/day'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import type { ClinicDatabase, ClinicDocument, StoreSession } from '@/storage'
import { DEMO_CASES } from './cases'
import { demoPatients } from './demoClinic'

const SIZES = { empty: 0, demo: DEMO_CASES.length, large: 5000 } as const

/** Opens the demonstration clinic; makes it anew where it is missing, of another size, or from another day. */
export async function openDemoClinic(
  database: ClinicDatabase,
  today: Day,
  at: string,
  size: keyof typeof SIZES,
): Promise<StoreSession> {
  const name = demoName(today, size)
  const kept = await database.openOpenClinic()
  if (kept && (await kept.readClinic()).settings.name === name) return kept
  kept?.close()
  const session = await database.createOpenClinic(demoClinic(name), 'Demo')
  const patients = demoPatients(today, SIZES[size])
  if (patients.length > 0) await session.commit({ what: 'demo-made', at, patients })
  return session
}

function demoClinic(name: string): ClinicDocument {
  // Two days of grace, so that the status between due and overdue can be seen too.
  return { settings: { ...DEFAULT_SETTINGS, name, graceDays: 2 }, templates: [] }
}

function demoName(today: Day, size: string): string {
  return `デモクリニック ${today}${size === 'demo' ? '' : ` (${size})`}`
}
