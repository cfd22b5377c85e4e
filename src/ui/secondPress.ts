const CONTROLS = 'a, button, input, label, select, summary, textarea'

/**
 * The second half of a double press reaches what the first half pressed, or nothing: a form that closes between the
 * two leaves the row or button beneath it under the pointer, and nobody meant to press that.
 */
export function keepSecondPressToItsOwn(page: EventTarget): void {
  let pressed: EventTarget | null = null
  let isStray = false
  page.addEventListener(
    'mousedown',
    (event) => {
      const target = controlOf(event.target)
      isStray = countOf(event) > 1 && target !== pressed
      if (isStray) event.preventDefault()
      else pressed = target
    },
    { capture: true },
  )
  page.addEventListener(
    'click',
    (event) => {
      // A click made by a key, or by a script, counts no presses.
      if (!isStray || countOf(event) === 0) return
      event.preventDefault()
      event.stopImmediatePropagation()
    },
    { capture: true },
  )
}

/** How many presses followed each other in one place, by the measure of the person's own computer. */
function countOf(event: Event): number {
  return event instanceof MouseEvent ? event.detail : 0
}

function controlOf(target: EventTarget | null): EventTarget | null {
  return target instanceof Element ? (target.closest(CONTROLS) ?? target) : target
}
