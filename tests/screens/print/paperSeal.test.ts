import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { defineComponent, nextTick, ref } from 'vue'
import type { Seal } from '@/domain/seal'
import { usePaperSeal } from '@/screens/print/usePaperSeal'

enableAutoUnmount(afterEach)

let notes: ((seal: Seal | undefined) => void)[]
const paper = ref('')

beforeEach(() => {
  notes = []
  paper.value = ''
})

/** A paper whose notes are answered when the test says so. */
function shown() {
  const note = () => new Promise<Seal | undefined>((resolve) => notes.push(resolve))
  return mount(
    defineComponent({
      setup: () => usePaperSeal(paper, note),
      template: '<p>{{ isSettled }} {{ seal?.count }}</p>',
    }),
  )
}

async function printed(): Promise<void> {
  window.dispatchEvent(new Event('beforeprint'))
  await flushPromises()
}

test('nothing is noted while there is nothing on paper', async () => {
  const screen = shown()
  await printed()
  expect([notes.length, screen.text()]).toEqual([0, 'false'])
})

test('a paper is ready once its seal has come, or is known not to come', async () => {
  paper.value = 'a'
  const screen = shown()
  expect(screen.text()).toBe('false')
  notes[0]?.({ count: 7, hash: 'x' })
  await flushPromises()
  expect(screen.text()).toBe('true 7')
  paper.value = 'b'
  await nextTick()
  expect(screen.text()).toBe('false')
  notes[1]?.(undefined)
  await flushPromises()
  expect(screen.text()).toBe('true')
})

test('the seal of a paper that was left meanwhile is not that of the next', async () => {
  paper.value = 'a'
  const screen = shown()
  paper.value = 'b'
  await nextTick()
  notes[0]?.({ count: 7, hash: 'x' })
  await flushPromises()
  expect(screen.text()).toBe('false')
  notes[1]?.({ count: 8, hash: 'y' })
  await flushPromises()
  expect(screen.text()).toBe('true 8')
})

test('one entry stands for the paper and its first print; each further print has its own', async () => {
  paper.value = 'a'
  const screen = shown()
  await printed()
  expect(notes).toHaveLength(1)
  await printed()
  await printed()
  expect(notes).toHaveLength(3)
  paper.value = 'b'
  await nextTick()
  expect(notes).toHaveLength(4)
  await printed()
  expect(notes).toHaveLength(4)
  screen.unmount()
  await printed()
  await printed()
  expect(notes).toHaveLength(4)
})
