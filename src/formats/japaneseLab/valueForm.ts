import type { Comparator } from '@/domain/value'
import type { Terms } from '../terms'

/** A value joined with the letter beside it that says how it is to be read; empty text where there is no result. */
export type FormedValue = { text: string; isWithoutResult?: true } | { fault: FormFault }
export type FormFault = 'unknown-value-form' | 'value-form-contradicts'

const SIGNS: Readonly<Record<string, Comparator>> = { L: '<', E: '<=', U: '>=', O: '>' }

/**
 * L is below, E at or below, U at or above, O above, B no result, blank as it stands. Another letter, and one that the
 * value contradicts, is a fault: what it would mean is a guess.
 */
export function formedValue(value: string, form: string, terms: Terms): FormedValue {
  const letter = form.trim()
  if (letter === '') return { text: value }
  if (letter === 'B') return withoutResult(value)
  const sign = Object.hasOwn(SIGNS, letter) ? SIGNS[letter] : undefined
  if (sign === undefined) return { fault: 'unknown-value-form' }
  const cell = terms.value(value)
  if (cell.kind !== 'value' || cell.value.kind !== 'number') return { fault: 'value-form-contradicts' }
  const { comparator } = cell.value
  if (comparator === undefined) return { text: `${sign}${value}` }
  return comparator === sign ? { text: value } : { fault: 'value-form-contradicts' }
}

function withoutResult(value: string): FormedValue {
  if (/[0-9０-９]/.test(value)) return { fault: 'value-form-contradicts' }
  return value === '' ? { text: '', isWithoutResult: true } : { text: value }
}
