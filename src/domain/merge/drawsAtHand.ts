import type { AnalyteId } from '../analyte'
import type { Day } from '../day'
import type { ReadResult } from '../reading'
import type { Draw, Result, SampleMark, WaitingValue } from '../result'
import { reported } from './report'
import { materialOf } from './material'
import { saysTheSame } from './sameResult'
import type { Tracing } from './trace'
import type { Merging } from './types'
import { samePlace, type Place } from './versions/place'
import { isByHand, isOfVersionsAlone, isWithdrawn } from './versions/version'

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
  /** The days on which results stand that a source knows by a key; more than is still true does no harm. */
  private daysByKey: Map<string, Set<Day>> | undefined

  constructor(
    stored: readonly Draw[],
    private readonly merging: Pick<Merging, 'newId' | 'importId'>,
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
      slots.find(({ result }) => saysTheSame(result, read, read.analyte)) ??
      slots.find(({ result }) => hasSaid(result, read))
    const waiting = live.find(({ result }) =>
      waitingValues(result).some((value) => saysTheSame(value, read, read.analyte)),
    )
    const standing = live.filter(({ result }) => result.status !== 'cancelled')
    const near = standing.length > 0 ? standing : live
    const timed = near.findLast(({ draw }) => draw.time !== undefined && draw.time === read.time)
    return said ?? waiting ?? timed ?? latest(near)
  }

  /** The results that hold a version under one of these keys of a source, on whatever day. */
  withKeys(analyte: AnalyteId, keys: readonly string[]): Slot[] {
    this.daysByKey ??= this.indexed()
    const days = new Set(keys.flatMap((key) => [...(this.daysByKey?.get(`${analyte} ${key}`) ?? [])]))
    return [...days].flatMap((day) =>
      this.ofDay(day).flatMap((draw) =>
        draw.results
          .filter((result) => result.analyte === analyte && keysOf(result).some((key) => keys.includes(key)))
          .map((result) => ({ draw, result })),
      ),
    )
  }

  /**
   * The result of the same draw, analyte and specimen that a statement of a source with versions is about; one that such
   * a source has withdrawn counts, unless under another id; one that has moved to another day does not.
   */
  slotOfVersion(read: ReadResult): Slot | undefined {
    const slots = this.slots(read).filter(
      ({ result }) =>
        result.movedTo === undefined &&
        (!isWithdrawn(result.status) || isOfVersionsAlone(result) || isWithdrawnFor(result, read)),
    )
    const withdrawn = isWithdrawn(read.status) && slots.find(({ result }) => isSameWithdrawal(result, read))
    if (withdrawn) return withdrawn
    const timed = slots.filter(({ draw }) => draw.time === read.time)
    const near = timed.length > 0 ? timed : slots
    const standing = near.filter(({ result }) => result.status !== 'entered-in-error')
    const fitting = standing.length > 0 ? standing : near
    return fitting.find(({ result }) => hasSaid(result, read)) ?? latest(fitting)
  }

  /** The result of the same draw that its source has withdrawn before anybody said what it was. */
  withdrawnBare(read: ReadResult): Slot | undefined {
    return this.slots(read).find(
      ({ result: { status, value, movedTo, importId } }) =>
        (status === 'cancelled' || status === 'entered-in-error') &&
        value === undefined &&
        movedTo === undefined &&
        importId !== undefined,
    )
  }

  /** The result of the same draw that is struck out in these very words already. */
  struckOutAs(read: ReadResult): Slot | undefined {
    if (read.status !== 'entered-in-error' || read.value === undefined) return undefined
    return this.slots(read).find(
      ({ result }) =>
        result.status === read.status &&
        result.reportedAt === read.reportedAt &&
        saysTheSame(result, read, read.analyte),
    )
  }

  /** Puts a result into its draw, in place of the one with its id or as a new one. */
  put(draw: Draw, result: Result): void {
    const into = this.changeable(draw)
    const at = into.results.findIndex(({ id }) => id === result.id)
    if (at < 0) into.results.push(result)
    else into.results[at] = result
    this.index(into.day, result)
  }

  /** Takes a result out of its draw. */
  remove({ draw, result }: Slot): void {
    const from = this.changeable(draw)
    from.results = from.results.filter(({ id }) => id !== result.id)
  }

  /** The draw as it now is, where it has been copied since. */
  current(draw: Draw): Draw {
    return this.ofDay(draw.day).find(({ id }) => id === draw.id) ?? draw
  }

  /** The draw of a place, that of `like` if it fits, else a new one with what `like` says of it. */
  drawAt(place: Place, like: Pick<Draw, 'lab' | 'outside' | 'fasting'>): Draw {
    const { lab, outside, fasting } = like
    const wanted = {
      ...place,
      fasting,
      ...(lab === undefined ? {} : { lab }),
      ...(outside === undefined ? {} : { outside }),
    }
    const fitting = this.ofDay(place.day).filter((draw) => samePlace(draw, place))
    return this.drawFor(wanted) ?? fitting.find((draw) => draw.time === place.time) ?? this.newDraw(wanted)
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
    this.index(draw.day, result)
    return result
  }

  /** Changes a stored result; gives the changed copy. */
  change(slot: Slot, to: Result, read: ReadResult): Result {
    const draw = this.changeable(slot.draw)
    const at = draw.results.findIndex((result) => result.id === to.id)
    if (at < 0) throw new Error(`no result in its draw: ${to.id}`)
    draw.results[at] = to
    this.describe(draw, read)
    this.index(draw.day, to)
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
      id: this.merging.newId('draw'),
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

  /** All results of the same draw, analyte and specimen. */
  slots(read: ReadResult): Slot[] {
    const found: Slot[] = []
    for (const draw of this.ofDay(read.day)) {
      if (!areCompatible(draw.time, read.time)) continue
      for (const result of draw.results) if (isOf(result, read.analyte, read)) found.push({ draw, result })
    }
    return found
  }

  private indexed(): Map<string, Set<Day>> {
    const days = new Map<string, Set<Day>>()
    for (const draw of this.draws) for (const result of draw.results) addKeys(days, draw.day, result)
    return days
  }

  private index(day: Day, result: Result): void {
    if (this.daysByKey) addKeys(this.daysByKey, day, result)
  }

  /** What a result says of its draw: the time and laboratory where the draw has none yet, and marks of the sample. */
  describe(draw: Draw, read: ReadResult): void {
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

/** What a report says of how it was made: fasting where that differs from the draw, and the method. */
export function attributes({ fasting, method }: ReadResult, draw: Draw): Pick<Result, 'fasting' | 'method'> {
  return {
    ...(fasting === undefined || fasting === draw.fasting ? {} : { fasting }),
    ...(method === undefined ? {} : { method }),
  }
}

/** The values that wait for a choice, newest first. */
export function waitingValues({ conflict }: Pick<Result, 'conflict'>): WaitingValue[] {
  const values: WaitingValue[] = []
  for (let value = conflict; value; value = value.before) values.push(value)
  return values
}

/** The result with these values waiting, newest first. */
export function withWaiting(result: Result, values: readonly WaitingValue[]): Result {
  const changed = { ...result }
  delete changed.conflict
  const conflict = values.reduceRight<WaitingValue | undefined>(
    (before, { before: _, ...value }) => (before ? { ...value, before } : value),
    undefined,
  )
  if (conflict) changed.conflict = conflict
  return changed
}

/** Whether the record already holds this statement: as the reported value, an earlier one, or one that waits. */
export function hasSaid(result: Result, read: ReadResult): boolean {
  if (read.status === 'pending') return false
  if (saysTheSame(result, read, read.analyte)) return true
  return (
    result.earlier?.some(
      (earlier) => earlier.value !== undefined && saysTheSame(earlier, read, read.analyte),
    ) ?? false
  )
}

/** The keys under which sources know a result. */
export function keysOf({ sourceKey, earlier = [] }: Result): string[] {
  const keys = [sourceKey, ...earlier.map((each) => each.sourceKey)]
  return [...new Set(keys.filter((key) => key !== undefined))]
}

function addKeys(days: Map<string, Set<Day>>, day: Day, result: Result): void {
  for (const key of keysOf(result)) {
    const name = `${result.analyte} ${key}`
    const known = days.get(name)
    if (known) known.add(day)
    else days.set(name, new Set([day]))
  }
}

function isOf(result: Result, analyte: AnalyteId, read: ReadResult): boolean {
  if (result.analyte !== analyte || !areCompatible(materialOf(result.specimen), materialOf(read.specimen)))
    return false
  return areOneMethod(result.method, read.method)
}

/** Whether two methods may be one: two that are known and differ are two results. */
export function areOneMethod(a: string | undefined, b: string | undefined): boolean {
  return isUnknown(a) || isUnknown(b) || a === b
}

function isSameWithdrawal(result: Result, { status, sourceKey, reportedAt }: ReadResult): boolean {
  return result.status === status && result.sourceKey === sourceKey && result.reportedAt === reportedAt
}

/** A source has withdrawn it, as far as is known the one that says this. */
function isWithdrawnFor(result: Result, { sourceKey }: ReadResult): boolean {
  const isOther = sourceKey !== undefined && result.sourceKey !== undefined && result.sourceKey !== sourceKey
  return !isOther && !isByHand(result)
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

/** Whether two statements may mean one thing: one that is not made contradicts none. */
export function areCompatible(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b
}

/** Draws by day and time. */
export function inTime(a: Draw, b: Draw): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1
  const [x, y] = [a.time ?? '', b.time ?? '']
  return x === y ? 0 : x < y ? -1 : 1
}
