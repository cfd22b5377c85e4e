import { describe, expect, test } from 'vitest'
import { inALine, TODAY } from '../reading'
import { cellsOf, message, ORDER, PATIENT, readMessages, type Found } from './messages'

interface Sent {
  type?: string
  item?: string
  sub?: string
  value?: string
  unit?: string
  range?: string
  flag?: string
  status?: string
  drawn?: string
}

/** An OBX of an ALT of 31 U/L, but for what is said. */
function obx({
  type = 'NM',
  item = '1742-6^ALT^LN',
  sub = '',
  value = '31',
  unit = 'U/L',
  range = '',
  flag = '',
  status = 'F',
  drawn = '20260331',
}: Sent = {}): string {
  return `OBX|1|${type}|${item}|${sub}|${value}|${unit}|${range}|${flag}|||${status}|||${drawn}`
}

async function read(...sent: Sent[]): Promise<Found> {
  const found = await readMessages(message([ORDER, ...sent.map(obx)]))
  expect(cellsOf(found)).toBe(sent.length)
  return found
}

/** What one observation came to, in a line. */
async function fate(sent: Sent): Promise<string> {
  const { results, problems, leftOut } = await read(sent)
  const [result] = results
  if (result) return inALine(result)
  const [problem] = problems
  if (problem) return `${problem.code} in line ${problem.where.line}`
  return leftOut.map(({ reason }) => reason).join()
}

describe('the value of an observation', () => {
  test.each<[string, Sent, string]>([
    ['a number', { value: '31' }, '31 U/L'],
    ['a number with a comparator', { value: '<5' }, '<5 U/L'],
    ['a structured number', { type: 'SN', value: '^182' }, '182 U/L'],
    ['below a bound', { type: 'SN', value: '<^5' }, '<5 U/L'],
    ['at or above a bound', { type: 'SN', value: '>=^5.5' }, '>=5.5 U/L'],
    ['an equals sign', { type: 'SN', value: '=^440' }, '440 U/L'],
    ['an equals sign and a full stop', { type: 'SN', value: '=^440^.' }, '440 U/L'],
    ['a ratio', { type: 'SN', value: '^2^:^3' }, '2:3'],
    ['a range', { type: 'SN', value: '^1^-^5' }, '1-5'],
    ['a text under a structured type', { type: 'SN', value: '溶血' }, '溶血'],
    ['a number in a text with its unit', { type: 'ST', value: '<10 U/L', unit: '' }, '<10 U/L U/L'],
    ['a text', { type: 'ST', value: '検体不良' }, '検体不良'],
    ['a code with its text', { type: 'CWE', value: '1^(+)^99XYZ' }, '(+)'],
    ['a code without a text', { type: 'CE', value: 'NEG' }, 'NEG'],
    ['a local text', { type: 'CWE', value: '^^^9^陰性^99' }, '陰性'],
    ['lines of a text', { type: 'TX', value: 'one~two' }, 'one\ntwo'],
    ['a formatted text', { type: 'FT', value: '\\H\\one\\N\\\\.br\\two' }, 'one\ntwo'],
    ['no type', { type: '', value: '31' }, '31 U/L'],
    ['words in place of a number', { value: '溶血' }, '溶血'],
    ['the same twice', { value: '31~31' }, '31 U/L'],
  ])('may be %s', async (_, sent, expected) => {
    expect(await fate(sent)).toBe(`00142 2026-03-31 alt ${expected}`)
  })

  test.each<[string, Sent, string]>([
    ['two numbers', { value: '31~35' }, 'hl7-several-values in line 4'],
    ['a number with a component', { value: '31^35' }, 'not-a-value in line 4'],
    [
      'a structured number with a word for a comparator',
      { type: 'SN', value: '5^6' },
      'not-a-value in line 4',
    ],
    ['a date', { type: 'DT', value: '20260331' }, 'not-a-value in line 4'],
    ['two numbers in a text', { type: 'ST', value: '31~35' }, 'not-a-value in line 4'],
    ['nothing', { value: '' }, 'hl7-no-value in line 4'],
    ['a null', { value: '""' }, 'hl7-no-value in line 4'],
    [
      'nothing, with the number in the field before it',
      { value: '', sub: '31.5' },
      'hl7-value-in-sub-id in line 4',
    ],
    ['a document', { type: 'ED', value: '^application^pdf^Base64^JVBERi0' }, 'not-readable-here'],
    ['a picture elsewhere', { type: 'RP', value: 'http://x' }, 'not-readable-here'],
  ])('is not guessed from %s', async (_, sent, expected) => {
    expect(await fate(sent)).toBe(expected)
  })
})

