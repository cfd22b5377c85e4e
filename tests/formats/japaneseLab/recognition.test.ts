import { readdirSync, readFileSync } from 'node:fs'
import { basename, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RESULT_HEADINGS, ROSTER_HEADINGS, seeded } from '../../tools/seed.mjs'
import { answersTo, beginningOf } from './readLab'
import { SAMPLES } from './truth'

/** The files of this area among the samples, by their names. */
const OURS: Record<string, string> = {
  'A1_256byte_new_sjis.dat': 'record-256-new',
  'A1_256byte_old_sjis.dat': 'record-256-old',
  'A1_256byte_generic_sjis.dat': 'record-256-generic',
  '1234_O20231120.csv': 'bml',
  'nlabo.DAT': 'opendolphin',
}

const FILES = readdirSync(SAMPLES, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => resolve(entry.parentPath, entry.name))

const CLINIC = [...seeded({ patients: 40 })]
const SEEDED_ROSTER = [ROSTER_HEADINGS, ...CLINIC.map(({ roster }) => roster)].join('\n')
const SEEDED_RESULTS = [RESULT_HEADINGS, ...CLINIC.flatMap(({ results }) => results)].join('\n')

describe('which files are taken for files of Japanese laboratories', () => {
  it('there are samples, and each of the files of this area is among them', () => {
    expect(FILES.length).toBeGreaterThan(100)
    expect(FILES.map((path) => basename(path)).filter((name) => name in OURS)).toHaveLength(5)
  })

  it('each of them is recognised by exactly one format, under any name, and no other sample by any', () => {
    const taken = FILES.map((path) => {
      const bytes = new Uint8Array(readFileSync(path))
      const answers = answersTo(beginningOf(bytes, 'upload.bin')).map(({ kind }) => kind)
      return { file: relative(SAMPLES, path), answers, expected: OURS[basename(path)] ?? [] }
    })
    const wrong = taken.filter(
      ({ answers, expected }) => JSON.stringify(answers) !== JSON.stringify([expected].flat()),
    )
    expect(wrong).toEqual([])
  })

  it.each([
    ['the seeded roster', SEEDED_ROSTER],
    ['the seeded results', SEEDED_RESULTS],
    ['the results without their headings', SEEDED_RESULTS.slice(RESULT_HEADINGS.length + 1)],
    ['a wide table', '番号,採血日,AST,ALT\n00142,20260914,20,98\n'],
    ['25 columns of numbers', `${Array.from({ length: 25 }, (_, at) => String(at)).join(',')}\n`],
    ['36 empty columns', `${','.repeat(35)}\n`],
    ['a log that begins like a record', `A1 ${'x'.repeat(300)}\n`],
    ['a row of more columns than any table has', `${','.repeat(9000)}\n`],
    ['a cell longer than any cell is', `1,2,"${'x'.repeat(40_000)}",4,5,6,7,8,9\n`],
    ['blanks', ' '.repeat(2560)],
    ['nothing', ''],
    ['XML of another kind', '<?xml version="1.0"?><ClinicalDocument><item/></ClinicalDocument>'],
  ])('%s is none of them', (_, text) => {
    for (const name of ['1_O2.csv', 'kensa_irai_1.csv', 'nlabo.DAT', 'A1.dat', 'mml.xml'])
      expect(answersTo(beginningOf(text, name))).toEqual([])
  })
})
