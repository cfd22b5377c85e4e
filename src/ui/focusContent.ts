/**
 * Puts the focus where the keyboard goes on when what it was on has left, without scrolling: on the list of the screen,
 * which takes keys of its own, else on the screen itself.
 */
export function focusContent(): void {
  const place =
    document.querySelector<HTMLElement>('[data-after-search]') ??
    document.querySelector<HTMLElement>('#content')
  place?.focus({ preventScroll: true })
}
