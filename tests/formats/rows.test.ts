import { describe, expect, test } from 'vitest'
import { delimiterOf } from '@/formats/table/delimiter'
import { lineOf, linesOf, RowReader } from '@/formats/table/rowReader'

/** Rows as `line: cells`, the text fed in pieces of that length. */
function rows(text: string, pieceLength = text.length || 1): string[] {
  const reader = new RowReader(',')
  const found: string[] = []
  for (let at = 0; at < text.length; at += pieceLength) {
    const block = reader.feed(text.slice(at, at + pieceLength))
    block.rows.forEach((row, index) => found.push(`${lineOf(block, index)}: ${row.join('|')}`))
  }
  const last = reader.end()
  last.rows.forEach((row, index) => found.push(`${linesOf(last)[index]}: ${row.join('|')}`))
  return found
}

describe('line ends', () => {
  const text = 'a,b\r\nc,d\re,f\n"g\r\nh",i\r\n'
  test('CR, LF and CRLF mixed in one file, outside and inside quotes', () => {
    expect(rows(text)).toEqual(['1: a|b', '2: c|d', '3: e|f', '4: g\nh|i'])
  })

  test.each([1, 2, 3, 5, 7])('are the same in pieces of %i letters', (length) => {
    expect(rows(text, length)).toEqual(rows(text))
  })

  test('a last line without an end, an end mark of old systems, blank lines', () => {
    expect(rows('a,b\nc,d')).toEqual(['1: a|b', '2: c|d'])
    expect(rows('a,b\r\nc,d\r\n\u001a')).toEqual(['1: a|b', '2: c|d'])
    expect(rows('a,b\r\nc,d\u001a\u001a')).toEqual(['1: a|b', '2: c|d'])
    expect(rows('a,b\n\nc,d\n')).toEqual(['1: a|b', '2: ', '3: c|d'])
    expect(rows('')).toEqual([])
  })

  test('a file that ends with a lone CR', () => {
    expect(rows('a,b\rc,d\r', 4)).toEqual(['1: a|b', '2: c|d'])
  })
})

describe('quotes', () => {
  test('doubled quotes, delimiters and line ends inside; the next row knows its line', () => {
    expect(rows('"a ""x""","b,c"\n"d\ne\nf",g\nh,i\n')).toEqual(['1: a "x"|b,c', '2: d\ne\nf|g', '5: h|i'])
  })

  test('an open quote costs its own line, not the rows after it', () => {
    const reader = new RowReader(',')
    const text = ['a,b,c', '1,"open,x', ...Array.from({ length: 50 }, (_, at) => `${at},v,w`), ''].join('\n')
    const found = [...reader.feed(text).rows, ...reader.end().rows]
    expect(found).toHaveLength(52)
    expect(found[1]).toEqual(['1', 'open', 'x'])
    expect(found[51]).toEqual(['49', 'v', 'w'])
    expect(reader.openQuotes.map(({ line }) => line)).toEqual([2])
  })

  test('an open quote that a later quoted cell closes swallows nothing either', () => {
    const found = rows('a,b,c\n1,"open,x\n2,y,z\n3,u,v\n4,"q",w\n5,s,t\n')
    expect(found).toEqual(['1: a|b|c', '2: 1|open|x', '3: 2|y|z', '4: 3|u|v', '5: 4|q|w', '6: 5|s|t'])
  })

  test('very many open quotes do not slow the file down', () => {
    const text = Array.from({ length: 20_000 }, (_, at) => `${at},"open,x`).join('\n')
    expect(rows(text, 1 << 16)).toHaveLength(20_000)
  })
})

describe('the delimiter', () => {
  test.each([
    ['a,b,c\n1,2,3\n', ','],
    ['a\tb\tc\n1\t2\t3\n', '\t'],
    ['a;b;c\n1,5;2;3\n2,5;3;4\n', ';'],
    ['title, with a comma\na\tb\n1\t2\n3\t4\n', '\t'],
    ['number\n1\n2\n', ','],
    ['"a;b";"c,d,e"\n"1";"2,3,4"\n', ';'],
  ])('of %j', (text, is) => expect(delimiterOf(text)).toBe(is))
})
