import { describe, expect, test } from 'vitest'
import { decimalText } from '@/domain/decimal'
import { parseValue, sampleMarkOf } from '@/domain/parseValue'

/** A reading in short: comparator and number, then flag, unit and mark where there are any. */
function read(received: string): string {
  const parsed = parseValue(received)
  if (parsed === undefined) return 'empty'
  if ('pending' in parsed) return 'pending'
  if (parsed.value.kind === 'text') return `text ${parsed.value.text}`
  const { comparator = '', number } = parsed.value
  const rest = [parsed.labFlag, parsed.unit, parsed.mark].filter((part) => part !== undefined)
  return [`${comparator}${decimalText(number)}`, ...rest].join(' ')
}

describe('a number', () => {
  test.each([
    ['98', '98'],
    [' 98 ', '98'],
    ['3.60', '3.60'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['0', '0'],
    ['１２．３', '12.3'],
    ['1,234', '1234'],
    ['１，２３４', '1234'],
    ['1,234,567.8', '1234567.8'],
    ['7407.0', '7407.0'],
    ['=440', '440'],
    ['181.9955199678354', '181.9955199678354'],
    ['0.30000000000000004', '0.300000000000000'],
  ])('%s is read as %s', (received, reading) => {
    expect(read(received)).toBe(reading)
  })

  test('keeps the text as received beside the reading', () => {
    expect(parseValue('１，２３４')).toMatchObject({ value: { kind: 'number', text: '１，２３４' } })
  })
})

describe('a comparator', () => {
  test.each([
    ['<5', '<5'],
    ['＜5', '<5'],
    ['< 5', '<5'],
    [':<0.5', '<0.5'],
    ['>1000', '>1000'],
    ['＞300', '>300'],
    ['<=5', '<=5'],
    ['< =5', '<=5'],
    ['=<5', '<=5'],
    ['≦5', '<=5'],
    ['≤5', '<=5'],
    ['>=5', '>=5'],
    ['> =5', '>=5'],
    ['≧5', '>=5'],
    ['≥5', '>=5'],
    ['5未満', '<5'],
    ['8未満', '<8'],
    ['5ミマン', '<5'],
    ['5ﾐﾏﾝ', '<5'],
    ['10以下', '<=10'],
    ['10イカ', '<=10'],
    ['10 以下', '<=10'],
    ['150以上', '>=150'],
    ['150～', '>=150'],
    ['150〜', '>=150'],
    ['1000超', '>1000'],
    ['1000超過', '>1000'],
    ['<5未満', '<5'],
    ['>5<', '>5'],
  ])('%s is read as %s', (received, reading) => {
    expect(read(received)).toBe(reading)
  })

  test.each([
    ['100<', '>100'],
    ['5<', '>5'],
    ['300>', '<300'],
    ['300＞', '<300'],
    ['５＞', '<5'],
    ['100≦', '>=100'],
    ['100<=', '>=100'],
    ['100≧', '<=100'],
    ['100>=', '<=100'],
  ])('after the number, %s is read from the number and means %s', (received, reading) => {
    expect(read(received)).toBe(reading)
  })

  test.each(['<5<', '<5以下', '0.5～2未満'])('%s says two things and stays text', (received) => {
    expect(read(received)).toBe(`text ${received}`)
  })
})

describe("a letter or an arrow beside a number is the lab's flag", () => {
  test.each([
    ['98 H', '98 H'],
    ['H98', '98 H'],
    ['H12.3', '12.3 H'],
    ['12.3 H', '12.3 H'],
    ['98H', '98 H'],
    ['98 HH', '98 HH'],
    ['98 L', '98 L'],
    ['9.8 H*', '9.8 H*'],
    ['12.3*', '12.3 *'],
    ['98!', '98 !'],
    ['98↑', '98 ↑'],
    ['12↓', '12 ↓'],
    ['↑98', '98 ↑'],
    ['L300', '300 L'],
    ['U100', '100 U'],
    ['９８Ｈ', '98 H'],
    ['12+', '12 +'],
    ['12＋', '12 +'],
    ['2.3(±)', '2.3 ±'],
    ['98 (H)', '98 H'],
    ['98 critical', '98 critical'],
    ['>1000(＋)', '>1000 +'],
    ['>1000 H', '>1000 H'],
    ['H >1000', '>1000 H'],
    ['<5 L', '<5 L'],
  ])('%s is read as %s', (received, reading) => {
    expect(read(received)).toBe(reading)
  })
})

test.each(['1O', 'O.5', 'l5', '98l', 'I2', '158K', '158 k', '5.2M', '0,834', '0,5', '1O0'])(
  '%s holds a letter or a comma that may be part of the number, and stays words',
  (received) => {
    expect(read(received)).toBe(`text ${received}`)
  },
)

test.each([
  ['158 K/uL', '158 K/uL'],
  ['98 L', '98 L'],
  ['98L', '98 L'],
])('%s says more than a letter', (received, is) => {
  expect(read(received)).toBe(is)
})

describe('a unit inside the cell', () => {
  test.each([
    ['98 U/L', '98 U/L'],
    ['<10 ug/dL', '<10 ug/dL'],
    ['5.6%', '5.6 %'],
    ['98 U/L H', '98 H U/L'],
    ['15.8万/μL', '15.8 万/μL'],
  ])('%s is read as %s', (received, reading) => {
    expect(read(received)).toBe(reading)
  })
})

describe('words in place of a number', () => {
  test.each([
    '1:40',
    '(-)',
    '±',
    '1+',
    '２＋',
    '陰性',
    '検出せず',
    '★陽性★',
    '溶血',
    '再検',
    '要希釈再検',
    '検体不足',
    '*****',
    '---',
    '10²',
    '①',
    '1,5',
    '1e3',
    '2026/11/22',
    '12 34',
    '約5',
    'ratio',
    'Negatief',
    '++',
  ])('%s stays text and is never read as a number', (received) => {
    expect(read(received)).toBe(`text ${received}`)
  })

  test('a sample mark beside a number leaves the number', () => {
    expect(read('45 溶血')).toBe('45 hemolysis')
    expect(read('45(乳び)')).toBe('45 lipemia')
    expect(read('45(再検済)')).toBe('45')
  })

  test('a sample mark in place of a number is named', () => {
    expect(parseValue('溶血')).toEqual({ value: { kind: 'text', text: '溶血' }, mark: 'hemolysis' })
  })
})

test.each(['未着', '検査中', '未報告', 'pending', 'Pending', 'PENDING', '(未着)', '結果待ち'])(
  '%s is an order without a result',
  (received) => expect(parseValue(received)).toEqual({ pending: true }),
)

test.each(['', ' ', '　'])('an empty cell states nothing', (received) => {
  expect(parseValue(received)).toBeUndefined()
})

test.each([
  ['溶血', 'hemolysis'],
  ['検体溶血', 'hemolysis'],
  ['溶血(+)', 'hemolysis'],
  ['強溶血', 'hemolysis'],
  ['Hemolyzed', 'hemolysis'],
  ['乳び', 'lipemia'],
  ['乳ビ', 'lipemia'],
  ['乳糜', 'lipemia'],
  ['黄疸', 'icterus'],
  ['凝固', 'clotted'],
  ['検体不足', 'insufficient'],
  ['量不足', 'insufficient'],
  ['検体量不足', 'insufficient'],
  ['検体不良', 'insufficient'],
])('%s marks the sample as %s', (words, mark) => {
  expect(sampleMarkOf(words)).toBe(mark)
})

test.each(['溶血なし', '溶血(-)', '溶血 －', '非溶血', '再検', '陰性', ''])('%s marks no sample', (words) => {
  expect(sampleMarkOf(words)).toBeUndefined()
})
