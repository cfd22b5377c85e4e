import type { AnalyteId } from '@/domain/analyte'
import type { ClosedDays } from '@/domain/closedDays'
import type { Day } from '@/domain/day'
import { decimalText } from '@/domain/decimal'
import type { ClinicChange } from '@/domain/history/types'
import type { Bilingual, Language } from '@/domain/language'
import { unitText } from '@/domain/measures'
import type { LabRange } from '@/domain/range'
import type { ClinicSettings, NotReachedStep, TargetDose } from '@/domain/settings'
import type { RestrictionId } from '@/domain/verdict/restrictions'
import { historyWords } from '@/words/history'
import { restrictionWords } from '@/words/patient/restrictions'
import { settingsWords } from '@/words/settings/settings'

/** How days, analytes and the rows that a setting names are written where the changes are told. */
export interface ClinicTelling {
  language: Language
  written: (day: Day) => string
  analyte: (id: AnalyteId) => string
  /** The name of a protocol or preset by its id. */
  row: (setting: 'protocol' | 'preset', id: string) => string
}

/** One change of the clinic's settings or rules in words: what it is about, and the value before and after. */
export function clinicChangeText(
  { kind, area, key, before, after }: ClinicChange,
  telling: ClinicTelling,
): string {
  const words = historyWords[telling.language]
  if (area === 'setting') {
    const change = words.changed(settingText(key, before, telling), settingText(key, after, telling))
    return words.told(settingName(key, telling), change)
  }
  const shown = entryText(area, kind === 'removed' ? before : after, key, telling)
  const about = words.told(words.clinicArea(area), shown)
  if (kind === 'added') return words.added(about)
  if (kind === 'removed') return words.removed(about)
  return words.of(about, words.changed(entryText(area, before, key, telling), shown))
}

function settingName(key: string, { language }: ClinicTelling): string {
  const words = settingsWords[language]
  const names: Record<keyof ClinicSettings, string> = {
    name: historyWords[language].clinicName,
    zone: words.zone,
    protocol: words.protocol,
    preset: words.preset,
    graceDays: words.graceDays,
    dueSoonDays: words.dueSoonDays,
    resultsLateDays: words.resultsLateDays,
    idleMinutes: words.idleMinutes,
    backupDays: words.backupDays,
    dateStyle: words.dateStyle,
    letterKeys: words.letterKeys,
    closed: words.closedTitle,
    targetDose: words.targetTitle,
    restrictionMonths: words.restrictionsTitle,
    notReached: words.notReachedTitle,
    retentionYears: historyWords[language].retentionYears,
  }
  return key in names ? names[key as keyof ClinicSettings] : key
}

function settingText(key: string, value: unknown, telling: ClinicTelling): string {
  const { language } = telling
  const words = historyWords[language]
  if (value === undefined) return words.nothing
  if (typeof value === 'string' && (key === 'protocol' || key === 'preset')) return telling.row(key, value)
  if (key === 'dateStyle') {
    const { dateIso, dateEra } = settingsWords[language]
    return value === 'era' ? dateEra : dateIso
  }
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (key === 'closed') return closedText(value as ClosedDays, telling)
  if (key === 'targetDose') return targetText(value as TargetDose)
  if (key === 'notReached') return stepText(value as NotReachedStep)
  if (key === 'restrictionMonths') return monthsText(value as Partial<Record<RestrictionId, number>>, telling)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
}

function closedText({ weekdays, holidays, days }: ClosedDays, { language, written }: ClinicTelling): string {
  const words = settingsWords[language]
  const names = words.weekdays.split(' ')
  const parts = [
    ...weekdays.map((weekday) => names[weekday] ?? String(weekday)),
    ...(holidays ? [words.closedHolidays] : []),
    ...days.map(written),
  ]
  return parts.join(historyWords[language].list) || historyWords[language].nothing
}

function targetText({ mgPerKg, source }: TargetDose): string {
  return `${mgPerKg} mg/kg (${source})`
}

function stepText({ calls, step }: NotReachedStep): string {
  return `${calls} → ${step}`
}

function monthsText(months: Partial<Record<RestrictionId, number>>, { language }: ClinicTelling): string {
  const { restriction } = restrictionWords[language]
  const parts = Object.entries(months).map(([id, count]) => `${restriction(id as RestrictionId)} ${count}`)
  return parts.join(historyWords[language].list) || historyWords[language].nothing
}

function entryText(
  area: Exclude<ClinicChange['area'], 'setting'>,
  value: unknown,
  key: string,
  telling: ClinicTelling,
): string {
  if (typeof value !== 'object' || value === null) return key
  if (area === 'lab-range') return rangeText(value as LabRange, telling)
  if (area !== 'protocol' && area !== 'preset') return key
  const { name, version, retired } = value as { name: Bilingual; version: string; retired?: true }
  const words = historyWords[telling.language]
  const shown = `${name[telling.language]} ${words.version(version)}`
  return retired ? `${shown} (${words.retired})` : shown
}

function rangeText(range: LabRange, { language, analyte }: ClinicTelling): string {
  const { lab, low, high, unit, sex, retired } = range
  const words = historyWords[language]
  const bounds = `${low ? decimalText(low) : ''}–${high ? decimalText(high) : ''} ${unitText(unit)}`
  const who = sex === undefined ? [] : [sex === 'F' ? words.female : words.male]
  return [lab, analyte(range.analyte), ...who, bounds, ...(retired ? [`(${words.retired})`] : [])].join(' ')
}
