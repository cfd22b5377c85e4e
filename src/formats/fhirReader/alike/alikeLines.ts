import type { Quantity, Identifier, Meta } from '../r4'
import { keyPrint, type KeyPrint } from '../../sourceKey'
import { figuresAsParsed } from '../cutting/soundJson'
import { extensionOf, part, parts, textOf } from '../elements'
import { idPart, printOf, printOfBytes, type Print } from '../references'
import type { SentObservation } from '../results/observation'
import type { SpecimenSays } from '../results/specimen'
import type { SourceState } from '../sourceState'
import { ownExtension } from '../systems'
import { asciiText, ByteWords, keyPrintOfBytes } from './byteWords'
import type { Came, CameToNothing, CameToResult } from './came'
import { mouldOf } from './mould'
import { MouldTree, viewOf } from './mouldTree'
import { SLOTS, type Slot } from './slots'
import { WrittenMoments } from './writtenMoments'

/** What a mould is kept with: what a line that fits it comes to. */
type Alike = CameToNothing | AlikeResult

interface AlikeResult {
  to: 'result'
  /** By slot, whether such a line has something there. */
  has: readonly boolean[]
  /** With each specimen that was seen; one of which nothing is known yet is one too. */
  came: Map<SpecimenSays | undefined, CameToResult>
  observation: SentObservation
  comparator: string
  subjects: ByteWords
  values: ByteWords
  /** Print of what the key of such a result begins with. */
  keyBegins: KeyPrint
  /** How many organisations were known: more may say which laboratory it is. */
  organizations: number
}

const MOST_MOULDS = 4096
const MOST_BYTES = 4 << 20
/** After so many moulds more lines must have fitted one than made one. */
const ENOUGH_TO_TELL = 512
/** Letters that are counted where a file has them. */
const COUNTED = /[\uE000-\uF8FF\uFFFD]/
/** A specimen within the resource itself is `#id`. */
const WITHIN = 0x23
const NOT_IN_SLOTS = ['contained', 'component', 'hasMember', 'related'] as const

/**
 * Reads a line that says in the same letters what a line before it said, but for its ids, days and numbers, without parsing
 * it. A line is only taken where it is the same byte by byte and what differs is plain, so it comes to what parsing it would.
 */
export class AlikeLines {
  private readonly tree = new MouldTree<Alike>()
  private readonly moments: WrittenMoments
  private readonly subjectsBy = new Map<string, ByteWords>()
  private readonly valuesBy = new Map<string, ByteWords>()
  private moulds = 0
  private taken = 0
  private viewed: Uint8Array = new Uint8Array()
  private view = viewOf(this.viewed)

  constructor(private readonly state: SourceState) {
    this.moments = new WrittenMoments(state.cells)
  }

  /** Whether the lines of this file are alike at all. */
  get isWorthIt(): boolean {
    return this.moulds < ENOUGH_TO_TELL || this.taken > this.moulds
  }

  /** Reads a line; false where it has to be parsed. */
  take(bytes: Uint8Array, from: number, until: number, line: number): boolean {
    if (bytes !== this.viewed) {
      this.viewed = bytes
      this.view = viewOf(bytes)
    }
    const alike = this.tree.find(bytes, this.view, from, until)
    if (!alike) return false
    if (alike.to === 'left-out') this.state.observations.leaveOut(alike.heading, alike.reason, 1, line)
    else if (!this.takeResult(alike, bytes, line)) return false
    this.taken += 1
    return true
  }

  /** Learns from a line that was parsed what others like it come to. */
  learn(bytes: Uint8Array, text: string, came: Came): void {
    if (this.moulds >= MOST_MOULDS || this.tree.size > MOST_BYTES || COUNTED.test(text)) return
    const known = this.tree.find(bytes, viewOf(bytes), 0, bytes.length)
    if (known) return this.learnMore(known, came)
    const mould = mouldOf(bytes)
    if (!mould) return
    const slots = new Set(mould.map(({ slot }) => slot))
    const alike = came.to === 'left-out' ? came : this.alikeResult(came, slots)
    if (!alike) return
    this.tree.add(mould, alike)
    this.moulds += 1
  }

  private learnMore(known: Alike, came: Came): void {
    if (came.to !== 'result' || known.to !== 'result') return
    const { organizations } = this.state
    if (known.organizations !== organizations) known.came.clear()
    known.organizations = organizations
    known.came.set(came.specimen, came)
  }

  private alikeResult(came: CameToResult, slots: ReadonlySet<Slot | undefined>): AlikeResult | undefined {
    const { observation } = came
    if (!isInSlots(observation, slots)) return undefined
    const comparator = textOf(part<Quantity>(observation.valueQuantity)?.comparator)
    const [identifier] = parts<Identifier>(observation.identifier)
    const person = JSON.stringify({ ...part(observation.subject), reference: '' })
    return {
      to: 'result',
      has: Object.values(SLOTS).map((slot) => slots.has(slot)),
      came: new Map([[came.specimen, came]]),
      observation,
      comparator,
      subjects: wordsFor(this.subjectsBy, person),
      values: wordsFor(this.valuesBy, comparator),
      keyBegins: keyPrint(identifier ? `${textOf(identifier.system)}|` : 'Observation/'),
      organizations: this.state.organizations,
    }
  }

