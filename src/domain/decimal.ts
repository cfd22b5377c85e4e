/**
 * An exact decimal number: `digits` / 10^`scale`, both safe integers, scale 0 to 15. 3.6 is { digits: 36, scale: 1 }.
 * Limits are compared with these, never with products of binary fractions (1.2 × 3 = 3.5999…; clinical.md §3.2).
 */
export interface Decimal {
  readonly digits: number
  readonly scale: number
}

const POWERS = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent)

/** The decimal that a plain text such as `-12.30` writes; undefined for anything else or beyond 15 figures. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text)
  if (!match) return undefined
  const whole = match[2] ?? ''
  const fraction = match[3] ?? ''
  if (whole === '' && fraction === '') return undefined
  if (fraction.length > 15) return undefined
  const digits = Number(whole + fraction)
  if (!Number.isSafeInteger(digits)) return undefined
  return { digits: match[1] === '-' && digits !== 0 ? -digits : digits, scale: fraction.length }
}

/** The decimal that a text writes; throws, with the text, when it writes none. For literals in tables. */
export function decimal(text: string): Decimal {
  const parsed = parseDecimal(text)
  if (!parsed) throw new RangeError(`not a decimal: ${text}`)
  return parsed
}

/** Negative, zero or positive as `a` is below, equal to or above `b`. Exact at any size. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  return compareWithProduct(a, b, ONE)
}

/** Compares `a` with `factor × b`, exactly: negative, zero or positive. */
export function compareWithProduct(a: Decimal, b: Decimal, factor: Decimal): number {
  const rightScale = b.scale + factor.scale
  const left = a.digits * power(Math.max(0, rightScale - a.scale))
  const right = b.digits * factor.digits * power(Math.max(0, a.scale - rightScale))
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right) && rightScale < 16) return left - right
  const bigLeft = BigInt(a.digits) * 10n ** BigInt(Math.max(0, rightScale - a.scale))
  const bigRight = BigInt(b.digits) * BigInt(factor.digits) * 10n ** BigInt(Math.max(0, a.scale - rightScale))
  return bigLeft < bigRight ? -1 : bigLeft > bigRight ? 1 : 0
}

/** The nearest binary number, for drawing and sorting only; never to compare with a limit. */
export function toNumber(of: Decimal): number {
  return of.digits / power(of.scale)
}

/** The decimal as plain text, with the figures it was received with: { 360, 2 } is `3.60`. */
export function decimalText(of: Decimal): string {
  if (of.scale === 0) return String(of.digits)
  const sign = of.digits < 0 ? '-' : ''
  const figures = String(Math.abs(of.digits)).padStart(of.scale + 1, '0')
  return sign + figures.slice(0, -of.scale) + '.' + figures.slice(-of.scale)
}

const ONE: Decimal = { digits: 1, scale: 0 }

function power(exponent: number): number {
  return POWERS[exponent] ?? 10 ** exponent
}
