import type { AnalyteId } from '../analyte'
import type { Day } from '../day'
import type { ReadResult } from '../reading'
import type { Draw, Result, SampleMark, WaitingValue } from '../result'
import { saysTheSame } from './sameResult'
import type { Tracing } from './trace'
import type { Merging } from './types'

/** Where a stored result stands. */
export interface Slot {
  draw: Draw
  result: Result
}

/**
 * The draws of one patient while an import goes through them. A draw or result is copied before its first change, so
 * the record that was read stays as it was.
 */
export class DrawsAtHand {
  isChanged = false
  private draws: Draw[]
  private readonly own = new Set<Draw>()
  private readonly byDay = new Map<Day, Draw[]>()

  constructor(
    stored: readonly Draw[],
    private readonly merging: Merging,
    private readonly tracing: Tracing,
  ) {
    this.draws = [...stored]
    for (const draw of this.draws) this.ofDay(draw.day).push(draw)
  }

  /** The draws as they now are, by day and time. */
  all(): Draw[] {
    return this.isChanged ? this.draws.sort(inTime) : this.draws
  }

  /**
   * The stored result of the same draw, analyte and specimen. Times tell two draws of a day apart only where both have
   * one; methods that are both known and differ are two results (ALP by JSCC and IFCC).
   */
  slotOf(read: ReadResult): Slot | undefined {
    const slots = this.slots(read)
    const live = slots.filter(({ result }) => result.status !== 'entered-in-error')
    const said =
      slots.find(({ result }) => saysTheSame(result, read)) ??
      slots.find(({ result }) => hasSaid(result, read))
    const waiting = live.find(({ result }) => waitingValues(result).some((value) => saysTheSame(value, read)))
    const timed = live.findLast(({ draw }) => draw.time !== undefined && draw.time === read.time)
    return said ?? waiting ?? timed ?? latest(live)
  }

  /** The slot after its draw has learnt the time that only the newer statement has. */
  withTimeOf(slot: Slot, read: ReadResult): Slot {
    if (slot.draw.time !== undefined || read.time === undefined) return slot
    const draw = this.changeable(slot.draw)
    this.tracing.record(['draws', draw.id, 'time'], undefined, read.time)
    draw.time = read.time
    return { ...slot, draw }
  }

  /** Adds a result that its draw does not have, to that draw or a new one. */
  add(read: ReadResult): Result {
    const draw = this.changeable(this.drawFor(read) ?? this.newDraw(read))
    const result = this.resultOf(read, draw)
    draw.results.push(result)
    this.describe(draw, read)
    return result
  }

  /** Changes a stored result; gives the changed copy. */
  change(slot: Slot, to: Result, read: ReadResult): Result {
    const draw = this.changeable(slot.draw)
    const at = draw.results.findIndex((result) => result.id === to.id)
    if (at < 0) throw new Error(`no result in its draw: ${to.id}`)
    draw.results[at] = to
    this.describe(draw, read)
    return to
  }

  /** A draw that may be changed in place. */
  changeable(draw: Draw): Draw {
    this.isChanged = true
    if (this.own.has(draw)) return draw
    const copy: Draw = {
      ...draw,
      marks: [...draw.marks],
      results: [...draw.results],
      reviews: [...draw.reviews],
    }
    this.own.add(copy)
    this.draws = this.draws.map((each) => (each === draw ? copy : each))
    const ofDay = this.ofDay(draw.day)
    ofDay[ofDay.indexOf(draw)] = copy
    return copy
  }

  /** The draw to which a result belongs that no draw of its day has. */
  drawFor(read: Pick<ReadResult, 'day' | 'time' | 'lab' | 'outside'>): Draw | undefined {
    const fitting = this.ofDay(read.day).filter(
      (draw) =>
        draw.struckOut === undefined &&
        areCompatible(draw.time, read.time) &&
        areCompatible(draw.lab, read.lab) &&
        areCompatible(draw.outside, read.outside),
    )
    return (
      fitting.find((draw) => draw.time === read.time && draw.lab === read.lab) ??
      fitting.find((draw) => draw.time === read.time) ??
      fitting[0]
    )
  }

