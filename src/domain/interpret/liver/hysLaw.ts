import { analyteIndex, type AnalyteId } from '../../analyte'
import { laterDay, type Day } from '../../day'
import { decimal } from '../../decimal'
import type { LimitOperator, ThresholdPreset } from '../../threshold'
import type { Case } from '../judging/case'
import { judge } from '../judging/judge'
import { readyRules, type ReadyRules } from '../judging/rules'
import type { JudgingRules } from '../types'
import { apart, areNear } from './near'

/** Hy's law laboratory criteria are met: by which results, and whether raised ALP is excluded. Needs a physician. */
export interface HysLaw {
  /** The aminotransferase that meets it, the one with the later result. */
  analyte: 'alt' | 'ast'
  /** Collection days of that result and of the bilirubin. */
  day: Day
  bilirubinDay: Day
  /** `excluded`: ALP is known to be below 2×ULN; `not-excluded`: it is not known. */
  cholestasis: 'excluded' | 'not-excluded'
}

/** How one result stands to its criterion: met, not met, or not known. */
export interface Criterion {
  analyte: AnalyteId
  day: Day
  isMet: boolean | undefined
  /** Where the caller keeps the result. */
  at: number
}

/**
 * ALT or AST ≥ 3×ULN, bilirubin > 2×ULN; not raised where ALP is known to be ≥ 2×ULN (product.md §3; FDA guidance of
 * 2009). Written as a preset, so that ranges, units and bounds are read as everywhere else.
 */
const CRITERIA: ThresholdPreset = {
  id: 'hys-law',
  version: '1',
  name: { ja: 'Hy の法則(検査値基準)', en: 'Hy’s law laboratory criteria' },
  author: { ja: '米国食品医薬品局(FDA)', en: 'US Food and Drug Administration' },
  source: 'fda-dili-2009',
  rules: {
    alt: criterion('gte', '3'),
    ast: criterion('gte', '3'),
    tbil: criterion('gt', '2'),
    alp: criterion('gte', '2'),
  },
}

export const TBIL = analyteIndex('tbil')

const ofRules = new WeakMap<JudgingRules, ReadyRules>()

/** The criteria, asked with the clinic's ranges. */
export function hysLawRules(rules: JudgingRules): ReadyRules {
  let found = ofRules.get(rules)
  if (!found) ofRules.set(rules, (found = readyRules({ ...rules, preset: CRITERIA })))
  return found
}

/** Whether a case meets its criterion; undefined where that cannot be said. */
export function meets(rules: ReadyRules, it: Case): boolean | undefined {
  const answer = judge(rules, it)
  return answer < 0 ? undefined : answer > 0
}

/** The latest pair of an aminotransferase and a bilirubin that meet it, with the criteria that they come from. */
export function latestPair(
  criteria: readonly Criterion[],
): { found: HysLaw; enzyme: Criterion; bilirubin: Criterion } | undefined {
  let latest: { found: HysLaw; enzyme: Criterion; bilirubin: Criterion } | undefined
  for (const enzyme of criteria) {
    if (!enzyme.isMet || (enzyme.analyte !== 'alt' && enzyme.analyte !== 'ast')) continue
    for (const bilirubin of criteria) {
      if (bilirubin.analyte !== 'tbil' || !bilirubin.isMet || !areNear(enzyme.day, bilirubin.day)) continue
      const cholestasis = cholestasisAt(criteria, enzyme.day, bilirubin.day)
      if (cholestasis === undefined) continue
      const found = { analyte: enzyme.analyte, day: enzyme.day, bilirubinDay: bilirubin.day, cholestasis }
      if (latest === undefined || rank(found) > rank(latest.found)) latest = { found, enzyme, bilirubin }
    }
  }
  return latest
}

/**
 * Undefined where ALP is known to be raised, which explains the pair otherwise. Of several that are known the one nearest
 * to the pair tells; where two as near say different things, cholestasis is not excluded.
 */
function cholestasisAt(
  criteria: readonly Criterion[],
  enzyme: Day,
  bilirubin: Day,
): HysLaw['cholestasis'] | undefined {
  const known = criteria.filter(
    ({ analyte, day, isMet }) =>
      analyte === 'alp' && isMet !== undefined && areNear(day, enzyme) && areNear(day, bilirubin),
  )
  const distance = ({ day }: Criterion) => apart(day, enzyme) + apart(day, bilirubin)
  const least = Math.min(...known.map(distance))
  const nearest = known.filter((each) => distance(each) === least)
  if (nearest.length === 0) return 'not-excluded'
  if (nearest.every(({ isMet }) => isMet)) return undefined
  return nearest.some(({ isMet }) => isMet) ? 'not-excluded' : 'excluded'
}

/** Of two pairs that were complete on one day that of the later enzyme, then bilirubin, then ALT: in whatever order they stand. */
function rank({ analyte, day, bilirubinDay }: HysLaw): string {
  return [laterDay(day, bilirubinDay), day, bilirubinDay, analyte === 'alt' ? 1 : 0].join(' ')
}

function criterion(operator: LimitOperator, multiple: string): NonNullable<ThresholdPreset['rules']['alt']> {
  return {
    limits: [{ level: 'critical', operator, value: decimal(multiple), of: 'uln', source: 'fda-dili-2009' }],
  }
}
