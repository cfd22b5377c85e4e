import type { Language } from '@/domain/language'
import type { Protocol } from '@/domain/protocol'
import type { ClinicSettings } from '@/domain/settings'
import type { Severity, ThresholdPreset } from '@/domain/threshold'
import type { Flag } from '@/domain/interpret/types'
import type { Status } from '@/domain/verdict/types'
import type { RuleDays } from '@/words/help/rules'

/** One limit of an analyte, ready to be read. */
export interface HelpLimit {
  level: Severity
  text: string
  /** Empty where it always holds. */
  condition: string
  /** Id of a row of the table of sources. */
  source: string
}

/** A source beside an explanation: what it is the source of stands before it where there are several. */
export interface HelpSource {
  id: string
  what?: string
}

/** One explanation. */
export interface HelpRow {
  /** Where an address leads to, e.g. `status-overdue`. */
  id: string
  term: string
  /** The term is shown as the mark that the screens have for it. */
  status?: Status
  flag?: Flag
  /** Short remark beside the term. */
  tag?: string
  /** The term, or its source, is not confirmed. */
  isUnconfirmed?: true
  texts: readonly string[]
  limits?: readonly HelpLimit[]
  sources?: readonly HelpSource[]
}

/** One section of the help. */
export interface HelpSection {
  id: string
  title: string
  about: readonly string[]
  rows: readonly HelpRow[]
}

/** The rules in force, from which all sections are made. */
export interface HelpBasis {
  language: Language
  settings: ClinicSettings
  days: RuleDays
  preset: ThresholdPreset
  /** The clinic's protocol first, then those that courses name. */
  protocols: readonly Protocol[]
}
