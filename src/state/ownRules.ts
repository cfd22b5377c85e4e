import type { ChangedBy } from '@/domain/changedBy'
import { nextVersionOf } from '@/domain/interpret'
import type { Bilingual } from '@/domain/language'
import type { Protocol } from '@/domain/protocol'
import type { LabRange } from '@/domain/range'
import type { ThresholdPreset } from '@/domain/threshold'
import { newestOf, nextVersion } from '@/domain/verdict'
import type { ClinicDocument } from '@/storage'
import { PROTOCOLS } from '@/tables/protocols'
import { PRESETS } from '@/tables/thresholds'
import { useClock } from './clock'
import { useRecords } from './records'
import { useSession } from './session'
import { useSettings } from './settings'

/** Who uses a protocol or a preset, so that nobody's rule is withdrawn from under them. */
export interface RowUse {
  /** The clinic's setting names it. */
  isDefault: boolean
  /** Patients with a course that names it. */
  patients: number
}

/** The clinic's document with one more version of a protocol; the versions before stay. `chosen`: the clinic takes it. */
export function withProtocol(document: ClinicDocument, protocol: Protocol, chosen = false): ClinicDocument {
  const { settings, protocols = [] } = document
  return {
    ...document,
    protocols: [...protocols, protocol],
    settings: chosen ? { ...settings, protocol: protocol.id } : settings,
  }
}

/** The clinic's document with one more version of a preset; the versions before stay. `chosen`: the clinic takes it. */
export function withPreset(
  document: ClinicDocument,
  preset: ThresholdPreset,
  chosen = false,
): ClinicDocument {
  const { settings, presets = [] } = document
  return {
    ...document,
    presets: [...presets, preset],
    settings: chosen ? { ...settings, preset: preset.id } : settings,
  }
}

/** Every version of every protocol that there is: of the tables and of the clinic. */
export function allProtocols({ protocols = [] }: ClinicDocument): Protocol[] {
  return [...PROTOCOLS, ...protocols]
}

/** Every version of every preset that there is: of the tables and of the clinic. */
export function allPresets({ presets = [] }: ClinicDocument): ThresholdPreset[] {
  return [...PRESETS, ...presets]
}

/** An id for a copy that no row has yet: that of the row, with a count where there are several. */
export function idOfCopy(of: string, rows: readonly { id: string }[]): string {
  const taken = new Set(rows.map(({ id }) => id))
  const stem = `${of.replace(/-own(-\d+)?$/, '')}-own`
  let id = stem
  for (let count = 2; taken.has(id); count += 1) id = `${stem}-${count}`
  return id
}

/** A name for a copy that no row on offer bears yet: as given, with a count where there are several. */
export function nameOfCopy(name: string, rows: readonly { name: Bilingual }[]): string {
  const taken = new Set(rows.flatMap((row) => [row.name.ja, row.name.en]))
  let free = name
  for (let count = 2; taken.has(free); count += 1) free = `${name} ${count}`
  return free
}

/** Writes the clinic's own rules, each change as one act; nothing that was written before is taken away. */
export function useOwnRules() {
  const settings = useSettings()
  const records = useRecords()

  function saveProtocol(protocol: Protocol, chosen: boolean): Promise<void> {
    const changed = withProtocol(settings.clinic, protocol, chosen)
    return settings.saveClinic(changed, 'protocol-saved', { protocol: nameOf(protocol) })
  }

  function savePreset(preset: ThresholdPreset, chosen: boolean): Promise<void> {
    const changed = withPreset(settings.clinic, preset, chosen)
    return settings.saveClinic(changed, 'preset-saved', { preset: nameOf(preset) })
  }

  function saveLabRanges(labRanges: LabRange[]): Promise<void> {
    const changed = { ...settings.clinic, labRanges }
    return settings.saveClinic(changed, 'lab-ranges-saved', { ranges: labRanges.length })
  }

  /** Offers a copy no longer, by a last version that says so. Throws where something still uses it. */
  async function retireProtocol(own: Protocol): Promise<void> {
    const { isDefault, patients } = useOfProtocol(own.id)
    if (isDefault || patients > 0) throw new Error(`a protocol in use: ${own.id}`)
    const last = { ...own, version: nextVersion(own.version), changed: changedBy(), retired: true as const }
    await settings.saveClinic(withProtocol(settings.clinic, last), 'protocol-retired', {
      protocol: nameOf(own),
    })
  }

  async function retirePreset(own: ThresholdPreset): Promise<void> {
    if (settings.settings.preset === own.id) throw new Error(`a preset in use: ${own.id}`)
    const next = nextVersionOf(own, {}, allPresets(settings.clinic), changedBy())
    await settings.saveClinic(withPreset(settings.clinic, { ...next, retired: true }), 'preset-retired', {
      preset: nameOf(own),
    })
  }

  function useOfProtocol(id: string): RowUse {
    return {
      isDefault: settings.settings.protocol === id,
      patients: usesByProtocol(records.facts).get(id) ?? 0,
    }
  }

  return { saveProtocol, savePreset, saveLabRanges, retireProtocol, retirePreset, useOfProtocol }
}

/** How many patients have a course that names each protocol. */
export function usesByProtocol(
  facts: readonly { courses: readonly { protocol?: string }[] }[],
): Map<string, number> {
  const uses = new Map<string, number>()
  for (const { courses } of facts) {
    const named = new Set(courses.flatMap(({ protocol }) => protocol ?? []))
    for (const id of named) uses.set(id, (uses.get(id) ?? 0) + 1)
  }
  return uses
}

/** Who writes what now, on the clinic's clock. */
export function changedBy(): ChangedBy {
  return { at: useClock().stamp().slice(0, 16), by: useSession().userName }
}

/** The clinic's copies, the newest version of each, those still offered. */
export function ownCopies<Row extends Protocol | ThresholdPreset>(rows: readonly Row[]): Row[] {
  return newestOf(rows).filter(({ copiedFrom, retired }) => copiedFrom !== undefined && !retired)
}

function nameOf({ id, version }: { id: string; version: string }): string {
  return `${id}@${version}`
}

/** The laboratories that results and ranges name, each once, in order. */
export function labsSeen(
  facts: readonly { labs?: readonly string[] }[],
  ranges: readonly { lab: string }[],
): string[] {
  const seen = new Set(ranges.map(({ lab }) => lab))
  for (const { labs = [] } of facts) for (const lab of labs) seen.add(lab)
  return [...seen].sort((a, b) => a.localeCompare(b, 'ja'))
}
