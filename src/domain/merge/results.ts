import type { Day } from '../day'
import type { ReadResult } from '../reading'
import type { EarlierResult, Result, WaitingValue } from '../result'
import type { DrawsAtHand } from './drawsAtHand'
import { attributes, hasSaid, waitingValues, withWaiting, type Slot } from './drawsAtHand'
import { REPORTED, reported, withPlainMark } from './report'
import { saysTheSame } from './sameResult'
import { withSource } from './sources'
import type { Tracing } from './trace'
import type { CellOutcome, MergeConflict, MergeFault, Merging } from './types'
import { compareVersions, RANK } from './versions/order'
import { samePlace } from './versions/place'
import { reshelve } from './versions/reshelve'
import { contradict } from './versions/shelves'
import {
  isByHand,
  isOfVersionsAlone,
  isSameStatement,
  isVersion,
  isWithdrawn,
  placeOfDraw,
  versionRead,
  versionsOf,
  type Version,
} from './versions/version'

/** What became of the results of one person. */
export interface ResultsMerged {
  outcomes: CellOutcome[]
  conflicts: MergeConflict[]
  faults: MergeFault[]
}

/**
 * Puts results into the draws of one person (product.md §6): equal value and unit is the same; the versions of a source
 * that keeps them follow each other, in whatever order they come; else the stored value stands, marked, until a person
 * chooses. Of two values in one file the later line is the reported one and the earlier is kept as retest. A value fills
 * a pending order, and arrives today.
 */
export function mergeResults(
  draws: DrawsAtHand,
  results: readonly ReadResult[],
  birthDate: Day | undefined,
  merging: Merging,
  tracing: Tracing,
): ResultsMerged {
  const merge = new ResultMerge(draws, merging, tracing)
  const outcomes = results.map((read) => {
    if (birthDate !== undefined && read.day < birthDate) {
      merge.faults.push(beforeBirth(read, birthDate))
      return read.isOrder ? 'order' : 'problem'
    }
    const outcome = merge.put(read)
    return read.isOrder ? 'order' : outcome
  })
  merge.noteSources()
  return { outcomes, conflicts: merge.conflicts, faults: merge.faults }
}

/** The key of a conflict, the same on each reading of the same files. */
export function conflictKey(read: ReadResult): string {
  return `c${read.file ?? 0}.${read.line}.${read.column}`
}

class ResultMerge {
  readonly conflicts: MergeConflict[] = []
  readonly faults: MergeFault[] = []
  /** Which file brought what stands in a result. */
  private readonly broughtBy = new Map<string, number>()
  /** What came again. */
  private readonly repeated: { slot: Slot; read: ReadResult }[] = []
  /** Versions that came again, of results that are made of versions alone. */
  private readonly repeatedVersions: { slots: readonly Slot[]; version: Version; read: ReadResult }[] = []

  constructor(
    private readonly draws: DrawsAtHand,
    private readonly merging: Merging,
    private readonly tracing: Tracing,
  ) {}

  put(read: ReadResult): CellOutcome {
    return read.isVersioned ? this.putVersion(read) : this.putPlain(read)
  }

  private putPlain(read: ReadResult): CellOutcome {
    const found = this.draws.slotOf(read)
    const withdrawn = found ?? this.draws.withdrawnBare(read)
    if (withdrawn && isBareWithdrawal(withdrawn.result) && read.value !== undefined)
      return this.putBefore(withdrawn, read)
    const slot = found && this.draws.withTimeOf(found, read)
    if (!slot) {
      this.bring(this.draws.add(read), read)
      return 'new'
    }
    if (this.isBackToEarlier(slot, read)) {
      this.bring(this.draws.change(slot, this.replaced(slot, read, 'retest', false), read), read)
      return 'same'
    }
    if (read.status === 'pending' || hasSaid(slot.result, read)) return this.repeat(slot, read)
    if (slot.result.status === 'pending') return this.fill(slot, read)
    if (slot.result.status === 'entered-in-error') {
      this.bring(this.draws.add(read), read)
      return 'new'
    }
    return this.contradict(slot, read)
  }

