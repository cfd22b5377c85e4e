import { addDays, type Day } from '../day'
import { addMonths } from '../months'
import type { Span } from '../protocol'

/** A clinic's draws lie on some thousand days, so the sums repeat; beyond this many the memory starts afresh. */
const MOST_KEPT = 8192

const later = new WeakMap<Span, Map<Day, Day>>()
const earlier = new WeakMap<Span, Map<Day, Day>>()

/** The day that lies the span after `from`: calendar months clamped to the month's end, weeks and days as they are. */
export function after(from: Day, span: Span): Day {
  return kept(later, from, span, 1)
}

/** The day that lies the span before `from`. */
export function before(from: Day, span: Span): Day {
  return kept(earlier, from, span, -1)
}

function kept(memory: WeakMap<Span, Map<Day, Day>>, from: Day, span: Span, sign: 1 | -1): Day {
  let bySpan = memory.get(span)
  if (bySpan === undefined) memory.set(span, (bySpan = new Map<Day, Day>()))
  let found = bySpan.get(from)
  if (found === undefined) {
    if (bySpan.size >= MOST_KEPT) bySpan.clear()
    bySpan.set(from, (found = added(from, span, sign)))
  }
  return found
}

function added(from: Day, span: Span, sign: 1 | -1): Day {
  if ('months' in span) return addMonths(from, sign * span.months)
  return addDays(from, sign * ('weeks' in span ? span.weeks * 7 : span.days))
}
