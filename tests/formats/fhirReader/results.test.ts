import { describe, expect, test } from 'vitest'
import {
  anObservation,
  bundle,
  clinicAfter,
  lines,
  PATIENT,
  readFhir,
  resource,
  type FoundInFhir,
} from './reading'

function one(given: object, ...others: object[]): FoundInFhir {
  return readFhir([resource(PATIENT, ...others, anObservation(given))])
}

function first(given: object, ...others: object[]): FoundInFhir['results'][number] | undefined {
  return one(given, ...others).results[0]
}

const quantity = (value: unknown, more: object = {}): object => ({
  valueQuantity: { value, unit: 'U/L', ...more },
})
const LOINC = (code: string, text?: string): object => ({
  code: { coding: [{ system: 'http://loinc.org', code }], ...(text === undefined ? {} : { text }) },
})
const JLAC = 'http://medis.or.jp/CodeSystem/master-JLAC10-17digits'

describe('an Observation', () => {
  test('is a result of the patient by the number of the institution, on the day of its collection in the clinic', () => {
    expect(first({})).toMatchObject({
      number: '00142',
      analyte: 'alt',
      day: '2026-09-14',
      time: '09:30',
      value: { text: '98' },
      unit: 'U/L',
      status: 'final',
      isVersioned: true,
    })
  })

  test.each([
    ['2026-09-14', '2026-09-14', undefined],
    ['2026-09-14T23:30:00Z', '2026-09-15', '08:30'],
    ['2026-09-14T23:30:00-05:00', '2026-09-15', '13:30'],
    ['2026-09-14T00:10:00.123456+09:00', '2026-09-14', '00:10'],
    ['2026-09-14T09:30:00', '2026-09-14', '09:30'],
  ])('collected at %s belongs to %s', (effectiveDateTime, day, time) => {
    const found = first({ effectiveDateTime })
    expect([found?.day, found?.time]).toEqual([day, time])
  })

  test('without a day of its own takes that of its specimen, then that of the report, and never the day of issue', () => {
    const undated = { effectiveDateTime: undefined, issued: '2026-09-20T10:00:00+09:00' }
    const specimen = { resourceType: 'Specimen', id: 's', collection: { collectedDateTime: '2026-09-12' } }
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r',
      status: 'final',
      effectiveDateTime: '2026-09-11',
      result: [{ reference: 'Observation/o1' }],
    }
    expect(first({ ...undated, specimen: { reference: 'Specimen/s' } }, specimen, report)?.day).toBe(
      '2026-09-12',
    )
    expect(first(undated, report)?.day).toBe('2026-09-11')
    const none = one(undated)
    expect(none.results).toEqual([])
    expect(none.problems[0]).toMatchObject({ code: 'fhir-no-day', received: undated.issued })
  })

  test('without a day is found by the report of its panel, in whatever order they stand', () => {
    const panel = anObservation({
      id: 'panel',
      effectiveDateTime: undefined,
      valueQuantity: undefined,
      hasMember: [{ reference: 'Observation/o1' }],
    })
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r',
      status: 'final',
      effectiveDateTime: '2026-09-11',
      result: [{ reference: 'Observation/panel' }],
    }
    const member = anObservation({ effectiveDateTime: undefined })
    for (const order of [
      [PATIENT, report, panel, member],
      [member, panel, report, PATIENT],
    ])
      expect(readFhir([resource(...order)]).results[0]?.day).toBe('2026-09-11')
  })

  test.each(['2027-01-01', '2026-02-30', '2026-09', '2026', 'gestern'])(
    'on %s is a problem with its line',
    (effectiveDateTime) => {
      const { results, problems } = one({ effectiveDateTime })
      expect(results).toEqual([])
      expect(problems).toMatchObject([{ received: effectiveDateTime, where: { line: 1 } }])
    },
  )

  test.each([
    ['registered', 'preliminary'],
    ['preliminary', 'preliminary'],
    ['final', 'final'],
    ['amended', 'corrected'],
    ['corrected', 'corrected'],
    ['cancelled', 'cancelled'],
    ['entered-in-error', 'entered-in-error'],
  ])('with a value and the status %s is %s', (status, expected) => {
    expect(first({ status })?.status).toBe(expected)
  })

  test('of unknown status is final, and the file says so once', () => {
    const { results, notes } = readFhir([
      resource(
        PATIENT,
        anObservation({ status: 'unknown' }),
        anObservation({ id: 'o2', status: undefined, effectiveDateTime: '2026-09-15' }),
      ),
    ])
    expect(results.map(({ status }) => status)).toEqual(['final', 'final'])
    expect(notes.map(({ en }) => en)).toEqual(['2 results do not say their status. They are taken as final.'])
  })

  test.each([
    [quantity(98), '98'],
    [quantity(98, { comparator: '<' }), '<98'],
    [quantity(98, { comparator: '>=' }), '>=98'],
    [{ valueQuantity: undefined, valueString: '< 8.0' }, '< 8.0'],
    [{ valueQuantity: undefined, valueString: 'Negatief' }, 'Negatief'],
    [{ valueQuantity: undefined, valueString: '++' }, '++'],
    [
      {
        valueQuantity: undefined,
        valueCodeableConcept: { coding: [{ code: '260385009', display: 'Negative' }] },
      },
      'Negative',
    ],
    [{ valueQuantity: undefined, valueInteger: 98 }, '98'],
    [{ valueQuantity: undefined, valueBoolean: true }, 'true'],
    [
      { valueQuantity: undefined, valueRatio: { numerator: { value: 1 }, denominator: { value: 40 } } },
      '1:40',
    ],
    [{ valueQuantity: undefined, dataAbsentReason: { text: '溶血' } }, '溶血'],
  ])('states %j as %s', (given, expected) => {
    expect(first(given)?.value?.text).toBe(expected)
  })

  test('keeps the figures of the file: 12.00 is 12.00', () => {
    const text = resource(PATIENT, anObservation(quantity(0)))
    const twelve = text.replace('"value":0', '"value" : 12.00')
    expect(readFhir([twelve]).results[0]?.value?.text).toBe('12.00')
  })

  test.each([
    [{ valueQuantity: undefined, valueString: 'volgt' }, 'final', 'pending'],
    [
      { valueQuantity: undefined, dataAbsentReason: { coding: [{ code: 'temp-unknown' }] } },
      'final',
      'pending',
    ],
    [{ valueQuantity: undefined }, 'registered', 'pending'],
    [
      { valueQuantity: undefined, dataAbsentReason: { coding: [{ code: 'not-performed' }] } },
      'final',
      'cancelled',
    ],
    [{ valueQuantity: undefined }, 'cancelled', 'cancelled'],
    [{ valueQuantity: undefined }, 'entered-in-error', 'entered-in-error'],
  ])('with %j and the status %s is %s, without a value, and counts as a cell', (given, status, expected) => {
    const { results, cells } = one({ ...given, status })
    expect(results).toMatchObject([{ status: expected }])
    expect(results[0]?.value).toBeUndefined()
    expect(results[0]?.isOrder).toBeUndefined()
    expect(cells).toBe(1)
  })

  test.each([
    [quantity(98, { comparator: 'ad' }), 'not-a-value'],
    [{ valueQuantity: {} }, 'not-a-value'],
    [{ valueQuantity: undefined }, 'fhir-no-value'],
    [{ subject: undefined }, 'fhir-no-patient'],
    [
      { code: { coding: [{ system: 'http://loinc.org', code: '1742-6' }], text: 'AST' } },
      'fhir-codes-disagree',
    ],
    [
      {
        code: {
          coding: [
            { system: 'http://loinc.org', code: '1742-6' },
            { system: JLAC, code: '3B035000002327901' },
          ],
        },
      },
      'fhir-codes-disagree',
    ],
  ])('with %j is a problem and no result', (given, code) => {
    const { results, problems, cells } = one(given)
    expect(results).toEqual([])
    expect(problems.map((problem) => problem.code)).toEqual([code])
    expect(cells).toBe(1)
  })

  test('a problem of codes that disagree names both', () => {
    const { problems } = one(LOINC('1742-6', 'AST'))
    expect(problems[0]?.because.en).toContain('1742-6 = ALT')
    expect(problems[0]?.because.en).toContain('AST = AST')
  })

  test.each([
    ['vital-signs', 'not-a-lab-result'],
    ['social-history', 'not-a-lab-result'],
    ['exam', 'not-a-lab-result'],
  ])('of the category %s is left out, whatever its code', (code, reason) => {
    const { gathered, results } = one({ category: [{ coding: [{ code }] }] })
    expect(results).toEqual([])
    expect(gathered.leftOut()).toMatchObject([{ heading: code, reason, cells: 1 }])
  })

  test('without a category is a result where its code is one of a laboratory', () => {
    expect(first({ category: undefined })?.analyte).toBe('alt')
    expect(first({ category: { coding: [{ code: 'laboratory' }] } })?.analyte).toBe('alt')
  })

  test('left out without being parsed is left out as one that is: by category and by code', () => {
    const many = [1, 2, 3].map((at) => anObservation({ id: `n${at}`, ...LOINC('2951-2', 'Na') }))
    const pulse = anObservation({ category: [{ coding: [{ system: 's', code: 'vital-signs' }] }] })
    const parsed = readFhir([bundle('collection', PATIENT, ...many, pulse)]).gathered.leftOut()
    const glanced = readFhir([lines(PATIENT, ...many, pulse)]).gathered.leftOut()
    const plain = ({ heading, reason, cells }: (typeof parsed)[number]): unknown => [heading, reason, cells]
    expect(glanced.map(plain)).toEqual(parsed.map(plain))
    expect(glanced.map(({ cells }) => cells)).toEqual([3, 1])
  })
})

