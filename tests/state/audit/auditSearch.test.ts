import { describe, expect, test } from 'vitest'
import { day } from '@/domain/day'
import type { Language } from '@/domain/language'
import { auditMatcher, EVERYTHING, isSearch, type AuditSearch } from '@/state/audit/auditSearch'
import { detailsText } from '@/state/audit/auditDetails'
import type { ActEntry } from '@/storage'

const PEOPLE = [
  { id: 'id-of-one', number: '00142', name: '佐藤 花子', kana: 'サトウ ハナコ' },
  { id: 'id-of-two', number: '00518', name: '鈴木 一郎', kana: 'スズキ イチロウ' },
]
const IMPORT = { id: 'imp', at: '', by: '', files: ['名簿.csv'], counts: {}, patientIds: ['id-of-two'] }

function entry(number: number, given: Partial<ActEntry>): ActEntry {
  const who = { id: 'u', name: '看護師 田中' }
  return {
    number,
    at: '2026-11-22T09:00:00',
    what: 'opened',
    who,
    patients: 0,
    pages: [],
    previous: '',
    hash: '',
    ...given,
  }
}

const LOG = [
  entry(1, {
    what: 'imported',
    importId: 'imp',
    patients: 1,
    at: '2026-11-20T08:00:00',
    detail: { files: 1 },
  }),
  entry(2, { patientIds: ['id-of-one'], at: '2026-11-20T23:59:59' }),
  entry(3, { what: 'draw', patientIds: ['id-of-two'], at: '2026-11-21T00:00:00' }),
  entry(4, {
    what: 'draw-undone',
    patientIds: ['id-of-two'],
    why: '別の患者の値',
    at: '2026-11-21T09:00:00',
  }),
  entry(5, { what: 'login-failed', who: { id: 'd', name: 'Dr Aoki' }, detail: { count: 3, whose: 'u' } }),
  entry(6, { what: 'patient-erased', patientIds: ['gone0123-4567'], why: '保存期間満了' }),
  entry(7, { what: 'unheard-of' }),
]

function found(wanted: Partial<AuditSearch>, language: Language = 'ja'): number[] {
  const fits = auditMatcher(
    { ...EVERYTHING, ...wanted },
    {
      language,
      people: PEOPLE,
      imports: [IMPORT],
      detailText: (each) => detailsText(each, language, () => '田中'),
    },
  )
  return LOG.filter(fits).map(({ number }) => number)
}

test('an empty search finds everything, names that are none of ours too', () => {
  expect(found({})).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(isSearch(EVERYTHING)).toBe(false)
  expect(isSearch({ ...EVERYTHING, person: ' ' })).toBe(false)
  expect(isSearch({ ...EVERYTHING, to: day('2026-11-22') })).toBe(true)
})

describe('a patient is found', () => {
  test.each(['00142', '142', '佐藤', '佐藤花子', 'ｻﾄｳ', 'さとう はなこ', '花子 00142'])(
    'by %s',
    (patient) => {
      expect(found({ patient })).toEqual([2])
    },
  )

  test('with the imports that changed them', () => {
    expect(found({ patient: '鈴木' })).toEqual([1, 3, 4])
  })

  test('once erased, by what is left of the id on the screen', () => {
    expect(found({ patient: 'gone0123' })).toEqual([6])
    expect(found({ patient: 'GONE0123' })).toEqual([6])
    expect(found({ patient: 'gone012' })).toEqual([])
  })

  test('but nobody by what is nobody’s', () => {
    expect(found({ patient: '99999' })).toEqual([])
  })
})

test('a user is found by any part of the name', () => {
  expect(found({ person: 'aoki' })).toEqual([5])
  expect(found({ person: '田中' })).toEqual([1, 2, 3, 4, 6, 7])
})

test('a kind holds its acts and what took them back; one act holds both too', () => {
  expect(found({ act: 'kind:changed' })).toEqual([3, 4])
  expect(found({ act: 'act:draw' })).toEqual([3, 4])
  expect(found({ act: 'kind:access' })).toEqual([5])
  expect(found({ act: 'act:opened' })).toEqual([2])
})

test('days are whole days, the first and the last included', () => {
  expect(found({ from: day('2026-11-21') })).toEqual([3, 4, 5, 6, 7])
  expect(found({ to: day('2026-11-20') })).toEqual([1, 2])
  expect(found({ from: day('2026-11-21'), to: day('2026-11-21') })).toEqual([3, 4])
})

test.each([
  ['採血を記録', 'ja', [3, 4]],
  ['取り消し', 'ja', [4]],
  ['Draw entered', 'en', [3, 4]],
  ['undone', 'en', [4]],
  ['別の患者', 'ja', [4]],
  ['3回', 'ja', [5]],
  ['login-failed', 'ja', [5]],
  ['満了 患者', 'ja', [6]],
] as const)('the words %s find what they say', (text, language, numbers) => {
  expect(found({ text }, language)).toEqual(numbers)
})

test('everything asked for must hold', () => {
  expect(found({ patient: '鈴木', act: 'kind:changed', from: day('2026-11-21'), text: '別の' })).toEqual([4])
})

describe('the details of an entry', () => {
  const said = (what: string, detail: ActEntry['detail'], language: Language = 'ja') =>
    detailsText({ what, ...(detail && { detail }) }, language, (id) => `名前 ${id}`)

  test.each([
    ['list-printed', { rows: 1234, list: 'overdue' }, '1,234行 · 絞り込み 超過'],
    ['list-exported', { rows: 2, list: 'search' }, '2行 · 検索した一覧'],
    ['list-printed', { rows: 38, pages: 2, visit: '2026-11-25' }, '38行 · 2ページ · 来院日 2026-11-25'],
    ['printed', { paper: 'copy-en', sheets: 2, pages: 3 }, '患者さん用(英語) · 2名分 · 3ページ'],
    [
      'printed',
      { paper: 'summary', sheets: 1, pages: 1, day: '2026-10-01' },
      'サマリー · 1名分 · 1ページ · 2026-10-01 時点',
    ],
    // As it was noted before it said which paper and how many pages.
    ['printed', { sheets: 2 }, '2名分'],
    ['recovery-key-printed', { pages: 1 }, '1ページ'],
    [
      'login-failed',
      { whose: 'u', count: 3, first: '2026-11-22T09:00:00' },
      '対象 名前 u · 3回 · 最初 2026-11-22 09:00',
    ],
    ['login-failed', { whose: 'recovery', count: 1 }, '対象 復旧キー · 1回'],
    [
      'restored',
      { backup: '2026-11-20T20:00:00', count: 99 },
      '2026-11-20 20:00 のバックアップ · 記録 99 まで',
    ],
    ['person-added', { person: 'x', name: '田中', role: 'nurse' }, '田中 · 看護師'],
    ['import-undone', { import: 'x', by: 'y' }, ''],
    ['opened', undefined, ''],
    ['opened', { odd: '1' }, 'odd: 1'],
    ['opened', { constructor: 'x' }, 'constructor: x'],
  ])('of %s %o are said as %s', (what, detail, text) => {
    expect(said(what, detail)).toBe(text)
  })

  test('stand in English too', () => {
    expect(said('backup-written', { where: 'folder', hash: 'ab12cd34ef', bytes: 1_250_000 }, 'en')).toBe(
      'chosen folder · check number ab12cd34 · 1.3 MB',
    )
  })
})
