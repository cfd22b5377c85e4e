import { expect, test } from 'vitest'
import { ACTS, type ActName } from '@/domain/acts'
import { ROLES, type Role } from '@/domain/roles/role'
import { needsOf, permitted, rightsOf } from '@/state/people/permitted'
import { worldFailure } from '@/state/worldFailure'
import type { Act, ClinicDocument, StoreSession } from '@/storage'
import { ACT_PERMISSIONS, roleMay } from '@/tables/roles'

/** A store that does nothing but say that it was asked. */
function aStore(role: Role): { store: StoreSession; asked: string[] } {
  const asked: string[] = []
  const saying = (room: string): unknown =>
    new Proxy(
      {},
      {
        get: (_, method) =>
          method === 'then' ? undefined : () => Promise.resolve(void asked.push(`${room}.${String(method)}`)),
      },
    )
  const rooms = Object.fromEntries(
    ['trail', 'history', 'people', 'entries', 'backups'].map((room) => [
      room,
      () => Promise.resolve(saying(room)),
    ]),
  )
  const store = {
    user: { id: 'u', name: '早川', role },
    commit: ({ what }: Act) => Promise.resolve(void asked.push(what)),
    readActs: () => Promise.resolve([]),
    ...rooms,
  } as unknown as StoreSession
  return { store: permitted(store), asked }
}

const at = '2026-11-22T09:14:00'
const NAMES = Object.keys(ACTS) as ActName[]

test.each(ROLES)('the store does for a %s what the table allows, and nothing else', async (role) => {
  for (const what of NAMES) {
    const { store, asked } = aStore(role)
    const need = ACT_PERMISSIONS[what]
    const isAllowed = need === 'free' || roleMay(role, need)
    const outcome = await store.commit({ what, at }).then(
      () => 'done',
      (cause: unknown) => (cause instanceof Error ? cause.name : ''),
    )
    expect([what, outcome]).toEqual([what, isAllowed ? 'done' : 'NotPermitted'])
    expect(asked).toEqual(isAllowed ? [what] : [])
  }
})

test('a nurse’s change can be taken back, a doctor’s judgement cannot by her', async () => {
  const { store } = aStore('nurse')
  await store.commit({ what: 'draw-undone', at })
  await expect(store.commit({ what: 'review-undone', at })).rejects.toThrow(
    'not permitted to a nurse: review',
  )
})

test('the settings are not changed under the name of something else', async () => {
  const clinic = {} as ClinicDocument
  const { store } = aStore('nurse')
  await expect(store.commit({ what: 'draw', at, clinic })).rejects.toThrow('settings')
  await expect(store.commit({ what: 'imported', at, clinic })).rejects.toThrow('settings')
  await store.commit({ what: 'template-saved', at, clinic })
  await store.commit({ what: 'exported-clinic-file', at, clinic })
})

test('nobody is erased under the name of something else', () => {
  expect(needsOf({ what: 'patient', at, erasedPatientIds: ['p'] })).toContain('erase')
  expect(needsOf({ what: 'patient', at, erasedPatientIds: [] })).not.toContain('erase')
})

test('an act that nobody knows is refused to all but a doctor', async () => {
  await expect(aStore('nurse').store.commit({ what: 'mystery', at })).rejects.toThrow('not permitted')
  await aStore('doctor').store.commit({ what: 'mystery', at })
})

test('a nurse changes her own passphrase, and cannot reset another’s', async () => {
  const { store, asked } = aStore('nurse')
  const people = await store.people()
  await people.list()
  await people.changePassphrase({ passphrase: 'x' }, 'y', at)
  await people.reseal()
  await people.loggedIn(at)
  await expect(people.resetPassphrase('d', 'y', { passphrase: 'x' }, at)).rejects.toThrow('people')
  await expect(people.remove('d', { passphrase: 'x' }, at, true)).rejects.toThrow('people')
  await expect(people.change('d', { name: 'x', role: 'viewer' }, at)).rejects.toThrow('people')
  await expect(people.renewRecoveryKey({ passphrase: 'x' }, at)).rejects.toThrow('people')
  expect(asked).toEqual(['people.list', 'people.changePassphrase', 'people.reseal', 'people.loggedIn'])
})

test('a viewer’s reading and printing is noted, an export is refused, and the trail stays closed', async () => {
  const { store, asked } = aStore('viewer')
  const trail = await store.trail()
  await trail.note({ what: 'opened', at })
  await trail.note({ what: 'printed', at })
  await trail.seal()
  await expect(trail.note({ what: 'list-exported', at })).rejects.toThrow('export')
  await expect(trail.check()).rejects.toThrow('read-audit')
  expect(() => trail.read()).toThrow('read-audit')
  await expect(store.readActs(5)).rejects.toThrow('read-audit')
  expect(asked).toEqual(['trail.note', 'trail.note', 'trail.seal'])
})

test('a nurse writes a backup, a viewer does not', async () => {
  const write = async (role: Role) => (await aStore(role).store.backups()).write(at, () => Promise.resolve())
  await write('nurse')
  await expect(write('viewer')).rejects.toThrow('backup')
})

test('what is refused is said in words: nothing was stored, and who may', async () => {
  const cause: unknown = await aStore('viewer')
    .store.commit({ what: 'draw', at })
    .catch((refused: unknown) => refused)
  expect(worldFailure(cause).text.ja).toContain('医師')
  expect(rightsOf('viewer').why('enter-results').ja).toContain('看護師')
})
