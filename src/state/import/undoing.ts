import { undoImport } from '@/domain/merge'
import type { Patient } from '@/domain/patient'
import type { StoreSession } from '@/storage'
import type { UndoDone, UndoKept } from './types'

const BATCH = 200

/** Who takes which import back, when. */
export interface UndoGiven {
  importId: string
  at: string
  by: string
  pace: (done: number, total: number) => Promise<void>
}

/** Takes one import back in one act. It is gone through twice, so that it never stands in memory as a whole. */
export async function undoStored(
  session: StoreSession,
  { importId, at, by, pace }: UndoGiven,
): Promise<UndoDone> {
  const record = (await session.readImports()).find(({ id }) => id === importId)
  if (!record) throw new Error(`no import with id: ${importId}`)
  const removed: string[] = []
  const kept: UndoKept[] = []
  let restored = 0
  const total = record.patientIds.length * 2
  for await (const patient of patientsOf(session, record.patientIds, (done) => pace(done, total))) {
    const undone = undoImport(patient, importId)
    if (undone.patient) restored += 1
    else removed.push(patient.id)
    kept.push(...undone.kept.map((text) => ({ number: patient.number, text })))
  }
  await session.commit({
    what: 'import-undone',
    at,
    patients: restoredPeople(session, record.patientIds, importId, (done) =>
      pace(record.patientIds.length + done, total),
    ),
    removedPatientIds: removed,
    import: { ...record, undone: at },
    detail: { import: importId, by },
  })
  return { importId, patientsRemoved: removed.length, patientsRestored: restored, kept }
}

async function* restoredPeople(
  session: StoreSession,
  ids: readonly string[],
  importId: string,
  pace: (done: number) => Promise<void>,
): AsyncGenerator<Patient> {
  for await (const patient of patientsOf(session, ids, pace)) {
    const { patient: restored } = undoImport(patient, importId)
    if (restored) yield restored
  }
}

async function* patientsOf(
  session: StoreSession,
  ids: readonly string[],
  pace: (done: number) => Promise<void>,
): AsyncGenerator<Patient> {
  for (let from = 0; from < ids.length; from += BATCH) {
    yield* await session.readPatients(ids.slice(from, from + BATCH))
    await pace(Math.min(ids.length, from + BATCH))
  }
}
