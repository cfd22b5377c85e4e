import { mount } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { computed, ref } from 'vue'
import type { Language } from '@/domain/language'
import { timeline, type Timeline } from '@/domain/timeline'
import ChartList from '@/ui/chart/ChartList.vue'
import { nextPoint } from '@/ui/chart/nextPoint'
import { frameOf } from '@/ui/chart/scene'
import { surroundingsKey } from '@/ui/surroundings'
import { EXAMPLES } from '../../gallery/examples'
import { chartInput } from '../../gallery/judging'

function made(id: string): Timeline {
  const example = EXAMPLES.find((one) => one.id === id)
  if (!example) throw new Error(`no example: ${id}`)
  const { input, dueAfter } = chartInput(example)
  return timeline({ ...input, group: 'liver', mode: 'raw', dueAfter: dueAfter.liver })
}

function listOf(id: string, language: Language = 'ja') {
  const of = made(id)
  return mount(ChartList, {
    props: { timeline: of, frame: frameOf(of, 1000, 168, { weeks: true }), title: '肝機能' },
    global: {
      provide: {
        [surroundingsKey]: {
          language: ref(language),
          dateStyle: ref('iso'),
          today: computed(() => undefined),
        },
      },
    },
    attachTo: document.body,
  })
}

describe('the list that a chart is read from', () => {
  test('holds one entry for each point, with its place', () => {
    const list = listOf('overdue')
    const points = list.findAll('[data-point]')
    expect(points).toHaveLength(15)
    expect(list.find('[data-analyte="alt"][data-day="2026-09-14"]').attributes()).toMatchObject({
      'data-y': '98',
      'data-shape': 'diamond',
      'data-flag': 'stop',
      'data-marks': 'lipemia',
    })
    const at = (on: string) =>
      Number(list.find(`[data-analyte="alt"][data-day="${on}"]`).attributes('data-x-px'))
    expect(at('2026-07-18')).toBeLessThan(at('2026-08-22'))
  })

  test('says words in place of a number without a value', () => {
    const tick = listOf('text').find('[data-analyte="alt"][data-shape="tick"]')
    expect(tick.attributes()).toMatchObject({ 'data-y': '', 'data-text': '溶血' })
  })

  test('holds today, due day, gap, limits, pauses and doses', () => {
    const list = listOf('overdue')
    const mark = (name: string) => list.findAll(`[data-mark="${name}"]`).map((one) => one.attributes())
    expect(mark('today')).toMatchObject([{ 'data-from': '2026-11-22' }])
    expect(mark('due')).toMatchObject([{ 'data-from': '2026-11-14', 'data-to': '2026-11-14' }])
    expect(mark('gap')).toContainEqual(
      expect.objectContaining({ 'data-from': '2026-11-14', 'data-to': '2026-11-22', 'data-kind': 'overdue' }),
    )
    expect(mark('limit')).toContainEqual(
      expect.objectContaining({ 'data-analyte': 'alt', 'data-y': '69', 'data-kind': 'stop' }),
    )
    expect(mark('dose')).toMatchObject([
      { 'data-from': '2026-07-26', 'data-to': '2026-11-22', 'data-y': '20' },
    ])
    expect(listOf('on-hold').findAll('[data-mark="pause"]')).toHaveLength(2)
  })

  test('speaks both languages', () => {
    expect(listOf('overdue').find('[data-analyte="alt"][data-flag="stop"]').text()).toBe(
      'ALT 98 U/L、2026-09-14、第8週、高度、> 3×ULN (69)、基準上限の4.26倍、乳び',
    )
    expect(listOf('overdue', 'en').find('[data-analyte="alt"][data-flag="stop"]').text()).toBe(
      'ALT 98 U/L, 2026-09-14, week 8, severe, > 3×ULN (69), 4.26 times the upper limit, lipemic',
    )
  })

  test('has one stop for the Tab key, and the arrow keys lead from point to point', async () => {
    const list = listOf('overdue')
    const stops = () => list.findAll('[data-point][tabindex="0"]')
    expect(stops()).toHaveLength(1)
    await list.find('[role="listbox"]').trigger('keydown', { key: 'ArrowDown' })
    await list.find('[role="listbox"]').trigger('keydown', { key: 'End' })
    expect(stops()).toHaveLength(1)
    expect(document.activeElement?.getAttribute('data-day')).toBe('2026-09-14')
    expect(list.emitted('read')?.at(-1)).toMatchObject([{ analyte: 'alt', text: '98' }])
    await list.find('[role="listbox"]').trigger('keydown', { key: 'Enter' })
    expect(list.emitted('open')).toMatchObject([[{ analyte: 'alt', text: '98' }]])
  })
})

describe('the arrow keys', () => {
  const points = made('overdue').series.flatMap((one) => one.points)
  const at = (analyte: string, on: string) =>
    points.findIndex((point) => point.analyte === analyte && point.day === on)

  test('right and left keep the analyte and stop at its ends', () => {
    expect(nextPoint(points, at('alt', '2026-07-18'), 'ArrowRight')).toBe(at('alt', '2026-08-22'))
    expect(nextPoint(points, at('alt', '2026-07-18'), 'ArrowLeft')).toBeUndefined()
    expect(nextPoint(points, at('alt', '2026-09-14'), 'ArrowRight')).toBeUndefined()
  })

  test('up and down keep the day', () => {
    expect(nextPoint(points, at('alt', '2026-08-22'), 'ArrowDown')).toBe(at('ggt', '2026-08-22'))
    expect(nextPoint(points, at('alt', '2026-08-22'), 'ArrowUp')).toBe(at('ast', '2026-08-22'))
    expect(nextPoint(points, at('ast', '2026-08-22'), 'ArrowUp')).toBeUndefined()
  })

  test('other keys lead nowhere', () => {
    expect(nextPoint(points, 0, 'x')).toBeUndefined()
  })
})
