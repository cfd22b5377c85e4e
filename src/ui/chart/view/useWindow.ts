import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import { dayFromNumber, dayNumber, type Day } from '@/domain/day'
import { standing } from '@/domain/standing'
import { isReported } from '@/domain/timeline/series'
import { spanOf } from '@/domain/timeline/span'
import { holding, panned, spanned, zoomed, type Span } from './zoom'

type WindowInput = Parameters<typeof spanOf>[0]

const NARROWER = 0.6
const STEP = 0.25

/**
 * The part of the days that both charts of a patient show. Another course or period shows all of itself; another patient
 * or a new result leaves the part as it is.
 */
export function useWindow(input: ComputedRef<WindowInput>) {
  const part = shallowRef<Span>()
  const live = computed((): WindowInput => ({ ...input.value, patient: standing(input.value.patient) }))
  const whole = computed(() => spanOf(live.value))
  const span = computed(() => part.value ?? whole.value)
  const window = computed(
    () => part.value && { from: dayFromNumber(part.value.from), to: dayFromNumber(part.value.to) },
  )
  const outside = computed(() => outsideOf(live.value, whole.value, span.value))

  watch(
    () => [input.value.period, input.value.course?.id, input.value.patient.id],
    () => (part.value = undefined),
  )

  return {
    span,
    window,
    outside,
    /** Narrower below 1, wider above, around a day; the middle where none is named. */
    zoom: (factor: number, about?: number) => (part.value = zoomed(span.value, whole.value, factor, about)),
    pan: (steps: number) => (part.value = panned(span.value, whole.value, steps * STEP)),
    between: (one: number, other: number) => (part.value = spanned(one, other, whole.value)),
    showAll: () => (part.value = undefined),
    /** Moves a part that does not hold the day to where it does. */
    showDay: (x: number) => part.value && (part.value = holding(part.value, whole.value, x)),
  }
}

/** What a key asks of the window: the keys of maps, with Shift for the arrows, which read points by themselves. */
export function zoomKey(
  { key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent,
  { zoom, pan, showAll }: Pick<ReturnType<typeof useWindow>, 'zoom' | 'pan' | 'showAll'>,
  about: number | undefined,
): boolean {
  if (ctrlKey || altKey || metaKey) return false
  if (key === '+' || key === '=' || key === ';') zoom(NARROWER, about)
  else if (key === '-') zoom(1 / NARROWER, about)
  else if (key === '0') showAll()
  else if (shiftKey && key === 'ArrowLeft') pan(-1)
  else if (shiftKey && key === 'ArrowRight') pan(1)
  else return false
  return true
}

/** On how many days before and after the part something was measured. */
function outsideOf({ patient, today }: WindowInput, whole: Span, { from, to }: Span) {
  const days = new Set<Day>(
    patient.draws.filter((draw) => draw.day <= today && draw.results.some(isReported)).map(({ day }) => day),
  )
  const measured = [...days].map(dayNumber).filter((x) => x >= whole.from && x <= whole.to)
  return { before: measured.filter((x) => x < from).length, after: measured.filter((x) => x > to).length }
}
