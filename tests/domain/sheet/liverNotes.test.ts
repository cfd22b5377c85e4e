import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { judgedResults } from '@/domain/interpret'
import { liverNotes, type LiverNotes } from '@/domain/sheet'
import { aDraw, aPatient } from '../patients'
import { judging } from '../../gallery/judging'

function notes(lines: Record<string, string>, on?: string): LiverNotes | undefined {
  const draws = Object.entries(lines).map(([drawn, line]) => aDraw(drawn, line))
  return liverNotes(
    judgedResults(aPatient({ draws }), judging),
    judging,
    on === undefined ? undefined : day(on),
  )
}

describe('what the liver values of a day say together', () => {
  test('R where ALT or ALP is above its limit', () => {
    expect(notes({ '2026-09-14': 'alt 98, alp 51' })?.rRatio).toMatchObject({
      kind: 'ratio',
      class: 'hepatocellular',
    })
    expect(notes({ '2026-09-14': 'alt 15, alp 130' })?.rRatio).toMatchObject({ class: 'cholestatic' })
    expect(notes({ '2026-09-14': 'alt 15, alp 51' })).toBeUndefined()
  })

  test('why R cannot be said, only where ALT is raised', () => {
    expect(notes({ '2026-09-14': 'alt 98' })?.rRatio).toMatchObject({ kind: 'none', because: 'no-alp' })
    expect(notes({ '2026-09-14': 'alt 24' })?.rRatio).toMatchObject({ kind: 'none', because: 'no-alp' })
    expect(notes({ '2026-09-14': 'alt 23' })).toBeUndefined()
  })

  test('that CK is missing where AST is over its limit', () => {
    expect(notes({ '2026-09-14': 'ast 61' })?.ckMissing).toBeDefined()
    expect(notes({ '2026-09-14': 'ast 61, ck 100' })).toBeUndefined()
    expect(notes({ '2026-09-14': 'ast 30' })).toBeUndefined()
  })

  test('of the last day with a liver value, or of the day asked for', () => {
    const lines = { '2026-07-14': 'alt 98, alp 51', '2026-09-14': 'alt 15, alp 51', '2026-10-01': 'tg 90' }
    expect(notes(lines)).toBeUndefined()
    expect(notes(lines, '2026-07-14')).toMatchObject({ day: '2026-07-14', rRatio: { kind: 'ratio' } })
  })
})
