import { describe, expect, test } from 'vitest'
import { decimalText } from '@/domain/decimal'
import { isRefused } from '@/domain/edit/refusal'
import type { Problem } from '@/domain/problem'
import type { Protocol } from '@/domain/protocol'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import type { ThresholdPreset } from '@/domain/threshold'
import { clinicRead, clinicTyped } from '@/screens/settings/general/clinicDraft'
import { newLimit, presetRead, presetTyped } from '@/screens/settings/presets/presetDraft'
import { protocolRead, protocolTyped } from '@/screens/settings/protocols/protocolDraft'
import { labRangeRead, labRangeTyped, withLabRange } from '@/screens/settings/ranges/labRangeDraft'
import { PROTOCOLS } from '@/tables/protocols'
import { RESTRICTIONS } from '@/tables/restrictions'
import { PRESETS } from '@/tables/thresholds'

const BY = { at: '2026-11-22T09:14', by: '医師' }
const COPY = { id: 'own', ja: '当院の規則', en: 'Our own rule' }

function taken<Read extends object>(read: Read | Problem): Read {
  if (isRefused(read)) throw new Error(`refused: ${read.code} ${read.where.field}`)
  return read
}

function refused(read: object): string {
  if (!isRefused(read)) throw new Error('not refused')
  return `${read.where.field} ${read.code}`
}

describe('a protocol as typed', () => {
  test.each(PROTOCOLS.map((row): [string, Protocol] => [row.id, row]))(
    '%s copied and not changed asks for the same draws',
    (_, row) => {
      const { id, version, name, copiedFrom, changed, ...rest } = taken(
        protocolRead(protocolTyped(row, COPY), row, PROTOCOLS, BY),
      )
      const { id: __, version: ___, name: ____, ...asked } = row
      expect(rest).toEqual(asked)
      expect({ id, version, name: name.ja, copiedFrom, changed }).toEqual({
        id: 'own',
        version: '1',
        name: '当院の規則',
        copiedFrom: `${row.id}@${row.version}`,
        changed: BY,
      })
    },
  )

  test('the next version of the clinic’s own says what it was copied from, and a name in one language serves both', () => {
    const [row] = PROTOCOLS
    const own = taken(protocolRead(protocolTyped(row!, COPY), row!, PROTOCOLS, BY))
    const typed = { ...protocolTyped(own), nameEn: ' ', hasRepeat: false }
    const next = taken(protocolRead(typed, own, [...PROTOCOLS, own], BY))
    expect(next).toMatchObject({
      id: 'own',
      version: '2',
      copiedFrom: 'bimonthly@1',
      name: { en: '当院の規則' },
    })
    expect(next.repeat).toBeUndefined()
  })

  test.each([
    ['baseline', '', 'baseline not-a-count'],
    ['baseline', '1.5', 'baseline not-a-count'],
    ['repeat', '0', 'repeat span-out-of-range'],
    ['repeat', '13', 'repeat span-out-of-range'],
  ])('%s of “%s” is refused', (field, count, why) => {
    const [row] = PROTOCOLS
    const typed = { ...protocolTyped(row!, COPY), [field]: { count, unit: 'months' } }
    expect(refused(protocolRead(typed, row!, PROTOCOLS, BY))).toBe(why)
  })

  test('whoever limits the analytes begins with all that serve, and takes away', () => {
    const [row] = PROTOCOLS
    const typed = { ...protocolTyped(row!, COPY), isChosen: true }
    expect(taken(protocolRead(typed, row!, PROTOCOLS, BY)).required).toEqual([
      'alt',
      'ast',
      'tg',
      'ldl',
      'tc',
    ])
  })

  test('an analyte of each group must serve', () => {
    const [row] = PROTOCOLS
    const typed = { ...protocolTyped(row!, COPY), isChosen: true, required: ['alt' as const] }
    expect(refused(protocolRead(typed, row!, PROTOCOLS, BY))).toBe('required group-without-analyte')
  })
})

