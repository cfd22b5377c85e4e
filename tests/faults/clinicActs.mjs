/**
 * What a person at the desk does, through the screens alone. Each act states what it will have made of the clinic once
 * it is confirmed.
 *
 * @typedef {import('playwright').Page} Page
 * @typedef {import('./clinicModel.mjs').Clinic} Clinic
 * @typedef {import('../tools/faults/dice.mjs').Dice} Dice
 *
 * @typedef {object} Act
 * @property {string} name
 * @property {(clinic: Clinic) => void} apply what it makes of the clinic
 * @property {(page: Page) => Promise<void>} prepare everything before the button that stores
 * @property {(page: Page) => Promise<void>} store presses the button
 * @property {string} confirmedBy selector of what the page shows once it is stored
 * @property {number} within milliseconds after the button in which the browser may be killed
 */
import { personIn } from './clinicModel.mjs'
import { RESULT_HEADINGS, ROSTER_HEADINGS, seeded } from '../tools/seed.mjs'

const MESSAGE = '[data-testid="message"][data-kind="done"]'
const FILED = '[data-testid="import-done"]'

/** @type {Record<string, string>} */
const ANALYTE_IDS = {
  AST: 'ast',
  ALT: 'alt',
  TG: 'tg',
  'LDL-C': 'ldl',
  'γ-GT': 'ggt',
}

/** People who exist nowhere, in the order in which imports bring them. */
const POOL = [...seeded({ patients: 4_000, resultsPerPatient: 5 })].map(({ roster, results }) => {
  const [number = '', name, kana, phone, , , , , , , , , nextVisit] = roster.split(',')
  return { number, name, kana, phone, nextVisit, roster, results }
})

/**
 * The import of a roster and results: so many people who are new, and some who are known with another telephone number.
 * @param {Clinic} clinic
 * @param {Dice} dice
 * @param {number} fresh
 * @param {number} known
 * @returns {Act}
 */
export function importAct(clinic, dice, fresh, known) {
  const there = POOL.filter(({ number }) => clinic.people[number])
  const added = POOL.filter(({ number }) => !clinic.people[number]).slice(0, fresh)
  const changed = there.length === 0 ? [] : Array.from({ length: known }, () => dice.from(there))
  const phones = new Map(changed.map(({ number }) => [number, phone(dice)]))
  const roster = [
    ROSTER_HEADINGS,
    ...added.map((person) => person.roster),
    // An empty cell states nothing: of those who are known, only the telephone number changes.
    ...[...phones].map(([number, other]) => [number, '', '', other, ...Array(9).fill('')].join(',')),
  ].join('\n')
  const results = [RESULT_HEADINGS, ...added.flatMap((person) => person.results)].join('\n')
  return {
    name: `import of ${added.length} new and ${phones.size} known`,
    within: 900,
    confirmedBy: FILED,
    apply: (after) => {
      for (const person of added) {
        const made = personIn(after, person.number)
        Object.assign(made, { name: person.name, kana: person.kana, phone: person.phone })
        if (person.nextVisit) made.nextVisit = person.nextVisit
        for (const line of person.results) {
          const [, day = '', analyte = '', value = ''] = line.split(',')
          const values = (made.draws[day] ??= {})
          values[ANALYTE_IDS[analyte] ?? analyte] = value
        }
      }
      for (const [number, other] of phones) personIn(after, number).phone = other
    },
    prepare: async (page) => {
      await goto(page, '#/import')
      await page.getByTestId('import-file').setInputFiles([csv('名簿.csv', roster), csv('結果.csv', results)])
      await page.getByTestId('import-confirm').waitFor()
    },
    store: (page) => page.getByTestId('import-confirm').click(),
  }
}

/**
 * One of the smaller acts of a day.
 * @param {Clinic} clinic
 * @param {Dice} dice
 * @returns {Act}
 */
export function anyEdit(clinic, dice) {
  return dice.from([call, telephone, visit, draw, newcomer, grace, backup])(clinic, dice)
}

/**
 * @param {Clinic} clinic
 * @param {Dice} dice
 * @returns {Act}
 */
function call(clinic, dice) {
  const { number } = dice.from(Object.values(clinic.people))
  const note = `メモ ${dice.between(0, 999_999)}`
  return formAct(
    `call to ${number}`,
    number,
    'contact',
    (after) => personIn(after, number).contacts.push(note),
    [
      (page) => page.getByTestId('contact-outcome').selectOption('no-answer'),
      (page) => page.getByTestId('contact-note').fill(note),
    ],
  )
}

/**
 * @param {Clinic} clinic
 * @param {Dice} dice
 * @returns {Act}
 */
