import { decimal } from '../../decimal'
import type { ThresholdPreset } from '../../threshold'
import { interpret } from '../interpret'
import type { JudgedResult } from '../judgedOf'
import type { JudgingRules } from '../types'

/** The quadrants of the eDISH plot, gravest first; `not-judged` where a bound lies astride a cut. */
export const EDISH_QUADRANTS = ['hys-law', 'temple', 'hyperbilirubinemia', 'not-judged', 'normal'] as const
export type EdishQuadrant = (typeof EDISH_QUADRANTS)[number]

/** The cuts as multiples of the upper limit, for drawing alone: what lies above one is asked of `isAboveCut`. */
export const EDISH_CUTS = { alt: 3, tbil: 2 } as const

/** Row of the table of sources. */
export const EDISH_SOURCE = 'edish-hep-explorer'

/**
 * ALT from 3×ULN on, bilirubin from 2×ULN on: the cuts of the source, which takes a value on the cut for above it
 * (clinical.md §3.4). Hy's law itself asks for more than 2×ULN (`hysLaw.ts`), so a value on that cut lies in its
 * possible range only. Written as a preset, so that ranges, units and bounds are read as everywhere else.
 */
const CUTS: ThresholdPreset = {
  id: 'edish',
  version: '1',
  name: { ja: 'eDISH の区分', en: 'eDISH quadrants' },
  author: { ja: 'SafetyGraphics', en: 'SafetyGraphics' },
  source: EDISH_SOURCE,
  rules: { alt: cut(EDISH_CUTS.alt), tbil: cut(EDISH_CUTS.tbil) },
}

const ofRules = new WeakMap<JudgingRules, JudgingRules>()

/** Whether an ALT or a bilirubin lies on or above its cut; undefined where that cannot be said. */
export function isAboveCut(
  { judged }: Pick<JudgedResult, 'judged'>,
  rules: JudgingRules,
): boolean | undefined {
  let cuts = ofRules.get(rules)
  if (!cuts) ofRules.set(rules, (cuts = { ...rules, preset: CUTS }))
  const { flag } = interpret(judged, cuts)
  return flag === 'not-judged' ? undefined : flag !== 'none'
}

/** The quadrant of two peaks, each above its cut, below it, or unknown. */
export function edishQuadrant(alt: boolean | undefined, tbil: boolean | undefined): EdishQuadrant {
  if (alt === undefined || tbil === undefined) return 'not-judged'
  if (alt) return tbil ? 'hys-law' : 'temple'
  return tbil ? 'hyperbilirubinemia' : 'normal'
}

function cut(multiple: number): NonNullable<ThresholdPreset['rules']['alt']> {
  const value = decimal(String(multiple))
  return { limits: [{ level: 'critical', operator: 'gte', value, of: 'uln', source: EDISH_SOURCE }] }
}
