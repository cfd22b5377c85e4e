import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergePatient, type Merging } from '@/domain/merge'
import type { Patient } from '@/domain/patient'
import { ANALYTE_OF_TRUTH, truthRows } from '../../builders/truth'
import { TODAY } from '../reading'
import { readFiles, sampleFiles, type Chosen, type Found } from './messages'

const DEV = 'derived-from-cdisc/dev'
/** A line of the truth: what must be known of a result, however it was sent. */
interface Truth {
  who: string
  at: string
  order: string
  analyte: string
  method?: string
  text: string
  unit: string
  low: string
  high: string
  flag: string
  isHemolytic: boolean
  state: string
}

const TRUTH = truthRows().map((row): Truth => {
  const cell = (name: string): string => row[name] ?? ''
  const analyte = ANALYTE_OF_TRUTH[cell('test')] ?? ''
  const method = analyte === 'alp' ? (cell('jlac10') === '3B070000002327501' ? 'ifcc' : 'jscc') : undefined
  return {
    who: [cell('patient_id'), cell('name'), cell('kana'), cell('sex')].join(),
    at: cell('collected'),
    order: cell('order_no'),
    analyte,
    ...(method === undefined ? {} : { method }),
    text: `${cell('comparator')}${cell('value')}`,
    unit: cell('unit'),
    low: cell('low'),
    high: cell('high'),
    flag: cell('flag'),
    isHemolytic: cell('hemolysis') !== '',
    state: cell('report_status'),
  }
})

const [BATCH] = sampleFiles(DEV, (path) => path.endsWith('.mllp.hl7'))
const TREE = sampleFiles(`${DEV}/ssmix2`)
if (!BATCH) throw new Error('no batch among the samples')

/** A result in words that the truth can be put into too. */
function said(found: Found): string[] {
  const { subjects, results } = found.gathered
  return found.results.map((result, row) => {
    const subject = subjects.list[results.subjectOf(row)]
    return [
      [subject?.number, subject?.name, subject?.kana, subject?.sex].join(),
      `${result.day}T${result.time ?? ''}`,
      result.analyte,
      result.method ?? '',
      result.value?.text,
      result.unit,
      result.low,
      result.high,
      result.labFlag ?? '',
      result.status,
    ].join(' ')
  })
}

function told({ who, at, analyte, method, text, unit, low, high, flag }: Truth, status: string): string {
  return [who, at, analyte, method ?? '', text, unit, low, high, flag, status].join(' ')
}

let ids = 0
const MERGING: Merging = {
  today: TODAY,
  at: `${TODAY}T10:00:00`,
  by: 'test',
  importId: 'i1',
  newId: () => `n${(ids += 1)}`,
  choiceOf: () => undefined,
}

/** What a clinic would hold after the import: the results of each patient, as a person sees them. */
function clinicOf(found: Found): string[] {
  const numbers = [...new Set(found.results.map(({ number }) => number))].sort()
  return numbers.flatMap((number) => {
    const results = found.results.filter((result) => result.number === number)
    const { patient } = mergePatient(undefined, number, { people: [], results }, MERGING)
    return shown(patient)
  })
}

function shown({ number, draws }: Patient): string[] {
  return draws
    .flatMap(({ day, time, marks, results }) =>
      results.map((result) => {
        const { analyte, method, status, value, unit, low, high, labFlag, conflict } = result
        const waits = conflict ? `waits ${conflict.value.text}` : ''
        const beside = [method, unit, low, high, labFlag, waits, [...marks].sort().join()].join(' ')
        return [number, day, time, analyte, status, value?.text, beside].join(' ')
      }),
    )
    .sort()
}

/** The messages of the batch, each in its block. */
const BLOCKS = new TextDecoder().decode(BATCH.content as Uint8Array).match(/\v[^\x1c]*\x1c\r/g) ?? []

