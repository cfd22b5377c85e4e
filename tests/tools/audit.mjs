/**
 * Asks the registry whether a package that goes to the clinic's desk has a known weakness. High and critical ones fail;
 * a registry that does not answer fails nothing, but is said in a line that `npm test` prints.
 */
import { spawnSync } from 'node:child_process'
import { argv, env, exit, platform } from 'node:process'
import { lockedAtTheDesk } from './sbom.mjs'

const NPM = platform === 'win32' ? 'npm.cmd' : 'npm'

/**
 * What the answer of `npm audit --json` says.
 * @param {string} said
 * @param {(path: string) => boolean} [isAtTheDesk]
 * @returns {{ checked: false, because: string } | { checked: true, severe: string[], mild: string[] }}
 */
export function auditOf(said, isAtTheDesk = () => true) {
  const answer = parsed(said)
  if (!answer?.vulnerabilities) return { checked: false, because: reasonIn(answer) }
  const found = Object.values(answer.vulnerabilities).filter(({ nodes = [''] }) => nodes.some(isAtTheDesk))
  const told = (/** @type {boolean} */ isSevere) =>
    found
      .filter(({ severity }) => ['high', 'critical'].includes(severity) === isSevere)
      .map(({ name, severity }) => `${name}: ${severity}`)
  return { checked: true, severe: told(true), mild: told(false) }
}

/**
 * @typedef {object} Answer
 * @property {Record<string, { name: string, severity: string, nodes?: string[] }>} [vulnerabilities]
 * @property {string} [message]
 * @property {{ summary?: string }} [error]
 */

/**
 * @param {string} said
 * @returns {Answer | undefined}
 */
function parsed(said) {
  try {
    /** @type {Answer | null} */
    const answer = JSON.parse(said)
    return answer ?? undefined
  } catch {
    return undefined
  }
}

/**
 * Why there is no answer; without the address of the registry, which may be one inside a house.
 * @param {Answer | undefined} answer
 */
function reasonIn(answer) {
  if (!answer) return 'no answer that can be read'
  const said = answer.message ?? answer.error?.summary ?? 'no answer'
  return said.replace(/\s*-?\s*(?:GET|POST)?\s*https?:\S+/g, '').trim()
}

if (import.meta.filename === argv[1]) {
  const paths = new Set(lockedAtTheDesk().map(([path]) => path))
  const { stdout } = spawnSync(NPM, ['audit', '--json'], {
    encoding: 'utf8',
    env,
    timeout: 60_000,
    shell: platform === 'win32',
  })
  const audit = auditOf(stdout, (path) => paths.has(path))
  if (!audit.checked)
    console.log(`note: npm audit was not reachable (${audit.because}); known weaknesses were not looked up`)
  else if (audit.severe.length > 0) {
    console.error(['Known weaknesses in what goes to the desk:', ...audit.severe].join('\n  '))
    exit(1)
  } else
    console.log(
      `note: npm audit found nothing severe${audit.mild.length > 0 ? `; ${audit.mild.join(', ')}` : ''}`,
    )
}