describe('unit, range and flag', () => {
  test.each([
    ['U/L^U/L^99XYZ', 'U/L'],
    ['^U/L', 'U/L'],
    ['IU/l', 'U/L'],
    ['', 'U/L'],
  ])('the unit %j is read as %s', async (unit, expected) => {
    const { results } = await read({ unit })
    expect(results[0]?.unit).toBe(expected)
  })

  test('a unit with an escaped power is read', async () => {
    const { results } = await read({ item: '6690-2^WBC^LN', value: '6.2', unit: 'x10\\S\\3/uL' })
    expect(results[0]?.unit).toBe('10*3/uL')
  })

  test('a platelet count without a unit that fits two of them is asked about', async () => {
    expect(await fate({ item: '777-3^PLT^LN', value: '158', unit: '' })).toBe('unit-ambiguous in line 4')
  })

  test.each([
    ['6.70-8.3', '6.70', '8.3', undefined],
    ['70_105', '70', '105', undefined],
    [' 4 - 11 ', '4', '11', undefined],
    ['<5', undefined, '5', '<5'],
    ['<130 optimal', undefined, undefined, '<130 optimal'],
    ['', undefined, undefined, undefined],
  ])('the range %j', async (range, low, high, text) => {
    const { results } = await read({ range })
    expect([results[0]?.low, results[0]?.high, results[0]?.rangeText]).toEqual([low, high, text])
  })

  test.each([
    ['H', 'H'],
    ['H~POS', 'H, POS'],
    ['A^A^HL70078', 'A'],
    ['', undefined],
  ])('the flag %j is kept as %s', async (flag, expected) => {
    const { results } = await read({ flag })
    expect(results[0]?.labFlag).toBe(expected)
  })
})

describe('the status of an observation', () => {
  test.each([
    ['F', 'final'],
    ['P', 'preliminary'],
    ['C', 'corrected'],
    ['D', 'cancelled'],
    ['X', 'cancelled'],
    ['W', 'entered-in-error'],
    ['I', 'pending'],
    ['f', 'final'],
  ])('%s is %s', async (status, expected) => {
    const { results, warnings } = await read({ status })
    expect(results.map((result) => [result.status, result.isVersioned])).toEqual([[expected, true]])
    expect(warnings).toEqual([])
  })

  test.each(['U', 'S', 'R', 'Q'])('%s is final, and the preview says so once', async (status) => {
    const { results, warnings } = await read({ status }, { status, item: '1920-8^AST^LN' })
    expect(results.map((result) => result.status)).toEqual(['final', 'final'])
    expect(warnings.map(({ code, received }) => [code, received])).toEqual([['hl7-status-unsure', status]])
  })

  test('without a letter is that of its order where the order says it is preliminary, else final with a note', async () => {
    const preliminary = ORDER.replace(/F$/, 'P')
    const ofOrder = await readMessages(message([preliminary, obx({ status: '' })]))
    expect(ofOrder.results[0]?.status).toBe('preliminary')
    const unstated = await readMessages(message([ORDER.replace(/F$/, ''), obx({ status: '' })]))
    expect(unstated.results[0]?.status).toBe('final')
    expect(unstated.warnings.map(({ code }) => code)).toEqual(['hl7-status-unsure'])
  })

  test.each(['D', 'X', 'W', 'I'])('%s needs no value to be a statement', async (status) => {
    const { results } = await read({ status, value: '' })
    expect(results).toHaveLength(1)
    expect(results[0]?.value).toBeUndefined()
    expect(results[0]?.isOrder).toBeUndefined()
  })

  test('a word for pending in place of the value makes it pending', async () => {
    const { results } = await read({ type: 'ST', value: '検査中' })
    expect(results.map((result) => [result.status, result.value])).toEqual([['pending', undefined]])
  })

  test('O is an order and left out', async () => {
    const { leftOut } = await read({ status: 'O', value: '' })
    expect(leftOut.map(({ reason, cells, line }) => [reason, cells, line])).toEqual([['order', 1, 4]])
  })

  test('a correction without values is told', async () => {
    const corrected = ORDER.replace(/F$/, 'C')
    const { warnings } = await readMessages(message([corrected]))
    expect(warnings.map(({ code, where }) => [code, where.line])).toEqual([
      ['hl7-correction-without-values', 3],
    ])
  })
})