  /**
   * A version: by its key it is about a result on whatever day, else about that of its draw. Where that result is made of
   * versions alone, all of them are put in order anew; where a hand or a list without versions had a part in it, the
   * statement takes its place beside what is there.
   */
  private putVersion(read: ReadResult): CellOutcome {
    const ofKey = read.sourceKey === undefined ? [] : this.draws.withKeys(read.analyte, [read.sourceKey])
    const struck = this.draws.struckOutAs(read) ?? this.struckOutWith(ofKey, read)
    if (struck) return this.repeat(struck, read)
    const there = ofKey.filter(({ result }) => result.movedTo === undefined)
    const home = there.find(({ result }) => !isStruckOutByHand(result)) ?? there[0]
    const here = this.draws.slotOfVersion(read)
    if (!home && !here) {
      this.bring(this.draws.add(read), read)
      return 'new'
    }
    const slots = [home, here].filter((slot) => slot !== undefined)
    if (slots.every(({ result }) => isOfVersionsAlone(result))) return this.shelve(read, home, here)
    return this.putBeside(read, home, here)
  }

  /** A result that holds this very statement and was struck out by hand, or with the part of a list on another day. */
  private struckOutWith(ofKey: readonly Slot[], read: ReadResult): Slot | undefined {
    const version = versionRead(read, {}, placeOf(read), this.merging.importId)
    return ofKey.find(
      ({ draw, result }) =>
        (isStruckOutByHand(result) && result.reportedAt === read.reportedAt && hasSaid(result, read)) ||
        (result.movedTo !== undefined &&
          !isOfVersionsAlone(result) &&
          versionsOf(result, draw).some((each) => isSameStatement(each, version))),
    )
  }

  private shelve(read: ReadResult, home: Slot | undefined, found: Slot | undefined): CellOutcome {
    const here = found && this.draws.withTimeOf(found, read)
    const slots = [home, here].filter((slot) => slot !== undefined)
    const live = slots.filter(
      ({ result }, at) => slots.findIndex((other) => other.result.id === result.id) === at,
    )
    const versions = live.flatMap(({ draw, result }) => versionsOf(result, this.draws.current(draw)))
    const [holder] = here ? [here] : live
    if (!holder) throw new Error(`no result for: ${read.analyte} ${read.day}`)
    const place = here ? placeOfDraw(this.draws.current(here.draw)) : placeOf(read)
    const version = versionRead(read, attributes(read, holder.draw), place, this.merging.importId)
    const repeated = versions.find((each) => isSameStatement(each, version))
    if (repeated) {
      this.repeatedVersions.push({ slots: live, version, read })
      return 'same'
    }
    const rival = here && versionsOf(here.result, here.draw).at(-1)
    const isRetest = rival !== undefined && contradict(rival, version)
    if (here && isRetest && !this.followsAnyway(rival, version) && !this.isOfSameFile(here, read))
      return this.conflict(here, read)
    const isFilling = version.value !== undefined && versions.every(({ status }) => status === 'pending')
    if (isFilling && !live.some(({ result }) => this.isBrought(result)))
      version.arrived ??= reportedDay(read) ?? this.merging.today
    const made = this.reshelve(live, [...versions, version], read)
    const shown = made.find(({ shelf }) => shelf.movedTo === undefined && isShown(shelf.versions, version))
    if (shown) this.bring(shown.slot.result, read)
    for (const { shelf, slot } of made)
      if (samePlace(shelf.place, place)) this.draws.describe(this.draws.changeable(slot.draw), read)
    return outcomeOf(version, versions, isFilling || (isRetest && this.isOfSameFile(here, read)))
  }

  /** Of 98, 97, 98 in one file the last line is what it reports, though it was said before. */
  private isBackToEarlier(slot: Slot, read: ReadResult): boolean {
    const isAnother = !saysTheSame(slot.result, read, read.analyte)
    return (
      read.status !== 'pending' && this.isOfSameFile(slot, read) && isAnother && hasSaid(slot.result, read)
    )
  }

