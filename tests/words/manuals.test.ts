import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const MANUALS = join(ROOT, 'docs/manual')
const WORDS = join(ROOT, 'src/words')
const MOST_BYTES = 150_000

type Language = 'ja' | 'en'

const catalogues = readdirSync(WORDS, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
const inTheApp = {
  ja: new Set(catalogues.flatMap((source) => textsOf(source, 'ja'))),
  en: new Set(catalogues.flatMap((source) => textsOf(source, 'en'))),
}

describe.each(
  ['doctor', 'nurse', 'administrator'].flatMap((role) =>
    (['ja', 'en'] as const).map((language) => [role, language] as const),
  ),
)('the manual of the %s in %s', (role, language) => {
  const manual = readFileSync(join(MANUALS, `${role}.${language}.md`), 'utf8')

  test('names every button and heading as it stands in the app', () => {
    const quoted = quotedIn(manual, language)
    expect(quoted.length).toBeGreaterThan(10)
    expect(quoted.filter((label) => !inTheApp[language].has(label))).toEqual([])
  })

  test('shows pictures of its own language that are there and small', () => {
    const pictures = [...manual.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, path = '']) => path)
    expect(pictures.length).toBeGreaterThan(0)
    for (const path of pictures) {
      const file = join(MANUALS, path)
      expect(existsSync(file), path).toBe(true)
      expect(statSync(file).size, path).toBeLessThan(MOST_BYTES)
      expect(path.endsWith('.en.png'), path).toBe(language === 'en')
    }
  })
})

test('every picture of the documents is smaller than 150 kB', () => {
  const folder = join(ROOT, 'docs/screenshots')
  for (const name of readdirSync(folder))
    expect(statSync(join(folder, name)).size, name).toBeLessThan(MOST_BYTES)
})

test('a button that the app does not have, or has in the other language only, is found', () => {
  expect(quotedIn('「採血を記録」を押して「保存」', 'ja')).toEqual(['採血を記録', '保存'])
  expect(quotedIn('Press **Enter draw**, then **Save**.', 'en')).toEqual(['Enter draw', 'Save'])
  expect(inTheApp.ja.has('採血を記録')).toBe(true)
  expect(inTheApp.en.has('採血を記録')).toBe(false)
  expect(inTheApp.ja.has('採血を登録')).toBe(false)
})

test('the words of a language are told from those of the other, in tables and in messages', () => {
  const source = `const NAMES = { ja: { due: '期限' }, en: { due: 'Due' } } // it's a comment
    export const words = inBoth({ ja: { of: (n: number) => \`\${n}件\` }, en: { of: "patient's" } })`
  expect(textsOf(source, 'ja')).toEqual(['期限', '${n}件'])
  expect(textsOf(source, 'en')).toEqual(['Due', "patient's"])
})

function quotedIn(manual: string, language: Language): string[] {
  const label = language === 'ja' ? /「([^」]+)」/g : /\*\*([^*]+)\*\*/g
  return [...manual.matchAll(label)].map(([, text = '']) => text)
}

/** The texts of a catalogue's source that stand after `ja:` or `en:`, whichever came last before them. */
function textsOf(source: string, wanted: Language): string[] {
  const token =
    /\b(ja|en): |'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`([^`]*)`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g
  let language: string | undefined
  const texts: string[] = []
  for (const [, named, single, double, template] of source.matchAll(token)) {
    const text = single ?? double ?? template
    if (named !== undefined) language = named
    else if (text !== undefined && language === wanted) texts.push(text)
  }
  return texts
}
