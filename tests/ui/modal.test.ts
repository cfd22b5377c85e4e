import { flushPromises, mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { defineComponent, ref } from 'vue'
import Modal from '@/ui/Modal.vue'
import ProblemList from '@/ui/ProblemList.vue'

const Page = defineComponent({
  components: { Modal },
  setup: () => ({ open: ref(false) }),
  template: `<button id="opener" @click="open = true">open</button>
    <Modal :open="open" title="題" @close="open = false"><input id="inside" /></Modal>`,
})

test('a dialog opens over the page, closes, and gives the focus back to where it was', async () => {
  const page = mount(Page, { attachTo: document.body })
  const opener = page.find<HTMLButtonElement>('#opener')
  opener.element.focus()
  await opener.trigger('click')
  await flushPromises()
  expect(page.find<HTMLDialogElement>('dialog').element.open).toBe(true)
  page.find<HTMLInputElement>('#inside').element.focus()
  await page.find('dialog button').trigger('click')
  await flushPromises()
  expect(page.find<HTMLDialogElement>('dialog').element.open).toBe(false)
  expect(document.activeElement?.id).toBe('opener')
  page.unmount()
})

test('a problem says where, what was received, why, and what to do', () => {
  const problem = {
    code: 'not-a-day',
    where: { file: 'roster.csv', line: 3, column: 5 },
    received: '2026-02-30',
    because: { ja: '暦にない日付です。', en: 'No such day.' },
    todo: { ja: '日付を確かめてください。', en: 'Check the day.' },
  }
  const item = mount(ProblemList, { props: { problems: [problem] } }).find('[data-testid="import-problem"]')
  expect(item.attributes()).toMatchObject({ 'data-line': '3', 'data-column': '5', 'data-code': 'not-a-day' })
  for (const text of [
    'roster.csv',
    '3行目',
    '5列目',
    '2026-02-30',
    '暦にない日付です。',
    '日付を確かめてください。',
  ]) {
    expect(item.text()).toContain(text)
  }
})
