import * as own from './ownSeeds.mjs'
import { joined } from './joined.mjs'
import { WORKBOOK_PARTS } from './packing.mjs'

/** Files that come together: a list of patients with their results, versions of one report, formats side by side. */
export function togetherSeeds() {
  const [patient = '', observation = '', panel = '', report = '', specimen = ''] = own.RESOURCE_TEXTS
  const [preliminary = '', corrected = '', withdrawn = ''] = own.VERSION_TEXTS
  /** @type {Record<string, Record<string, string>>} */
  const imports = {
    lists: {
      'roster.csv': own.ROSTER,
      'long.csv': own.LONG,
      'wide.csv': own.WIDE,
      'more/long.csv.gz': own.LONG_QUOTED,
    },
    tables: {
      'days.csv': own.TRANSPOSED,
      'groups.csv': own.GROUPS,
      'pairs.csv.zip': own.EAV,
      'book.xlsx': WORKBOOK_PARTS['xl/worksheets/sheet1.xml'],
    },
    server: {
      'Patient.ndjson': patient,
      'Observation.ndjson': `${observation}\n${panel}`,
      'DiagnosticReport.ndjson.gz': report,
      'Specimen.ndjson': specimen,
      '2/Observation.ndjson': corrected,
    },
    versions: {
      '1.json': patient,
      '2.json': corrected,
      '3.json': preliminary,
      '4.json': observation,
      '5.json': withdrawn,
      'roster.csv': own.ROSTER,
    },
    messages: {
      '0001.hl7': own.ORU,
      '0002.hl7': sentLater(own.ORU, 'C', '29'),
      '0003.hl7.gz': sentLater(own.ORU, 'P', '30'),
      '0004.hl7.zip': own.OUL,
      'orders.hl7': own.ORDERS,
    },
    sides: {
      'clinic.saiketsu.json': own.CLINIC,
      '0001.hl7': own.ORU,
      'long.csv': own.LONG,
      'all.json': own.FHIR,
    },
    laboratories: {
      '1234_O20260914.csv': own.BML,
      'a.DAT': own.DAT,
      'wolf.txt': own.WOLF,
      'mml.xml': own.MML,
      'roster.csv.gz': own.ROSTER,
    },
  }
  return Object.entries(imports).map(([name, files]) => ({ name, bytes: joined(files) }))
}

/**
 * The same message with another status and another first value, reported another day.
 * @param {string} message
 * @param {string} status
 * @param {string} day of the month
 */
function sentLater(message, status, day) {
  return message
    .replaceAll('20260401101112', `202603${day}101112`)
    .replace('||31|U/L|7-23|H|||F|', `||3${day}|U/L|7-23|H|||${status}|`)
}