describe('the batch of reports of four patients', () => {
  test('gives every value of the truth, the last draw preliminary, and one correction', async () => {
    const found = await readFiles([BATCH])
    expect(found.problems).toEqual([])
    expect(found.warnings).toEqual([])
    const expected = TRUTH.map((truth) => told(truth, truth.state === 'M' ? 'preliminary' : 'final'))
    const corrected = TRUTH.find(
      ({ who, order, analyte }) => who.startsWith('00009142') && order.endsWith('02') && analyte === 'alb',
    )
    if (!corrected) throw new Error('no such result in the truth')
    expect(said(found)).toEqual([...expected, told({ ...corrected, text: '3.9' }, 'corrected')])
  })

  test('keeps ALP by JSCC and by IFCC of one patient as two series', async () => {
    const { results } = await readFiles([BATCH])
    const alp = results.filter(({ analyte, number }) => analyte === 'alp' && number === '00009068')
    expect(new Set(alp.map(({ method }) => method))).toEqual(new Set(['jscc', 'ifcc']))
  })

  test('marks the draws whose comment says hemolysis, and no other', async () => {
    const { results } = await readFiles([BATCH])
    const marked = new Set(
      results
        .filter(({ marks }) => marks?.includes('hemolysis'))
        .map(({ day, time }) => `${day}T${time ?? ''}`),
    )
    expect(marked).toEqual(new Set(TRUTH.filter(({ isHemolytic }) => isHemolytic).map(({ at }) => at)))
  })

  test('leaves the corrected value standing, with the earlier one in its history', async () => {
    const clinic = clinicOf(await readFiles([BATCH]))
    expect(clinic).toHaveLength(182)
    const alb = clinic.filter((line) => line.startsWith('00009142 2021-02-06 10:52 alb'))
    expect(alb).toEqual(['00009142 2021-02-06 10:52 alb corrected 3.9  g/dL 3.5 4.6   '])
  })

  test('comes to the same clinic in whatever order its messages stand', async () => {
    expect(BLOCKS).toHaveLength(27)
    const inOrder = clinicOf(await readFiles([{ name: 'a.hl7', content: BLOCKS.join('') }]))
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(BLOCKS, { minLength: BLOCKS.length }), async (blocks) => {
        expect(clinicOf(await readFiles([{ name: 'a.hl7', content: blocks.join('') }]))).toEqual(inOrder)
      }),
      { numRuns: 20, seed: 20261122 },
    )
  })

  test('comes to the same clinic as one file or as one file a message', async () => {
    const inOne = clinicOf(await readFiles([{ name: 'a.hl7', content: BLOCKS.join('') }]))
    const apart = BLOCKS.map((content, at): Chosen => ({ name: `${at}.hl7`, content }))
    expect(clinicOf(await readFiles(apart))).toEqual(inOne)
    expect(clinicOf(await readFiles(apart.reverse()))).toEqual(inOne)
  })
})

describe('the tree of the first twelve draws', () => {
  const inTree = TRUTH.filter(({ order }) => Number(order) <= 12)

  test('gives every value of the truth, the deleted order as entered in error', async () => {
    const found = await readFiles(TREE)
    expect(found.problems).toEqual([])
    expect(found.warnings).toEqual([])
    const expected = inTree.map((truth) =>
      told(truth, Number(truth.order) === 5 ? 'entered-in-error' : 'final'),
    )
    expect(said(found).sort()).toEqual(expected.sort())
  })

  test('shows nothing of the deleted order', async () => {
    const clinic = clinicOf(await readFiles(TREE))
    expect(clinic).toHaveLength(84)
    const standing = clinic.filter((line) => !line.includes('entered-in-error'))
    expect(standing).toHaveLength(77)
    expect(standing.filter((line) => line.includes('2021-05-16'))).toEqual([])
  })

  test('comes to the same clinic in whatever order its files are read', async () => {
    const inOrder = clinicOf(await readFiles(TREE))
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(TREE, { minLength: TREE.length }), async (files) => {
        expect(clinicOf(await readFiles(files))).toEqual(inOrder)
      }),
      { numRuns: 20, seed: 20261122 },
    )
  })

  test('names its patients in kanji and kana without a lost letter', async () => {
    const { gathered } = await readFiles(TREE)
    const people = new Set(
      gathered.subjects.list.map(({ number, name, kana }) => [number, name, kana].join()),
    )
    expect(people).toEqual(new Set(inTree.map(({ who }) => who.split(',').slice(0, 3).join())))
  })
})