describe('the code of an Observation', () => {
  const jlac = (system: string, code: string, more: object = {}): object => ({
    code: { coding: [{ system, code, ...more }] },
  })

  test.each([
    'urn:oid:1.2.392.200119.4.504',
    'urn:oid:1.2.392.200119.4.1005',
    'http://medis.or.jp/CodeSystem/master-JLAC10-17digits',
    'http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS',
    'http://jpfhir.jp/fhir/eCheckup/CodeSystem/JLAC10',
  ])('of JLAC10 under %s is understood, with its method', (system) => {
    expect(first(jlac(system, '3B070000002327101'))).toMatchObject({ analyte: 'alp', method: 'jscc' })
  })

  test('of five characters needs a name or a specimen beside it', () => {
    const system = 'urn:oid:1.2.392.200119.4.1005'
    expect(first(jlac(system, '3B045'))).toBeUndefined()
    expect(first(jlac(system, '3B045', { display: 'ALT' }))?.analyte).toBe('alt')
    const serum = { resourceType: 'Specimen', id: 's', type: { text: '血清' } }
    expect(first({ ...jlac(system, '3B045'), specimen: { reference: 'Specimen/s' } }, serum)?.analyte).toBe(
      'alt',
    )
  })

  test('of the laboratory alone is read by its name, and the clinic can say what an unknown one means', () => {
    expect(first({ code: { coding: [{ system: 'urn:lab', code: '12' }], text: 'γ-GTP' } })?.analyte).toBe(
      'ggt',
    )
    const unknown = { code: { coding: [{ system: 'urn:lab', code: '12' }], text: '肝酵素' } }
    expect(one(unknown).gathered.leftOut()).toMatchObject([
      { heading: '肝酵素 (12)', reason: 'unknown-analyte' },
    ])
    for (const sent of ['肝酵素 (12)', '12', '肝酵素']) {
      const rules = {
        ownItem: (_: string, asked: string) => (asked === sent ? { analyte: 'alt' as const } : undefined),
      }
      expect(readFhir([resource(PATIENT, anObservation(unknown))], { rules }).results[0]?.analyte).toBe('alt')
    }
  })

  test('with a LOINC code that nobody knows is not read by its name: glucose of urine is called glucose too', () => {
    expect(first(LOINC('2350-7', 'Glucose'))).toBeUndefined()
  })

  test('a name is compared whole', () => {
    expect(first({ code: { text: 'ALTERNARIA' } })).toBeUndefined()
  })

  test.each([
    [{ analyte: 'ldl' }, { code: { text: 'LDL-C' }, method: { text: 'Friedewald 計算法' } }, 'calculated'],
    [{ analyte: 'alp' }, { code: { text: 'ALP' }, method: { text: 'IFCC 標準化対応法' } }, 'ifcc'],
    [{ analyte: 'alt' }, { code: { text: 'ALT' }, method: { text: '自動分析器測定' } }, undefined],
  ])('%j with %j has the method %s', (expected, given, method) => {
    const found = first(given)
    expect(found).toMatchObject(expected)
    expect(found?.method).toBe(method)
  })
})

