// @vitest-environment node
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { searchBytes, searchProfile } from './faults/diskSearch.mjs'
import { recordsOfLog, unsnappied } from './faults/levelTables.mjs'

let profile: string

beforeAll(() => {
  profile = mkdtempSync(join(tmpdir(), 'search-'))
})
afterAll(() => rmSync(profile, { recursive: true }))

describe('the search of a profile finds a name', () => {
  test.each([
    ['utf-8', Buffer.from('x蓬莱谷y')],
    ['utf-16le', Buffer.from('x蓬莱谷y', 'utf16le')],
    ['shift_jis', Buffer.from([0x96, 0x48, 0x97, 0x89, 0x92, 0x4a])],
    ['euc-jp', Buffer.from([0xcb, 0xa9, 0xcd, 0xe9, 0xc3, 0xab])],
  ])('written in %s', (encoding, bytes) => {
    expect(searchBytes(bytes, 'a file', ['蓬莱谷'])).toEqual([expect.objectContaining({ encoding })])
  })

  test('inside what was zipped, and names the file', () => {
    writeFileSync(
      join(profile, 'entry'),
      Buffer.concat([Buffer.from('head'), gzipSync('患者 蓬莱谷 朱鷺子')]),
    )
    expect(searchProfile(profile, ['蓬莱谷']).found[0]).toMatchObject({ file: 'entry', encoding: 'utf-8' })
    expect(searchProfile(profile, ['鷹羽根']).found).toEqual([])
  })

  test('and refuses texts that chance alone would find', () => {
    expect(() => searchBytes(Buffer.from('a'), 'a file', ['142'])).toThrow('142')
  })
})

test('packed bytes are unpacked: a literal, and copies that reach back and into themselves', () => {
  const packed = Buffer.from([11, 0x08, 0x61, 0x62, 0x63, 0x1e, 0x03, 0x00])
  expect(unsnappied(packed).toString()).toBe('abcabcabcab')
  expect(() => unsnappied(Buffer.from([4, 0x08, 0x61]))).toThrow(RangeError)
})

test('a record that a log has cut in two comes back whole', () => {
  const part = (type: number, text: string): Buffer => {
    const head = Buffer.alloc(7)
    head.writeUInt16LE(text.length, 4)
    head[6] = type
    return Buffer.concat([head, Buffer.from(text)])
  }
  const log = Buffer.concat([part(1, 'one'), part(2, 'tw'), part(4, 'o')])
  expect(recordsOfLog(log).map(String)).toEqual(['one', 'two'])
})
