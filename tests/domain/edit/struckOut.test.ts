import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { withCourse, withCourseStruckOut } from '@/domain/edit/course/courses'
import { withDraw } from '@/domain/edit/draw/draws'
import { withDrawStruckOut } from '@/domain/edit/draw/results'
import { unreviewedDraws } from '@/domain/review/unreviewedDraws'
import { factsOf } from '@/domain/factsOf'
import { flagChangeCounter, judgedResults, worstFlag } from '@/domain/interpret'
import { mergePatient } from '@/domain/merge'
import { OverviewScan } from '@/domain/overview/scan'
import { parseValue } from '@/domain/parseValue'
import type { Patient } from '@/domain/patient'
import { resultTable, sheet } from '@/domain/sheet'
import { standing } from '@/domain/standing'
import { timeline } from '@/domain/timeline'
import { verdict } from '@/domain/verdict'
import { worklistRow } from '@/domain/worklist'
import { makeResultsCsv } from '@/formats/resultsCsv'
import { ANALYTES } from '@/tables/analytes'
import { VARIATION } from '@/tables/biologicalVariation'
import { sourceById } from '@/tables/sources'
import { chartInput, judging, rules } from '../../gallery/judging'
import { aCourse, aDraw, aPatient, aRow, aWriter, changed, refused } from './builders'

const TODAY = day('2026-11-22')
const writer = aWriter()
const STRUCK = { at: '2026-11-22T09:14', by: '看護師A', reason: '別の患者の記録' }

const right = aCourse({ doses: [{ from: day('2026-04-10'), mgPerDay: 20 }] })
const wrong = aCourse({
  id: 'c2',
  start: day('2026-09-20'),
  doses: [{ from: day('2026-09-20'), mgPerDay: 40 }],
})
const drawsOfHers = [
  aDraw('2026-04-02', { alt: '20', tg: '90' }),
  aDraw('2026-06-02', { alt: '30', tg: '100' }),
]
const notHers = aDraw(
  '2026-11-10',
  { alt: '980', tg: '900' },
  {
    reviews: [{ id: 'v', day: day('2026-11-12'), by: '医師', recheck: day('2026-11-30') }],
    marks: ['hemolysis'],
  },
)
/** Seen by nobody. */
const notHersEither = aDraw('2026-11-15', { ast: '400' })
const clean = aPatient({ courses: [{ ...right, end: day('2026-08-20') }], draws: drawsOfHers })
const mistaken = aPatient({
  courses: [{ ...right, end: day('2026-08-20') }, wrong],
  draws: [...drawsOfHers, notHers, notHersEither],
})
/** Struck out by hand, results and all, and as a file may bring it: the draw alone. */
const struckByHand = [notHers, notHersEither].reduce(
  (patient, { id }) => changed(withDrawStruckOut(patient, id, STRUCK.reason, writer)),
  changed(withCourseStruckOut(mistaken, 'c2', STRUCK.reason, writer)),
)
const struckInFile: Patient = {
  ...mistaken,
  courses: mistaken.courses.map((course) => (course.id === 'c2' ? { ...course, struckOut: STRUCK } : course)),
  draws: mistaken.draws.map((draw) => (drawsOfHers.includes(draw) ? draw : { ...draw, struckOut: STRUCK })),
}

/** Everything that is judged, listed, charted and printed of somebody. */
function everything(patient: Patient) {
  const facts = factsOf(patient)
  const answer = verdict(facts, rules, TODAY)
  const { input, dueAfter } = chartInput({ patient, today: '2026-11-22' })
  const scan = new OverviewScan(judging, TODAY)
  scan.add(patient)
  const stricter = flagChangeCounter(judging, { ...judging, labRanges: new Map() }, TODAY)
  stricter.add(patient)
  return {
    facts,
    answer,
    worst: worstFlag(facts, judging, TODAY),
    row: worklistRow(facts, answer, worstFlag(facts, judging, TODAY), TODAY),
    charts: (['liver', 'lipids'] as const).map((group) =>
      timeline({ ...input, group, mode: 'raw', period: 'all', dueAfter: dueAfter[group] }),
    ),
    judged: judgedResults(patient, judging),
    unreviewed: unreviewedDraws(patient, TODAY),
    overview: scan.done(),
    examined: stricter.changed(),
    table: resultTable({ patient, rules: judging, catalogue: ANALYTES, variation: VARIATION }),
    paper: {
      ...sheet({
        patient,
        facts,
        verdict: answer,
        today: TODAY,
        rules: judging,
        catalogue: ANALYTES,
        variation: VARIATION,
        sourceOf: sourceById,
      }),
      patient: undefined,
    },
  }
}

