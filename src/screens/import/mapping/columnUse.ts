import type { AnalyteId } from '@/domain/analyte'
import type { ColumnUse, ImportField } from '@/domain/reading'

/** The use of a column as the value of an option: `field:drawn`, `analyte:alt`, `leave-out`. */
export function idOfUse(use: ColumnUse): string {
  if (use === 'leave-out') return use
  return 'field' in use ? `field:${use.field}` : `analyte:${use.analyte}`
}

/** The use that an option stands for, with the unit that a person wrote for a column of results. */
export function useOfId(id: string, unit: string | undefined): ColumnUse {
  const [kind, name] = id.split(':')
  if (kind === 'field') return { field: name as ImportField }
  if (kind !== 'analyte') return 'leave-out'
  const analyte = name as AnalyteId
  return unit === undefined || unit.trim() === '' ? { analyte } : { analyte, unit: unit.trim() }
}
