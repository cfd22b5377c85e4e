import { mount } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { STATUSES, type Verdict } from '@/domain/verdict/types'
import FlagMark from '@/ui/FlagMark.vue'
import { FLAG_SHAPES } from '@/ui/flagShapes'
import StatusMark from '@/ui/StatusMark.vue'

describe('a flag', () => {
  test.each([
    ['notice', '注意'],
    ['caution', '要確認'],
    ['stop', '高度'],
    ['critical', '至急確認'],
    ['not-judged', '判定不能'],
  ] as const)('%s is shown as a shape and the word %s', (flag, word) => {
    const shown = mount(FlagMark, { props: { flag } })
    expect(shown.text()).toBe(word)
    expect(shown.find('svg path').attributes('d')).toBe(FLAG_SHAPES[flag].path)
  })

  test('every flag has a shape of its own', () => {
    const shapes = Object.values(FLAG_SHAPES).map(({ path }) => path)
    expect(new Set(shapes).size).toBe(shapes.length)
  })

  test('the id stop is never shown', () => {
    expect(mount(FlagMark, { props: { flag: 'stop' } }).text()).not.toContain('stop')
  })

  test('a bound says at least', () => {
    expect(mount(FlagMark, { props: { flag: 'caution', atLeast: true } }).text()).toBe('要確認以上')
  })

  test('what is not judged says why', () => {
    const shown = mount(FlagMark, { props: { flag: 'not-judged', because: 'sex-unknown' } })
    expect(shown.attributes('title')).toContain('性別')
  })
})

describe('a status', () => {
  test.each(STATUSES)('%s has a shape and a word', (status) => {
    const shown = mount(StatusMark, { props: { status } })
    expect(shown.text()).not.toBe('')
    expect(shown.find('svg *').exists()).toBe(true)
  })

  test('overdue says the days first', () => {
    const verdict = { status: 'overdue', daysOverdue: 8 } as Verdict
    expect(mount(StatusMark, { props: { verdict } }).text()).toBe('8日超過')
  })
})
