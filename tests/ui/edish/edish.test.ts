import { mount } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { computed, ref } from 'vue'
import { day } from '@/domain/day'
import type { Language } from '@/domain/language'
import { EdishGathering, type EdishPoint, type EdishSpot } from '@/domain/overview'
import EdishList from '@/ui/edish/EdishList.vue'
import { edishFrame } from '@/ui/edish/frame'
import { nextSpot } from '@/ui/edish/nextSpot'
import { edishGround, edishPoints } from '@/ui/edish/scene'
import { surroundingsKey } from '@/ui/surroundings'
import { overviewWords } from '@/words/overview'

function spot(
  alt: string,
  altTimes: number,
  tbil: string,
  tbilTimes: number,
  quadrant: EdishSpot['quadrant'],
): EdishSpot {
  const value = (text: string, multiple: number) => ({
    text,
    multiple,
    day: day('2026-10-01'),
    ...(text.startsWith('>')
      ? { comparator: '>' as const }
      : text.startsWith('<')
        ? { comparator: '<' as const }
        : {}),
  })
  return { quadrant, alt: value(alt, altTimes), tbil: value(tbil, tbilTimes), unscaled: 0 }
}

/** Two outside and two inside, and one with a bound on each axis. */
function aField(most?: number) {
  const gathering = new EdishGathering(most)
  gathering.add({ id: 'a', number: '00001' }, spot('98', 4.26, '0.6', 0.4, 'temple'))
  gathering.add({ id: 'b', number: '00002' }, spot('>1000', 43.48, '3.2', 2.13, 'hys-law'))
  gathering.add({ id: 'c', number: '00003' }, spot('20', 0.87, '0.9', 0.6, 'normal'))
  gathering.add({ id: 'd', number: '00004' }, spot('22', 0.96, '<0.4', 0.27, 'normal'))
  return gathering.field()
}

function listOf(language: Language = 'ja', most?: number) {
  const field = aField(most)
  return mount(EdishList, {
    props: { field, frame: edishFrame(field, 700, 400) },
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

describe('the list that the plot is read from', () => {
  test('holds one entry for each point, gravest first, with its place and its bounds', () => {
    const points = listOf().findAll('[data-point]')
    expect(points.map((one) => one.attributes('data-patient-number'))).toEqual([
      '00002',
      '00001',
      '00004',
      '00003',
    ])
    expect(points[0]?.attributes()).toMatchObject({
      'data-quadrant': 'hys-law',
      'data-shape': 'hexagon',
      'data-x': '43.48',
      'data-y': '2.13',
      'data-x-arrow': 'up',
    })
    expect(points[0]?.attributes('data-y-arrow')).toBeUndefined()
    expect(points[2]?.attributes('data-y-arrow')).toBe('down')
  })

  test('reads a point aloud with both values, their days and the quadrant', () => {
    expect(listOf('ja').findAll('[data-point]')[1]?.text()).toBe(
      '00001、ALT 98(4.26×ULN、2026-10-01)、T-Bil 0.6(0.4×ULN、2026-10-01)、Temple’s corollary(ALTのみ高値)',
    )
    expect(listOf('en').findAll('[data-point]')[0]?.text()).toBe(
      '00002, ALT >1000 (>43.5×ULN, 2026-10-01), T-Bil 3.2 (2.13×ULN, 2026-10-01), Possible Hy’s law range',
    )
  })

  test('arrow keys lead from point to point, and one of them alone can be reached by Tab', async () => {
    const list = listOf()
    const points = list.findAll('[data-point]')
    expect(points.filter((one) => one.attributes('tabindex') === '0')).toHaveLength(1)
    await points[0]?.trigger('focus')
    await list.find('[role="listbox"]').trigger('keydown', { key: 'ArrowLeft' })
    expect(list.find('[tabindex="0"]').attributes('data-patient-number')).toBe('00001')
    expect((list.emitted('read')?.at(-1)?.[0] as EdishPoint | undefined)?.id).toBe('a')
  })

  test('holds the cuts, and those that are counted together', () => {
    const list = listOf('en', 2)
    expect(list.findAll('[data-mark="cut"]').map((one) => one.attributes('data-at'))).toEqual(['3', '2'])
    const bins = list.findAll('[data-mark="bin"]')
    expect(bins.reduce((sum, one) => sum + Number(one.attributes('data-count')), 0)).toBe(2)
    expect(list.findAll('[data-point]')).toHaveLength(2)
  })
})

describe('the keys', () => {
  const { points } = aField()
  const from = (number: string, key: string) =>
    points[
      nextSpot(
        points,
        points.findIndex((one) => one.number === number),
        key,
      ) ?? -1
    ]?.number

  test('right and left go by ALT, up and down by bilirubin', () => {
    expect([from('00003', 'ArrowRight'), from('00004', 'ArrowRight'), from('00001', 'ArrowLeft')]).toEqual([
      '00004',
      '00001',
      '00004',
    ])
    expect([from('00004', 'ArrowUp'), from('00003', 'ArrowUp'), from('00001', 'ArrowDown')]).toEqual([
      '00001',
      '00002',
      '00004',
    ])
  })

  test('Home and End go to the gravest and the last; at the edge nothing happens', () => {
    expect([from('00003', 'Home'), from('00002', 'End')]).toEqual(['00002', '00003'])
    expect([from('00002', 'ArrowRight'), from('00003', 'ArrowLeft'), from('00003', 'x')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  test('points of one height are all reached', () => {
    const gathering = new EdishGathering()
    for (const number of ['1', '2', '3'])
      gathering.add({ id: number, number }, spot('30', 1, '0.6', 0.4, 'normal'))
    const same = gathering.field().points
    expect([
      nextSpot(same, 0, 'ArrowRight'),
      nextSpot(same, 1, 'ArrowRight'),
      nextSpot(same, 2, 'ArrowRight'),
    ]).toEqual([1, 2, undefined])
  })
})

describe('the plot', () => {
  test('counts by logarithm: equal factors are equally far, and nothing falls out of it', () => {
    const frame = edishFrame(aField(), 700, 400)
    expect(frame.x(10) - frame.x(1)).toBeCloseTo(frame.x(1) - frame.x(0.1))
    expect([frame.x(0), frame.x(1e9)]).toEqual([frame.left, frame.right])
    expect(frame.xTicks.at(-1)).toBe(50)
    expect(frame.yTicks.at(-1)).toBe(10)
  })

  test('draws an arrow from each bound, and a shape of its own for each quadrant', () => {
    const items = edishPoints(aField(), edishFrame(aField(), 700, 400))
    expect(items.filter(({ kind }) => kind === 'line')).toHaveLength(2)
    expect(items.flatMap((item) => (item.kind === 'shape' ? [item.shape] : []))).toEqual([
      'ring',
      'ring',
      'square',
      'hexagon',
    ])
  })

  test('names every quadrant with its count, also where there is little room', () => {
    for (const width of [300, 700]) {
      const field = aField()
      const texts = edishGround(field, edishFrame(field, width, 400), overviewWords.ja).flatMap((item) =>
        item.kind === 'text' ? [item.text] : [],
      )
      expect(texts.filter((text) => text.endsWith('名'))).toHaveLength(4)
      expect(texts.some((text) => text.startsWith('Hy の法則') && text.endsWith('1名'))).toBe(true)
    }
  })
})
