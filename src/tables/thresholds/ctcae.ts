import type { AnalyteThresholds, Severity, Threshold, ThresholdPreset } from '@/domain/threshold'
import { absolute, baseline, lln, uln } from './limits'

const LEVELS: readonly Severity[] = ['notice', 'caution', 'stop', 'critical']
type Rules = ThresholdPreset['rules']

/** What a version of CTCAE writes its limits with: each row with its grade and that version as its source. */
export interface Grader {
  /** Multiples of the upper limit by grade, and those of the baseline where that was above its upper limit. */
  ofUln: (multiples: readonly string[], ofBaseline?: readonly string[]) => AnalyteThresholds
  /** Grade 1 below the lower limit, the further ones below absolute values. */
  belowLln: (values: readonly string[]) => AnalyteThresholds
  graded: (rows: readonly Threshold[]) => AnalyteThresholds
}

/** The rows of one version, e.g. `ctcae-v5`. */
export function gradedBy(version: string): Grader {
  const graded = (rows: readonly Threshold[]): AnalyteThresholds => ({
    limits: rows
      .map((row) => ({ ...row, grade: `${version}:${LEVELS.indexOf(row.level) + 1}` }))
      .sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level)),
  })
  return {
    graded,
    ofUln: (multiples, ofBaseline) => {
      const rows = graded(multiples.map((written, at) => uln(level(at), written, version)))
      if (ofBaseline === undefined) return rows
      const abnormal = graded(ofBaseline.map((written, at) => baseline(level(at), written, version)))
      return { ...rows, abnormalBaseline: abnormal.limits }
    },
    belowLln: (values) =>
      graded([
        lln('notice', '< 1', version),
        ...values.map((written, at) => absolute(level(at + 1), written, version)),
      ]),
  }
}

/** What CTCAE v5.0 and v6.0 grade alike (clinical.md §3.1, §3.3). */
export function alikeInAll(version: string): Rules {
  const { ofUln, belowLln, graded } = gradedBy(version)
  return {
    ld: ofUln(['> 1']),
    tc: graded([
      uln('notice', '> 1', version),
      absolute('caution', '> 300', version, '7.75'),
      absolute('stop', '> 400', version, '10.34'),
      absolute('critical', '> 500', version, '12.92'),
    ]),
    tg: graded([
      absolute('notice', '≥ 150', version, '1.71'),
      absolute('caution', '> 300', version, '3.42'),
      absolute('stop', '> 500', version, '5.7'),
      absolute('critical', '> 1000', version, '11.4'),
    ]),
    alb: belowLln(['< 3', '< 2']),
    wbc: belowLln(['< 3.0', '< 2.0', '< 1.0']),
    hb: belowLln(['< 10.0', '< 8.0']),
  }
}

function level(at: number): Severity {
  const found = LEVELS[at]
  if (found === undefined) throw new RangeError(`no such grade: ${at + 1}`)
  return found
}
