import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { day } from '@/domain/day'
import type { WorklistRow } from '@/domain/worklist'
import WorklistLine from '@/screens/worklist/WorklistLine.vue'
import { useListAlerts } from '@/state/listAlerts'
import { aBookedRow, aDesk, anOverdueRow } from './theDesk'

afterEach(() => vi.useRealTimers())

function line(row: WorklistRow): VueWrapper {
  const { global } = aDesk()
  return mount(WorklistLine, { props: { row, rowIndex: 2, isActive: false, isOpen: false }, global })
}

test('a row carries number, status, due day and days overdue for whoever reads the page', () => {
  const shown = line(anOverdueRow())
  expect(shown.attributes()).toMatchObject({
    'data-patient-number': '00142',
    'data-status': 'overdue',
    'data-modifiers': '',
    'data-due': '2026-11-14',
    'data-due-by': 'protocol',
    'data-days-overdue': '8',
    'data-flag': 'none',
    'data-flag-analyte': '',
    'data-unreviewed': '1',
    'data-snoozed-until': '',
  })
})

test('a row joins how late, which dose, and which value', () => {
  const worst = {
    flag: 'stop',
    analyte: 'alt',
    text: '98',
    ulnMultiple: 98 / 23,
    day: day('2026-09-14'),
  } as const
  const shown = line(anOverdueRow('00142', worst))
  expect(shown.attributes('data-flag')).toBe('stop')
  expect(shown.attributes('data-flag-analyte')).toBe('alt')
  for (const text of [
    '8日超過',
    '20 mg',
    '第9週(20)',
    '高度',
    'ALT 98',
    '4.3×',
    '2026-09-14',
    '2026-11-14',
  ]) {
    expect(shown.text()).toContain(text)
  }
})

test('unreviewed stands beside a value over its limit, and beside no other', () => {
  const worst = { flag: 'stop', analyte: 'alt', text: '98', day: day('2026-09-14') } as const
  const unreviewed = { flag: 'stop', analyte: 'alt' } as const
  expect(line(anOverdueRow('1', { ...worst, unreviewed })).text()).toContain('未確認')
  expect(line(anOverdueRow('1', worst)).text()).not.toContain('未確認')
})

test('a row without a due day has none', () => {
  const row = aBookedRow()
  expect(
    line({ ...row, verdict: { ...row.verdict, status: 'on-hold', due: undefined } as never }).attributes(
      'data-due',
    ),
  ).toBe('')
})

test('the address of a patient holds the opaque id, never the number or the name', () => {
  expect(
    line({ ...anOverdueRow(), facts: { ...anOverdueRow().facts, id: 'f3a9' } })
      .find('a')
      .attributes('href'),
  ).toBe('/patient/f3a9')
})

test('a click on the row opens the patient, a click on its button opens the telephone numbers', async () => {
  const shown = line(anOverdueRow())
  await shown.find('td').trigger('click')
  expect(shown.emitted('open')).toHaveLength(1)
  await shown.find('[data-testid="row-open"]').trigger('click')
  expect(shown.emitted('expand')).toHaveLength(1)
  expect(shown.emitted('open')).toHaveLength(1)
})

test('the last contact says when, how long ago and with what outcome', () => {
  const row = anOverdueRow()
  const facts = { ...row.facts, lastContact: { day: day('2026-11-20'), outcome: 'no-answer' as const } }
  const text = line({ ...row, facts })
    .find('.contact')
    .text()
  for (const part of ['11-20', '2日前', '不在']) expect(text).toContain(part)
})

test('once calls reached nobody twice, the row says so, and goes on telling the last contact until the clinic sets a next step', () => {
  const row = anOverdueRow()
  const facts = {
    ...row.facts,
    lastContact: { day: day('2026-11-20'), outcome: 'no-answer' as const },
    callsNotReached: 2,
  }
  const shown = line({ ...row, facts, notReached: 2 })
  expect(shown.attributes('data-calls-not-reached')).toBe('2')
  expect(shown.find('[data-testid="next-step"]').text()).toContain('2回不通')
  expect(shown.find('.contact').text()).toContain('不在')
  expect(shown.find('.contact').attributes('title')).toContain('次の対応が設定されていません')
  expect(
    line({ ...row, facts })
      .find('[data-testid="next-step"]')
      .exists(),
  ).toBe(false)
})

test('a review that no longer stands is said in place of “unreviewed”', () => {
  const row = anOverdueRow()
  const shown = line({ ...row, unreviewedWorst: 'stop', outlivedReviews: 1 })
  expect(shown.text()).toContain('訂正後未確認')
  expect(shown.attributes('data-outlived-reviews')).toBe('1')
  expect(line({ ...row, unreviewedWorst: 'stop' }).text()).not.toContain('訂正後未確認')
})

test('a row says in which part of the list it stands and what brought it back', () => {
  const row = anOverdueRow()
  const shown = line({ ...row, back: { because: 'result', day: day('2026-11-21') } })
  expect(shown.attributes()).toMatchObject({ 'data-in-section': 'work', 'data-back': 'result' })
  expect(shown.text()).toContain('検査結果到着で再表示')
  expect(line(aBookedRow()).text()).toContain('来院予定 11-25')
  expect(line(row).attributes('data-back')).toBe('')
})

test('what the labels name against the course stands in the row as shape and word', async () => {
  const row = anOverdueRow()
  const facts = { ...row.facts, alerts: [{ kind: 'pregnancy' as const, from: day('2026-11-01') }] }
  const shown = line({ ...row, facts })
  await useListAlerts().ready()
  await nextTick()
  expect(shown.attributes('data-alerts')).toBe('pregnancy')
  expect(shown.find('.alert-mark').text()).toBe('妊娠')
  expect(shown.find('.alert-mark svg').exists()).toBe(true)
  expect(line(row).attributes('data-alerts')).toBe('')
})