describe('a rule that another window changed while it was open here', () => {
  test('a protocol is not written over, and says so', () => {
    const [row] = PROTOCOLS
    const own = taken(protocolRead(protocolTyped(row!, COPY), row!, PROTOCOLS, BY))
    const open = protocolTyped(own)
    const next = taken(protocolRead(open, own, [...PROTOCOLS, own], BY))
    expect(refused(protocolRead(open, own, [...PROTOCOLS, own, next], BY))).toBe('name changed-meanwhile')
    expect(taken(protocolRead(protocolTyped(next), next, [...PROTOCOLS, own, next], BY)).version).toBe('3')
  })

  test('a preset is not written over, and says so', () => {
    const [row] = PRESETS
    const own = taken(presetRead(presetTyped(row!, COPY), row!, PRESETS, BY))
    const open = presetTyped(own)
    const next = taken(presetRead(open, own, [...PRESETS, own], BY))
    expect(refused(presetRead(open, own, [...PRESETS, own, next], BY))).toBe('name changed-meanwhile')
    expect(taken(presetRead(presetTyped(next), next, [...PRESETS, own, next], BY)).version).toBe('3')
  })

  test('a copy whose id was taken meanwhile takes another, so that only its name must differ', () => {
    const [protocol] = PROTOCOLS
    const [preset] = PRESETS
    const begun = { ...COPY, id: `${protocol!.id}-own` }
    const first = taken(protocolRead(protocolTyped(protocol!, begun), protocol!, PROTOCOLS, BY))
    const other = { ...begun, ja: '別の規則', en: 'Another rule' }
    const all = [...PROTOCOLS, first]
    expect(refused(protocolRead(protocolTyped(protocol!, begun), protocol!, all, BY))).toBe('name name-taken')
    expect(taken(protocolRead(protocolTyped(protocol!, other), protocol!, all, BY)).id).toBe(
      `${protocol!.id}-own-2`,
    )
    const own = taken(presetRead(presetTyped(preset!, COPY), preset!, PRESETS, BY))
    const second = taken(
      presetRead(presetTyped(preset!, { ...other, id: COPY.id }), preset!, [...PRESETS, own], BY),
    )
    expect(second.id).toBe(`${preset!.id}-own`)
  })

  test('a range that judges no more is not changed', () => {
    const typed = { ...labRangeTyped(), lab: 'BML', high: '40' }
    const range = taken(labRangeRead(typed, [], BY))
    const open = { ...labRangeTyped(range, 0), high: '45' }
    expect(taken(labRangeRead(open, [range], BY)).high).toEqual({ digits: 45, scale: 0 })
    expect(refused(labRangeRead(open, [{ ...range, retired: BY }], BY))).toBe('lab changed-meanwhile')
  })
})

describe('a preset as typed', () => {
  test.each(PRESETS.map((row): [string, ThresholdPreset] => [row.id, row]))(
    '%s copied and not changed has the same limits with the same sources and grades',
    (_, row) => {
      expect(taken(presetRead(presetTyped(row, COPY), row, PRESETS, BY)).rules).toEqual(row.rules)
    },
  )

  test('a limit that was changed is the clinic’s own; the grade and what the source prints do not go with it', () => {
    const [row] = PRESETS
    const typed = presetTyped(row!, COPY)
    const limit = typed.rules.tg.limits.find(({ level }) => level === 'stop')!
    limit.value = '６００.0'
    const rules = taken(presetRead(typed, row!, PRESETS, BY)).rules
    const changed = rules.tg!.limits.find(({ level }) => level === 'stop')!
    expect(decimalText(changed.value)).toBe('600.0')
    expect(changed).toEqual({
      level: 'stop',
      operator: 'gt',
      of: 'absolute',
      value: { digits: 6000, scale: 1 },
      source: 'clinic-own-limit',
    })
    expect(rules.alt).toEqual(row!.rules.alt)
  })

  test('an analyte without limits is left out, and a new limit takes the level that is missing', () => {
    const [row] = PRESETS
    const typed = presetTyped(row!, COPY)
    typed.rules.ld.limits = []
    expect(taken(presetRead(typed, row!, PRESETS, BY)).rules.ld).toBeUndefined()
    expect(newLimit(typed.rules.alt.limits, 'uln').level).toBe('critical')
    expect(newLimit([], 'lln')).toEqual({ level: 'notice', operator: 'lt', value: '', of: 'lln' })
  })

  test('a word in place of a number is refused at its field', () => {
    const [row] = PRESETS
    const typed = presetTyped(row!, COPY)
    typed.rules.alt.limits[0]!.value = '三'
    expect(refused(presetRead(typed, row!, PRESETS, BY))).toBe('alt-stop not-a-number')
  })
})