describe('the moment of an observation', () => {
  test.each([
    ['20260331', '2026-03-31', undefined],
    ['2026033109', '2026-03-31', undefined],
    ['202603310930', '2026-03-31', '09:30'],
    ['20260331093015', '2026-03-31', '09:30'],
    ['20260331093015.2258', '2026-03-31', '09:30'],
    ['202603310930+0900', '2026-03-31', '09:30'],
    ['202603312030-1000', '2026-04-01', '15:30'],
    ['202603310030Z', '2026-03-31', '09:30'],
    ['2026033116-0500', '2026-04-01', undefined],
    ['20260331-1000', '2026-03-31', undefined],
  ])('%s is %s %s on the clinic’s clock', async (drawn, day, time) => {
    const { results } = await read({ drawn })
    expect([results[0]?.day, results[0]?.time]).toEqual([day, time])
  })

  test.each([
    ['2026', 'hl7-day-incomplete in line 4'],
    ['202603', 'hl7-day-incomplete in line 4'],
    ['20260231', 'not-a-day in line 4'],
    ['202603312460', 'not-a-day in line 4'],
    ['20261123', 'after-today in line 4'],
    ['soon', 'not-a-day in line 4'],
  ])('%s is a problem', async (drawn, expected) => {
    expect(await fate({ drawn })).toBe(expected)
  })

  test('today is the last day that may be', async () => {
    expect(await fate({ drawn: TODAY.replaceAll('-', '') })).toBe(`00142 ${TODAY} alt 31 U/L`)
  })

  test('is that of the specimen where it has none of its own, above or below it, else that of the order', async () => {
    const specimen = 'SPM|1|S1||023^血清^JC10|||||||||||||202603300915'
    const alone = obx({ drawn: '' })
    const below = await readMessages(message([ORDER, alone, specimen]))
    expect(below.results.map(inALine)).toEqual(['00142 2026-03-30 09:15 alt 31 U/L'])
    const header = '|~\\&|LAB|L|GW|R|20260401||OUL^R22^OUL_R22|1|P|2.5'
    const above = await readMessages(message([specimen, ORDER, alone], { header }))
    expect(above.results.map(inALine)).toEqual(['00142 2026-03-30 09:15 alt 31 U/L'])
    const ofOrder = await readMessages(message([ORDER, alone]))
    expect(ofOrder.results.map(inALine)).toEqual(['00142 2026-03-31 14:30 alt 31 U/L'])
    const none = await readMessages(message(['OBR|1|A1|B1|E003', alone]))
    expect(none.problems.map(({ code, where }) => [code, where.line])).toEqual([['no-day', 4]])
  })

  test('of the report is that of the order, else of the message, to the millisecond', async () => {
    const own = await read({})
    expect(own.results[0]?.reportedAt).toBe('2026-04-01T10:11:12.000')
    expect(own.results[0]?.arrived).toBe('2026-04-01')
    const header = '|~\\&|LAB|L|GW|R|20260401120000.339||ORU^R01^ORU_R01|1|P|2.5'
    const ofMessage = await readMessages(message(['OBR|1|A1|B1|E003', obx()], { header }))
    expect(ofMessage.results[0]?.reportedAt).toBe('2026-04-01T12:00:00.339')
    expect(ofMessage.results[0]?.arrived).toBeUndefined()
  })
})

