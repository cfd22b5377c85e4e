import type { Day } from '@/domain/day'
import type { Patient } from '@/domain/patient'
import type { DemoCase } from './cases'

const NURSE = '看護師 早川'

/** Medicines, pregnancy, procedures and notes of a case; a list that the case does not name stays away. */
export function demoEntries(
  shown: DemoCase,
  position: number,
  at: (offset: number) => Day,
): Pick<Patient, 'medicines' | 'pregnancyTests' | 'motherhoods' | 'procedures' | 'notes'> {
  const { medicines, tests, motherhoods, procedures, notes } = shown
  const made = (room: string, index: number) => ({ id: `${position}${room}${index}`, by: NURSE })
  return {
    ...(medicines && {
      medicines: medicines.map(([name, from, to], index) => ({
        ...made('m', index),
        name,
        ...(from === undefined ? {} : { from: at(from) }),
        ...(to === undefined ? {} : { to: at(to) }),
      })),
    }),
    ...(tests && {
      pregnancyTests: tests.map(([on, result, reason], index) => ({
        ...made('t', index),
        day: at(on),
        result,
        specimen: 'urine' as const,
        ...(reason === undefined ? {} : { struckOut: { at: `${at(on)}T16:40`, by: NURSE, reason } }),
      })),
    }),
    ...(motherhoods && {
      motherhoods: motherhoods.map(([kind, from, to], index) => ({
        ...made('b', index),
        kind,
        from: at(from),
        ...(to === undefined ? {} : { to: at(to) }),
      })),
    }),
    ...(procedures && {
      procedures: procedures.map(([kind, on, note], index) => ({
        ...made('p', index),
        kind,
        day: at(on),
        ...(note === undefined ? {} : { note }),
      })),
    }),
    ...(notes && {
      notes: notes.map(([on, kind, text], index) => ({ ...made('n', index), day: at(on), kind, text })),
    }),
  }
}
