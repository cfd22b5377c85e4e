import type { AnalyteThresholds, Severity, Threshold, ThresholdPreset } from '@/domain/threshold'
import { absolute, baseline, lln, uln } from './limits'

const CTCAE = 'ctcae-v5'
const LEVELS: readonly Severity[] = ['notice', 'caution', 'stop', 'critical']

/**
 * CTCAE v5.0 as it stands (clinical.md §3.1): grade 1 notice, 2 caution, 3 stop, 4 critical. Lower ends are exclusive,
 * upper ones inclusive, except triglycerides from 150 and an abnormal baseline from 1.5 (ALT, AST) or 2 times (γ-GT, ALP).
 * Grades are for reporting adverse events; a grade is no order for treatment.
 */
export const ctcaeV5: ThresholdPreset = {
  id: 'ctcae-v5',
  version: '1',
  name: { ja: 'CTCAE v5.0', en: 'CTCAE v5.0' },
  author: { ja: '米国国立がん研究所(NCI)', en: 'US National Cancer Institute' },
  source: CTCAE,
  rules: {
    alt: ofUln(['> 1', '> 3', '> 5', '> 20'], ['≥ 1.5', '> 3', '> 5', '> 20']),
    ast: ofUln(['> 1', '> 3', '> 5', '> 20'], ['≥ 1.5', '> 3', '> 5', '> 20']),
    ggt: ofUln(['> 1', '> 2.5', '> 5', '> 20'], ['≥ 2', '> 2.5', '> 5', '> 20']),
    alp: ofUln(['> 1', '> 2.5', '> 5', '> 20'], ['≥ 2', '> 2.5', '> 5', '> 20']),
    ld: ofUln(['> 1']),
    tbil: ofUln(['> 1', '> 1.5', '> 3', '> 10'], ['> 1', '> 1.5', '> 3', '> 10']),
    tc: graded([
      uln('notice', '> 1', CTCAE),
      absolute('caution', '> 300', CTCAE, '7.75'),
      absolute('stop', '> 400', CTCAE, '10.34'),
      absolute('critical', '> 500', CTCAE, '12.92'),
    ]),
    tg: graded([
      absolute('notice', '≥ 150', CTCAE, '1.71'),
      absolute('caution', '> 300', CTCAE, '3.42'),
      absolute('stop', '> 500', CTCAE, '5.7'),
      absolute('critical', '> 1000', CTCAE, '11.4'),
    ]),
    ck: ofUln(['> 1', '> 2.5', '> 5', '> 10']),
    alb: belowLln(['< 3', '< 2']),
    wbc: belowLln(['< 3.0', '< 2.0', '< 1.0']),
    hb: belowLln(['< 10.0', '< 8.0']),
    plt: belowLln(['< 7.5', '< 5.0', '< 2.5']),
  },
}

/** Multiples of the upper limit by grade, and those of the baseline where that was abnormal. */
function ofUln(multiples: readonly string[], ofBaseline?: readonly string[]): AnalyteThresholds {
  const rows = graded(multiples.map((written, at) => uln(level(at), written, CTCAE)))
  if (ofBaseline === undefined) return rows
  const abnormal = graded(ofBaseline.map((written, at) => baseline(level(at), written, CTCAE)))
  return { ...rows, abnormalBaseline: abnormal.limits }
}

/** Grade 1 below the lower limit, the further ones below absolute values. */
function belowLln(values: readonly string[]): AnalyteThresholds {
  return graded([
    lln('notice', '< 1', CTCAE),
    ...values.map((written, at) => absolute(level(at + 1), written, CTCAE)),
  ])
}

function graded(rows: readonly Threshold[]): AnalyteThresholds {
  const limits = rows.map((row) => ({ ...row, grade: `ctcae-v5:${LEVELS.indexOf(row.level) + 1}` }))
  return { limits: limits.reverse() }
}

function level(at: number): Severity {
  const found = LEVELS[at]
  if (found === undefined) throw new RangeError(`no such grade: ${at + 1}`)
  return found
}
