/**
 * The clinic as plain memory: what has been confirmed to the person at the desk, and the comparison with what the app
 * gives out as its clinic file.
 *
 * @typedef {object} Person
 * @property {string} number
 * @property {string} [name]
 * @property {string} [kana]
 * @property {string} [phone]
 * @property {string} [nextVisit]
 * @property {string[]} contacts the notes of the calls, oldest first
 * @property {Record<string, Record<string, string>>} draws values by day and analyte
 *
 * @typedef {object} FileOfClinic what of a clinic file is held against the model
 * @property {{ graceDays: number }} clinic
 * @property {(Omit<Person, 'contacts' | 'draws'> & {
 *   contacts?: { note: string }[],
 *   draws?: { day: string, results: { analyte: string, value: string }[] }[],
 * })[]} patients
 *
 * @typedef {object} Clinic
 * @property {Record<string, Person>} people by number
 * @property {number} graceDays
 */

/**
 * A copy, to which an act is applied while the clinic as it was is kept for comparison.
 * @param {Clinic} clinic
 * @returns {Clinic}
 */
export function copyOf(clinic) {
  return structuredClone(clinic)
}

/**
 * The person with that number, added where there is none.
 * @param {Clinic} clinic
 * @param {string} number
 */
export function personIn(clinic, number) {
  return (clinic.people[number] ??= { number, contacts: [], draws: {} })
}

/**
 * The clinic as a clinic file states it.
 * @param {string} text
 * @returns {Clinic}
 */
export function clinicIn(text) {
  const file = /** @type {FileOfClinic} */ (JSON.parse(text))
  /** @type {Clinic} */
  const clinic = { people: {}, graceDays: file.clinic.graceDays }
  for (const patient of file.patients) {
    const { number, name, kana, phone, nextVisit } = patient
    if (clinic.people[number]) throw new Error(`two patients have the number ${number}`)
    /** @type {Person} */
    const person = {
      number,
      ...(name !== undefined && { name }),
      ...(kana !== undefined && { kana }),
      ...(phone !== undefined && { phone }),
      ...(nextVisit !== undefined && { nextVisit }),
      contacts: (patient.contacts ?? []).map(({ note }) => note),
      draws: {},
    }
    for (const draw of patient.draws ?? []) {
      const values = (person.draws[draw.day] ??= {})
      for (const { analyte, value } of draw.results) values[analyte] = value
    }
    clinic.people[number] = person
  }
  return clinic
}

/**
 * What differs between two clinics, in words; empty where they are the same.
 * @param {Clinic} expected
 * @param {Clinic} found
 * @returns {string[]}
 */
export function differences(expected, found) {
  const numbers = new Set([...Object.keys(expected.people), ...Object.keys(found.people)])
  const people = [...numbers].flatMap((number) => {
    const [one, other] = [said(expected.people[number]), said(found.people[number])]
    return one === other ? [] : [`${number}: expected ${one}, found ${other}`]
  })
  return expected.graceDays === found.graceDays
    ? people
    : [...people, `grace days: expected ${expected.graceDays}, found ${found.graceDays}`]
}

/** @param {Person | undefined} person */
function said(person) {
  return person === undefined ? 'nobody' : JSON.stringify(sorted(person))
}

/**
 * @param {unknown} value
 * @returns {unknown}
 */
function sorted(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value).map(([key, inner]) => [key, sorted(inner)])
  return Object.fromEntries(entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)))
}
