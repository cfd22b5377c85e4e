import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { defineComponent, h, nextTick, reactive, ref, type Ref } from 'vue'
import { useEntries, type Unsaved } from '@/state/entries/entries'
import { remindOfEntries } from '@/state/entries/remind'
import { useEntryDraft, type KeptEntry } from '@/state/entries/useEntryDraft'
import { useMessages } from '@/state/messages'
import { useSession } from '@/state/session'
import type { StoreSession } from '@/storage'
import { openClinic, resumed } from '../../storage/clinic'

let store: StoreSession
const mounted: VueWrapper[] = []

beforeEach(async () => {
  setActivePinia(createPinia())
  store = await openClinic()
  useSession().store = store
  await useEntries().read()
})
afterEach(() => {
  for (const one of mounted.splice(0)) one.unmount()
})

interface Form {
  fields: { mg: string; day: string; cells: Record<string, string> }
  kept: KeptEntry
  close: () => void
}

/** A form about the dose of one course, with what the record says of it. */
function open(stored: Ref<string> = ref('20'), about: object = { courseId: 'c1' }): Form {
  const fields = reactive({ mg: stored.value, day: '', cells: { alt: '' } })
  const offered = stored.value
  let kept: KeptEntry | undefined
  const wrapper = mount(
    defineComponent(() => {
      kept = useEntryDraft({
        name: 'dose',
        patientId: 'p1',
        about: { ...about },
        fields,
        isDirty: () => fields.mg !== offered || fields.day !== '' || fields.cells['alt'] !== '',
        stored: () => stored.value,
      })
      return () => h('form')
    }),
  )
  mounted.push(wrapper)
  if (kept === undefined) throw new Error('the form was not set up')
  return { fields, kept, close: () => wrapper.unmount() }
}

const onDisk = async () => (await store.entries()).all()

/** As after a reload: nothing is in memory, and what is on the disk is read. */
async function reload(user = store.user): Promise<void> {
  setActivePinia(createPinia())
  useSession().store = await resumed({ ...store.handle(), user })
  await useEntries().read()
}

describe('what is typed into a form', () => {
  test('is on the disk soon after the hand rests, without anybody saving', async () => {
    const { fields, kept } = open()
    fields.mg = '30'
    fields.cells['alt'] = '98'
    await nextTick()
    expect(kept.isKept()).toBe(false)
    await vi.waitFor(async () => expect(await onDisk()).toHaveLength(1))
    expect((await onDisk())[0]).toMatchObject({
      patientId: 'p1',
      values: { name: 'dose', about: { courseId: 'c1' }, typed: { mg: '30', cells: { alt: '98' } } },
    })
    await vi.waitFor(() => expect(kept.isKept()).toBe(true))
  })

  test('is in the form again after a reload, with the moment at which it was typed', async () => {
    const first = open()
    first.fields.mg = '30'
    first.fields.cells['alt'] = '98'
    await first.kept.flush()
    await reload()
    const { fields, kept } = open()
    expect(fields).toMatchObject({ mg: '30', cells: { alt: '98' } })
    expect(kept.continuedFrom.value).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d/)
    expect(kept.isOutdated.value).toBe(false)
    expect(kept.isKept()).toBe(true)
  })

  test('is kept when the session is about to lock, however short ago it was typed', async () => {
    const flushes: (() => unknown)[] = []
    const session = useSession()
    session.beforeLock = (flush) => {
      flushes.push(flush)
      return () => undefined
    }
    const { fields } = open()
    fields.mg = '30'
    await Promise.all(flushes.map((flush) => flush()))
    expect(await onDisk()).toHaveLength(1)
  })

  test('is kept when the form is left', async () => {
    const { fields, close } = open()
    fields.mg = '30'
    close()
    await vi.waitFor(async () => expect(await onDisk()).toHaveLength(1))
  })

  test('belongs to that form alone: the dose of another course begins anew', async () => {
    const first = open()
    first.fields.mg = '30'
    await first.kept.flush()
    const { fields, kept } = open(ref('20'), { courseId: 'c2' })
    expect(fields.mg).toBe('20')
    expect(kept.continuedFrom.value).toBe('')
  })

  test('is not shown to somebody else', async () => {
    const first = open()
    first.fields.mg = '30'
    await first.kept.flush()
    await reload({ id: 'other', name: '鈴木', role: 'nurse' })
    expect(useEntries().list).toEqual([])
    expect(open().fields.mg).toBe('20')
  })

  test('leaves nothing behind once it was saved, nor when it was typed back to what stood there', async () => {
    const first = open()
    first.fields.mg = '30'
    await first.kept.flush()
    await first.kept.drop()
    expect(await onDisk()).toEqual([])
    first.close()
    const second = open()
    second.fields.mg = '30'
    await second.kept.flush()
    second.fields.mg = '20'
    await second.kept.flush()
    expect(await onDisk()).toEqual([])
  })

  test('is not kept again by a form that closes after it was saved', async () => {
    const { fields, kept, close } = open()
    fields.mg = '30'
    await kept.drop()
    close()
    await new Promise((pass) => setTimeout(pass, 20))
    expect(await onDisk()).toEqual([])
  })

  test('that was left can be discarded, and brought back as long as the form is open', async () => {
    const first = open()
    first.fields.mg = '30'
    first.fields.cells['alt'] = '98'
    await first.kept.flush()
    first.close()
    const { fields, kept } = open()
    kept.discard()
    expect(fields).toMatchObject({ mg: '20', cells: { alt: '' } })
    await vi.waitFor(async () => expect(await onDisk()).toEqual([]))
    kept.bringBack()
    expect(fields).toMatchObject({ mg: '30', cells: { alt: '98' } })
    await vi.waitFor(async () => expect(await onDisk()).toHaveLength(1))
  })
})

