import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MOST_MESSAGE_SEGMENTS } from '@/formats/hl7/hl7Reader'
import { unescaped } from '@/formats/hl7/segments/escapes'
import { MOST_SEGMENT_LETTERS, SegmentReader } from '@/formats/hl7/segments/segmentReader'
import { separatorsOf } from '@/formats/hl7/segments/separators'
import { inALine } from '../reading'
import { message, ORDER, PATIENT, readMessages } from './messages'

const ALT = 'OBX|1|NM|1742-6^ALT^LN||31|U/L|7-23|H|||F|||20260331'
const AST = 'OBX|2|NM|1920-8^AST^LN||28|U/L|13-30||||F|||20260331'
const LINES = ['MSH|^~\\&|A|B|C|D|20260401||ORU^R01|1|P|2.5', PATIENT, ORDER, ALT, AST]
const BOTH = ['00142 2026-03-31 alt 31 U/L', '00142 2026-03-31 ast 28 U/L']

/** Name, line and text of the segments of a text that comes in pieces; `|` is where a block of MLLP ends. */
function segmentsOf(pieces: readonly string[]): string[] {
  const found: string[] = []
  const reader = new SegmentReader({
    segment: ({ line, text }) => found.push(`${line}:${text}`),
    blockEnd: () => found.push('|'),
  })
  for (const piece of pieces) reader.feed(piece)
  reader.end()
  return found
}

async function resultsOf(text: string): Promise<string[]> {
  const { results } = await readMessages(text)
  return results.map(inALine)
}

describe('the segments of a message', () => {
  test.each([
    ['CR, as the standard says', '\r'],
    ['LF, as Unix writes it', '\n'],
    ['CRLF, as Windows writes it', '\r\n'],
    ['CRLF and blank lines', '\r\n\r\n'],
  ])('may end with %s', async (_, end) => {
    expect(await resultsOf(LINES.join(end) + end)).toEqual(BOTH)
    expect(await resultsOf(LINES.join(end))).toEqual(BOTH)
  })

  test('may end with one after the other in one file', async () => {
    const ends = ['\r', '\n', '\r\n', '\n\n', '\r']
    expect(await resultsOf(LINES.map((line, at) => line + (ends[at] ?? '')).join(''))).toEqual(BOTH)
  })

  test('stand in lines that are counted like those of an editor', () => {
    expect(segmentsOf(['MSH|^~\\&|\r\nPID|1\rORC|\n\nOBX|1'])).toEqual([
      '1:MSH|^~\\&|',
      '2:PID|1',
      '3:ORC|',
      '5:OBX|1',
    ])
  })

  test('may begin after a byte order mark, blank lines and spaces', async () => {
    expect(await resultsOf('\uFEFF\r\n  \r\n' + LINES.join('\r'))).toEqual(BOTH)
    expect(await resultsOf(LINES.map((line) => `  ${line}`).join('\n'))).toEqual(BOTH)
  })

  test('stand in blocks of MLLP, with a return after the block or without', async () => {
    const block = LINES.join('\r')
    expect(await resultsOf(`\v${block}\r\x1c\r`)).toEqual(BOTH)
    expect(await resultsOf(`\v${block}\x1c\r`)).toEqual(BOTH)
    expect(await resultsOf(`\v${block}\x1c\v${block}\x1c\r`)).toEqual([...BOTH, ...BOTH])
  })

  test('of a batch stand between its headers and trailers', async () => {
    const batch = ['FHS|^~\\&|A', 'BHS|^~\\&|A', ...LINES, ...LINES, 'BTS|2', 'FTS|1']
    expect(await resultsOf(batch.join('\r'))).toEqual([...BOTH, ...BOTH])
  })

  test('of a damaged block are of nobody, not of the patient of the block before', async () => {
    const headless = LINES.slice(2).join('\r')
    const { results, problems } = await readMessages(`\v${LINES.join('\r')}\r\x1c\r\v${headless}\r\x1c\r`)
    expect(results).toHaveLength(2)
    expect(problems.map(({ code, where }) => [code, where.line])).toEqual([
      ['hl7-no-header', 8],
      ['hl7-no-header', 9],
    ])
  })

  test('after a header that broke off with its block are named, not passed over', async () => {
    const { results, problems } = await readMessages(`MSH~|\x1c\r${LINES.slice(1).join('\r')}`)
    expect(results).toEqual([])
    expect(problems.map(({ code }) => code)).toEqual(['hl7-no-header', 'hl7-no-header'])
  })

  test('are the same in whatever pieces the file comes', () => {
    const text = `\v${LINES.join('\r\n')}\r\x1c\r\n\v${LINES.join('\n')}\n continued\n\x1c\r`
    const whole = segmentsOf([text])
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), text.length]
        const pieces = at.slice(1).map((end, index) => text.slice(at[index], end))
        expect(segmentsOf(pieces)).toEqual(whole)
      }),
      { seed: 20261122 },
    )
    expect(segmentsOf([...text])).toEqual(whole)
  })

  test('are joined again where a line end stands within them', async () => {
    const broken = 'OBX|3|ST|2571-8^TG^LN||pending\nof the second\nsample|mg/dL|||||F|||20260331'
    const { results } = await readMessages(message([ORDER, broken]))
    expect(results.map((result) => result.value?.text)).toEqual(['pending\nof the second\nsample'])
  })

  test('never join two halves of a number', async () => {
    const broken = 'OBX|3|NM|2571-8^TG^LN||12\n3|mg/dL|||||F|||20260331'
    const { results, problems } = await readMessages(message([ORDER, broken]))
    expect(results).toEqual([])
    expect(problems.map(({ code, where }) => [code, where.line])).toEqual([['not-a-value', 4]])
  })

  test('that lost their line ends are problems by line, each result counted', async () => {
    const { results, gathered, problems } = await readMessages(message([ORDER, `${ALT} ${AST}`, AST]))
    expect(results).toHaveLength(1)
    expect(problems.map(({ code, where }) => [code, where.line])).toEqual([['hl7-damaged-line', 4]])
    expect(gathered.problems.cells).toBe(2)
  })

  test('whose separator is damaged are problems, and their fields are never guessed', async () => {
    const { results, problems } = await readMessages(message([ORDER, ALT.replace('OBX|', 'OBX!'), AST]))
    expect(results.map(inALine)).toEqual([BOTH[1]])
    expect(problems.map(({ code, where }) => [code, where.line])).toEqual([['hl7-damaged-line', 4]])
  })

  test('after a damaged header belong to no patient above', async () => {
    const second = LINES.join('\r').replace('MSH|', 'MSHx').replace('00142', '00518')
    const { results, problems } = await readMessages(`${LINES.join('\r')}\r${second}`)
    expect(results.map(({ number }) => number)).toEqual(['00142', '00142'])
    expect(problems.map(({ code }) => code)).toEqual(['hl7-no-separators', 'hl7-no-separators'])
  })

  test('longer than a megabyte are cut: a picture in one is left out, a value in one is a problem', async () => {
    const long = 'A'.repeat(MOST_SEGMENT_LETTERS + 1)
    const picture = `OBX|1|ED|1742-6^ALT^LN||^IM^PNG^Base64^${long}||||||F`
    const words = `OBX|2|TX|1920-8^AST^LN||${long}||||||F`
    const { results, problems, leftOut } = await readMessages(message([ORDER, picture, words, ALT]))
    expect(results).toHaveLength(1)
    expect(leftOut.map(({ reason, cells }) => [reason, cells])).toEqual([['not-readable-here', 1]])
    expect(problems.map(({ code, where }) => [code, where.line])).toEqual([['hl7-too-long', 5]])
  })
})

