import { describe, expect, test } from 'vitest'
import { cellsOf, observationsIn, readFiles, sampleFiles } from './messages'

/** Bytes as letters, one each: what is counted here is counted without a decoder or reader. */
const LETTERS = new TextDecoder('latin1')

const FOLDERS: [string, (path: string) => boolean, number, number][] = [
  ['LinuxForHealth', (path) => path.endsWith('.hl7'), 22, 30],
  ['NextLevelSeven', (path) => path.endsWith('.hl7'), 4, 3],
  ['node-hl7-complete', (path) => path.endsWith('.hl7'), 25, 65],
  ['nhoHQ-SSMIX2DataTestingTool/sampleData', () => true, 22, 60],
  ['derived-from-cdisc/dev', (path) => path.endsWith('.hl7') || path.includes('OML-11'), 13, 267],
]

describe.each(FOLDERS)('%s', (folder, isWanted, files, observations) => {
  const chosen = sampleFiles(folder, isWanted)

  test('has the files that are counted here', () => {
    const counted = chosen.map(({ content }) => observationsIn(LETTERS.decode(content as Uint8Array)))
    expect([chosen.length, counted.reduce((sum, each) => sum + each, 0)]).toEqual([files, observations])
  })

  test.each(chosen.map((file) => [file.name, file] as const))(
    'every OBX of %s is accounted for',
    async (_, file) => {
      const found = await readFiles([file])
      expect(found.reads.map(({ kind }) => kind)).toEqual(['messages'])
      expect(cellsOf(found)).toBe(observationsIn(LETTERS.decode(file.content as Uint8Array)))
    },
  )

  test('is accounted for when read in one import', async () => {
    expect(cellsOf(await readFiles(chosen))).toBe(observations)
  })
})
