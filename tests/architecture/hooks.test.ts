import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
const hooks = readme.slice(readme.indexOf('\n## Hooks'), readme.indexOf('\n## The code'))
const source = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|vue)$/.test(name))
  .map((name) => readFileSync(join(ROOT, 'src', name), 'utf8'))
  .join('\n')

/** Those that a screen puts together, as `chip-…`; one of nothing but parts would be any. */
const families = [...source.matchAll(/:data-testid="[^"]*?`([^`]+)`/g)]
  .map(([, made = '']) => made.replaceAll(/\$\{[^}]*\}/g, '*'))
  .filter((made) => /[a-z]/.test(made))
  .map((made) => new RegExp(`^${made.replaceAll('*', '[a-z0-9-]+')}$`))

/** `setting-grace-days` is `grace-days` too, as a line of the README names the fields of one form. */
function endings(id: string): string[] {
  const parts = id.split('-')
  return parts.map((_, from) => parts.slice(from).join('-'))
}

it('every hook that the README names is given by a screen', () => {
  const named = [...hooks.matchAll(/`([^`\n]+)`/g)]
    .map(([, name = '']) => name)
    .filter((name) => /^[a-z]+(-[a-z0-9]+)+$/.test(name))
  const given = new Set((source.match(/[a-z0-9]+(?:-[a-z0-9]+)+/g) ?? []).flatMap(endings))
  expect(named.length).toBeGreaterThan(300)
  expect(named.filter((name) => !given.has(name) && !families.some((each) => each.test(name)))).toEqual([])
})
