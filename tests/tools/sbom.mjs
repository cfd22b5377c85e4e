/**
 * `npm run sbom`: the list of everything that goes to the clinic's desk, in CycloneDX, as a file beside a release. It says
 * when it was made, so it is not kept with the source.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { platform } from 'node:process'

const ROOT = join(import.meta.dirname, '../..')
const NPM = platform === 'win32' ? 'npm.cmd' : 'npm'

/**
 * @typedef {{ 'bom-ref': string, name: string, version: string, purl: string }} Component
 *
 * @typedef {{ ref: string, dependsOn: string[] }} Dependency
 *
 * @typedef {object} Bill
 * @property {{ component: Component }} metadata
 * @property {Component[]} components
 * @property {Dependency[]} dependencies
 */

/**
 * What npm says of the packages that are installed, without those that only build and test. Left to itself npm drops with
 * those what they share with the app, Vue among it; the lock file says which is which.
 * @returns {Bill}
 */
export function billOfMaterials() {
  const said = execFileSync(NPM, ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 26,
    shell: platform === 'win32',
  })
  /** @type {Bill} */
  const bill = JSON.parse(said)
  const atTheDesk = packagesAtTheDesk()
  const components = bill.components.filter(({ purl }) => atTheDesk.has(decodeURIComponent(purl)))
  const { component } = bill.metadata
  const refs = new Set([component['bom-ref'], ...components.map((each) => each['bom-ref'])])
  const dependencies = bill.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }))
  // npm names a private package after the folder it lies in.
  return {
    ...bill,
    metadata: { ...bill.metadata, component: { ...component, name: own().name } },
    components,
    dependencies,
  }
}

/** Name and version of each package that goes to the desk, as a bill of materials writes them. */
function packagesAtTheDesk() {
  return new Set(
    lockedAtTheDesk().map(
      ([path, { version }]) => `pkg:npm/${path.replace(/^.*node_modules\//, '')}@${version}`,
    ),
  )
}

/** The packages that go to the desk, by where they lie. */
export function lockedAtTheDesk() {
  /** @type {{ packages: Record<string, { version?: string, dev?: boolean, devOptional?: boolean }> }} */
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
  return Object.entries(packages).filter(
    ([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional,
  )
}

/** @returns {{ name: string, version: string }} */
function own() {
  /** @type {{ name: string, version: string }} */
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  return { name, version }
}

if (import.meta.filename === process.argv[1]) {
  const { name, version } = own()
  const folder = join(ROOT, 'sbom')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name}-${version}.cdx.json`)
  const bill = billOfMaterials()
  writeFileSync(path, JSON.stringify(bill, null, 2) + '\n')
  console.log(`${bill.components.length} packages: ${path}`)
}
