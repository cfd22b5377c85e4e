import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { withStruckOut } from '@/domain/edit/entry/entries'
import { withMedicine, withMedicineEnd } from '@/domain/edit/entry/medicines'
import { withNote } from '@/domain/edit/entry/notes'
import { withMotherhood, withMotherhoodEnd, withPregnancyTest } from '@/domain/edit/entry/pregnancy'
import { withProcedure } from '@/domain/edit/entry/procedures'
import { aPatient, aWriter, changed, refused } from './builders'

const writer = aWriter()
const woman = aPatient()
const today = day('2026-11-22')
const tomorrow = day('2026-11-23')
const beforeBirth = day('2001-03-03')

describe('a medicine', () => {
  test('is kept as typed, with who entered it', () => {
    const after = changed(
      withMedicine(woman, { name: ' ﾐﾉﾏｲｼﾝ錠 ', yj: '６１５２005f1052', from: today }, aWriter()),
    )
    expect(after.medicines).toEqual([
      { id: 'new-1', name: 'ﾐﾉﾏｲｼﾝ錠', yj: '6152005F1052', from: today, by: '看護師A' },
    ])
  })

  test('without a name, with a code that is none, or ending before it begins is refused', () => {
    expect(refused(withMedicine(woman, { name: '  ' }, writer))).toEqual({
      code: 'missing',
      field: 'medicine-name',
    })
    expect(refused(withMedicine(woman, { name: 'A', yj: '6152' }, writer)).code).toBe('not-a-yj-code')
    expect(refused(withMedicine(woman, { name: 'A', from: today, to: day('2026-11-21') }, writer))).toEqual({
      code: 'end-before-start',
      field: 'medicine-to',
    })
    changed(withMedicine(woman, { name: 'A', from: today, to: today }, writer))
  })

  test('may be planned, not before the birth nor more than two years ahead', () => {
    changed(withMedicine(woman, { name: 'A', from: tomorrow }, writer))
    changed(withMedicine(woman, { name: 'A', from: day('2028-11-22') }, writer))
    expect(refused(withMedicine(woman, { name: 'A', from: day('2028-11-23') }, writer)).code).toBe(
      'too-far-ahead',
    )
    expect(refused(withMedicine(woman, { name: 'A', from: beforeBirth }, writer)).code).toBe('before-birth')
    changed(withMedicine(woman, { name: 'A', from: day('2001-03-04') }, writer))
  })

  test('twice in the same days is refused, before and after it is another time', () => {
    const once = changed(
      withMedicine(woman, { name: 'ミノマイシン', from: day('2026-10-01'), to: day('2026-10-10') }, writer),
    )
    const again = (from: string, name = 'ﾐﾉﾏｲｼﾝ') => withMedicine(once, { name, from: day(from) }, writer)
    expect(refused(again('2026-10-10'))).toEqual({ code: 'already-there', field: 'medicine-name' })
    changed(again('2026-10-11'))
    changed(again('2026-10-10', 'ビブラマイシン'))
  })

  test('is given its last day once; another is not written over it', () => {
    const begun = changed(withMedicine(woman, { name: 'A', from: day('2026-11-10') }, aWriter()))
    expect(refused(withMedicineEnd(begun, 'new-1', undefined, writer)).code).toBe('missing')
    expect(refused(withMedicineEnd(begun, 'new-1', day('2026-11-09'), writer)).code).toBe('end-before-start')
    const ended = changed(withMedicineEnd(begun, 'new-1', day('2026-11-10'), writer))
    expect(ended.medicines?.[0]).toMatchObject({ to: '2026-11-10' })
    expect(refused(withMedicineEnd(ended, 'new-1', today, writer)).code).toBe('has-ended')
  })
})

