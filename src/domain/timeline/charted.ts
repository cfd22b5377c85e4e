import type { AnalyteId, Group } from '../analyte'

/** The analytes of a chart in the order of its legend; those after the bar are drawn only when asked for. */
export const CHARTED: Record<Group, { shown: readonly AnalyteId[]; optional: readonly AnalyteId[] }> = {
  liver: { shown: ['ast', 'alt', 'ggt', 'alp', 'tbil'], optional: ['ld', 'ck'] },
  lipids: { shown: ['tg', 'ldl', 'hdl', 'tc', 'nonhdl'], optional: [] },
}

/** The large chart that holds an analyte, if one does. */
export function groupOf(analyte: AnalyteId): Group | undefined {
  return (['liver', 'lipids'] satisfies Group[]).find((group) => {
    const { shown, optional } = CHARTED[group]
    return shown.includes(analyte) || optional.includes(analyte)
  })
}
