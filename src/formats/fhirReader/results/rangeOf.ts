import type { Sex } from '@/domain/patient'
import type { ObservationReferenceRange, Quantity } from '../r4'
import { readRangeCell, type RangeCell } from '../../cells/rangeCell'
import { extensionOf, figuresOf, hasCode, part, parts, textOf, unitOf, type Sent } from '../elements'
import { ownExtension } from '../systems'

type Given = Sent<ObservationReferenceRange>

/** What is to be known of a result to choose among the ranges printed beside it. */
export interface RangeOf {
  /** The unit as the analyte has it, whatever its spelling; limits in another are kept as words. */
  sameUnit: (unit: string) => boolean
  /** In whole years on the day of collection, where the birth date is known. */
  age: number | undefined
  /** The range was written by this application: its words are words. */
  isOwn: boolean
}

/**
 * The range printed beside a result. Of several the normal one holds, of the age of the person; those of both sexes stay
 * beside each other. Where several are left nobody says which is meant, so they stay as words. Low and high both 0 mean none.
 */
export function rangeIn(sent: unknown, about: RangeOf): RangeCell | undefined {
  const all = parts<ObservationReferenceRange>(sent)
  if (all.length === 0) return undefined
  const normal = all.filter(isNormal)
  const ofAge = (normal.length > 0 ? normal : all).filter((range) => holdsAtAge(range, about.age))
  const [only, ...others] = ofAge
  if (!only) return undefined
  if (others.length === 0) return normal.length > 0 ? cellOf(only, about) : words([only])
  const bySex = rangesBySex(ofAge, about)
  return bySex ?? words(ofAge)
}

/** What a range says as one text, where one range says all that counts; the same text means the same range. */
export function rangeKey(sent: unknown): string | undefined {
  const only = Array.isArray(sent) && sent.length === 1 ? part<ObservationReferenceRange>(sent[0]) : undefined
  if (!only || only.type !== undefined || only.age !== undefined) return undefined
  const [low, high] = [part<Quantity>(only.low), part<Quantity>(only.high)]
  if (low?.extension !== undefined || high?.extension !== undefined) return undefined
  return `${limitKey(low)}\u0001${limitKey(high)}\u0001${textOf(only.text)}\u0001${only.appliesTo === undefined ? '' : (sexOf(only) ?? '')}`
}

function limitKey(limit: Sent<Quantity> | undefined): string {
  return limit === undefined ? '' : `${figuresOf(limit.value)}\u0002${unitOf(limit)}`
}

function isNormal({ type }: Given): boolean {
  return (
    type === undefined ||
    hasCode(type, 'normal') ||
    !hasCode(type, 'treatment', 'therapeutic', 'recommended', 'pre-puberty')
  )
}

function holdsAtAge({ age }: Given, years: number | undefined): boolean {
  const limits = part<{ low: Quantity; high: Quantity }>(age)
  if (!limits || years === undefined) return true
  const [low, high] = [limits.low, limits.high].map((each) => {
    const quantity = part<Quantity>(each)
    const unit = quantity && unitOf(quantity)
    const figures = figuresOf(quantity?.value)
    return figures === '' || !/^(?:a|y|yr|years?|歳|才)$/i.test(unit ?? '') ? undefined : Number(figures)
  })
  return (low === undefined || years >= low) && (high === undefined || years <= high)
}

function cellOf(range: Given, about: RangeOf): RangeCell | undefined {
  const text = textOf(range.text)
  const [low, high] = [limitOf(range.low), limitOf(range.high)]
  if (low === undefined && high === undefined)
    return text === '' ? undefined : about.isOwn ? { text } : readRangeCell(text)
  if (Number(low?.figures) === 0 && Number(high?.figures) === 0) return text === '' ? undefined : { text }
  const isComparable = [low, high].every(
    (limit) => limit === undefined || limit.unit === '' || about.sameUnit(limit.unit),
  )
  if (!isComparable) return words([range])
  return {
    ...(low === undefined ? {} : { low: low.figures }),
    ...(high === undefined ? {} : { high: high.figures }),
    ...(text === '' ? {} : { text }),
  }
}

interface Limit {
  figures: string
  unit: string
}

function limitOf(sent: unknown): Limit | undefined {
  const quantity = part<Quantity>(sent)
  const figures = figuresOf(quantity?.value)
  if (quantity === undefined || figures === '') return undefined
  const received = textOf(extensionOf(quantity, ownExtension('as-received'))?.valueString)
  return { figures: received || figures, unit: unitOf(quantity) }
}

/** Two ranges of which one is for men and the other for women. */
function rangesBySex(ranges: readonly Given[], about: RangeOf): RangeCell | undefined {
  const bySex: Partial<Record<Sex, { low?: string; high?: string }>> = {}
  for (const range of ranges) {
    const sex = sexOf(range)
    const cell = cellOf(range, about)
    if (!sex || bySex[sex] || !cell) return undefined
    const { low, high } = cell
    bySex[sex] = { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) }
  }
  return { ...words(ranges), bySex }
}

function sexOf({ appliesTo }: Given): Sex | undefined {
  for (const group of parts(appliesTo)) {
    if (hasCode(group, 'M', 'male', '248153007')) return 'M'
    if (hasCode(group, 'F', 'female', '248152002')) return 'F'
  }
  return undefined
}

/** Ranges as words, as they would stand on paper. */
function words(ranges: readonly Given[]): { text: string } {
  return { text: ranges.map(shown).join('; ') }
}

function shown(range: Given): string {
  const [low, high] = [limitOf(range.low), limitOf(range.high)]
  const unit = high?.unit ?? low?.unit ?? ''
  const limits = low || high ? `${low?.figures ?? ''} - ${high?.figures ?? ''} ${unit}`.trim() : ''
  const sex = sexOf(range)
  const text = textOf(range.text)
  return [sex, limits, limits !== '' && text !== '' ? `(${text})` : text].filter((each) => each).join(' ')
}
