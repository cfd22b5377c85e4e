import type { ThresholdPreset } from '@/domain/threshold'

/** Whether any limit of a preset hangs on the baseline, so that another baseline window may change flags. */
export function gradesByBaseline({ rules }: ThresholdPreset): boolean {
  return Object.values(rules).some(({ abnormalBaseline }) => (abnormalBaseline ?? []).length > 0)
}
