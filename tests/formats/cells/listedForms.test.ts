import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalText } from '@/domain/decimal'
import { parseValue } from '@/domain/parseValue'
import { readDayCell } from '@/formats/cells/dayCell'
import { readRangeCell } from '@/formats/cells/rangeCell'
import { RULES, readFound } from '../reading'

const SEED = 20261123

interface Written {
  drawn?: string
  birth?: string
  analyte?: string
  value?: string
  unit?: string
  range?: string
  flag?: string
}

/** One row of a long list as a clinic would send it, read as the import reads it. */
async function row({
  drawn = '2026-09-14',
  birth = '',
  analyte = 'ALT',
  value = '98',
  unit = 'U/L',
  ...rest
}: Written) {
  const { range = '', flag = '' } = rest
  const cells = ['00142', birth, drawn, analyte, value, unit, range, flag]
  const text = `番号,生年月日,採血日,項目,結果,単位,基準範囲,フラグ\n${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`
  const { results, problems, warnings } = await readFound(text, { kind: 'results-long' })
  return {
    result: results[0],
    problems: problems.map(({ code }) => code),
    warnings: warnings.map(({ code }) => code),
    because: [...problems, ...warnings].map(({ because }) => because.ja).join(),
  }
}

describe('the collection day', () => {
  test.each([
    ['20240401', '2024-04-01'],
    ['2024/4/1', '2024-04-01'],
    ['2024-04-01', '2024-04-01'],
    ['2024-04-01T09:30', '2024-04-01 09:30'],
    ['2024-04-01T09:30:15', '2024-04-01 09:30'],
    ['2024-04-01T09:30:15.123456', '2024-04-01 09:30'],
    ['2024-04-01T23:30:00Z', '2024-04-02 08:30'],
    ['2024-04-01T09:30:15+09:00', '2024-04-01 09:30'],
    ['2024-04-01T09:30+09', '2024-04-01 09:30'],
    ['R6.4.1', '2024-04-01'],
    ['R06/04/01', '2024-04-01'],
    ['令和6年4月1日', '2024-04-01'],
    ['令和元年5月1日', '2019-05-01'],
    ['㋿6年4月1日', '2024-04-01'],
    ['㋿6.4.1', '2024-04-01'],
    ['令６．４．１', '2024-04-01'],
    ['R060401', '2024-04-01'],
    ['5060401', '2024-04-01'],
    ['4310430', '2019-04-30'],
    ['3631231', '1988-12-31'],
    ['2151224', '1926-12-24'],
    ['1450729', '1912-07-29'],
  ])('%s is read without a word', async (drawn, is) => {
    const { result, problems, warnings } = await row({ drawn })
    expect([result?.day, result?.time].filter(Boolean).join(' ')).toBe(is)
    expect([...problems, ...warnings]).toEqual([])
  })

  test.each([
    ['H31.5.1', '2019-05-01', 'day-in-older-era'],
    ['平成31年12月31日', '2019-12-31', 'day-in-older-era'],
    ['45383', '2024-04-01', 'day-as-number'],
    ['４５３８３', '2024-04-01', 'day-as-number'],
    ['20000', '1954-10-03', 'day-as-number'],
  ])('%s is read as %s, and said so', async (drawn, is, code) => {
    const { result, problems, warnings, because } = await row({ drawn })
    expect(result?.day).toBe(is)
    expect(problems).toEqual([])
    expect(warnings).toEqual([code])
    expect(because).toContain(is)
  })

  test("Excel's number of a day with a fraction has a time", async () => {
    const { result } = await row({ drawn: '45383.395833333' })
    expect([result?.day, result?.time]).toEqual(['2024-04-01', '09:30'])
  })

  test.each([
    ['4/1', 'day-without-year'],
    ['4月1日', 'day-without-year'],
    ['R6.2.30', 'not-a-day'],
    ['R0.1.1', 'outside-era'],
    ['R1.4.30', 'outside-era'],
    ['H32.1.1', 'outside-era'],
    ['2024-02-30', 'not-a-day'],
    ['㋿6', 'not-a-day'],
    ['令和元年', 'not-a-day'],
    ['24/4/1', 'not-a-day'],
    ['19999', 'not-a-day'],
    ['60001', 'not-a-day'],
    ['2026-11-23', 'after-today'],
    ['46350', 'after-today'],
    ['', 'no-day'],
  ])('%s is a problem', async (drawn, code) => {
    const { result, problems } = await row({ drawn })
    expect(result).toBeUndefined()
    expect(problems).toEqual([code])
  })

  test("Excel's number 46348 is today, and no problem", async () => {
    expect((await row({ drawn: '46348' })).result?.day).toBe('2026-11-22')
  })

  test('a birth date may be written in all these forms too', async () => {
    const { warnings } = await row({ birth: '36954' })
    expect(warnings).toEqual(['day-as-number'])
    expect((await row({ birth: 'H13.3.4' })).warnings).toEqual([])
  })

  test('any day written in any of these forms is that day', () => {
    const dayParts = fc.record({
      year: fc.integer({ min: 2020, max: 2026 }),
      month: fc.integer({ min: 1, max: 12 }),
      date: fc.integer({ min: 1, max: 28 }),
    })
    const two = (part: number): string => String(part).padStart(2, '0')
    const wide = (text: string): string =>
      text.replace(/[0-9/.]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
    fc.assert(
      fc.property(dayParts, ({ year, month, date }) => {
        const era = year - 2018
        const is = `${year}-${two(month)}-${two(date)}`
        const forms = [
          is,
          `${year}${two(month)}${two(date)}`,
          `${year}/${month}/${date}`,
          wide(`${year}/${month}/${date}`),
          `${is}T09:30:00.000000`,
          `R${era}.${month}.${date}`,
          `R${two(era)}/${two(month)}/${two(date)}`,
          `令和${era}年${month}月${date}日`,
          wide(`令${era}.${month}.${date}`),
          `R${two(era)}${two(month)}${two(date)}`,
          `5${two(era)}${two(month)}${two(date)}`,
        ]
        for (const form of forms) expect(readDayCell(form, 'Asia/Tokyo')).toMatchObject({ day: is })
      }),
      { numRuns: 300, seed: SEED },
    )
  })
})

describe('a value', () => {
  test.each([
    ['<5', '<5'],
    ['5<', '>5'],
    ['300>', '<300'],
    ['100<', '>100'],
    ['＞300', '>300'],
    ['5未満', '<5'],
    ['5 未満', '<5'],
    ['150以上', '>=150'],
    ['5ミマン', '<5'],
    ['5イカ', '<=5'],
    ['5以下', '<=5'],
    ['300超', '>300'],
    ['300超過', '>300'],
    ['300を超える', '>300'],
    ['≦5', '<=5'],
    ['≧5', '>=5'],
    ['< =5', '<=5'],
    [':<0.5', '<0.5'],
    ['L300', '300 L'],
    ['U100', '100 U'],
    ['98↑', '98 ↑'],
    ['5↓', '5 ↓'],
    ['2.3(±)', '2.3 ±'],
    ['12+', '12 +'],
    ['>1000(＋)', '>1000 +'],
    ['1,234', '1234'],
    ['12.3 H', '12.3 H'],
    ['H12.3', '12.3 H'],
    ['12.3*', '12.3 *'],
    ['98【H】', '98 H'],
    ['１２．３', '12.3'],
    ['５～', '>=5'],
    ['5〜', '>=5'],
    ['5 U/L未満', '<5'],
    ['5U/L以下', '<=5'],
  ])('%s is read as %s', async (value, is) => {
    const { result, problems } = await row({ value })
    expect(problems).toEqual([])
    if (result?.value?.kind !== 'number') throw new Error(`no number: ${value}`)
    const { comparator = '', number, text } = result.value
    expect(
      `${comparator}${decimalText(number)}${result.labFlag === undefined ? '' : ` ${result.labFlag}`}`,
    ).toBe(is)
    expect(text).toBe(value)
  })

  test.each([
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
    '①',
    'ratio',
  ])('%s stays these words', async (value) => {
    const { result, problems, warnings } = await row({ value })
    expect(result?.value).toEqual({ kind: 'text', text: value })
    expect([...problems, ...warnings]).toEqual([])
  })

  test.each(['0.5～2未満', '0.5〜2未満', '1:40', '10²', '5-10', '約5', '98 ?', '(98)', '5×10²', '溶血98'])(
    '%s stays these words too, and since a figure stands in them it is said so',
    async (value) => {
      const { result, warnings } = await row({ value })
      expect(result?.value).toEqual({ kind: 'text', text: value })
      expect(warnings).toEqual(['kept-as-words'])
    },
  )

  test.each(['1,5', '12 34', '1e3', '9.8.7'])(
    '%s looks like a number and is none: a problem',
    async (value) => {
      const { result, problems } = await row({ value })
      expect(result).toBeUndefined()
      expect(problems).toEqual(['not-a-value'])
    },
  )

  test.each(['未着', '検査中', '未報告', 'pending', ''])('%s is a pending order', async (value) => {
    expect((await row({ value })).result?.status).toBe('pending')
  })

  const aNumber = fc
    .tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 3 }))
    .map(([digits, scale]) => ({
      digits,
      scale,
    }))
  const forms: readonly [comparator: string | undefined, form: (text: string) => string][] = [
    [undefined, (text) => text],
    [undefined, (text) => ` ${text} `],
    [undefined, (text) => `${text} H`],
    [undefined, (text) => `${text}*`],
    [
      undefined,
      (text) => text.replace(/[0-9.]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    ],
    ['<', (text) => `<${text}`],
    ['<', (text) => `＜ ${text}`],
    ['<', (text) => `${text}未満`],
    ['<', (text) => `${text}>`],
    ['<=', (text) => `≦${text}`],
    ['<=', (text) => `${text}以下`],
    ['<=', (text) => `< =${text}`],
    ['>=', (text) => `≧${text}`],
    ['>=', (text) => `${text} 以上`],
    ['>', (text) => `>${text}`],
    ['>', (text) => `${text}<`],
    ['>', (text) => `${text}超過`],
  ]

  test('any number in any of these forms is that number with its comparator, and its text stays', () => {
    fc.assert(
      fc.property(aNumber, fc.constantFrom(...forms), (number, [comparator, form]) => {
        const text = form(decimalText(number))
        const parsed = parseValue(text)
        expect(parsed).toMatchObject({ value: { kind: 'number', number, text: text.trim() } })
        expect(parsed && 'value' in parsed && parsed.value.kind === 'number' && parsed.value.comparator).toBe(
          comparator,
        )
      }),
      { numRuns: 2000, seed: SEED },
    )
  })

  test('no text throws; a number is read only of figures that stand there in that order, its sign and bound with it', () => {
    const anything = fc.string({
      unit: fc.constantFrom(
        ...'0123456789.,<>=≦≧-−+±HLNU*!()[]~～〜 　'.split(''),
        '未満',
        '以上',
        '以下',
        '超',
        '１',
        '²',
        '①',
        'mg/dL',
        '１',
        '．',
      ),
      maxLength: 8,
    })
    fc.assert(
      fc.property(anything, (text) => {
        const parsed = parseValue(text)
        if (!parsed || 'pending' in parsed || parsed.value.kind === 'text') return
        const { number, comparator } = parsed.value
        const plain = text.replace(/[０-９．]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
        const figures = decimalText(number)
          .replace(/^-/, '')
          .replace(/^0+(?=\d)/, '')
        expect(plain.replaceAll(',', '').replace(/(^|[^\d])\./g, '$10.')).toContain(figures)
        const isBound = /[<>≦≧＜＞~～〜]|未満|以上|以下|超/.test(plain)
        expect(comparator !== undefined).toBe(isBound)
        expect(number.digits < 0).toBe(/[-−]\s*[\d.]/.test(plain) && number.digits !== 0)
      }),
      { numRuns: 20_000, seed: SEED },
    )
  })

  test('of any text at all is read in a moment and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        RULES.terms.value(text)
        readRangeCell(text)
        readDayCell(text, 'Asia/Tokyo')
      }),
      { numRuns: 3000, seed: SEED },
    )
  })
})

