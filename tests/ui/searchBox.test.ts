import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import SearchBox from '@/ui/SearchBox.vue'
import { MOST_HITS } from '@/ui/searchHit'

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

test('while a Japanese word is being composed, arrows and Escape belong to the input method', async () => {
  const { shown, field } = await typed('あお', hits)
  const down = new KeyboardEvent('keydown', { key: 'ArrowDown', isComposing: true, cancelable: true })
  field.element.dispatchEvent(down)
  await field.trigger('keydown', { key: 'Escape', isComposing: true })
  expect(down.defaultPrevented).toBe(false)
  expect(field.attributes('aria-activedescendant')).toBeUndefined()
  expect(shown.emitted('update:modelValue')).toBeUndefined()
  shown.unmount()
})

test('the arrow up goes to the last hit first, and each further arrow to its neighbour', async () => {
  const { shown, field } = await typed('1', hits)
  await field.trigger('keydown', { key: 'ArrowUp' })
  expect(shown.findAll('[role="option"]').map((hit) => hit.attributes('aria-selected'))).toEqual([
    'false',
    'true',
  ])
  await field.trigger('keydown', { key: 'ArrowUp' })
  expect(field.attributes('aria-activedescendant')).toBe(shown.find('[role="option"]').attributes('id'))
  shown.unmount()
})

test('a pressed pointer that is let go elsewhere opens nobody', async () => {
  const { shown } = await typed('1', hits)
  await shown.find('[role="option"]').trigger('pointerdown')
  expect(shown.emitted('choose')).toBeUndefined()
  await shown.find('[role="option"]').trigger('pointerup', { button: 0 })
  expect(shown.emitted('choose')).toEqual([['a']])
  shown.unmount()
})

test('where more may be found than stand there, it says that more letters narrow them down', async () => {
  const many = Array.from({ length: MOST_HITS }, (_, at) => ({ id: `p${at}`, number: `0010${at}`, name: '' }))
  const { shown } = await typed('1', many)
  expect(shown.find('[role="status"]').text()).toContain('最初の12名')
  expect(shown.find('.none').text()).toContain('続けて入力')
  await shown.setProps({ hits: many.slice(1) })
  expect(shown.find('.none').exists()).toBe(false)
  expect(shown.find('[role="status"]').text()).toContain('11名')
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
