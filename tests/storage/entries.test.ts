// @vitest-environment node
import { describe, expect, test, vi } from 'vitest'
import { MOST_DRAFTS } from '@/storage/entries/entries'
import type { StoreSession } from '@/storage'
import { AT, freshName, lockedClinic, nth, openClinic, opened, PASSPHRASE, resumed } from './clinic'
import { sealedIn } from './disk'

const draft = (form: string, patientId: string | undefined, values: unknown, at = AT) => ({
  form,
  ...(patientId !== undefined && { patientId }),
  values,
  at,
})

/** The same clinic, opened by somebody else. */
function asSomebodyElse(session: StoreSession): Promise<StoreSession> {
  return resumed({ ...session.handle(), user: { id: 'somebody-else', name: '鈴木', role: 'nurse' } })
}

describe('what was typed and not saved', () => {
  test('is there again after locking and unlocking', async () => {
    const { session, database } = await lockedClinic()
    await (await session.entries()).keep(draft('draw', 'p1', { alt: '98', note: '溶血?' }))
    session.close()

    const again = await database.unlock(PASSPHRASE)
    expect(await (await again?.entries())?.all()).toEqual([draft('draw', 'p1', { alt: '98', note: '溶血?' })])
    again?.close()
  })

  test('stands once for each form and patient, as it was typed last', async () => {
    const name = freshName()
    const entries = await (await openClinic(name)).entries()
    await entries.keep(draft('draw', 'p1', 'first', '2026-11-22T09:00:00'))
    await entries.keep(draft('draw', 'p1', 'second', '2026-11-22T09:01:00'))
    await entries.keep(draft('draw', 'p2', 'of another', '2026-11-22T09:02:00'))
    await entries.keep(draft('new-patient', undefined, 'of nobody', '2026-11-22T09:03:00'))
    expect((await entries.all()).map(({ values }) => values)).toEqual(['of nobody', 'of another', 'second'])
    expect(await sealedIn(name, 'drafts')).toHaveLength(3)
  })

  test('is refused once, and stays as it was, where the disk refuses it', async () => {
    const name = freshName()
    const entries = await (await openClinic(name)).entries()
    await entries.keep(draft('draw', 'p1', 'first'))
    const before = nth(await sealedIn(name, 'drafts'), 0)
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(function (this: IDBObjectStore) {
      return this.add(before)
    })
    await expect(entries.keep(draft('draw', 'p1', 'second'))).rejects.toThrow()
    vi.restoreAllMocks()
    expect((await entries.all()).map(({ values }) => values)).toEqual(['first'])
    await entries.keep(draft('draw', 'p1', 'third'))
    expect((await entries.all()).map(({ values }) => values)).toEqual(['third'])
  })

  test('is gone once it was saved or discarded, and what belongs to others is not', async () => {
    const name = freshName()
    const entries = await (await openClinic(name)).entries()
    await entries.keep(draft('draw', 'p1', 'a'))
    await entries.keep(draft('draw', 'p2', 'b'))
    await entries.keep(draft('dose', 'p1', 'c'))
    await entries.drop('draw', 'p1')
    await entries.drop('draw')
    expect((await entries.all()).map(({ values }) => values).sort()).toEqual(['b', 'c'])
    expect(await sealedIn(name, 'drafts')).toHaveLength(2)
  })

  test('is seen by whoever typed it and by nobody else, who may have their own for the same form', async () => {
    const session = await openClinic()
    const mine = await session.entries()
    const theirs = await (await asSomebodyElse(session)).entries()
    await mine.keep(draft('draw', 'p1', 'mine'))
    expect(await theirs.all()).toEqual([])
    await theirs.keep(draft('draw', 'p1', 'theirs'))
    await theirs.drop('draw', 'p2')
    expect((await mine.all()).map(({ values }) => values)).toEqual(['mine'])
    await mine.drop('draw', 'p1')
    expect((await theirs.all()).map(({ values }) => values)).toEqual(['theirs'])
  })

  test('is one draft when two tabs type into the same form, as it was typed last', async () => {
    const name = freshName()
    const session = await openClinic(name)
    const here = await session.entries()
    const there = await (await resumed(session.handle())).entries()
    await Promise.all([
      here.keep(draft('draw', 'p1', 'here', '2026-11-22T09:00:00')),
      there.keep(draft('draw', 'p1', 'there', '2026-11-22T09:00:01')),
    ])
    expect((await here.all()).map(({ values }) => values)).toEqual(['there'])
    await here.keep(draft('draw', 'p1', 'here again', '2026-11-22T09:00:02'))
    expect((await there.all()).map(({ values }) => values)).toEqual(['here again'])
    expect(await sealedIn(name, 'drafts')).toHaveLength(1)
  })

  test(`goes, oldest first, beyond ${MOST_DRAFTS} of one person; the others keep theirs`, async () => {
    const session = await openClinic()
    const mine = await session.entries()
    const theirs = await (await asSomebodyElse(session)).entries()
    await theirs.keep(draft('draw', 'p1', 'theirs', '2026-11-01T09:00:00'))
    const minute = (at: number): string => `2026-11-22T09:${String(at).padStart(2, '0')}:00`
    for (let at = 0; at < MOST_DRAFTS; at += 1) await mine.keep(draft('draw', `p${at}`, at, minute(at)))
    expect(await mine.all()).toHaveLength(MOST_DRAFTS)
    await mine.keep(draft('dose', 'p0', 'one more', minute(MOST_DRAFTS)))
    const left = await mine.all()
    expect(left).toHaveLength(MOST_DRAFTS)
    expect(left.map(({ values }) => values)).not.toContain(0)
    expect(left.map(({ values }) => values)).toContain(1)
    expect(await theirs.all()).toHaveLength(1)
  })

  test('is not readable on the disk, nor is whose it is', async () => {
    const name = freshName()
    const session = await openClinic(name)
    await (await session.entries()).keep(draft('contact', 'patient-id', { note: 'ひみつのメモ' }))
    const stored = JSON.stringify(await sealedIn(name, 'drafts'), (_key, value: unknown) =>
      value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? latin1(value) : value,
    )
    for (const secret of ['ひみつ', 'contact', 'patient-id', session.user.id + '"'])
      expect(stored).not.toContain(secret)
  })

  test('is no act: the log and the record know nothing of it', async () => {
    const session = await openClinic()
    const before = (await session.readActs(10)).length
    const entries = await session.entries()
    await entries.keep(draft('draw', 'p1', 'a'))
    await entries.drop('draw', 'p1')
    expect(await session.readActs(10)).toHaveLength(before)
  })

  test('is refused once the session is closed', async () => {
    const session = await openClinic()
    const entries = await session.entries()
    session.close()
    await expect(entries.keep(draft('draw', 'p1', 'late'))).rejects.toMatchObject({ name: 'Closed' })
  })

  test('that was on its way to the disk when the lock fell arrives there', async () => {
    const name = freshName()
    const session = await openClinic(name)
    const entries = await session.entries()
    const keeping = entries.keep(draft('draw', 'p1', 'in time'))
    session.close()
    await keeping
    const again = await (await opened(name)).openOpenClinic()
    expect((await (await again?.entries())?.all())?.map(({ values }) => values)).toEqual(['in time'])
    again?.close()
  })
})

function latin1(bytes: ArrayBuffer | ArrayBufferView): string {
  const view = bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : new Uint8Array(bytes.buffer)
  return String.fromCharCode(...view)
}
