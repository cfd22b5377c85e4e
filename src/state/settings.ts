import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { AnalyteId } from '@/domain/analyte'
import type { PatientFacts } from '@/domain/facts'
import { atCaution } from '@/domain/interpret'
import type { JudgingRules } from '@/domain/interpret/types'
import type { Protocol } from '@/domain/protocol'
import { DEFAULT_SETTINGS, type ClinicSettings } from '@/domain/settings'
import type { VerdictRules } from '@/domain/verdict/types'
import type { ClinicDocument } from '@/storage'
import { SHORT_NAMES } from '@/tables/analytes/shortNames'
import { PROTOCOLS } from '@/tables/protocols'
import { RANGES } from '@/tables/ranges'
import { PRESETS } from '@/tables/thresholds'
import { useClock } from './clock'
import { useDateStyle } from './dateStyle'
import { useLanguage } from './language'
import { useSession } from './session'

/** The clinic's own settings, and the rules that follow from them: the tables with the clinic's copies laid over. */
export const useSettings = defineStore('settings', () => {
  const session = useSession()
  const clinic = shallowRef<ClinicDocument>({ settings: DEFAULT_SETTINGS, templates: [] })
  const settings = computed(() => clinic.value.settings)
  const protocols = computed<readonly Protocol[]>(() => [...PROTOCOLS, ...(clinic.value.protocols ?? [])])
  const presets = computed(() => [...PRESETS, ...(clinic.value.presets ?? [])])
  const judging = computed(() => judgingWith(settings.value))
  const rules = computed(() => rulesFor(settings.value, judging.value))

  async function load(): Promise<void> {
    take(await session.openStore().readClinic())
  }

  /** Stores changed settings in one act; every list and badge follows by computing again. */
  async function save(patch: Partial<ClinicSettings>): Promise<void> {
    await saveClinic({ ...clinic.value, settings: { ...settings.value, ...patch } }, 'settings')
  }

  async function saveClinic(changed: ClinicDocument, what: string): Promise<void> {
    await session.openStore().commit({ what, at: useClock().stamp(), clinic: changed })
    take(changed)
  }

  function take(document: ClinicDocument): void {
    clinic.value = { ...document, settings: { ...DEFAULT_SETTINGS, ...document.settings } }
    useClock().setZone(settings.value.zone)
    session.setIdleMinutes(settings.value.idleMinutes)
    useDateStyle().style = settings.value.dateStyle
  }

  /** The due rule as it would be under other settings. */
  function rulesWith(patch: Partial<ClinicSettings>): VerdictRules {
    const other = { ...settings.value, ...patch }
    return rulesFor(other, patch.preset === undefined ? judging.value : judgingWith(other))
  }

  /** The short name of an analyte in the language of the screen. */
  function analyteShort(id: AnalyteId): string {
    return SHORT_NAMES[id][useLanguage().language]
  }

  function judgingWith(chosen: ClinicSettings): JudgingRules {
    const preset = presets.value.find((one) => one.id === chosen.preset) ?? presets.value[0]
    if (!preset) throw new Error('no threshold preset in the tables')
    return { preset, ranges: RANGES }
  }

  function rulesFor(chosen: ClinicSettings, judges: JudgingRules): VerdictRules {
    const byId = new Map(protocols.value.map((protocol) => [protocol.id, protocol]))
    return {
      protocolById: (id) => byId.get(id),
      defaultProtocol: chosen.protocol,
      graceDays: chosen.graceDays,
      dueSoonDays: chosen.dueSoonDays,
      resultsLateDays: chosen.resultsLateDays,
      atCaution: (facts: PatientFacts) => atCaution(facts, judges, useClock().today),
    }
  }

  return {
    clinic,
    settings,
    protocols,
    presets,
    judging,
    rules,
    analyteShort,
    load,
    save,
    saveClinic,
    rulesWith,
  }
})
