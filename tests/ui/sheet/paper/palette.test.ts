import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const UI = join(import.meta.dirname, '../../../../src/ui')

/** The custom properties of the first rule that follows a place in a stylesheet. */
function valuesAfter(css: string, at: string): Record<string, string> {
  const from = css.indexOf('{', css.indexOf(at))
  const rule = css.slice(from, css.indexOf('}', from))
  const values: Record<string, string> = {}
  for (const [, name = '', value = ''] of rule.matchAll(/(--[\w-]+):\s*([^;]+);/g)) values[name] = value
  return values
}

/** What a stylesheet gives to print. */
function inPrint(file: string): Record<string, string> {
  const css = readFileSync(join(UI, file), 'utf8')
  return valuesAfter(css.slice(css.indexOf('@media print')), ":root:not([data-theme='light'])")
}

test('a page of paper on the screen has the colours that the printer gets, whatever the theme', () => {
  const paper = valuesAfter(
    readFileSync(join(UI, 'sheet/paper/paper.css'), 'utf8'),
    '[data-theme] .paper-page',
  )
  expect(paper).toEqual({ ...inPrint('tokens.css'), ...inPrint('chart/chart.css') })
})
