import { expect, test } from 'vitest'
import { counted } from './counted.mjs'
import { coverageOf } from './coverage.mjs'

interface Counting {
  counts: Uint32Array
  made: (given: number) => unknown
}

let modules = 0

/** The module that the code is; with counts of its own each time. */
async function imported(code: string): Promise<Counting> {
  modules += 1
  const url = `data:text/javascript,${encodeURIComponent(`${code}\n// ${modules}`)}`
  return (await import(/* @vite-ignore */ url)) as Counting
}

function functionOf(body: string): string {
  return `export function made(given) { ${body} }`
}

/** How many blocks ran for the first time with each of these, one after the other. */
async function freshOf(body: string, given: readonly number[]): Promise<number[]> {
  const { counts, made } = await imported(counted(functionOf(body)))
  const coverage = coverageOf(counts)
  return given.map((each) => {
    made(each)
    return coverage.look()
  })
}

const FORKS: Record<string, string> = {
  if: `if (given > 0) return 1; else return 2`,
  'if without else, and what stands behind it': `if (given > 0) return 1; return 2`,
  'one line behind else if': `let a = 0; if (given === 5) a = 1; else if (given > 0) a = 2; else a = 3; return a`,
  'a choice in an expression': `return given > 0 ? { a: 1 } : [2]`,
  'and, or, else': `return (given > 0 && 1) || ((given < 0 ? undefined : null) ?? 2)`,
  'or is': `let a = given > 0 ? 1 : undefined; a ??= 2; return a`,
  'cases of a switch': `switch (given) { case 1: case 3: return 1; case 2: break; default: return 3 } return 4`,
  'a loop that may not run': `let a = 0; for (let at = 0; at < given; at++) a += at; return a`,
  'a loop over things': `let a = 0; for (const each of [1].slice(given)) a += each; return a`,
  'a way out of a loop': `for (const each of [0, 1]) { if (each === given) continue; if (given > 1) break } return given`,
  'what is thrown and caught': `try { if (given > 0) throw new Error('a'); return 1 } catch { return 2 } finally { void 0 }`,
  'a function inside': `const a = (b) => (b > 0 ? 'a' : 'b'); const c = () => ({ d: given }); return given > 0 ? a(1) : c()`,
  'a method, and directives': `class A { b() { 'use strict'; return given } get c() { return 3 } } return given > 0 ? new A().b() : new A().c`,
}

test.each(Object.entries(FORKS))('code that counts gives what it gave: %s', async (_, body) => {
  const { made } = await imported(counted(functionOf(body)))
  const { made: plain } = await imported(functionOf(body))
  for (const given of [-1, 0, 1, 2, 3, 5]) expect(made(given)).toEqual(plain(given))
})

test.each(Object.entries(FORKS))('each way is new once, and then no more: %s', async (_, body) => {
  const fresh = await freshOf(body, [1, 1, 0, 0, 1, 0])
  expect(fresh.map((count) => count > 0)).toEqual([true, false, fresh[2]! > 0, false, false, false])
  expect(fresh[0]! + fresh[2]!).toBeGreaterThan(1)
})

test('the other way of a fork is new', async () => {
  const [, , other] = await freshOf(FORKS['if']!, [1, 1, 0])
  expect(other).toBe(1)
})

test('a loop is new again when it runs about four times as often', async () => {
  const fresh = await freshOf(FORKS['a loop that may not run']!, [1, 3, 4, 15, 16, 5])
  expect(fresh.map((count) => count > 0)).toEqual([true, false, true, false, true, false])
})

test('a name that the code has already is refused', () => {
  expect(() => counted('const $countsOfBlocks = 1')).toThrow('$countsOfBlocks')
})
