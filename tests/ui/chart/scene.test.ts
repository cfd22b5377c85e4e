import { describe, expect, test } from 'vitest'
import type { Group } from '@/domain/analyte'
import { dayNumber } from '@/domain/day'
import type { Language } from '@/domain/language'
import { timeline, type Timeline, type TimelineMode } from '@/domain/timeline'
import { axisDays } from '@/ui/chart/axisDays'
import { chartMarks } from '@/ui/chart/chartMarks'
import { frameOf, pointPlace, sceneOf, type Frame, type Scene, type SceneText } from '@/ui/chart/scene'
import { hatch } from '@/ui/chart/scene/hatch'
import { pushedApart } from '@/ui/chart/scene/sideLabels'
import { textWidth } from '@/ui/chart/scene/textWidth'
import { axisNumber, axisTicks, dateTicks } from '@/ui/chart/scene/ticks'
import { chartWords } from '@/words/chart'
import { EXAMPLES } from '../../gallery/examples'
import { chartInput } from '../../gallery/judging'

const PARTS = { liver: { weeks: true }, lipids: { lanes: true, dates: true } } as const
const SIZES = {
  screen: [1000, { liver: 168, lipids: 196 }],
  paper: [703, { liver: 186, lipids: 212 }],
} as const

function made(
  id: string,
  group: Group,
  mode: TimelineMode = 'raw',
  period: 'course' | 'all' = 'course',
): Timeline {
  const example = EXAMPLES.find((one) => one.id === id)
  if (!example) throw new Error(`no example: ${id}`)
  const { input, dueAfter } = chartInput(example)
  return timeline({ ...input, group, mode, period, dueAfter: dueAfter[group] })
}

function scene(of: Timeline, size: keyof typeof SIZES, language: Language): { scene: Scene; frame: Frame } {
  const [width, heights] = SIZES[size]
  const parts = PARTS[of.group]
  const frame = frameOf(of, width, heights[of.group], parts)
  return {
    frame,
    scene: sceneOf(of, frame, parts, {
      words: chartWords[language],
      language,
      days: axisDays('iso', language),
    }),
  }
}

function textsOf({ under, over }: Scene): SceneText[] {
  return [...under, ...over].filter((item) => item.kind === 'text')
}

function boxOf({ x, y, text, size, anchor }: SceneText) {
  const width = textWidth(text, size) * 0.9
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, right: left + width, top: y - size / 2, bottom: y + size / 2, text }
}

const STATES = EXAMPLES.flatMap(({ id }) =>
  (['liver', 'lipids'] as const).flatMap((group) =>
    (['raw', 'uln'] as const).flatMap((mode) =>
      (['course', 'all'] as const).map((period) => ({ id, group, mode, period })),
    ),
  ),
)

describe.each(STATES)('$id, $group, $mode, $period', ({ id, group, mode, period }) => {
  const chart = made(id, group, mode, period)

  test.each(['screen', 'paper'] as const)(
    'on %s no text lies on another or outside the chart, in either language',
    (size) => {
      for (const language of ['ja', 'en'] as const) {
        const { scene: drawn, frame } = scene(chart, size, language)
        const boxes = textsOf(drawn).map(boxOf)
        const overlaps = boxes.flatMap((one, at) =>
          boxes
            .slice(at + 1)
            .filter(
              (other) =>
                one.left < other.right &&
                other.left < one.right &&
                one.top + 1 < other.bottom &&
                other.top + 1 < one.bottom,
            )
            .map((other) => `${one.text} × ${other.text}`),
        )
        expect(overlaps).toEqual([])
        expect(
          boxes.filter((box) => box.left < -2 || box.right > frame.width + 2).map((box) => box.text),
        ).toEqual([])
      }
    },
  )

  test('every point is drawn once, at its day and value', () => {
    const { scene: drawn, frame } = scene(chart, 'screen', 'ja')
    const points = chart.series.flatMap((one) =>
      one.points.map((point) => pointPlace(point, one.axis, frame)),
    )
    const shapes = drawn.over.filter((item) => item.kind === 'shape' && item.x <= frame.right)
    expect(shapes).toHaveLength(points.length)
    for (const { x, y } of points) {
      expect(shapes.some((shape) => shape.kind === 'shape' && shape.x === x && shape.y === y)).toBe(true)
      expect(x).toBeGreaterThanOrEqual(frame.left)
      expect(x).toBeLessThanOrEqual(frame.right)
      expect(y).toBeGreaterThanOrEqual(frame.top)
      expect(y).toBeLessThanOrEqual(frame.foot)
    }
  })
})

test('both charts of a patient have the same days at the same places', () => {
  const liver = frameOf(made('overdue', 'liver'), 1000, 168, PARTS.liver)
  const lipids = frameOf(made('overdue', 'lipids'), 1000, 196, PARTS.lipids)
  for (const offset of [0, 10, 100]) {
    const x = made('overdue', 'liver').span.from + offset
    expect(lipids.x(x)).toBe(liver.x(x))
    expect(liver.dayAt(liver.x(x))).toBeCloseTo(x)
  }
})

test('a line is lifted where nothing was measured: each run is a line of its own', () => {
  const chart = made('on-hold', 'liver')
  const { scene: drawn } = scene(chart, 'screen', 'ja')
  const alt = drawn.lines[chart.series.findIndex((one) => one.analyte === 'alt')]
  const lifts = alt?.points.filter((value) => Number.isNaN(value)).length ?? 0
  expect(lifts / 2).toBe(chart.series.find((one) => one.analyte === 'alt')?.segments.length)
})

