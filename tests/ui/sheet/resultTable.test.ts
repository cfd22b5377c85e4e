import { mount } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { resultTable } from '@/domain/sheet'
import { ANALYTES } from '@/tables/analytes'
import { VARIATION } from '@/tables/biologicalVariation'
import ResultTable from '@/ui/sheet/ResultTable.vue'
import { EXAMPLES } from '../../gallery/examples'
import { judging } from '../../gallery/judging'

function tableOf(id: string, openable = false, more: { changes?: boolean; brief?: boolean } = {}) {
  const example = EXAMPLES.find((one) => one.id === id)
  if (!example) throw new Error(`no example: ${id}`)
  const { patient } = example
  const [course] = patient.courses
  const table = resultTable({
    patient,
    rules: judging,
    catalogue: ANALYTES,
    variation: VARIATION,
    ...(course ? { course } : {}),
  })
  return mount(ResultTable, { props: { table, openable, ...more } })
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

  test('on paper says the flag before the value while few draws leave it room, else under it', () => {
    const shownIn = (id: string, at: string) =>
      tableOf(id, false, { brief: true })
        .get(`[data-analyte="alt"][data-drawn="${at}"]`)
        .findAll('.word, .value, .remarks')
        .map((one) => one.text())
    expect(shownIn('overdue', '2026-09-14')).toEqual(['高度', '98'])
    const { draws } = EXAMPLES.find(({ id }) => id === 'wide')?.patient ?? { draws: [] }
    const flagged = draws.map(({ day }) => shownIn('wide', day)).find((texts) => texts.length > 1)
    expect(flagged?.[0]).toMatch(/^\d+$/)
    expect(flagged?.[1]).toMatch(/注意|要確認|高度/)
  })

  test('on paper stands under a whole day; where many draws are side by side, the year has a line of its own', () => {
    const lines = (id: string) =>
      tableOf(id, false, { brief: true })
        .findAll('th.draw')
        .map((heading) => heading.findAll('.day').map((line) => line.text()))
    expect(lines('overdue')).toEqual([['2026-07-18'], ['2026-08-22'], ['2026-09-14']])
    expect(lines('relapse')[0]).toEqual(['2025-', '05-26'])
  })

  test('opens its result, and a heading its draw', async () => {
    const table = tableOf('overdue', true)
    await table.find('[data-analyte="alt"][data-drawn="2026-09-14"] button').trigger('click')
    expect(table.emitted('open')).toEqual([['00142-2', '00142-2-alt']])
    await table.find('th[data-draw="2026-07-18"] button').trigger('click')
    expect(table.emitted('draw')).toEqual([['00142-0']])
  })
})

describe('the changes to a result', () => {
  test('are stated against the draw before and the baseline, with how they stand to the expected variation', () => {
    const table = tableOf('overdue')
    expect(table.find('[data-analyte="alt"][data-drawn="2026-09-14"]').attributes()).toMatchObject({
      'data-change-previous': '+67',
      'data-change-percent-previous': '+216.1',
      'data-change-baseline': '+83',
      'data-change-percent-baseline': '+553.3',
      'data-rcv-previous': 'beyond',
      'data-rcv-baseline': 'beyond',
      'data-rcv-because': '',
    })
    expect(table.find('[data-analyte="alp"][data-drawn="2026-09-14"]').attributes()).toMatchObject({
      'data-change-previous': '0',
      'data-rcv-previous': 'within',
    })
  })

  test('of triglycerides that were not drawn fasting are told, but not compared', () => {
    const attributes = tableOf('overdue').find('[data-analyte="tg"][data-drawn="2026-09-14"]').attributes()
    expect(attributes).toMatchObject({
      'data-rcv-previous': 'not-compared',
      'data-rcv-baseline': 'not-compared',
    })
    expect(attributes['data-change-previous']).toBe('+67')
    expect(attributes['data-rcv-because']).toBe('not-fasting not-fasting')
  })

  test('the first result has nothing to be compared with; words and orders say so', () => {
    const first = tableOf('overdue').find('[data-analyte="alt"][data-drawn="2026-07-18"]').attributes()
    expect([first['data-rcv-previous'], first['data-rcv-because']]).toEqual([
      'not-compared',
      'no-earlier no-earlier',
    ])
    const words = tableOf('text').find('[data-analyte="alt"][data-drawn="2026-06-20"]').attributes()
    expect(words['data-rcv-because']).toBe('text-only text-only')
    const pending = tableOf('text').find('[data-analyte="alt"][data-drawn="2026-11-10"]').attributes()
    expect([pending['data-rcv-previous'], pending['data-rcv-because']]).toEqual(['', ''])
  })

  test('stand in a column of their own for the newest number of each row', () => {
    const table = tableOf('overdue', false, { changes: true })
    const cell = table.find('[data-testid="change-cell"][data-analyte="alt"]')
    expect(cell.attributes()).toMatchObject({ 'data-newest': '2026-09-14', 'data-rcv-previous': 'beyond' })
    expect(table.findAll('[data-analyte="alt"][data-drawn="2026-09-14"]')).toHaveLength(1)
    expect(cell.text()).toContain('+67 (+216%) ↑↑')
    expect(cell.text()).toContain('+83 (+553%) ↑↑')
    expect(cell.text()).toContain('想定される変動を超える変化(RCV −27.2/+37.3%)')
    expect(table.find('[data-testid="change-cell"][data-analyte="tg"]').text()).toContain(
      '想定される変動とは比較していません',
    )
    expect(tableOf('overdue').find('[data-testid="change-cell"]').exists()).toBe(false)
  })

  test('on paper are one line', () => {
    const table = tableOf('overdue', false, { changes: true, brief: true })
    const cell = table.find('[data-testid="change-cell"][data-analyte="alt"]')
    expect(
      cell
        .text()
        .replace(/想定[^)]*\)/g, '')
        .replace(/\s/g, ''),
    ).toBe('+67↑↑/+83↑↑')
  })

  test('are no flag: they carry none of its colours', () => {
    const table = tableOf('overdue', false, { changes: true })
    const html = table.find('[data-testid="change-cell"][data-analyte="alt"]').html()
    expect(html).not.toMatch(/class="[^"]*\b(notice|caution|stop|critical)\b/)
  })
})
