import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../../src/ui/tokens.css'), 'utf8')
const light = valuesOf(css.indexOf(':root {'))
const darkChosen = valuesOf(css.indexOf(":root[data-theme='dark']"))
const darkByDesktop = valuesOf(css.indexOf(":root:not([data-theme='light'])"))
const onPaper = valuesOf(css.indexOf(':root:not', css.indexOf('@media print')))

const INKS = ['ink', 'ink-2', 'ink-3', 'accent', 'accent-strong', 'late', 'now', 'soon', 'rest', 'done']
const SEVERITIES = ['notice', 'caution', 'stop', 'critical', 'not-judged']
const GROUNDS = ['paper', 'sheet', 'band', 'hover', 'selected']
const MARKED_GROUNDS = ['stop-wash', 'caution-wash', 'critical-wash', 'done-wash', 'accent-wash']

describe.each([
  ['light', light],
  ['dark', { ...light, ...darkChosen }],
  ['print', { ...light, ...onPaper }],
])('in the %s values', (_, values) => {
  test.each(GROUNDS)('every ink and severity reads on the %s with a contrast of at least 4.5', (ground) => {
    for (const ink of [...INKS, ...SEVERITIES]) {
      expect(contrast(values, ink, ground), ink).toBeGreaterThanOrEqual(4.5)
    }
  })

  test.each(MARKED_GROUNDS)('ink reads on the %s', (ground) => {
    expect(contrast(values, 'ink', ground)).toBeGreaterThanOrEqual(7)
  })

  test('text on the one thing to do reads', () => {
    expect(contrast(values, 'on-accent', 'accent')).toBeGreaterThanOrEqual(4.5)
  })

  test('the borders of fields and the focus can be seen: at least 3', () => {
    for (const ground of ['paper', 'sheet']) {
      expect(contrast(values, 'line-strong', ground)).toBeGreaterThanOrEqual(3)
      expect(contrast(values, 'focus', ground)).toBeGreaterThanOrEqual(3)
    }
  })
})

test('dark by choice and dark by the desktop are the same, with more contrast too', () => {
  expect(darkByDesktop).toEqual(darkChosen)
  const more = css.slice(css.indexOf('@media (prefers-contrast: more) and (prefers-color-scheme: dark)'))
  const chosen = valuesOf(css.lastIndexOf("  :root[data-theme='dark']"))
  expect(Object.keys(chosen).length).toBeGreaterThan(10)
  expect(valuesOf(css.length - more.length)).toEqual(chosen)
})

function contrast(values: Record<string, string>, one: string, other: string): number {
  const [lighter, darker] = [luminance(values[one]), luminance(values[other])].sort((a, b) => b - a)
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05)
}

function luminance(colour: string | undefined): number {
  const match = /^#(..)(..)(..)$/.exec(colour ?? '')
  if (!match) throw new Error(`not a colour: ${colour}`)
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => {
    const share = parseInt(part, 16) / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function valuesOf(from: number): Record<string, string> {
  const block = css.slice(css.indexOf('{', from) + 1, css.indexOf('}', from))
  const values: Record<string, string> = {}
  for (const [, name = '', value = ''] of block.matchAll(/--([\w-]+):\s*([^;]+);/g)) values[name] = value
  return values
}