test('a hatch is made of lines that end at the edges of its box', () => {
  const box = { x: 100, y: 20, width: 50, height: 30 }
  for (const slant of ['rising', 'falling'] as const) {
    const { points } = hatch(box, slant, 6, '--late')
    expect(points.length).toBeGreaterThan(20)
    for (let at = 0; at < points.length; at += 2) {
      const [x, y] = [points[at] ?? NaN, points[at + 1] ?? NaN]
      if (Number.isNaN(x)) continue
      expect(x).toBeGreaterThanOrEqual(100)
      expect(x).toBeLessThanOrEqual(150)
      expect(y).toBeGreaterThanOrEqual(20)
      expect(y).toBeLessThanOrEqual(50)
    }
  }
})

describe('labels at the side', () => {
  test('stay where they belong while there is room', () => {
    expect(pushedApart([10, 40, 80], 0, 100)).toEqual([10, 40, 80])
  })

  test('move apart by a line of text to both sides, and back from the edges', () => {
    expect(pushedApart([50, 51, 52], 0, 100)).toEqual([39, 51, 63])
    expect(pushedApart([98, 99, 100], 0, 100)).toEqual([76, 88, 100])
    expect(pushedApart([1, 2, 80], 0, 100)).toEqual([0, 12, 80])
  })
})

describe('the ticks', () => {
  test('are first days of months, or Mondays while whole days have room', () => {
    const span = { from: 20454, to: 20454 + 300 }
    expect(dateTicks(span, 800, { day: 60, month: 40 }).map((tick) => tick.day.slice(8))).toEqual(
      Array(10).fill('01'),
    )
    const short = dateTicks({ from: 20454, to: 20454 + 60 }, 800, { day: 60, month: 40 })
    expect(short.every((tick) => (tick.x + 3) % 7 === 0)).toBe(true)
  })

  test('of a value axis begin at zero and carry the figures of their step', () => {
    expect(axisTicks({ unit: '', min: 0, max: 1.6, step: 0.5 })).toEqual([0, 0.5, 1, 1.5])
    expect([axisNumber(0.5, 0.5), axisNumber(0.75, 0.25), axisNumber(2.5, 2.5), axisNumber(50, 25)]).toEqual([
      '0.5',
      '0.75',
      '2.5',
      '50',
    ])
  })
})

describe('an earlier course, whose axis ends before today', () => {
  const example = EXAMPLES.find(({ id }) => id === 'forty')
  if (!example) throw new Error('no example: forty')
  const { input } = chartInput(example)
  const [earlier] = example.patient.courses
  if (!earlier) throw new Error('no course')

  test.each(['liver', 'lipids'] as const)('draws nothing of the %s beside the plot for today', (group) => {
    const of = timeline({ ...input, course: earlier, isCurrent: false, group, mode: 'raw' })
    expect(dayNumber(of.today)).toBeGreaterThan(of.span.to)
    const { scene: drawn, frame } = scene(of, 'screen', 'ja')
    const upright = [...drawn.under, ...drawn.over].filter(
      (item) => item.kind === 'line' && item.points[0] === item.points[2],
    )
    expect(upright.filter((item) => item.kind === 'line' && (item.points[0] ?? 0) > frame.right)).toEqual([])
    expect(textsOf(drawn).map(({ text }) => text)).not.toContain(chartWords.ja.today)
    expect(chartMarks(of, 'ja', (day) => day).map(({ mark }) => mark)).not.toContain('today')
  })

  test('the current course has its today', () => {
    const of = timeline({ ...input, group: 'liver', mode: 'raw' })
    expect(textsOf(scene(of, 'screen', 'ja').scene).map(({ text }) => text)).toContain(chartWords.ja.today)
    expect(chartMarks(of, 'ja', (day) => day).map(({ mark }) => mark)).toContain('today')
  })
})

describe('what stands beside the plot', () => {
  const namesOf = (id: string, group: Group, language: Language): string[] =>
    textsOf(scene(made(id, group), 'screen', language).scene).map(({ text }) => text)

  test('every analyte is named with its newest value, however long its name and flag are', () => {
    for (const language of ['ja', 'en'] as const) {
      expect(namesOf('severe', 'lipids', language).some((text) => text.startsWith('non-HDL 180'))).toBe(true)
    }
  })

  test('the baseline in focus is named with the values expected around it, or alone where none may be', () => {
    expect(namesOf('overdue', 'liver', 'ja')).toContain('開始前 15 (11–21)')
    expect(namesOf('overdue', 'liver', 'en')).toContain('Base 15 (11–21)')
    expect(namesOf('overdue', 'lipids', 'ja')).toContain('開始前 74')
  })
})

describe('names in the plot', () => {
  const textsIn = (id: string, group: Group): string[] =>
    textsOf(scene(made(id, group), 'screen', 'ja').scene).map(({ text }) => text)

  test('a missed draw is named by the day on which it had been due, a late one by its days', () => {
    expect(textsIn('on-hold', 'liver')).toEqual(expect.arrayContaining(['採血なし (期限 06-20)', '5日遅れ']))
  })

  test('another laboratory and words in place of a number stand at the foot', () => {
    expect(textsIn('text', 'liver')).toEqual(expect.arrayContaining(['⫽ 検査所変更', '溶血', '結果待ち']))
  })
})

test('as multiples of few draws, every value is written beside its point; of many, the list says which came first', () => {
  for (const [id, isAll] of [
    ['overdue', true],
    ['often', false],
  ] as const) {
    const of = made(id, 'liver', 'uln')
    const { values } = scene(of, 'screen', 'ja').scene
    expect(values.shown === values.asked).toBe(isAll)
    const said = chartMarks(of, 'ja', (day) => day, values).filter(({ mark }) => mark === 'values')
    expect(said).toHaveLength(isAll ? 0 : 1)
  }
})
