import { beforeEach, describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { withDraw } from '@/domain/edit/draw/draws'
import { withEditedResult, withResultStruckOut } from '@/domain/edit/draw/results'
import { withReview } from '@/domain/edit/draw/reviews'
import { unreviewedDraws } from '@/domain/review/unreviewedDraws'
import { factsOf } from '@/domain/factsOf'
import { worstFlag } from '@/domain/interpret'
import { mergePatient, withConflictDecided, type MergeChoice } from '@/domain/merge'
import { PACKED, UNREVIEWED, AT } from '@/domain/packedValues'
import { parseValue } from '@/domain/parseValue'
import type { Patient } from '@/domain/patient'
import type { ReadResult } from '@/domain/reading'
import type { Review } from '@/domain/result'
import { isReviewed, reviewStands } from '@/domain/review/stands'
import { isUnreviewed } from '@/domain/worklist/unreviewed'
import { RANGES } from '@/tables/ranges'
import { PRESETS } from '@/tables/thresholds'
import { aDraw, aPatient, aRow, aWriter, changed } from '../edit/builders'

const TODAY = day('2026-11-22')
const DRAW = 'd-2026-11-14'
const writer = aWriter()
const rules = { preset: PRESETS[0]!, ranges: RANGES }

/** ALT over its limit, TG awaited, seen this morning with a recheck planned. */
let seen: Patient

beforeEach(() => {
  const patient = aPatient({ draws: [aDraw('2026-11-14', { alt: '98', ast: '20', tg: '未着' })] })
  seen = changed(withReview(patient, [DRAW], { recheck: day('2026-12-06') }, aWriter()))
})

/** Says the same in the facts, in the list and on the page; gives whether the draw is unreviewed. */
function unreviewed(patient: Patient, today = TODAY): boolean {
  const facts = factsOf(patient)
  const [draw] = facts.draws
  if (!draw) throw new Error('no draw')
  const inFacts = isUnreviewed(draw, today)
  expect(unreviewedDraws(patient, today).length > 0).toBe(inFacts)
  expect(patient.draws.every(isReviewed)).toBe(!inFacts)
  const roles = facts.values
    .filter((_, at) => at % PACKED === AT.bits)
    .map((bits) => (bits & UNREVIEWED) !== 0)
  expect(roles.some(Boolean)).toBe(inFacts)
  expect(worstFlag(facts, rules, today)?.unreviewed !== undefined).toBe(inFacts)
  return inFacts
}

function received(analyte: 'alt' | 'tg', text: string, more: Partial<ReadResult> = {}): ReadResult {
  const parsed = parseValue(text)
  if (!parsed || 'pending' in parsed) throw new Error(text)
  const unit = analyte === 'alt' ? 'U/L' : 'mg/dL'
  return {
    number: '00142',
    day: day('2026-11-14'),
    analyte,
    status: 'final',
    value: parsed.value,
    unit,
    line: 1,
    column: 1,
    ...more,
  }
}

function imported(patient: Patient, ...results: ReadResult[]): Patient {
  return mergePatient(
    patient,
    '00142',
    { people: [], results },
    {
      today: TODAY,
      at: '2026-11-22T15:00:00',
      by: '受付',
      importId: 'i1',
      newId: aWriter().newId,
      choiceOf: () => undefined,
    },
  ).patient
}

const alt = { drawId: DRAW, resultId: '2026-11-14-alt' }

describe('a draw that was reviewed', () => {
  test('stays reviewed while nothing of it changes', () => {
    expect(unreviewed(seen)).toBe(false)
    expect(factsOf(seen).draws[0]?.changedSince).toBeUndefined()
  })

  test.each([
    [
      'a value is corrected',
      () => changed(withEditedResult(seen, alt, { text: '88', unit: 'U/L', reason: '転記' }, writer)),
    ],
    [
      'it turns out that the patient had fasted, under which another limit holds',
      () => ({ ...seen, draws: seen.draws.map((draw) => ({ ...draw, fasting: 'yes' as const })) }),
    ],
    [
      'a value turns out to be of another method',
      () => ({
        ...seen,
        draws: seen.draws.map((draw) => ({
          ...draw,
          results: draw.results.map((result) =>
            result.analyte === 'alt' ? { ...result, method: 'jscc' as const } : result,
          ),
        })),
      }),
    ],
    ['a value is struck out', () => changed(withResultStruckOut(seen, alt, '別の患者', writer))],
    [
      'the awaited value comes in',
      () =>
        changed(
          withEditedResult(
            seen,
            { drawId: DRAW, resultId: '2026-11-14-tg' },
            { text: '90', unit: 'mg/dL', reason: '' },
            writer,
          ),
        ),
    ],
    ['another analyte is added', () => changed(withDraw(seen, aRow('2026-11-14', { ck: '120' }), writer))],
    ['a file brings the awaited value', () => imported(seen, received('tg', '90'))],
    [
      'the laboratory corrects a value',
      () => imported(seen, received('alt', '66', { status: 'corrected', isVersioned: true })),
    ],
    ['a file brings another value, which waits for a choice', () => imported(seen, received('alt', '66'))],
    [
      'somebody enters another draw of that day',
      () =>
        changed(withDraw(seen, aRow('2026-11-14', { alt: '40' }, { lab: '他', outside: '健診' }), writer)),
    ],
  ])('is unreviewed again when %s', (_, edit) => {
    const after = edit()
    expect(unreviewed(after)).toBe(true)
    expect(factsOf(after).draws[0]).toMatchObject({
      changedSince: true,
      reviewed: '2026-11-22',
      recheck: '2026-12-06',
    })
    const again = changed(
      withReview(
        after,
        after.draws.map(({ id }) => id),
        { recheck: day('2026-12-06') },
        writer,
      ),
    )
    expect(unreviewed(again)).toBe(false)
  })

  test.each<MergeChoice>(['take-new', 'keep-old', 'keep-both'])(
    'with two values side by side is unreviewed again once somebody chose: %s',
    (choice) => {
      const waiting = imported(seen, received('alt', '66'))
      const reviewed = changed(withReview(waiting, [DRAW], {}, writer))
      expect(unreviewed(reviewed)).toBe(false)
      expect(unreviewed(withConflictDecided(reviewed, alt, choice, { at: writer.at, by: '医師' }))).toBe(true)
    },
  )

  test('stays reviewed when a further order is noted that has no result yet', () => {
    expect(unreviewed(changed(withDraw(seen, aRow('2026-11-14', { ck: '未着' }), writer)))).toBe(false)
  })

  test('stays unreviewed where the record had changed behind the open form', () => {
    const saw = new Map([[DRAW, seen.draws[0]!.reviews[0]!.saw!]])
    const behind = changed(withEditedResult(seen, alt, { text: '880', unit: 'U/L', reason: '転記' }, writer))
    expect(unreviewed(changed(withReview(behind, [DRAW], { saw }, writer)))).toBe(true)
  })
})

describe('a review that kept nothing of what it saw', () => {
  const legacy = (on: string, at?: string): Review => ({
    id: 'v',
    day: day(on),
    by: '医師',
    ...(at === undefined ? {} : { at }),
  })
  const corrected = (at: string, on: string) => {
    const draw = aDraw('2026-11-14', { alt: '98' })
    const patient = changed(
      withEditedResult(
        aPatient({ draws: [draw] }),
        alt,
        { text: '88', unit: 'U/L', reason: '転記' },
        { ...aWriter(on), at },
      ),
    )
    return patient.draws[0]!
  }

  test.each([
    ['2026-11-20', '2026-11-19T18:00:00', true],
    ['2026-11-20', '2026-11-20T18:00:00', true],
    ['2026-11-20', '2026-11-21T08:00:00', false],
  ])('on %s still stands after a correction at %s: %s', (on, at, stands) => {
    expect(reviewStands(corrected(at, at.slice(0, 10)), legacy(on))).toBe(stands)
  })

  test.each([
    ['2026-11-20T08:59:59', true],
    ['2026-11-20T09:00:59', true],
    ['2026-11-20T09:01:00', false],
  ])('at 09:00 still stands after a correction at %s: %s', (at, stands) => {
    expect(reviewStands(corrected(at, '2026-11-20'), legacy('2026-11-20', '2026-11-20T09:00'))).toBe(stands)
  })

  test.each([
    ['2026-11-20', true],
    ['2026-11-21', false],
  ])('on 20 November still stands for a result that came in on %s: %s', (arrived, stands) => {
    const draw = aDraw('2026-11-14', { alt: '98' })
    const late = { ...draw, results: draw.results.map((result) => ({ ...result, arrived: day(arrived) })) }
    expect(reviewStands(late, legacy('2026-11-20'))).toBe(stands)
  })
})