describe('a range of a laboratory as typed', () => {
  const typed = { ...labRangeTyped(), lab: ' BML ', low: '5', high: '40' }

  test('is stored with its numbers exactly, by whom and when', () => {
    expect(taken(labRangeRead(typed, [], BY))).toEqual({
      lab: 'BML',
      analyte: 'alt',
      low: { digits: 5, scale: 0 },
      high: { digits: 40, scale: 0 },
      unit: 'U/L',
      source: 'clinic-own-range',
      changed: BY,
    })
  })

  test('takes the place of another, which is kept and judges no more', () => {
    const first = taken(labRangeRead(typed, [], BY))
    const again = { ...labRangeTyped(first, 0), high: '45' }
    const next = taken(labRangeRead(again, [first], BY))
    expect(withLabRange([first], next, 0, BY)).toEqual([{ ...first, retired: BY }, next])
  })

  test.each([
    [{ high: '4' }, 'high upside-down'],
    [{ low: '', high: '' }, 'high missing'],
    [{ high: '四十' }, 'high not-a-number'],
    [{ lab: '' }, 'lab missing'],
    [{ from: '2026-02-30' }, 'from not-a-day'],
    [{ minAge: '121' }, 'age not-an-age'],
    [{ analyte: 'alp' as const }, 'method missing'],
  ])('%j is refused', (change, why) => {
    expect(refused(labRangeRead({ ...typed, ...change }, [], BY))).toBe(why)
  })
})

describe('the ways of the clinic as typed', () => {
  const stored = { ...DEFAULT_SETTINGS }
  const typed = () => clinicTyped(stored, RESTRICTIONS)
  const read = (change: object) => clinicRead({ ...typed(), ...change }, RESTRICTIONS)
  const codes = (change: object) => read(change).problems.map(({ code, where }) => `${where.field} ${code}`)

  test('where nothing is set nothing is stored', () => {
    expect(read({})).toEqual({ ways: {}, problems: [] })
  })

  test('closed days are taken as days and spans, each once, in order', () => {
    const days = '2027-01-03\n2026-12-29〜2026-12-31, 2026/12/30'
    expect(read({ weekdays: [3, 0], holidays: true, days }).ways.closed).toEqual({
      weekdays: [0, 3],
      holidays: true,
      days: ['2026-12-29', '2026-12-30', '2026-12-31', '2027-01-03'],
    })
    expect(codes({ days: '12月31日' })).toEqual(['closedDays not-a-day'])
    expect(codes({ days: '2026-12-31〜2026-12-29' })).toEqual(['closedDays not-a-day'])
  })

  test('a restriction is never shorter than its label allows, and the default need not be stored', () => {
    const label = RESTRICTIONS.find(({ labelMonths }) => labelMonths === 1)!
    expect(codes({ months: { [label.id]: '0' } })).toEqual([`restriction-${label.id} below-label`])
    expect(read({ months: { [label.id]: '1' } }).ways.restrictionMonths).toEqual({ [label.id]: 1 })
    expect(read({ months: { [label.id]: String(label.months) } }).ways).toEqual({})
    expect(codes({ months: { [label.id]: '37' } })).toEqual([`restriction-${label.id} not-a-count`])
  })

  test('a target has a source, or there is none', () => {
    expect(read({ targetDose: '120', targetSource: '当院' }).ways.targetDose).toEqual({
      mgPerKg: 120,
      source: '当院',
    })
    expect(codes({ targetDose: '120' })).toEqual(['targetSource missing'])
    expect(codes({ targetSource: '当院' })).toEqual(['targetDose missing'])
    expect(codes({ targetDose: '301', targetSource: '当院' })).toEqual(['targetDose not-a-dose'])
  })

  test('a next step follows a count of calls', () => {
    expect(read({ notReachedCalls: '2', notReachedStep: 'はがき' }).ways.notReached).toEqual({
      calls: 2,
      step: 'はがき',
    })
    expect(codes({ notReachedCalls: '2' })).toEqual(['notReachedStep missing'])
    expect(codes({ notReachedStep: 'はがき' })).toEqual(['notReachedCalls not-a-count'])
    expect(codes({ notReachedCalls: '11', notReachedStep: 'はがき' })).toEqual([
      'notReachedCalls not-a-count',
    ])
  })
})
