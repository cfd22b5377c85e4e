import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { AnalyteId } from '@/domain/analyte'
import type { Day } from '@/domain/day'
import type { PatientFacts } from '@/domain/facts'
import { atCaution, flagOfDraw, labRangesByLab } from '@/domain/interpret'
import type { Flag, JudgingRules } from '@/domain/interpret/types'
import type { Protocol } from '@/domain/protocol'
import { DEFAULT_SETTINGS, type ClinicSettings } from '@/domain/settings'
import type { ThresholdPreset } from '@/domain/threshold'
import { newestOf } from '@/domain/verdict'
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
  const protocols = computed(() => offered(protocolsOf(clinic.value)))
  const presets = computed(() => offered(presetsOf(clinic.value)))
  const judging = computed(() => judgingUnder(clinic.value))
  const rules = computed(() => rulesUnder(clinic.value, judging.value))

  async function load(): Promise<void> {
    const store = session.openStore()
    take(await store.readClinic())
    store.onForeignChange((_, isClinic) => {
      if (isClinic) void store.readClinic().then(take)
    })
  }

  /** Stores changed settings in one act; every list and badge follows by computing again. */
  async function save(patch: Partial<ClinicSettings>): Promise<void> {
    await saveClinic({ ...clinic.value, settings: { ...settings.value, ...patch } }, 'settings')
  }

  async function saveClinic(
    changed: ClinicDocument,
    what: string,
    detail?: Record<string, string | number>,
  ): Promise<void> {
    const act = { what, at: useClock().stamp(), clinic: changed, ...(detail && { detail }) }
    await session.openStore().commit(act)
    take(changed)
  }

  function take(document: ClinicDocument): void {
    clinic.value = { ...document, settings: { ...DEFAULT_SETTINGS, ...document.settings } }
    useClock().setZone(settings.value.zone)
    session.setIdleMinutes(settings.value.idleMinutes)
    useDateStyle().style = settings.value.dateStyle
  }

  /** A preset by its id, or by `id@version` that very version, so that what was seen with an old one can be told. */
  function presetById(name: string): ThresholdPreset | undefined {
    return rowNamed(presetsOf(clinic.value), name)
  }

  /** A protocol by its id, or by `id@version` that very version. */
  function protocolById(name: string): Protocol | undefined {
    return rowNamed(protocolsOf(clinic.value), name)
  }

  /** The short name of an analyte in the language of the screen. */
  function analyteShort(id: AnalyteId): string {
    return SHORT_NAMES[id][useLanguage().language]
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
    presetById,
    protocolById,
  }
})

/** What judges under a clinic's document, be it stored or only proposed. */
export function judgingUnder(document: ClinicDocument): JudgingRules {
  const all = presetsOf(document)
  const preset = rowNamed(all, document.settings.preset) ?? all[0]
  if (!preset) throw new Error('no threshold preset in the tables')
  const labRanges = labRangesByLab(document.labRanges ?? [])
  return {
    preset,
    ranges: RANGES,
    ...(labRanges.size > 0 && { labRanges }),
    ...((document.protocols ?? []).length > 0 && {
      baselineWindows: baselineWindowsUnder(document),
    }),
  }
}

/** How far back the baseline of a course may lie, which a clinic's own protocol may change. */
function baselineWindowsUnder(document: ClinicDocument): NonNullable<JudgingRules['baselineWindows']> {
  const ages = newestOf(protocolsOf(document)).map(({ id, baseline }) => [id, baseline.maxAge] as const)
  return { protocol: document.settings.protocol, maxAges: new Map(ages) }
}

/** The due rule under a clinic's document, be it stored or only proposed; on an earlier day where one is given. */
export function rulesUnder(
  document: ClinicDocument,
  judges: JudgingRules,
  today: () => Day = () => useClock().today,
): VerdictRules {
  const byId = new Map(newestOf(protocolsOf(document)).map((protocol) => [protocol.id, protocol]))
  const { protocol, graceDays, dueSoonDays, resultsLateDays } = document.settings
  return {
    protocolById: (id) => byId.get(id),
    defaultProtocol: protocol,
    graceDays,
    dueSoonDays,
    resultsLateDays,
    atCaution: (facts: PatientFacts) => atCaution(facts, judges, today()),
    isAbnormal: (facts: PatientFacts, drawn: Day) => isAbnormal(flagOfDraw(facts, judges, drawn)),
  }
}

/** At notice or above; undefined where it is not judged, which is not normal. */
function isAbnormal(flag: Flag): boolean | undefined {
  return flag === 'not-judged' ? undefined : flag !== 'none'
}

function protocolsOf({ protocols = [] }: ClinicDocument): Protocol[] {
  return [...PROTOCOLS, ...protocols]
}

function presetsOf({ presets = [] }: ClinicDocument): ThresholdPreset[] {
  return [...PRESETS, ...presets]
}

function offered<Row extends Protocol | ThresholdPreset>(rows: readonly Row[]): Row[] {
  return newestOf(rows).filter(({ retired }) => !retired)
}

/** The row of that id in its newest version, or with `id@version` that very version, however old. */
function rowNamed<Row extends Protocol | ThresholdPreset>(
  rows: readonly Row[],
  name: string,
): Row | undefined {
  return (
    rows.findLast(({ id, version }) => `${id}@${version}` === name) ??
    newestOf(rows).find(({ id }) => id === name)
  )
}
