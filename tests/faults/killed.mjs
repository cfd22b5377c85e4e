/**
 * `npm run test:faults`: a clinic in a real browser whose process tree is killed at random moments, in the middle of
 * imports and edits; after each kill the clinic is opened again and compared with what had been confirmed. Everything
 * confirmed must be there, and an act that was under way wholly or not at all.
 *
 *   --kills N (100), of them --migrations N (a tenth) while a newer version is taken over   --seed N (the time)
 *   --dist FOLDER (dist)   --next FOLDER (test-results/next)   --keep (the profile, for looking)
 *
 * Every choice comes from the seed, which is printed; the moments at which the computer gets to them do not.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exit } from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { readyBrowser } from '../tools/browser.mjs'
import { startDesktop } from '../tools/faults/desktop.mjs'
import { diceOf } from '../tools/faults/dice.mjs'
import { NEXT } from '../tools/faults/nextBuild.mjs'
import { serve } from '../tools/serve.mjs'
import { anyEdit, importAct } from './clinicActs.mjs'
import { clinicIn, copyOf, differences } from './clinicModel.mjs'
import { createClinic, exported, openClinic, trailFault } from './clinicDesk.mjs'

/**
 * @typedef {import('./clinicModel.mjs').Clinic} Clinic
 * @typedef {import('./clinicActs.mjs').Act} Act
 * @typedef {import('../tools/faults/desktop.mjs').Desktop} Desktop
 */

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    migrations: { type: 'string' },
    next: { type: 'string', default: NEXT },
    dist: { type: 'string', default: join(import.meta.dirname, '../../dist') },
    keep: { type: 'boolean', default: false },
  },
})
const kills = Number(values.kills)
const migrations = Number(values.migrations ?? Math.ceil(kills / 10))
const dice = diceOf(Number(values.seed))
console.log(`${kills} kills, seed ${values.seed}`)
await readyBrowser()

const folder = mkdtempSync(join(tmpdir(), 'killed-'))
const profile = join(folder, 'profile')
/** What was under way when the browser was killed, and what came of it. */
const outcomes = { 'nothing under way': 0, 'there, as confirmed': 0, 'wholly there': 0, 'not there': 0 }
/** @type {string[]} */
const failures = []
let minutes = 0
const server = await serve({ root: values.dist })
/** What the clinic must be when it is opened again: as confirmed, or else with the act that was under way. */
let expected = { what: '', confirmed: noClinic(), orElse: /** @type {Clinic | undefined} */ (undefined) }

try {
  await begin()
  for (let kill = 1; kill <= kills && failures.length === 0; kill += 1) {
    if (kill <= kills - migrations) await workAndKill(kill)
    else await takeNewerAndKill(kill)
  }
  if (kills > 0) await endWell()
} catch (failure) {
  failures.push(failure instanceof Error ? (failure.stack ?? failure.message) : String(failure))
} finally {
  await server.stop()
  if (!values.keep) rmSync(folder, { recursive: true, force: true })
}

console.log(JSON.stringify(outcomes))
for (const failure of failures) console.log(failure)
console.log(failures.length === 0 ? `no difference after ${kills} kills` : `FAILED (seed ${values.seed})`)
exit(failures.length === 0 ? 0 : 1)

/** A clinic of some hundred patients, whose browser is closed as it should be. */
async function begin() {
  const desktop = await startDesktop(profile)
  await createClinic(desktop.page, server.address, moment())
  await done(desktop, importAct(expected.confirmed, dice, 250, 0), expected.confirmed)
  await desktop.close()
}

/**
 * Opens the clinic, holds it against what it must be, does some acts, and kills the browser in the middle of the last one
 * or right after it was confirmed.
 * @param {number} kill
 */
async function workAndKill(kill) {
  const desktop = await startDesktop(profile)
  try {
    const confirmed = await opened(desktop)
    for (let before = dice.between(0, 2); before > 0; before -= 1)
      await done(desktop, anyEdit(confirmed, dice), confirmed)
    const act = anyAct(confirmed)
    const after = copyOf(confirmed)
    act.apply(after)
    if (dice.share() < 0.2) {
      await done(desktop, act, confirmed)
      await desktop.kill()
      expected = { what: `kill ${kill}, after ${act.name}`, confirmed, orElse: undefined }
      return
    }
    const isConfirmed = await killedDuring(desktop, act)
    const what = `kill ${kill}, during ${act.name}`
    expected = isConfirmed
      ? { what, confirmed: after, orElse: undefined }
      : { what, confirmed, orElse: after }
  } finally {
    await desktop.kill().catch(() => undefined)
  }
}

