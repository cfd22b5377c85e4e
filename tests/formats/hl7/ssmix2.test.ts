import { describe, expect, test } from 'vitest'
import { Gathered } from '@/formats/gathered/gathered'
import { Storage } from '@/formats/hl7/ssmix2/storage'
import { inALine } from '../reading'
import { readFiles, sampleFiles, type Chosen, type Found } from './messages'

const NHO = sampleFiles('nhoHQ-SSMIX2DataTestingTool/sampleData')

interface Stored {
  patient?: string
  inside?: string
  type?: string
  key?: string
  time?: string
  flag?: string
  items?: Record<string, string>
}

/** A file of a tree with values by LOINC. */
function stored({
  patient = '00009105',
  inside = patient,
  type = 'OML-11',
  key = '000000000000007',
  time = '20260401101500000',
  flag = '1',
  items = { '1742-6': '31', '1920-8': '28' },
}: Stored = {}): Chosen {
  const folders = [patient.slice(0, 3), patient.slice(3, 6), patient, '20260331', type].join('/')
  const content = [
    `MSH|^~\\&|H|S|G|R|20260402||OUL^R22^OUL_R22|1|P|2.5`,
    `PID|1||${inside}^^^^PI||齋藤^一||19800101|M`,
    'SPM|1|S1||023^血清^JC10|||||||||||||202603311430',
    `OBR|1|${key}|F1|E003|||202603311430`,
    ...Object.entries(items).map(
      ([code, value], at) => `OBX|${at + 1}|NM|${code}^^LN||${value}||||||F|||202603311430`,
    ),
  ].join('\r')
  return { name: `${folders}/${patient}_20260331_${type}_${key}_${time}_07_${flag}`, content }
}

function lines({ results }: Found): string[] {
  return results.map((result) => `${inALine(result)} ${result.status} ${result.reportedAt ?? ''}`)
}

describe('a tree of SS-MIX2', () => {
  test('of the National Hospital Organization: results alone are read, the rest is named', async () => {
    const found = await readFiles(NHO)
    expect(found.results).toEqual([])
    expect(found.problems.map(({ code }) => code)).toEqual(['ssmix-id-differs', 'ssmix-id-differs'])
    expect(found.problems[0]?.because.en).toContain('9999013')
    expect(found.problems[0]?.because.en).toContain('0001000052')
    expect(found.roster.map(({ number, name, kana }) => [number, name, kana])).toEqual([
      ['9999013', '患者 太郎', 'カンジャ タロウ'],
    ])
    const byReason = new Map<string, number>()
    for (const { reason, cells } of found.leftOut) byReason.set(reason, (byReason.get(reason) ?? 0) + cells)
    expect(Object.fromEntries(byReason)).toEqual({ 'other-content': 42, order: 15, 'unknown-analyte': 1 })
    expect(found.notes).toContain('It stands in a folder of SS-MIX2 but is no HL7 message. It was not read.')
    expect(found.notes).toContain('SS-MIX2 standard storage, OML-01 (laboratory orders)')
  })

  test('gives results the moment of their file and the number of their order', async () => {
    const found = await readFiles([stored()])
    expect(lines(found)).toEqual([
      '00009105 2026-03-31 14:30 alt 31 U/L final 2026-04-01T10:15:00.000',
      '00009105 2026-03-31 14:30 ast 28 U/L final 2026-04-01T10:15:00.000',
    ])
    const later = await readFiles([stored({ time: '20260402090000000' })])
    expect(later.results.map(({ sourceKey }) => sourceKey)).toEqual(
      found.results.map(({ sourceKey }) => sourceKey),
    )
  })

  test('states of a deleted file that its results were entered in error', async () => {
    const found = await readFiles([stored({ flag: '0' })])
    expect(found.results.map(({ status }) => status)).toEqual(['entered-in-error', 'entered-in-error'])
    expect(found.notes).toContain('The file is marked as deleted (condition flag 0).')
  })

  test('with a newer file of one order withdraws what that does not hold any more, in either order', async () => {
    const older = stored()
    const newer = stored({ time: '20260402090000000', items: { '1742-6': '33' } })
    for (const files of [
      [older, newer],
      [newer, older],
    ]) {
      const found = await readFiles(files)
      expect(lines(found).sort()).toEqual([
        '00009105 2026-03-31 14:30 alt 31 U/L final 2026-04-01T10:15:00.000',
        '00009105 2026-03-31 14:30 alt 33 U/L final 2026-04-02T09:00:00.000',
        '00009105 2026-03-31 14:30 ast 28 U/L entered-in-error 2026-04-02T09:00:00.000',
      ])
    }
  })

  test('keeps the orders of two patients with one number apart', async () => {
    const found = await readFiles([
      stored(),
      stored({ patient: '00009106', time: '20260402090000000', items: { '1742-6': '33' } }),
    ])
    expect(found.results.map(({ status }) => status)).toEqual(['final', 'final', 'final'])
  })

  test('under the number of one patient with the content of another gives neither of them results', async () => {
    const found = await readFiles([stored({ inside: '00009106' })])
    expect(found.results).toEqual([])
    expect(found.problems.map(({ code }) => code)).toEqual(['ssmix-id-differs', 'ssmix-id-differs'])
  })

  test('may leave out leading zeros in one of the two', async () => {
    expect((await readFiles([stored({ inside: '9105' })])).results).toHaveLength(2)
  })

  test('takes of several records of a patient the newest that is not deleted', async () => {
    const person = (name: string, time: string, flag: string): Chosen => ({
      name: `000/091/00009105/-/ADT-00/00009105_-_ADT-00_999999999999999_${time}_-_${flag}`,
      content: `MSH|^~\\&|H|S|G|R|20260402||ADT^A08^ADT_A01|1|P|2.5\rPID|1||00009105^^^^PI||${name}||19800101|M`,
    })
    const files = [
      person('新^一', '20260402090000000', '1'),
      person('旧^一', '20260401090000000', '1'),
      person('消^一', '20260403090000000', '0'),
    ]
    for (const order of [files, [...files].reverse()]) {
      const { roster } = await readFiles(order)
      expect(roster.map(({ name }) => name)).toEqual(['新 一'])
    }
  })

  test('leaves out its orders, each item counted', async () => {
    const found = await readFiles([stored({ type: 'OML-01' })])
    expect(found.results).toEqual([])
    expect(found.leftOut.map(({ reason, cells }) => [reason, cells])).toEqual([
      ['order', 1],
      ['order', 1],
    ])
  })

  test('forgets a file that is taken back', () => {
    const into = new Gathered()
    const storage = new Storage(into)
    const read = { number: '00142', file: 1, line: 2 }
    storage.addPerson(5, read)
    storage.addFile('a', { file: 1, time: 5, isCut: false, rows: [] })
    storage.takeBack(1)
    storage.finish()
    expect(into.roster).toEqual([])
    storage.addPerson(5, { ...read, file: 2 })
    storage.takeBack(1)
    storage.finish()
    expect(into.roster).toHaveLength(1)
  })
})
