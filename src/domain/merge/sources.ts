import type { EarlierResult, Result } from '../result'

type Sourced = Pick<Result | EarlierResult, 'importId' | 'alsoFrom'>

/** So many further imports are noted that said the same as the first; a list that is imported every month stays short. */
export const MOST_SOURCES = 3

/** The report with one more import that says the same; as it is where that is known, or where a person entered it. */
export function withSource<Report extends Sourced>(report: Report, importId: string): Report {
  const { alsoFrom = [] } = report
  if (report.importId === undefined || report.importId === importId) return report
  if (alsoFrom.includes(importId) || alsoFrom.length >= MOST_SOURCES) return report
  return { ...report, alsoFrom: [...alsoFrom, importId] }
}

/** The report without one import as its source: another that said the same takes its place. Undefined where there is none. */
export function withoutSource<Report extends Sourced>(report: Report, importId: string): Report | undefined {
  const { alsoFrom = [] } = report
  if (report.importId !== importId)
    return alsoFrom.includes(importId)
      ? withSources(report, report.importId, without(alsoFrom, importId))
      : report
  const [heir, ...others] = alsoFrom
  return heir === undefined ? undefined : withSources(report, heir, others)
}

function withSources<Report extends Sourced>(
  report: Report,
  importId: string | undefined,
  alsoFrom: readonly string[],
): Report {
  const changed: Report = { ...report, ...(importId === undefined ? {} : { importId }) }
  if (alsoFrom.length === 0) delete changed.alsoFrom
  else changed.alsoFrom = [...alsoFrom]
  return changed
}

function without(all: readonly string[], one: string): string[] {
  return all.filter((each) => each !== one)
}
