import type { ReadResult } from '../reading'
import type { Result } from '../result'

/** The keys of a result that its report states and a correction replaces. */
export const REPORTED = [
  'value',
  'unit',
  'low',
  'high',
  'rangeText',
  'labFlag',
  'comment',
  'arrived',
  'reportedAt',
  'sourceKey',
  'isVersioned',
] as const

/** What a report says beside its status: value, unit, range, flag, comment, day of arrival, and which version it is. */
export function reported(
  from: Pick<ReadResult, (typeof REPORTED)[number]>,
): Pick<Result, (typeof REPORTED)[number]> {
  const report: Pick<Result, (typeof REPORTED)[number]> = {}
  for (const key of REPORTED) if (from[key] !== undefined) Object.assign(report, { [key]: from[key] })
  return withPlainMark(report)
}

/** What a report states; that its source has versions is marked only where nothing else tells. */
export function withPlainMark<
  Report extends Partial<Pick<Result, 'reportedAt' | 'sourceKey' | 'isVersioned'>>,
>(report: Report): Report {
  if (report.reportedAt === undefined && report.sourceKey === undefined) return report
  const plain = { ...report }
  delete plain.isVersioned
  return plain
}