describe('what an observation is of', () => {
  test.each<[string, string, string]>([
    ['LOINC', '1742-6^Alanine aminotransferase^LN', 'alt'],
    ['JLAC10 of 17 characters', '3B045000002327201^ALT(GPT)^JC10', 'alt'],
    ['JLAC10 of 12 characters', '3B0450000023^ALT^JC10', 'alt'],
    ['JLAC10 of 5 characters beside its name', '3B045^ALT^JC10', 'alt'],
    ['a standard code after a local one', '0000482^ALT(GPT)^99LAB^1742-6^ALT^LN', 'alt'],
    ['a local code with a known name', '482^GPT^L', 'alt'],
    ['a name alone', '^γ-GTP', 'ggt'],
  ])('%s', async (_, item, analyte) => {
    const { results, warnings } = await read({ item })
    expect(results.map((result) => result.analyte)).toEqual([analyte])
    expect(warnings).toEqual([])
  })

  test.each([
    ['3B070000002327501^ALP^JC10', 'alp', 'ifcc', undefined],
    ['3B070000002327101^ALP^JC10', 'alp', 'jscc', undefined],
    ['3F077000002391901^LDL^JC10', 'ldl', 'calculated', undefined],
    ['18262-6^LDL^LN', 'ldl', 'direct', undefined],
    ['3F0151300023271^TG^JC10^FTG', 'tg', undefined, undefined],
    ['3F015130002327101^中性脂肪^JC10', 'tg', undefined, 'yes'],
    ['3F015129902327101^中性脂肪^JC10', 'tg', undefined, 'no'],
  ])('%s states its method or fasting', async (item, analyte, method, fasting) => {
    const { results } = await read({ item, value: '100', unit: '' })
    expect(results.map((result) => [result.analyte, result.method, result.fasting])).toEqual([
      [analyte, method, fasting],
    ])
  })

  test('five characters of JLAC10 alone are read and to be confirmed, once', async () => {
    const { results, warnings } = await read(
      { item: '3B045^^JC10' },
      { item: '3B045^^JC10', drawn: '20260330' },
    )
    expect(results).toHaveLength(2)
    expect(warnings.map(({ code }) => code)).toEqual(['hl7-code-short'])
  })

  test('a code and a name of different tests are a problem that shows both', async () => {
    const { problems } = await read({ item: '1920-8^ALT^LN' })
    expect(problems.map(({ code }) => code)).toEqual(['hl7-codes-differ'])
    expect(problems[0]?.because.en).toContain('1920-8 = AST, ALT = ALT')
  })

  test('two methods in one item are a problem', async () => {
    expect(await fate({ item: '3B070000002327101^ALP(IFCC)^JC10' })).toBe('hl7-codes-differ in line 4')
  })

  test('a code of LOINC in the place of its system is read, and told', async () => {
    const { results, warnings } = await read({
      item: '1894^Lipid calc^43396-1^1894',
      value: '180',
      unit: 'mg/dL',
    })
    expect(results.map((result) => result.analyte)).toEqual(['nonhdl'])
    expect(warnings.map(({ code }) => code)).toEqual(['hl7-code-misplaced'])
  })

  test.each([
    ['urine by its JLAC10', { item: '3A015000000127101^アルブミン^JC10', value: '4.1', unit: 'g/dL' }],
    ['an item nobody knows', { item: '5C070000002302301^CRP^JC10' }],
    ['a name that only begins like one of ours', { item: '^ALTERNARIA' }],
  ])('%s is left out', async (_, sent) => {
    expect(await fate(sent)).toBe('unknown-analyte')
  })

  test('a specimen of urine leaves out what no code places in blood', async () => {
    const urine = 'SPM|1|S1||001^尿^JC10|||||||||||||202603300915'
    const sent = obx({ item: '^Alb', value: '4.1', unit: 'g/dL' })
    const { results, leftOut } = await readMessages(message([ORDER, sent, urine]))
    expect(results).toEqual([])
    expect(leftOut.map(({ reason, heading }) => [reason, heading])).toEqual([['unknown-analyte', 'Alb / 尿']])
    const blood = await readMessages(message([ORDER, sent, urine.replace('001^尿', '023^血清')]))
    expect(blood.results).toHaveLength(1)
  })

  test('a code of blood under a specimen of urine is a problem, not a result', async () => {
    const urine = 'SPM|1|S1||001^尿^JC10|||||||||||||202603300915'
    const coded = await readMessages(message([ORDER, obx(), urine]))
    expect(coded.problems.map(({ code }) => code)).toEqual(['hl7-specimen-differs'])
    expect(coded.problems[0]?.because.en).toContain('尿')
    const hcg = obx({ item: '2106-3^hCG^LN', type: 'ST', value: '(-)', unit: '' })
    expect((await readMessages(message([ORDER, hcg, urine]))).results).toHaveLength(1)
    const ownItem = (): { analyte: 'alt' } => ({ analyte: 'alt' })
    expect((await readMessages(message([ORDER, obx(), urine]), { ownItem })).results).toHaveLength(1)
  })

  test('the clinic’s own word comes first, by code, name, or as the preview shows it', async () => {
    for (const own of ['0000482', 'GPT-X', 'GPT-X (0000482)']) {
      const { results } = await readMessages(message([ORDER, obx({ item: '0000482^GPT-X^99LAB' })]), {
        ownItem: (kind, sent) => (kind === 'hl7' && sent === own ? { analyte: 'alt' } : undefined),
      })
      expect(results.map(({ analyte }) => analyte)).toEqual(['alt'])
    }
    const { leftOut } = await readMessages(message([ORDER, obx()]), {
      ownItem: (_, sent) => (sent === 'ALT' ? 'leave-out' : undefined),
    })
    expect(leftOut.map(({ reason }) => reason)).toEqual(['by-mapping'])
  })

  test('what is left out as unknown is named as the clinic’s own items are asked', async () => {
    const { leftOut } = await read({ item: '5C070000002302301^CRP^JC10' })
    const asked: string[] = []
    await readMessages(message([ORDER, obx({ item: '5C070000002302301^CRP^JC10' })]), {
      ownItem: (_, sent) => {
        asked.push(sent)
        return undefined
      },
    })
    expect(asked).toContain(leftOut[0]?.heading)
  })
})

