import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ClosedDays } from '@/domain/closedDays'
import { day } from '@/domain/day'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { copyOfProtocol } from '@/domain/verdict'
import ClosedDayHint from '@/screens/patient/panels/ClosedDayHint.vue'
import ProtocolName from '@/screens/patient/panels/ProtocolName.vue'
import { useLanguage } from '@/state/language'
import { useSettings } from '@/state/settings'
import { bimonthly } from '@/tables/protocols/bimonthly'

beforeEach(() => setActivePinia(createPinia()))

async function hintFor(on: string, closed?: ClosedDays): Promise<string | undefined> {
  const settings = useSettings()
  settings.clinic = {
    ...settings.clinic,
    settings: { ...DEFAULT_SETTINGS, ...(closed === undefined ? {} : { closed }) },
  }
  const wrapper = mount(ClosedDayHint, { props: { day: day(on), today: day('2026-11-01') } })
  await flushPromises()
  await import('@holiday-jp/holiday_jp/lib/holidays.js')
  await flushPromises()
  const hint = wrapper.find('[data-testid="closed-day"]')
  return hint.exists() ? hint.text() : undefined
}

const sundaysAndHolidays: ClosedDays = { weekdays: [0], holidays: true, days: [] }

describe('a due day on which the clinic is closed', () => {
  test('names the weekday and the open days around it; a holiday is no open day', async () => {
    expect(await hintFor('2026-11-22', sundaysAndHolidays)).toBe(
      '期限日は休診日(日曜)。前後の診療日 11-21 · 11-24',
    )
  })

  test('names the holiday', async () => {
    expect(await hintFor('2026-11-23', sundaysAndHolidays)).toBe(
      '期限日は休診日(勤労感謝の日)。前後の診療日 11-21 · 11-24',
    )
  })

  test('says it in English', async () => {
    useLanguage().set('en')
    expect(await hintFor('2026-11-23', { ...sundaysAndHolidays, days: [day('2026-11-23')] })).toBe(
      'The clinic is closed on the due day (Labor Thanksgiving Day, own closing day); open before and after: 11-21 · 11-24',
    )
    useLanguage().set('ja')
  })

  test('is not spoken of on an open day, or in a clinic that entered no closed days', async () => {
    expect(await hintFor('2026-11-24', sundaysAndHolidays)).toBeUndefined()
    expect(await hintFor('2026-11-22')).toBeUndefined()
  })
})

describe('the protocol of a verdict', () => {
  function named(protocol: string): string {
    return mount(ProtocolName, { props: { protocol } }).text().replace(/\s+/g, ' ')
  }

  test('stands with its name and version, and is marked where its source is unconfirmed', () => {
    expect(named('bimonthly@1')).toBe('プロトコル 2か月ごと(第1版)')
    expect(named('delphi-2022@1')).toBe('プロトコル 専門家合意2022(開始前と最大用量時)(第1版) 出典未確認')
  })

  test('is marked as the clinic’s own where it is a copy', () => {
    const settings = useSettings()
    const copy = copyOfProtocol(
      bimonthly,
      { id: 'ours', name: { ja: '当院', en: '' } },
      { at: '2026-11-22T09:14', by: '院長' },
    )
    settings.clinic = { ...settings.clinic, protocols: [copy] }
    expect(named('ours@1')).toBe('プロトコル 当院(第1版) クリニック独自')
  })

  test('is left out where nobody knows it, as the verdict itself says', () => {
    expect(named('gone')).toBe('')
  })
})
