import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refused } from '@/formats/refused'
import { accountedCells, answersTo, beginningOf, readLab, type LabFound } from './readLab'

interface MadeItem {
  name?: string
  attributes?: string
  value?: string
  number?: string
  unit?: string
  more?: string
}

function item({
  name = 'ALT(GPT)',
  attributes = '',
  value = '98',
  number = '',
  unit = 'U/L',
  more = '',
}: MadeItem = {}): string {
  return `<mmlLb:item>
    <mmlLb:itemName mmlLb:itCode="0482" mmlLb:itCodeId="LAB_2026" ${attributes}>${name}</mmlLb:itemName>
    <mmlLb:value>${value}</mmlLb:value>${number}<mmlLb:unit>${unit}</mmlLb:unit>${more}
  </mmlLb:item>`
}

interface MadeModule {
  times?: string
  status?: string
  specimen?: string
  registId?: string
  items?: string[]
}

const TIMES =
  'mmlLb:sampleTime="2026-09-14T09:30:00" mmlLb:registTime="2026-09-14T12:00:00" mmlLb:reportTime="2026-09-15T16:34:40"'
const FINAL =
  '<mmlLb:reportStatus mmlLb:statusCode="final" mmlLb:statusCodeId="mmlLb0001">最終報告</mmlLb:reportStatus>'

function module({
  times = TIMES,
  status = FINAL,
  specimen = '<mmlLb:specimenName mmlLb:spCode="01" mmlLb:spCodeId="LAB">血清</mmlLb:specimenName>',
  registId = 'R1',
  items = [item()],
}: MadeModule = {}): string {
  return `<MmlModuleItem><docInfo contentModuleType="test"><confirmDate>2026-09-15T16:34:40</confirmDate></docInfo><content>
<mmlLb:TestModule>
  <mmlLb:information mmlLb:registId="${registId}" ${times}>${status}
    <mmlLb:laboratoryCenter mmlLb:centerCode="1" mmlLb:centerCodeId="OID">みなと検査センター</mmlLb:laboratoryCenter>
  </mmlLb:information>
  <mmlLb:laboTest><mmlLb:specimen>${specimen}</mmlLb:specimen>
${items.join('\n')}
  </mmlLb:laboTest>
</mmlLb:TestModule></content></MmlModuleItem>`
}

const PATIENT = `<MmlModuleItem><docInfo contentModuleType="patientInfo"/><content>
<mmlPi:PatientModule>
  <mmlPi:uniqueInfo><mmlPi:masterId><mmlCm:Id mmlCm:type="facility">00142</mmlCm:Id></mmlPi:masterId></mmlPi:uniqueInfo>
  <mmlPi:personName>
    <mmlNm:Name mmlNm:repCode="A"><mmlNm:family>Saito</mmlNm:family><mmlNm:given>Hana</mmlNm:given></mmlNm:Name>
    <mmlNm:Name mmlNm:repCode="I"><mmlNm:family>齋藤</mmlNm:family><mmlNm:given>花</mmlNm:given></mmlNm:Name>
    <mmlNm:Name mmlNm:repCode="P"><mmlNm:fullname>サイトウ ハナ</mmlNm:fullname></mmlNm:Name>
  </mmlPi:personName>
  <mmlPi:birthday>2001-03-04</mmlPi:birthday>
  <mmlPi:sex>female</mmlPi:sex>
</mmlPi:PatientModule></content></MmlModuleItem>`

function mml(
  modules: string,
  header = '<masterId><mmlCm:Id mmlCm:type="facility">00142</mmlCm:Id></masterId>',
): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Mml version="4.1.2" xmlns:mmlLb="http://www.medxml.net/MML/v4/ContentModule/test/1.0">
<MmlHeader>
  <mmlCi:CreatorInfo><mmlPsi:PersonalizedInfo><mmlCm:Id mmlCm:type="facility">11</mmlCm:Id></mmlPsi:PersonalizedInfo></mmlCi:CreatorInfo>
  ${header}
