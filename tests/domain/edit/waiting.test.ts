import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { withConflictSettled, withDoubtSettled } from '@/domain/edit/draw/waiting'
import { heldEvidence } from '@/domain/merge'
import { parseValue } from '@/domain/parseValue'
import type { HeldReading, Patient } from '@/domain/patient'
import type { WaitingValue } from '@/domain/result'
import { aCourse, aDraw, aPatient, aWriter } from './builders'

const PLACE = { drawId: 'd-2026-09-14', resultId: '2026-09-14-alt' }

function waitingValue(text: string, importId = 'b'): WaitingValue {
  const parsed = parseValue(text)
  if (!parsed || 'pending' in parsed) throw new Error(`no value: ${text}`)
  return { value: parsed.value, unit: 'U/L', importId }
}

function marked(conflict: WaitingValue): Patient {
  const draw = aDraw('2026-09-14', { alt: '98' })
  return aPatient({ draws: [{ ...draw, results: draw.results.map((each) => ({ ...each, conflict })) }] })
}

const HELD: HeldReading = {
  id: 'h',
  importId: 'b',
  because: 'birth-date',
  people: [
    { number: '00142', birthDate: day('1980-01-01'), line: 2 },
    { number: '00142', sex: 'M', birthDate: day('1999-09-09'), line: 3 },
  ],
  results: [
    {
      number: '00142',
      day: day('2026-11-20'),
      analyte: 'alt',
      status: 'final',
      value: waitingValue('20').value,
      unit: 'U/L',
      line: 2,
      column: 4,
    },
  ],
}

describe('a choice between two values', () => {
  test('says who chose, and when', () => {
    const seen = waitingValue('20')
    const after = withConflictSettled(marked(seen), PLACE, seen, 'take-new', aWriter())
    expect('because' in after ? after : after.draws[0]?.results[0]).toMatchObject({
      value: { text: '20' },
      earlier: [
        {
          value: { text: '98' },
          replaced: { by: '看護師A', at: '2026-11-22T09:14:00', because: 'conflict' },
        },
      ],
    })
  })

  test('is refused where another value has come since it was seen', () => {
    const after = withConflictSettled(
      marked(waitingValue('30', 'c')),
      PLACE,
      waitingValue('20'),
      'take-new',
      aWriter(),
    )
    expect(after).toMatchObject({ code: 'waits-no-longer', received: '20' })
  })

  test('is refused where somebody else has chosen already', () => {
    const decided = aPatient({ draws: [aDraw('2026-09-14', { alt: '98' })] })
    const after = withConflictSettled(decided, PLACE, waitingValue('20'), 'keep-old', aWriter())
    expect(after).toMatchObject({ code: 'waits-no-longer' })
  })
})

describe('a decision about rows in doubt', () => {
  const doubtful = aPatient({ held: [HELD], resultsInDoubt: true })

  test('another person has the number that the rows state, or the one that was typed', () => {
    const stated = withDoubtSettled(doubtful, 'h', 'keep-both', '', aWriter())
    const typed = withDoubtSettled(doubtful, 'h', 'keep-both', '00999', aWriter())
    expect('other' in stated && stated.other?.number).toBe('00142')
    expect('other' in typed && typed.other?.number).toBe('00999')
  })

  test('is refused where the rows wait no longer', () => {
    expect(withDoubtSettled(aPatient(), 'h', 'take-new', '', aWriter())).toMatchObject({
      code: 'waits-no-longer',
    })
  })
})

describe('the evidence beside rows in doubt', () => {
  test('names both sides, and of what the rows say the first statement', () => {
    expect(heldEvidence(aPatient({ courses: [aCourse()] }), HELD)).toEqual({
      stored: { number: '00142', name: '青木 花', birthDate: '2001-03-04', sex: 'F' },
      received: { number: '00142', birthDate: '1980-01-01', sex: 'M' },
      cells: 1,
    })
  })

  test('names both first days where a course is in doubt, and counts the rows of the roster', () => {
    const held: HeldReading = {
      id: 'h',
      importId: 'b',
      because: 'first-day',
      people: [{ number: '00142', courseStart: day('2026-04-17'), line: 2 }],
      results: [],
    }
    expect(heldEvidence(aPatient({ courses: [aCourse()] }), held)).toMatchObject({
      stored: { courseStart: '2026-04-10' },
      received: { courseStart: '2026-04-17' },
      cells: 1,
    })
  })
})
