import { describe, expect, test } from 'vitest'
import type { AnalyteId } from '@/domain/analyte'
import { day } from '@/domain/day'
import { decimal } from '@/domain/decimal'
import { plausibility, questionsAbout } from '@/domain/plausibility'
import { ANALYTES } from '@/tables/analytes'

function kinds(
  values: Partial<Record<AnalyteId, string>>,
  before?: Partial<Record<AnalyteId, string>>,
): string[] {
  const typed = Object.entries(values).map(([id, text]) => ({
    analyte: ANALYTES[id as AnalyteId],
    number: decimal(text),
  }))
  const numbers = new Map(Object.entries(before ?? {}).map(([id, text]) => [id as AnalyteId, decimal(text)]))
  const previous = before && { day: day('2026-09-14'), numbers }
  return questionsAbout(typed, previous).map((question) => question.kind)
}

describe('the plausible range of a typed value', () => {
  test.each<[AnalyteId, string, string]>([
    ['alt', '2', 'confirm'],
    ['alt', '3', 'fine'],
    ['alt', '300', 'fine'],
    ['alt', '301', 'confirm'],
    ['alt', '20000', 'confirm'],
    ['alt', '20001', 'reject'],
    ['hb', '1.9', 'reject'],
    ['hb', '2', 'confirm'],
    ['hb', '7.9', 'confirm'],
    ['hb', '8', 'fine'],
    ['tbil', '0.1', 'fine'],
    ['tbil', '0.09', 'confirm'],
    ['tbil', '5', 'fine'],
    ['tbil', '5.01', 'confirm'],
    ['tg', '10000', 'confirm'],
    ['tg', '10001', 'reject'],
  ])('%s %s: %s', (id, text, kind) => {
    expect(plausibility(ANALYTES[id], decimal(text)).kind).toBe(kind)
  })

  test('names the limit and its side', () => {
    expect(plausibility(ANALYTES.alt, decimal('301'))).toEqual({
      kind: 'confirm',
      limit: decimal('300'),
      side: 'above',
    })
  })

  test('asks about more decimals than the report prints, where they say something', () => {
    expect(plausibility(ANALYTES.alt, decimal('98.5')).kind).toBe('decimals')
    expect(plausibility(ANALYTES.alt, decimal('98.0')).kind).toBe('fine')
    expect(plausibility(ANALYTES.alb, decimal('4.5')).kind).toBe('fine')
    expect(plausibility(ANALYTES.alb, decimal('4.55')).kind).toBe('decimals')
  })
})

describe('a row that contradicts itself', () => {
  test.each<[string, Partial<Record<AnalyteId, string>>, string[]]>([
    ['direct bilirubin above total', { dbil: '0.9', tbil: '0.8' }, ['direct-above-total']],
    ['direct bilirubin as high as total', { dbil: '0.8', tbil: '0.8' }, []],
    ['albumin as high as protein', { alb: '5.5', tp: '5.5' }, ['albumin-above-protein']],
    ['albumin below protein', { alb: '5.4', tp: '5.5' }, []],
    ['HDL above total cholesterol', { hdl: '101', tc: '100' }, ['hdl-above-total']],
    ['HDL as high as total cholesterol', { hdl: '100', tc: '100' }, []],
    ['an LDL sum that differs by 40', { tc: '200', hdl: '50', tg: '100', ldl: '90' }, []],
    [
      'an LDL sum that differs by 41',
      { tc: '200', hdl: '50', tg: '100', ldl: '89' },
      ['ldl-does-not-add-up'],
    ],
    [
      'an LDL sum that differs by 41 the other way',
      { tc: '200', hdl: '50', tg: '100', ldl: '171' },
      ['ldl-does-not-add-up'],
    ],
    ['an LDL sum with TG of 399', { tc: '300', hdl: '50', tg: '399', ldl: '100' }, ['ldl-does-not-add-up']],
    ['an LDL sum with TG of 400, where it says nothing', { tc: '300', hdl: '50', tg: '400', ldl: '100' }, []],
  ])('%s', (_, values, expected) => {
    expect(kinds(values)).toEqual(expected)
  })
})

describe('beside the draw before', () => {
  test.each<[string, string, boolean]>([
    ['20', '200', true],
    ['20', '199', false],
    ['200', '20', true],
    ['200', '21', false],
    ['0', '20', false],
  ])('ALT %s, then %s: asks about the figures: %s', (before, now, asks) => {
    expect(kinds({ alt: now }, { alt: before }).includes('ten-times-previous')).toBe(asks)
  })

  test('three equal values look like the same sheet twice; two may happen', () => {
    const before = { ast: '20', alt: '25', ggt: '30', tg: '100' } as const
    expect(kinds({ ast: '20', alt: '25', ggt: '30' }, before)).toEqual(['same-as-previous'])
    expect(kinds({ ast: '20', alt: '25' }, before)).toEqual([])
    expect(kinds({ ast: '20', alt: '25', ggt: '31' }, before)).toEqual([])
    expect(kinds({ ast: '20', alt: '25', ldl: '100' }, before)).toEqual([])
  })
})
