import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyteByCode } from '@/domain/catalogue'
import { day, type Day } from '@/domain/day'
import { parseValue } from '@/domain/parseValue'
import type { Patient } from '@/domain/patient'
import type { Draw, Result } from '@/domain/result'
import { DEFAULT_SETTINGS } from '@/domain/settings'
import { conflictPart, earlierPart } from '@/formats/clinicFile/make'
import { makeFhirBundle, type FhirClinic } from '@/formats/fhirBundle'
import { momentIn } from '@/formats/fhirBundle/moments'
import { uuidOf } from '@/formats/fhirBundle/uuid'
import { ANALYTES } from '@/tables/analytes'
import { aPatient, withoutIds } from '../../domain/merge/arbitraries'
import { recordsIn, plain } from './readBack'
import { faultsOf, type Bundle, type Entry, type Json } from './validator'

const CLINIC: FhirClinic = {
  catalogue: ANALYTES,
  name: 'みなと皮膚科',
  zone: 'Asia/Tokyo',
  today: day('2026-11-22'),
  at: '2026-11-22T09:14:00',
}

async function bundleOf(patients: readonly Patient[], clinic = CLINIC): Promise<Bundle> {
  let text = ''
  for await (const piece of makeFhirBundle(
    clinic,
    patients.map((patient) => [patient]),
  ))
    text += piece
  return JSON.parse(text) as Bundle
}

function resources(bundle: Bundle, type: string): Entry['resource'][] {
  return bundle.entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === type)
}

/** Somebody with one draw of these results. */
function someone(results: Partial<Result>[], draw: Partial<Draw> = {}): Patient {
  const whole: Draw = {
    id: 'd',
    day: day('2026-09-14'),
    fasting: 'unknown',
    marks: [],
    reviews: [],
    results: results.map((result, at) => ({ id: `r${at}`, analyte: 'alt', status: 'final', ...result })),
    ...draw,
  }
  return { id: 'p', number: '00142', weights: [], courses: [], draws: [whole], contacts: [] }
}

function value(received: string): Partial<Result> {
  const parsed = parseValue(received)
  if (!parsed || 'pending' in parsed) throw new Error(received)
  return parsed.value.kind === 'number' ? { value: parsed.value, unit: 'U/L' } : { value: parsed.value }
}

async function observation(result: Partial<Result>, draw: Partial<Draw> = {}): Promise<Json> {
  return resources(await bundleOf([someone([result], draw)]), 'Observation')[0]!
}

/** Each patient of a property has ids of its own, as in a clinic. */
function withOwnIds(patients: readonly Patient[]): Patient[] {
  let count = 0
  const next = (kind: string): string => `${kind}${(count += 1)}`
  return patients.map((patient) => ({
    ...patient,
    id: next('p'),
    courses: patient.courses.map((course) => ({ ...course, id: next('c') })),
    draws: patient.draws.map((draw) => ({
      ...draw,
      id: next('d'),
      results: draw.results.map((result) => ({ ...result, id: next('r') })),
      reviews: draw.reviews.map((review) => ({ ...review, id: next('v') })),
    })),
    contacts: patient.contacts.map((contact) => ({ ...contact, id: next('k') })),
    ...Object.fromEntries(
      (['medicines', 'pregnancyTests', 'motherhoods', 'procedures', 'notes'] as const).flatMap((room) =>
        patient[room] === undefined
          ? []
          : [[room, patient[room].map((each) => ({ ...each, id: next(room) }))]],
      ),
    ),
  }))
}

/** A record as the bundle can say it: values by their text, what waits and what was as in the clinic file. */
function asSaid(patient: Patient): unknown {
  const said = {
    ...patient,
    draws: patient.draws.map((draw) => ({
      ...draw,
      reviews: draw.reviews.map(({ saw, ...review }) =>
        plain({ ...review, saw: saw?.map(({ result: _, ...seen }) => seen) }),
      ),
      results: draw.results.map(({ value, conflict, earlier, ...result }) =>
        plain({
          ...result,
          text: value?.text,
          waiting: conflict && conflictPart(conflict),
          earlier: earlier?.map(earlierPart),
        }),
      ),
    })),
    courses: patient.courses.map((course) => ({
      ...course,
      doses: [...course.doses].sort((a, b) => (a.from < b.from ? -1 : 1)),
    })),
  }
  return withoutIds(JSON.parse(JSON.stringify(said)))
}