/**
 * Kills the browser while a newer version is taken over and brings the stored data up. Each time the clinic starts from
 * the profile as the version of today left it.
 * @param {number} kill
 */
async function takeNewerAndKill(kill) {
  const before = join(folder, 'before')
  if (kill === kills - migrations + 1) {
    const desktop = await startDesktop(profile)
    await opened(desktop).finally(desktop.close)
    cpSync(profile, before, { recursive: true })
  }
  rmSync(profile, { recursive: true, force: true })
  cpSync(before, profile, { recursive: true })
  server.show(values.next)
  const desktop = await startDesktop(profile)
  try {
    await openClinic(desktop.page, server.address, moment())
    await desktop.page.getByTestId('take-newer').click()
    await wait(dice.between(0, 1_500))
    await desktop.kill()
  } finally {
    await desktop.kill().catch(() => undefined)
  }
  expected = { ...expected, what: `kill ${kill}, while a newer version was taken over`, orElse: undefined }
  const again = await startDesktop(profile)
  await opened(again).finally(again.close)
  server.show(values.dist)
}

/** After the last kill: the clinic once more, opened as on any morning. */
async function endWell() {
  if (migrations > 0) return
  const desktop = await startDesktop(profile)
  await opened(desktop).finally(desktop.close)
}

/** @param {Clinic} clinic */
function anyAct(clinic) {
  return dice.share() < 0.45
    ? importAct(clinic, dice, dice.between(1, 160), dice.between(0, 60))
    : anyEdit(clinic, dice)
}

/**
 * Does an act, and notes it once the page has shown that it is stored.
 * @param {Desktop} desktop
 * @param {Act} act
 * @param {Clinic} clinic
 */
async function done({ page }, act, clinic) {
  await act.prepare(page)
  await act.store(page)
  await page
    .locator(act.confirmedBy)
    .first()
    .waitFor()
    .catch(async (cause) => {
      throw new Error(`not confirmed: ${act.name}; ${await page.locator('body').innerText()}`, { cause })
    })
  act.apply(clinic)
}

/**
 * Kills the browser at a random moment after the act was begun; whether the page had shown by then that it was stored.
 * @param {Desktop} desktop
 * @param {Act} act
 */
async function killedDuring(desktop, act) {
  await act.prepare(desktop.page)
  let isConfirmed = false
  const shown = desktop.page
    .locator(act.confirmedBy)
    .first()
    .waitFor()
    .then(() => (isConfirmed = true))
    .catch(() => false)
  // Most of what can break does so early.
  const delay = Math.floor(act.within * dice.share() ** 2)
  const begun = act.store(desktop.page).catch(() => undefined)
  await wait(delay)
  const before = isConfirmed
  await desktop.kill()
  await Promise.all([shown, begun])
  return before
}

/**
 * The clinic opened again and held against what was confirmed, or against what it is with the act under way. Gives what
 * it is.
 * @param {Desktop} desktop
 * @returns {Promise<Clinic>}
 */
async function opened({ page }) {
  const { what, confirmed, orElse } = expected
  await openClinic(page, server.address, moment())
  const found = clinicIn(await exported(page))
  const missing = differences(confirmed, found)
  const isThere = orElse !== undefined && differences(orElse, found).length === 0
  if (missing.length > 0 && !isThere) failures.push([`${what}:`, ...missing.slice(0, 20)].join('\n  '))
  const broken = await trailFault(page)
  if (broken) failures.push(`${what}: ${broken}`)
  expected = { what: '', confirmed: found, orElse: undefined }
  if (what === '') return found
  const outcome = outcomeOf(what, orElse, isThere)
  outcomes[outcome] += 1
  console.log(`${what}: ${outcome}; ${Object.keys(found.people).length} patients`)
  return found
}

/**
 * @param {string} what
 * @param {Clinic | undefined} orElse
 * @param {boolean} isThere
 * @returns {keyof typeof outcomes}
 */
function outcomeOf(what, orElse, isThere) {
  if (orElse === undefined) return what.includes('during') ? 'there, as confirmed' : 'nothing under way'
  return isThere ? 'wholly there' : 'not there'
}

/** The next moment on the clock of the clinic, which never goes back. */
function moment() {
  minutes += 7
  return new Date(Date.parse('2026-11-22T09:00:00+09:00') + minutes * 60_000).toISOString()
}

/** @returns {Clinic} */
function noClinic() {
  return { people: {}, graceDays: 0 }
}
