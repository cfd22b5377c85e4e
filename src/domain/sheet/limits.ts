import { isUnconfirmed } from '../source'
import type { SourceOf } from '../interpret'
import type { AnalyteThresholds, Threshold, ThresholdPreset } from '../threshold'
import type { SheetLimit, SheetRow, SheetSource } from './types'

/** The limits of the preset for the analytes of a table, in its order. */
export function limitsUsed(rows: readonly SheetRow[], preset: ThresholdPreset): SheetLimit[] {
  return rows.flatMap((row) => {
    const rule = preset.rules[row.analyte]
    if (rule === undefined) return []
    return [
      {
        analyte: row.analyte,
        name: row.name,
        unit: row.unit,
        limits: rule.limits,
        ...(rule.fasting === undefined ? {} : { fasting: rule.fasting }),
        ...(rule.abnormalBaseline && isAfterAbnormal(row) ? { abnormalBaseline: rule.abnormalBaseline } : {}),
        ...(row.range === undefined ? {} : { range: row.range }),
      },
    ]
  })
}

/** The sources of a preset and of its limits, each once, the preset's own first. */
export function sourcesUsed(
  used: readonly SheetLimit[],
  preset: ThresholdPreset,
  sourceOf: SourceOf,
): SheetSource[] {
  const ids = new Set([preset.source, ...used.flatMap((one) => allLimits(one).map((limit) => limit.source))])
  return [...ids].map((id) => {
    const source = sourceOf(id)
    return {
      id,
      ...(source === undefined ? {} : { source }),
      isUnconfirmed: source !== undefined && isUnconfirmed(source),
    }
  })
}

function allLimits(used: Omit<AnalyteThresholds, 'minAge' | 'hint'>): Threshold[] {
  return [...used.limits, ...(used.fasting ?? []), ...(used.abnormalBaseline ?? [])]
}

function isAfterAbnormal({ cells }: SheetRow): boolean {
  return cells.some((cell) => cell?.interpretation?.baseline === 'abnormal')
}
