import type { EdishQuadrant } from '@/domain/interpret'
import type { PointShape } from '@/domain/timeline'
import type { Ink } from '../chart/analyteStyle'

/** A quadrant by shape first; only the gravest has the shape and the hue of a severity, and `?` is what is not judged. */
export const QUADRANT_SHAPES: Record<EdishQuadrant, PointShape> = {
  'hys-law': 'hexagon',
  temple: 'square',
  hyperbilirubinemia: 'cross',
  'not-judged': 'question',
  normal: 'ring',
}

export const QUADRANT_INKS: Record<EdishQuadrant, Ink> = {
  'hys-law': '--critical',
  temple: '--ink',
  hyperbilirubinemia: '--ink',
  'not-judged': '--not-judged',
  normal: '--line-strong',
}