describe('a series of reports about one order', () => {
  const report = (
    status: string,
    sent: string,
    values: Record<string, string>,
    drawn = '202603310930',
  ): string =>
    [
      `\vMSH|^~\\&|L|L|G|R|${sent}||ORU^R01^ORU_R01|1|P|2.5`,
      'PID|1||00142^^^^PI||山田^花子||20010304|F',
      `OBR|1|A7|B7|E003|||${drawn}|||||||||||||||${sent}|||${status}`,
      ...Object.entries(values).map(
        ([code, value], at) => `OBX|${at + 1}|NM|${code}^^LN||${value}|U/L|||||${status}|||${drawn}`,
      ),
      '\x1c',
    ].join('\r')
  const SERIES = [
    report('I', '202603311000', { '1742-6': '', '1920-8': '' }),
    report('P', '202603311200', { '1742-6': '30' }),
    report('F', '202604010900', { '1742-6': '31', '1920-8': '28' }),
    report('C', '202604020900', { '1742-6': '33' }),
    report('X', '202604030900', { '1920-8': '' }),
  ]
  const END = ['00142 2026-03-31 09:30 alt corrected 33  U/L     ', '00142 2026-03-31 09:30 ast cancelled']

  test.each([
    ['in order', [0, 1, 2, 3, 4]],
    ['the other way round', [4, 3, 2, 1, 0]],
    ['the correction first', [3, 0, 1, 2, 4]],
    ['the cancelling first', [4, 0, 1, 2, 3]],
  ])('comes to the same end %s, in one file and in several', async (_, order) => {
    const messages = order.map((at) => SERIES[at] ?? '')
    const inOne = clinicOf(await readFiles([{ name: 'a.hl7', content: messages.join('\r') }]))
    const apart = clinicOf(await readFiles(messages.map((content, at) => ({ name: `${at}.hl7`, content }))))
    for (const clinic of [inOne, apart])
      expect(clinic.map((line, at) => line.slice(0, END[at]?.length))).toEqual(END)
  })

  test('that was withdrawn as another patient’s leaves nothing standing, in whatever order', async () => {
    const messages = [
      report('F', '202604010900', { '1742-6': '31' }),
      report('W', '202604020900', { '1742-6': '31' }),
    ]
    for (const order of [messages, [...messages].reverse()]) {
      const clinic = clinicOf(await readFiles([{ name: 'a.hl7', content: order.join('\r') }]))
      expect(clinic.map((line) => line.split(' ')[4])).toEqual(['entered-in-error'])
    }
  })

  test('that moves to another day stands on that day alone', async () => {
    const messages = [
      report('F', '202604010900', { '1742-6': '31' }),
      report('C', '202604020900', { '1742-6': '31' }, '202603300930'),
    ]
    for (const order of [messages, [...messages].reverse()]) {
      const clinic = clinicOf(await readFiles([{ name: 'a.hl7', content: order.join('\r') }]))
      const standing = clinic.filter((line) => !line.includes('entered-in-error'))
      expect(standing.map((line) => line.split(' ').slice(1, 5).join(' '))).toEqual([
        '2026-03-30 09:30 alt corrected',
      ])
    }
  })

  test('that holds one test twice keeps the later line as reported and the earlier as retest', async () => {
    const twice = report('F', '202604010900', { '1742-6': '31' }).replace(
      '\x1c',
      'OBX|2|NM|1742-6^^LN||35|U/L|||||F|||202603310930\r\x1c',
    )
    const found = await readFiles([{ name: 'a.hl7', content: twice }])
    const { patient } = mergePatient(undefined, '00142', { people: [], results: found.results }, MERGING)
    const [result] = patient.draws.flatMap(({ results }) => results)
    expect([result?.value?.text, result?.conflict]).toEqual(['35', undefined])
    expect(result?.earlier?.map(({ value, replaced }) => [value?.text, replaced.because])).toEqual([
      ['31', 'retest'],
    ])
  })
})
