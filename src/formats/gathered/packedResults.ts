import { ANALYTE_IDS, analyteIndex, type AnalyteId, type Fasting, type Method } from '@/domain/analyte'
import { dayFromNumber, type Day } from '@/domain/day'
import type { Sex } from '@/domain/patient'
import type { ReadResult } from '@/domain/reading'
import { RESULT_STATUSES, type ResultStatus, type SampleMark } from '@/domain/result'
import { MOST_SPELLINGS } from '../bytes/bounds'
import type { RangeCell } from '../cells/rangeCell'
import type { KeyPrint } from '../sourceKey'
import { stampText } from '../stamp'
import type { CellValue } from '../terms'
import { Dictionary } from './dictionary'

/** What the rows of a file say beside value, unit and range; mostly nothing. */
export interface Beside {
  comment?: string
  lab?: string
  /** It was drawn elsewhere: where, in words. */
  outside?: string
  specimen?: string
  arrived?: Day
  marks?: SampleMark[]
}

const BLOCK_BITS = 16
const BLOCK_ROWS = 1 << BLOCK_BITS
const IN_BLOCK = BLOCK_ROWS - 1
const FASTINGS: readonly (Fasting | undefined)[] = [undefined, 'yes', 'no', 'unknown']
const METHODS: readonly (Method | undefined)[] = [
  undefined,
  'ifcc',
  'jscc',
  'direct',
  'calculated',
  'unknown',
]

class Block {
  readonly subject = new Uint32Array(BLOCK_ROWS)
  readonly day = new Int32Array(BLOCK_ROWS)
  readonly minute = new Int16Array(BLOCK_ROWS)
  readonly analyte = new Uint8Array(BLOCK_ROWS)
  readonly attributes = new Uint8Array(BLOCK_ROWS)
  readonly value = new Uint32Array(BLOCK_ROWS)
  readonly unit = new Uint16Array(BLOCK_ROWS)
  readonly range = new Uint32Array(BLOCK_ROWS)
  readonly flag = new Uint16Array(BLOCK_ROWS)
  readonly beside = new Uint32Array(BLOCK_ROWS)
  readonly line = new Uint32Array(BLOCK_ROWS)
  readonly column = new Uint16Array(BLOCK_ROWS)
  readonly file = new Uint16Array(BLOCK_ROWS)
}

/** What a source with statuses or versions says of a result, beside its value. */
export interface Version {
  status: ResultStatus
  /** When it was reported, as `stampNumber` has it. */
  reportedAt?: number
  /** Print of the source's own id (`sourceKeyOf`). */
  key?: string
  /** The same as its two halves, in place of `key`. */
  print?: KeyPrint
}

/** Versions, for the blocks of sources that have them; 21 bytes each. */
class Versions {
  readonly status = new Uint8Array(BLOCK_ROWS)
  readonly reportedAt = new Float64Array(BLOCK_ROWS).fill(Number.NaN)
  readonly keyHigh = new Uint32Array(BLOCK_ROWS)
  readonly keyLow = new Uint32Array(BLOCK_ROWS)

  clearFrom(at: number): void {
    this.status.fill(0, at)
    this.reportedAt.fill(Number.NaN, at)
    this.keyHigh.fill(0, at)
    this.keyLow.fill(0, at)
  }
}

/** The number of the value of a statement without one: withdrawn, cancelled, or reported as not there yet. It is a cell. */
export const NO_VALUE = 1

/**
 * Results of files, 38 bytes each, in the order of the files. Objects are made of them only for one patient at a time.
 * What repeats (values, units, ranges, flags) is held once.
 */
export class PackedResults {
  readonly values: CellValue[] = [
    { kind: 'pending', text: '' },
    { kind: 'pending', text: '' },
  ]
  readonly ranges: (RangeCell | undefined)[] = [undefined]
  readonly besides: Beside[] = [{}]
  readonly units = new Dictionary(MOST_SPELLINGS)
  readonly flags = new Dictionary(MOST_SPELLINGS)
  length = 0
  private readonly blocks: Block[] = []
  private readonly versions: (Versions | undefined)[] = []
  private readonly drawMarks = new Map<string, SampleMark[]>()
  private readonly marked: string[] = []

