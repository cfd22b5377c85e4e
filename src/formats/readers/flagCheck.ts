import { compareDecimals, parseDecimal, type Decimal } from '@/domain/decimal'
import type { RangeCell } from '../cells/rangeCell'
import type { PackedResults } from '../gathered/packedResults'
import type { CellValue } from '../terms'

type Sense = 'high' | 'low' | 'normal'

const SENSES: readonly { sense: Sense; words: RegExp }[] = [
  { sense: 'high', words: /^(?:H{1,2}|HIGH|↑+|高値?)[*!]*$/i },
  { sense: 'low', words: /^(?:L{1,2}|LOW|↓+|低値?)[*!]*$/i },
  { sense: 'normal', words: /^(?:N|NORMAL|正常|基準内|基準値内|範囲内)$/i },
]

/** A range as compared with; `isOpen` where a limit is itself outside (`<40`). */
interface Limits {
  low?: Decimal
  high?: Decimal
  isOpen: boolean
  text: string
}

/** What the lab's flag and the range beside it say differently: shown both, and none of them is believed. */
export interface FlagContradiction {
  flag: string
  limits: string
}

/** Compares the flag of a lab with the value and the range that stand beside it (formats.md §5.4). */
export class FlagCheck {
  private readonly limits: (Limits | null)[] = []
  private readonly senses = new Map<string, Sense | undefined>()

  constructor(private readonly results: PackedResults) {}

  /** What contradicts each other; undefined where nothing does, or where it cannot be said. */
  contradiction(cell: CellValue, flag: number, range: number): FlagContradiction | undefined {
    if (cell.kind !== 'value' || cell.value.kind !== 'number' || cell.value.comparator !== undefined)
      return undefined
    const text = flag === 0 ? (cell.flag ?? '') : this.results.flags.textOf(flag)
    const sense = text === '' ? undefined : this.senseOf(text)
    const limits = sense && this.limitsOf(range)
    if (!limits || !contradicts(sense, cell.value.number, limits)) return undefined
    return { flag: text, limits: limits.text }
  }

  private senseOf(text: string): Sense | undefined {
    const known = this.senses.get(text)
    if (known !== undefined || this.senses.has(text)) return known
    const plain = text.replace(/[Ａ-Ｚａ-ｚ]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    const sense = SENSES.find(({ words }) => words.test(plain))?.sense
    this.senses.set(text, sense)
    return sense
  }

  private limitsOf(range: number): Limits | null {
    return (this.limits[range] ??= limitsIn(this.results.ranges[range]))
  }
}

/** Null where men and women have limits of their own, and where no limit is a number. */
function limitsIn(range: RangeCell | undefined): Limits | null {
  if (!range || range.bySex) return null
  const [low, high] = [range.low, range.high].map((limit) =>
    limit === undefined ? undefined : parseDecimal(limit),
  )
  if (!low && !high) return null
  return {
    ...(low ? { low } : {}),
    ...(high ? { high } : {}),
    isOpen: range.text !== undefined,
    text: range.text ?? printed(range),
  }
}

function printed({ low, high }: RangeCell): string {
  if (low !== undefined && high !== undefined) return `${low}-${high}`
  return high === undefined ? `≧${low ?? ''}` : `≦${high}`
}

/** A value at an open limit may be told either way. */
function contradicts(sense: Sense, number: Decimal, { low, high, isOpen }: Limits): boolean {
  const overHigh = high && compareDecimals(number, high)
  const overLow = low && compareDecimals(number, low)
  const isAbove = overHigh !== undefined && overHigh > 0
  const isBelow = overLow !== undefined && overLow < 0
  if (sense === 'normal') return isAbove || isBelow
  if (sense === 'high') return overHigh !== undefined && (isOpen ? overHigh < 0 : overHigh <= 0)
  return overLow !== undefined && (isOpen ? overLow > 0 : overLow >= 0)
}
