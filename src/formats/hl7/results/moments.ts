import { dayNumber } from '@/domain/day'
import { readDayCell } from '../../cells/dayCell'
import { zoneOffset } from '../../cells/zoneOffset'
import { ownText } from '../../gathered/dictionary'
import { dayOfStamp } from '../../stamp'

/** YYYY[MM[DD[HH[MM[SS[.S…]]]]]][+/-ZZZZ] of HL7. */
const STAMP = /^(\d{4}|\d{6}|\d{8}|\d{10}|\d{12}|\d{14})(\.\d{1,9})?(?:([+-])(\d{2}):?(\d{2})|(Z))?$/
const MINUTES_OF_A_DAY = 1440
const MOST_KNOWN = 20_000

/** Moments of HL7 on the clinic's clock; each text is read once. */
export class Moments {
  private readonly known = new Map<string, number | undefined>()

  constructor(private readonly zone: string) {}

  /**
   * A moment as a cell of a table would write it; undefined where it names a year or a month alone. A stated hour without
   * its minutes gives the day alone, and so does midnight without an offset. What is no moment of HL7 stays as it is.
   */
  cellOf(received: string): string | undefined {
    const match = received.length > LONGEST ? null : STAMP.exec(received)
    if (!match) return received
    const [, digits = '', , sign, hours = '', minutes = '', utc] = match
    if (digits.length < 8) return undefined
    // A day without a time has no offset that could move it.
    if (digits.length === 8) return digits
    // So many systems write a day whose time they do not know; nobody's blood is drawn at midnight to the second.
    if (sign === undefined && utc === undefined && /^0+$/.test(digits.slice(8))) return digits.slice(0, 8)
    const offset = sign === undefined ? (utc === undefined ? '' : '+0000') : sign + hours + minutes
    if (digits.length > 10) return digits + offset
    const stamp = this.stampOf(received)
    return stamp === undefined ? received : dayOfStamp(stamp)
  }

  /** A moment as `stampNumber` has it; of a day alone its beginning. Undefined where it is none. */
  stampOf(received: string): number | undefined {
    if (received === '') return undefined
    if (this.known.has(received)) return this.known.get(received)
    const stamp = this.read(received)
    if (this.known.size > MOST_KNOWN) this.known.clear()
    this.known.set(ownText(received), stamp)
    return stamp
  }

  private read(received: string): number | undefined {
    const match = received.length > LONGEST ? null : STAMP.exec(received)
    if (!match) return undefined
    const [, digits = '', fraction = '', sign, hours = '', offsetMinutes = '', utc] = match
    if (digits.length < 8) return undefined
    const day = readDayCell(digits.slice(0, 8), this.zone)
    const [hour, minute, second] = [8, 10, 12].map((at) => Number(digits.slice(at, at + 2)))
    if ('fault' in day || hour === undefined || hour > 23) return undefined
    if (minute === undefined || minute > 59 || second === undefined || second > 59) return undefined
    let minutes = dayNumber(day.day) * MINUTES_OF_A_DAY + hour * 60 + minute
    if (sign !== undefined || utc !== undefined) {
      const offset = Number(hours) * 60 + Number(offsetMinutes)
      minutes -= sign === '-' ? -offset : offset
      minutes += zoneOffset(this.zone, minutes)
    }
    return minutes * 60_000 + second * 1000 + Number(fraction.slice(1, 4).padEnd(3, '0'))
  }
}

const LONGEST = 40
