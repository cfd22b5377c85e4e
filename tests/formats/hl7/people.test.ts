import { describe, expect, test } from 'vitest'
import { cellsOf, message, ORDER, PATIENT, readFiles, readMessages } from './messages'

const ALT = 'OBX|1|NM|1742-6^ALT^LN||31|U/L|7-23||||F|||20260331'

/** Who the results of a message with this PID are about. */
async function subjectOf(patient: string): Promise<Record<string, unknown> | undefined> {
  const { gathered } = await readMessages(message([ORDER, ALT], { patient }))
  const [subject] = gathered.subjects.list
  if (!subject) return undefined
  const { number, name, kana, birthDate, sex } = subject
  return { number, name, kana, birthDate, sex }
}

describe('the patient of a message', () => {
  test('has number, kanji, kana, birth date and sex', async () => {
    expect(await subjectOf(PATIENT)).toEqual({
      number: '00142',
      name: '山田 花子',
      kana: 'ヤマダ ハナコ',
      birthDate: '2001-03-04',
      sex: 'F',
    })
  })

  test.each([
    ['00142', '00142'],
    ['００１４２', '００１４２'],
    ['PID1234^5^M11^A^MR^HOSP~123^^^USA^SS', 'PID1234'],
    ['123^^^USA^SS~00142^^^H^PI', '00142'],
    ['777^^^^VN~00142^^^^MR', '00142'],
    ['99^^^^XX~00142', '00142'],
    ['00142^^^HOSP&1.2.3&ISO^MR', '00142'],
  ])('has the number %s as sent: %s', async (pid3, number) => {
    expect((await subjectOf(`PID|1||${pid3}||A^B`))?.number).toBe(number)
  })

  test('with two numbers that could be it is told', async () => {
    const { warnings, results } = await readMessages(
      message([ORDER, ALT], { patient: 'PID|1||10^^^X~11^^^Y||A' }),
    )
    expect(results[0]?.number).toBe('10')
    expect(warnings.map(({ code, where }) => [code, where.line])).toEqual([['hl7-several-numbers', 2]])
  })

  test.each([
    ['ヤマダ^ハナコ', undefined, 'ヤマダ ハナコ'],
    ['山田^花子~ヤマダ^ハナコ', '山田 花子', 'ヤマダ ハナコ'],
    ['ヤマダ^ハナコ^^^^^L^P~山田^花子^^^^^L^I', '山田 花子', 'ヤマダ ハナコ'],
    ['DOE^JOHN^A^', 'DOE JOHN A', undefined],
    ['^^^^^^L~Everyman^Fluffy^^^^^N', 'Everyman Fluffy', undefined],
    ['旧姓^花子^^^^^M^I~山田^花子^^^^^L^I', '山田 花子', undefined],
    ['山田&&&&^花子様', '山田 花子', undefined],
  ])('is called %s', async (pid5, name, kana) => {
    const subject = await subjectOf(`PID|1||00142||${pid5}`)
    expect([subject?.['name'], subject?.['kana']]).toEqual([name, kana])
  })

  test.each([
    ['20010304', '2001-03-04', undefined],
    ['20010304050000', '2001-03-04', undefined],
    ['2001', undefined, 'hl7-day-incomplete'],
    ['200103', undefined, 'hl7-day-incomplete'],
    ['20010230', undefined, 'not-a-day'],
    ['20290101', undefined, 'after-today'],
  ])('born on %s', async (pid7, birthDate, code) => {
    const { gathered, problems, warnings } = await readMessages(
      message([ORDER, ALT], { patient: `PID|1||00142||A||${pid7}|F` }),
    )
    expect(gathered.subjects.list[0]?.birthDate).toBe(birthDate)
    expect([...problems, ...warnings].map((each) => each.code)).toEqual(code === undefined ? [] : [code])
    expect(gathered.results.length).toBe(1)
  })

  test.each([
    ['M', 'M'],
    ['female', 'F'],
    ['1', 'M'],
    ['女', 'F'],
    ['U', undefined],
    ['O', undefined],
    ['', undefined],
  ])('of sex %s', async (pid8, sex) => {
    expect((await subjectOf(`PID|1||00142||A||20010304|${pid8}`))?.['sex']).toBe(sex)
  })

  test('without a number makes each result a problem', async () => {
    const { results, problems } = await readMessages(message([ORDER, ALT, ALT], { patient: 'PID|1||||A^B' }))
    expect(results).toEqual([])
    expect(problems.map(({ code, where }) => [code, where.line])).toEqual([
      ['no-number', 4],
      ['no-number', 5],
    ])
  })

  test('is never the one of the message before', async () => {
    const { results, problems } = await readMessages(
      message([ORDER, ALT]) + message([ORDER, ALT], { patient: '' }),
    )
    expect(results).toHaveLength(1)
    expect(problems.map(({ code }) => code)).toEqual(['no-number'])
  })

  test('must be one: a message about two is not read', async () => {
    const other = PATIENT.replace('00142', '00518')
    const found = await readMessages(message([ORDER, ALT, other, ORDER, ALT]))
    expect(found.results).toEqual([])
    expect(found.problems.map(({ code, received }) => [code, received])).toEqual([
      ['hl7-several-patients', '00142, 00518'],
    ])
    expect(cellsOf(found)).toBe(2)
  })

  test('may be named twice alike', async () => {
    const { results } = await readMessages(message([ORDER, ALT, PATIENT, ORDER, ALT]))
    expect(results).toHaveLength(2)
  })
})