describe('what stands beside a result', () => {
  test.each([
    [[{ low: { value: 7 }, high: { value: 23 } }], '7', '23', undefined],
    [[{ high: { value: 23 } }], undefined, '23', undefined],
    [[{ low: { value: 0 }, high: { value: 0 } }], undefined, undefined, undefined],
    [[{ text: '7 - 23' }], '7', '23', undefined],
    [
      [{ low: { value: 146 }, high: { value: 270 }, text: 'Streefwaarde EAS: <190' }],
      '146',
      '270',
      'Streefwaarde EAS: <190',
    ],
    [[{ low: { value: 7, unit: 'ukat/L' } }], undefined, undefined, '7 -  ukat/L'],
    [
      [
        { type: { coding: [{ code: 'treatment' }] }, high: { value: 99 } },
        { type: { coding: [{ code: 'normal' }] }, high: { value: 23 } },
      ],
      undefined,
      '23',
      undefined,
    ],
  ])('the range %j', (referenceRange, low, high, text) => {
    const found = first({ referenceRange })
    expect([found?.low, found?.high, found?.rangeText]).toEqual([low, high, text])
  })

  test('of ranges for men and women holds that of the person', () => {
    const range = (code: string, high: number): object => ({
      high: { value: high },
      appliesTo: [{ coding: [{ code }] }],
    })
    const found = first({ referenceRange: [range('M', 42), range('F', 23)] })
    expect([found?.low, found?.high]).toEqual([undefined, '23'])
  })

  test('the flag, the comment, the laboratory, and marks of the sample', () => {
    const specimen = {
      resourceType: 'Specimen',
      id: 's',
      type: { text: '血清' },
      condition: [{ coding: [{ code: 'HEM' }] }],
      collection: { fastingStatusCodeableConcept: { coding: [{ code: 'F' }] } },
    }
    expect(
      first(
        {
          interpretation: [{ coding: [{ code: 'HH' }], text: 'Critically high' }],
          note: [{ text: '再検済み' }, { text: '電話済み' }],
          performer: [{ reference: 'Practitioner/1', display: '検査 花子' }, { display: '中央検査所' }],
          specimen: { reference: 'Specimen/s' },
        },
        specimen,
      ),
    ).toMatchObject({
      labFlag: 'HH',
      comment: '再検済み\n電話済み',
      lab: '中央検査所',
      specimen: '血清',
      marks: ['hemolysis'],
      fasting: 'yes',
    })
  })

  test('a specimen of another file says the same, in whatever order the files come', () => {
    const specimens = lines({
      resourceType: 'Specimen',
      id: 's',
      type: { text: '血清' },
      condition: [{ text: '溶血' }],
    })
    const results = lines(anObservation({ specimen: { reference: 'Specimen/s' } }))
    const patients = lines(PATIENT)
    for (const files of [
      [specimens, results, patients],
      [results, patients, specimens],
    ])
      expect(readFhir(files).results).toMatchObject([{ specimen: '血清', marks: ['hemolysis'] }])
  })

  test('glucose by its name alone is none of urine; by LOINC of serum and from urine it is a problem', () => {
    const urine = { resourceType: 'Specimen', id: 's', type: { text: '尿' } }
    const of = { specimen: { reference: 'Specimen/s' } }
    expect(one({ ...of, code: { text: 'Glucose' } }, urine).gathered.leftOut()).toMatchObject([
      { heading: 'Glucose [尿]' },
    ])
    expect(one(of, urine).problems.map(({ code }) => code)).toEqual(['fhir-specimen-disagrees'])
  })
})

