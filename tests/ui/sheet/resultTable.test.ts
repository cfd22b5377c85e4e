import { mount } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { resultTable } from '@/domain/sheet'
import { ANALYTES } from '@/tables/analytes'
import ResultTable from '@/ui/sheet/ResultTable.vue'
import { EXAMPLES } from '../../gallery/examples'
import { judging } from '../../gallery/judging'

function tableOf(id: string, openable = false) {
  const example = EXAMPLES.find((one) => one.id === id)
  if (!example) throw new Error(`no example: ${id}`)
  const { patient } = example
  const [course] = patient.courses
  const table = resultTable({ patient, rules: judging, catalogue: ANALYTES, ...(course ? { course } : {}) })
  return mount(ResultTable, { props: { table, openable } })
}

describe('a cell of the result table', () => {
  test('states everything about its result for tests and integrators', () => {
    const cell = tableOf('overdue').find('[data-analyte="alt"][data-drawn="2026-09-14"]')
    expect(cell.attributes()).toMatchObject({
      'data-testid': 'result-cell',
      'data-flag': 'stop',
      'data-because': '',
      'data-value': '98',
      'data-comparator': '',
      'data-number': '98',
      'data-unit': 'U/L',
      'data-uln-multiple': '4.2609',
      'data-limit': 'clinic-default@1:alt:stop',
      'data-range-source': 'jccls',
      'data-range-low': '7',
      'data-range-high': '23',
      'data-trend': 'still',
      'data-status': 'final',
      'data-grade': '',
    })
  })

  test('shows the value, its flag in words, and the change', () => {
    const cell = tableOf('overdue').find('[data-analyte="alt"][data-drawn="2026-09-14"]')
    expect(cell.text()).toContain('98')
    expect(cell.text()).toContain('高度')
    expect(cell.text()).toContain('+67')
    expect(cell.find('svg').exists()).toBe(true)
  })

  test('shows words and bounds as received, a pending order as such', () => {
    const table = tableOf('text')
    expect(table.find('[data-analyte="alt"][data-drawn="2026-06-20"]').attributes()).toMatchObject({
      'data-value': '溶血',
      'data-number': '',
      'data-flag': 'not-judged',
      'data-because': 'text-only',
    })
    expect(table.find('[data-analyte="tg"][data-drawn="2026-05-01"]').attributes()).toMatchObject({
      'data-value': '>1000',
      'data-comparator': '>',
      'data-number': '1000',
      'data-flag': 'critical',
    })
    const pending = table.find('[data-analyte="alt"][data-drawn="2026-11-10"]')
    expect(pending.attributes()).toMatchObject({
      'data-status': 'pending',
      'data-value': '',
      'data-flag': '',
    })
    expect(pending.text()).toBe('未着')
  })

  test('opens its result, and a heading its draw', async () => {
    const table = tableOf('overdue', true)
    await table.find('[data-analyte="alt"][data-drawn="2026-09-14"] button').trigger('click')
    expect(table.emitted('open')).toEqual([['00142-2', '00142-2-alt']])
    await table.find('th[data-draw="2026-07-18"] button').trigger('click')
    expect(table.emitted('draw')).toEqual([['00142-0']])
  })
})
