/** Whether an input method is composing: the key is its own, whatever it is. */
export function isComposing(event: KeyboardEvent): boolean {
  // 229 is what browsers report while an input method composes, even where isComposing is already false.
  return event.isComposing || event.keyCode === 229
}

/** Whether a key belongs to text being typed or composed, so that no shortcut may take it. */
export function isTyping(event: KeyboardEvent): boolean {
  if (isComposing(event)) return true
  const at = event.target
  return at instanceof HTMLElement && at.closest('input, textarea, select, [contenteditable="true"]') !== null
}

/** Whether a key is pressed alone: with Ctrl, Alt or Meta it belongs to the browser or the desktop. */
export function isAlone(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.altKey && !event.metaKey
}

/** Whether a key is one of those that write a single character, where the clinic has turned them off (WCAG 2.1.4). */
export function isOff(event: KeyboardEvent, letterKeys: boolean): boolean {
  return !letterKeys && event.key.length === 1
}
