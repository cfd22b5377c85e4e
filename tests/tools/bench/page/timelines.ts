import type { Group } from '@/domain/analyte'
import { day } from '@/domain/day'
import { factsOf } from '@/domain/factsOf'
import type { Patient } from '@/domain/patient'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { dueAfterDraws, interpretations, timeline, type Timeline } from '@/domain/timeline'
import { verdict } from '@/domain/verdict'
import type { VerdictRules } from '@/domain/verdict/types'
import { ANALYTES } from '@/tables/analytes'
import { PROTOCOLS } from '@/tables/protocols'
import { RANGES } from '@/tables/ranges'
import { PRESETS } from '@/tables/thresholds'

/** Both charts of a patient. */
export type Pair = [liver: Timeline, lipids: Timeline]

const TODAY = day('2026-11-22')
const judging = { preset: PRESETS[0]!, ranges: RANGES }
const rules: VerdictRules = {
  protocolById: (id) => PROTOCOLS.find((one) => one.id === id),
  defaultProtocol: DEFAULT_SETTINGS.protocol,
  graceDays: DEFAULT_SETTINGS.graceDays,
  dueSoonDays: DEFAULT_SETTINGS.dueSoonDays,
  resultsLateDays: DEFAULT_SETTINGS.resultsLateDays,
  atCaution: () => false,
}

/** Everything that both charts of a patient draw, over all of the time. */
export function timelinesOf(patient: Patient): Pair {
  const facts = factsOf(patient)
  const of = (group: Group): Timeline =>
    timeline({
      patient,
      verdict: verdict(facts, rules, TODAY),
      today: TODAY,
      group,
      mode: 'raw',
      period: 'all',
      catalogue: ANALYTES,
      preset: judging.preset,
      interpretResult: interpretations(patient, judging),
      dueAfter: dueAfterDraws(facts, rules, group),
    })
  return [of('liver'), of('lipids')]
}