  /** Two corrections without a moment follow each other as they come. */
  private followsAnyway(rival: Version, version: Version): boolean {
    const isPlain = rival.reportedAt === undefined || version.reportedAt === undefined
    return isPlain && version.status === 'corrected'
  }

  private isBrought({ importId, id }: Result): boolean {
    return importId === this.merging.importId && this.broughtBy.has(id)
  }

  private isOfSameFile(slot: Slot | undefined, read: ReadResult): boolean {
    return slot !== undefined && this.broughtBy.get(slot.result.id) === (read.file ?? 0)
  }

  /** Puts versions where they belong, in place of the results that held them, struck-out ones on other days included. */
  private reshelve(
    live: readonly Slot[],
    versions: readonly Version[],
    { analyte, specimen }: ReadResult,
  ): ReturnType<typeof reshelve> {
    const keys = new Set(versions.flatMap(({ sourceKey }) => sourceKey ?? []))
    const struck = this.draws
      .withKeys(analyte, [...keys])
      .filter(({ result }) => result.movedTo !== undefined && isOfVersionsAlone(result))
    const kind = { analyte, ...(specimen === undefined ? {} : { specimen }) }
    return reshelve(this.draws, [...live, ...struck], versions, kind, this.replacing(), this.merging.newId)
  }

  /** A version about a result in which a hand or a list without versions had a part. */
  private putBeside(read: ReadResult, home: Slot | undefined, here: Slot | undefined): CellOutcome {
    if (!home || samePlace(placeOfDraw(home.draw), placeOf(read))) return this.putAt(home ?? here, read)
    if (read.status === 'pending') return this.repeat(home, read)
    if (compareVersions(read, home.result) <= 0) return this.putBefore(home, read)
    this.strike(home, read.day)
    if (here && here.result.id !== home.result.id) return this.putAt(here, read)
    this.bring(this.draws.add(read), read)
    return 'corrected'
  }

  private putAt(found: Slot | undefined, read: ReadResult): CellOutcome {
    if (!found) throw new Error(`no result for: ${read.analyte} ${read.day}`)
    const slot = this.draws.withTimeOf(found, read)
    const { result } = slot
    if (read.status === 'pending') return this.repeat(slot, read)
    if (isWithdrawn(read.status)) {
      if (read.status === result.status) return this.repeat(this.knownNewer(slot, read), read)
      if (isOfWaiting(result, read)) return this.withdrawWaiting(slot, read)
    }
    if (this.isInHistory(slot, read)) return this.repeat(slot, read)
    if (isOlderThanItsOwn(slot, read)) return this.putBefore(slot, read)
    if (hasSaid(result, read) && !this.saysAgain(result, read)) return this.follow(slot, read)
    if (result.status === 'pending') return this.fill(slot, read)
    if (isStruckOutByHand(result)) {
      this.bring(this.draws.add(read), read)
      return 'new'
    }
    if (isStoredVersion(result) && compareVersions(read, result) < 0) return this.putBefore(slot, read)
    return this.contradict(slot, read)
  }

  /** A value that had been replaced, or was withdrawn, is what the source reports now: 98, corrected to 97, and to 98 again. */
  private saysAgain(result: Result, read: ReadResult): boolean {
    const isSame = saysTheSame(result, read, read.analyte)
    if (isStoredVersion(result))
      return compareVersions(read, result) > 0 && (!isSame || isWithdrawn(result.status))
    const said = result.earlier?.filter((each) => saysTheSame(each, read, read.analyte)) ?? []
    return isByHand(result) && !isSame && said.every(({ status }) => RANK[status] < RANK[read.status])
  }

  /** Whether this very version stands in the history; without id and moment that cannot be told. */
  private isInHistory({ draw, result }: Slot, read: ReadResult): boolean {
    if (read.sourceKey === undefined && read.reportedAt === undefined) return false
    const version = versionRead(read, {}, placeOf(read), this.merging.importId)
    return versionsOf(result, draw)
      .slice(0, -1)
      .some((each) => isSameStatement(each, version))
  }

