import type { AnalyteId } from '../analyte'
import type { Flag } from '../interpret/types'
import type { PointShape } from './types'

const SEVERE: Record<Exclude<Flag, 'none'>, PointShape> = {
  notice: 'triangle-open',
  caution: 'triangle',
  stop: 'diamond',
  critical: 'hexagon',
  'not-judged': 'question',
}

/** An analyte keeps its shape on screen, on paper and in legends; none of them is a severity's. */
const OWN: Partial<Record<AnalyteId, PointShape>> = {
  ast: 'ring',
  alt: 'circle',
  ggt: 'square',
  alp: 'box',
  tbil: 'cross',
  ld: 'plus',
  ck: 'star',
  tg: 'circle',
  ldl: 'square',
  hdl: 'ring',
  tc: 'box',
  nonhdl: 'cross',
}

/** The shape of an analyte's points where no limit is exceeded. */
export function ownShape(analyte: AnalyteId): PointShape {
  return OWN[analyte] ?? 'circle'
}

/** The shape of one point: its severity, else its analyte; a tick for what stands on no axis. */
export function pointShape(analyte: AnalyteId, flag: Flag, isPlaced: boolean): PointShape {
  if (!isPlaced) return 'tick'
  return flag === 'none' ? ownShape(analyte) : SEVERE[flag]
}
