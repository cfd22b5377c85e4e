import { Gathered } from '@/formats/gathered/gathered'
import { problemOf } from '@/formats/gathered/slips'
import { tableReader } from '@/formats/readers/readTable'
import type { ReadingRules } from '@/formats/readers/resultCells'
import { Refused } from '@/formats/refused'
import { isLaidOut, recogniseTable } from '@/formats/table/recognise'
import type { MappingRequest, MappingTried, TriedResult, TryMapping } from './types'

const MOST_RESULTS = 40
const MOST_PROBLEMS = 20
const MOST_PEOPLE = 20
const NOTHING: MappingTried = {
  fits: false,
  rows: 0,
  results: [],
  count: 0,
  people: [],
  peopleCount: 0,
  problems: [],
  problemCount: 0,
}

/** What a mapping makes of the first rows of a file; `fits` is false where it says too little to read any. */
export function triedMapping({ sample, template }: TryMapping, rules: ReadingRules): MappingTried {
  const { terms, zone } = rules
  const layout = recogniseTable(sample, { terms, zone, templates: [], mapping: template })
  if (!isLaidOut(layout)) return NOTHING
  const into = new Gathered()
  const rows = sample.slice(layout.headingRow + 1).map((row) => [...row])
  const refused = readAll(() => {
    const reader = tableReader(layout, into, rules, 0)
    reader.read({ rows, firstLine: layout.headingRow + 2 })
    reader.end?.()
  })
  return {
    fits: true,
    rows: rows.length,
    results: resultsIn(into),
    count: into.results.length,
    people: into.roster.slice(0, MOST_PEOPLE),
    peopleCount: into.roster.length,
    problems: [...refused, ...into.problems.kept.slice(0, MOST_PROBLEMS).map((slip) => problemOf(slip, []))],
    problemCount: into.problems.count + refused.length,
  }
}

/** The questions about a file again, under other headings or for another kind of table. */
export function askedAgain(
  {
    file,
    sample,
    kind,
    headings,
  }: Pick<MappingRequest, 'file' | 'sample' | 'kind'> & {
    headings: { first: number; count: number }
  },
  { terms, zone }: ReadingRules,
): MappingRequest {
  const needs = recogniseTable(sample, { terms, zone, templates: [], kind, headings, ask: true })
  if (isLaidOut(needs)) throw new Error('asked for a mapping and got a layout')
  return { file, ...needs }
}

function readAll(read: () => void): MappingTried['problems'] {
  try {
    read()
    return []
  } catch (cause) {
    if (cause instanceof Refused) return [cause.problem('')]
    throw cause
  }
}

function resultsIn({ results, subjects }: Gathered): TriedResult[] {
  return Array.from({ length: Math.min(results.length, MOST_RESULTS) }, (_, row) => {
    const subject = subjects.list[results.subjectOf(row)]
    const { number, day, time, analyte, status, value, unit, labFlag, line } = results.resultAt(
      row,
      subject?.number ?? '',
      subject?.sex,
    )
    return {
      number,
      day,
      ...(time === undefined ? {} : { time }),
      analyte,
      status,
      ...(value === undefined ? {} : { text: value.text }),
      ...(unit === undefined ? {} : { unit }),
      ...(labFlag === undefined ? {} : { flag: labFlag }),
      line,
    }
  })
}