  /** Adds one result. `minute` is −1 without a time; the rest are numbers of the lists above. */
  add(
    subject: number,
    day: number,
    minute: number,
    analyte: number,
    attributes: number,
    value: number,
    unit: number,
    range: number,
    flag: number,
    beside: number,
    file: number,
    line: number,
    column: number,
  ): void {
    const at = this.length & IN_BLOCK
    if (at === 0) this.blocks.push(new Block())
    const block = this.blocks[this.length >>> BLOCK_BITS]
    if (!block) throw new Error(`no block for result: ${this.length}`)
    block.subject[at] = subject
    block.day[at] = day
    block.minute[at] = minute
    block.analyte[at] = analyte
    block.attributes[at] = attributes
    block.value[at] = value
    block.unit[at] = unit
    block.range[at] = range
    block.flag[at] = flag
    block.beside[at] = beside
    block.file[at] = file
    block.line[at] = line
    block.column[at] = column
    this.length += 1
  }

  /** Adds a result that says the same as one that was added, of somebody or of another day, in another line. */
  addLike(row: number, subject: number, day: number, minute: number, line: number): void {
    const { analyte, attributes, value, unit, range, flag, beside, file, column } = this.block(row)
    const at = row & IN_BLOCK
    this.add(
      subject,
      day,
      minute,
      analyte[at] ?? 0,
      attributes[at] ?? 0,
      value[at] ?? 0,
      unit[at] ?? 0,
      range[at] ?? 0,
      flag[at] ?? 0,
      beside[at] ?? 0,
      file[at] ?? 0,
      line,
      column[at] ?? 0,
    )
  }

  /** Says of a result that was added what its source says of status and version. */
  version(row: number, { status, reportedAt, key, print }: Version): void {
    this.block(row)
    const versions = (this.versions[row >>> BLOCK_BITS] ??= new Versions())
    const at = row & IN_BLOCK
    versions.status[at] = RESULT_STATUSES.indexOf(status) + 1
    if (reportedAt !== undefined) versions.reportedAt[at] = reportedAt
    if (print) {
      versions.keyHigh[at] = print.high
      versions.keyLow[at] = print.low
    } else if (key !== undefined) {
      versions.keyHigh[at] = Number.parseInt(key.slice(0, 8), 16)
      versions.keyLow[at] = Number.parseInt(key.slice(8), 16)
    }
  }

  /** Says of all results of a draw, added already or still to come, what state their sample was in. */
  markDraw(subject: number, day: number, minute: number, mark: SampleMark): void {
    const key = `${subject} ${day} ${minute}`
    const known = this.drawMarks.get(key) ?? []
    this.drawMarks.set(key, [...known, mark])
    this.marked.push(key)
  }

  /** How many marks were said of draws so far. */
  get marks(): number {
    return this.marked.length
  }

  /** Throws away all results but the first `length`, and all but the first `marks` of their draws. */
  takeBack(length: number, marks: number): void {
    for (const key of this.marked.splice(marks)) this.drawMarks.get(key)?.pop()
    const block = length >>> BLOCK_BITS
    const at = length & IN_BLOCK
    this.length = length
    this.blocks.length = at === 0 ? block : block + 1
    if (this.versions.length > this.blocks.length) this.versions.length = this.blocks.length
    // Rows that have no version do not say so, so nothing may be left of those that had one.
    if (at > 0) this.versions[block]?.clearFrom(at)
  }

  /** Lets two results take each other's places. */
  exchange(a: number, b: number): void {
    exchangeIn(this.block(a), a & IN_BLOCK, this.block(b), b & IN_BLOCK)
    const [versionsA, versionsB] = [a, b].map((row) => (this.versions[row >>> BLOCK_BITS] ??= new Versions()))
    if (versionsA && versionsB) exchangeIn(versionsA, a & IN_BLOCK, versionsB, b & IN_BLOCK)
  }

