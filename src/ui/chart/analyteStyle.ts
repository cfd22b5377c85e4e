import type { AnalyteId } from '@/domain/analyte'
import type { Flag } from '@/domain/interpret/types'

/** A colour by the name of its custom property (chart.css, tokens.css). */
export type Ink = `--${string}`

const SOLID: readonly number[] = []
const DASHES: Partial<Record<AnalyteId, readonly number[]>> = {
  alt: SOLID,
  ast: [6, 3],
  ggt: [2, 2.5],
  alp: [9, 3, 2, 3],
  tbil: [13, 4],
  ld: [4, 2, 1, 2, 1, 2],
  ck: [1, 3],
  tg: SOLID,
  ldl: [6, 3],
  hdl: [2, 2.5],
  tc: [9, 3, 2, 3],
  nonhdl: [13, 4],
}

const INKS: Partial<Record<AnalyteId, Ink>> = Object.fromEntries(
  Object.keys(DASHES).map((analyte) => [analyte, `--analyte-${analyte}`]),
)

/** The hue of an analyte. */
export function analyteInk(analyte: AnalyteId): Ink {
  return INKS[analyte] ?? '--ink'
}

/** The dash of an analyte's line, as lengths of line and gap in px; empty for a solid line. */
export function analyteDash(analyte: AnalyteId): readonly number[] {
  return DASHES[analyte] ?? SOLID
}

const FLAG_INKS: Record<Flag, Ink | undefined> = {
  none: undefined,
  notice: '--notice',
  caution: '--caution',
  stop: '--stop',
  critical: '--critical',
  'not-judged': '--not-judged',
}

/** The colour of a flag; none where no limit is exceeded. */
export function flagInk(flag: Flag): Ink | undefined {
  return FLAG_INKS[flag]
}
