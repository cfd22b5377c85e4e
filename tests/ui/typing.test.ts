import { expect, test } from 'vitest'
import { isOff } from '@/ui/typing'

test.each(['m', 'j', '?', '/', '+', '-', '0', 'é'])('where letter keys are turned off, %s is', (key) => {
  expect(isOff(new KeyboardEvent('keydown', { key }), false)).toBe(true)
  expect(isOff(new KeyboardEvent('keydown', { key }), true)).toBe(false)
})

test.each(['Enter', 'Escape', 'ArrowLeft', 'Home', 'Tab', 'F1'])('%s stays as it is', (key) => {
  expect(isOff(new KeyboardEvent('keydown', { key }), false)).toBe(false)
})
