import type { RRatio } from './rRatio'

/** The ratio in short, for a line without room: `R 9.4`, `R ≥ 4.96`. */
export function rRatioShort(found: Extract<RRatio, { kind: 'ratio' }>): string {
  return `R ${boundedFigures(found)}`
}

/** Its figures, with the sign of a bound. */
export function boundedFigures(found: Extract<RRatio, { kind: 'ratio' }>): string {
  const sign = found.bound === undefined ? '' : found.bound === 'at-least' ? '≥ ' : '≤ '
  return sign + figures(found)
}

/** One figure after the point, or as many as it takes not to show another class than the one found: 4.96, not 5.0. */
function figures({ value, class: found }: Extract<RRatio, { kind: 'ratio' }>): string {
  for (let places = 1; places < 6; places += 1) {
    const shown = Number(value.toFixed(places))
    const shownClass = shown >= 5 ? 'hepatocellular' : shown <= 2 ? 'cholestatic' : 'mixed'
    if (shownClass === found) return value.toFixed(places)
  }
  return value.toFixed(6)
}
