import { describe, expect, test } from 'vitest'
import type { Course } from '@/domain/course'
import { day } from '@/domain/day'
import { withChangedCourse } from '@/domain/edit/course/courses'
import { mergePatient, undoImport, type Merging } from '@/domain/merge'
import type { Patient } from '@/domain/patient'
import { isReviewed } from '@/domain/review/stands'
import { seenIn } from '@/domain/review/seen'
import { aCourse, aDraw, aPatient, aWriter, changed } from '../edit/builders'

const merging: Merging = {
  today: day('2026-11-22'),
  at: '2026-11-22T15:00:00',
  by: '受付',
  importId: 'i1',
  newId: aWriter().newId,
  choiceOf: () => undefined,
}

/** A record as a clinic file has it, merged into what the clinic holds. */
function merged(existing: Patient, record: Patient): Patient {
  return mergePatient(existing, '00142', { people: [], results: [], records: [{ file: 0, record }] }, merging)
    .patient
}

const TOLD: Partial<Course> = {
  end: day('2026-08-28'),
  endReason: 'completed',
  endNote: '予定どおり',
  product: 'アキュテイン',
  transfer: { from: '前医', on: day('2026-05-01') },
}

describe('a clinic file about a patient that the clinic has', () => {
  test('fills in how a course ended, its product and where it began, and all of it can be taken back', () => {
    const before = aPatient({ courses: [aCourse()] })
    const after = merged(before, aPatient({ courses: [aCourse(TOLD)] }))
    expect(after.courses[0]).toMatchObject(TOLD)
    expect(undoImport(after, 'i1')).toEqual({ patient: before, kept: [] })
  })

  test('replaces none of it', () => {
    const before = aPatient({
      courses: [aCourse({ product: 'ソトレット', endReason: 'wish', end: day('2026-08-28') })],
    })
    const after = merged(before, aPatient({ courses: [aCourse(TOLD)] }))
    expect(after.courses[0]).toMatchObject({ product: 'ソトレット', endReason: 'wish' })
  })

  test('brings another course with all that it says, also what had been corrected in it', () => {
    const earlier = [
      { dose: { from: day('2026-04-10'), mgPerDay: 20 }, at: '2026-04-12T09:00:00', by: '医師' },
    ]
    const after = merged(aPatient(), aPatient({ courses: [aCourse({ ...TOLD, earlier })] }))
    expect(after.courses[0]).toMatchObject({ ...TOLD, earlier })
    expect(undoImport(after, 'i1').patient?.courses).toEqual([])
  })

  test('leaves a course that it brought where somebody has said since what is taken', () => {
    const after = merged(aPatient(), aPatient({ courses: [aCourse()] }))
    const [course] = after.courses
    const told = changed(
      withChangedCourse(
        after,
        course!.id,
        { start: course!.start!, plannedWeeks: 20, product: 'アキュテイン' },
        aWriter(),
      ),
    )
    const { patient, kept } = undoImport(told, 'i1')
    expect(patient?.courses).toHaveLength(1)
    expect(kept).toHaveLength(1)
  })

  test('brings a draw from elsewhere as one, with its review, which still stands', () => {
    const draw = aDraw('2026-09-01', { alt: '20' }, { outside: '健診' })
    const saw = seenIn(draw).map((seen) => ({ ...seen, result: '' }))
    const review = { id: '', day: day('2026-09-03'), by: '医師', at: '2026-09-03T10:00', saw }
    const after = merged(
      aPatient({ draws: [aDraw('2026-09-14', { alt: '22' })] }),
      aPatient({ draws: [{ ...draw, reviews: [review] }] }),
    )
    expect(after.draws[0]).toMatchObject({ day: '2026-09-01', outside: '健診' })
    expect(after.draws[0]?.reviews).toMatchObject([{ at: '2026-09-03T10:00', saw }])
    expect(after.draws.map(isReviewed)).toEqual([true, false])
  })

  test('brings a second review of the same person and day', () => {
    const draw = aDraw('2026-09-14', { alt: '22' })
    const first = { id: 'v', day: day('2026-09-20'), by: '医師', at: '2026-09-20T09:00' }
    const second = { id: '', day: day('2026-09-20'), by: '医師', at: '2026-09-20T17:00' }
    const after = merged(
      aPatient({ draws: [{ ...draw, reviews: [first] }] }),
      aPatient({ draws: [{ ...draw, reviews: [{ ...first, id: '' }, second] }] }),
    )
    expect(after.draws[0]?.reviews.map(({ at }) => at)).toEqual(['2026-09-20T09:00', '2026-09-20T17:00'])
  })

  test('brings contacts that were struck out as struck out, and weights that were corrected as history', () => {
    const struckOut = { at: '2026-11-20T10:00', by: '看護師A' }
    const contact = { id: '', day: day('2026-11-20'), outcome: 'no-answer' as const, struckOut }
    const earlierWeights = [{ day: day('2026-11-01'), kg: 5.2, at: '2026-11-01T09:00:00', by: '看護師A' }]
    const record = aPatient({ contacts: [contact], earlierWeights })
    const after = merged(aPatient(), record)
    expect(after.contacts).toMatchObject([{ struckOut }])
    expect(after.earlierWeights).toEqual(earlierWeights)
    expect(merged(after, record).earlierWeights).toEqual(earlierWeights)
  })
})
