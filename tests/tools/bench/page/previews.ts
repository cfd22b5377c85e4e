import { decimal } from '@/domain/decimal'
import type { PatientFacts } from '@/domain/facts'
import { factsOf } from '@/domain/factsOf'
import { atCaution } from '@/domain/interpret'
import type { JudgingRules } from '@/domain/interpret/types'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import type { ThresholdPreset } from '@/domain/threshold'
import { statusChanges, verdict } from '@/domain/verdict'
import type { Verdict, VerdictRules } from '@/domain/verdict/types'
import type { Protocol } from '@/domain/protocol'
import { countFlagChanges } from '@/state/previewing/countFlags'
import { openDatabase, type StoreHandle, type StoreSession } from '@/storage'
import { PROTOCOLS } from '@/tables/protocols'
import { RANGES } from '@/tables/ranges'
import { PRESETS } from '@/tables/thresholds'
import { today } from '../work/today'
import { CLINIC } from './clinic'

/** Milliseconds, and what came out, so that nobody measures an empty loop. */
export interface PresetPreview {
  took: number
  /** Until the page first heard how far the work is. */
  firstTold: number
  examined: number
  changed: number
}

/** The count of flag changes over every result, as the settings do it: ALT to be stricter, triglycerides milder. */
export function presetPreview(passphrase: string): Promise<PresetPreview> {
  return withClinic(passphrase, async (session) => {
    const patients = (await session.readFacts()).length
    const began = performance.now()
    let firstTold = 0
    const { found } = countFlagChanges(
      { handle: session.handle(), before: RULES, after: judgingBy(edited(CLINICS)), today, patients },
      () => (firstTold ||= performance.now() - began),
    )
    const { examined, results } = await found
    return { took: performance.now() - began, firstTold, examined, changed: results }
  })
}

/** The same pages read, decrypted, inflated and parsed alone, by as many workers. */
export function pagesAlone(passphrase: string): Promise<{ took: number; results: number }> {
  return withClinic(passphrase, async (session) => {
    const of = Math.min(4, Math.max(2, navigator.hardwareConcurrency))
    const began = performance.now()
    const counts = await Promise.all(
      Array.from({ length: of }, (_, at) => readShare(session.handle(), at, of)),
    )
    return { took: performance.now() - began, results: counts.reduce((sum, each) => sum + each, 0) }
  })
}

/** Who changes under a longer interval, the verdicts of the list at hand as in the app; and those verdicts; milliseconds each. */
export function protocolPreview(
  passphrase: string,
): Promise<{ took: number; changed: number; verdicts: number }> {
  return withClinic(passphrase, async (session) => {
    const facts = await session.readFacts()
    const [before, after] = [rulesWith(PROTOCOLS), rulesWith(PROTOCOLS.map(longer))]
    const verdicts = new Map<PatientFacts, Verdict>()
    let began = performance.now()
    for (const each of facts) verdicts.set(each, verdict(each, before, today))
    const once = performance.now() - began
    began = performance.now()
    const changes = statusChanges(facts, before, after, today, (each) => verdicts.get(each) ?? never(each))
    return { took: performance.now() - began, changed: changes.length, verdicts: once }
  })
}

const CLINICS = PRESETS.find(({ id }) => id === DEFAULT_SETTINGS.preset) ?? PRESETS[0]!
const RULES = judgingBy(CLINICS)

function judgingBy(preset: ThresholdPreset): JudgingRules {
  return { preset, ranges: RANGES }
}

function edited(preset: ThresholdPreset): ThresholdPreset {
  const copy = structuredClone(preset)
  const strict = copy.rules.alt?.limits.find(({ level }) => level === 'caution')
  const mild = copy.rules.tg?.limits.find(({ level }) => level === 'notice')
  if (!strict || !mild) throw new Error('the preset lost the limits that the bench changes')
  strict.value = decimal('1.5')
  mild.value = decimal('200')
  return { ...copy, id: 'bench-own' }
}

function never({ number }: PatientFacts): never {
  throw new Error(`nobody judged ${number}`)
}

function longer(protocol: Protocol): Protocol {
  return protocol.id === DEFAULT_SETTINGS.protocol
    ? { ...protocol, repeat: { every: { months: 3 } } }
    : protocol
}

function rulesWith(protocols: readonly Protocol[]): VerdictRules {
  const byId = new Map(protocols.map((protocol) => [protocol.id, protocol]))
  const { protocol, graceDays, dueSoonDays, resultsLateDays } = DEFAULT_SETTINGS
  return {
    protocolById: (id) => byId.get(id),
    defaultProtocol: protocol,
    graceDays,
    dueSoonDays,
    resultsLateDays,
    atCaution: (facts) => atCaution(facts, RULES, today),
  }
}

function readShare(handle: StoreHandle, at: number, of: number): Promise<number> {
  const worker = new Worker(new URL('./pagesWorker.ts', import.meta.url), { type: 'module' })
  return new Promise((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message))
    worker.onmessage = ({ data }: MessageEvent<number>) => {
      worker.terminate()
      resolve(data)
    }
    worker.postMessage({ handle, share: { at, of } })
  })
}

async function withClinic<Given>(
  passphrase: string,
  work: (session: StoreSession) => Promise<Given>,
): Promise<Given> {
  const database = await openDatabase(CLINIC, { factsOf })
  const session = await database.unlock(passphrase)
  if (!session) throw new Error('the clinic did not open')
  try {
    return await work(session)
  } finally {
    session.close()
    database.close()
  }
}
