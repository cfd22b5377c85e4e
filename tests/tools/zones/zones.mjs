/** Which tests run in which time zones: all of them in the first, and in the others those that could come out differently. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** All tests run here. */
export const FIRST_ZONE = 'Asia/Tokyo'
/** Summer time; none; the other side of the date line. */
export const OTHER_ZONES = ['America/New_York', 'UTC', 'Pacific/Apia']

/** The modules of the app that know moments and zones. */
export const ZONE_CODE = ['state/clock', 'formats/cells/zoneOffset', 'ui/dayText', 'ui/zones']

/**
 * What knows days by heart runs in every zone, though it asks for none: the arithmetic of days, the due rule, days and moments
 * as files and people write them.
 */
export const OF_DAYS = [
  ...['day', 'months', 'clockBack', 'closedDays'].map((name) => `tests/domain/${name}.test.ts`),
  'tests/domain/verdict/',
  ...['days', 'stamp'].map((name) => `tests/formats/${name}.test.ts`),
  'tests/formats/cells/listedForms.test.ts',
  'tests/ui/dayText.test.ts',
]
/**
 * These ask only for the hour that a packed file or an answer of a server bears, which nobody reads, or throw the files of
 * other tests at the same readers to see that none is lost.
 */
const BY_THE_WAY = [
  ...['storage', 'hardening', 'architecture', 'tools', 'formats/bytes'].map((room) => `tests/${room}/`),
  'tests/formats/mutatedValues.test.ts',
]

/**
 * The files of tests that asked the machine for its zone, as the run in the first zone noted them.
 * @param {string} path
 * @param {string} root of the project
 */
export function readAsked(path, root) {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : []
  return lines.map((file) => relative(root, file))
}

/**
 * The tests that import what knows moments and zones.
 * @param {string} root of the project
 */
export function importersOfZones(root) {
  const tests = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
    .map((name) => `tests/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.test.ts') && !name.startsWith('tests/browser/'))
  return tests.filter((name) => {
    const text = readFileSync(join(root, name), 'utf8')
    return ZONE_CODE.some((module) => text.includes(`'@/${module}'`))
  })
}

/**
 * The files and folders of tests that run in the other zones too: whoever asked the machine for its zone, imports what knows
 * zones, or stands above. The rest cannot know where it runs.
 * @param {readonly string[]} asked
 * @param {string} root of the project
 */
export function testsOfZones(asked, root) {
  const files = new Set([...asked, ...importersOfZones(root)])
  const isCovered = (/** @type {string} */ file) =>
    [...BY_THE_WAY, ...OF_DAYS].some((start) => file.startsWith(start))
  return [...OF_DAYS, ...[...files].filter((file) => !isCovered(file)).toSorted()]
}
