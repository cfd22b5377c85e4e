import type { AnalyteId } from '../../analyte'

const NAMES: Partial<Record<AnalyteId, string>> = { alt: 'ALT', ast: 'AST', tg: 'TG', ldl: 'LDL-C', tc: 'TC' }

/** The name of an analyte that serves a group, as the sentences of the rule say it in both languages. */
export function servingName(id: AnalyteId): string {
  return NAMES[id] ?? id.toUpperCase()
}
