import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import HelpLink from '@/ui/HelpLink.vue'

test('a word of the screen leads to its explanation by an address that holds no patient', () => {
  const link = mount(HelpLink, { props: { place: 'status-overdue' }, slots: { default: '9日超過' } })
  expect(link.text()).toBe('9日超過')
  expect(link.attributes('href')).toBe('#/help/status-overdue')
  expect(link.attributes('title')).toBe('説明')
})
