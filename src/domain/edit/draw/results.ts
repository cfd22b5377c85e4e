import type { Bilingual } from '../../language'
import type { Patient } from '../../patient'
import type { Problem } from '../../problem'
import type { EarlierResult, Result } from '../../result'
import { isRefused, missing, refusal } from '../refusal'
import { sameValue } from './sameValue'
import { otherUnit, typedValue, type TypedValue } from './typedValue'
import type { Writer } from '../writer'

export const CELL_LABELS = {
  value: { ja: '新しい値', en: 'New value' },
  reason: { ja: '理由', en: 'Reason' },
} satisfies Record<string, Bilingual>

/** Which cell of the table is meant. */
export interface CellPlace {
  drawId: string
  resultId: string
}

/** What the form of a cell states. The unit is the stored one unless given. */
export interface CellEntry {
  text: string
  unit: string
  reason: string
}

/**
 * The patient with a corrected value: the old one is kept with who, when and why. Refuses an empty value, no reason,
 * and a value that is no other.
 */
export function withEditedResult(
  patient: Patient,
  place: CellPlace,
  entry: CellEntry,
  writer: Writer,
): Patient | Problem {
  const typed = typedValue(entry.text)
  if (typed === undefined) return missing('cell-value', CELL_LABELS.value)
  const refused = otherUnit('cell-value', entry.text, typed, entry.unit)
  if (refused) return refused
  return withResult(patient, place, (before) => {
    if (typed.kind === 'pending' ? before.status === 'pending' : isUnchanged(before, typed, entry.unit))
      return noOtherValue(entry.text)
    if (before.status !== 'pending' && entry.reason === '') return missing('cell-reason', CELL_LABELS.reason)
    return changedResult(before, typed, entry.unit, entry.reason, writer)
  })
}

/** The patient with that result struck out as entered in error; nothing is erased. Refuses to do so without a reason. */
export function withResultStruckOut(
  patient: Patient,
  place: CellPlace,
  reason: string,
  writer: Writer,
): Patient | Problem {
  if (reason === '') return missing('cell-reason', CELL_LABELS.reason)
  return withResult(patient, place, (before) => struckOut(before, reason, writer))
}

/**
 * The patient with that draw struck out and every result of it: the sheet of somebody else, say. It stays in the record
 * and counts for nothing; one that is struck out already stays as it is.
 */
export function withDrawStruckOut(
  patient: Patient,
  drawId: string,
  reason: string,
  writer: Writer,
): Patient | Problem {
  if (reason === '') return missing('cell-reason', CELL_LABELS.reason)
  const draws = patient.draws.map((draw) =>
    draw.id === drawId && !draw.struckOut
      ? {
          ...draw,
          results: draw.results.map((result) => struckOut(result, reason, writer)),
          struckOut: { at: writer.at.slice(0, 16), by: writer.by, reason },
        }
      : draw,
  )
  return { ...patient, draws }
}

/** The result with another value or none yet, the one before kept beside it. */
export function changedResult(
  before: Result,
  typed: TypedValue,
  unit: string,
  reason: string,
  writer: Writer,
): Result {
  const because = before.status === 'pending' ? 'filled' : 'edited'
  const kept: Result = {
    ...withoutValue(before),
    earlier: [...(before.earlier ?? []), earlierOf(before, because, reason, writer)],
  }
  if (typed.kind === 'pending') return { ...kept, status: 'pending' }
  return {
    ...kept,
    status: because === 'filled' ? 'final' : 'corrected',
    value: typed.value,
    unit,
    ...(typed.labFlag === undefined ? {} : { labFlag: typed.labFlag }),
    arrived: writer.today,
  }
}

/** Whether the result says exactly this already. */
export function isUnchanged(before: Result, typed: TypedValue & { kind: 'value' }, unit: string): boolean {
  return before.status !== 'entered-in-error' && sameValue(before, typed.value, unit)
}

function struckOut(before: Result, reason: string, writer: Writer): Result {
  if (before.status === 'entered-in-error') return before
  const kept = { ...before }
  delete kept.conflict
  return {
    ...kept,
    status: 'entered-in-error',
    earlier: [...(before.earlier ?? []), earlierOf(before, 'entered-in-error', reason, writer)],
  }
}

function withResult(
  patient: Patient,
  place: CellPlace,
  change: (before: Result) => Result | Problem,
): Patient | Problem {
  const draw = patient.draws.find((each) => each.id === place.drawId)
  const before = draw?.results.find((each) => each.id === place.resultId)
  if (!draw || !before) throw new Error(`no such result: ${place.drawId} ${place.resultId}`)
  const after = change(before)
  if (isRefused(after)) return after
  const results = draw.results.map((each) => (each === before ? after : each))
  return { ...patient, draws: patient.draws.map((each) => (each === draw ? { ...draw, results } : each)) }
}

function earlierOf(
  before: Result,
  because: EarlierResult['replaced']['because'],
  reason: string,
  writer: Writer,
): EarlierResult {
  return {
    ...(before.value === undefined ? {} : { value: before.value }),
    ...(before.unit === undefined ? {} : { unit: before.unit }),
    status: before.status,
    replaced: { at: writer.at, by: writer.by, because, ...(reason === '' ? {} : { reason }) },
  }
}

// A lab's flag and a waiting conflict speak of the value that goes; the printed range stays with the report.
function withoutValue(before: Result): Result {
  const kept = { ...before }
  delete kept.value
  delete kept.unit
  delete kept.labFlag
  delete kept.conflict
  delete kept.arrived
  return kept
}

function noOtherValue(text: string): Problem {
  return refusal(
    'no-other-value',
    'cell-value',
    text,
    { ja: `${text} は今の値と同じです。`, en: `${text} is the value already recorded.` },
    { ja: '別の値を入力するか、閉じてください。', en: 'Enter another value, or close.' },
  )
}
