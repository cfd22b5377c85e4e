/** The search field of the frame, for screens that send the person there (the `/` key of the worklist). */
let field: HTMLInputElement | undefined

/** Called by the frame when its field comes and goes. */
export function registerSearchField(shown: HTMLInputElement | undefined): void {
  field = shown
}

/** Puts the person into the search field with its text selected; does nothing on a screen without one. */
export function focusSearch(): void {
  field?.focus()
  field?.select()
}
