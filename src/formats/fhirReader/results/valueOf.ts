import type { Observation, Quantity, Range, Ratio } from '../r4'
import { figuresOf, part, textOf, unitOf, wordsOf, extensionOf, hasCode, type Sent } from '../elements'
import { ownExtension } from '../systems'

/** What an Observation or a component states as its value, as text, with its unit. */
export type Stated =
  | { is: 'value'; text: string; unit: string }
  /** Not there yet. */
  | { is: 'pending' }
  | { is: 'cancelled' }
  /** Nothing, not even why. */
  | { is: 'nothing' }
  /** An image, a signal. */
  | { is: 'not-readable'; what: string }
  | { is: 'fault'; received: string }

type Values = Pick<
  Observation,
  | 'valueQuantity'
  | 'valueString'
  | 'valueCodeableConcept'
  | 'valueInteger'
  | 'valueBoolean'
  | 'valueDateTime'
  | 'valueTime'
  | 'valueRange'
  | 'valueRatio'
  | 'valuePeriod'
  | 'valueSampledData'
  | 'dataAbsentReason'
> & { valueDecimal?: number; valueAttachment?: object; valueReference?: object }
/** What holds a value: an Observation or one of its components. */
export type Valued = Sent<Values>

const COMPARATORS = new Set(['', '<', '<=', '>=', '>'])
/** What the laboratories of §5.6 write where the result follows. */
const FOLLOWS =
  /^\W*(?:volgt|te volgen|in behandeling|follows|to follow|in process|pending|suivra|à suivre|en cours|folgt)\W*$/i

/** Whether anything at all is stated: a value, or why there is none. */
export function statesSomething(holder: Valued): boolean {
  return hasValue(holder) || holder.dataAbsentReason !== undefined
}

/** Whether there is a value, of whatever kind. */
export function hasValue(holder: Valued): boolean {
  for (const key in holder)
    if (key.startsWith('value') && holder[key as keyof Valued] !== undefined) return true
  return false
}

/** The value as the laboratory states it. */
export function valueIn(holder: Valued): Stated {
  const quantity = part<Quantity>(holder.valueQuantity)
  if (quantity) return quantityIn(quantity)
  if (holder.valueString !== undefined) return wordsIn(textOf(holder.valueString))
  if (holder.valueCodeableConcept !== undefined) return wordsIn(wordsOf(holder.valueCodeableConcept))
  if (holder.valueInteger !== undefined) return numberIn(holder.valueInteger)
  if (holder.valueDecimal !== undefined) return numberIn(holder.valueDecimal)
  if (typeof holder.valueBoolean === 'boolean') return value(String(holder.valueBoolean))
  const ratio = part<Ratio>(holder.valueRatio)
  if (ratio) return ratioIn(ratio)
  const range = part<Range>(holder.valueRange)
  if (range) return rangeIn(range)
  const moment = textOf(holder.valueDateTime) || textOf(holder.valueTime)
  if (moment !== '') return value(moment)
  for (const what of UNREADABLE)
    if (holder[what] !== undefined) return { is: 'not-readable', what: what.slice(5) }
  if (hasValue(holder)) return { is: 'fault', received: '' }
  return absentIn(holder.dataAbsentReason)
}

const UNREADABLE = ['valueSampledData', 'valueAttachment', 'valuePeriod', 'valueReference'] as const

function quantityIn(quantity: Sent<Quantity>): Stated {
  const figures = figuresOf(quantity.value)
  const comparator = textOf(quantity.comparator)
  const unit = unitOf(quantity)
  const received = textOf(extensionOf(quantity, ownExtension('as-received'))?.valueString)
  if (received !== '') return value(received, unit)
  if (figures === '')
    return { is: 'fault', received: `${comparator}${textOf(quantity.value)} ${unit}`.trim() }
  if (!COMPARATORS.has(comparator))
    return { is: 'fault', received: `${comparator} ${figures} ${unit}`.trim() }
  return value(comparator + figures, unit)
}

function wordsIn(text: string): Stated {
  if (text === '') return { is: 'nothing' }
  return FOLLOWS.test(text) ? { is: 'pending' } : value(text)
}

function numberIn(sent: unknown): Stated {
  const figures = figuresOf(sent)
  return figures === '' ? { is: 'fault', received: textOf(sent) } : value(figures)
}

function ratioIn(ratio: Sent<Ratio>): Stated {
  const [over, under] = [ratio.numerator, ratio.denominator].map((each) =>
    shownQuantity(part<Quantity>(each)),
  )
  return over === '' || under === '' || over === undefined || under === undefined
    ? { is: 'fault', received: '' }
    : value(`${over}:${under}`)
}

function rangeIn(range: Sent<Range>): Stated {
  const [low = '', high = ''] = [range.low, range.high].map((each) => shownQuantity(part<Quantity>(each)))
  if (low === '' && high === '') return { is: 'fault', received: '' }
  const unit = unitOf(part<Quantity>(range.low) ?? part<Quantity>(range.high) ?? {})
  if (low === '') return value(`<=${high}`, unit)
  return high === '' ? value(`>=${low}`, unit) : value(`${low}-${high}`, unit)
}

function shownQuantity(quantity: Sent<Quantity> | undefined): string {
  const figures = figuresOf(quantity?.value)
  return figures === '' ? '' : textOf(quantity?.comparator) + figures
}

const NOT_DONE = ['not-performed', 'not-applicable', 'not-asked']

function absentIn(reason: unknown): Stated {
  if (reason === undefined) return { is: 'nothing' }
  if (hasCode(reason, 'temp-unknown')) return { is: 'pending' }
  if (hasCode(reason, ...NOT_DONE)) return { is: 'cancelled' }
  if (hasCode(reason, 'unknown') && textOf(part<{ text: string }>(reason)?.text) === '')
    return { is: 'nothing' }
  return wordsIn(wordsOf(reason))
}

function value(text: string, unit = ''): Stated {
  return { is: 'value', text, unit }
}
