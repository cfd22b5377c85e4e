// @vitest-environment node
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { auditOf } from '../tools/audit.mjs'
import { billOfMaterials } from '../tools/sbom.mjs'

interface Locked {
  version?: string
  license?: string
  dev?: boolean
  devOptional?: boolean
  resolved?: string
  integrity?: string
  hasInstallScript?: boolean
}

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }
const own = JSON.parse(read('package.json')) as Record<'dependencies' | 'devDependencies', object>
const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
const atTheDesk = packages.filter(([, { dev, devOptional }]) => !dev && !devOptional)
const page = read('docs/dependencies.md')

/** Licences under which a package may go to a clinic's desk with this app. */
const ALLOWED = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0']

test('no package runs a script of its own when it is installed', () => {
  expect(packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([])
})

test('the lock file names no registry, and every package by the hash of what it must be', () => {
  expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  expect(JSON.stringify(lock)).not.toMatch(/https?:\/\/[^"]*\.tgz/)
  const unhashed = packages.filter(([, { integrity = '' }]) => !/^sha(?:512|384)-/.test(integrity))
  expect(unhashed.map(([path]) => path)).toEqual([])
})

test('what goes to the desk stands under a licence that allows it', () => {
  const others = atTheDesk.filter(([, { license = '' }]) => !ALLOWED.includes(license))
  expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
  expect(atTheDesk.length).toBeGreaterThan(20)
})

test.each(['dependencies', 'devDependencies'] as const)(
  'the page of dependencies lists all %s, and no other',
  (kind) => {
    const heading = kind === 'dependencies' ? '## At the desk' : '## For building and testing'
    const section = page.split(heading)[1]?.split('\n## ')[0] ?? ''
    const rows = [...section.matchAll(/^\| `([^`]+)` \|(.*)\|$/gm)]
    expect(rows.map(([, name]) => name).sort()).toEqual(Object.keys(own[kind]).sort())
    // A name without a reason is no reason.
    for (const [, name, cells = ''] of rows)
      for (const cell of cells.split('|')) expect(cell.trim(), name).not.toBe('')
  },
)

test('the page states the licence that each package has', () => {
  for (const name of Object.keys(own.dependencies)) {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\` |`)) ?? ''
    expect(row, name).toContain(`| ${lock.packages[`node_modules/${name}`]?.license ?? 'none'} |`)
  }
})

test('the bill of materials names every package that goes to the desk', () => {
  const { components, metadata } = billOfMaterials()
  const named = new Set(components.map(({ purl }) => decodeURIComponent(purl)))
  const missing = atTheDesk
    .map(([path, { version }]) => `pkg:npm/${path.replace(/^.*node_modules\//, '')}@${version}`)
    .filter((purl) => !named.has(purl))
  expect(missing).toEqual([])
  expect(metadata.component.name).toBe('saiketsu')
})

test.each([
  [
    '{"message":"405 Method Not Allowed - POST https://inside.example/-/npm/v1/audit"}',
    '405 Method Not Allowed',
  ],
  ['{"error":{"summary":"getaddrinfo ENOTFOUND"}}', 'getaddrinfo ENOTFOUND'],
  ['', 'no answer that can be read'],
])('a registry that answers %s is one that was not reached', (said, because) => {
  expect(auditOf(said)).toEqual({ checked: false, because })
})

test('a high or critical weakness is severe, a moderate one is told', () => {
  const vulnerabilities = {
    a: { name: 'a', severity: 'critical' },
    b: { name: 'b', severity: 'high' },
    c: { name: 'c', severity: 'moderate' },
  }
  expect(auditOf(JSON.stringify({ vulnerabilities }))).toEqual({
    checked: true,
    severe: ['a: critical', 'b: high'],
    mild: ['c: moderate'],
  })
  const built = { d: { name: 'd', severity: 'high', nodes: ['node_modules/d'] } }
  const elsewhere = auditOf(JSON.stringify({ vulnerabilities: built }), (path) => path === 'node_modules/vue')
  expect(elsewhere).toEqual({ checked: true, severe: [], mild: [] })
  expect(auditOf('{"vulnerabilities":{}}')).toEqual({ checked: true, severe: [], mild: [] })
})
