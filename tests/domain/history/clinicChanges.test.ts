// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import { asItWas } from '@/domain/history/asItWas'
import { clinicChanges } from '@/domain/history/clinicChanges'
import type { ClinicVersion } from '@/domain/history/types'
import { DEFAULT_SETTINGS } from '@/domain/settings'

const CLINIC: ClinicVersion = { settings: { ...DEFAULT_SETTINGS, name: '医院' }, templates: [] }
const own = (id: string, version: string, more: object = {}) => ({ id, version, ...more }) as never
const range = (lab: string, more: object = {}) =>
  ({ lab, analyte: 'alt', unit: 'U/L', source: 's', ...more }) as never

describe('what changed between two versions of the settings', () => {
  test('a setting is told by its name, with both values', () => {
    const after = { ...CLINIC, settings: { ...CLINIC.settings, graceDays: 7 } }
    expect(clinicChanges(CLINIC, after)).toEqual([
      { kind: 'changed', area: 'setting', key: 'graceDays', before: 0, after: 7 },
    ])
    expect(clinicChanges(CLINIC, structuredClone(CLINIC))).toEqual([])
  })

  test('another version of a protocol or a preset is one more, and the one before stands', () => {
    const before = { ...CLINIC, protocols: [own('p', '1')], presets: [own('s', '1')] }
    const after = { ...CLINIC, protocols: [own('p', '1'), own('p', '2')], presets: [] }
    expect(clinicChanges(before, after)).toEqual([
      { kind: 'added', area: 'protocol', key: 'p@2', after: own('p', '2') },
      { kind: 'removed', area: 'preset', key: 's@1', before: own('s', '1') },
    ])
  })

  test('ranges of one lab and analyte are told apart by sex, and two that are alike by their count', () => {
    const before = {
      ...CLINIC,
      labRanges: [range('BML', { sex: 'F' }), range('BML', { sex: 'M' }), range('BML')],
    }
    const changed = [
      range('BML', { sex: 'F' }),
      range('BML', { sex: 'M', unit: 'IU/L' }),
      range('BML'),
      range('BML'),
    ]
    expect(clinicChanges(before, { ...CLINIC, labRanges: changed })).toMatchObject([
      { kind: 'changed', area: 'lab-range', key: 'BML alt M' },
      { kind: 'added', area: 'lab-range', key: 'BML alt 2' },
    ])
  })

  test('what belongs to none of these, and an order that alone differs, are told as well', () => {
    const after = { ...CLINIC, lastExport: '2026-11-22' } as ClinicVersion
    expect(clinicChanges(CLINIC, after)).toMatchObject([{ kind: 'added', area: 'other', key: 'lastExport' }])
    const two = { ...CLINIC, protocols: [own('p', '1'), own('q', '1')] }
    const turned = { ...CLINIC, protocols: [own('q', '1'), own('p', '1')] }
    expect(clinicChanges(two, turned)).toEqual([{ kind: 'changed', area: 'other', key: 'order' }])
  })
})

describe('the version that stood at the end of a day', () => {
  const by = { id: 'u', name: '佐藤' }
  const version = (at: string, content?: string) => ({
    stamp: { at, by, what: 'x' },
    ...(content && { content }),
  })
  const versions = [
    version('2026-11-24T09:00:00'),
    version('2026-11-22T18:00:00', 'third'),
    version('2026-11-22T09:00:00', 'second'),
    version('2026-11-20T23:59:59', 'first'),
  ]

  test.each([
    ['2026-11-19', undefined],
    ['2026-11-20', 'first'],
    ['2026-11-21', 'first'],
    ['2026-11-22', 'third'],
    ['2026-11-23', 'third'],
  ])('on %s it was %s', (on, content) => {
    expect(asItWas(versions, day(on))?.content).toBe(content)
  })

  test('from the day on which it was taken out it has no content', () => {
    expect(asItWas(versions, day('2026-11-24'))).toEqual(version('2026-11-24T09:00:00'))
  })

  test('one that was there before versions were kept stands on every day before the next', () => {
    const older = [...versions.slice(1), { content: 'older' }]
    expect(asItWas(older, day('2020-01-01'))?.content).toBe('older')
  })
})
