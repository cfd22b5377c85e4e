import type { JournalRead } from '../../journal'
import type { ReadResult } from '../../reading'
import type { Draw, EarlierResult, Result, SampleMark } from '../../result'
import { REPORTED } from '../report'
import { isVersion } from '../versions/version'
import { isEqual } from './equal'

/**
 * Whether statements say of draws exactly what these hold, to the last field, so that nothing is lost if an import
 * is only noted as a further source beside each result.
 */
export function saysExactly(draws: readonly Draw[], reads: readonly ReadResult[]): boolean {
  const marks = new Map<Draw, Set<SampleMark>>()
  for (const read of reads) {
    const draw = draws.find(
      (each) => isOfDraw(each, read) && each.results.some((result) => isOf(result, each, read)),
    )
    if (!draw) return false
    const known = marks.get(draw) ?? new Set()
    for (const mark of read.marks ?? []) known.add(mark)
    marks.set(draw, known)
  }
  return [...marks].every(([draw, said]) => draw.marks.every((mark) => said.has(mark)))
}

/** Whether two imports state the same of the same days, wherever it stands in their files. */
export function areSameReads(a: readonly JournalRead[], b: readonly JournalRead[]): boolean {
  const beside = ['line', 'column', 'drawIds', 'resultIds']
  return isEqual(withFileOrder(a), withFileOrder(b), beside)
}

/** Statements of one file replace each other, those of two contradict; which place a file had among others says nothing. */
function withFileOrder(reads: readonly JournalRead[]): JournalRead[] {
  const order = [...new Set(reads.map(({ file = 0 }) => file))]
  return reads.map((read) => ({ ...read, file: order.indexOf(read.file ?? 0) }))
}

function isOfDraw({ day, time, lab, outside }: Draw, read: ReadResult): boolean {
  return read.day === day && read.time === time && read.lab === lab && read.outside === outside
}

function isOf(result: Result, draw: Draw, read: ReadResult): boolean {
  if (result.analyte !== read.analyte || result.specimen !== read.specimen) return false
  return [result, ...(result.earlier ?? [])].some((each) => isReport(each, draw, read))
}

function isReport(report: Result | EarlierResult, draw: Draw, read: ReadResult): boolean {
  const fasting = report.fasting ?? (draw.fasting === 'unknown' ? undefined : draw.fasting)
  return (
    report.status === read.status &&
    report.method === read.method &&
    read.fasting === fasting &&
    REPORTED.every((key) => key === 'isVersioned' || isEqual(report[key], read[key])) &&
    isVersion(report) === isVersion(read)
  )
}
