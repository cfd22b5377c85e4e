import { nextTick } from 'vue'

/** The focus goes to the first field that was refused, once that is shown. */
export async function focusRefused(form: HTMLElement | null): Promise<void> {
  await nextTick()
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}
