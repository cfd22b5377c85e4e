import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { getActivePinia, type Pinia } from 'pinia'
import AuditPage from '@/screens/settings/audit/AuditPage.vue'
import RecentActs from '@/screens/settings/audit/RecentActs.vue'
import { useLanguage } from '@/state/language'
import { useRecords } from '@/state/records'
import { useSession } from '@/state/session'
import type { StoreSession } from '@/storage'
import { openDB } from 'idb'
import { aPatient, AT, auditedClinic } from '../../../state/audit/clinic'

enableAutoUnmount(afterEach)

let session: StoreSession

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T00:14:00Z') })
  session = (await auditedClinic([aPatient('00142', '佐藤 花子', 'サトウ')])).session
  useLanguage().language = 'ja'
})
afterEach(() => vi.useRealTimers())

async function page() {
  const links = { template: '<a :data-to="JSON.stringify(to)"><slot /></a>', props: ['to'] }
  const shown = mount(AuditPage, {
    global: { plugins: [getActivePinia() as Pinia], stubs: { RouterLink: links } },
  })
  await settled(() => shown.find('[data-testid="audit"]').attributes('data-phase') === 'done')
  await settled(() => shown.find('[data-testid="audit-review"]').attributes('data-fresh') !== undefined)
  return shown
}

/** Waits for the stores below, which need more turns than one. */
async function settled(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !holds(); turn += 1) {
    await flushPromises()
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  expect(holds()).toBe(true)
}

describe('the audit page', () => {
  test('shows when, who, what in words, whom with the way to them and to their history, and why', async () => {
    await (await session.trail()).note({ what: 'login', at: AT })
    const patient = await session.readPatient('id-of-00142')
    await session.commit({
      what: 'result-edited',
      at: AT,
      why: '転記ミス',
      patients: patient ? [{ ...patient, phone: '1' }] : [],
    })
    const shown = await page()
    const [changed, login] = shown.findAll('tr[data-what]')
    expect(changed?.attributes()).toMatchObject({
      'data-what': 'result-edited',
      'data-who': '佐藤 花子',
      'data-when': AT,
      'data-number': '3',
    })
    expect(changed?.text()).toContain('検査値を訂正')
    expect(changed?.text()).toContain('転記ミス')
    const addresses = changed
      ?.findAll('a')
      .map((link) => JSON.parse(link.attributes('data-to') ?? '') as unknown)
    expect(addresses).toEqual([
      { name: 'patient', params: { id: 'id-of-00142' } },
      { name: 'history', params: { id: 'id-of-00142' } },
    ])
    expect(login?.text()).toContain('ログイン')
    expect(login?.find('a').exists()).toBe(false)
  })

  test('says so of somebody who is not there any more, and of many at once gives the first until all are asked for', async () => {
    const trail = await session.trail()
    await trail.note({ what: 'opened', at: AT, patientIds: ['0123456789'] })
    await trail.note({ what: 'printed', at: AT, patientIds: ['id-of-00142', 'b', 'c', 'd'] })
    const shown = await page()
    expect(shown.get('tr[data-number="2"]').text()).toContain('消去済みまたは不明の患者 01234567')
    const many = shown.get('tr[data-number="3"]')
    expect(many.findAll('li')).toHaveLength(3)
    await many.get('button').trigger('click')
    expect(many.findAll('li')).toHaveLength(4)
  })

  test('lets failed log-ins and a clock that was set back stand out', async () => {
    const trail = await session.trail()
    await trail.note({ what: 'login-failed', at: AT, detail: { count: 2, whose: 'recovery' } })
    await trail.note({ what: 'opened', at: '2026-11-20T00:00:00' })
    const shown = await page()
    const rows = shown.findAll('tr[data-what]')
    expect(rows.map((row) => [row.classes('alarming'), row.attributes('data-clock-back')])).toEqual([
      [true, ''],
      [true, undefined],
      [false, undefined],
    ])
    expect(shown.get('[data-testid="audit-review"]').text()).toContain('未点検のログイン失敗 2件')
    expect(shown.get('[data-testid="audit-review"]').text()).toContain('時計の後戻り 1か所')
  })

  test('counts what cannot be read, and names it when the log is verified', async () => {
    const trail = await session.trail()
    for (let at = 0; at < 4; at += 1) await trail.note({ what: 'opened', at: AT })
    const disk = await openDB(session.handle().database)
    await disk.delete('acts', [2, 1])
    await disk.delete('acts', [3, 1])
    disk.close()
    const shown = await page()
    expect(shown.text()).toContain('読めない記録が2件')
    await shown.get('[data-testid="audit-check"]').trigger('click')
    await settled(() => shown.find('[data-testid="audit-check-result"]').exists())
    expect(shown.get('[data-testid="audit-check-result"]').attributes('data-broken')).toBe('1')
    expect(shown.get('[data-testid="audit-break"]').text()).toBe('記録 2 から 3 がありません(削除)。')
  })

  test('asks for a seal in its form before it compares', async () => {
    const shown = await page()
    await shown.get('[data-testid="audit-seal"]').setValue('1234')
    await shown.get('[data-testid="audit-seal-now"]').trigger('submit')
    await settled(() => shown.text().includes('英数字8文字'))
    expect(shown.find('[data-testid="audit-seal-answer"]').exists()).toBe(false)
    await shown.get('[data-testid="audit-seal"]').setValue('9 · 00000000')
    await shown.get('[data-testid="audit-seal-now"]').trigger('submit')
    await settled(() => shown.find('[data-fits="shorter"]').exists())
    expect(shown.get('[data-fits="shorter"]').text()).toContain('記録は 1 件しかなく')
  })

  test('is closed to whoever may not read it', () => {
    const rights = { may: () => false, why: () => ({ ja: '医師が行います。', en: 'is for doctors.' }) }
    useSession().rights = rights
    const shown = mount(AuditPage, { global: { plugins: [getActivePinia() as Pinia] } })
    expect(shown.find('[data-testid="audit"]').exists()).toBe(false)
    expect(shown.get('[data-testid="audit-refused"]').text()).toContain('医師が行います')
  })
})

describe('the newest acts, in the settings', () => {
  test('are the last twelve, and follow what is changed while the page stands open', async () => {
    const trail = await session.trail()
    for (let each = 0; each < 20; each += 1) await trail.note({ what: 'opened', at: AT })
    const links = { template: '<a><slot /></a>', props: ['to'] }
    const shown = mount(RecentActs, {
      global: { plugins: [getActivePinia() as Pinia], stubs: { RouterLink: links } },
    })
    const numbers = () => shown.findAll('tr[data-what]').map((row) => Number(row.attributes('data-number')))
    await settled(() => numbers().length === 12)
    const newest = numbers()[0] ?? 0
    expect(shown.find('[data-testid="audit-csv"]').exists()).toBe(false)
    await useRecords().change('id-of-00142', 'identity-edited', (before) => ({ ...before, phone: '2' }))
    await settled(() => numbers()[0] === newest + 1)
    expect(shown.find('tr[data-what]').attributes()).toMatchObject({
      'data-what': 'identity-edited',
      'data-who': '佐藤 花子',
    })
  })
})
