const NUMBER = /^[<>]?=?-?\d+(?:[.,]\d+)?$/
const UNIT_FIELD = 6
const VALUE_FIELD = 5

/**
 * The field that shows that those of an observation slipped: a number in the place of the unit, or a unit in that of the
 * value; undefined where nothing shows it.
 */
export function shiftedField(
  value: string,
  unit: string,
  isUnit: (text: string) => boolean,
): { text: string; field: number } | undefined {
  if (NUMBER.test(unit)) return { text: unit, field: UNIT_FIELD }
  return value !== '' && !/^\d/.test(value) && isUnit(value) ? { text: value, field: VALUE_FIELD } : undefined
}