describe('a unit', () => {
  test.each([
    ['ALT', '98', 'IU/L', 'U/L'],
    ['ALT', '98', 'U/L', 'U/L'],
    ['ALT', '98', 'IU/l', 'U/L'],
    ['ALT', '98', 'lU/L', 'U/L'],
    ['ALT', '98', '【IU/L/37℃', 'U/L'],
    ['ALT', '98', 'IU/L(37℃)', 'U/L'],
    ['ALT', '98', '［IU/L］', 'U/L'],
    ['TC', '210', 'MG/DL', 'mg/dL'],
    ['TC', '210', 'ｍｇ／ｄｌ', 'mg/dL'],
    ['TC', '210', '㎎/dl', 'mg/dL'],
    ['TC', '210', 'md/dl', 'mg/dL'],
    ['TC', '210', 'mg%', 'mg/dL'],
    ['PLT', '25.1', '*4/MCL', '10*4/uL'],
    ['PLT', '25.1', 'x10^4/μL', '10*4/uL'],
    ['PLT', '25.1', 'x10^4/µL', '10*4/uL'],
    ['PLT', '25.1', '×10⁴/μL', '10*4/uL'],
    ['PLT', '25.1', '万/μL', '10*4/uL'],
    ['T-Bil', '17', 'μmol/L', 'umol/L'],
    ['T-Bil', '17', 'µmol/L', 'umol/L'],
  ])('%s %s %s is %s', async (analyte, value, unit, is) => {
    const { result, problems, warnings } = await row({ analyte, value, unit })
    expect(result?.unit).toBe(is)
    expect([...problems, ...warnings]).toEqual([])
  })

  test.each([
    ['PLT', '25.1', '10^4', 'unit-refused'],
    ['PLT', '25.1', '万', 'unit-refused'],
    ['TC', '210', 'mg/d', 'unit-refused'],
    ['PLT', '158', '', 'unit-ambiguous'],
    ['TC', '4.5', '', 'unit-missing'],
  ])('%s %s in “%s” is asked about, not guessed', async (analyte, value, unit, code) => {
    const { result, problems } = await row({ analyte, value, unit })
    expect(result).toBeUndefined()
    expect(problems).toEqual([code])
  })

  test.each([
    ['ALB', '3.9', 'mg/L', 'mg/L', 'unknown-unit'],
    ['Hb', '176', 'g/L', 'g/L', undefined],
    ['Hb', '176', 'g/dL', 'g/dL', 'implausible'],
    ['ALT', '98', 'IU/L(30℃)', 'IU/L(30℃)', 'unknown-unit'],
    ['TC', '210', 'mmol/L', 'mmol/L', 'implausible'],
  ])('%s %s %s is kept as %s', async (analyte, value, unit, is, warning) => {
    const { result, warnings } = await row({ analyte, value, unit })
    expect(result?.unit).toBe(is)
    expect(warnings).toEqual(warning === undefined ? [] : [warning])
  })
})

