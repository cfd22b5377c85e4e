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

/** Compares `digits` / 10^`scale` with another number written so: negative, zero or positive. Exact at any size. */
export function compareScaled(
  digits: number,
  scale: number,
  otherDigits: number,
  otherScale: number,
): number {
  if (scale === otherScale) return digits - otherDigits
  const left = scale < otherScale ? digits * power(otherScale - scale) : digits
  const right = scale > otherScale ? otherDigits * power(scale - otherScale) : otherDigits
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left - right
  return compareProducts([{ digits, scale }], [{ digits: otherDigits, scale: otherScale }])
}

/** Compares two products of any length, exactly: negative, zero or positive. Slow; for the rare case of long products. */
export function compareProducts(left: readonly Decimal[], right: readonly Decimal[]): number {
  const leftScale = sumOfScales(left)
  const rightScale = sumOfScales(right)
  const bigLeft = bigProduct(left) * 10n ** BigInt(Math.max(0, rightScale - leftScale))
  const bigRight = bigProduct(right) * 10n ** BigInt(Math.max(0, leftScale - rightScale))
  return bigLeft < bigRight ? -1 : bigLeft > bigRight ? 1 : 0
}

/**
 * The product of two decimals, without zeros at the end of its fraction. Exact while it has at most 15 figures, which
 * every limit of ours has; a longer one is rounded in the last figure and fit for showing only.
 */
export function multiplied(a: Decimal, b: Decimal): Decimal {
  const digits = a.digits * b.digits
  const scale = a.scale + b.scale
  if (Number.isSafeInteger(digits) && scale <= MOST_DECIMALS) return trimmed({ digits, scale })
  return trimmed(
    rounded(BigInt(a.digits) * BigInt(b.digits), scale) ?? { digits: Number(MOST_DIGITS), scale: 0 },
  )
}

/** The same number without zeros at the end of its fraction: 3.60 is 3.6. */
export function trimmed(of: Decimal): Decimal {
  let { digits, scale } = of
  while (scale > 0 && digits % 10 === 0) {
    digits /= 10
    scale -= 1
  }
  return scale === of.scale ? of : { digits, scale }
}

/** The same number with so many figures after the point; undefined where that would lose figures or has too many. */
export function rescaled(of: Decimal, scale: number): Decimal | undefined {
  if (scale === of.scale) return of
  if (scale > of.scale) {
    const digits = of.digits * power(scale - of.scale)
    return Number.isSafeInteger(digits) ? { digits, scale } : undefined
  }
  const digits = of.digits / power(of.scale - scale)
  return Number.isInteger(digits) ? { digits, scale } : undefined
}

/** The nearest decimal of at most 15 figures to `digits` / 10^`scale`; undefined where it is too large for one. */
export function rounded(digits: bigint, scale: number): Decimal | undefined {
  let left = digits
  let places = scale
  while (places > MOST_DECIMALS || left > MOST_DIGITS || left < -MOST_DIGITS) {
    if (places === 0) return undefined
    left = tenth(left)
    places -= 1
  }
  return { digits: Number(left), scale: places }
}

const ONE: Decimal = { digits: 1, scale: 0 }
const MOST_DECIMALS = 15
const MOST_DIGITS = 999_999_999_999_999n

function sumOfScales(of: readonly Decimal[]): number {
  return of.reduce((sum, each) => sum + each.scale, 0)
}

function bigProduct(of: readonly Decimal[]): bigint {
  return of.reduce((product, each) => product * BigInt(each.digits), 1n)
}

/** A tenth, half away from zero. */
function tenth(of: bigint): bigint {
  return (of + (of < 0n ? -5n : 5n)) / 10n
}

function power(exponent: number): number {
  return POWERS[exponent] ?? 10 ** exponent
}
