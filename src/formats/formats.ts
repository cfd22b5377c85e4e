import type { MessageKind } from '@/domain/reading'
import { FHIR_FORMATS } from './fhirReader'
import type { Beginning, Format, Recognised } from './format'
import { HL7_FORMATS } from './hl7'
import { JAPANESE_LAB_FORMATS } from './japaneseLab'

/** Every format that is neither a table nor a clinic file. None knows of another; the surest of them reads. */
export const FORMATS: readonly Format[] = [...HL7_FORMATS, ...FHIR_FORMATS, ...JAPANESE_LAB_FORMATS]

/** The format that a person named. Throws for a kind without a reader, which is our own mistake. */
export function formatOf(kind: MessageKind): Format {
  const format = FORMATS.find((each) => each.kind === kind)
  if (!format) throw new Error(`no reader for: ${kind}`)
  return format
}

/** The format that is surest of a beginning; where two are equally sure it is `ambiguous`, and a person is asked. */
export function recognisedFormat(
  beginning: Beginning,
): { format: Format; recognised: Recognised; ambiguous: Format[] } | undefined {
  const answers = FORMATS.flatMap((format) => {
    const recognised = format.recognise(beginning)
    return recognised ? [{ format, recognised }] : []
  }).sort((a, b) => b.recognised.certainty - a.recognised.certainty)
  const [best, ...others] = answers
  if (!best) return undefined
  const equal = others.filter(({ recognised }) => recognised.certainty === best.recognised.certainty)
  return { ...best, ambiguous: equal.map(({ format }) => format) }
}
