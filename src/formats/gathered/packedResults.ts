import { ANALYTE_IDS, analyteIndex, type AnalyteId, type Fasting, type Method } from '@/domain/analyte'
import { dayFromNumber, type Day } from '@/domain/day'
import type { Sex } from '@/domain/patient'
import type { ReadResult } from '@/domain/reading'
import type { SampleMark } from '@/domain/result'
import { MOST_SPELLINGS } from '../bytes/bounds'
import type { RangeCell } from '../cells/rangeCell'
import type { CellValue } from '../terms'
import { Dictionary } from './dictionary'

/** What the rows of a file say beside value, unit and range; mostly nothing. */
export interface Beside {
  comment?: string
  lab?: string
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

/**
 * Results of files, 38 bytes each, in the order of the files. Objects are made of them only for one patient at a time.
 * What repeats (values, units, ranges, flags) is held once.
 */
export class PackedResults {
  readonly values: CellValue[] = [{ kind: 'pending', text: '' }]
  readonly ranges: (RangeCell | undefined)[] = [undefined]
  readonly besides: Beside[] = [{}]
  readonly units = new Dictionary(MOST_SPELLINGS)
  readonly flags = new Dictionary(MOST_SPELLINGS)
  length = 0
  private readonly blocks: Block[] = []

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

  isPending(value: number): boolean {
    return this.values[value]?.kind === 'pending'
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
    else if (value.text === '') result.isOrder = true
    const minute = block.minute[at] ?? -1
    if (minute >= 0) result.time = timeText(minute)
    const unit = this.units.textOf(block.unit[at] ?? 0)
    if (unit !== '' && result.value?.kind === 'number') result.unit = unit
    addRange(result, this.ranges[block.range[at] ?? 0], sex)
    const flag = this.flags.textOf(block.flag[at] ?? 0)
    if (flag !== '') result.labFlag = flag
    addAttributes(result, block.attributes[at] ?? 0)
    return withBeside(result, this.besides[block.beside[at] ?? 0])
  }

  private addValue(result: ReadResult, value: Extract<CellValue, { kind: 'value' }>): void {
    result.value = value.value
    if (value.flag !== undefined) result.labFlag = value.flag
    if (value.marks !== undefined) result.marks = [...value.marks]
  }

  private block(row: number): Block {
    const block = this.blocks[row >>> BLOCK_BITS]
    if (!block || row >= this.length) throw new Error(`no result at: ${row}`)
    return block
  }
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
