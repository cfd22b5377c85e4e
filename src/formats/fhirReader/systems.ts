/** Which system of codes a coding is of, as far as codes of it are understood here. */
export type CodeSystem = 'loinc' | 'jlac10' | 'own' | 'other'

const LOINC = new Set(['http://loinc.org', 'https://loinc.org', 'urn:oid:2.16.840.1.113883.6.1'])
/** JLAC10 as it is named by hospitals, by MEDIS and by the specifications of Japan (formats.md §5.6). */
const JLAC10 = new Set([
  'urn:oid:1.2.392.200119.4.504',
  'urn:oid:1.2.392.200119.4.1005',
  'http://medis.or.jp/CodeSystem/master-JLAC10-17digits',
  'http://medis.or.jp/CodeSystem/master-JLAC10',
  'http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS',
  'http://jpfhir.jp/fhir/eCheckup/CodeSystem/JLAC10',
])

/** The system that a text names. */
export function codeSystemOf(system: unknown): CodeSystem {
  if (typeof system !== 'string') return 'other'
  if (LOINC.has(system)) return 'loinc'
  if (JLAC10.has(system) || /\/JLAC10(?:[/-]|$)/.test(system)) return 'jlac10'
  return system === OWN.analyte ? 'own' : 'other'
}

const OWN_ROOT = 'https://saiketsu.invalid/fhir/'

/** The systems of this application's own bundles (docs/fhir-export.md); another format knows how they are written. */
export const OWN = {
  lid: `${OWN_ROOT}lid`,
  bundle: `${OWN_ROOT}bundle`,
  patientNumber: `${OWN_ROOT}patient-number`,
  course: `${OWN_ROOT}course`,
  analyte: `${OWN_ROOT}analyte`,
  method: `${OWN_ROOT}method`,
  sampleMark: `${OWN_ROOT}sample-mark`,
} as const

/** The address of an addition of this application. */
export function ownExtension(name: string): string {
  return `${OWN_ROOT}StructureDefinition/${name}`
}

/** A clinic's or hospital's own patient numbers in JP Core; the institution's code follows. */
export const JP_PATIENT_NUMBER = /^urn:oid:1\.2\.392\.100495\.20\.3\.51\.\d/
export const MEMBER_ID = /Insurance_memberID|insur|1\.2\.392\.100495\.20\.3\.(?:61|62)/i
export const NAME_REPRESENTATION = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation'
