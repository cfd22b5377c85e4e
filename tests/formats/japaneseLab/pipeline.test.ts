import { describe, expect, it } from 'vitest'
import { readFound } from '../reading'
import { decodedText, readLab } from './readLab'
import { DEV, lineOf, sample } from './truth'

const FILES = [
  ['record-256-new', 'A1_256byte_new_sjis.dat', 'Shift_JIS'],
  ['record-256-old', 'A1_256byte_old_sjis.dat', 'Shift_JIS'],
  ['record-256-generic', 'A1_256byte_generic_sjis.dat', 'UTF-8'],
  ['bml', '1234_O20231120.csv', 'Shift_JIS'],
  ['opendolphin', 'nlabo.DAT', 'Shift_JIS'],
] as const

describe.each(FILES)('the %s file in an import', (kind, path, encoding) => {
  const bytes = sample(`${DEV}/${path}`)
  const expected = readLab(bytes).results.map(lineOf)

  it('is recognised and read as by its reader alone, and no other kind is equally sure', async () => {
    const found = await readFound(bytes)
    expect(found.read).toMatchObject({ kind: 'messages', of: kind, encoding, couldBe: [] })
    expect(found.results.map(lineOf)).toEqual(expected)
    expect(found.problems).toEqual([])
  })

  it('is read the same when it is pasted', async () => {
    const found = await readFound(decodedText(bytes))
    expect(found.read).toMatchObject({ kind: 'messages', of: kind })
    expect(found.results.map(lineOf)).toEqual(expected)
  })
})