  private putBefore(slot: Slot, read: ReadResult): CellOutcome {
    const version = versionRead(read, {}, placeOf(read), this.merging.importId)
    const keys = read.sourceKey === undefined ? [] : [read.sourceKey]
    const there = [slot, ...this.draws.withKeys(read.analyte, keys)].find(
      ({ draw, result }) =>
        (result.id === slot.result.id && hasSaid(result, read)) ||
        versionsOf(result, draw).some((each) => isSameStatement(each, version)),
    )
    if (there) return this.repeat(there, read)
    this.insert(slot, read)
    return 'corrected'
  }

  /** An older version than the one that stands takes its place before it. */
  private insert({ draw, result }: Slot, read: ReadResult): void {
    const earlier = result.earlier ?? []
    const after = earlier.findLastIndex((each) => compareVersions(each, read) <= 0)
    const drawn = placeOf(read)
    const inserted: EarlierResult = {
      ...reported(read),
      status: read.status,
      ...(read.method === undefined ? {} : { method: read.method }),
      importId: this.merging.importId,
      ...(samePlace(placeOfDraw(draw), drawn) ? {} : { drawn }),
      replaced: { ...this.replacing(), because: 'corrected' },
    }
    this.draws.put(this.draws.current(draw), {
      ...result,
      earlier: earlier.toSpliced(after + 1, 0, inserted),
    })
  }

  /** What is withdrawn never was the reported value: it waited against one, which stands. */
  private withdrawWaiting(slot: Slot, read: ReadResult): CellOutcome {
    const { result } = slot
    const values = waitingValues(result)
    const gone = values.filter((value) => saysTheSame(value, read, read.analyte))
    const left = withWaiting(
      result,
      values.filter((value) => !gone.includes(value)),
    )
    const earlier = [...(result.earlier ?? []), ...gone.map((value) => this.waited(value))]
    this.draws.change(slot, { ...left, earlier }, read)
    return 'corrected'
  }

  /** The source names another collection day now: what stands here was entered in error. */
  private strike({ draw, result }: Slot, movedTo: Day): void {
    this.draws.put(this.draws.current(draw), {
      ...result,
      status: 'entered-in-error',
      movedTo,
      earlier: [...(result.earlier ?? []), this.earlierOf(result, 'entered-in-error')],
    })
  }

  private replacing(): { at: string; by: string; importId: string } {
    const { at, by, importId } = this.merging
    return { at, by, importId }
  }

  /** The same again: the import is noted as a further source, so that taking the other back leaves it. */
  private repeat(slot: Slot, read: ReadResult): CellOutcome {
    this.repeated.push({ slot, read })
    return 'same'
  }

  /** An import that says nothing new of somebody leaves no trace; else what it repeats is noted as said by it too. */
  noteSources(): void {
    if (!this.draws.isChanged) return
    for (const { slots, version, read } of this.repeatedVersions) this.noteVersion(slots, version, read)
    for (const { slot, read } of this.repeated) {
      for (const now of this.asItIs(slot)) this.note(now, read)
    }
  }

  private noteVersion(slots: readonly Slot[], version: Version, read: ReadResult): void {
    const keys = version.sourceKey === undefined ? [] : [version.sourceKey]
    const now = [...slots.flatMap((slot) => this.asItIs(slot)), ...this.draws.withKeys(read.analyte, keys)]
    for (const { draw, result } of now) {
      const versions = versionsOf(result, draw)
      const at = versions.findIndex((each) => isSameStatement(each, version))
      if (at < 0) continue
      const earlier = result.earlier ?? []
      const before = earlier[at]
      const noted = withSource(before ?? result, this.merging.importId)
      if (noted === (before ?? result)) continue
      const changed = before
        ? { ...result, earlier: earlier.with(at, noted as EarlierResult) }
        : (noted as Result)
      this.draws.put(this.draws.current(draw), changed)
    }
  }

