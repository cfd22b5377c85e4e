import { describe, expect, test } from 'vitest'
import { inALine } from '../reading'
import { cellsOf, message, ORDER, PATIENT, readFiles, readMessages, type Found } from './messages'

const ALT = 'OBX|1|NM|1742-6^ALT^LN||98|U/L|7-23|H|||F|||202603310930'
const AST = 'OBX|2|NM|1920-8^AST^LN||28|U/L|13-30||||F|||202603310930'
const WHOLE = message([ORDER, ALT, AST])

function codes({ problems }: Found): string[] {
  return problems.map(({ code, where }) => `${code} in line ${where.line}`)
}

function lines({ results }: Found): string[] {
  return results.map(inALine)
}

describe('a file that ends too early', () => {
  test.each([
    ['within a value', '||2'],
    ['behind a value', '||28'],
    ['within a unit', '||28|U/'],
    ['within a range', '||28|U/L|13-3'],
    ['before the status', '||28|U/L|13-30||||'],
    ['within the moment', '||28|U/L|13-30||||F|||20260331'],
  ])('%s names its last result as cut off, and keeps those before it', async (_, end) => {
    const cut = WHOLE.slice(0, WHOLE.indexOf('||28')) + end
    const found = await readMessages(cut)
    expect(lines(found)).toEqual(['00142 2026-03-31 09:30 alt 98 U/L'])
    expect(codes(found)).toEqual(['hl7-cut-off in line 5'])
    expect(cellsOf(found)).toBe(2)
  })

  test('behind a whole result without a line end is not cut off', async () => {
    expect(lines(await readMessages(WHOLE.trimEnd()))).toHaveLength(2)
    const alone = message([ORDER, ALT]).trimEnd()
    expect(lines(await readMessages(alone))).toEqual(['00142 2026-03-31 09:30 alt 98 U/L'])
  })

  test('and goes on with the next message: the first figure of a value is not its value', async () => {
    const cut = WHOLE.slice(0, WHOLE.indexOf('8|U/L|13-30'))
    const found = await readMessages(`${cut}\r${WHOLE.replaceAll('00142', '00555')}`)
    expect(codes(found)).toEqual(['hl7-cut-off in line 5'])
    expect(lines(found)).toEqual([
      '00142 2026-03-31 09:30 alt 98 U/L',
      '00555 2026-03-31 09:30 alt 98 U/L',
      '00555 2026-03-31 09:30 ast 28 U/L',
    ])
  })

  test('is not suspected where a sender never states a status', async () => {
    const plain = message([ORDER, 'OBX|1|NM|1742-6^ALT^LN||98|U/L', 'OBX|2|NM|1920-8^AST^LN||28|U/L'])
    expect(codes(await readMessages(plain))).toEqual([])
  })

  test('is not suspected where another segment stands behind the result', async () => {
    const plain = message([ORDER, ALT, 'OBX|2|NM|1920-8^AST^LN||28|U/L', 'ZE1|1|end'])
    expect(lines(await readMessages(plain))).toHaveLength(2)
  })

  test('takes nothing out of an earlier file of the same order', async () => {
    const folder = '001/42/00142/20260331/OML-11'
    const stored = (time: string, content: string): { name: string; content: string } => ({
      name: `${folder}/00142_20260331_OML-11_A1_${time}_07_1`,
      content,
    })
    const later = WHOLE.slice(0, WHOLE.indexOf('||28') + 3)
    const found = await readFiles([stored('20260401101500000', WHOLE), stored('20260402090000000', later)])
    expect(found.results.map(({ analyte, status }) => `${analyte} ${status}`)).toEqual([
      'alt final',
      'ast final',
      'alt final',
    ])
  })
})

describe('a batch', () => {
  const HEAD = 'FHS|^~\\&|LAB\rBHS|^~\\&|LAB\r'

  async function warned(text: string): Promise<string[]> {
    return (await readMessages(text)).warnings.map(({ code, where }) => `${code} in line ${where.line}`)
  }

  test('with its end and as many messages as that states is whole', async () => {
    expect(await warned(`${HEAD}${WHOLE}${WHOLE.replaceAll('00142', '00555')}BTS|2\rFTS|1\r`)).toEqual([])
    expect(await warned(`${HEAD}${WHOLE}BTS|\rFTS\r`)).toEqual([])
  })

  test('without its end says that further results may be lost', async () => {
    expect(await warned(`${HEAD}${WHOLE}`)).toEqual(['hl7-batch-open in line 2'])
    expect(await warned(`FHS|^~\\&|LAB\r${WHOLE}`)).toEqual(['hl7-batch-open in line 1'])
  })

  test('with fewer messages than its end states says so', async () => {
    const found = await readMessages(`${HEAD}${WHOLE}BTS|2\rFTS|1\r`)
    expect(found.warnings.map(({ because }) => because.en)).toEqual([
      'The end of the batch states 2 messages; 1 were found.',
    ])
    expect(found.results).toHaveLength(2)
  })
})

