import { parseDay, type Day } from '@/domain/day'
import { PATIENT_NOTE_KINDS, PREGNANCY_TEST_RESULTS, PROCEDURE_KINDS, type Patient } from '@/domain/patient'
import type { EntryRoom } from '@/domain/edit/entry/entries'
import { z } from '../zod'

const text = z.string()
const words = z.string().check(z.minLength(1))
const day = z.custom<Day>((given) => typeof given === 'string' && parseDay(given) !== undefined)
const stamp = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/))
const opt = z.optional

/** Who entered it, and who struck it out when and why. */
const kept = {
  note: opt(text),
  by: opt(text),
  struckOut: opt(z.object({ at: stamp, by: text, reason: opt(text) })),
}

const medicine = z.object({ name: words, yj: opt(text), from: opt(day), to: opt(day), ...kept })
const test = z.object({
  day,
  result: z.enum(PREGNANCY_TEST_RESULTS),
  specimen: opt(z.enum(['urine', 'serum'])),
  ...kept,
})
const motherhood = z.object({
  kind: z.enum(['pregnancy', 'breast-feeding']),
  from: day,
  to: opt(day),
  ...kept,
})
const procedure = z.object({ kind: z.enum(PROCEDURE_KINDS), day, ...kept })
const note = z.object({
  day,
  kind: z.enum(PATIENT_NOTE_KINDS),
  text: words,
  by: kept.by,
  struckOut: kept.struckOut,
})

/** The lists of a patient that a person filled beside courses and draws; read one item at a time. */
export const entrySchemas = {
  medicines: medicine,
  pregnancyTests: test,
  motherhoods: motherhood,
  procedures: procedure,
  notes: note,
} satisfies Record<EntryRoom, unknown>

export const ENTRY_ROOMS = Object.keys(entrySchemas) as EntryRoom[]

/** The days that an entry may state. */
export interface EntryDays {
  day?: Day | undefined
  from?: Day | undefined
  to?: Day | undefined
}

/** The days of an entry of which none may lie after today: what has happened already. */
export function pastDaysOf(room: EntryRoom, entry: EntryDays): Day[] {
  if (room === 'medicines' || room === 'procedures') return []
  return [entry.day, entry.from, entry.to].filter((one) => one !== undefined)
}

/** The same lists as the file writes them: every key but the ids. */
export function entryParts(patient: Patient): object {
  return Object.fromEntries(
    ENTRY_ROOMS.flatMap((room) => {
      const entries = patient[room] ?? []
      return entries.length === 0 ? [] : [[room, entries.map((entry) => ({ ...entry, id: undefined }))]]
    }),
  )
}
