import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { day } from '@/domain/day'
import type { Problem } from '@/domain/problem'
import type { Role } from '@/domain/roles/role'
import type { ClinicSettings } from '@/domain/settings'
import EraseDialog from '@/screens/settings/data/EraseDialog.vue'
import RetentionBlock from '@/screens/settings/data/RetentionBlock.vue'
import * as permissions from '@/state/people/permissions'
import { rightsOf } from '@/state/people/permitted'
import { useSettings } from '@/state/settings'

let saved: Partial<ClinicSettings>[]

beforeEach(() => {
  setActivePinia(createPinia())
  saved = []
  useSettings().save = (patch) => Promise.resolve(void saved.push(patch))
})

function shownTo(role: Role): VueWrapper {
  vi.spyOn(permissions, 'usePermissions').mockReturnValue(rightsOf(role))
  return mount(RetentionBlock)
}

describe('for how long records are kept', () => {
  test('is five years at first, and is stored as it is set', async () => {
    const field = shownTo('doctor').find<HTMLInputElement>('[data-testid="setting-retention-years"]')
    expect(field.element.value).toBe('5')
    await field.setValue('１０')
    await flushPromises()
    expect(saved).toEqual([{ retentionYears: 10 }])
  })

  test.each(['4', '0', '', '5.5', 'five'])('is not stored as “%s”, and it is said why', async (typed) => {
    const shown = shownTo('doctor')
    const field = shown.find('[data-testid="setting-retention-years"]')
    await field.setValue(typed)
    await flushPromises()
    expect(saved).toEqual([])
    expect(field.attributes('aria-invalid')).toBe('true')
    expect(shown.text()).toContain('5年以上')
  })

  test.each<[Role, boolean]>([
    ['doctor', true],
    ['nurse', false],
    ['viewer', false],
  ])('a %s sets it, and sees the way to erase: %s', (role, may) => {
    const shown = shownTo(role)
    const field = shown.find<HTMLInputElement>('[data-testid="setting-retention-years"]')
    expect(field.element.disabled).toBe(!may)
    expect(shown.find('[data-testid="erase-look"]').exists()).toBe(may)
    expect(shown.find('[data-testid="why-erase"]').exists()).toBe(!may)
  })
})

describe('the dialog before somebody is erased', () => {
  const asked = { id: 'p', number: '00142', name: '青木 美咲', lastEntry: day('2018-03-03') }

  async function dialog(
    answer: Problem | undefined | Error,
  ): Promise<{ shown: VueWrapper; given: unknown[] }> {
    const given: unknown[] = []
    const shown = mount(EraseDialog, {
      props: {
        asked,
        erase: (...each) => {
          given.push(each)
          return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
        },
      },
    })
    await flushPromises()
    return { shown, given }
  }

  const type = (shown: VueWrapper, field: string, text: string) =>
    shown.find(`[data-testid="${field}"]`).setValue(text)

  test('says while it is typed that a reason tells who it was', async () => {
    const { shown } = await dialog(undefined)
    await type(shown, 'erase-reason', '青木さん 満了')
    expect(shown.text()).toContain('理由は消去後も残ります。')
    expect(shown.find('[data-testid="erase-reason"]').attributes('aria-invalid')).toBe('true')
    await type(shown, 'erase-reason', '保存期間満了')
    expect(shown.find('[data-testid="erase-reason"]').attributes('aria-invalid')).not.toBe('true')
  })

  test('hands on what was typed, and says so once it is done', async () => {
    const { shown, given } = await dialog(undefined)
    await type(shown, 'erase-reason', '保存期間満了')
    await type(shown, 'erase-number', '00142')
    await shown.find('form').trigger('submit')
    await flushPromises()
    expect(given).toEqual([['p', '保存期間満了', '00142']])
    expect(shown.emitted('erased')).toHaveLength(1)
  })

  test('shows a refusal in words, and stays open', async () => {
    const { shown } = await dialog({
      code: 'retention-not-over',
      where: { field: 'erase' },
      received: '',
      because: { ja: '期間内です。', en: 'Not over.' },
      todo: { ja: '後日。', en: 'Later.' },
    })
    await shown.find('form').trigger('submit')
    await flushPromises()
    expect(shown.find('[data-testid="erase-refused"]').text()).toBe('期間内です。後日。')
    expect(shown.emitted('erased')).toBeUndefined()
  })

  test('shows what the world did, and stays open', async () => {
    const { shown } = await dialog(new Error('no room'))
    await shown.find('form').trigger('submit')
    await flushPromises()
    expect(shown.find('[data-testid="erase-failed"]').exists()).toBe(true)
    expect(shown.emitted('erased')).toBeUndefined()
  })
})