  private asItIs({ draw, result }: Slot): Slot[] {
    const current = this.draws.current(draw)
    const found = current.results.find(({ id }) => id === result.id)
    return found ? [{ draw: current, result: found }] : []
  }

  private note(slot: Slot, read: ReadResult): void {
    const { result } = slot
    const { importId } = this.merging
    const isCurrent =
      read.status === 'pending' ? result.status === 'pending' : saysTheSame(result, read, read.analyte)
    if (isCurrent) {
      const changed = withSource(result, importId)
      if (changed !== result) this.draws.put(this.draws.current(slot.draw), changed)
      return
    }
    const earlier = result.earlier ?? []
    const at = earlier.findIndex((each) => each.value !== undefined && saysTheSame(each, read, read.analyte))
    const before = earlier[at]
    const changed = before && withSource(before, importId)
    if (changed && changed !== before)
      this.draws.put(this.draws.current(slot.draw), { ...result, earlier: earlier.with(at, changed) })
  }

  /** A pending order gets its value. */
  private fill(slot: Slot, read: ReadResult): CellOutcome {
    const { result } = slot
    const filled: Result = {
      ...withoutReport(result),
      ...reported(read),
      status: read.status,
      arrived: read.arrived ?? this.merging.today,
      ...attributes(read, slot.draw),
      importId: this.merging.importId,
    }
    // An order of the same import was never stored as pending; that its value came later in the file says nothing.
    if (result.importId === this.merging.importId && this.broughtBy.has(result.id)) {
      if (read.arrived === undefined) delete filled.arrived
    } else filled.earlier = [...(result.earlier ?? []), this.earlierOf(result, 'filled')]
    this.bring(this.draws.change(slot, filled, read), read)
    return 'new'
  }

  /** The same value again: only a source with statuses may move the status on. */
  private follow(slot: Slot, read: ReadResult): CellOutcome {
    const { result } = slot
    if (!saysTheSame(result, read, read.analyte)) return this.repeat(slot, read)
    if (!movesOn(result, read)) return this.repeat(this.knownNewer(this.adopted(slot, read), read), read)
    this.draws.change(slot, this.replaced(slot, read, 'corrected', true), read)
    return 'corrected'
  }

  /** What came without a version learns which version it is, so that the next one follows it. */
  private adopted(slot: Slot, read: ReadResult): Slot {
    const { result } = slot
    if (isVersion(result) || isByHand(result) || read.status !== result.status) return slot
    const { reportedAt, sourceKey, isVersioned } = withPlainMark(reported(read))
    const marks = {
      ...(reportedAt === undefined ? {} : { reportedAt }),
      ...(sourceKey === undefined ? {} : { sourceKey }),
      ...(isVersioned === true ? { isVersioned } : {}),
    }
    return this.marked(slot, marks)
  }

  /** The same version reported anew has the later moment, so that what was reported between the two does not replace it. */
  private knownNewer(slot: Slot, read: ReadResult): Slot {
    const { result } = slot
    const isNewer =
      isStoredVersion(result) && read.status === result.status && compareVersions(read, result) > 0
    return isNewer && read.reportedAt !== undefined
      ? this.marked(slot, { reportedAt: read.reportedAt })
      : slot
  }

  private marked(
    { draw, result }: Slot,
    marks: { [Mark in 'reportedAt' | 'sourceKey' | 'isVersioned']?: Result[Mark] },
  ): Slot {
    const now = { ...result, ...marks }
    for (const [mark, said] of Object.entries(marks)) {
      const before = result[mark as keyof typeof marks]
      this.tracing.record(
        ['draws', draw.id, 'results', result.id, mark],
        typeof before === 'string' ? before : undefined,
        typeof said === 'string' ? said : 1,
      )
    }
    this.draws.put(this.draws.current(draw), now)
    return { draw: this.draws.current(draw), result: now }
  }

