/**
 * Runs it at once; while a pointer is down, only after it was lifted and its click was heard. What shows up between the two
 * would move the pressed button from under the pointer, and the click would be lost.
 */
export function afterPress(run: () => void): void {
  if (document.querySelector(':active') === null) {
    run()
    return
  }
  const ends = ['pointerup', 'pointercancel']
  const lifted = (): void => {
    for (const end of ends) removeEventListener(end, lifted, true)
    setTimeout(run)
  }
  for (const end of ends) addEventListener(end, lifted, true)
}
