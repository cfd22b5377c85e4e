/**
 * Units and headings in the one form in which they are compared. Values are never folded: NFKC would turn 10² into 102
 * (formats.md §5.4).
 */

/**
 * A unit as compared: NFKC with superscripts kept as powers, no spaces, lower case, µ as μ, powers as `10^4`, litres of
 * blood cells as /μl. The unit stays what it is: nothing here changes its size.
 */
export function foldUnit(text: string): string {
  const plain = text
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (figures) => '^' + figures)
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .toLowerCase()
  return withPlainPower(withoutWarmth(withoutBrackets(plain)))
    .replace(/\/(?:mcl|ul|mm\^?3|cumm|cmm)$/, '/μl')
    .replace(/^u(?=mol|kat|g\/)/, 'μ')
}

/** A heading such as `ALT(U/L)` or `AST [IU/l]` taken apart into its name and its unit; `ALT(GPT)` stays whole. */
export function splitHeading(heading: string): { name: string; unit?: string } {
  const text = heading.trim()
  for (const opening of text.matchAll(/[([（［【〔]/g)) {
    const name = text.slice(0, opening.index).trim()
    const unit = text
      .slice(opening.index + 1)
      .replace(/[)\]）］】〕]\s*$/, '')
      .trim()
    if (name !== '' && isUnitText(unit)) return { name, unit }
  }
  const spaced = /^(.+?)[\s_,:：、]+(\S+)$/.exec(text)
  if (spaced?.[1] !== undefined && spaced[2] !== undefined && isUnitText(spaced[2])) {
    return { name: spaced[1], unit: spaced[2] }
  }
  return { name: text }
}

/** Whether a text has the form of a unit of measurement: `mg/dL`, `×10^4/μL`, `%`. */
export function isUnitText(text: string): boolean {
  return UNIT.test(foldUnit(text))
}

const AMOUNT = '(?:10\\^\\d{1,2})?(?:[kmnpμ]?(?:g|mol|m?iu|m?u|lu|kat|eq|\\[iu\\])|cells?|k|個|万|千|giga)?'
const VOLUME = '(?:dl|l|ml|μl|100ml|mol)'
const UNIT = new RegExp(`^(?:m?g?%|10\\^\\d{1,2}|${AMOUNT}/${VOLUME})$`)

function withoutBrackets(text: string): string {
  const opened = text.replace(/^[([{【〔<]+(?!iu\])/, '')
  return count(opened, /[)\]}】〕>]/g) > count(opened, /[([{【〔<]/g)
    ? opened.replace(/[)\]}】〕>]$/, '')
    : opened
}

/** Enzymes are measured at 37 °C, so saying it changes nothing; another temperature would. */
function withoutWarmth(text: string): string {
  return text.replace(/[/,]?\(?37°?c\)?$/, '')
}

function withPlainPower(text: string): string {
  return text
    .replace(/[×✕✖]/g, 'x')
    .replace(/\*\*|\*/g, '^')
    .replace(/10e(?=\d)/, '10^')
    .replace(/^[.x]+(?=10|\^)/, '')
    .replace(/^\^/, '10^')
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
