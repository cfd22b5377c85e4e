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