describe('the FHIR bundle', () => {
  test('of anybody is sound: fields, codes, days, units, and references that lead somewhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aPatient, { maxLength: 3 }), async (patients) => {
        expect(faultsOf(await bundleOf(withOwnIds(patients)))).toEqual([])
      }),
      { numRuns: 150, seed: 20261122 },
    )
  })

  test('read back says everything that was known of everybody', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aPatient, { minLength: 1, maxLength: 3 }), async (patients) => {
        const records = recordsIn(await bundleOf(withOwnIds(patients)))
        expect(records.map(withoutIds)).toEqual(patients.map(asSaid))
      }),
      { numRuns: 150, seed: 20261123 },
    )
  })

  test('holds as much as the clinic: one resource for each person, draw, result, review, call, course and dose', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aPatient, { maxLength: 5 }), async (given) => {
        const patients = withOwnIds(given)
        const bundle = await bundleOf(patients)
        const draws = patients.flatMap((patient) => patient.draws)
        const count = (type: string): number => resources(bundle, type).length
        const labResults = resources(bundle, 'Observation').filter((each) => each['meta'] !== undefined)
        expect(count('Patient')).toBe(patients.length)
        expect(count('DiagnosticReport')).toBe(draws.length)
        expect(labResults.length).toBe(draws.flatMap(({ results }) => results).length)
        expect(count('Task')).toBe(draws.flatMap(({ reviews }) => reviews).length)
        expect(count('Communication')).toBe(patients.flatMap(({ contacts }) => contacts).length)
        const courses = patients.flatMap((patient) => patient.courses)
        expect(count('CarePlan')).toBe(courses.length)
        expect(count('MedicationRequest')).toBe(courses.flatMap(({ doses }) => doses).length)
      }),
      { numRuns: 50, seed: 20261124 },
    )
  })

  test('is one JSON for nobody, for one page and for pages without anybody alike', async () => {
    expect(faultsOf(await bundleOf([]))).toEqual([])
    expect((await bundleOf([])).entry).toHaveLength(1)
    const pages = [[], [someone([])], [], [{ ...someone([]), id: 'q' }]]
    let text = ''
    for await (const piece of makeFhirBundle(CLINIC, pages)) text += piece
    expect(resources(JSON.parse(text) as Bundle, 'Patient')).toHaveLength(2)
  })

  test('gives the same ids at each export, so that whoever receives both knows what is the same', async () => {
    const patient = someone([value('98')])
    expect(await bundleOf([patient])).toEqual(await bundleOf([patient]))
    expect(uuidOf('a')).not.toBe(uuidOf('b'))
    const many = new Set(Array.from({ length: 200_000 }, (_, at) => uuidOf(`patient\u0001${at}`)))
    expect(many.size).toBe(200_000)
  })

  test('of the whole clinic holds its settings; of one patient it holds none', async () => {
    const whole = { settings: { ...DEFAULT_SETTINGS, graceDays: 7 }, templates: [] }
    const [organization] = resources(await bundleOf([], { ...CLINIC, whole }), 'Organization')
    expect(JSON.stringify(organization)).toContain('\\"graceDays\\":7')
    expect(JSON.stringify(resources(await bundleOf([]), 'Organization'))).not.toContain('graceDays')
  })
})