describe('components and members', () => {
  test('each component that states something is a result, and the value beside them too', () => {
    const component = ['1742-6', '1920-8', '2324-2'].map((code, at) => ({
      ...LOINC(code),
      ...(at === 2 ? {} : quantity(at + 10)),
    }))
    const { results, cells } = one({ ...LOINC('2093-3'), ...quantity(200, { unit: 'mg/dL' }), component })
    expect(results.map(({ analyte, value, column }) => [analyte, value?.text, column])).toEqual([
      ['tc', '200', 1],
      ['alt', '10', 2],
      ['ast', '11', 3],
    ])
    expect(cells).toBe(3)
  })

  test('a heading of others is left out as a panel, in R4 and in STU-3', () => {
    for (const members of [
      { hasMember: [{ reference: 'Observation/x' }] },
      { related: [{ type: 'has-member', target: { reference: 'Observation/x' } }] },
    ]) {
      const { gathered, cells } = one({ ...LOINC('24331-1', 'Lipids'), valueQuantity: undefined, ...members })
      expect(gathered.leftOut()).toMatchObject([{ reason: 'panel', cells: 1 }])
      expect(cells).toBe(1)
    }
  })
})

describe('versions', () => {
  const at = (updated: string, given: object): string =>
    bundle(
      'searchset',
      PATIENT,
      anObservation({
        identifier: [{ system: 'lis', value: '77' }],
        meta: { lastUpdated: updated },
        ...given,
      }),
    )
  const SERIES = [
    at('2026-09-14T12:00:00+09:00', { status: 'registered', valueQuantity: undefined }),
    at('2026-09-15T12:00:00+09:00', { status: 'preliminary', ...quantity(90) }),
    at('2026-09-16T12:00:00+09:00', { status: 'final', ...quantity(98) }),
    at('2026-09-17T12:00:00+09:00', { status: 'corrected', ...quantity(89) }),
  ]
  const WITHDRAWN = at('2026-09-18T12:00:00+09:00', { status: 'cancelled', valueQuantity: undefined })

  function end(...imports: string[][]): unknown[] {
    return [...clinicAfter(imports).values()].flatMap(({ draws }) =>
      draws.flatMap(({ day, results }) =>
        results.map(({ analyte, value, status }) => [day, analyte, value?.text, status]),
      ),
    )
  }

  test('have the moment of the report and the id of the laboratory', () => {
    const [found] = readFhir([SERIES[2] ?? '']).results
    expect(found?.reportedAt).toBe('2026-09-16T12:00:00.000')
    expect(found?.sourceKey).toMatch(/^[0-9a-f]{16}$/)
    expect(readFhir([SERIES[3] ?? '']).results[0]?.sourceKey).toBe(found?.sourceKey)
  })

  test('in order end at the corrected value', () => {
    expect(end(...SERIES.map((file) => [file]))).toEqual([['2026-09-14', 'alt', '89', 'corrected']])
  })

  test('in any order and in one import end the same', () => {
    const [a = '', b = '', c = '', d = ''] = SERIES
    const corrected = [['2026-09-14', 'alt', '89', 'corrected']]
    for (const order of [
      [d, c, b, a],
      [c, a, d, b],
      [b, d, a, c],
    ]) {
      expect(end(...order.map((file) => [file]))).toEqual(corrected)
      expect(end(order)).toEqual(corrected)
    }
  })

  test.each(['history', 'collection'])(
    'without a moment: the highest number of a version counts, in whatever order they stand (%s)',
    (type) => {
      const version = (versionId: string, value: number): object =>
        anObservation({
          meta: { versionId },
          component: [{ code: { text: 'AST' }, valueInteger: value + 1 }],
          ...quantity(value),
        })
      const [first, second, third] = [version('9', 90), version('10', 98), version('11', 89)]
      const newest = [
        ['2026-09-14', 'alt', '89', 'final'],
        ['2026-09-14', 'ast', '90', 'final'],
      ]
      for (const order of [
        [first, second, third],
        [third, second, first],
        [second, third, first],
      ]) {
        const reported = readFhir([bundle(type, PATIENT, ...order)]).results
        const last = ['alt', 'ast'].map((id) => reported.findLast(({ analyte }) => analyte === id))
        expect(last.map((each) => [each?.day, each?.analyte, each?.value?.text, each?.status])).toEqual(
          newest,
        )
        expect(reported).toHaveLength(6)
      }
    },
  )

  test('a cancelled result stays cancelled when an older version comes after it', () => {
    const [, , final = ''] = SERIES
    const status = (imports: string[][]): unknown => end(...imports).map((each) => (each as unknown[])[3])
    expect(status([[final], [WITHDRAWN]])).toEqual(['cancelled'])
    expect(status([[WITHDRAWN], [final]])).toEqual(['cancelled'])
  })

  test('a report entered in error withdraws the results that it lists', () => {
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r',
      status: 'entered-in-error',
      issued: '2026-09-20T10:00:00+09:00',
      result: [{ reference: 'Observation/o1' }],
    }
    for (const order of [
      [report, anObservation()],
      [anObservation(), report],
    ])
      expect(readFhir([bundle('collection', PATIENT, ...order)]).results).toMatchObject([
        { status: 'entered-in-error', reportedAt: '2026-09-20T10:00:00.000' },
      ])
  })
})