describe("the lab's flag", () => {
  test.each(['H', 'L', 'HH', 'LL', 'H*', 'critical', '!', '*', '↑', '↓', '＋'])(
    '%s is kept as it is',
    async (flag) => {
      expect((await row({ flag })).result?.labFlag).toBe(flag)
    },
  )

  test.each([
    ['10.2', 'N', '6.7-8.3'],
    ['6.5', 'N', '6.7-8.3'],
    ['7.0', 'H', '6.7-8.3'],
    ['8.3', 'H', '6.7-8.3'],
    ['7.0', 'L', '6.7-8.3'],
    ['7.0 H', '', '6.7-8.3'],
    ['7.0', '↑', '6.7-8.3'],
    ['9.0', '正常', '8.3以下'],
    ['7.0', 'Ｈ', '8.3以下'],
  ])('%s with %s beside the range %s is shown with both', async (value, flag, range) => {
    const { result, warnings, because } = await row({ analyte: 'TP', value, unit: 'g/dL', flag, range })
    expect(result?.value?.text).toBe(value)
    expect(warnings).toContain('flag-contradicts-range')
    expect(because).toContain(range.replace('8.3以下', '≦8.3'))
    expect(because).toContain(value)
  })

  test.each([
    ['10.2', 'H', '6.7-8.3'],
    ['7.0', 'N', '6.7-8.3'],
    ['8.3', 'N', '6.7-8.3'],
    ['6.7', 'N', '6.7-8.3'],
    ['6.5', 'L', '6.7-8.3'],
    ['8.3', 'H', '<8.3'],
    ['8.3', 'N', '<8.3'],
    ['<8', 'H', '6.7-8.3'],
    ['7.0', '*', '6.7-8.3'],
    ['7.0', 'H', ''],
    ['7.0', 'H', '男 6.7-8.3 女 6.5-8.0'],
  ])('%s with %s beside the range %s is not questioned', async (value, flag, range) => {
    const { warnings } = await row({ analyte: 'TP', value, unit: 'g/dL', flag, range })
    expect(warnings).not.toContain('flag-contradicts-range')
  })
})

