import { describe, expect, test } from 'vitest'
import { day, dayNumber } from '@/domain/day'
import { timeline } from '@/domain/timeline'
import { overlay } from '@/domain/timeline/overlay'
import { courseStyle, overlayScene } from '@/ui/charted/overlayScene'
import type { SceneText } from '@/ui/chart/scene'
import { textBox } from '@/ui/chart/scene'
import { overlap } from '@/ui/chart/scene/room'
import { chartWords } from '@/words/chart'
import { chartInput } from '../../gallery/judging'
import { aPatient, wandering } from '../../gallery/patients'

const TODAY = '2026-11-22'
const SIZE = { width: 1300, height: 430 }
const TEXTS = {
  language: 'en' as const,
  words: chartWords.en,
  course: (count: number) => `Course ${count}`,
  week: (week: number) => `wk ${week}`,
  name: (one: { name: { en: string } }) => one.name.en,
}

type Given = NonNullable<Parameters<typeof aPatient>[0]>

const TWO_COURSES: Given['courses'] = [
  { start: '2025-02-03', weeks: 16, end: '2025-05-25', doses: [['2025-02-03', 20]] },
  { start: '2026-05-11', weeks: 36, doses: [['2026-05-11', 20]] },
]
const DRAWS_OF_FIRST: NonNullable<Given['draws']> = [
  { on: '2025-01-27', values: { alt: '14' } },
  { on: '2025-03-24', values: { alt: '31' } },
]

const twice = aPatient({
  number: '00903',
  courses: TWO_COURSES,
  draws: [
    ...DRAWS_OF_FIRST,
    { on: '2026-05-04', values: { alt: '15' } },
    { on: '2026-07-06', values: { alt: '160' } },
    { on: '2026-10-05', values: { alt: '溶血' } },
  ],
})

const often = aPatient({
  number: '00904',
  courses: [
    { start: '2024-02-05', weeks: 52, end: '2025-01-20', doses: [['2024-02-05', 20]] },
    { start: '2026-01-12', weeks: 52, doses: [['2026-01-12', 20]] },
  ],
  draws: [
    ...wandering('2024-01-29', 20, 16, { alt: 30, ast: 25 }),
    ...wandering('2026-01-05', 20, 16, { alt: 34, ast: 28 }),
  ],
})

/** Another laboratory each time, so that no line joins the points of the second course. */
const elsewhere = aPatient({
  number: '00906',
  courses: TWO_COURSES,
  draws: [
    ...DRAWS_OF_FIRST,
    { on: '2026-05-04', values: { alt: '15' }, lab: 'BML' },
    { on: '2026-07-06', values: { alt: '160' }, lab: 'SRL' },
    { on: '2026-09-07', values: { alt: '90' }, lab: 'BML' },
  ],
})

function drawn(patient: typeof twice) {
  const { input } = chartInput({ patient, today: TODAY })
  const laid = overlay(
    patient.courses.map((course, at) => ({
      id: course.id,
      count: at + 1,
      start: course.start ?? day(TODAY),
      timeline: timeline({
        ...input,
        course,
        isCurrent: at === patient.courses.length - 1,
        group: 'liver',
        mode: 'raw',
        shown: ['alt', 'ast'],
        focus: 'alt',
      }),
    })),
  )
  if (!laid) throw new Error('nothing was laid over each other')
  return { laid, ...overlayScene(laid, SIZE.width, SIZE.height, TEXTS) }
}

