import { afterEach, describe, expect, test } from 'vitest'
import { listAction } from '@/screens/worklist/listKeys'

afterEach(() => document.body.replaceChildren())

function pressed(
  key: string,
  more: KeyboardEventInit = {},
  on: HTMLElement = document.createElement('div'),
): KeyboardEvent {
  document.body.append(on)
  const event = new KeyboardEvent('keydown', { key, bubbles: true, ...more })
  on.dispatchEvent(event)
  return event
}

describe('the keys of the list', () => {
  test.each([
    ['j', 'next'],
    ['k', 'previous'],
    ['c', 'expand'],
    ['p', 'print'],
    ['/', 'search'],
    ['Enter', 'open'],
    ['ArrowDown', 'next'],
    ['ArrowUp', 'previous'],
    ['Home', 'first'],
    ['End', 'last'],
    ['Escape', 'close'],
  ])('%s means %s', (key, action) => expect(listAction(pressed(key), true)).toBe(action))

  test.each(['j', 'k', 'c', 'p', '/'])('%s means nothing where the clinic has turned letters off', (key) => {
    expect(listAction(pressed(key), false)).toBeUndefined()
  })

  test('arrows and Enter go on working without letters', () => {
    expect(listAction(pressed('ArrowDown'), false)).toBe('next')
    expect(listAction(pressed('Enter'), false)).toBe('open')
  })

  test.each(['j', 'Enter', 'c', 'Escape'])('%s means nothing while Japanese is being composed', (key) => {
    expect(listAction(pressed(key, { isComposing: true }), true)).toBeUndefined()
    expect(listAction(pressed(key, { keyCode: 229 }), true)).toBeUndefined()
  })

  test.each(['input', 'textarea', 'select'])(
    'letters typed into a %s of the opened row stay there',
    (field) => {
      expect(listAction(pressed('j', {}, document.createElement(field)), true)).toBeUndefined()
      expect(listAction(pressed('Enter', {}, document.createElement(field)), true)).toBeUndefined()
    },
  )

  test('Escape in a field closes the opened row', () => {
    expect(listAction(pressed('Escape', {}, document.createElement('input')), true)).toBe('close')
  })

  test.each(['ctrlKey', 'altKey', 'metaKey'])('a letter with %s belongs to the browser', (held) => {
    expect(listAction(pressed('c', { [held]: true }), true)).toBeUndefined()
  })

  test('Enter on a button or link is the button’s own', () => {
    expect(listAction(pressed('Enter', {}, document.createElement('button')), true)).toBeUndefined()
    expect(listAction(pressed('j', {}, document.createElement('button')), true)).toBe('next')
  })
})
