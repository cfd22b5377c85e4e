// @vitest-environment node
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { ICruiseResult } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import rule, { ROWS } from '../../.dependency-cruiser.mjs'

const ROOT = realpathSync(join(import.meta.dirname, '../..'))
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
const PACKAGES = [
  'vue',
  'vue-router',
  'pinia',
  'comlink',
  'papaparse',
  'zod',
  'idb',
  'chart.js',
  'vue-chartjs',
]
const FOLDERS = ROWS.map((row) => row.folder)

/** One import written on purpose: the file it stands in, what it imports, and the rule that must refuse it, if any. */
interface Import {
  file: string
  to: string
  refusedBy?: string
}

const rowImports = ROWS.flatMap((row): Import[] => [
  ...FOLDERS.map((folder) => ({
    file: fileIn(row.folder, `to-${folder}`),
    to: `@/${target(folder)}`,
    ...refusal(folder === row.folder || row.ours.includes(folder), `${row.folder}-imports-only-its-row`),
  })),
  ...PACKAGES.map((name) => ({
    file: fileIn(row.folder, `uses-${name.replace('.', '-')}`),
    to: name,
    ...refusal(row.packages.includes(name), `${row.folder}-uses-only-its-packages`),
  })),
  {
    file: fileIn(row.folder, 'reads-the-disk'),
    to: 'node:fs',
    refusedBy: `${row.folder}-uses-only-its-packages`,
  },
  { file: fileIn(row.folder, 'first-in-a-worker'), to: '@/trustedTypes' },
  { file: fileIn(row.folder, 'to-a-test'), to: '../../../tests/builder.ts', refusedBy: 'tests-stay-outside' },
])

const boundaryImports: Import[] = [
  { file: 'src/screens/worklist/other.ts', to: '../patient/part', refusedBy: 'no-other-screen' },
  { file: 'src/screens/worklist/Other.vue', to: '../patient/Part.vue', refusedBy: 'no-other-screen' },
  { file: 'src/screens/worklist/own.ts', to: './part' },
  { file: 'src/domain/worklist/adds.ts', to: '../months', refusedBy: 'months-only-in-verdict' },
  { file: 'src/state/adds.ts', to: '@/domain/months', refusedBy: 'months-only-in-verdict' },
  { file: 'src/ui/Adds.vue', to: '@/domain/months', refusedBy: 'months-only-in-verdict' },
  { file: 'src/domain/verdict/adds.ts', to: '../months' },
  { file: 'src/domain/worklist/reads.ts', to: '../protocol', refusedBy: 'protocols-only-in-verdict' },
  { file: 'src/screens/patient/Reads.vue', to: '@/domain/protocol', refusedBy: 'protocols-only-in-verdict' },
  { file: 'src/domain/verdict/reads.ts', to: '../protocol' },
  { file: 'src/tables/protocols/writes.ts', to: '../../domain/protocol' },
  { file: 'src/domain/timeline/compares.ts', to: '../threshold', refusedBy: 'limits-only-in-interpret' },
  { file: 'src/ui/Compares.vue', to: '@/domain/range', refusedBy: 'limits-only-in-interpret' },
  { file: 'src/domain/interpret/compares.ts', to: '../threshold' },
  { file: 'src/tables/thresholds/writes.ts', to: '@/domain/threshold' },
  { file: 'src/state/nowhere.ts', to: './missing', refusedBy: 'resolves' },
  { file: 'src/helpers/any.ts', to: '../domain/part', refusedBy: 'every-folder-has-a-row' },
  { file: 'src/ui/circleA.ts', to: './circleB', refusedBy: 'no-circle' },
]

const typeImports: Import[] = [
  { file: 'src/domain/sheet/names.ts', to: '../protocol', refusedBy: 'protocol-types-only-in-verdict' },
  { file: 'src/domain/worklist/limits.ts', to: '../range', refusedBy: 'limit-types-only-in-interpret' },
  { file: 'src/domain/interpret/limits.ts', to: '../range' },
  { file: 'src/ui/names.ts', to: '@/domain/protocol' },
  { file: 'src/ui/limits.ts', to: '@/domain/threshold' },
  { file: 'src/domain/tells.ts', to: 'vue', refusedBy: 'domain-uses-only-its-packages' },
  { file: 'src/ui/tells.ts', to: '@/tables/part', refusedBy: 'ui-imports-only-its-row' },
]

let tree: string
let violations: Set<string>

