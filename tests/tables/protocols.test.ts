import { describe, expect, test } from 'vitest'
import { isUnconfirmed } from '@/domain/source'
import { PROTOCOLS } from '@/tables/protocols'
import { sourceById } from '@/tables/sources'

test('the seven protocols stand in the tables, the default first', () => {
  expect(PROTOCOLS.map(({ id }) => id)).toEqual([
    'bimonthly',
    'month1-bimonthly',
    'jp-8weekly',
    'eu-smpc',
    'delphi-2022',
    'hansen-2016',
    'monthly',
  ])
})

describe.each(PROTOCOLS)('the protocol $id', (protocol) => {
  test('has a version, a name in both languages that no other has, and a source of the table with a place to look', () => {
    expect(protocol.version).toMatch(/^\d+$/)
    expect([protocol.name.ja, protocol.name.en]).not.toContain('')
    expect(
      PROTOCOLS.filter(({ name }) => name.ja === protocol.name.ja || name.en === protocol.name.en),
    ).toEqual([protocol])
    expect(sourceById(protocol.source)?.locator).toMatch(/.{6}/)
  })

  test('takes a baseline of the month before the first day', () => {
    expect(protocol.baseline).toEqual({ maxAge: { months: 1 } })
  })
})

test('where part of a protocol is this software’s own proposal its source is shown as unconfirmed', () => {
  const unconfirmed = PROTOCOLS.filter(({ source }) => {
    const row = sourceById(source)
    return row !== undefined && isUnconfirmed(row)
  })
  expect(unconfirmed.map(({ id }) => id)).toEqual(['delphi-2022', 'hansen-2016'])
})

test('what each asks for beyond the baseline is what its source says', () => {
  const asked = Object.fromEntries(
    PROTOCOLS.map(({ id, first, repeat, onPeakDose, onDoseIncrease, required, finalDraw }) => [
      id,
      { first, repeat, onPeakDose, onDoseIncrease, required, finalDraw },
    ]),
  )
  const month1 = { offset: { months: 1 }, notBefore: { days: 14 } }
  expect(asked).toEqual({
    bimonthly: { repeat: { every: { months: 2 } } },
    'month1-bimonthly': { first: month1, repeat: { every: { months: 2 } } },
    'jp-8weekly': {
      first: { offset: { weeks: 4 }, notBefore: { weeks: 2 } },
      repeat: { every: { weeks: 8 } },
    },
    'eu-smpc': { first: month1, repeat: { every: { months: 3 } }, finalDraw: 'optional' },
    'delphi-2022': { onPeakDose: { dueWithin: { months: 1 } }, required: ['alt', 'tg'] },
    'hansen-2016': {
      first: { offset: { months: 2 }, notBefore: { weeks: 6 } },
      repeat: { every: { months: 2 }, onlyIf: 'lastDrawAbnormal' },
    },
    monthly: { first: month1, repeat: { every: { months: 1 } } },
  })
})
