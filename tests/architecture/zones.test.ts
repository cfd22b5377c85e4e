// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  FIRST_ZONE,
  importersOfZones,
  OF_DAYS,
  OTHER_ZONES,
  testsOfZones,
  ZONE_CODE,
} from '../tools/zones/zones.mjs'

const ROOT = join(import.meta.dirname, '../..')

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => ending.test(name))
}

const sources = filesIn('src', /\.(ts|vue)$/).map((name) => ({
  name,
  text: readFileSync(join(ROOT, name), 'utf8'),
}))

/** The arguments of each call or construction of a function, up to the bracket that closes them. */
function argumentsOf(text: string, called: RegExp): string[] {
  return [...text.matchAll(called)].map(({ index, 0: { length } }) => {
    let depth = 1
    let at = index + length
    for (; depth > 0 && at < text.length; at += 1) depth += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0
    return text.slice(index, at)
  })
}

test('no code of the app asks the machine for its zone: each format of a date names one', () => {
  const formats = sources.flatMap(({ name, text }) =>
    argumentsOf(text, /\bDateTimeFormat\(|\.toLocale(Date|Time)String\(/g).map((given) => ({ name, given })),
  )
  expect(formats.length).toBeGreaterThan(2)
  expect(formats.filter(({ given }) => !/\btimeZone\b/.test(given))).toEqual([])
})

test('no code of the app takes a part of a date in the zone of the machine', () => {
  const parts =
    /\.(get(FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)|set(FullYear|Month|Date|Hours))\(/
  expect(sources.filter(({ text }) => parts.test(text)).map(({ name }) => name)).toEqual([])
})

test('each room of days that runs in every zone is there', () => {
  for (const room of OF_DAYS) expect(existsSync(join(ROOT, room)), room).toBe(true)
})

test('whoever asks the machine for its zone runs in every zone, but for packed files and servers', () => {
  expect([FIRST_ZONE, ...OTHER_ZONES]).toEqual(['Asia/Tokyo', 'America/New_York', 'UTC', 'Pacific/Apia'])
  const tests = testsOfZones(['tests/screens/a.test.ts', 'tests/tools/serve.test.ts'], ROOT)
  expect(tests).toEqual(expect.arrayContaining([...OF_DAYS, 'tests/screens/a.test.ts']))
  expect(tests).not.toContain('tests/tools/serve.test.ts')
})

test('what knows moments and zones is known by name, so that its tests run in every zone', () => {
  const zoneCode = /\bDateTimeFormat\(|\bnew Date\b|\bDate\.(now|parse|UTC)\b|'timeZone'/
  const found = sources.filter(({ text }) => zoneCode.test(text)).map(({ name }) => name)
  expect(found.toSorted()).toEqual(ZONE_CODE.map((module) => `src/${module}.ts`).toSorted())
  const tests = testsOfZones([], ROOT)
  const importers = importersOfZones(ROOT)
  expect(importers.length).toBeGreaterThan(5)
  expect(tests).toEqual(expect.arrayContaining(importers))
})

test('the watch sits where every test file passes it', () => {
  const config = readFileSync(join(ROOT, 'vitest.config.ts'), 'utf8')
  expect(config.match(/setupFiles:.*/g)).toEqual(["setupFiles: ['tests/tools/expectZone.ts'],"])
  expect(readFileSync(join(ROOT, 'tests/tools/expectZone.ts'), 'utf8')).toContain('watchZone(')
})