describe('the printed range', () => {
  test.each([
    ['10-40', { low: '10', high: '40' }],
    ['10～40', { low: '10', high: '40' }],
    ['10〜40', { low: '10', high: '40' }],
    ['10ー40', { low: '10', high: '40' }],
    ['１０－４０', { low: '10', high: '40' }],
    [' 10 - 40 ', { low: '10', high: '40' }],
    ['70_105', { low: '70', high: '105' }],
    ['1,000-2,000', { low: '1000', high: '2000' }],
    ['40以下', { high: '40' }],
    ['≦40', { high: '40' }],
    ['40≧', { high: '40' }],
    ['10以上', { low: '10' }],
    ['10～', { low: '10' }],
    ['～40', { high: '40' }],
    ['<40', { high: '40', text: '<40' }],
    ['40>', { high: '40', text: '40>' }],
    ['10以上40以下', { low: '10', high: '40' }],
    ['10以上40未満', { low: '10', high: '40', text: '10以上40未満' }],
    ['40-10', { text: '40-10' }],
    ['陰性', { text: '陰性' }],
    ['norm 13-30', { text: 'norm 13-30' }],
    ['10-40 U/L', { text: '10-40 U/L' }],
  ])('%s', (received, is) => expect(readRangeCell(received)).toEqual(is))

  test.each(['', ' ', '-', '0-0', '0～0', '0.0 - 0.0'])('“%s” says none', (received) => {
    expect(readRangeCell(received)).toBeUndefined()
  })

  test.each([
    'M:13-30 F:9-32',
    '男 13-30 女 9-32',
    '男:13～30、女:9～32',
    '13-30(男) 9-32(女)',
    'male 13-30 / female 9-32',
    'F9-32M13-30',
  ])('%s has limits for men and for women', (received) => {
    expect(readRangeCell(received)).toEqual({
      text: received,
      bySex: { M: { low: '13', high: '30' }, F: { low: '9', high: '32' } },
    })
  })

  test('any two limits in any of the forms are these limits', () => {
    const limit = fc
      .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 2 }))
      .map(([digits, scale]) => decimalText({ digits, scale }))
    fc.assert(
      fc.property(limit, limit, fc.constantFrom('-', '～', '〜', '_', ' - ', '−', ' ~ '), (a, b, between) => {
        const [low, high] = Number(a) <= Number(b) ? [a, b] : [b, a]
        expect(readRangeCell(low + between + high)).toEqual({ low, high })
        expect(readRangeCell(`${high}以下`)).toEqual({ high })
        expect(readRangeCell(`${low}以上`)).toEqual({ low })
      }),
      { numRuns: 500, seed: SEED },
    )
  })
})
