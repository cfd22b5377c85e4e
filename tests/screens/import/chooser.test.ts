import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, test } from 'vitest'
import ImportChooser from '@/screens/import/ImportChooser.vue'

function chooser() {
  return mount(ImportChooser, { global: { plugins: [createPinia()] } })
}

test('cells pasted from a spreadsheet are read at once', async () => {
  const shown = chooser()
  await shown.find('[data-testid="import-paste"]').setValue('番号\t採血日\tALT\n00142\t2026-10-20\t30')
  expect(shown.emitted('open')).toEqual([
    [[{ text: '番号\t採血日\tALT\n00142\t2026-10-20\t30', name: '貼り付け' }]],
  ])
})

test('text that is typed is read when its button is pressed', async () => {
  const shown = chooser()
  for (const typed of ['番', '番号', '番号\n', '番号\n1'])
    await shown.find('[data-testid="import-paste"]').setValue(typed)
  expect(shown.emitted('open')).toBeUndefined()
  await shown.find('[data-testid="import-read-pasted"]').trigger('click')
  expect(shown.emitted('open')).toHaveLength(1)
})

test('files of the dialog, and those of a folder, are handed on as they were chosen', async () => {
  for (const [hook, folder] of [
    ['import-file', false],
    ['import-folder', true],
  ] as const) {
    const shown = chooser()
    const field = shown.find<HTMLInputElement>(`[data-testid="${hook}"]`)
    expect(field.element.hasAttribute('webkitdirectory')).toBe(folder)
    expect(field.element.hasAttribute('multiple')).toBe(true)
    const files = [new File(['a'], 'a.csv'), new File(['b'], 'b.csv')]
    Object.defineProperty(field.element, 'files', { value: files, configurable: true })
    await field.trigger('change')
    expect(shown.emitted('open')).toEqual([[files]])
  }
})