describe('a record that somebody else changed meanwhile', () => {
  test('is told where what was left goes on', async () => {
    const first = open(ref('20'))
    first.fields.day = '2026-11-22'
    await first.kept.flush()
    await reload()
    expect(open(ref('20')).kept.isOutdated.value).toBe(false)
    const { fields, kept } = open(ref('40'))
    expect(kept.isOutdated.value).toBe(true)
    expect(fields.mg).toBe('20')
  })

  test('is told while the form is open, and no more once this entry was saved', async () => {
    const stored = ref('20')
    const { fields, kept } = open(stored)
    fields.mg = '30'
    expect(kept.isOutdated.value).toBe(false)
    stored.value = '40'
    expect(kept.isOutdated.value).toBe(true)
    await kept.drop()
    expect(kept.isOutdated.value).toBe(false)
  })

  test('says by now what was typed: then nothing is left to go on with', async () => {
    const first = open(ref('20'))
    first.fields.mg = '30'
    await first.kept.flush()
    await reload()
    const { kept } = open(ref('30'))
    expect(kept.continuedFrom.value).toBe('')
    await vi.waitFor(async () => expect(await onDisk()).toEqual([]))
  })
})

describe('after unlocking', () => {
  const left = (name: string, patientId?: string): Unsaved => ({
    name,
    ...(patientId !== undefined && { patientId }),
    about: {},
    typed: { note: 'x' },
    from: '',
    at: `2026-11-22T09:0${name.length}:00`,
  })

  test('a message says how many entries wait, and opens the newest', async () => {
    const entries = useEntries()
    await entries.keep(left('new-patient'))
    const opened: (string | undefined)[] = []
    await remindOfEntries((id) => opened.push(id))
    const [message] = useMessages().list
    expect(message?.text.ja).toContain('1件')
    message?.action?.run()
    expect(opened).toEqual([undefined])
    expect(entries.chosen?.name).toBe('new-patient')
    await entries.drop(left('new-patient'))
    await nextTick()
    expect(useMessages().list).toEqual([])
  })

  test('nothing is said of the patient whose page is open, of somebody who is gone, or of nothing', async () => {
    const entries = useEntries()
    await remindOfEntries(() => undefined)
    await entries.keep(left('draw', 'p-open'))
    await entries.keep(left('draw', 'p-gone'))
    await remindOfEntries(() => undefined, 'p-open')
    expect(useMessages().list).toEqual([])
  })

  test('a lock empties the memory', async () => {
    const entries = useEntries()
    await entries.keep(left('draw', 'p1'))
    expect(entries.list).toHaveLength(1)
    useSession().store = undefined
    expect(entries.list).toEqual([])
    expect(entries.isRead).toBe(false)
  })
})