describe('a result in the bundle', () => {
  test.each([
    ['98', { value: 98, unit: 'U/L', system: 'http://unitsofmeasure.org', code: 'U/L' }],
    ['<5', { value: 5, comparator: '<' }],
    ['>1000', { value: 1000, comparator: '>' }],
    ['5以下', { value: 5, comparator: '<=' }],
    ['１２．３', { value: 12.3 }],
    ['0', { value: 0 }],
  ])('%s is a quantity', async (received, expected) => {
    const found = await observation(value(received))
    expect(found['valueQuantity']).toMatchObject(expected)
    expect(found['valueString']).toBeUndefined()
  })

  test('3.60 keeps its last figure in what was received', async () => {
    const found = await observation(value('3.60'))
    expect(JSON.stringify(found['valueQuantity'])).toContain('"valueString":"3.60"')
  })

  test('words stay words, and are no quantity', async () => {
    const found = await observation(value('溶血'))
    expect(found['valueString']).toBe('溶血')
    expect(found['valueQuantity']).toBeUndefined()
  })

  test('an order that waits has neither a value nor a zero', async () => {
    const found = await observation({ status: 'pending' })
    expect(found).toMatchObject({
      status: 'registered',
      dataAbsentReason: { coding: [{ code: 'temp-unknown' }] },
    })
    expect(JSON.stringify(found)).not.toMatch(/"value[A-Z]\w*":\{"value"/)
  })

  test.each([
    ['preliminary', 'preliminary'],
    ['final', 'final'],
    ['corrected', 'corrected'],
    ['cancelled', 'cancelled'],
    ['entered-in-error', 'entered-in-error'],
  ] as const)('the status %s is %s', async (status, expected) => {
    expect(await observation({ ...value('98'), status })).toMatchObject({ status: expected })
  })

  test.each([
    [['pending', 'pending'], 'registered'],
    [['pending', 'final'], 'partial'],
    [['final', 'preliminary'], 'preliminary'],
    [['final', 'corrected'], 'corrected'],
    [['final', 'entered-in-error'], 'final'],
    [['entered-in-error', 'cancelled'], 'entered-in-error'],
    [['cancelled'], 'cancelled'],
    [[], 'registered'],
  ] as const)('a report of %j is %s', async (statuses, expected) => {
    const bundle = await bundleOf([
      someone(statuses.map((status) => ({ status, ...(status === 'pending' ? {} : value('98')) }))),
    ])
    expect(resources(bundle, 'DiagnosticReport')[0]?.['status']).toBe(expected)
    expect(faultsOf(bundle)).toEqual([])
  })

  test('its code is understood by our own catalogue as the analyte, method and fasting that it was', async () => {
    const meant = analyteByCode(ANALYTES)
    const cases: Partial<Result>[] = [
      { analyte: 'alt' },
      { analyte: 'alp', method: 'ifcc' },
      { analyte: 'alp', method: 'jscc' },
      { analyte: 'ldl', method: 'direct' },
      { analyte: 'ldl', method: 'calculated' },
      { analyte: 'ldl' },
      { analyte: 'tg', fasting: 'yes' },
      { analyte: 'tg', fasting: 'no' },
      { analyte: 'glu' },
      { analyte: 'hb' },
    ]
    for (const given of cases) {
      const { code } = (await observation({ ...value('溶血'), ...given })) as {
        code: { coding: { code: string; system: string }[] }
      }
      const jlac10 = code.coding.find(({ system }) => system.includes('JLAC10'))
      const loinc = code.coding.find(({ system }) => system === 'http://loinc.org')
      expect(loinc).toBeDefined()
      for (const { code: each } of [jlac10, loinc].filter((found) => found !== undefined)) {
        expect(meant(each)?.id).toBe(given.analyte)
        expect([given.method, undefined]).toContain(meant(each)?.method)
        expect([given.fasting, undefined]).toContain(meant(each)?.fasting)
      }
    }
  })

  test('a molar unit has the molar code of LOINC, and a unit that nobody knows has none', async () => {
    const loinc = async (unit: string): Promise<unknown> => {
      const found = (await observation({ ...value('4.2'), analyte: 'tc', unit })) as {
        code: { coding: { system: string; code: string }[] }
      }
      return found.code.coding.find(({ system }) => system === 'http://loinc.org')?.code
    }
    expect(await loinc('mg/dL')).toBe('2093-3')
    expect(await loinc('mmol/L')).toBe('14647-2')
    expect(await loinc('箱')).toBeUndefined()
  })

  test.each([
    ['H', 'H'],
    ['HH', 'HH'],
    ['H*', 'H'],
    ['↑', undefined],
  ])('the flag %s of the laboratory stays as received, coded as %s', async (labFlag, code) => {
    const found = (await observation({ ...value('98'), labFlag })) as {
      interpretation: { text: string; coding?: { code: string }[] }[]
    }
    expect(found.interpretation[0]?.text).toBe(labFlag)
    expect(found.interpretation[0]?.coding?.[0]?.code).toBe(code)
  })

  test('control characters and halves of letters, which FHIR forbids, become blanks; nothing else changes', async () => {
    const comment = 'a\u0000b\u001bc\b\f\ud83d "quoted" \\u0000 \\b \t\n</script>'
    const bundle = await bundleOf([someone([{ ...value('98'), comment }])])
    expect(faultsOf(bundle)).toEqual([])
    expect(JSON.stringify(bundle)).toContain(
      JSON.stringify('a b c  \uFFFD "quoted" \\u0000 \\b \t\n</script>'),
    )
  })
})

describe('a moment of the clinic', () => {
  test.each([
    ['Asia/Tokyo', '2026-09-14', '09:30', '2026-09-14T09:30:00+09:00'],
    ['America/New_York', '2026-07-01', '09:30', '2026-07-01T09:30:00-04:00'],
    ['America/New_York', '2026-12-01', '09:30:05', '2026-12-01T09:30:05-05:00'],
    ['Asia/Kolkata', '2026-12-01', '00:00', '2026-12-01T00:00:00+05:30'],
    ['Pacific/Apia', '2026-12-01', '23:59', '2026-12-01T23:59:00+13:00'],
    ['Asia/Tokyo', '2026-09-14', undefined, '2026-09-14'],
  ])('in %s on %s at %s is %s', (zone, on, time, expected) => {
    expect(momentIn(zone, day(on) satisfies Day, time)).toBe(expected)
  })
})
