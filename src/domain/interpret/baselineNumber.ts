import type { AnalyteId } from '../analyte'
import type { Day } from '../day'
import type { CollectionDay, ReportedNumber } from '../reported'

/** The number of an analyte that counts on a collection day. */
export function numberOn(
  days: readonly CollectionDay[],
  day: Day,
  analyte: AnalyteId,
): ReportedNumber | undefined {
  return days.find((each) => each.day === day)?.analytes.get(analyte)?.number
}

/** The last number of an analyte in the baseline window of a course: from its first day on to the course's own. */
export function baselineNumber(
  days: readonly CollectionDay[],
  { from, to }: { from: Day; to: Day },
  analyte: AnalyteId,
): ReportedNumber | undefined {
  return days
    .findLast((each) => each.day >= from && each.day <= to && each.analytes.get(analyte)?.number)
    ?.analytes.get(analyte)?.number
}
