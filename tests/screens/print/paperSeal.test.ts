import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defineComponent, nextTick, ref } from 'vue'
import type { Seal } from '@/domain/seal'
import { usePaperSeal, type PaperSeal } from '@/screens/print/usePaperSeal'

enableAutoUnmount(afterEach)

/** What the trail was told, in order: `shown`, or the number of pages that were printed. */
let notes: { what: 'shown' | number; answer: (seal: Seal | undefined) => void }[]
/** What the foot said each time the browser was asked to print. */
let prints: string[]
let own: PaperSeal
const paper = ref('')
const pages = ref<number>()

beforeEach(() => {
  notes = []
  prints = []
  paper.value = ''
  pages.value = undefined
})

/** A paper whose notes are answered when the test says so; the browser asks back as Chrome does. */
function shown() {
  const noted = (what: 'shown' | number) =>
    new Promise<Seal | undefined>((answer) => notes.push({ what, answer }))
  const screen = mount(
    defineComponent({
      setup: () => (own = usePaperSeal(paper, pages, { shown: () => noted('shown'), printed: noted })),
      template: '<p>{{ isSettled }} {{ seal?.count }}</p>',
    }),
  )
  vi.stubGlobal('print', () => {
    window.dispatchEvent(new Event('beforeprint'))
    prints.push(screen.text())
    window.dispatchEvent(new Event('afterprint'))
  })
  return screen
}

function laidOut(name: string, count = 1): void {
  pages.value = undefined
  paper.value = name
  pages.value = count
}

async function answered(count: number | undefined): Promise<void> {
  notes.at(-1)?.answer(count === undefined ? undefined : { count, hash: 'x' })
  await flushPromises()
}

/** From the browser's own menu. */
async function printedByMenu(): Promise<void> {
  window.dispatchEvent(new Event('beforeprint'))
  window.dispatchEvent(new Event('afterprint'))
  await flushPromises()
}

const told = () => notes.map(({ what }) => what)

test('nothing is noted while there is nothing on paper, or while it is not laid out', async () => {
  const screen = shown()
  await printedByMenu()
  paper.value = 'a'
  await nextTick()
  await printedByMenu()
  await own.print()
  expect([told(), prints, screen.text()]).toEqual([[], [], 'false'])
})

test('a paper is ready once its seal has come, or is known not to come', async () => {
  laidOut('a')
  const screen = shown()
  expect(screen.text()).toBe('false')
  await answered(7)
  expect(screen.text()).toBe('true 7')
  laidOut('b')
  await nextTick()
  expect(screen.text()).toBe('false')
  await answered(undefined)
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

test('a paper that was only looked at is not noted as printed', async () => {
  laidOut('a')
  const screen = shown()
  await answered(7)
  pages.value = undefined
  await nextTick()
  pages.value = 2
  await nextTick()
  screen.unmount()
  await printedByMenu()
  expect(told()).toEqual(['shown'])
})

test('a print that is asked for here is noted once, before it, and its seal covers that entry', async () => {
  laidOut('a', 3)
  shown()
  await answered(7)
  void own.print()
  void own.print()
  expect(prints).toEqual([])
  await answered(8)
  expect(prints).toEqual(['true 8'])
  void own.print()
  await answered(9)
  expect(prints).toEqual(['true 8', 'true 9'])
  expect(told()).toEqual(['shown', 3, 3])
})

test('where the trail cannot be written, the paper is printed all the same', async () => {
  laidOut('a')
  shown()
  await answered(7)
  void own.print()
  await answered(undefined)
  expect(prints).toEqual(['true 7'])
})

test('Ctrl+P asks for the same, and held down for one; other keys ask for nothing', async () => {
  laidOut('a')
  shown()
  await answered(7)
  const pressed = (init: KeyboardEventInit): boolean =>
    !window.dispatchEvent(new KeyboardEvent('keydown', { cancelable: true, key: 'p', ...init }))
  expect(pressed({})).toBe(false)
  expect(pressed({ ctrlKey: true, shiftKey: true })).toBe(false)
  expect(told()).toEqual(['shown'])
  expect(pressed({ ctrlKey: true })).toBe(true)
  expect(pressed({ ctrlKey: true, repeat: true })).toBe(true)
  await answered(8)
  expect(prints).toEqual(['true 8'])
  expect(pressed({ metaKey: true, key: 'P' })).toBe(true)
  await answered(9)
  expect(told()).toEqual(['shown', 1, 1])
})

test('a print by the browser’s menu is noted once each time', async () => {
  laidOut('a', 2)
  shown()
  await answered(7)
  await printedByMenu()
  expect(told()).toEqual(['shown', 2])
  await printedByMenu()
  expect(told()).toEqual(['shown', 2, 2])
})

test('the same paper laid out anew is not shown anew, and printed on as many pages as it has then', async () => {
  laidOut('a', 2)
  shown()
  await answered(7)
  pages.value = undefined
  await nextTick()
  await printedByMenu()
  pages.value = 3
  await nextTick()
  await printedByMenu()
  expect(told()).toEqual(['shown', 3])
})
