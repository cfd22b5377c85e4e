import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { defineComponent, nextTick, ref } from 'vue'
import type { Seal } from '@/domain/seal'
import { usePaperSeal } from '@/screens/print/usePaperSeal'

enableAutoUnmount(afterEach)

let notes: { pages: number; answer: (seal: Seal | undefined) => void }[]
const paper = ref('')
const pages = ref<number>()

beforeEach(() => {
  notes = []
  paper.value = ''
  pages.value = undefined
})

/** A paper whose notes are answered when the test says so. */
function shown() {
  const note = (count: number) =>
    new Promise<Seal | undefined>((answer) => notes.push({ pages: count, answer }))
  return mount(
    defineComponent({
      setup: () => usePaperSeal(paper, pages, note),
      template: '<p>{{ isSettled }} {{ seal?.count }}</p>',
    }),
  )
}

function laidOut(name: string, count = 1): void {
  pages.value = undefined
  paper.value = name
  pages.value = count
}

async function printed(): Promise<void> {
  window.dispatchEvent(new Event('beforeprint'))
  await flushPromises()
}

test('nothing is noted while there is nothing on paper, or while it is not laid out', async () => {
  const screen = shown()
  await printed()
  paper.value = 'a'
  await nextTick()
  await printed()
  expect([notes.length, screen.text()]).toEqual([0, 'false'])
})

test('a paper is ready once its seal has come, or is known not to come', async () => {
  laidOut('a')
  const screen = shown()
  expect(screen.text()).toBe('false')
  notes[0]?.answer({ count: 7, hash: 'x' })
  await flushPromises()
  expect(screen.text()).toBe('true 7')
  laidOut('b')
  await nextTick()
  expect(screen.text()).toBe('false')
  notes[1]?.answer(undefined)
  await flushPromises()
  expect(screen.text()).toBe('true')
})

test('the seal of a paper that was left meanwhile is not that of the next', async () => {
  laidOut('a')
  const screen = shown()
  laidOut('b')
  await nextTick()
  notes[0]?.answer({ count: 7, hash: 'x' })
  await flushPromises()
  expect(screen.text()).toBe('false')
  notes[1]?.answer({ count: 8, hash: 'y' })
  await flushPromises()
  expect(screen.text()).toBe('true 8')
})

test('one entry stands for the paper and its first print; each further print has its own', async () => {
  laidOut('a')
  const screen = shown()
  await printed()
  expect(notes).toHaveLength(1)
  await printed()
  await printed()
  expect(notes).toHaveLength(3)
  laidOut('b')
  await nextTick()
  expect(notes).toHaveLength(4)
  await printed()
  expect(notes).toHaveLength(4)
  screen.unmount()
  await printed()
  await printed()
  expect(notes).toHaveLength(4)
})

test('the same paper laid out anew is the same entry, and printed on another number of pages it is another', async () => {
  laidOut('a', 2)
  shown()
  pages.value = undefined
  await nextTick()
  pages.value = 2
  await nextTick()
  await printed()
  expect(notes.map((note) => note.pages)).toEqual([2])
  laidOut('b', 2)
  await nextTick()
  pages.value = 3
  await nextTick()
  await printed()
  expect(notes.map((note) => note.pages)).toEqual([2, 2, 3])
})
