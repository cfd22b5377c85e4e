import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import type { Component } from 'vue'
import { day } from '@/domain/day'
import type { Patient } from '@/domain/patient'
import ContactForm from '@/screens/worklist/ContactForm.vue'
import ContactLog from '@/screens/worklist/ContactLog.vue'
import SnoozeForm from '@/screens/worklist/SnoozeForm.vue'
import VisitForm from '@/screens/worklist/VisitForm.vue'
import { useMessages } from '@/state/messages'
import { useRecords } from '@/state/records'
import { aDesk, anOverdueRow, type Desk } from './theDesk'

/** A busy machine takes seconds for the first load of a part. */
const PATIENTLY = { timeout: 30_000 }

afterEach(() => vi.useRealTimers())

function form(
  which: Component,
  props: object = {},
  as: (patient: Patient) => Patient = (patient) => patient,
): { shown: VueWrapper; desk: Desk; fill: Fill } {
  const desk = aDesk()
  desk.kept.patient = as(desk.kept.patient)
  const shown = mount(which, { props: { patientId: 'id-00142', ...props }, global: desk.global })
  const fill: Fill = (field, text) => shown.find(`[data-testid="${field}"]`).setValue(text)
  return { shown, desk, fill }
}
type Fill = (field: string, text: string) => Promise<void>

async function save(shown: VueWrapper): Promise<void> {
  await shown.find('form').trigger('submit')
  await flushPromises()
}

test('“will come on” writes the next visit', async () => {
  const { shown, desk, fill } = form(ContactForm)
  await fill('contact-outcome', 'will-come')
  await fill('contact-next', '2026/11/25')
  await fill('contact-note', '午前')
  await save(shown)
  expect(desk.kept.patient.nextVisit).toBe('2026-11-25')
  expect(desk.kept.patient.contacts[0]).toMatchObject({
    day: '2026-11-22',
    outcome: 'will-come',
    note: '午前',
  })
  expect(shown.emitted('saved')).toHaveLength(1)
})

test('a call without an outcome is not noted, and the form says what is missing', async () => {
  const { shown, desk } = form(ContactForm)
  await save(shown)
  expect(desk.kept.stored).toEqual([])
  expect(shown.text()).toContain('結果が入力されていません')
  expect(shown.find('[data-testid="contact-outcome"]').attributes('aria-invalid')).toBe('true')
})

test('a day of the visit that is no day is refused with the text as typed', async () => {
  const { shown, desk, fill } = form(ContactForm)
  await fill('contact-outcome', 'will-come')
  await fill('contact-next', '来週')
  await save(shown)
  expect(desk.kept.stored).toEqual([])
  expect(shown.text()).toContain('「来週」は日付として読めません')
})

test('a double click notes one call', async () => {
  const { shown, desk, fill } = form(ContactForm)
  await fill('contact-outcome', 'no-answer')
  await Promise.all([save(shown), save(shown)])
  expect(desk.kept.patient.contacts).toHaveLength(1)
})

test.each([
  ['2026-12-20', true],
  ['2026-12-21', false],
  ['2026-11-23', true],
  ['2026-11-22', false],
])('on 2026-11-22 a snooze until %s is kept: %s', async (until, isKept) => {
  const { shown, desk, fill } = form(SnoozeForm, { row: anOverdueRow() })
  await fill('snooze-until', until)
  await fill('snooze-reason', '出張')
  await save(shown)
  expect(desk.kept.patient.snooze !== undefined).toBe(isKept)
})

test('a snooze needs a reason', async () => {
  const { shown, desk, fill } = form(SnoozeForm, { row: anOverdueRow() })
  await fill('snooze-until', '2026-12-01')
  await save(shown)
  expect(desk.kept.stored).toEqual([])
  expect(shown.find('[data-testid="snooze-reason"]').attributes('aria-invalid')).toBe('true')
})

test('the next visit is written without a call, in the era too, and an empty field takes it away', async () => {
  const { shown, desk, fill } = form(VisitForm, { nextVisit: undefined })
  await fill('visit-day', 'R8.12.20')
  await save(shown)
  expect(desk.kept.patient.nextVisit).toBe('2026-12-20')
  await fill('visit-day', '')
  await save(shown)
  expect(desk.kept.patient.nextVisit).toBeUndefined()
})

test('a contact is taken back from its message as struck out, and nothing is erased', async () => {
  const { shown, desk, fill } = form(ContactForm)
  await fill('contact-outcome', 'will-come')
  await fill('contact-next', '2026-11-25')
  await save(shown)
  expect(desk.kept.patient.nextVisit).toBe('2026-11-25')
  // The message comes once nothing unsaved is kept any more, which is loaded when it is first needed.
  const message = await vi.waitUntil(() => useMessages().list.at(-1), PATIENTLY)
  await message.undo?.()
  expect(desk.kept.patient.contacts).toHaveLength(1)
  expect(desk.kept.patient.contacts[0]?.struckOut).toBeDefined()
  expect(desk.kept.patient.nextVisit).toBeUndefined()
})

test('a snooze takes note of the flag that the row shows', async () => {
  const { shown, desk, fill } = form(SnoozeForm, { row: { ...anOverdueRow(), unreviewedWorst: 'caution' } })
  await fill('snooze-until', '2026-12-01')
  await fill('snooze-reason', '出張')
  await save(shown)
  expect(desk.kept.patient.snooze?.seen).toEqual({ reported: 0, flag: 'caution' })
})

test('the log shows every contact, newest first, and strikes one through when it is taken back', async () => {
  const { shown, desk } = form(ContactLog, { facts: anOverdueRow().facts }, (patient) => ({
    ...patient,
    contacts: [
      { id: 'c1', day: day('2026-11-18'), outcome: 'message-left', by: '早川' },
      { id: 'c2', day: day('2026-11-20'), outcome: 'no-answer', by: '早川' },
    ],
  }))
  await vi.waitFor(() => expect(shown.findAll('[data-testid="contact-entry"]')).toHaveLength(2), PATIENTLY)
  const entries = () => shown.findAll('[data-testid="contact-entry"]')
  expect(entries().map((entry) => entry.text().slice(0, 10))).toEqual(['2026-11-20', '2026-11-18'])
  expect(shown.findAll('s')).toHaveLength(0)
  await shown.find('[data-testid="contact-undo"]').trigger('click')
  await vi.waitFor(() => expect(desk.kept.stored).toEqual(['contact-struck-out']), PATIENTLY)
  useRecords().version += 1
  await vi.waitFor(() => expect(shown.find('s').exists()).toBe(true), PATIENTLY)
  expect(entries()).toHaveLength(2)
  expect(shown.find('s').text()).toContain('不在')
  expect(shown.findAll('[data-testid="contact-undo"]')).toHaveLength(1)
})
