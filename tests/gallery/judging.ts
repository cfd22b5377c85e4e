import type { Group } from '@/domain/analyte'
import type { Day } from '@/domain/day'
import { day } from '@/domain/day'
import type { TimelineInput } from '@/domain/timeline'
import { dueAfterDraws, interpretations } from '@/domain/timeline'
import { factsOf } from '@/domain/factsOf'
import { baselinesOf } from '@/domain/interpret/change'
import { currentCourse, verdict } from '@/domain/verdict'
import type { VerdictRules } from '@/domain/verdict/types'
import { ANALYTES } from '@/tables/analytes'
import { VARIATION } from '@/tables/biologicalVariation'
import { PROTOCOLS } from '@/tables/protocols'
import { RANGES } from '@/tables/ranges'
import { sourceById } from '@/tables/sources'
import { PRESETS } from '@/tables/thresholds'
import type { Example } from './examples'

const preset = PRESETS[0]
if (!preset) throw new Error('no preset')

/** The rules of a clinic that changed nothing. */
export const judging = { preset, ranges: RANGES }

/** The due rule of a clinic that changed nothing. */
export const rules: VerdictRules = {
  protocolById: (id) => PROTOCOLS.find((one) => one.id === id),
  defaultProtocol: 'bimonthly',
  graceDays: 0,
  dueSoonDays: 14,
  resultsLateDays: 10,
  atCaution: () => false,
}

/** What both charts of an example are drawn from. */
export function chartInput({ patient, today }: Pick<Example, 'patient' | 'today'>): {
  input: Omit<TimelineInput, 'group' | 'mode' | 'period' | 'focus' | 'dueAfter'>
  dueAfter: Record<Group, (drawn: Day) => Day | undefined>
} {
  const facts = factsOf(patient)
  const on = day(today)
  const at = currentCourse(facts.courses, on)
  const course = at === undefined ? undefined : patient.courses[at]
  return {
    input: {
      patient,
      ...(course === undefined ? {} : { course }),
      verdict: verdict(facts, rules, on),
      today: on,
      catalogue: ANALYTES,
      preset: judging.preset,
      interpretResult: interpretations(patient, judging),
      baselineOf: baselinesOf(patient, VARIATION),
      sourceTitle: (id: string) => sourceById(id)?.title,
    },
    dueAfter: { liver: dueAfterDraws(facts, rules, 'liver'), lipids: dueAfterDraws(facts, rules, 'lipids') },
  }
}
