import { describe, expect, test } from 'vitest'
import { recogniseHl7 } from '@/formats/hl7/recognise'
import { storedName } from '@/formats/hl7/ssmix2/path'
import { sampleFiles } from './messages'

function certaintyOf(text: string, name = 'file.txt'): number | undefined {
  return recogniseHl7({ name, text, bytes: new Uint8Array(), isAll: true })?.certainty
}

describe('a file is taken for HL7', () => {
  test.each([
    'MSH|^~\\&|A',
    '\uFEFFMSH|^~\\&|A',
    '\r\n\r\n  MSH|^~\\&|A',
    '\vMSH|^~\\&|A',
    'FHS|^~\\&|A',
    'BHS|^~\\&|A',
    'MSH!@*%$!A',
  ])('by its beginning: %j', (text) => {
    expect(certaintyOf(text)).toBe(3)
  })

  test('less surely where something stands above the first header', () => {
    expect(certaintyOf('Received 2026-04-01\r\nMSH|^~\\&|A|B')).toBe(2)
  })

  test.each([
    '番号,採血日,MSH',
    'MSH,ALT,AST\n1,2,3',
    '{"MSH": "|"}',
    'MSHA|x',
    'He said MSH|^~\\& to me',
    '',
  ])('never by a word: %j', (text) => {
    expect(certaintyOf(text)).toBeUndefined()
  })

  test('by its place in a tree of SS-MIX2, whatever it holds', () => {
    const name =
      '000/091/00009105/20210411/OML-11/00009105_20210411_OML-11_000000000000003_20210411114500000_07_1'
    expect(certaintyOf('\u00fb\u00fc', name)).toBe(3)
    expect(certaintyOf('x', 'tree/000/091/00009105/20210411/OML-11/Thumbs.db')).toBe(3)
    expect(certaintyOf('x', 'reports/2021/04/11/OML-11/00009105.txt')).toBeUndefined()
  })

  test.each(['LinuxForHealth', 'NextLevelSeven', 'node-hl7-complete'])('in every message of %s', (folder) => {
    const files = sampleFiles(folder, (path) => path.endsWith('.hl7'))
    expect(files.length).toBeGreaterThan(2)
    for (const { content } of files)
      expect(certaintyOf(new TextDecoder().decode(content as Uint8Array))).toBe(3)
  })
})

describe('the name of a stored file', () => {
  test('says patient, type, order, moment and whether it is deleted', () => {
    expect(
      storedName(
        'x/000/091/00009105/20210516/OML-11/00009105_20210516_OML-11_000000000000005_20210516114500123_07_0',
      ),
    ).toEqual({
      patient: '00009105',
      type: 'OML-11',
      key: '000000000000005',
      time: '20210516114500123',
      flag: '0',
    })
  })

  test('is read without its folders, with a dash for the day or the department, with a type without a figure', () => {
    expect(storedName('9999013_-_ADT-00_999999999999999_20111220224447339_-_1')?.type).toBe('ADT-00')
    expect(storedName('9999013_20111013_OMD_123456789012345_20111014232213000_01_1')?.type).toBe('OMD')
    expect(storedName('9999013_20111013_OML-11_1_20111014232213_01_1.hl7')?.time).toBe('20111014232213000')
  })

  test('that is not that of its folders is told apart from them', () => {
    const stored = storedName(
      '000/000/0000001/20000401/ADT-31/9999013_20110630_OMP-11_1_20110701113813225_01_1',
    )
    expect([stored?.patient, stored?.folderPatient]).toEqual(['9999013', '0000001'])
  })

  test.each(['results.csv', '00142_2026.txt', '123/456/999/20210411/OML-11/x'])(
    '%s is no such name',
    (name) => {
      expect(storedName(name)).toBeUndefined()
    },
  )
})