async function csvOf(patient: Patient): Promise<string> {
  let text = ''
  for await (const piece of makeResultsCsv([[patient]], 'ja')) text += piece
  return text
}

describe('a course and a draw that were struck out as a whole', () => {
  test('count for nothing: verdict, flags, charts, sheet, list, overview and CSV are as without them', async () => {
    const without = everything(clean)
    for (const patient of [struckByHand, struckInFile]) {
      expect(everything(patient)).toEqual(without)
      expect(await csvOf(patient)).toBe(await csvOf(clean))
    }
    // What was struck out would have told in each of them.
    const before = everything(mistaken)
    for (const key of Object.keys(without) as (keyof typeof without)[])
      expect(before[key]).not.toEqual(without[key])
  })

  test('stay in the record with who, when and why', () => {
    expect(struckByHand.courses.find(({ id }) => id === 'c2')).toEqual({ ...wrong, struckOut: STRUCK })
    const draw = struckByHand.draws.find(({ id }) => id === notHers.id)
    expect(draw).toMatchObject({ struckOut: STRUCK, reviews: notHers.reviews })
    expect(draw?.results.map(({ status, value }) => [status, value?.text])).toEqual([
      ['entered-in-error', '980'],
      ['entered-in-error', '900'],
    ])
  })

  test('are struck out once, and with a reason', () => {
    expect(refused(withCourseStruckOut(mistaken, 'c2', '', writer)).field).toBe('strike-reason')
    expect(refused(withCourseStruckOut(mistaken, 'c2', undefined, writer)).field).toBe('strike-reason')
    const later = aWriter('2026-12-01')
    expect(changed(withCourseStruckOut(struckByHand, 'c2', '別の理由', later))).toBe(struckByHand)
    expect(changed(withDrawStruckOut(struckByHand, notHers.id, '別の理由', later))).toEqual(struckByHand)
  })

  test('leave room: another course may hold the same days, and the same day takes another draw', () => {
    const again = changed(withCourse(struckByHand, { start: day('2026-09-20') }, writer))
    expect(standing(again).courses).toHaveLength(2)
    expect(again.courses).toHaveLength(3)
    const drawn = changed(withDraw(struckByHand, aRow('2026-11-10', { alt: '25' }), writer))
    expect(
      standing(drawn)
        .draws.at(-1)
        ?.results.map(({ value }) => value?.text),
    ).toEqual(['25'])
    expect(drawn.draws.find(({ id }) => id === notHers.id)).toEqual(
      struckByHand.draws.find(({ id }) => id === notHers.id),
    )
  })

  test('leave a record as it is where nothing was struck out', () => {
    expect(standing(mistaken)).toBe(mistaken)
    expect(standing(struckByHand).draws).toHaveLength(2)
  })
})

describe('an import into a record with a draw that was struck out', () => {
  function taken(patient: Patient, text: string): Patient {
    const parsed = parseValue(text)
    if (!parsed || 'pending' in parsed) throw new Error(`no value: ${text}`)
    let last = 0
    return mergePatient(
      patient,
      '00142',
      {
        people: [],
        results: [
          {
            number: '00142',
            day: day('2026-11-10'),
            analyte: 'alt',
            status: 'final',
            value: parsed.value,
            unit: 'U/L',
            file: 0,
            line: 2,
            column: 4,
          },
        ],
      },
      {
        at: '2026-11-22T09:30:00',
        by: '佐伯',
        today: TODAY,
        importId: 'i',
        newId: () => `n${(last += 1)}`,
        choiceOf: () => undefined,
      },
    ).patient
  }

  test('does not bring back what was struck out', () => {
    expect(standing(taken(struckByHand, '980')).draws).toHaveLength(2)
  })

  test('puts another value of that day into a draw of its own', () => {
    const live = standing(taken(struckByHand, '25')).draws
    expect(live.at(-1)).toMatchObject({ day: '2026-11-10', results: [{ value: { text: '25' } }] })
  })
})