describe('comments and marks', () => {
  test('a comment belongs to the segment above it', async () => {
    const segments = [
      'NTE|1||of the patient',
      ORDER,
      'NTE|1||of the order',
      obx(),
      'NTE|1||溶血のため参考値',
      'NTE|2||second~third',
      obx({ item: '1920-8^AST^LN' }),
      'TQ1|1',
      'NTE|1||of the time',
    ]
    const { results } = await readMessages(message(segments))
    expect(results.map(({ comment }) => comment)).toEqual([
      '溶血のため参考値\nsecond\nthird\nof the order',
      'of the order',
    ])
    expect(results.map(({ marks }) => marks)).toEqual([['hemolysis'], undefined])
  })

  test.each([
    ['CWE', '1^(1+)', ['hemolysis']],
    ['ST', '+', ['hemolysis']],
    ['ST', '有', ['hemolysis']],
    ['ST', '(-)', undefined],
    ['ST', 'なし', undefined],
    ['NM', '25', undefined],
  ])('the state of a specimen, %s 溶血 %s, marks its draw and is no result', async (type, value, marks) => {
    const state = `OBX|1|${type}|Y001^溶血^99LAB||${value}||||||F`
    const header = '|~\\&|LAB|L|GW|R|20260401||OUL^R22^OUL_R22|1|P|2.5'
    const specimen = 'SPM|1|S1||023^血清^JC10|||||||||||||202603300915'
    const above = await readMessages(message([specimen, state, ORDER, obx()], { header }))
    const below = await readMessages(message([ORDER, obx(), specimen, state]))
    for (const { results, leftOut } of [above, below]) {
      expect(results.map((result) => result.marks)).toEqual([marks])
      expect(leftOut.map(({ reason, cells }) => [reason, cells])).toEqual([['not-a-lab-result', 1]])
    }
  })

  test('the state codes of a specimen mark its draw', async () => {
    const specimen = 'SPM|1|S1||023^血清^JC10|||||||||||||202603300915|||||||HEM~CLOT'
    const { results } = await readMessages(message([ORDER, obx(), specimen]))
    expect(results[0]?.marks).toEqual(['hemolysis', 'clotted'])
  })

  test('a result of ours in the place of the state of a specimen is a problem, not lost', async () => {
    const header = '|~\\&|LAB|L|GW|R|20260401||OUL^R22^OUL_R22|1|P|2.5'
    const { results, problems } = await readMessages(message(['SPM|1|S1||023', obx()], { header }))
    expect(results).toEqual([])
    expect(problems.map(({ code }) => code)).toEqual(['hl7-under-specimen'])
  })

  test('results after a specimen that has none before it are results of the order', async () => {
    const { results } = await readMessages(message([ORDER, 'SPM|1|S1||023^血清^JC10', obx()]))
    expect(results).toHaveLength(1)
  })
})

