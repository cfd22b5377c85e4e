import type { AnalyteId } from '@/domain/analyte'
import { daysBetween } from '@/domain/day'
import type { Flag, NotJudgedReason } from '@/domain/interpret/types'
import { rRatio, rRatioShort, type JudgedResult, type JudgingRules } from '@/domain/interpret'
import type { Draw } from '@/domain/result'

/** A flagged result in a few words. */
export interface FlaggedResult {
  id: string
  drawId: string
  analyte: AnalyteId
  flag: Flag
  because?: NotJudgedReason
  atLeast: boolean
  /** The analyte's short name. */
  name: string
  text: string
  /** `4.3×ULN`, where there is an upper limit; of ALT with the R ratio of its day: `4.3×ULN · R 9.4`. */
  multiple?: string
}

const WORST_FIRST: readonly Flag[] = ['critical', 'stop', 'caution', 'notice', 'not-judged']

/**
 * The results of these draws that are over a limit or could not be judged, worst first and of equal ones the newest; R is told
 * where `rules` are given.
 */
export function flaggedResults(
  judged: readonly JudgedResult[],
  draws: readonly Draw[],
  nameOf: (analyte: AnalyteId) => string,
  rules?: JudgingRules,
): FlaggedResult[] {
  const ids = new Set(draws.map((draw) => draw.id))
  return judged
    .filter(({ draw, interpretation }) => ids.has(draw.id) && interpretation.flag !== 'none')
    .sort(worstThenNewest)
    .map(({ draw, result, interpretation }) => ({
      id: result.id,
      drawId: draw.id,
      analyte: result.analyte,
      flag: interpretation.flag,
      ...(interpretation.because === undefined ? {} : { because: interpretation.because }),
      atLeast: interpretation.atLeast === true,
      name: nameOf(result.analyte),
      text: result.value?.text ?? '',
      ...(interpretation.ulnMultiple === undefined
        ? {}
        : {
            multiple: `${interpretation.ulnMultiple.toFixed(1)}×ULN${ratioBeside(draw, result.analyte, judged, rules)}`,
          }),
    }))
}

function worstThenNewest(a: JudgedResult, b: JudgedResult): number {
  const rank = ({ interpretation }: JudgedResult): number => WORST_FIRST.indexOf(interpretation.flag)
  return rank(a) - rank(b) || daysBetween(a.draw.day, b.draw.day)
}

function ratioBeside(
  draw: Draw,
  analyte: AnalyteId,
  judged: readonly JudgedResult[],
  rules: JudgingRules | undefined,
): string {
  if (analyte !== 'alt' || rules === undefined) return ''
  const ratio = rRatio(
    judged.filter((each) => each.draw.day === draw.day),
    rules,
  )
  return ratio.kind === 'ratio' ? ` · ${rRatioShort(ratio)}` : ''
}
