/** What is out of sight, or makes the page wider or fuller than its window. */
import { DESKTOP_WIDTH, SLACK, isSeen, named, short } from './common.js'

/**
 * @typedef {import('./common.js').Finding} Finding
 */

/**
 * What must be seen without scrolling and is not, wholly.
 * @param {string[]} selectors
 * @returns {Finding[]}
 */
export function unseen(selectors) {
  return selectors.flatMap((selector) => {
    const element = document.querySelector(selector)
    const finding = { measure: /** @type {const} */ ('first-view'), element: selector, text: '' }
    if (!element) return [{ ...finding, says: 'is not there' }]
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const hidden = Math.max(-left, -top, right - innerWidth, bottom - innerHeight)
    return hidden > 1 ? [{ ...finding, says: `${hidden.toFixed(0)} px of it are out of sight` }] : []
  })
}

/** A preview of paper is as wide as its paper, in whatever window. */
const PAPER = '[data-testid=sheet], [data-testid=worklist-paper]'

/**
 * A page wider than its window, by the element that makes it so.
 * @returns {Finding[]}
 */
export function sideways() {
  const page = document.querySelector('#content') ?? document.documentElement
  const { scrollWidth, clientWidth } = page.scrollWidth > page.clientWidth ? page : document.documentElement
  if (scrollWidth <= clientWidth) return []
  const beyond = [...document.querySelectorAll('body *')].filter(
    (element) =>
      element.getBoundingClientRect().right > clientWidth + 0.5 &&
      [undefined, page].includes(scrollerOf(element.parentElement)),
  )
  const widest = beyond.findLast(
    (element) => element.closest(PAPER) === null && !element.querySelector(PAPER),
  )
  if (beyond.length > 0 && !widest) return []
  const says = `${scrollWidth} px wide in a window of ${clientWidth}`
  return [{ measure: 'sideways', element: widest ? named(widest) : 'html', text: '', says }]
}

/**
 * On a desktop nothing but a table is scrolled sideways: what stands beside the edge is not looked for there.
 * @param {Element} root
 * @returns {Finding[]}
 */
export function hiddenAside(root) {
  if (innerWidth < DESKTOP_WIDTH) return []
  return [...root.querySelectorAll('*')]
    .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowX) && isSeen(element))
    .filter((element) => element.scrollWidth > element.clientWidth + SLACK && !element.matches('textarea'))
    .map((element) => ({
      measure: /** @type {const} */ ('sideways'),
      element: named(element),
      text: '',
      says: `${element.scrollWidth} px wide in a box of ${element.clientWidth} that scrolls`,
    }))
}

/**
 * Texts of what stands still in the window and reaches over its edge: no scrolling brings them in.
 * @param {Element} root
 * @returns {Finding[]}
 */
export function outOfReach(root) {
  const stills = [root, ...root.querySelectorAll('*')].filter(
    (element) => getComputedStyle(element).position === 'fixed' && isSeen(element),
  )
  return stills.flatMap((still) => {
    const texts = [still, ...still.querySelectorAll('*')].filter(
      (element) =>
        [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim()) &&
        isSeen(element) &&
        !scrollerOf(element),
    )
    return texts.flatMap((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect()
      const far = Math.max(-left, -top, right - innerWidth, bottom - innerHeight)
      if (far <= SLACK) return []
      const says = `${far.toFixed(0)} px beyond the window, out of reach`
      return [
        {
          measure: /** @type {const} */ ('outside'),
          element: named(element),
          text: short(element.textContent ?? ''),
          says,
        },
      ]
    })
  })
}

/** @param {Element | null} element */
function scrollerOf(element) {
  for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(at)
    if (/auto|scroll|hidden|clip/.test(overflowX + overflowY)) return at
  }
  return undefined
}

/**
 * A window in which what stands still leaves less than half for what scrolls.
 * @returns {Finding[]}
 */
export function crowded() {
  if (document.querySelector('dialog[open]')) return []
  const x = innerWidth / 2
  let still = 0
  for (let y = 2; y < innerHeight; y += 4) {
    const hit = document.elementFromPoint(x, y)
    // A message lies upon the page until it is closed.
    if (hit && !hit.closest('[role=alert], [role=status]') && standsStill(hit)) still += 4
  }
  const share = still / innerHeight
  if (share <= 0.5) return []
  const says = `${Math.round(share * 100)} % of the window's height stands still`
  return [{ measure: 'crowded', element: 'html', text: '', says }]
}

/**
 * Whether an element stays where it is when the page, or the part that scrolls, is scrolled.
 * @param {Element} hit
 */
function standsStill(hit) {
  let isHeld = false
  for (let at = hit; at && at !== document.documentElement; at = /** @type {Element} */ (at.parentElement)) {
    const { position, overflowY } = getComputedStyle(at)
    if (position === 'fixed' || position === 'sticky') isHeld = true
    if (/auto|scroll/.test(overflowY) && at.scrollHeight > at.clientHeight) return isHeld
  }
  const scrolls = document.documentElement.scrollHeight > innerHeight
  const others = [...document.querySelectorAll('main, main *')].some(
    (element) =>
      /auto|scroll/.test(getComputedStyle(element).overflowY) &&
      element.scrollHeight > element.clientHeight + 1,
  )
  // Nothing scrolls at all: nothing is hidden.
  return scrolls ? isHeld : others
}
