import { DEFAULT_SETTINGS, type ClinicSettings } from '@/domain/settings'
import type { Language } from '@/domain/language'
import type { Protocol } from '@/domain/protocol'
import type { ThresholdPreset } from '@/domain/threshold'
import { helpSections } from '@/screens/help/sections'
import type { HelpBasis, HelpRow, HelpSection } from '@/screens/help/helpTypes'
import { PROTOCOLS } from '@/tables/protocols'
import { PRESETS } from '@/tables/thresholds'

/** What the help is made from; the clinic's defaults where nothing else is given. */
export function theBasis(more: {
  language: Language
  settings?: Partial<ClinicSettings>
  preset?: ThresholdPreset
  protocols?: readonly Protocol[]
}): HelpBasis {
  const settings = { ...DEFAULT_SETTINGS, ...more.settings }
  const [preset] = PRESETS
  if (!preset) throw new Error('no preset in the tables')
  return {
    language: more.language,
    settings,
    days: {
      grace: settings.graceDays,
      dueSoon: settings.dueSoonDays,
      resultsLate: settings.resultsLateDays,
      shortPause: 14,
    },
    preset: more.preset ?? preset,
    protocols: more.protocols ?? PROTOCOLS.slice(0, 1),
  }
}

export function theSections(more: Parameters<typeof theBasis>[0]): HelpSection[] {
  return helpSections(theBasis(more))
}

/** The explanation with that id; throws where the help has none or more than one. */
export function rowOf(sections: readonly HelpSection[], id: string): HelpRow {
  const found = sections.flatMap(({ rows }) => rows).filter((row) => row.id === id)
  const [row] = found
  if (!row || found.length > 1) throw new Error(`${found.length} explanations of ${id}`)
  return row
}
