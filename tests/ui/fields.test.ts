import { mount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import { day } from '@/domain/day'
import DayField from '@/ui/DayField.vue'
import SelectField from '@/ui/SelectField.vue'
import { surroundingsKey } from '@/ui/surroundings'
import TextField from '@/ui/TextField.vue'

const today = { language: ref('ja' as const), dateStyle: ref('iso' as const), today: ref(day('2026-11-22')) }

function dayField(modelValue = '') {
  const shown = mount(DayField, {
    props: {
      label: '日付',
      modelValue,
      'onUpdate:modelValue': (value: string) => void shown.setProps({ modelValue: value }),
    },
    attrs: { 'data-testid': 'visit-day' },
    global: { provide: { [surroundingsKey as symbol]: today } },
  })
  const input = shown.find<HTMLInputElement>('[data-testid="visit-day"]')
  const type = async (text: string): Promise<void> => {
    input.element.value = text
    await input.trigger('input')
  }
  return { shown, input, type }
}

test('a day is understood while it is typed, and written in order when the field is left', async () => {
  const { shown, input, type } = dayField()
  await type('R8.11.25')
  expect(shown.props('modelValue')).toBe('2026-11-25')
  expect(input.element.value).toBe('R8.11.25')
  await input.trigger('blur')
  expect(input.element.value).toBe('2026-11-25')
  expect(shown.text()).toContain('水 · 3日後')
})

test('what is no day stays as typed, and the field says why once it is left', async () => {
  const { shown, input, type } = dayField()
  await type('2026-02-30')
  expect(shown.find('[role="alert"]').exists()).toBe(false)
  await input.trigger('blur')
  expect(shown.find('[role="alert"]').text()).toContain('日付として読めません')
  expect(input.element.value).toBe('2026-02-30')
  expect(input.attributes('aria-invalid')).toBe('true')
})

test('while a button is pressed, no error shows up that would move it from under the pointer', async () => {
  vi.useFakeTimers()
  const { shown, input, type } = dayField()
  const pressed = vi.spyOn(document, 'querySelector').mockReturnValue(document.body)
  await type('12月')
  await input.trigger('blur')
  expect(shown.find('[role="alert"]').exists()).toBe(false)
  window.dispatchEvent(new Event('pointerup'))
  expect(shown.find('[role="alert"]').exists()).toBe(false)
  vi.runAllTimers()
  await nextTick()
  expect(shown.find('[role="alert"]').text()).toContain('日付として読めません')
  pressed.mockRestore()
  vi.useRealTimers()
})

test('a day in a hint or an error is never torn apart at the end of a line', () => {
  const shown = mount(TextField, {
    props: { label: '日', modelValue: '', error: '2026-11-14 は 2026-12-20 より前です。' },
  })
  expect(shown.find('[role="alert"]').text()).toBe('2026-11-14 は 2026-12-20 より前です。')
  expect(shown.findAll('.day').map((day) => day.text())).toEqual(['2026-11-14', '2026-12-20'])
})

test('an empty day field is no error', async () => {
  const { shown, input } = dayField()
  await input.trigger('blur')
  expect(shown.find('[role="alert"]').exists()).toBe(false)
})

test('a day given from outside is shown', async () => {
  const { shown, input } = dayField('2026-11-25')
  await shown.setProps({ modelValue: '2026-12-01' })
  expect(input.element.value).toBe('2026-12-01')
})

test('a field is named by its label and described by its error', () => {
  const shown = mount(TextField, { props: { label: '氏名', error: '入力してください', modelValue: '' } })
  const input = shown.find('input')
  expect(shown.find('label').attributes('for')).toBe(input.attributes('id'))
  expect(shown.find(`#${input.attributes('aria-describedby')}`).text()).toBe('入力してください')
})

test('no field offers what others typed before, and none is spell-checked', () => {
  const shown = mount(TextField, { props: { label: '氏名', modelValue: '' } })
  expect(shown.find('input').attributes()).toMatchObject({ autocomplete: 'off', spellcheck: 'false' })
})

test('a choice is the browser’s own select', async () => {
  const options = [{ value: 'a', label: 'A' }]
  const shown = mount(SelectField, { props: { label: '結果', options, empty: '選択', modelValue: '' } })
  await shown.find('select').setValue('a')
  expect(shown.emitted('update:modelValue')).toEqual([['a']])
})
