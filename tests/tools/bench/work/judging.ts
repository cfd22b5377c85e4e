import { day } from '@/domain/day'
import { atCaution, worstFlag } from '@/domain/interpret'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { verdict } from '@/domain/verdict'
import type { VerdictRules } from '@/domain/verdict/types'
import { PROTOCOLS } from '@/tables/protocols'
import { RANGES } from '@/tables/ranges'
import { PRESETS } from '@/tables/thresholds'
import { seededFacts } from './seededFacts'

const PASSES = 9

/** Microseconds of the processor for each patient, collecting garbage included: the median of several passes over the whole clinic after one to warm up. */
export function judge(patients: number): { verdict: number; worstFlag: number; statuses: number } {
  const today = day('2026-11-22')
  const facts = seededFacts(patients)
  const judging = { preset: PRESETS[0]!, ranges: RANGES }
  const protocols = new Map(PROTOCOLS.map((protocol) => [protocol.id, protocol]))
  const rules: VerdictRules = {
    protocolById: (id) => protocols.get(id),
    defaultProtocol: DEFAULT_SETTINGS.protocol,
    graceDays: DEFAULT_SETTINGS.graceDays,
    dueSoonDays: DEFAULT_SETTINGS.dueSoonDays,
    resultsLateDays: DEFAULT_SETTINGS.resultsLateDays,
    atCaution: (of) => atCaution(of, judging, today),
  }
  const statuses = new Set<string>()
  const flags = new Set<string | undefined>()
  return {
    verdict: perPatient(patients, () =>
      facts.forEach((of) => statuses.add(verdict(of, rules, today).status)),
    ),
    worstFlag: perPatient(patients, () =>
      facts.forEach((of) => flags.add(worstFlag(of, judging, today)?.flag)),
    ),
    statuses: statuses.size,
  }
}

/** What the processor did for us, not how long we waited for our turn: on a busy machine the two are far apart. */
function perPatient(patients: number, pass: () => void): number {
  pass()
  const times = Array.from({ length: PASSES }, () => {
    const began = process.cpuUsage()
    pass()
    const { user, system } = process.cpuUsage(began)
    return user + system
  }).sort((a, b) => a - b)
  return (times[(PASSES - 1) / 2] ?? 0) / patients
}