  /** Says what stands beside a result that was added, where the file told it only later (a specimen in another file). */
  describe(row: number, beside: number, attributes: number): void {
    const block = this.block(row)
    block.beside[row & IN_BLOCK] = beside
    block.attributes[row & IN_BLOCK] = attributes
  }

  /** Whom each result is about, in one list. */
  subjects(): Uint32Array {
    const all = new Uint32Array(this.length)
    this.blocks.forEach(({ subject }, at) => {
      const from = at << BLOCK_BITS
      all.set(subject.subarray(0, Math.min(BLOCK_ROWS, this.length - from)), from)
    })
    return all
  }

  attributesOf(row: number): number {
    return this.block(row).attributes[row & IN_BLOCK] ?? 0
  }
  subjectOf(row: number): number {
    return this.block(row).subject[row & IN_BLOCK] ?? 0
  }
  dayOf(row: number): number {
    return this.block(row).day[row & IN_BLOCK] ?? 0
  }
  minuteOf(row: number): number {
    return this.block(row).minute[row & IN_BLOCK] ?? 0
  }
  analyteOf(row: number): number {
    return this.block(row).analyte[row & IN_BLOCK] ?? 0
  }
  methodOf(row: number): number {
    return (this.block(row).attributes[row & IN_BLOCK] ?? 0) >>> 2
  }
  valueOf(row: number): number {
    return this.block(row).value[row & IN_BLOCK] ?? 0
  }
  unitOf(row: number): number {
    return this.block(row).unit[row & IN_BLOCK] ?? 0
  }
  besideOf(row: number): number {
    return this.block(row).beside[row & IN_BLOCK] ?? 0
  }
  fileOf(row: number): number {
    return this.block(row).file[row & IN_BLOCK] ?? 0
  }
  lineOf(row: number): number {
    return this.block(row).line[row & IN_BLOCK] ?? 0
  }
  columnOf(row: number): number {
    return this.block(row).column[row & IN_BLOCK] ?? 0
  }

  /** What its source says of its status; undefined where it keeps none. */
  statusOf(row: number): ResultStatus | undefined {
    return RESULT_STATUSES[(this.versions[row >>> BLOCK_BITS]?.status[row & IN_BLOCK] ?? 0) - 1]
  }

  isPending(value: number): boolean {
    return this.values[value]?.kind === 'pending'
  }

  /** Whether its source keeps statuses or versions. */
  hasVersion(row: number): boolean {
    return (this.versions[row >>> BLOCK_BITS]?.status[row & IN_BLOCK] ?? 0) !== 0
  }

  hasSpecimen(row: number): boolean {
    return this.besides[this.besideOf(row)]?.specimen !== undefined
  }

  /** The number under which a range is kept. */
  rangeId(range: RangeCell | undefined): number {
    return range === undefined ? 0 : this.ranges.push(range) - 1
  }

  /** One result as an object. The range of a report that names both sexes is that of `sex`. */
  resultAt(row: number, number: string, sex: Sex | undefined): ReadResult {
    const block = this.block(row)
    const at = row & IN_BLOCK
    const value = this.values[block.value[at] ?? 0]
    const analyte = ANALYTE_IDS[block.analyte[at] ?? 0]
    if (!value || !analyte) throw new Error(`no such result: ${row}`)
    const result: ReadResult = {
      number,
      day: dayFromNumber(block.day[at] ?? 0),
      analyte,
      status: value.kind === 'pending' ? 'pending' : 'final',
      file: block.file[at] ?? 0,
      line: block.line[at] ?? 0,
      column: block.column[at] ?? 0,
    }
    if (value.kind === 'value') this.addValue(result, value)
    else if (block.value[at] === 0) result.isOrder = true
    addVersion(result, this.versions[row >>> BLOCK_BITS], at)
    const minute = block.minute[at] ?? -1
    if (minute >= 0) result.time = timeText(minute)
    const unit = this.units.textOf(block.unit[at] ?? 0)
    if (unit !== '' && result.value?.kind === 'number') result.unit = unit
    addRange(result, this.ranges[block.range[at] ?? 0], sex)
    const flag = this.flags.textOf(block.flag[at] ?? 0)
    if (flag !== '') result.labFlag = flag
    addAttributes(result, block.attributes[at] ?? 0)
    if (this.marked.length > 0) this.addDrawMarks(result, block, at)
    return withBeside(result, this.besides[block.beside[at] ?? 0])
  }

