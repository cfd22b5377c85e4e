/** What is chosen and looks as if it were not, and what is said twice. */
import { isSeen, named, short } from './common.js'

const CHOICES = '[aria-pressed], [aria-selected], [aria-current], [aria-checked]'
const CHOSEN =
  '[aria-pressed=true], [aria-selected=true], [aria-current]:not([aria-current=false]), [aria-checked=true]'

/**
 * @typedef {import('./common.js').Finding} Finding
 */

/**
 * What is chosen and looks like what is not: beside each other, in every look, also where colours are the system's own.
 * @param {Element} root
 * @returns {Finding[]}
 */
export function alikeChoices(root) {
  return [...root.querySelectorAll(CHOSEN)].filter(isSeen).flatMap((chosen) => {
    const holder = chosen.parentElement?.childElementCount === 1 ? chosen.parentElement : chosen
    const others = [...(holder.parentElement?.children ?? [])]
      .map((sibling) => (sibling.matches(chosen.tagName) ? sibling : sibling.querySelector(chosen.tagName)))
      .filter((other) => other && other !== chosen && isSeen(other))
      .filter((other) => other?.matches(`${CHOICES}, a, button, tr, li`))
    const look = lookOf(chosen)
    const same = others.find((other) => other && lookOf(other) === look)
    if (!same || others.length === 0) return []
    const says = `looks like “${short((same.textContent ?? '').trim())}”, which is not chosen`
    return [
      {
        measure: /** @type {const} */ ('alike'),
        element: named(chosen),
        text: short((chosen.textContent ?? '').trim()),
        says,
      },
    ]
  })
}

/** @param {Element} element */
function lookOf(element) {
  const marks = [element, ...element.querySelectorAll('th:first-child, td:first-child')].map((part) => {
    const style = getComputedStyle(part)
    const isOutlined = style.outlineStyle !== 'none'
    const edges = ['Top', 'Right', 'Bottom', 'Left'].map((edge) => {
      const width = style.getPropertyValue(`border-${edge.toLowerCase()}-width`)
      return width === '0px' ? '' : width + style.getPropertyValue(`border-${edge.toLowerCase()}-color`)
    })
    return [
      style.color,
      style.backgroundColor,
      style.fontWeight,
      style.textDecorationLine,
      isOutlined ? style.outlineColor + style.outlineWidth : '',
      // A shadow is not drawn where colours are forced.
      matchMedia('(forced-colors: active)').matches ? '' : style.boxShadow,
      ...edges,
      getComputedStyle(part, '::before').content,
      getComputedStyle(part, '::after').content,
    ].join(' ')
  })
  return marks.join('|')
}

/**
 * The same message twice at a time.
 * @returns {Finding[]}
 */
export function toldTwice() {
  const texts = [...document.querySelectorAll('[data-testid=message]')]
    .filter(isSeen)
    .map((message) => (message.textContent ?? '').trim())
  const again = texts.filter((text, at) => texts.indexOf(text) < at)
  return [...new Set(again)].map((text) => ({
    measure: /** @type {const} */ ('twice'),
    element: 'message',
    text: short(text),
    says: 'stands there more than once',
  }))
}