</MmlHeader>
<MmlBody>${modules}</MmlBody></Mml>`
}

function read(made: MadeModule = {}): LabFound {
  return readLab(mml(module(made)))
}

describe('an MML document', () => {
  it('is recognised by its laboratory module, alone or in a document', () => {
    expect(answersTo(beginningOf(mml(module())))).toEqual([{ kind: 'mml', certainty: 3 }])
    const alone = /<mmlLb:TestModule>[\s\S]*<\/mmlLb:TestModule>/.exec(module())?.[0] ?? ''
    expect(answersTo(beginningOf(alone))).toEqual([{ kind: 'mml', certainty: 3 }])
    expect(answersTo(beginningOf('<html><body>TestModule</body></html>'))).toEqual([])
  })

  it('gives a result with its person, day, time, report, unit and laboratory', () => {
    const found = readLab(mml(PATIENT + module()))
    expect(found.results).toMatchObject([
      {
        number: '00142',
        day: '2026-09-14',
        time: '09:30',
        analyte: 'alt',
        value: { text: '98' },
        unit: 'U/L',
        status: 'final',
        reportedAt: '2026-09-15T16:34:40.000',
        lab: 'みなと検査センター',
      },
    ])
    expect(found.gathered.subjects.list).toMatchObject([
      { number: '00142', name: '齋藤 花', kana: 'サイトウ ハナ', birthDate: '2001-03-04', sex: 'F' },
    ])
    expect([found.problems, found.warnings, found.leftOut, found.notes]).toEqual([[], [], [], []])
  })

  it('says who it is about wherever the patient module stands, and whatever piece arrives', () => {
    const text = mml(module() + PATIENT)
    for (const piece of [1, 5, 100, 1 << 16]) {
      const found = readLab(text, { piece })
      expect(found.gathered.subjects.list).toMatchObject([{ name: '齋藤 花', sex: 'F' }])
      expect(found.results).toHaveLength(1)
    }
  })

  it.each([
    ['8未満', { kind: 'number', text: '8未満', comparator: '<' }],
    ['10以下', { kind: 'number', text: '10以下', comparator: '<=' }],
    ['(-)', { kind: 'text', text: '(-)' }],
    ['13.5', { kind: 'number', text: '13.5' }],
  ])('value %s', (value, expected) => {
    const number = value === '(-)' ? '' : `<mmlLb:numValue>${value}</mmlLb:numValue>`
    expect(read({ items: [item({ value, number })] }).results[0]?.value).toMatchObject(expected)
  })

  it.each([
    ['mmlLb:up="23" mmlLb:low="7" mmlLb:out="H"', { low: '7', high: '23', labFlag: 'H' }],
    ['mmlLb:up="23" mmlLb:out="N"', { high: '23', labFlag: 'N' }],
    ['mmlLb:low="40"', { low: '40' }],
    ['mmlLb:up="10以下" mmlLb:out="N"', { high: '10', labFlag: 'N' }],
    ['mmlLb:normal="陰性"', { rangeText: '陰性' }],
    ['mmlLb:up="0" mmlLb:low="0"', {}],
    ['', {}],
  ])('numValue with %s', (attributes, expected) => {
    const found = read({ items: [item({ number: `<mmlLb:numValue ${attributes}>98</mmlLb:numValue>` })] })
    const { low, high, rangeText, labFlag } = found.results[0] ?? {}
    expect(JSON.parse(JSON.stringify({ low, high, rangeText, labFlag }))).toEqual(expected)
  })

  it('the value alone, the number alone or both are read; two different numbers are a problem', () => {
    const of = (value: string, number: string): LabFound =>
      read({ items: [item({ value, number: `<mmlLb:numValue>${number}</mmlLb:numValue>` })] })
    expect(of('', '98').results[0]?.value?.text).toBe('98')
    expect(of('98 U/L', '98').results[0]?.value).toMatchObject({ kind: 'number' })
    expect(of('98.0', '98').problems).toEqual([])
    expect(of('40.1', '140.1').problems).toMatchObject([
      { code: 'value-and-number-differ', received: '40.1' },
    ])
    expect(of('', '').results).toMatchObject([{ status: 'pending' }])
  })

  it.each([
    [
      '<mmlLb:reportStatus mmlLb:statusCode="mid" mmlLb:statusCodeId="mmlLb0001">検査中</mmlLb:reportStatus>',
      'preliminary',
      0,
    ],
    [
      '<mmlLb:reportStatus mmlLb:statusCode="最終報告" mmlLb:statusCodeId="mmlLb0001">final</mmlLb:reportStatus>',
      'final',
      0,
    ],
    ['<mmlLb:reportStatus mmlLb:statusCode="?">?</mmlLb:reportStatus>', 'final', 1],
    ['', 'final', 0],
  ])('report status %s is %s', (status, expected, warnings) => {
    const found = read({ status })
    expect(found.results).toMatchObject([{ status: expected, isVersioned: true }])
    expect(found.warnings).toHaveLength(warnings)
  })

  it('a later report of the same request has the key of the earlier one', () => {
    const { results } = readLab(
      mml(module({ items: [item({ value: '90' })] }) + module() + module({ registId: 'R2' })),
    )
    expect(results[0]?.sourceKey).toBe(results[1]?.sourceKey)
    expect(results[2]?.sourceKey).not.toBe(results[1]?.sourceKey)
  })

  it('without a time of collection the day is that of the reception, and it says so once and with each result', () => {
    const times = 'mmlLb:registTime="2026-09-14T12:00:00" mmlLb:reportTime="2026-09-15T16:34:40"'
    const found = read({ times, items: [item(), item({ name: 'AST(GOT)' })] })
    expect(found.results.map(({ day, comment }) => [day, comment])).toEqual([
      ['2026-09-14', '採取日時の記載なし(受付日)'],
      ['2026-09-14', '採取日時の記載なし(受付日)'],
    ])
    expect(found.warnings).toMatchObject([{ code: 'day-of-reception' }])
    expect(read({ times: '' }).problems).toMatchObject([{ code: 'no-day' }])
  })

  it('midnight is a day without a time, an offset moves it to the day of the clinic', () => {
    expect(read({ times: 'mmlLb:sampleTime="2026-09-14T00:00:00"' }).results[0]).not.toHaveProperty('time')
    expect(read({ times: 'mmlLb:sampleTime="2026-09-14T20:00:00Z"' }).results).toMatchObject([
      { day: '2026-09-15', time: '05:00' },
    ])
    expect(read({ times: 'mmlLb:sampleTime="2026-11-23T08:00:00"' }).problems).toMatchObject([
      { code: 'after-today' },
    ])
  })

  it('names are trimmed of their wide blanks, and the parts of the national code are put together', () => {
    expect(read({ items: [item({ name: 'ＡＬＴ　　　　　　　' })] }).results).toMatchObject([
      { analyte: 'alt' },
    ])
    const parts =
      'mmlLb:Acode="3B070" mmlLb:Icode="0000" mmlLb:Scode="023" mmlLb:Mcode="275" mmlLb:Rcode="01"'
    expect(read({ items: [item({ name: '院内', attributes: parts })] }).results).toMatchObject([
      { analyte: 'alp', method: 'ifcc' },
    ])
    expect(
      read({ items: [item({ name: '院内', attributes: parts.replace('023', '001') })] }).leftOut,
    ).toMatchObject([{ heading: '院内' }])
    expect(read({ items: [item({ attributes: parts })] }).problems).toMatchObject([
      { code: 'code-and-name-differ' },
    ])
  })

  it('memos of the report, the sample and the item are kept, and haemolysis marks the draw', () => {
    const specimen =
      '<mmlLb:specimenName>血清</mmlLb:specimenName><mmlLb:spcMemo mmlLb:smCode="H01">溶血</mmlLb:spcMemo>'
    const found = read({
      specimen,
      items: [item({ more: '<mmlLb:itemMemo mmlLb:imCode="E01">参考値です</mmlLb:itemMemo>' })],
    })
    expect(found.results).toMatchObject([{ comment: '溶血、参考値です', marks: ['hemolysis'] }])
  })

  it('an item of urine is another test', () => {
    const specimen = '<mmlLb:specimenName>尿</mmlLb:specimenName>'
    expect(read({ specimen, items: [item({ name: 'アルブミン' })] }).leftOut).toMatchObject([
      { heading: 'アルブミン', cells: 1 },
    ])
  })

  it('without a patient number each item is a problem with its line', () => {
    const found = readLab(mml(module({ items: [item(), item()] }), ''))
    expect(found.problems.map(({ code }) => code)).toEqual(['no-number', 'no-number'])
    expect(found.problems[0]?.where.line).toBeGreaterThan(1)
    expect(accountedCells(found)).toBe(2)
  })

  it('other modules are named and not read', () => {
    const other =
      '<MmlModuleItem><docInfo contentModuleType="report"/><content><item>98</item></content></MmlModuleItem>'
    const found = readLab(mml(other + module()))
    expect(found.notes).toHaveLength(1)
    expect(found.results).toHaveLength(1)
    expect(readLab(mml(other), { kind: 'mml' }).notes).toHaveLength(2)
  })
})

describe('an MML document that is damaged or made on purpose', () => {
  it('an entity of its own is not read: its item is a problem, the next one is taken', () => {
    const found = read({ items: [item({ value: '9&eight;' }), item({ name: 'AST(GOT)', value: '&#50;0' })] })
    expect(found.problems).toMatchObject([{ code: 'xml-broken', received: 'ALT(GPT)' }])
    expect(found.results.map(({ analyte, value }) => [analyte, value?.text])).toEqual([['ast', '20']])
    expect(accountedCells(found)).toBe(2)
  })

  it('a file that ends in the middle keeps what stands before, and says so', () => {
    const text = mml(module({ items: [item(), item({ name: 'AST(GOT)', value: '20' })] }))
    const found = readLab(text.slice(0, text.lastIndexOf('</mmlLb:item>') - 30), { kind: 'mml' })
    expect(found.results.map(({ analyte }) => analyte)).toEqual(['alt'])
    expect(found.problems.filter(({ code }) => code === 'xml-broken')).not.toEqual([])
    expect(accountedCells(found)).toBe(2)
  })

  it('an item that is not closed is a problem and does not swallow the next one', () => {
    const found = read({
      items: [item().replace('</mmlLb:item>', ''), item({ name: 'AST(GOT)', value: '20' })],
    })
    expect(found.results.map(({ analyte }) => analyte)).toEqual(['ast'])
    expect(accountedCells(found)).toBe(2)
  })

  it.each([
    ['a document type', '<!DOCTYPE Mml [<!ENTITY a "b">]>'],
    ['a document type in small letters', '<!doctype Mml>'],
    ['a document type after a comment', '<!-- x --><!DOCTYPE Mml SYSTEM "http://example.invalid/x">'],
  ])('is refused with %s', (_, declared) => {
    const text = mml(module()).replace('<Mml ', `${declared}<Mml `)
    for (const piece of [1, 1 << 16]) expect(() => readLab(text, { kind: 'mml', piece })).toThrow(Refused)
  })

  it('is refused where it is nested more deeply than 64 levels, and read at 64', () => {
    const nested = (levels: number): string =>
      '<Mml>' + '<a>'.repeat(levels - 1) + '</a>'.repeat(levels - 1) + '</Mml>'
    expect(readLab(nested(64), { kind: 'mml' }).results).toEqual([])
    expect(() => readLab(nested(65), { kind: 'mml' })).toThrow(Refused)
  })

  it('is refused where a text or a tag has no end, and where it is no XML at all', () => {
    const long = 'x'.repeat(3 << 20)
    expect(() => readLab(`<Mml>${long}`, { kind: 'mml' })).toThrow(Refused)
    expect(() => readLab(`<Mml a="${long}`, { kind: 'mml' })).toThrow(Refused)
    expect(() => readLab('a,b\u0001\n'.repeat(5000), { kind: 'mml' })).toThrow(Refused)
  })

  const edits = fc.array(
    fc.record({
      at: fc.nat(4000),
      remove: fc.nat(30),
      insert: fc.string({ unit: fc.constantFrom(...'<>/&;"\'= !?-[]xmlItem9\n\uFFFD'), maxLength: 12 }),
    }),
    { minLength: 1, maxLength: 4 },
  )

  it('any change of it is read to its end or refused, the same in pieces, and no more items come out than went in', () => {
    const text = mml(PATIENT + module({ items: [item(), item({ name: 'AST(GOT)', value: '20' })] }))
    const read = (source: string, piece: number): LabFound | undefined => {
      try {
        return readLab(source, { kind: 'mml', piece })
      } catch (cause) {
        if (cause instanceof Refused) return undefined
        throw cause
      }
    }
    fc.assert(
      fc.property(edits, fc.integer({ min: 1, max: 300 }), (changes, piece) => {
        const changed = changes.reduce((all, { at, remove, insert }) => {
          const from = at % all.length
          return all.slice(0, from) + insert + all.slice(from + remove)
        }, text)
        const [one, other] = [read(changed, 1 << 16), read(changed, piece)]
        expect(other?.results).toEqual(one?.results)
        expect(other?.gathered.problems.cells).toBe(one?.gathered.problems.cells)
        if (one) expect(accountedCells(one)).toBeLessThanOrEqual((changed.match(/item/gi) ?? []).length)
      }),
      { numRuns: 300 },
    )
  })
})
