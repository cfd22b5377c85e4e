import type { ImportTrace, Patient, TracedChange } from '../patient'

/** Notes down what an import changes about a person, so that it can be taken back. */
export class Tracing {
  readonly changes: TracedChange[] = []

  record(path: string[], before: string | number | undefined, after: string | number | undefined): void {
    this.changes.push({
      path,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    })
  }
}

/** The patient with the changes of one import noted beside those of earlier ones. */
export function withTrace(patient: Patient, importId: string, changes: readonly TracedChange[]): Patient {
  if (changes.length === 0) return patient
  const trace: ImportTrace = { importId, changes: [...changes] }
  return { ...patient, imported: [...(patient.imported ?? []), trace] }
}
