import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { day } from '@/domain/day'
import type { WorklistRow } from '@/domain/worklist'
import WorklistLine from '@/screens/worklist/WorklistLine.vue'
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
