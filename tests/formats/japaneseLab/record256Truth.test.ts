import { describe, expect, it } from 'vitest'
import { accountedCells, answersTo, beginningOf, readLab, type LabFound } from './readLab'
import { DEV, lineOf, methodOf, sample, truthRows, type Truth } from './truth'

/** What a truth row has to look like in a dialect; the old one has no time of the day and other zeros before the number. */
function expected(row: Truth, dialect: string): string {
  const number = dialect === 'old' ? String(Number(row.number)) : row.number
  const time = dialect === 'old' ? '' : row.time
  const status = row.isInterim ? 'preliminary' : 'final'
  return [
    number,
    row.day,
    time,
    row.analyte,
    row.value,
    methodOf(row) ?? '',
    status,
    row.marks.join('+'),
  ].join(' ')
}

/** Item slots whose code is not blank, counted in the raw bytes. */
function slotsIn(bytes: Uint8Array): number {
  let slots = 0
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  for (const record of text.split(/\r\n|\r|\n/).filter((each) => each.startsWith('A1')))
    for (let from = 78; from < 238; from += 32) if (record.slice(from, from + 17).trim() !== '') slots += 1
  return slots
}

const FILES = ['new', 'old', 'generic'].map((dialect) => ({
  dialect,
  bytes: sample(`${DEV}/A1_256byte_${dialect}_sjis.dat`),
}))

describe.each(FILES)('the 256-byte file of the $dialect dialect', ({ dialect, bytes }) => {
  const found = readLab(bytes)

  it('is recognised as that dialect, and as no other', () => {
    expect(answersTo(beginningOf(bytes))).toEqual([{ kind: `record-256-${dialect}`, certainty: 3 }])
  })

  it('gives every value of the truth with its day, method, state and marks, and nothing else', () => {
    const { results } = found
    const once = [...new Set(results.map(lineOf))].sort()
    expect(once).toEqual(
      truthRows()
        .map((row) => expected(row, dialect))
        .sort(),
    )
  })

  it('accounts for every item slot of the raw bytes', () => {
    const { problems, leftOut } = found
    expect(accountedCells(found)).toBe(slotsIn(bytes))
    expect(problems).toEqual([])
    expect(leftOut).toEqual([])
  })

  it('says once an item that no unit was stated and the catalogue unit is taken', () => {
    const { assumedUnits } = found.gathered
    expect(new Set(assumedUnits.map(({ heading }) => heading)).size).toBe(assumedUnits.length)
    expect(assumedUnits.find(({ heading }) => heading.startsWith('3B045'))?.unit).toBe('U/L')
  })
})

describe('what only some dialects say', () => {
  it('the new one names people in kana, the old one in kanji with 髙 and 﨑, the generic one not at all', () => {
    const [first, second, third] = FILES.map(({ bytes }) => readLab(bytes))
    const people = (found: LabFound | undefined): (string | undefined)[] =>
      (found?.gathered.subjects.list ?? []).map(({ name, kana }) => name ?? kana)
    expect(people(first)).toContain('ﾜﾀﾅﾍﾞ ｿﾌｨｰ')
    expect(people(second)).toEqual(expect.arrayContaining(['渡邉 ソフィー', '﨑山 ヴィクトリア']))
    expect(people(third)).toEqual([undefined, undefined, undefined, undefined])
  })

  it('record 4 stands again as the last one of the new file: the same key, value and day', () => {
    const { results } = readLab(FILES[0]?.bytes ?? new Uint8Array())
    const last = results.filter(({ line }) => line === 53)
    const fourth = results.filter(({ line }) => line === 4)
    expect(last.map((each) => lineOf(each))).toEqual(fourth.map((each) => lineOf(each)))
    expect(last.map(({ sourceKey }) => sourceKey)).toEqual(fourth.map(({ sourceKey }) => sourceKey))
    expect(last.length).toBeGreaterThan(0)
  })

  it('an abnormal mark of an item becomes its flag, a comment code its comment', () => {
    const { results } = readLab(FILES[1]?.bytes ?? new Uint8Array())
    const flagged = results
      .filter(({ labFlag }) => labFlag !== undefined)
      .map(({ day, analyte }) => `${day} ${analyte}`)
    const truth = truthRows().filter(({ flag }) => flag !== '')
    expect(flagged.sort()).toEqual(truth.map(({ day, analyte }) => `${day} ${analyte}`).sort())
    const hemolysed = results.filter(({ marks }) => marks?.includes('hemolysis'))
    expect(hemolysed.every(({ comment }) => comment === '溶血 1+、H01')).toBe(true)
    expect(hemolysed.length).toBe(truthRows().filter(({ marks }) => marks.includes('hemolysis')).length)
  })

  it.each(FILES)(
    'the $dialect file saved again as UTF-8, or pasted, gives the same',
    ({ dialect, bytes }) => {
      const text = new TextDecoder('shift_jis').decode(bytes)
      const utf8 = new TextEncoder().encode(text)
      const before = readLab(bytes)
      for (const source of [utf8, text]) {
        if (dialect === 'generic' || source === utf8)
          expect(answersTo(beginningOf(source))).toEqual([{ kind: `record-256-${dialect}`, certainty: 3 }])
        for (const piece of [7, 1 << 16]) {
          const after = readLab(source, { piece })
          expect(after.results.map(lineOf)).toEqual(before.results.map(lineOf))
          expect(after.gathered.subjects.list).toEqual(before.gathered.subjects.list)
          expect(after.problems).toEqual([])
        }
      }
    },
  )
})
