import { describe, expect, test } from 'vitest'
import type { Protocol } from '@/domain/protocol'
import { copyOfProtocol, newestOf, nextVersion, protocolRefused } from '@/domain/verdict'
import { PROTOCOLS } from '@/tables/protocols'
import { bimonthly } from '@/tables/protocols/bimonthly'
import { month1Bimonthly } from '@/tables/protocols/month1Bimonthly'

const BY = { at: '2026-11-22T09:14', by: '院長' }
const copy = copyOfProtocol(bimonthly, { id: 'our-own', name: { ja: '当院', en: 'Ours' } }, BY)

function refusedAt(draft: Protocol, all: readonly Protocol[] = PROTOCOLS): string | undefined {
  const problem = protocolRefused(draft, all)
  return problem && `${problem.where.field ?? ''}: ${problem.code}`
}

test('a copy says what it was made from, by whom and when, and asks for the same draws', () => {
  expect(copy).toEqual({
    ...bimonthly,
    id: 'our-own',
    version: '1',
    name: { ja: '当院', en: 'Ours' },
    copiedFrom: 'bimonthly@1',
    changed: BY,
  })
  expect(protocolRefused(copy, PROTOCOLS)).toBeUndefined()
})

describe('a draft is refused', () => {
  test('without a name; one language is enough', () => {
    expect(refusedAt({ ...copy, name: { ja: ' ', en: '' } })).toBe('name: missing')
    expect(refusedAt({ ...copy, name: { ja: '当院', en: '' } })).toBeUndefined()
    expect(refusedAt({ ...copy, name: { ja: '', en: 'Ours' } })).toBeUndefined()
  })

  test('with a name longer than 60 characters', () => {
    expect(refusedAt({ ...copy, name: { ja: 'あ'.repeat(61), en: '' } })).toBe('name: too-long')
    expect(refusedAt({ ...copy, name: { ja: 'あ'.repeat(60), en: '' } })).toBeUndefined()
  })

  test('with the name of another protocol, but not with one that was given up', () => {
    expect(refusedAt({ ...copy, name: { ja: '毎月', en: '' } })).toBe('name: name-taken')
    expect(refusedAt({ ...copy, name: { ja: '', en: ' monthly ' } })).toBe('name: name-taken')
    const other = { ...copy, id: 'other', name: { ja: '旧称', en: '' } }
    const renamed = { ...other, version: '2', name: { ja: '新称', en: '' } }
    expect(
      refusedAt({ ...copy, name: { ja: '旧称', en: '' } }, [...PROTOCOLS, other, renamed]),
    ).toBeUndefined()
    const retired = { ...renamed, version: '3', retired: true as const }
    expect(
      refusedAt({ ...copy, name: { ja: '新称', en: '' } }, [...PROTOCOLS, other, retired]),
    ).toBeUndefined()
  })

  test('under the id of a row of the tables, or in a version that stands already', () => {
    expect(refusedAt({ ...copy, id: 'bimonthly', version: '2' })).toBe('id: id-taken')
    expect(refusedAt(copy, [...PROTOCOLS, copy])).toBe('id: id-taken')
    expect(refusedAt({ ...copy, version: '2' }, [...PROTOCOLS, copy])).toBeUndefined()
  })

  test('with an id that cannot stand before a version', () => {
    for (const id of ['', 'our own', 'ours@2']) expect(refusedAt({ ...copy, id })).toBe('id: not-an-id')
  })

  test.each([
    ['baseline', { baseline: { maxAge: { days: 6 } } }, { baseline: { maxAge: { days: 7 } } }],
    ['baseline', { baseline: { maxAge: { months: 4 } } }, { baseline: { maxAge: { months: 3 } } }],
    ['repeat', { repeat: { every: { days: 6 } } }, { repeat: { every: { weeks: 1 } } }],
    ['repeat', { repeat: { every: { months: 13 } } }, { repeat: { every: { months: 12 } } }],
    ['repeat', { repeat: { every: { weeks: 53 } } }, { repeat: { every: { weeks: 52 } } }],
    ['repeat', { repeat: { every: { days: 366 } } }, { repeat: { every: { days: 365 } } }],
    ['repeat', { repeat: { every: { weeks: 1.5 } } }, { repeat: { every: { weeks: 2 } } }],
    ['repeat', { repeat: { every: { months: -1 } } }, { repeat: { every: { months: 1 } } }],
    ['peak', { onPeakDose: { dueWithin: { days: 0 } } }, { onPeakDose: { dueWithin: { days: 1 } } }],
    ['increase', { onDoseIncrease: { offset: { days: 6 } } }, { onDoseIncrease: { offset: { days: 7 } } }],
    ['first', { first: first({ months: 7 }, { days: 0 }) }, { first: first({ months: 6 }, { days: 0 }) }],
  ])('with a time out of range: %s', (field, beyond, within) => {
    expect(refusedAt({ ...copy, ...beyond })).toBe(`${field}: span-out-of-range`)
    expect(refusedAt({ ...copy, ...within })).toBeUndefined()
  })

  test('where no draw before a day counts that lies after the day that is due', () => {
    expect(refusedAt({ ...copy, first: first({ weeks: 4 }, { weeks: 5 }) })).toBe('notBefore: after-offset')
    expect(refusedAt({ ...copy, first: first({ months: 1 }, { days: 29 }) })).toBe('notBefore: after-offset')
    expect(refusedAt({ ...copy, first: first({ months: 1 }, { days: 28 }) })).toBeUndefined()
    expect(refusedAt({ ...copy, first: first({ weeks: 4 }, { weeks: 4 }) })).toBeUndefined()
  })

  test('where it names analytes, but none of a group', () => {
    expect(refusedAt({ ...copy, required: ['alt'] })).toBe('required: group-without-analyte')
    expect(refusedAt({ ...copy, required: ['alt', 'ldl'] })).toBeUndefined()
  })

  test('in words of both languages that say what to do', () => {
    const problem = protocolRefused({ ...copy, repeat: { every: { months: 13 } } }, PROTOCOLS)
    expect(problem?.because).toEqual({
      ja: '採血の間隔は1週から12か月までの整数です。',
      en: 'The interval is a whole number from 1 week to 12 months.',
    })
  })
})

test('every protocol of the tables could itself be stored by a clinic', () => {
  for (const row of PROTOCOLS)
    expect(refusedAt(copyOfProtocol(row, { id: 'x', name: { ja: '写し', en: '' } }, BY))).toBeUndefined()
})

test('the newest version of each id holds, counted by number and not by letters', () => {
  const rows = ['9', '10', '2'].map((version) => ({ ...copy, version }))
  expect(newestOf([month1Bimonthly, ...rows]).map(({ id, version }) => `${id}@${version}`)).toEqual([
    'month1-bimonthly@1',
    'our-own@10',
  ])
  expect(newestOf([{ ...copy, name: { ja: '前', en: '' } }, copy])).toEqual([copy])
})

test('the version after 1 is 2, after 2026.9 it is 2026.10', () => {
  expect(['1', '9', '2026.9', 'draft'].map(nextVersion)).toEqual(['2', '10', '2026.10', 'draft.2'])
})

type First = NonNullable<Protocol['first']>

function first(offset: First['offset'], notBefore: First['notBefore']): First {
  return { offset, notBefore }
}