beforeAll(async () => {
  tree = realpathSync(mkdtempSync(join(tmpdir(), 'import-rule-')))
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'))
  for (const file of ['trustedTypes', 'domain/months', 'domain/protocol', 'domain/range', 'domain/threshold'])
    write(`src/${file}.ts`, 'export const part = 1\nexport type Part = 1\n')
  for (const folder of FOLDERS)
    write(`src/${target(folder)}.ts`, 'export const part = 1\nexport type Part = 1\n')
  write('src/ui/circleB.ts', valueImport('src/ui/circleB.ts', './circleA'))
  write('src/screens/patient/part.ts', 'export const part = 1\n')
  write('src/screens/patient/Part.vue', '<template><p /></template>\n')
  write('tests/builder.ts', 'export const part = 1\n')
  write('tsconfig.json', JSON.stringify({ compilerOptions: { ...PATHS, verbatimModuleSyntax: true } }))
  for (const { file, to } of [...rowImports, ...boundaryImports]) write(file, valueImport(file, to))
  for (const { file, to } of typeImports)
    write(file, `import type { Part } from '${to}'\nexport type Mine = Part\n`)
  violations = await cruised(tree)
}, 60_000)

afterAll(() => {
  rmSync(tree, { recursive: true, force: true })
})

describe.each(ROWS)('the row of src/$folder', ({ folder }) => {
  const ofRow = rowImports.filter(({ file }) => file.startsWith(`src/${folder}/`))
  test.each(ofRow.filter(({ refusedBy }) => refusedBy))('refuses $to', expectRefused)
  test.each(ofRow.filter(({ refusedBy }) => !refusedBy))('lets $to through', expectAllowed)
})

describe('the boundaries inside a folder', () => {
  const all = [...boundaryImports, ...typeImports]
  test.each(all.filter(({ refusedBy }) => refusedBy))('$file may not import $to: $refusedBy', expectRefused)
  test.each(all.filter(({ refusedBy }) => !refusedBy))('$file may import $to', expectAllowed)
})

test('every rule is broken at least once above, so that none of them can go blind unnoticed', () => {
  const broken = new Set([...violations].map((violation) => violation.split(' ')[0]))
  expect(rule.forbidden?.map(({ name }) => name).filter((name) => !broken.has(name))).toEqual([])
})

test('the app itself keeps every rule', async () => {
  expect([...(await cruised(ROOT))]).toEqual([])
}, 60_000)

const PATHS = { paths: { '@/*': ['./src/*'] } }

function fileIn(folder: string, name: string): string {
  return folder === 'screens' ? `src/screens/worklist/${name}.ts` : `src/${folder}/room/${name}.ts`
}

function target(folder: string): string {
  return folder === 'screens' ? 'screens/worklist/part' : `${folder}/part`
}

function refusal(allowed: boolean, refusedBy: string): { refusedBy?: string } {
  return allowed ? {} : { refusedBy }
}

function valueImport(file: string, to: string): string {
  if (to.endsWith('.vue'))
    return `<script setup lang="ts">\nimport Part from '${to}'\n</script>\n<template><Part /></template>\n`
  const statement = `import * as part from '${to}'`
  return file.endsWith('.vue')
    ? `<script setup lang="ts">\n${statement}\n</script>\n<template><p>{{ part }}</p></template>\n`
    : `${statement}\nexport const mine = part\n`
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true })
  writeFileSync(join(tree, file), text)
}

/** Each violation of the tree in a folder, as `rule from -> to`, told by the same command that lint runs. */
async function cruised(cwd: string): Promise<Set<string>> {
  const command = [CRUISER, 'src', '--config', join(ROOT, '.dependency-cruiser.mjs'), '--output-type', 'json']
  const ran = promisify(execFile)(process.execPath, command, { cwd, maxBuffer: 2 ** 27 })
  const { stdout } = await ran.catch((failure: { stdout: string }) => failure)
  const { summary } = JSON.parse(stdout) as ICruiseResult
  return new Set(summary.violations.map(({ rule: { name }, from, to }) => `${name} ${from} -> ${to}`))
}

function refusals(file: string): string[] {
  return [...violations].filter((violation) => violation.split(' ')[1] === file)
}

function expectRefused({ file, refusedBy }: Import): void {
  expect(refusals(file).map((violation) => violation.split(' ')[0])).toContain(refusedBy)
}

function expectAllowed({ file }: Import): void {
  expect(refusals(file)).toEqual([])
}
