import type { CellObject } from '@e965/xlsx'
import { day, dayFromNumber, dayNumber } from '@/domain/day'
import type { Library } from './library'

/** How the numbers of one number format become text. */
type FormatUse = 'plain' | 'date' | 'time' | 'as-shown' | 'percent'

/** What a number of a cell is, which decides what a merged area repeats of it. */
export type CellKind = 'words' | 'number' | 'day'

/** Makes texts of the cells of one workbook: the value that stands there, never what its column is too narrow to show. */
export class CellTexts {
  private readonly uses = new Map<string, FormatUse>()

  constructor(
    private readonly ssf: Library['SSF'],
    private readonly is1904: boolean,
  ) {}

  /**
   * The text of a cell: a date as `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM` by its serial, a number in full precision without
   * exponent, anything else as it stands. Empty for an empty cell.
   */
  textOf(cell: CellObject): string {
    const { v } = cell
    if (cell.t === 'e') return ERRORS[Number(v)] ?? '#ERROR!'
    if (typeof v === 'string') return v
    if (typeof v === 'boolean') return v ? 'TRUE' : 'FALSE'
    return typeof v === 'number' ? this.numberText(v, String(cell.z ?? 'General')) : ''
  }

  kindOf(cell: CellObject): CellKind {
    if (typeof cell.v !== 'number' || cell.t === 'e') return 'words'
    const use = this.useOf(String(cell.z ?? 'General'))
    return use === 'date' || use === 'time' ? 'day' : 'number'
  }

  private numberText(value: number, format: string): string {
    switch (this.useOf(format)) {
      case 'date':
        return dateText(value, this.is1904, false) ?? decimalText(value)
      case 'time':
        return dateText(value, this.is1904, true) ?? decimalText(value)
      case 'percent':
        return `${decimalText(value * 100)}%`
      case 'as-shown':
        return shown(this.ssf, format, value)
      case 'plain':
        return decimalText(value)
    }
  }

  private useOf(format: string): FormatUse {
    const known = this.uses.get(format)
    if (known !== undefined) return known
    const use = format === 'General' ? 'plain' : formatUse(this.ssf, format)
    this.uses.set(format, use)
    return use
  }
}

/**
 * A number as decimal text with the 15 figures that a spreadsheet keeps (`0.3`, not `0.30000000000000004`), without
 * exponent.
 */
export function decimalText(value: number): string {
  const plain = String(value)
  if (plain.length < 16 && !plain.includes('e')) return plain
  if (!Number.isFinite(value)) return plain
  const rounded = value.toPrecision(15)
  const whole = rounded.includes('e') ? withoutExponent(rounded) : rounded
  return whole.includes('.') ? whole.replace(/\.?0+$/, '') : whole
}

/**
 * The day, and the time where the serial has one, that a serial of a spreadsheet names; undefined where it names none.
 * Serial 60 of the 1900 system is the 29 February that year never had: it is written out, and read as no real day.
 */
export function dateText(serial: number, is1904: boolean, isTimeAlone: boolean): string | undefined {
  let whole = Math.floor(serial)
  let seconds = Math.round((serial - whole) * SECONDS_OF_A_DAY)
  if (seconds === SECONDS_OF_A_DAY) {
    whole += 1
    seconds = 0
  }
  if (whole === 0 && !is1904 && serial >= 0) return isTimeAlone || seconds > 0 ? clock(seconds) : undefined
  if (whole < 0 || whole > LAST_SERIAL - (is1904 ? DAYS_FROM_1900_TO_1904 : 0)) return undefined
  if (is1904 && whole === 0 && isTimeAlone) return clock(seconds)
  const on = dayOfSerial(whole, is1904)
  return seconds === 0 ? on : `${on}T${clock(seconds)}`
}

const SECONDS_OF_A_DAY = 86_400
/** 9999-12-31. */
const LAST_SERIAL = 2_958_465
const DAYS_FROM_1900_TO_1904 = 1462
const LEAP_SERIAL = 60
const BEFORE_1900 = dayNumber(day('1899-12-31'))
const FIRST_OF_1904 = dayNumber(day('1904-01-01'))

/** The numbers by which errors are stored. */
const ERRORS: Record<number, string> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
  0x2b: '#GETTING_DATA',
}

function dayOfSerial(serial: number, is1904: boolean): string {
  if (is1904) return dayFromNumber(FIRST_OF_1904 + serial)
  if (serial === LEAP_SERIAL) return '1900-02-29'
  return dayFromNumber(BEFORE_1900 + serial - (serial > LEAP_SERIAL ? 1 : 0))
}

function clock(seconds: number): string {
  const two = (part: number): string => String(part).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  const hour = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  return seconds % 60 === 0 ? hour : `${hour}:${two(seconds % 60)}`
}

/** A sign that a format adds to its number and that changes what it says: `"<"0.0` shows 5 as `<5.0`. */
const MEANINGFUL = /[<>≦≧≤≥＜＞↑↓]|未満|以下|以上|超/
const QUOTED = /"[^"]*"|\\./g
const BRACKETED = /\[[^\]]*\]/g

function formatUse(ssf: Library['SSF'], format: string): FormatUse {
  const [quoted, bare] = [
    (format.match(QUOTED) ?? []).join(''),
    format.replace(QUOTED, '').replace(BRACKETED, ''),
  ]
  // Elapsed hours are no day.
  if (/\[(?:h+|m+|s+)\]/i.test(format)) return 'as-shown'
  if (isDate(ssf, format)) return /[ydeg]/i.test(bare.replace(/AM\/PM|A\/P/gi, '')) ? 'date' : 'time'
  if (MEANINGFUL.test(quoted) || MEANINGFUL.test(bare)) return 'as-shown'
  if (bare.includes('%')) return 'percent'
  // Leading zeros belong to a patient's number: 412 shown as 00000412.
  return /^[0-]*00[0-]*$/.test(bare) || /^0{2,}$/.test(bare) ? 'as-shown' : 'plain'
}

function isDate(ssf: Library['SSF'], format: string): boolean {
  return (ssf as { is_date(format: string): boolean }).is_date(format)
}

function shown(ssf: Library['SSF'], format: string, value: number): string {
  try {
    return (ssf as { format(format: string, value: number): string }).format(format, value).trim()
  } catch {
    return decimalText(value)
  }
}

function withoutExponent(text: string): string {
  const [, sign = '', whole = '', part = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? []
  const figures = whole + part
  const point = whole.length + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${figures}`
  if (point >= figures.length) return sign + figures.padEnd(point, '0')
  return `${sign}${figures.slice(0, point)}.${figures.slice(point)}`
}