  /** A new, empty draw. */
  newDraw(read: Pick<ReadResult, 'day' | 'time' | 'lab' | 'outside' | 'fasting'>): Draw {
    const draw: Draw = {
      id: this.merging.newId(),
      day: read.day,
      ...(read.time === undefined ? {} : { time: read.time }),
      ...(read.lab === undefined ? {} : { lab: read.lab }),
      ...(read.outside === undefined ? {} : { outside: read.outside }),
      fasting: read.fasting ?? 'unknown',
      marks: [],
      results: [],
      reviews: [],
    }
    this.own.add(draw)
    this.draws.push(draw)
    this.ofDay(draw.day).push(draw)
    this.isChanged = true
    return draw
  }

  private slots(read: ReadResult): Slot[] {
    const found: Slot[] = []
    for (const draw of this.ofDay(read.day)) {
      if (!areCompatible(draw.time, read.time)) continue
      for (const result of draw.results) if (isOf(result, read.analyte, read)) found.push({ draw, result })
    }
    return found
  }

  /** What a result says of its draw: the time and laboratory where the draw has none yet, and marks of the sample. */
  private describe(draw: Draw, read: ReadResult): void {
    if (draw.time === undefined && read.time !== undefined) {
      this.tracing.record(['draws', draw.id, 'time'], undefined, read.time)
      draw.time = read.time
    }
    if (draw.lab === undefined && read.lab !== undefined) {
      this.tracing.record(['draws', draw.id, 'lab'], undefined, read.lab)
      draw.lab = read.lab
    }
    for (const mark of read.marks ?? []) this.mark(draw, mark)
  }

  private mark(draw: Draw, mark: SampleMark): void {
    if (draw.marks.includes(mark)) return
    this.tracing.record(['draws', draw.id, 'marks', mark], undefined, mark)
    draw.marks.push(mark)
  }

  private resultOf(read: ReadResult, draw: Draw): Result {
    return {
      id: this.merging.newId(),
      analyte: read.analyte,
      status: read.status,
      ...reported(read),
      ...attributes(read, draw),
      ...(read.specimen === undefined ? {} : { specimen: read.specimen }),
      importId: this.merging.importId,
    }
  }

  private ofDay(day: Day): Draw[] {
    const known = this.byDay.get(day)
    if (known) return known
    const none: Draw[] = []
    this.byDay.set(day, none)
    return none
  }
}

/** What a report says beside its status: value, unit, range, flag, comment, day of arrival. */
export function reported(
  from: Pick<ReadResult, (typeof REPORTED)[number]>,
): Pick<Result, (typeof REPORTED)[number]> {
  const report: Record<string, unknown> = {}
  for (const key of REPORTED) if (from[key] !== undefined) report[key] = from[key]
  return report
}

/** What a report says of how it was made: fasting where that differs from the draw, and the method. */
export function attributes({ fasting, method }: ReadResult, draw: Draw): Pick<Result, 'fasting' | 'method'> {
  return {
    ...(fasting === undefined || fasting === draw.fasting ? {} : { fasting }),
    ...(method === undefined ? {} : { method }),
  }
}

/** The keys of a result that its report states and a correction replaces. */
export const REPORTED = [
  'value',
  'unit',
  'low',
  'high',
  'rangeText',
  'labFlag',
  'comment',
  'arrived',
] as const

/** The values that wait for a choice, newest first. */
export function waitingValues({ conflict }: Pick<Result, 'conflict'>): WaitingValue[] {
  const values: WaitingValue[] = []
  for (let value = conflict; value; value = value.before) values.push(value)
  return values
}

/** Whether the record already holds this statement: as the reported value, an earlier one, or one that waits. */
export function hasSaid(result: Result, read: ReadResult): boolean {
  if (read.status === 'pending') return false
  if (saysTheSame(result, read)) return true
  return result.earlier?.some((earlier) => earlier.value !== undefined && saysTheSame(earlier, read)) ?? false
}

function isOf(result: Result, analyte: AnalyteId, read: ReadResult): boolean {
  if (result.analyte !== analyte || !areCompatible(result.specimen, read.specimen)) return false
  return isUnknown(result.method) || isUnknown(read.method) || result.method === read.method
}

function isUnknown(method: string | undefined): boolean {
  return method === undefined || method === 'unknown'
}

/** Of several draws of a day the one with the latest time. */
function latest(slots: readonly Slot[]): Slot | undefined {
  return slots.reduce<Slot | undefined>(
    (last, slot) => (last && (last.draw.time ?? '') > (slot.draw.time ?? '') ? last : slot),
    undefined,
  )
}

function areCompatible(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b
}

function inTime(a: Draw, b: Draw): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1
  const [x, y] = [a.time ?? '', b.time ?? '']
  return x === y ? 0 : x < y ? -1 : 1
}
