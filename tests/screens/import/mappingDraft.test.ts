import { describe, expect, test } from 'vitest'
import { draftOf, needsOf, templateOf } from '@/screens/import/mapping/mappingDraft'
import type { MappingRequest } from '@/state/import/importing'

function aRequest(given: Partial<MappingRequest> = {}): MappingRequest {
  return {
    file: 'kekka.csv',
    kind: 'results-long',
    headings: ['Pat', 'Tag', 'Was', 'Wert'],
    rows: [],
    suggested: {
      Pat: 'leave-out',
      Tag: { field: 'drawn' },
      Was: { field: 'analyte' },
      Wert: { field: 'value' },
    },
    unknownAnalytes: [],
    knownAnalytes: {},
    withoutHeadings: false,
    headingRow: 0,
    headingRows: 1,
    beginning: [],
    attributes: {},
    missing: [],
    sample: [],
    ...given,
  }
}

describe('what a person says of columns', () => {
  test('begins with what the headings say, and asks for what they do not', () => {
    const request = aRequest()
    const draft = draftOf(request)
    expect(draft.uses['Tag']).toBe('field:drawn')
    expect(needsOf(request, draft)).toEqual(['needsNumber'])
    draft.uses['Pat'] = 'field:number'
    expect(needsOf(request, draft)).toEqual([])
    expect(templateOf(request, draft)).toEqual({
      id: 'kekka.csv',
      name: 'kekka.csv',
      kind: 'results-long',
      columns: {
        Pat: { field: 'number' },
        Tag: { field: 'drawn' },
        Was: { field: 'analyte' },
        Wert: { field: 'value' },
      },
    })
  })

  test('a number for the whole file is stated for this file, and asked for again in the next', () => {
    const request = aRequest()
    const draft = draftOf(request)
    draft.number = ' 00142 '
    expect(needsOf(request, draft)).toEqual([])
    expect(templateOf(request, draft)).toMatchObject({ asks: ['number'], stated: { number: '00142' } })
  })

  test('a roster needs its column of numbers', () => {
    const request = aRequest({ kind: 'roster' })
    const draft = draftOf(request)
    draft.number = '00142'
    expect(needsOf(request, draft)).toEqual(['needsNumber'])
  })

  test('day offsets need a first day', () => {
    const request = aRequest({
      suggested: { ...aRequest().suggested, Pat: { field: 'number' }, Tag: { field: 'dayOffset' } },
    })
    const draft = draftOf(request)
    expect(needsOf(request, draft)).toEqual(['needsFirstDay'])
    draft.firstDay = '2026-04-10'
    expect(templateOf(request, draft).firstDay).toBe('2026-04-10')
  })

  test('of groups the first is mapped, and the others are like it', () => {
    const headings = ['1', '2', '3', '4', '5', '6', '7', '8']
    const request = aRequest({
      kind: 'results-groups',
      headings,
      withoutHeadings: true,
      headingRows: 0,
      suggested: { '1': { field: 'number' }, '2': { field: 'drawn' } },
    })
    const draft = draftOf(request)
    expect(draft.groups).toEqual({ from: 3, width: 3 })
    draft.uses = { ...draft.uses, '3': 'field:analyte', '4': 'field:value', '5': 'field:flag' }
    const { columns, groups } = templateOf(request, draft)
    expect(Object.keys(columns)).toEqual(['1', '2', '3', '4', '5'])
    expect(groups).toEqual({ from: 3, width: 3 })
  })

  test('values in rows of their own need the column that says what they are', () => {
    const request = aRequest({ kind: 'results-eav', attributes: { 値: 'value', 備考欄: 'leave-out' } })
    const draft = draftOf(request)
    draft.uses['Pat'] = 'field:number'
    expect(needsOf(request, draft)).toEqual(['needsAttribute'])
    expect(templateOf(request, draft).attributes).toEqual({ 値: 'value', 備考欄: 'leave-out' })
  })

  test('the days of a sheet with days across are no part of the mapping: the next sheet has others', () => {
    const request = aRequest({
      kind: 'results-transposed',
      headings: ['項目', '担当', 'R8.9.14'],
      suggested: { 項目: { field: 'analyte' }, 担当: 'leave-out' },
      number: '00142',
    })
    const draft = draftOf(request)
    expect(needsOf(request, draft)).toEqual([])
    expect(templateOf(request, draft).columns).toEqual({ 項目: { field: 'analyte' }, 担当: 'leave-out' })
  })
})