function telephone(clinic, dice) {
  const { number } = dice.from(Object.values(clinic.people))
  const other = phone(dice)
  return formAct(
    `telephone of ${number}`,
    number,
    'patient',
    (after) => (personIn(after, number).phone = other),
    [(page) => page.getByTestId('patient-phone').fill(other)],
  )
}

/**
 * @param {Clinic} clinic
 * @param {Dice} dice
 * @returns {Act}
 */
function visit(clinic, dice) {
  const { number } = dice.from(Object.values(clinic.people))
  const day = `2027-0${dice.between(1, 9)}-${dice.between(10, 28)}`
  return formAct(
    `visit of ${number}`,
    number,
    'visit',
    (after) => (personIn(after, number).nextVisit = day),
    [(page) => page.getByTestId('visit-day').fill(day)],
  )
}

/**
 * @param {Clinic} clinic
 * @param {Dice} dice
 * @returns {Act}
 */
function draw(clinic, dice) {
  const { number, draws } = dice.from(Object.values(clinic.people))
  const days = Array.from({ length: 20 }, (_, at) => `2026-11-${String(at + 1).padStart(2, '0')}`)
  const day = dice.from(days.filter((one) => !draws[one]))
  const [alt, tg] = [String(dice.between(10, 40)), String(dice.between(50, 140))]
  return formAct(
    `draw of ${number}`,
    number,
    'draw',
    (after) => (personIn(after, number).draws[day] = { alt, tg }),
    [
      (page) => page.getByTestId('draw-day').fill(day),
      (page) => page.getByTestId('draw-alt').fill(alt),
      (page) => page.getByTestId('draw-tg').fill(tg),
    ],
  )
}

/**
 * @param {Clinic} _
 * @param {Dice} dice
 * @returns {Act}
 */
function newcomer(_, dice) {
  const number = `N${dice.between(100_000, 999_999)}`
  const name = `新患 ${dice.between(1, 999)}`
  return {
    name: `new patient ${number}`,
    within: 120,
    // Stored, the form gives way to the patient's page, and with it the message.
    confirmedBy: `[data-testid="banner"][data-number="${number}"]`,
    apply: (after) => void Object.assign(personIn(after, number), { name }),
    prepare: async (page) => {
      await goto(page, '#/p/new')
      await page.getByTestId('patient-number').fill(number)
      await page.getByTestId('patient-name').fill(name)
    },
    store: (page) => page.getByTestId('patient-save').click(),
  }
}

/**
 * @param {Clinic} clinic
 * @param {Dice} dice
 * @returns {Act}
 */
function grace(clinic, dice) {
  const days = dice.from([0, 1, 2, 3, 4, 5, 6, 7].filter((one) => one !== clinic.graceDays))
  return {
    name: `grace days ${days}`,
    within: 120,
    confirmedBy: MESSAGE,
    apply: (after) => void (after.graceDays = days),
    prepare: async (page) => {
      await goto(page, '#/settings')
      await page.getByTestId('setting-grace-days').fill(String(days))
      await page.getByTestId('setting-save').isEnabled()
    },
    store: (page) => page.getByTestId('setting-save').click(),
  }
}

/**
 * A backup, which changes nothing of the clinic, whenever it is broken off.
 * @returns {Act}
 */
function backup() {
  return {
    name: 'a backup',
    within: 250,
    confirmedBy: MESSAGE,
    apply: () => undefined,
    prepare: async (page) => {
      await goto(page, '#/settings/data')
      await page.getByTestId('backup-now').waitFor()
    },
    store: (page) => page.getByTestId('backup-now').click(),
  }
}

/**
 * An act of one form on the page of a patient.
 * @param {string} name
 * @param {string} number
 * @param {string} form
 * @param {(clinic: Clinic) => unknown} apply
 * @param {((page: Page) => Promise<unknown>)[]} fills
 * @returns {Act}
 */
function formAct(name, number, form, apply, fills) {
  return {
    name,
    within: 120,
    confirmedBy: MESSAGE,
    apply: (clinic) => void apply(clinic),
    prepare: async (page) => {
      await goto(page, `#/patients/${number}`)
      await page.getByTestId(`open-${form}`).first().click()
      for (const fill of fills) await fill(page)
    },
    store: (page) => page.getByTestId(`${form}-save`).click(),
  }
}

/**
 * Goes to a screen as a link from outside would; what the screen before had said is gone then.
 * @param {Page} page
 * @param {string} route
 */
async function goto(page, route) {
  await page.evaluate((hash) => {
    location.hash = '#/overview'
    location.hash = hash
  }, route)
  await page.locator(MESSAGE).first().waitFor({ state: 'detached' })
}

/** @param {Dice} dice */
function phone(dice) {
  return `090-0${dice.between(100, 999)}-${dice.between(1000, 9999)}`
}

/**
 * @param {string} name
 * @param {string} text
 */
function csv(name, text) {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
}
