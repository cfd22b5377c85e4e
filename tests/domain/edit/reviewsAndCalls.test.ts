import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { withContact, withContactStruckOut, type ContactEntry } from '@/domain/edit/call/contacts'
import { withReview, type ReviewEntry } from '@/domain/edit/draw/reviews'
import { unreviewedDraws } from '@/domain/review/unreviewedDraws'
import { withoutSnooze, withSnooze } from '@/domain/edit/call/snoozes'
import { withVisit } from '@/domain/edit/call/visits'
import { factsOf } from '@/domain/factsOf'
import type { Patient } from '@/domain/patient'
import { aDraw, aPatient, aWriter, changed, refused } from './builders'

const writer = aWriter()

describe('a review', () => {
  const patient = aPatient({
    draws: [
      aDraw('2026-09-14', { alt: '98' }),
      aDraw('2026-11-14', { alt: '60' }),
      aDraw('2026-11-20', { alt: '未着' }),
    ],
  })

  test('says who saw the draw, when, and with which preset', () => {
    const after = changed(
      withReview(patient, ['d-2026-11-14'], { note: '経過観察', preset: 'clinic-default@1' }, aWriter()),
    )
    expect(after.draws[1]?.reviews).toEqual([
      {
        id: 'new-1',
        day: '2026-11-22',
        by: '看護師A',
        note: '経過観察',
        preset: 'clinic-default@1',
        at: '2026-11-22T09:14',
        saw: [
          {
            result: '2026-11-14-alt',
            analyte: 'alt',
            text: '60',
            unit: 'U/L',
            status: 'final',
            fasting: 'unknown',
          },
        ],
      },
    ])
    expect(after.draws[0]?.reviews).toEqual([])
  })

  test('of several draws puts the recheck day on the newest of them', () => {
    const after = changed(
      withReview(patient, ['d-2026-09-14', 'd-2026-11-14'], { recheck: day('2026-12-06') }, writer),
    )
    expect(after.draws.map((draw) => draw.reviews[0]?.recheck)).toEqual([undefined, '2026-12-06', undefined])
  })

  test('of several draws of one day puts it on each of them, so that whichever is asked knows it', () => {
    const two = aPatient({
      draws: [
        aDraw('2026-11-14', { alt: '60' }, { id: 'a' }),
        aDraw('2026-11-14', { tg: '90' }, { id: 'b' }),
      ],
    })
    const after = changed(withReview(two, ['a', 'b'], { recheck: day('2026-12-06') }, aWriter()))
    expect(factsOf(after).draws).toMatchObject([{ reviewed: '2026-11-22', recheck: '2026-12-06' }])
  })

  test('plans a recheck where only its day is given; another plan may have one beside it', () => {
    const plan = (entry: ReviewEntry) =>
      changed(withReview(patient, ['d-2026-11-14'], entry, aWriter())).draws[1]?.reviews[0]
    expect(plan({ recheck: day('2026-12-06') })?.plan).toBe('recheck')
    expect(plan({ plan: 'hold', recheck: day('2026-12-06') })).toMatchObject({
      plan: 'hold',
      recheck: '2026-12-06',
    })
    expect(plan({ plan: 'dose-change' })?.plan).toBe('dose-change')
    expect(plan({})?.plan).toBeUndefined()
  })

  test('that plans a recheck needs its day, and one that plans nothing has none', () => {
    const plan = (entry: ReviewEntry) => refused(withReview(patient, ['d-2026-11-14'], entry, writer))
    expect(plan({ plan: 'recheck' })).toEqual({ code: 'recheck-without-day', field: 'review-recheck' })
    expect(plan({ plan: 'nothing', recheck: day('2026-12-06') })).toEqual({
      code: 'recheck-beside-nothing',
      field: 'review-recheck',
    })
  })

  test('may plan a recheck from tomorrow on, not today', () => {
    changed(withReview(patient, ['d-2026-11-14'], { recheck: day('2026-11-23') }, writer))
    expect(refused(withReview(patient, ['d-2026-11-14'], { recheck: day('2026-11-22') }, writer))).toEqual({
      code: 'recheck-not-after-review',
      field: 'review-recheck',
    })
  })

  test('a recheck later than the protocol asks for is kept', () => {
    const after = changed(withReview(patient, ['d-2026-11-14'], { recheck: day('2027-06-01') }, writer))
    expect(after.draws[1]?.reviews[0]?.recheck).toBe('2027-06-01')
  })

  test('is owed by each draw with something reported, newest first; a pending one has nothing to see', () => {
    expect(unreviewedDraws(patient, day('2026-11-22')).map((draw) => draw.day)).toEqual([
      '2026-11-14',
      '2026-09-14',
    ])
    const seen = changed(withReview(patient, ['d-2026-11-14'], {}, writer))
    expect(unreviewedDraws(seen, day('2026-11-22')).map((draw) => draw.day)).toEqual(['2026-09-14'])
  })
})

