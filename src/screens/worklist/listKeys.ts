import { isAlone, isComposing, isTyping } from '@/ui/typing'

/** What a key asks of the list. */
export type ListAction =
  'next' | 'previous' | 'first' | 'last' | 'open' | 'expand' | 'print' | 'search' | 'close'

const ALWAYS: Partial<Record<string, ListAction>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  Enter: 'open',
  Escape: 'close',
}
const LETTERS: Partial<Record<string, ListAction>> = {
  j: 'next',
  k: 'previous',
  c: 'expand',
  p: 'print',
  '/': 'search',
}

/**
 * What a key pressed inside the list means; nothing while text is typed or composed, with Ctrl, Alt or Meta, and for
 * keys that belong to a button or link which has the focus. Letters only where the clinic has them on.
 */
export function listAction(event: KeyboardEvent, letterKeys: boolean): ListAction | undefined {
  if (!isAlone(event) || isComposing(event)) return undefined
  if (isTyping(event)) return event.key === 'Escape' ? 'close' : undefined
  const action = ALWAYS[event.key] ?? (letterKeys ? LETTERS[event.key] : undefined)
  return action === 'open' && isOnControl(event) ? undefined : action
}

function isOnControl(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLElement && event.target.closest('a, button, summary') !== null
}
