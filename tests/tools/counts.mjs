/** Reads the reports of the test runners. A test that was skipped is a test that has not passed. */
import { existsSync, readFileSync } from 'node:fs'

/**
 * @typedef {object} Counted
 * @property {number} passed
 * @property {string[]} failed the name of each
 *
 * @typedef {{ fullName: string, status: string }} VitestTest
 * @typedef {{ name: string, status: string, assertionResults: VitestTest[] }} VitestFile
 * @typedef {{ title: string, ok: boolean, file: string, tests: { status: string }[] }} Spec
 * @typedef {{ title: string, specs?: Spec[], suites?: Suite[] }} Suite
 */

/**
 * What Vitest's JSON report counts.
 * @param {string} path
 * @returns {Counted}
 */
export function countVitest(path) {
  const report = /** @type {{ testResults: VitestFile[] } | undefined} */ (read(path))
  if (!report) return { passed: 0, failed: ['no report'] }
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults)
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every(({ status: own }) => own !== 'failed'),
  )
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: [
      ...tests
        .filter(({ status }) => status !== 'passed')
        .map(({ fullName, status }) => `${fullName} (${status})`),
      ...brokenFiles.map(({ name }) => `${name} (could not run)`),
    ],
  }
}

/**
 * What Playwright's JSON report counts.
 * @param {string} path
 * @returns {Counted}
 */
export function countPlaywright(path) {
  const report = /** @type {{ suites: Suite[], errors: { message?: string }[] } | undefined} */ (read(path))
  if (!report) return { passed: 0, failed: ['no report'] }
  const specs = report.suites.flatMap(specsOf)
  const good = specs.filter(({ ok, tests }) => ok && tests.every(({ status }) => status === 'expected'))
  return {
    passed: good.length,
    failed: [
      ...specs.filter((spec) => !good.includes(spec)).map(({ file, title }) => `${file}: ${title}`),
      ...report.errors.map(({ message }) => message?.split('\n')[0] ?? 'an error without a message'),
    ],
  }
}

/**
 * The readers at which changed files were thrown, each one test.
 * @param {string} path
 * @returns {Counted}
 */
export function countFuzz(path) {
  const report = /** @type {Record<string, number> | undefined} */ (read(path))
  if (!report) return { passed: 0, failed: ['no report'] }
  const readers = Object.entries(report)
  return {
    passed: readers.filter(([, faults]) => faults === 0).length,
    failed: readers.filter(([, faults]) => faults > 0).map(([name, faults]) => `${name} (${faults} faults)`),
  }
}

/**
 * @param {Suite} suite
 * @returns {Spec[]}
 */
function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)]
}

/**
 * @param {string} path
 * @returns {unknown}
 */
function read(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}
