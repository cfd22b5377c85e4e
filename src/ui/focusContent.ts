/** Puts the focus on the screen itself, without scrolling: where the keyboard goes on when what it was on has left. */
export function focusContent(): void {
  document.querySelector<HTMLElement>('#content')?.focus({ preventScroll: true })
}