describe('fields that slipped', () => {
  test.each([
    ['the value stands where the unit belongs', 'OBX|1|NM|1742-6^ALT^LN|||98|U/L|7-23||||F'],
    ['the unit stands where the value belongs', 'OBX|1|NM|1742-6^ALT^LN|98|U/L|7-23|H||||F'],
    ['value and unit are exchanged', 'OBX|1|NM|1742-6^ALT^LN||U/L|98|7-23||||F'],
    ['a unit in full-width letters is the value', 'OBX|1|ST|1742-6^ALT^LN||ＩＵ／Ｌ||7-23||||F'],
  ])('are a problem: %s', async (_, segment) => {
    expect(codes(await readMessages(message([ORDER, segment])))).toEqual(['hl7-fields-shifted in line 4'])
  })

  test('are none where words are the value', async () => {
    const words = message([ORDER, 'OBX|1|ST|1742-6^ALT^LN||溶血|U/L|||||F'])
    expect((await readMessages(words)).results.map(({ value }) => value?.text)).toEqual(['溶血'])
  })

  test('a name in the place of the number is no number, so nobody of that name is made', async () => {
    const patient = 'PID|00142^^^^PI||山田^花子||20010304|F'
    const found = await readMessages(message([ORDER, ALT], { patient }))
    expect(codes(found)).toEqual(['no-number in line 4'])
    expect(found.gathered.subjects.list).toEqual([])
  })
})

describe('a unit in the value', () => {
  test.each([
    ['35 U/L', '', 'alt 35 U/L U/L'],
    ['35 IU/L', 'U/L', 'alt 35 IU/L U/L'],
  ])('%s beside %j is read', async (value, unit, expected) => {
    const found = await readMessages(message([ORDER, `OBX|1|ST|1742-6^ALT^LN||${value}|${unit}|||||F`]))
    expect(lines(found)).toEqual([`00142 2026-03-31 14:30 ${expected}`])
  })

  test('that is not the one stated beside it is a problem: neither of the two is guessed', async () => {
    const found = await readMessages(message([ORDER, 'OBX|1|ST|1975-2^T-Bil^LN||17 umol/L|mg/dL|||||F']))
    expect(codes(found)).toEqual(['units-differ in line 4'])
    expect(found.problems[0]?.because.en).toContain('17 umol/L')
  })

  test('is left away behind a range that repeats it', async () => {
    const found = await readMessages(message([ORDER, ALT.replace('7-23', '7-23 u/l')]))
    expect([found.results[0]?.low, found.results[0]?.high]).toEqual(['7', '23'])
  })
})

describe('messages with other separators in one file', () => {
  test('are each read by their own, the same text of an item and of a patient too', async () => {
    const usual = message([ORDER, ALT])
    const other = usual.replace('MSH|^~\\&', 'MSH|#~\\&').replace('00142^', '00142#')
    const found = await readMessages(usual + other)
    expect(found.results).toHaveLength(1)
    expect(cellsOf(found)).toBe(2)
    expect(PATIENT).toContain('00142^^^^PI')
  })
})

describe('midnight', () => {
  test('without an offset is a day whose time nobody wrote down', async () => {
    const { results } = await readMessages(message([ORDER, ALT.replace('202603310930', '20260331000000')]))
    expect([results[0]?.day, results[0]?.time]).toEqual(['2026-03-31', undefined])
  })

  test.each([
    ['20260331000000+0900', '2026-03-31', '00:00'],
    ['20260330150000+0000', '2026-03-31', '00:00'],
    ['20260331000000-0100', '2026-03-31', '10:00'],
    ['202603302359', '2026-03-30', '23:59'],
    ['202603310001', '2026-03-31', '00:01'],
  ])('%s is %s %s', async (drawn, day, time) => {
    const { results } = await readMessages(message([ORDER, ALT.replace('202603310930', drawn)]))
    expect([results[0]?.day, results[0]?.time]).toEqual([day, time])
  })
})