  private contradict(slot: Slot, read: ReadResult): CellOutcome {
    const { result } = slot
    if (read.isVersioned && isNewer(result, read)) {
      const isWithoutValue = isWithdrawn(read.status) && read.value === undefined
      this.bring(this.draws.change(slot, this.replaced(slot, read, 'corrected', isWithoutValue), read), read)
      return 'corrected'
    }
    if (this.broughtBy.get(result.id) === (read.file ?? 0)) {
      this.bring(this.draws.change(slot, this.replaced(slot, read, 'retest', false), read), read)
      return 'new'
    }
    return this.conflict(slot, read)
  }

  private conflict(slot: Slot, read: ReadResult): CellOutcome {
    const { result } = slot
    const { value } = read
    if (value === undefined) return 'same'
    if (result.value === undefined) return this.putBefore(slot, read)
    const key = conflictKey(read)
    this.conflicts.push({
      key,
      analyte: read.analyte,
      day: read.day,
      ...(read.time === undefined ? {} : { time: read.time }),
      stored: reportOf(result.value, result.unit),
      received: reportOf(value, read.unit),
      file: read.file ?? 0,
      line: read.line,
      column: read.column,
    })
    const choice = this.merging.choiceOf(key)
    if (choice === undefined) this.mark(slot, read)
    else if (choice === 'keep-old') this.draws.change(slot, this.withRefused(result, read), read)
    else {
      const because = choice === 'take-new' ? 'conflict' : 'retest'
      this.draws.change(slot, this.replaced(slot, read, because, false), read)
    }
    return 'conflict'
  }

  /** The stored value stands, marked with the other one; what waited already waits behind it. */
  private mark(slot: Slot, read: ReadResult): void {
    const { result } = slot
    const { value } = read
    if (
      value === undefined ||
      waitingValues(result).some((waiting) => saysTheSame(waiting, read, read.analyte))
    )
      return
    const conflict: WaitingValue = {
      ...reportOf(value, read.unit),
      importId: this.merging.importId,
      ...(read.line > 0 ? { line: read.line } : {}),
      ...(result.conflict ? { before: result.conflict } : {}),
    }
    this.draws.change(slot, { ...result, conflict }, read)
  }

  private waited({ value, unit, importId, line }: WaitingValue): EarlierResult {
    const { at, by, importId: replacedBy } = this.merging
    return {
      value,
      ...(unit === undefined ? {} : { unit }),
      status: 'final',
      importId,
      waited: line === undefined ? {} : { line },
      replaced: { at, by, because: 'conflict', importId: replacedBy },
    }
  }

  /** The stored value stands; the other is kept as the one that was not taken. */
  private withRefused(result: Result, read: ReadResult): Result {
    const { at, by, importId } = this.merging
    const refused: EarlierResult = {
      ...reported(read),
      status: read.status,
      importId,
      replaced: { at, by, because: 'conflict', importId },
    }
    return { ...withoutConflict(result), earlier: [...this.settled(result, read), refused] }
  }

  private replaced(
    { result, draw }: Slot,
    read: ReadResult,
    because: EarlierResult['replaced']['because'],
    keepsReport: boolean,
  ): Result {
    // What a source withdraws settles nothing about what waits beside it.
    const isOpen = isWithdrawn(read.status)
    const base = keepsReport ? (isOpen ? { ...result } : withoutConflict(result)) : withoutReport(result)
    if (isOpen && result.conflict) base.conflict = result.conflict
    delete base.alsoFrom
    return {
      ...base,
      ...reported(read),
      ...attributes(read, draw),
      status: read.status,
      importId: this.merging.importId,
      earlier: [
        ...(isOpen ? (result.earlier ?? []) : this.settled(result, read)),
        this.earlierOf(result, because),
      ],
    }
  }

  /** What was reported earlier, with other values that still waited for a choice. */
  private settled(result: Result, read: ReadResult): EarlierResult[] {
    const others = waitingValues(result).filter((value) => !saysTheSame(value, read, read.analyte))
    return [...(result.earlier ?? []), ...others.reverse().map((value) => this.waited(value))]
  }

