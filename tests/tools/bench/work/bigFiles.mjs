import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'

/**
 * Large files of an invented clinic in the forms of real exports. The same size gives the same bytes on every machine.
 * Nobody in them exists.
 */

const ANALYTES = /** @type {const} */ ([
  ['3B035', '1920-8', 'AST', 'U/L', 13, 30],
  ['3B045', '1742-6', 'ALT', 'U/L', 7, 23],
  ['3B090', '2324-2', 'γ-GT', 'U/L', 9, 32],
  ['3F015', '2571-8', 'TG', 'mg/dL', 30, 117],
  ['3F077', '18262-6', 'LDL-C', 'mg/dL', 65, 163],
  ['3F070', '2085-9', 'HDL-C', 'mg/dL', 48, 103],
  ['3F050', '2093-3', 'TC', 'mg/dL', 142, 248],
  ['3J010', '1975-2', 'T-Bil', 'mg/dL', 0, 1],
])
const PATIENTS = 5000
const DAYS_BETWEEN_DRAWS = 60

/** @param {number} patient */
function numberOf(patient) {
  return String(100_000 + (patient % PATIENTS)).padStart(8, '0')
}

/**
 * The day of a draw, going back from the autumn of 2026.
 * @param {number} at
 */
function dayOf(at) {
  const draw = Math.floor(at / (ANALYTES.length * PATIENTS))
  return new Date(Date.UTC(2026, 9, 1) - draw * DAYS_BETWEEN_DRAWS * 86_400_000).toISOString().slice(0, 10)
}

/** @param {number} at */
function analyteOf(at) {
  return ANALYTES[at % ANALYTES.length] ?? ANALYTES[0]
}

/** @param {number} at */
function valueOf(at) {
  const [, , name] = analyteOf(at)
  const step = (at * 7919) % 60
  return name === 'T-Bil' ? ((step % 9) + 3) / 10 : step + 20
}

/** @param {number} at */
function patientOf(at) {
  return Math.floor(at / ANALYTES.length) % PATIENTS
}

/** @param {number} at */
function observation(at) {
  const [jlac10, loinc, name, unit, low, high] = analyteOf(at)
  const moment = `${dayOf(at)}T09:${String(at % 60).padStart(2, '0')}:00+09:00`
  const quantity = (/** @type {number} */ value) => ({
    value,
    unit,
    system: 'http://unitsofmeasure.org',
    code: unit,
  })
  return JSON.stringify({
    resourceType: 'Observation',
    id: `lab-${at}`,
    meta: {
      profile: [
        'http://jpfhir.jp/fhir/core/StructureDefinition/JP_Observation_LabResult',
        'http://jpfhir.jp/fhir/core/StructureDefinition/JP_Observation_Common',
      ],
      lastUpdated: moment,
    },
    status: 'final',
    category: [
      {
        coding: [
          {
            system: 'http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS',
            code: 'laboratory',
          },
        ],
        text: '検体検査',
      },
    ],
    code: {
      coding: [
        { system: 'urn:oid:1.2.392.200119.4.1005', code: jlac10, display: name },
        { system: 'http://loinc.org', code: loinc, display: name },
      ],
      text: name,
    },
    subject: { reference: `Patient/P${patientOf(at)}` },
    effectiveDateTime: moment,
    valueQuantity: quantity(valueOf(at)),
    referenceRange: [
      {
        low: quantity(low),
        high: quantity(high),
        text: 'JCCLS共用基準範囲2022 F',
        appliesTo: [
          {
            coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-AdministrativeGender', code: 'F' }],
          },
        ],
      },
    ],
    performer: [{ reference: 'Organization/hospital-main' }],
  })
}

/** @param {number} patient */
function person(patient) {
  return JSON.stringify({
    resourceType: 'Patient',
    id: `P${patient}`,
    identifier: [
      {
        type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }] },
        system: 'urn:oid:1.2.392.100495.20.3.51.11311234567',
        value: numberOf(patient),
      },
    ],
    name: [{ text: `検証 ${patient}号`, family: '検証', given: [`${patient}号`] }],
    gender: 'female',
    birthDate: '1998-04-01',
  })
}

/**
 * A bulk export of laboratory Observations, with their Patients in a file of its own.
 * @param {{ patients: string, observations: string }} paths
 * @param {number} megabytes
 * @returns {Promise<number>} how many Observations
 */
export async function writeNdjson({ patients, observations }, megabytes) {
  await writeFile(patients, Array.from({ length: PATIENTS }, (_, at) => `${person(at)}\n`).join(''))
  return writeUpTo(observations, megabytes, (at) => `${observation(at)}\n`)
}

/** @param {number} at */
function message(at) {
  const day = dayOf(at * ANALYTES.length).replaceAll('-', '')
  const segments = [
    `MSH|^~\\&|LAB|SEND|GW|RCV|${day}120000||ORU^R01^ORU_R01|${at}|P|2.5||||||UNICODE UTF-8`,
    `PID|0001||${numberOf(at)}^^^^PI||検証^${at % PATIENTS}号^^^^^L^I||19980401|F`,
    'PV1|0001|O|07^^^^^C',
    `ORC|SC|${String(at).padStart(15, '0')}|${String(at).padStart(15, '0')}||CM`,
    `OBR|1|${String(at).padStart(15, '0')}||E003^生化学的検査^99O03|||${day}0930|||||||||||||||${day}115500|||F`,
    ...ANALYTES.map(([, loinc, name, unit, low, high], item) => {
      const value = valueOf(at * ANALYTES.length + item)
      return `OBX|${item + 1}|NM|${loinc}^${name}^LN||${value}|${unit}^${unit}^99LAB|${low}-${high}||||F|||${day}0930`
    }),
  ]
  return segments.map((segment) => `${segment}\r`).join('')
}

/**
 * A batch of ORU^R01 messages of eight results each.
 * @param {string} path
 * @param {number} megabytes
 * @returns {Promise<number>} how many results
 */
export async function writeHl7(path, megabytes) {
  return (await writeUpTo(path, megabytes, message)) * ANALYTES.length
}

/**
 * A workbook of one sheet, a result a row, as a spreadsheet saves it.
 * @param {string} path
 * @param {number} rows
 * @returns {Promise<number>} how many results
 */
export async function writeWorkbook(path, rows) {
  const { utils, write } = await import('@e965/xlsx')
  const cells = Array.from({ length: rows }, (_, at) => {
    const [, , name, unit, low, high] = analyteOf(at)
    return [numberOf(patientOf(at)), dayOf(at), name, valueOf(at), unit, `${low}-${high}`]
  })
  const sheet = utils.aoa_to_sheet([['番号', '採血日', '項目', '結果', '単位', '基準範囲'], ...cells])
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '結果')
  /** @type {Uint8Array} */
  const bytes = write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
  await writeFile(path, bytes)
  return rows
}

/**
 * @param {string} path
 * @param {number} megabytes
 * @param {(at: number) => string} itemAt
 * @returns {Promise<number>} how many items
 */
async function writeUpTo(path, megabytes, itemAt) {
  const file = createWriteStream(path)
  let written = 0
  let at = 0
  while (written < megabytes * 1e6) {
    /** @type {string[]} */
    const batch = []
    for (let count = 0; count < 1000; count += 1, at += 1) batch.push(itemAt(at))
    const bytes = Buffer.from(batch.join(''))
    written += bytes.length
    if (!file.write(bytes)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
  return at
}
