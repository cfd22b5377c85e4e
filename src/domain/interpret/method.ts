import type { Method } from '../analyte'
import type { Day } from '../day'
import type { Decimal } from '../decimal'
import { METHOD } from '../packedValues'

/**
 * With which method an ALP without a stated one was measured (clinical.md §2.2, a proposal): a printed range of about
 * 106–322 says JSCC; else a draw from 2021-04-01 on is IFCC, the day by which the laboratories had changed.
 */
const ALL_IFCC_FROM = '2021-04-01'
/** "About" 106 and 322: within 15 per cent, which takes in 104–338 and 115–359 of other laboratories. */
const JSCC_LOW = { from: 90.1, to: 121.9 }
const JSCC_HIGH = { from: 273.7, to: 370.3 }

/** The code of the method that a result is read as. `low` and `high` are those printed, as plain numbers. */
export function methodRead(
  isAlp: boolean,
  stated: number,
  day: string,
  low: number | undefined,
  high: number | undefined,
): number {
  if (!isAlp || stated !== METHOD.unknown) return stated
  if (isAbout(low, JSCC_LOW) && isAbout(high, JSCC_HIGH)) return METHOD.jscc
  return day >= ALL_IFCC_FROM ? METHOD.ifcc : METHOD.unknown
}

/** The name of a method by its code. */
export function methodName(code: number): Method {
  return NAMES[code] ?? 'unknown'
}

/**
 * The method that an ALP counts as, stated or read from day and printed range, so that a line breaks where it changes;
 * of every other analyte the stated one.
 */
export function methodOfResult(
  analyte: string,
  stated: Method,
  day: Day | undefined,
  low?: Decimal,
  high?: Decimal,
): Method {
  return methodName(methodRead(analyte === 'alp', METHOD[stated], day ?? '', plain(low), plain(high)))
}

const NAMES = Object.keys(METHOD) as Method[]

function isAbout(value: number | undefined, span: { from: number; to: number }): boolean {
  return value !== undefined && value >= span.from && value <= span.to
}

function plain(of: Decimal | undefined): number | undefined {
  return of === undefined ? undefined : of.digits / 10 ** of.scale
}
