import { day } from '@/domain/day'
import { factsOf } from '@/domain/factsOf'
import { sheet, type Sheet } from '@/domain/sheet'
import { ANALYTES } from '@/tables/analytes'
import { VARIATION } from '@/tables/biologicalVariation'
import { sourceById } from '@/tables/sources'
import type { Example } from './examples'
import { chartInput, judging } from './judging'

/** The sheet of an example, as the rules of a clinic that changed nothing make it. */
export function paperOf(example: Example): Sheet {
  return sheet({
    patient: example.patient,
    facts: factsOf(example.patient),
    verdict: chartInput(example).input.verdict,
    today: day(example.today),
    rules: judging,
    catalogue: ANALYTES,
    variation: VARIATION,
    sourceOf: sourceById,
  })
}
