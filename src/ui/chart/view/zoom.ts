/** Days that a chart shows, or could show, since 1970-01-01. */
export interface Span {
  from: number
  to: number
}

/** Two weeks are wide enough to read a draw a day, and no narrower picture says more. */
export const LEAST_DAYS = 14
const SHARE = 0.5

/**
 * The span made narrower (`factor` below 1) or wider around a day, never past the edges of the whole. Undefined where
 * that is the whole.
 */
export function zoomed(span: Span, whole: Span, factor: number, about = middleOf(span)): Span | undefined {
  const length = Math.max(LEAST_DAYS, Math.round((span.to - span.from) * factor))
  const share = Math.min(1, Math.max(0, (about - span.from) / (span.to - span.from)))
  return within(about - share * length, length, whole)
}

/** The span moved by a share of its length, not past the edges of the whole. */
export function panned(span: Span, whole: Span, share: number): Span | undefined {
  const length = span.to - span.from
  return within(span.from + share * length, length, whole)
}

/** The span moved so that a day stands in its middle, where it does not hold that day. */
export function holding(span: Span, whole: Span, x: number): Span | undefined {
  const length = span.to - span.from
  return x >= span.from && x <= span.to
    ? within(span.from, length, whole)
    : within(x - length * SHARE, length, whole)
}

/** The days between two that a pointer was drawn across, in either direction; at least two weeks. */
export function spanned(one: number, other: number, whole: Span): Span | undefined {
  const length = Math.abs(other - one)
  const missing = Math.max(0, LEAST_DAYS - length)
  return within(Math.min(one, other) - missing / 2, length + missing, whole)
}

function within(from: number, length: number, whole: Span): Span | undefined {
  if (length >= whole.to - whole.from) return undefined
  const start = Math.round(Math.min(Math.max(from, whole.from), whole.to - length))
  return { from: start, to: start + Math.round(length) }
}

function middleOf({ from, to }: Span): number {
  return (from + to) / 2
}
