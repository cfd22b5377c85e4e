// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { defineComponent } from 'vue'
import { noteDone, noteOpened } from '@/state/audit/noting'
import { noteListPrinted, notePreviewed, notePrinted, useKeyPrintsNoted } from '@/state/audit/printing'
import { useMessages } from '@/state/messages'
import type { StoreSession } from '@/storage'
import { auditedClinic, until } from './clinic'

let session: StoreSession

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T00:14:00Z') })
  session = (await auditedClinic()).session
  return () => vi.useRealTimers()
})

function noSpace(): { mockRestore: () => void } {
  return vi.spyOn(session, 'trail').mockRejectedValue(new Error('no space'))
}

describe('noting', () => {
  test('writes what was done, at the clinic’s time, by whom', async () => {
    expect(
      await noteDone({ what: 'exported-csv', patientIds: ['a'], detail: { rows: 3 }, why: '紹介' }),
    ).toBe(true)
    expect((await session.readActs(1))[0]).toMatchObject({
      what: 'exported-csv',
      at: '2026-11-22T09:14:00',
      who: { name: '佐藤 花子' },
      patientIds: ['a'],
      detail: { rows: 3 },
      why: '紹介',
    })
    expect(useMessages().list).toEqual([])
  })

  test('that a patient was opened waits for nobody', async () => {
    noteOpened('a')
    noteOpened('b', 'list')
    let acts = await session.readActs(9)
    while (acts.length < 2) acts = await session.readActs(9)
    expect(acts).toMatchObject([
      { what: 'opened', patientIds: ['b'], detail: { in: 'list' } },
      { what: 'opened', patientIds: ['a'] },
    ])
    expect(acts[1]?.detail).toBeUndefined()
  })

  test('where it cannot be written, work goes on and the screen says so once', async () => {
    noSpace()
    expect(await noteDone({ what: 'opened' })).toBe(false)
    expect(await noteDone({ what: 'opened' })).toBe(false)
    noteOpened('a')
    await until(() => vi.mocked(session.trail).mock.calls.length === 3)
    expect(useMessages().list.map(({ kind }) => kind)).toEqual(['error'])
    expect(useMessages().list[0]?.text.ja).toContain('操作記録')
  })

  test('once writing has worked again, another failure is told again', async () => {
    const full = noSpace()
    await noteDone({ what: 'opened' })
    const [first] = useMessages().list
    full.mockRestore()
    await noteDone({ what: 'opened' })
    noSpace()
    await noteDone({ what: 'opened' })
    expect(useMessages().list.some(({ id, kind }) => kind === 'error' && id !== first?.id)).toBe(true)
  })
})

describe('printing', () => {
  test('of sheets is one entry with everybody in it, and the seal covers that entry', async () => {
    const seal = await notePrinted(['a', 'b'], { paper: 'copy-en', pages: 3 })
    const [act] = await session.readActs(1)
    expect(act).toMatchObject({
      what: 'printed',
      patientIds: ['a', 'b'],
      detail: { paper: 'copy-en', sheets: 2, pages: 3 },
    })
    expect(seal).toEqual({ count: 1, hash: act?.hash })
  })

  test('has not happened where sheets were only looked at: whose they are was opened', async () => {
    const seal = await notePreviewed(['a', 'b'])
    const acts = await session.readActs(9)
    expect(acts).toMatchObject([{ what: 'opened', patientIds: ['a', 'b'], detail: { in: 'print' } }])
    expect(seal).toEqual({ count: 1, hash: acts[0]?.hash })
  })

  test('of a list says which and how long, and never what was searched', async () => {
    await noteListPrinted({ chip: 'overdue' }, 3, 1)
    await noteListPrinted({ chip: 'all', search: '青葉' }, 1, 1)
    const seal = await noteListPrinted({ visit: '2026-11-25' as never }, 2, 1)
    const acts = await session.readActs(3)
    expect(acts.map(({ what }) => what)).toEqual(['list-printed', 'list-printed', 'list-printed'])
    expect(acts.map(({ detail }) => detail)).toEqual([
      { rows: 2, pages: 1, visit: '2026-11-25' },
      { rows: 1, pages: 1, list: 'search' },
      { rows: 3, pages: 1, list: 'overdue' },
    ])
    expect(JSON.stringify(acts)).not.toContain('青葉')
    expect(seal?.count).toBe(3)
  })

  test('of a summary of an earlier day says of which', async () => {
    await notePrinted(['a'], { paper: 'summary', pages: 1, on: '2026-10-01' as never })
    const [act] = await session.readActs(1)
    expect(act?.detail).toEqual({ paper: 'summary', sheets: 1, pages: 1, day: '2026-10-01' })
  })

  test('of a recovery key is one entry a print while its screen stands, and never the key', async () => {
    const screen = mount(defineComponent({ setup: useKeyPrintsNoted, template: '<p />' }))
    const printed = (): void =>
      ['beforeprint', 'afterprint'].forEach((name) => window.dispatchEvent(new Event(name)))
    printed()
    printed()
    await vi.waitFor(async () => expect(await session.readActs(9)).toHaveLength(2))
    screen.unmount()
    printed()
    const acts = await session.readActs(9)
    expect(acts.map(({ what, detail }) => ({ what, detail }))).toEqual([
      { what: 'recovery-key-printed', detail: { pages: 1 } },
      { what: 'recovery-key-printed', detail: { pages: 1 } },
    ])
  })

  test('goes on without a seal where the log can be neither written nor read', async () => {
    noSpace()
    expect(await notePrinted(['a'], { paper: 'summary', pages: 1 })).toBeUndefined()
    expect(useMessages().list).toHaveLength(1)
  })
})