describe('what is no report of a laboratory', () => {
  const of = (type: string): { header: string } => ({ header: `|~\\&|A|B|C|D|20260401||${type}|1|P|2.5` })

  test.each([
    ['ORM^O01', 'order'],
    ['OML^O21', 'order'],
    ['OML^O33^OML_O33', 'order'],
    ['ORU^R30', 'not-a-lab-result'],
    ['ORU^R40', 'not-a-lab-result'],
    ['ADT^A01', 'other-content'],
    ['MDM^T02', 'other-content'],
    ['OMI^Z23', 'other-content'],
  ])('%s is left out as %s, each result counted, with a word', async (type, reason) => {
    const { results, leftOut, notes } = await readMessages(message([ORDER, ALT, ALT], of(type)))
    expect(results).toEqual([])
    expect(leftOut.map((each) => [each.reason, each.cells, each.line])).toEqual([[reason, 2, 4]])
    if (type !== 'ADT^A01') expect(notes.join()).toContain(type.split('^', 2).join('^'))
  })

  test.each(['ORU^R01', 'ORU', 'OUL^R22^OUL_R22', 'OUL^R24', 'ORF^R04'])('%s is read', async (type) => {
    const { results } = await readMessages(message([ORDER, ALT], of(type)))
    expect(results).toHaveLength(1)
  })

  test('a message that does not say what it is makes its results problems', async () => {
    const { results, problems } = await readMessages(message([ORDER, ALT], of('')))
    expect(results).toEqual([])
    expect(problems.map(({ code }) => code)).toEqual(['hl7-no-type'])
  })

  test.each(['ADT^A01', 'ADT^A04', 'ADT^A08', 'ADT^A28', 'ADT^A31'])(
    '%s says who the patient is',
    async (type) => {
      const { roster } = await readMessages(message([], of(type)))
      expect(roster).toEqual([
        {
          number: '00142',
          name: '山田 花子',
          kana: 'ヤマダ ハナコ',
          birthDate: '2001-03-04',
          sex: 'F',
          file: 0,
          line: 2,
        },
      ])
    },
  )

  test.each(['ADT^A11', 'ADT^A23', 'ADT^A40'])('%s makes nobody', async (type) => {
    const { roster, notes } = await readMessages(message([], of(type)))
    expect(roster).toEqual([])
    if (type === 'ADT^A40') expect(notes.join()).toContain('join or change patient numbers')
  })

  test('a report without results says so', async () => {
    const { notes } = await readMessages(message([ORDER]))
    expect(notes).toEqual(['There is not one result (OBX) in it.'])
  })
})

describe('letters', () => {
  const stated = (charset: string): string =>
    message([ORDER, ALT], { header: `|~\\&|A|B|C|D|20260401||ORU^R01|1|P|2.5||||||${charset}` })

  test.each([
    ['UNICODE UTF-8', []],
    ['~ISO IR87', ['hl7-encoding-differs']],
    ['ASCII', ['hl7-encoding-differs']],
    ['', []],
  ])('MSH-18 %j of a file in UTF-8', async (charset, codes) => {
    const content = new TextEncoder().encode(stated(charset))
    const { warnings, results } = await readFiles([{ name: 'a.hl7', content }])
    expect(warnings.map(({ code }) => code)).toEqual(codes)
    expect(results).toHaveLength(1)
  })

  test('a file of plain letters alone contradicts nothing', async () => {
    const content = new TextEncoder().encode(stated('~ISO IR87').replace(/[^\x00-\x7f]/g, 'x'))
    const { warnings } = await readFiles([{ name: 'a.hl7', content }])
    expect(warnings).toEqual([])
  })
})
