import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { actOf, ACTS, type ActName } from '@/domain/acts'
import { PERMISSIONS, type Permission } from '@/domain/roles/permission'
import { ROLES } from '@/domain/roles/role'
import { ACT_PERMISSIONS, ROLE_TABLE, roleMay } from '@/tables/roles'

const NAMES = Object.keys(ACTS) as ActName[]

test('every permission has a row, and no row is for something else', () =>
  expect(Object.keys(ROLE_TABLE).sort()).toEqual([...PERMISSIONS].sort()))

test.each(PERMISSIONS)('%s has a sentence in both languages, and nobody is allowed twice', (permission) => {
  const { roles, because } = ROLE_TABLE[permission]
  expect(because.ja).toMatch(/。$/)
  expect(because.en).toMatch(/^[A-Z].*\.$/)
  expect(new Set(roles).size).toBe(roles.length)
})

test.each(PERMISSIONS)('a doctor may %s', (permission) => expect(roleMay('doctor', permission)).toBe(true))

test('a nurse does the daily work, and no judgement, rule or act that cannot be taken back', () =>
  expect(PERMISSIONS.filter((permission) => !roleMay('nurse', permission))).toEqual([
    'review',
    'settings',
    'people',
    'restore',
    'read-audit',
    'review-audit',
    'erase',
  ] satisfies Permission[]))

test('a viewer reads and prints, and keeps a passphrase of their own', () =>
  expect(PERMISSIONS.filter((permission) => roleMay('viewer', permission))).toEqual([
    'read-patients',
    'print',
    'own-key',
  ] satisfies Permission[]))

test('who may do more may do everything that the next may', () => {
  for (const permission of PERMISSIONS) {
    if (roleMay('viewer', permission)) expect(roleMay('nurse', permission)).toBe(true)
    if (roleMay('nurse', permission)) expect(roleMay('doctor', permission)).toBe(true)
  }
  expect(ROLES).toEqual(['doctor', 'nurse', 'viewer'])
})

test('every act says what it needs', () =>
  expect(Object.keys(ACT_PERMISSIONS).sort()).toEqual([...NAMES].sort()))

test.each(NAMES)('%s needs a permission that there is', (name) =>
  expect([...PERMISSIONS, 'free']).toContain(ACT_PERMISSIONS[name]),
)

test('nobody can be kept from having it written down that they came, failed or left', () =>
  expect(NAMES.filter((name) => ACT_PERMISSIONS[name] === 'free')).toEqual([
    'login',
    'login-failed',
    'login-by-recovery-key',
    'locked',
    'backup-failed',
    'resealed',
  ]))

describe('names of acts in the code', () => {
  const found = namesInCode()
  test('are many', () => expect(found.length).toBeGreaterThan(20))
  test.each(found)('%s is known', (name) => expect(actOf(name)).toBeDefined())
})

const NAMED =
  /(?:commit\(\{|note\(\{)[^}]*?what: '([a-z-]+)'|(?:\bchange|changeWith|saveClinic)\(\s*[\w.]+(?:\([^)]*\))?,\s*'([a-z-]+)'/g

/** Every name that stands in the code as the name of an act. */
function namesInCode(): string[] {
  const names = new Set<string>()
  for (const file of codeFiles(join(import.meta.dirname, '../../src')))
    for (const [, written, asked] of readFileSync(file, 'utf8').matchAll(NAMED)) {
      const name = written ?? asked
      if (name !== undefined) names.add(name)
    }
  return [...names].sort()
}

function codeFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|vue)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}