  private earlierOf(result: Result, because: EarlierResult['replaced']['because']): EarlierResult {
    const { at, by, importId } = this.merging
    return {
      ...reported(result),
      ...(result.fasting === undefined ? {} : { fasting: result.fasting }),
      ...(result.method === undefined ? {} : { method: result.method }),
      status: result.status,
      ...(result.importId === undefined ? {} : { importId: result.importId }),
      ...(result.alsoFrom === undefined ? {} : { alsoFrom: result.alsoFrom }),
      replaced: { at, by, because, importId },
    }
  }

  private bring(result: Result, read: ReadResult): void {
    this.broughtBy.set(result.id, read.file ?? 0)
  }
}

/** Whether the statement is a later step of the same report: preliminary, final, corrected, withdrawn. */
function movesOn(result: Result, read: ReadResult): boolean {
  return read.isVersioned === true && RANK[read.status] > RANK[result.status]
}

function isNewer(result: Result, read: ReadResult): boolean {
  if (isStoredVersion(result)) {
    const order = compareVersions(read, result)
    return order > 0 || (order === 0 && read.status === 'corrected' && read.reportedAt === undefined)
  }
  return (
    movesOn(result, read) ||
    (read.status === 'corrected' && result.status === 'corrected' && !isByHand(result))
  )
}

function isStruckOutByHand(result: Result): boolean {
  return result.status === 'entered-in-error' && isByHand(result)
}

/** Whether the same source has said something later of it, a withdrawal above all. */
function isOlderThanItsOwn({ draw, result }: Slot, read: ReadResult): boolean {
  if (read.sourceKey === undefined) return false
  return versionsOf(result, draw).some(
    (each) => each.sourceKey === read.sourceKey && compareVersions(read, each) < 0,
  )
}

/** Whether a source has withdrawn it before anybody said what it was. */
function isBareWithdrawal(result: Result): boolean {
  return isWithdrawn(result.status) && result.value === undefined && !isByHand(result)
}

/** Whether a value that waits, and not the one that stands, is what the statement is about. */
function isOfWaiting(result: Result, read: ReadResult): boolean {
  if (read.value === undefined || saysTheSame(result, read, read.analyte)) return false
  return waitingValues(result).some((value) => saysTheSame(value, read, read.analyte))
}

/** Whether what stands is what a source with versions stated. */
function isStoredVersion(result: Result): boolean {
  return isVersion(result) && !isByHand(result)
}

function placeOf({ day, time }: ReadResult): { day: Day; time?: string } {
  return { day, ...(time === undefined ? {} : { time }) }
}

function reportedDay({ reportedAt }: ReadResult): Day | undefined {
  return reportedAt === undefined ? undefined : (reportedAt.slice(0, 10) as Day)
}

function isShown(versions: readonly Version[], version: Version): boolean {
  const shown = versions.at(-1)
  return shown !== undefined && isSameStatement(shown, version)
}

/** What a version comes to beside those that are there already. */
function outcomeOf(version: Version, before: readonly Version[], isFirst: boolean): CellOutcome {
  if (version.status === 'pending') return 'same'
  const isThere = before.some(
    (each) =>
      each.status === version.status &&
      samePlace(each.place, version.place) &&
      (isWithdrawn(version.status) ? each.sourceKey === version.sourceKey : saysTheSame(each, version)),
  )
  if (isThere) return 'same'
  return isFirst ? 'new' : 'corrected'
}

function withoutReport(result: Result): Result {
  const kept: Result = { ...result }
  for (const key of REPORTED) delete kept[key]
  delete kept.conflict
  delete kept.alsoFrom
  return kept
}

function withoutConflict(result: Result): Result {
  const kept = { ...result }
  delete kept.conflict
  return kept
}

function reportOf(
  value: NonNullable<Result['value']>,
  unit: string | undefined,
): { value: NonNullable<Result['value']>; unit?: string } {
  return { value, ...(unit === undefined ? {} : { unit }) }
}

function beforeBirth(read: ReadResult, birthDate: Day): MergeFault {
  return {
    code: 'before-birth',
    file: read.file ?? 0,
    line: read.line,
    column: read.column,
    received: read.day,
    detail: birthDate,
    isWarning: false,
  }
}