describe('courses over each other, as drawn', () => {
  test('points a week apart stand the same way apart in every course, and equal values at one height', () => {
    const { places } = drawn(twice)
    const at = (course: number, text: string) => {
      const found = places.find((each) => each.course.count === course && each.point.text === text)
      if (!found) throw new Error(`not drawn: ${text}`)
      return found.place
    }
    const perDay = (at(1, '31').x - at(1, '14').x) / 56
    expect((at(2, '160').x - at(2, '15').x) / 63).toBeCloseTo(perDay, 6)
    expect(at(1, '14').x).toBeCloseTo(at(2, '15').x, 6)
    expect(at(1, '14').y).toBeGreaterThan(at(2, '15').y)
    expect((at(1, '14').y - at(1, '31').y) / 17).toBeCloseTo((at(2, '15').y - at(2, '160').y) / 145, 6)
  })

  test('every result is in the list that is read, in its course and once; words stand at the foot', () => {
    const { places, laid } = drawn(twice)
    expect(places.map(({ course, point }) => [course.count, point.day, point.text])).toEqual([
      [1, '2025-01-27', '14'],
      [1, '2025-03-24', '31'],
      [2, '2026-05-04', '15'],
      [2, '2026-07-06', '160'],
      [2, '2026-10-05', '溶血'],
    ])
    for (const { course, point } of places)
      expect(point.x).toBe(dayNumber(point.day) - dayNumber(course.start))
    const lowest = Math.max(...places.map(({ place }) => place.y))
    expect(places.find(({ point }) => point.text === '溶血')?.place.y).toBe(lowest)
    expect(laid.courses).toHaveLength(2)
  })

  test('courses are told apart without colour: the newest is plain and thick, each earlier one has its own dash', () => {
    const styles = [0, 1, 2, 3].map(courseStyle)
    expect(styles[0]).toMatchObject({ dash: [] })
    expect(new Set(styles.map(({ dash }) => dash.join(' '))).size).toBe(4)
    expect(styles[0]!.width).toBeGreaterThan(styles[1]!.width)
  })

  test('each line ends in its course, name and last value, and the axis says its unit', () => {
    const texts = drawn(twice).items.flatMap((item) => (item.kind === 'text' ? [item.text] : []))
    expect(texts).toEqual(
      expect.arrayContaining(['Course 1 ALT 31', 'Course 2 ALT 160', '3×ULN 69', 'ULN 23', 'U/L']),
    )
  })

  test('a point that no line comes to says which course it belongs to', () => {
    const texts = drawn(elsewhere).items.flatMap((item) => (item.kind === 'text' ? [item.text] : []))
    expect(texts.filter((text) => text.includes(': '))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Course 2: 160/), 'Course 2: 90', 'Course 2: 15']),
    )
    expect(texts).toContain('31')
    const joined = drawn(twice).items.flatMap((item) => (item.kind === 'text' ? [item.text] : []))
    expect(joined.filter((text) => text.includes(': '))).toEqual([])
  })

  test('the limits of the newest course are named, though an earlier one lasted longer', () => {
    const short = aPatient({
      number: '00905',
      courses: [
        { start: '2025-02-03', weeks: 40, end: '2025-11-09', doses: [['2025-02-03', 20]] },
        { start: '2026-10-12', weeks: 16, doses: [['2026-10-12', 20]] },
      ],
      draws: [
        { on: '2025-01-27', values: { alt: '14' } },
        { on: '2025-10-27', values: { alt: '21' } },
        { on: '2026-10-05', values: { alt: '15' } },
        { on: '2026-11-16', values: { alt: '50' } },
      ],
    })
    const { items, laid } = drawn(short)
    expect(laid.span.to).toBeGreaterThan(laid.courses[1]?.timeline.span.to ?? Infinity)
    const texts = items.flatMap((item) => (item.kind === 'text' ? [item.text] : []))
    expect(texts).toEqual(expect.arrayContaining(['2×ULN 46', 'ULN 23', 'LLN 7']))
  })

  test.each([
    ['three and two draws', twice],
    ['twenty draws each', often],
    ['points that no line joins', elsewhere],
  ])('values stand beside their points and no text lies on another: %s', (_, patient) => {
    const { items } = drawn(patient)
    const texts = items.filter((item): item is SceneText => item.kind === 'text')
    expect(texts.filter(({ rim }) => rim).length).toBeGreaterThanOrEqual(3)
    const boxes = texts.map((text) => ({ text: text.text, box: textBox(text) }))
    for (const [at, one] of boxes.entries()) {
      for (const other of boxes.slice(at + 1)) {
        expect(overlap(one.box, other.box), `${one.text} on ${other.text}`).toBe(false)
      }
    }
  })
})