  private addValue(result: ReadResult, value: Extract<CellValue, { kind: 'value' }>): void {
    result.value = value.value
    if (value.flag !== undefined) result.labFlag = value.flag
    if (value.marks !== undefined) result.marks = [...value.marks]
  }

  private addDrawMarks(result: ReadResult, block: Block, at: number): void {
    const marks = this.drawMarks.get(`${block.subject[at]} ${block.day[at]} ${block.minute[at]}`)
    if (marks && marks.length > 0) result.marks = [...new Set([...(result.marks ?? []), ...marks])]
  }

  private block(row: number): Block {
    const block = this.blocks[row >>> BLOCK_BITS]
    if (!block || row >= this.length) throw new Error(`no result at: ${row}`)
    return block
  }
}

type Numbers = Record<number, number>

/** Every list of numbers of one block with the same of the other. */
function exchangeIn<Lists extends Block | Versions>(a: Lists, atA: number, b: Lists, atB: number): void {
  for (const name of Object.keys(a) as (keyof Lists)[]) {
    const [listA, listB] = [a[name], b[name]] as unknown as [Numbers, Numbers]
    const [first = 0, second = 0] = [listA[atA], listB[atB]]
    listA[atA] = second
    listB[atB] = first
  }
}

function addVersion(result: ReadResult, versions: Versions | undefined, at: number): void {
  const status = RESULT_STATUSES[(versions?.status[at] ?? 0) - 1]
  if (!versions || status === undefined) return
  result.status = status
  result.isVersioned = true
  const reportedAt = versions.reportedAt[at] ?? Number.NaN
  if (!Number.isNaN(reportedAt)) result.reportedAt = stampText(reportedAt)
  const [high = 0, low = 0] = [versions.keyHigh[at], versions.keyLow[at]]
  if (high !== 0 || low !== 0) result.sourceKey = hex(high) + hex(low)
}

function hex(part: number): string {
  return part.toString(16).padStart(8, '0')
}

function withBeside(result: ReadResult, beside: Beside | undefined): ReadResult {
  if (!beside) return result
  const marks = [...new Set([...(result.marks ?? []), ...(beside.marks ?? [])])]
  return { ...result, ...beside, ...(marks.length === 0 ? {} : { marks }) }
}

/** Fasting state and method in one small number. */
export function packedAttributes(fasting: Fasting | undefined, method: Method | undefined): number {
  return Math.max(0, FASTINGS.indexOf(fasting)) | (Math.max(0, METHODS.indexOf(method)) << 2)
}

/** The same attributes with another fasting state. */
export function withFasting(attributes: number, fasting: Fasting | undefined): number {
  return (attributes & ~3) | Math.max(0, FASTINGS.indexOf(fasting))
}

/** The number under which an analyte is packed. */
export function packedAnalyte(id: AnalyteId): number {
  return analyteIndex(id)
}

function addAttributes(result: ReadResult, attributes: number): void {
  const fasting = FASTINGS[attributes & 3]
  const method = METHODS[attributes >>> 2]
  if (fasting !== undefined) result.fasting = fasting
  if (method !== undefined) result.method = method
}

function addRange(result: ReadResult, range: RangeCell | undefined, sex: Sex | undefined): void {
  if (!range) return
  const limits = range.bySex ? ((sex && range.bySex[sex]) ?? {}) : range
  if (limits.low !== undefined) result.low = limits.low
  if (limits.high !== undefined) result.high = limits.high
  if (range.text !== undefined) result.rangeText = range.text
}

function timeText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