describe('a message beyond all measure', () => {
  test('is read up to twenty thousand segments, and what follows is counted as not read', async () => {
    const many = Array.from({ length: MOST_MESSAGE_SEGMENTS }, () => ALT)
    const { results, gathered, problems } = await readMessages(message([ORDER, ...many]))
    // Patient and order are segments too.
    expect(results).toHaveLength(MOST_MESSAGE_SEGMENTS - 2)
    expect(problems.map(({ code, where }) => [code, where.line])).toEqual([
      ['hl7-too-long', MOST_MESSAGE_SEGMENTS + 2],
    ])
    expect(gathered.problems.cells).toBe(2)
  })
})

describe('the separators of a message', () => {
  test('are those that its header states, however unusual', async () => {
    const unusual = LINES.join('\r').replaceAll('|', '!').replaceAll('^', '@').replaceAll('~', '*')
    expect(await resultsOf(unusual)).toEqual(BOTH)
  })

  test('of one message do not hold for the next', async () => {
    const unusual = LINES.join('\r').replaceAll('|', '$')
    expect(await resultsOf(`${unusual}\r${LINES.join('\r')}`)).toEqual([...BOTH, ...BOTH])
  })

  test.each([
    ['MSH|^~\\&|A', ['|', '^', '~', '\\', '&']],
    ['MSH|^~\\&#|A', ['|', '^', '~', '\\', '&']],
    ['MSH|^~\\\\&|A', ['|', '^', '~', '\\', '&']],
    ['MSH|^|A', ['|', '^', '~', '\\', '&']],
    ['MSH|^~\\&', ['|', '^', '~', '\\', '&']],
    ['MSH#!*%$#A', ['#', '!', '*', '%', '$']],
  ])('%s', (header, [field, component, repetition, escape, sub]) => {
    expect(separatorsOf(header)).toEqual({ field, component, repetition, escape, sub })
  })

  test.each(['MSH|', 'MSH||A', 'MSH|LAB|A', 'MSH|^^\\&|A', 'MSH|^~|&|', 'MSHA', 'MSH'])(
    'cannot be told from %s',
    (header) => {
      const known = header === 'MSH|^~|&|'
      expect(separatorsOf(header) === undefined).toBe(!known)
    },
  )

  test('that are not stated make its results problems', async () => {
    const { results, problems } = await readMessages(LINES.join('\r').replace('^~\\&', 'XY'))
    expect(results).toEqual([])
    expect(problems.map(({ code }) => code)).toEqual(['hl7-no-separators', 'hl7-no-separators'])
  })
})

describe('an escape', () => {
  const usual = { field: '|', component: '^', repetition: '~', escape: '\\', sub: '&' }
  test.each([
    ['a\\F\\b', 'a|b'],
    ['x10\\S\\3/uL', 'x10^3/uL'],
    ['a\\T\\b\\R\\c\\E\\d', 'a&b~c\\d'],
    ['one\\.br\\two', 'one\ntwo'],
    ['one\\.sp+2\\two', 'one\ntwo'],
    ['\\H\\bold\\N\\ plain', 'bold plain'],
    ['\\X4142\\', 'AB'],
    ['\\X0D0A\\', '\r\n'],
    // Bytes of a character set that nobody names stay as received, and so does what only the sender knows.
    ['\\X8341\\', '\\X8341\\'],
    ['\\Zabc\\', '\\Zabc\\'],
    ['C:\\F', 'C:\\F'],
    ['50\\E\\S\\E\\', '50\\S\\'],
    ['\\\\S\\', '\\^'],
  ])('%j reads %j', (text, plain) => {
    expect(unescaped(text, usual)).toBe(plain)
  })

  test('of any text takes no longer than the text is long', () => {
    expect(unescaped('\\'.repeat(100_000), usual)).toHaveLength(100_000)
  })
})