describe('a pregnancy test', () => {
  test('is kept with day, result and specimen', () => {
    const after = changed(
      withPregnancyTest(woman, { day: today, result: 'positive', specimen: 'serum' }, aWriter()),
    )
    expect(after.pregnancyTests).toEqual([
      { id: 'new-1', day: today, result: 'positive', specimen: 'serum', by: '看護師A' },
    ])
  })

  test('needs a day up to today and not before the birth, and a result', () => {
    expect(refused(withPregnancyTest(woman, { result: 'negative' }, writer))).toEqual({
      code: 'missing',
      field: 'pregnancy-day',
    })
    expect(refused(withPregnancyTest(woman, { day: today }, writer))).toEqual({
      code: 'missing',
      field: 'pregnancy-result',
    })
    expect(refused(withPregnancyTest(woman, { day: tomorrow, result: 'negative' }, writer)).code).toBe(
      'after-today',
    )
    expect(refused(withPregnancyTest(woman, { day: beforeBirth, result: 'negative' }, writer)).code).toBe(
      'before-birth',
    )
  })

  test('the same twice on a day is refused; another result of that day is a retest', () => {
    const once = changed(
      withPregnancyTest(woman, { day: today, result: 'negative', specimen: 'urine' }, writer),
    )
    const again = (result: 'negative' | 'positive', specimen: 'urine' | 'serum') =>
      withPregnancyTest(once, { day: today, result, specimen }, writer)
    expect(refused(again('negative', 'urine'))).toEqual({ code: 'already-there', field: 'pregnancy-day' })
    changed(again('positive', 'urine'))
    changed(again('negative', 'serum'))
  })

  test('is not taken of a man; where the sex is not known it is', () => {
    const man = aPatient({ sex: 'M' })
    expect(refused(withPregnancyTest(man, { day: today, result: 'negative' }, writer)).code).toBe(
      'not-for-men',
    )
    expect(refused(withMotherhood(man, { kind: 'pregnancy', from: today }, writer)).code).toBe('not-for-men')
    const { sex: _, ...unknown } = woman
    changed(withPregnancyTest(unknown, { day: today, result: 'negative' }, writer))
  })
})

describe('a pregnancy and breast-feeding', () => {
  test('begin up to today and end up to today, not before they began', () => {
    const pregnancy = (from: typeof today, to?: typeof today) =>
      withMotherhood(woman, { kind: 'pregnancy', from, ...(to === undefined ? {} : { to }) }, writer)
    changed(pregnancy(today))
    changed(pregnancy(today, today))
    expect(refused(pregnancy(tomorrow))).toEqual({ code: 'after-today', field: 'pregnancy-from' })
    expect(refused(pregnancy(today, tomorrow))).toEqual({ code: 'after-today', field: 'pregnancy-to' })
    expect(refused(pregnancy(today, day('2026-11-21'))).code).toBe('end-before-start')
    expect(refused(pregnancy(beforeBirth)).code).toBe('before-birth')
    expect(refused(withMotherhood(woman, { kind: 'pregnancy' }, writer)).code).toBe('missing')
  })

  test('two of a kind share no day; the other kind may', () => {
    const once = changed(
      withMotherhood(
        woman,
        { kind: 'breast-feeding', from: day('2026-03-01'), to: day('2026-09-01') },
        writer,
      ),
    )
    const again = (kind: 'pregnancy' | 'breast-feeding', from: string) =>
      withMotherhood(once, { kind, from: day(from) }, writer)
    expect(refused(again('breast-feeding', '2026-09-01')).code).toBe('periods-overlap')
    changed(again('breast-feeding', '2026-09-02'))
    changed(again('pregnancy', '2026-09-01'))
  })

  test('are given their last day once', () => {
    const begun = changed(
      withMotherhood(woman, { kind: 'breast-feeding', from: day('2026-11-10') }, aWriter()),
    )
    expect(refused(withMotherhoodEnd(begun, 'new-1', tomorrow, writer)).code).toBe('after-today')
    expect(refused(withMotherhoodEnd(begun, 'new-1', day('2026-11-09'), writer)).code).toBe(
      'end-before-start',
    )
    const ended = changed(withMotherhoodEnd(begun, 'new-1', today, writer))
    expect(ended.motherhoods?.[0]?.to).toBe(today)
    expect(refused(withMotherhoodEnd(ended, 'new-1', today, writer)).code).toBe('has-ended')
  })
})

