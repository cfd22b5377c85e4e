import type { ReadResult } from '../../reading'
import type { Result, WaitingValue } from '../../result'
import type { DrawsAtHand } from '../drawsAtHand'
import { attributes, hasSaid, waitingValues, withWaiting, type Slot } from '../drawsAtHand'
import { reported, withPlainMark } from '../report'
import { saysTheSame } from '../sameResult'
import { stands } from '../../reported'
import type { Tracing } from '../trace'
import type { CellOutcome, MergeConflict, MergeFault, Merging } from '../types'
import { compareVersions, RANK } from '../versions/order'
import { samePlace } from '../versions/place'
import { reshelve } from '../versions/reshelve'
import { contradict } from '../versions/shelves'
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
} from '../versions/version'

import {
  isBareWithdrawal,
  isNewer,
  isOnlyHistory,
  isOfWaiting,
  isOlderThanItsOwn,
  isPlainOrder,
  isShown,
  isStoredVersion,
  isStruckOutByHand,
  movesOn,
  outcomeOf,
  placeOf,
  reportedDay,
} from './compared'
import { conflictKey } from './conflictKey'
import { FurtherSources } from './furtherSources'
import {
  earlierOf,
  replaced,
  replacingBy,
  reportOf,
  struckAt,
  waited,
  withInserted,
  withOrder,
  withoutReport,
  withRefused,
} from './rewritten'

/** Puts the statements of one import about one person where they belong, one after the other. */
export class ResultMerge {
  readonly conflicts: MergeConflict[] = []
  readonly faults: MergeFault[] = []
  /** Which file brought what stands in a result. */
  private readonly broughtBy = new Map<string, number>()
  private readonly further: FurtherSources

  constructor(
    private readonly draws: DrawsAtHand,
    private readonly merging: Merging,
    private readonly tracing: Tracing,
  ) {
    this.further = new FurtherSources(draws, merging.importId)
  }

  put(read: ReadResult): CellOutcome {
    return read.isVersioned ? this.putVersion(read) : this.putPlain(read)
  }

  /** What is stated already: the import is a further source of it. */
  putAgain(read: ReadResult): CellOutcome {
    for (const slot of this.draws.slots(read))
      if (slot.result.status === read.status || hasSaid(slot.result, read)) this.further.add(slot, read)
    return 'same'
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
      this.bring(this.draws.change(slot, replaced(this.merging, slot, read, 'retest', false), read), read)
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
    const isOfVersions = slots.every(({ result }) => isOfVersionsAlone(result))
    const outcome = isOfVersions ? this.shelve(read, home, here) : this.putBeside(read, home, here)
    this.fillBeside(read)
    return outcome
  }

  /** An order of a list beside a result that was struck out is filled where that result stands again. */
  private fillBeside(read: ReadResult): void {
    const slots = this.draws.slots(read)
    const filling = slots.find(({ result }) => result.value !== undefined && stands(result))
    if (!filling) return
    for (const { draw, result } of slots) {
      if (!isPlainOrder(result) || !samePlace(placeOfDraw(draw), placeOfDraw(filling.draw))) continue
      const [now] = this.asItIs(filling)
      if (now) this.draws.put(now.draw, withOrder(this.merging, now.result, result))
      this.draws.remove({ draw: this.draws.current(draw), result })
    }
  }

  private asItIs({ draw, result }: Slot): Slot[] {
    const current = this.draws.current(draw)
    const found = current.results.find(({ id }) => id === result.id)
    return found ? [{ draw: current, result: found }] : []
  }

  /** A result that holds this very statement and was struck out by hand, or with the part of a list on another day. */
  private struckOutWith(ofKey: readonly Slot[], read: ReadResult): Slot | undefined {
    const version = versionRead(read, {}, placeOf(read), this.merging.importId)
    const known =
      read.sourceKey === undefined
        ? this.draws.slots(read).filter(({ result }) => result.sourceKey === undefined)
        : ofKey
    return known.find(
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
      this.further.addVersion(live, version, read)
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
    const isFirst = isFilling || (isRetest && this.isOfSameFile(here, read))
    return isOnlyHistory(made, version) ? 'same' : outcomeOf(version, versions, isFirst)
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
    return reshelve(
      this.draws,
      [...live, ...struck],
      versions,
      kind,
      replacingBy(this.merging),
      this.merging.newId,
    )
  }

  /** A version about a result in which a hand or a list without versions had a part. */
  private putBeside(read: ReadResult, home: Slot | undefined, here: Slot | undefined): CellOutcome {
    if (!home || samePlace(placeOfDraw(home.draw), placeOf(read))) return this.putAt(home ?? here, read)
    if (read.status === 'pending') return this.repeat(home, read)
    if (compareVersions(read, home.result) <= 0) return this.putBefore(home, read)
    this.draws.put(this.draws.current(home.draw), struckAt(this.merging, home.result, read.day))
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
    this.draws.put(this.draws.current(slot.draw), withInserted(this.merging, slot, read))
    return 'corrected'
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
    const earlier = [...(result.earlier ?? []), ...gone.map((value) => waited(this.merging, value))]
    this.draws.change(slot, { ...left, earlier }, read)
    this.keepWithdrawal(read)
    return 'corrected'
  }

  /** An older version of what was withdrawn may come later, for another day too: by its key it finds the withdrawal. */
  private keepWithdrawal(read: ReadResult): void {
    if (read.sourceKey === undefined || this.draws.withKeys(read.analyte, [read.sourceKey]).length > 0) return
    this.bring(this.draws.add(read), read)
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
    } else filled.earlier = [...(result.earlier ?? []), earlierOf(this.merging, result, 'filled')]
    this.bring(this.draws.change(slot, filled, read), read)
    return 'new'
  }

  /** The same value again: only a source with statuses may move the status on. */
  private follow(slot: Slot, read: ReadResult): CellOutcome {
    const { result } = slot
    if (!saysTheSame(result, read, read.analyte)) return this.repeat(slot, read)
    if (!movesOn(result, read)) return this.repeat(this.knownNewer(this.adopted(slot, read), read), read)
    this.draws.change(slot, replaced(this.merging, slot, read, 'corrected', true), read)
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
      this.bring(
        this.draws.change(slot, replaced(this.merging, slot, read, 'corrected', isWithoutValue), read),
        read,
      )
      return 'corrected'
    }
    if (this.broughtBy.get(result.id) === (read.file ?? 0)) {
      this.bring(this.draws.change(slot, replaced(this.merging, slot, read, 'retest', false), read), read)
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
    else if (choice === 'keep-old') this.draws.change(slot, withRefused(this.merging, result, read), read)
    else {
      const because = choice === 'take-new' ? 'conflict' : 'retest'
      this.draws.change(slot, replaced(this.merging, slot, read, because, false), read)
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

  /** The same again: the import is noted as a further source, so that taking the other back leaves it. */
  private repeat(slot: Slot, read: ReadResult): CellOutcome {
    this.further.add(slot, read)
    return 'same'
  }

  /** Notes the import as a further source of what it repeated. */
  noteSources(): void {
    this.further.note()
  }

  private bring(result: Result, read: ReadResult): void {
    this.broughtBy.set(result.id, read.file ?? 0)
  }
}
