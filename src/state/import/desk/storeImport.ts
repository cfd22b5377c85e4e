import type { Merging } from '@/domain/merge'
import { newId, type ImportRecord, type StoreSession } from '@/storage'
import type { PlannedImport } from '../previewing'
import { peopleToStore } from '../storing'
import type { ConfirmRequest, ImportTotals } from '../types'
import { withClinicOf } from './ofClinic'

/** Stores what was planned, under the decisions taken, in one act. `pace` hears how many people are done, and may throw to stop. */
export async function storeImport(
  { plan, session, files, clinicFiles, isEmptyClinic }: PlannedImport & { session: StoreSession },
  { importId, at, by, today, courseForNew }: ConfirmRequest,
  totals: ImportTotals,
  pace: (done: number) => Promise<void>,
): Promise<void> {
  const choiceOf: Merging['choiceOf'] = (key) => plan.choices.get(key)
  const merging: Merging = { today, at, by, importId, newId, choiceOf }
  const record: ImportRecord = { id: importId, at, by, files, counts: { ...totals }, patientIds: [] }
  const people = peopleToStore(plan, { merging, courseForNew, session, pace })
  // Two people under one number, as somebody chose, are no news to anybody.
  const taken = plan.storedNumbers()
  const newNumbers = new Map<string, string>()
  const [clinicFile] = clinicFiles
  const clinic =
    clinicFile && isEmptyClinic ? withClinicOf(await session.readClinic(), clinicFile) : undefined
  await session.commit({
    what: 'imported',
    at,
    // The record is sealed after the last person came, so it and the numbers are completed while they come.
    patients: noted(people, ({ id, number }) => {
      record.patientIds.push(id)
      if (!taken.has(number)) newNumbers.set(number, id)
    }),
    newNumbers,
    ...(clinic ? { clinic } : {}),
    import: record,
    detail: { files: files.length, results: totals.new },
  })
}

async function* noted<Given>(
  people: AsyncIterable<Given>,
  note: (person: Given) => void,
): AsyncGenerator<Given> {
  for await (const person of people) {
    note(person)
    yield person
  }
}