describe('a call', () => {
  test('in which the patient said to come makes that day the next visit', () => {
    const after = changed(
      withContact(aPatient(), { outcome: 'will-come', next: day('2026-11-25'), note: '夕方' }, aWriter()),
    )
    expect(after.nextVisit).toBe('2026-11-25')
    expect(after.contacts).toEqual([
      {
        id: 'new-1',
        day: '2026-11-22',
        by: '看護師A',
        outcome: 'will-come',
        next: '2026-11-25',
        note: '夕方',
      },
    ])
  })

  test('without anybody reached leaves the next visit as it is', () => {
    const after = changed(
      withContact(aPatient({ nextVisit: day('2026-12-20') }), { outcome: 'no-answer' }, writer),
    )
    expect(after.nextVisit).toBe('2026-12-20')
  })

  test.each([
    ['2026-11-22', true],
    ['2026-11-21', false],
  ])('with a visit on %s is accepted: %s', (next, accepted) => {
    expect('code' in withContact(aPatient(), { outcome: 'will-come', next: day(next) }, writer)).toBe(
      !accepted,
    )
  })

  test('needs an outcome; "will come" needs a day, "other" needs words, and a day goes with no other outcome', () => {
    expect(refused(withContact(aPatient(), {}, writer)).field).toBe('contact-outcome')
    expect(refused(withContact(aPatient(), { outcome: 'will-come' }, writer)).field).toBe('contact-next')
    expect(refused(withContact(aPatient(), { outcome: 'other' }, writer)).field).toBe('contact-note')
    changed(withContact(aPatient(), { outcome: 'other', note: '家族が応答' }, writer))
    expect(
      refused(withContact(aPatient(), { outcome: 'no-answer', next: day('2026-11-25') }, writer)).code,
    ).toBe('day-without-promise')
  })
})

describe('a contact noted in error', () => {
  const called = (entry: ContactEntry, before = aPatient()) => changed(withContact(before, entry, aWriter()))
  const undone = (patient: Patient, id = 'new-1', reason?: string) =>
    withContactStruckOut(patient, id, reason, writer)

  test('stays in the record with who, when and why, and counts nowhere', () => {
    const after = undone(called({ outcome: 'no-answer' }), 'new-1', '別の患者')
    expect(after.contacts).toMatchObject([
      { outcome: 'no-answer', struckOut: { at: '2026-11-22T09:14', by: '看護師A', reason: '別の患者' } },
    ])
    const facts = factsOf(after)
    expect([facts.lastContact, facts.callsNotReached]).toEqual([undefined, undefined])
  })

  test('leaves the call before it as the last one', () => {
    const first = called({ outcome: 'message-left' })
    const both = {
      ...first,
      contacts: [...first.contacts, { ...called({ outcome: 'no-answer' }).contacts[0]!, id: 'two' }],
    }
    expect(factsOf(both).callsNotReached).toBe(2)
    expect(factsOf(undone(both, 'two'))).toMatchObject({
      callsNotReached: 1,
      lastContact: { outcome: 'message-left' },
    })
  })

  test('takes the next visit back that it wrote, and the one before comes again', () => {
    const promised = called({ outcome: 'will-come', next: day('2026-11-25') })
    expect(undone(promised).nextVisit).toBeUndefined()
    const moved = called(
      { outcome: 'will-come', next: day('2026-11-25') },
      aPatient({ nextVisit: day('2026-12-20') }),
    )
    expect(undone(moved).nextVisit).toBe('2026-12-20')
  })

  test('leaves a visit alone that was written since, or that another call stands for', () => {
    const promised = called({ outcome: 'will-come', next: day('2026-11-25') })
    const rebooked = changed(withVisit(promised, day('2026-11-27'), writer))
    expect(undone(rebooked).nextVisit).toBe('2026-11-27')
    const confirmed = changed(
      withContact(
        promised,
        { outcome: 'will-come', next: day('2026-11-25') },
        { ...writer, newId: () => 'two' },
      ),
    )
    expect(undone(confirmed).nextVisit).toBe('2026-11-25')
    expect(undone(undone(confirmed), 'two').nextVisit).toBeUndefined()
  })

  test('struck out before the call that replaced its visit does not come back through that', () => {
    const first = called(
      { outcome: 'will-come', next: day('2026-11-25') },
      aPatient({ nextVisit: day('2026-12-20') }),
    )
    const second = changed(
      withContact(
        first,
        { outcome: 'will-come', next: day('2026-11-30') },
        { ...writer, newId: () => 'two' },
      ),
    )
    expect(undone(second).nextVisit).toBe('2026-11-30')
    expect(undone(undone(second), 'two').nextVisit).toBe('2026-12-20')
  })

  test('struck out twice stays as it is', () => {
    const once = undone(called({ outcome: 'no-answer' }))
    expect(undone(once)).toBe(once)
  })
})

describe('a snooze', () => {
  test.each([
    ['2026-11-22', false],
    ['2026-11-23', true],
    ['2026-12-20', true],
    ['2026-12-21', false],
  ])('until %s, set on 22 November, is accepted: %s', (until, accepted) => {
    expect('code' in withSnooze(aPatient(), { until: day(until), reason: '出張中' }, writer)).toBe(!accepted)
  })

  test('keeps its reason and the day on which it was set, and can be ended', () => {
    const snoozed = changed(withSnooze(aPatient(), { until: day('2026-12-01'), reason: '出張中' }, writer))
    expect(snoozed.snooze).toMatchObject({ until: '2026-12-01', reason: '出張中', setOn: '2026-11-22' })
    expect(withoutSnooze(snoozed)).toEqual(aPatient())
  })

  test('needs a reason', () => {
    expect(refused(withSnooze(aPatient(), { until: day('2026-12-01') }, writer)).field).toBe('snooze-reason')
  })
})

describe('the next visit', () => {
  test('may be today, not yesterday, and may be taken away', () => {
    const planned = changed(withVisit(aPatient(), day('2026-11-22'), writer))
    expect(planned.nextVisit).toBe('2026-11-22')
    expect(refused(withVisit(aPatient(), day('2026-11-21'), writer)).code).toBe('before-today')
    expect(changed(withVisit(planned, undefined, writer))).toEqual(aPatient())
  })
})