describe('a procedure and a note', () => {
  test('a procedure may be planned, up to two years ahead, once a day', () => {
    const planned = changed(withProcedure(woman, { kind: 'lasik', day: day('2028-11-22') }, writer))
    expect(planned.procedures).toHaveLength(1)
    expect(refused(withProcedure(woman, { kind: 'lasik', day: day('2028-11-23') }, writer)).code).toBe(
      'too-far-ahead',
    )
    expect(refused(withProcedure(woman, { kind: 'lasik', day: beforeBirth }, writer)).code).toBe(
      'before-birth',
    )
    expect(refused(withProcedure(planned, { kind: 'lasik', day: day('2028-11-22') }, writer)).code).toBe(
      'already-there',
    )
    changed(withProcedure(planned, { kind: 'laser', day: day('2028-11-22') }, writer))
    expect(refused(withProcedure(woman, { day: today }, writer)).field).toBe('procedure-kind')
    expect(refused(withProcedure(woman, { kind: 'wax' }, writer)).field).toBe('procedure-day')
  })

  test('a note needs words, a kind and a day up to today', () => {
    const entry = { kind: 'flare' as const, day: today, text: '頬に膿疱' }
    const noted = changed(withNote(woman, entry, aWriter()))
    expect(noted.notes).toEqual([{ id: 'new-1', ...entry, by: '看護師A' }])
    expect(refused(withNote(woman, { ...entry, text: ' ' }, writer)).field).toBe('note-text')
    expect(refused(withNote(woman, { ...entry, day: tomorrow }, writer)).code).toBe('after-today')
    expect(refused(withNote(woman, { ...entry, day: beforeBirth }, writer)).code).toBe('before-birth')
    expect(refused(withNote(noted, entry, writer)).code).toBe('already-there')
    expect(refused(withNote(woman, { day: today, text: 'x' }, writer)).field).toBe('note-kind')
    expect(refused(withNote(woman, { kind: 'flare', text: 'x' }, writer)).field).toBe('note-day')
  })
})

describe('striking out', () => {
  const tested = changed(withPregnancyTest(woman, { day: today, result: 'positive' }, aWriter()))

  test('keeps the entry with who, when and why', () => {
    const struck = changed(withStruckOut(tested, 'pregnancyTests', 'new-1', '別の患者', writer))
    expect(struck.pregnancyTests).toEqual([
      {
        id: 'new-1',
        day: today,
        result: 'positive',
        by: '看護師A',
        struckOut: { at: '2026-11-22T09:14', by: '看護師A', reason: '別の患者' },
      },
    ])
  })

  test('needs a reason, and what is struck out already keeps its own', () => {
    expect(refused(withStruckOut(tested, 'pregnancyTests', 'new-1', undefined, writer))).toEqual({
      code: 'missing',
      field: 'strike-reason',
    })
    const struck = changed(withStruckOut(tested, 'pregnancyTests', 'new-1', '別の患者', writer))
    expect(withStruckOut(struck, 'pregnancyTests', 'new-1', '二度目', writer)).toBe(struck)
  })

  test('makes room for the right entry of that day', () => {
    const struck = changed(withStruckOut(tested, 'pregnancyTests', 'new-1', '別の患者', writer))
    expect(
      changed(withPregnancyTest(struck, { day: today, result: 'positive' }, aWriter())).pregnancyTests,
    ).toHaveLength(2)
  })

  test('of an entry that is not there is our own mistake', () => {
    expect(() => withStruckOut(woman, 'notes', 'n', 'x', writer)).toThrow('no such entry in notes: n')
  })
})
