import type { AnalyteId } from '@/domain/analyte'
import { addDays, day } from '@/domain/day'
import { mergePatient, type CellOutcome, type MergeChoice, type Merged, type Merging } from '@/domain/merge'
import { parseValue } from '@/domain/parseValue'
import type { Patient } from '@/domain/patient'
import type { ReadPatient, ReadResult } from '@/domain/reading'
import { stands } from '@/domain/reported'
import type { ResultStatus } from '@/domain/result'
import type { Value } from '@/domain/value'

/** The day on which results of these tests were drawn, unless they say otherwise. */
export const FIRST = day('2026-09-14')

/** One import on 22 November 2026; ids of its own; every choice, where one is given, falls so. */
export function merging(
  importId: string,
  choice?: MergeChoice | ((key: string) => MergeChoice | undefined),
): Merging {
  let last = 0
  return {
    today: day('2026-11-22'),
    at: '2026-11-22T09:30:00',
    by: '早川',
    importId,
    newId: () => {
      last += 1
      return `${importId}.${last}`
    },
    choiceOf: typeof choice === 'function' ? choice : () => choice,
  }
}

/** The value that a text states; throws where it states none. */
export function aValueOf(text: string): Value {
  const parsed = parseValue(text)
  if (!parsed || 'pending' in parsed) throw new Error(`no value: ${text}`)
  return parsed.value
}

/** A value of ALT as a list states it. */
export function read(value: string, more: Partial<ReadResult> = {}): ReadResult {
  return {
    number: '1',
    day: FIRST,
    analyte: 'alt',
    status: 'final',
    value: aValueOf(value),
    unit: 'U/L',
    file: 0,
    line: 2,
    column: 4,
    ...more,
  }
}

/** What a statement says; `on` counts days from the first, `hour` is that of the report on the 16th, `at` its whole moment. */
export interface Said {
  value?: string | undefined
  status?: ResultStatus
  analyte?: AnalyteId
  on?: number
  time?: string
  hour?: number
  at?: string
  key?: string
  file?: number
  line?: number
}

/** A line of a list that knows neither status nor version; without a value it is an order. */
export function listed({
  value,
  analyte = 'alt',
  on = 0,
  time,
  file = 0,
  line = 2,
  status,
}: Said): ReadResult {
  return {
    number: '1',
    day: addDays(FIRST, on),
    ...(time === undefined ? {} : { time }),
    analyte,
    status: status ?? (value === undefined ? 'pending' : 'final'),
    ...(value === undefined ? {} : { value: aValueOf(value), unit: 'U/L' }),
    file,
    line,
    column: 4,
  }
}

/** A report of a laboratory, which keeps statuses and versions. */
export function reported(given: Said): ReadResult {
  const { status = 'final', hour, at, key } = given
  const moment =
    at ?? (hour === undefined ? undefined : `2026-09-16T${String(hour).padStart(2, '0')}:00:00.000`)
  return {
    ...listed(given),
    status,
    isVersioned: true,
    ...(moment === undefined ? {} : { reportedAt: moment }),
    ...(key === undefined ? {} : { sourceKey: key }),
  }
}

/** The patient after one import of results and rows of a roster. */
export function imported(
  patient: Patient | undefined,
  results: readonly ReadResult[],
  id: string,
  choice?: Parameters<typeof merging>[1],
  people: readonly ReadPatient[] = [],
): Merged {
  return mergePatient(patient, '1', { people, results }, merging(id, choice))
}

/** Imports one after the other, named i0, i1 …; what became of the last. */
export function grown(...imports: readonly (readonly ReadResult[])[]): {
  patient: Patient
  outcomes: CellOutcome[]
  isChanged: boolean
} {
  let merged: Merged | undefined
  imports.forEach((results, at) => {
    merged = imported(merged?.patient, results, `i${at}`)
  })
  if (!merged) throw new Error('no import')
  return merged
}

/** What stands, by day. */
export function standing(patient: Patient | undefined): string[] {
  return (patient?.draws ?? []).flatMap((draw) =>
    draw.results.filter(stands).map((result) => `${draw.day.slice(5)} ${result.value?.text ?? '-'}`),
  )
}

/** What waits for a choice, newest first. */
export function waiting(patient: Patient): string[] {
  return patient.draws.flatMap((draw) =>
    draw.results.flatMap(({ conflict }) => (conflict ? [conflict.value.text] : [])),
  )
}
