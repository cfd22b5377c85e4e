import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import SearchBox from '@/ui/SearchBox.vue'

const hits = [
  { id: 'a', number: '00101', name: '青葉 葵' },
  { id: 'b', number: '00142', name: '月岡 涼' },
]

async function typed(text: string, given: typeof hits | undefined) {
  const shown = mount(SearchBox, {
    props: { modelValue: text, ...(given ? { hits: given } : {}) },
    attachTo: document.body,
  })
  const field = shown.find<HTMLInputElement>('[data-testid="search"]')
  await field.trigger('focus')
  return { shown, field }
}

test('Enter opens the first hit, arrows choose another', async () => {
  const { shown, field } = await typed('1', hits)
  await field.trigger('keydown', { key: 'Enter' })
  await field.trigger('focus')
  await field.trigger('keydown', { key: 'ArrowDown' })
  await field.trigger('keydown', { key: 'ArrowDown' })
  await field.trigger('keydown', { key: 'Enter' })
  expect(shown.emitted('choose')).toEqual([['a'], ['b']])
  shown.unmount()
})

test('Enter that ends the composing of a kana opens nobody', async () => {
  const { shown, field } = await typed('あお', hits)
  await field.trigger('keydown', { key: 'Enter', isComposing: true })
  expect(shown.emitted('choose')).toBeUndefined()
  shown.unmount()
})

test('where nobody is found it says so', async () => {
  const { shown } = await typed('zzz', [])
  expect(shown.text()).toContain('該当する患者はいません')
  shown.unmount()
})

test('where the screen shows the hits itself there is no second list, and Enter goes on into that list', async () => {
  const { shown, field } = await typed('1', undefined)
  expect(shown.find('[role="listbox"]').isVisible()).toBe(false)
  await field.trigger('keydown', { key: 'Enter' })
  expect(shown.emitted('enter')).toHaveLength(1)
  shown.unmount()
})

test('Escape clears the search', async () => {
  const { shown, field } = await typed('1', hits)
  await field.trigger('keydown', { key: 'Escape' })
  expect(shown.emitted('update:modelValue')).toEqual([['']])
  shown.unmount()
})
