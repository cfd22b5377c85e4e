import { foldUnit } from '../../foldUnit'
import { parseValue } from '../../parseValue'
import type { Problem } from '../../problem'
import type { SampleMark } from '../../result'
import type { Value } from '../../value'
import { refusal } from '../refusal'

/** What a person typed into a cell: that the result is awaited, or a value with what was written beside it. */
export type TypedValue =
  { kind: 'pending' } | { kind: 'value'; value: Value; labFlag?: string; unit?: string; mark?: SampleMark }

/** What a typed text says; undefined for an empty one. A Japanese keyboard's full stop between figures is a decimal point. */
export function typedValue(text: string): TypedValue | undefined {
  const parsed = parseValue(text.replace(/(?<=\p{Nd})。(?=\p{Nd})/gu, '.'))
  if (parsed === undefined) return undefined
  return 'pending' in parsed ? { kind: 'pending' } : { kind: 'value', ...parsed }
}

/** Refuses a unit typed beside the value that is not the unit of the field: nothing is converted by hand. */
export function otherUnit(field: string, text: string, typed: TypedValue, unit: string): Problem | undefined {
  if (typed.kind === 'pending' || typed.unit === undefined) return undefined
  if (foldUnit(typed.unit) === foldUnit(unit)) return undefined
  return refusal(
    'other-unit',
    field,
    text,
    {
      ja: `「${text}」の単位 ${typed.unit} は、この欄の単位 ${unit} と異なります。`,
      en: `The unit ${typed.unit} of “${text}” is not the unit of this field, ${unit}.`,
    },
    { ja: `${unit} の値を入力してください。`, en: `Enter the value in ${unit}.` },
  )
}
