import type { AnalyteId, Fasting } from '../../analyte'
import type { Day } from '../../day'
import type { Bilingual } from '../../language'
import type { Patient } from '../../patient'
import type { Problem } from '../../problem'
import type { Draw, Result, SampleMark } from '../../result'
import { isRefused, missing, notAPastDay, refusal } from '../refusal'
import { changedResult, isUnchanged } from './results'
import { otherUnit, typedValue, type TypedValue } from './typedValue'
import type { Writer } from '../writer'
import { liveDraws } from '../../standing'

export const DRAW_LABELS = {
  day: { ja: '採血日', en: 'Collection day' },
} satisfies Record<string, Bilingual>

/** One cell of the row as typed, in the catalogue's unit. An empty text is nothing. */
export interface TypedCell {
  analyte: AnalyteId
  text: string
  unit: string
}

/** A row of results as typed. */
export interface DrawEntry {
  day?: Day
  fasting: Fasting
  marks: readonly SampleMark[]
  lab?: string
  /** It was drawn elsewhere: where, in words. */
  outside?: string
  cells: readonly TypedCell[]
}

/**
 * The patient with a typed row of results. A row on a day that has a draw from the same laboratory, drawn at the same
 * place (here, or by the same words elsewhere), adds to it: it fills
 * what was pending, leaves what is equal, and refuses another value for what is there, which is a correction. Refuses
 * a day after today or before the birth, and a row without any value.
 */
export function withDraw(patient: Patient, entry: DrawEntry, writer: Writer): Patient | Problem {
  const { day } = entry
  if (day === undefined) return missing('draw-day', DRAW_LABELS.day)
  const refused = notAPastDay('draw-day', DRAW_LABELS.day, day, patient.birthDate, writer)
  if (refused) return refused
  const typed = entry.cells
    .map((cell) => ({ ...cell, typed: typedValue(cell.text) }))
    .filter((cell): cell is ReadCell => cell.typed !== undefined)
  if (typed.length === 0) return nothingEntered()
  const existing = liveDraws(patient.draws).find((draw) => draw.day === day && sameOrigin(draw, entry))
  const changed = addedTo(existing ?? newDraw(day, entry, writer), entry, typed, writer)
  if (isRefused(changed)) return changed
  const draws = existing
    ? patient.draws.map((draw) => (draw === existing ? changed : draw))
    : [...patient.draws, changed].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  return { ...patient, draws }
}

type ReadCell = TypedCell & { typed: TypedValue }

function addedTo(draw: Draw, entry: DrawEntry, cells: readonly ReadCell[], writer: Writer): Draw | Problem {
  let results = draw.results
  for (const cell of cells) {
    const refused = otherUnit(`draw-${cell.analyte}`, cell.text, cell.typed, cell.unit)
    if (refused) return refused
    const before = results.find((result) => result.analyte === cell.analyte && result.status !== 'cancelled')
    const added = before ? filled(before, cell, draw.day, writer) : newResult(cell, draw, entry, writer)
    if (isRefused(added)) return added
    results = before ? results.map((result) => (result === before ? added : result)) : [...results, added]
  }
  const named = cells.flatMap(({ typed }) => (typed.kind === 'value' && typed.mark ? [typed.mark] : []))
  const marks = [...new Set([...draw.marks, ...entry.marks, ...named])]
  const fasting = draw.fasting === 'unknown' ? entry.fasting : draw.fasting
  return { ...draw, ...(entry.lab ? { lab: entry.lab } : {}), fasting, marks, results }
}

function newDraw(day: Day, entry: DrawEntry, writer: Writer): Draw {
  return {
    id: writer.newId(),
    day,
    ...(entry.lab ? { lab: entry.lab } : {}),
    ...(entry.outside ? { outside: entry.outside } : {}),
    fasting: entry.fasting,
    marks: [],
    results: [],
    reviews: [],
  }
}

function newResult(cell: ReadCell, draw: Draw, entry: DrawEntry, writer: Writer): Result {
  const base: Result = { id: writer.newId(), analyte: cell.analyte, status: 'pending' }
  // A row that says otherwise than the draw it joins speaks of its own results only.
  const own = entry.fasting === 'unknown' || draw.fasting === 'unknown' || entry.fasting === draw.fasting
  const result = own ? base : { ...base, fasting: entry.fasting }
  if (cell.typed.kind === 'pending') return result
  return {
    ...result,
    status: 'final',
    value: cell.typed.value,
    unit: cell.unit,
    ...(cell.typed.labFlag === undefined ? {} : { labFlag: cell.typed.labFlag }),
  }
}

function filled(before: Result, cell: ReadCell, day: Day, writer: Writer): Result | Problem {
  if (cell.typed.kind === 'pending')
    return before.status === 'pending' ? before : alreadyThere(before, cell, day)
  if (before.status === 'pending' || before.status === 'entered-in-error')
    return changedResult(before, cell.typed, cell.unit, '', writer)
  return isUnchanged(before, cell.typed, cell.unit) ? before : alreadyThere(before, cell, day)
}

function sameOrigin(draw: Draw, entry: DrawEntry): boolean {
  if ((draw.outside ?? '') !== (entry.outside ?? '')) return false
  return draw.lab === undefined || !entry.lab || draw.lab === entry.lab
}

function nothingEntered(): Problem {
  return refusal(
    'nothing-entered',
    'draw-alt',
    '',
    { ja: '検査値が1つも入力されていません。', en: 'No value was entered.' },
    {
      ja: '値を入力するか、結果待ちの項目に「未着」と入力してください。',
      en: 'Enter a value, or “pending” where one is awaited.',
    },
  )
}

function alreadyThere(before: Result, cell: ReadCell, day: Day): Problem {
  const had = before.value?.text ?? ''
  return refusal(
    'already-entered',
    `draw-${cell.analyte}`,
    cell.text,
    {
      ja: `採血日 ${day} には既に ${had} が記録されています。`,
      en: `${had} is already recorded for ${day}.`,
    },
    {
      ja: '訂正は表のセルから行ってください。同じ日の別の値は上書きされません。',
      en: 'Correct it from its cell in the table; a recorded value is not overwritten here.',
    },
  )
}