describe('a test that stands twice in a message', () => {
  test('is a retest: the later line is the reported one, and the preview says so', async () => {
    const { results, warnings } = await read({ value: '31' }, { value: '33' })
    expect(results.map(({ value }) => value?.text)).toEqual(['31', '33'])
    expect(warnings.map(({ code, where }) => [code, where.line])).toEqual([['hl7-retest', 5]])
  })

  test('is told once where both say the same: nothing', async () => {
    const { warnings } = await read({ value: '31' }, { value: '31' })
    expect(warnings).toEqual([])
  })

  test('puts the one collected last last', async () => {
    const { results } = await read({ drawn: '202603310900', value: '33' }, { drawn: '20260331', value: '31' })
    expect(results.map(({ value }) => value?.text)).toEqual(['31', '33'])
  })

  test('by two methods is two results', async () => {
    const { results, warnings } = await read(
      { item: '3B070000002327501^ALP(IFCC)^JC10', value: '90' },
      { item: '3B070000002327101^ALP(JSCC)^JC10', value: '270' },
    )
    expect(results.map(({ method }) => method)).toEqual(['ifcc', 'jscc'])
    expect(warnings).toEqual([])
  })
})

describe('the key of a result', () => {
  async function keyOf(order: string, sent: Sent = {}, patient = PATIENT): Promise<string | undefined> {
    const { results } = await readMessages(message([order, obx(sent)], { patient }))
    return results[0]?.sourceKey
  }

  test('is the same for a later message about the same order, and another for another order, item or part', async () => {
    const key = await keyOf(ORDER)
    expect(key).toMatch(/^[0-9a-f]{16}$/)
    expect(await keyOf(ORDER, { value: '40', status: 'C', drawn: '20260330' })).toBe(key)
    expect(await keyOf(ORDER.replace('A1', 'A2'))).not.toBe(key)
    expect(await keyOf(ORDER, { sub: '2' })).not.toBe(key)
    expect(await keyOf(ORDER, { item: '1743-4^ALT^LN' })).not.toBe(key)
  })

  test('does not exist without a number of the order or specimen', async () => {
    expect(await keyOf('OBR|1|||E003|||202603311430')).toBeUndefined()
  })
})