  private takeResult(alike: AlikeResult, bytes: Uint8Array, line: number): boolean {
    const { state } = this
    const { starts, ends } = this.tree
    if (alike.has[SLOTS.SPECIMEN] === true && bytes[starts[SLOTS.SPECIMEN] ?? 0] === WITHIN) return false
    const print = alike.has[SLOTS.SPECIMEN] === true ? this.specimenPrint(bytes) : undefined
    const says = print && state.shared.specimens.find(print)?.says
    const came = alike.came.get(says)
    if (!came || alike.organizations !== state.organizations) return false
    const moment = this.moments.moment(bytes, starts[SLOTS.EFFECTIVE] ?? 0, ends[SLOTS.EFFECTIVE] ?? 0)
    if (moment < 0) return false
    const subject = this.subjectOf(alike, bytes, line)
    if (subject < 0) return false
    if (came.isStatusUnknown) state.observations.sawUnknownStatus()
    const row = state.cells.put(
      subject,
      moment,
      came.analyte,
      came.attributes,
      alike.has[SLOTS.VALUE] === true ? this.valueOf(alike, bytes) : came.value,
      came.unit,
      came.heading,
      came.range,
      came.flag,
      came.beside,
      line,
      1,
    )
    if (row >= 0) this.version(row, alike, came, bytes, says ? undefined : print)
    return true
  }

  private version(
    row: number,
    { has, keyBegins }: AlikeResult,
    { status }: CameToResult,
    bytes: Uint8Array,
    specimen: Print | undefined,
  ): void {
    const { starts, ends } = this.tree
    const hasId = has[SLOTS.ID] === true
    const id = has[SLOTS.IDENTIFIER] === true ? SLOTS.IDENTIFIER : SLOTS.ID
    const scope = this.state.folder
    this.state.observations.version(row, {
      status,
      updated: this.stampOf(has, SLOTS.UPDATED, bytes),
      issued: this.stampOf(has, SLOTS.ISSUED, bytes),
      print: has[id] === true ? keyPrintOfBytes(bytes, starts[id] ?? 0, ends[id] ?? 0, keyBegins) : undefined,
      own: hasId
        ? printOfBytes(bytes, starts[SLOTS.ID] ?? 0, ends[SLOTS.ID] ?? 0, scope)
        : printOf('', scope),
      specimen,
    })
  }

  private stampOf(has: readonly boolean[], slot: Slot, bytes: Uint8Array): number {
    const { starts, ends } = this.tree
    return has[slot] === true
      ? this.moments.stamp(bytes, starts[slot] ?? 0, ends[slot] ?? 0)
      : Number.NEGATIVE_INFINITY
  }

  private specimenPrint(bytes: Uint8Array): Print {
    const { starts, ends } = this.tree
    const reference = asciiText(bytes, starts[SLOTS.SPECIMEN] ?? 0, ends[SLOTS.SPECIMEN] ?? 0)
    return printOf(idPart(reference), this.state.folder)
  }

  /** Below 0 where the line has to be parsed to say why nobody is known by it. */
  private subjectOf({ subjects, observation }: AlikeResult, bytes: Uint8Array, line: number): number {
    const [start = 0, end = 0] = [this.tree.starts[SLOTS.SUBJECT], this.tree.ends[SLOTS.SUBJECT]]
    const known = subjects.get(bytes, start, end)
    if (known >= 0) return known
    const subject = { ...part(observation.subject), reference: asciiText(bytes, start, end) }
    const found = this.state.observations.subjectOf(
      { ...observation, subject },
      this.state.lineAt(line),
      undefined,
    )
    if (typeof found !== 'number') return -1
    subjects.set(bytes, start, end, found)
    return found
  }

  private valueOf({ values, comparator }: AlikeResult, bytes: Uint8Array): number {
    const [start = 0, end = 0] = [this.tree.starts[SLOTS.VALUE], this.tree.ends[SLOTS.VALUE]]
    const known = values.get(bytes, start, end)
    if (known >= 0) return known
    const value = this.state.cells.valueId(comparator + figuresAsParsed(asciiText(bytes, start, end)))
    values.set(bytes, start, end, value)
    return value
  }
}

/** Whether all that a result takes from such an Observation beside its letters stands in slots. */
function isInSlots(observation: SentObservation, slots: ReadonlySet<Slot | undefined>): boolean {
  const { id, meta, identifier, issued, specimen, valueQuantity } = observation
  const { lastUpdated, versionId } = part<Meta>(meta) ?? {}
  // Without a moment the number of the version counts.
  if (versionId !== undefined && lastUpdated === undefined && issued === undefined) return false
  const stated = [
    { said: id, slot: SLOTS.ID },
    { said: lastUpdated, slot: SLOTS.UPDATED },
    { said: identifier, slot: SLOTS.IDENTIFIER },
    { said: issued, slot: SLOTS.ISSUED },
    { said: specimen, slot: SLOTS.SPECIMEN },
  ]
  return (
    slots.has(SLOTS.SUBJECT) &&
    slots.has(SLOTS.EFFECTIVE) &&
    stated.every(({ said, slot }) => said === undefined || slots.has(slot)) &&
    part<Quantity>(valueQuantity)?.extension === undefined &&
    extensionOf(observation, ownExtension('source-key')) === undefined &&
    NOT_IN_SLOTS.every((key) => observation[key] === undefined)
  )
}

function wordsFor(kept: Map<string, ByteWords>, key: string): ByteWords {
  const words = kept.get(key) ?? new ByteWords()
  kept.set(key, words)
  return words
}
