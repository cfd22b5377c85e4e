/**
 * The names under which codes and additions stand in our FHIR bundles. `.invalid` is reserved for names that nobody will
 * ever own: they only have to be ours, not to lead anywhere.
 */
const OWN = 'https://saiketsu.invalid/fhir/'

/** Code systems and systems of identifiers. */
export const SYSTEM = {
  /** What a resource is known by wherever it is sent to, the same at each export. */
  lid: `${OWN}lid`,
  /** Marks a bundle that this application wrote. */
  bundle: `${OWN}bundle`,
  patientNumber: `${OWN}patient-number`,
  course: `${OWN}course`,
  analyte: `${OWN}analyte`,
  method: `${OWN}method`,
  sampleMark: `${OWN}sample-mark`,
  kind: `${OWN}kind`,
  plan: `${OWN}review-plan`,
  outcome: `${OWN}contact-outcome`,
  loinc: 'http://loinc.org',
  ucum: 'http://unitsofmeasure.org',
  jlac10: 'http://medis.or.jp/CodeSystem/master-JLAC10-17digits',
  jpCategory: 'http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS',
  jpDocuments: 'http://jpfhir.jp/fhir/core/CodeSystem/JP_DocumentCodes_CS',
  observationCategory: 'http://terminology.hl7.org/CodeSystem/observation-category',
  diagnosticSection: 'http://terminology.hl7.org/CodeSystem/v2-0074',
  interpretation: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation',
  identifierType: 'http://terminology.hl7.org/CodeSystem/v2-0203',
  absent: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
  specimenCondition: 'http://terminology.hl7.org/CodeSystem/v2-0493',
  fasting: 'http://terminology.hl7.org/CodeSystem/v2-0916',
  carePlanCategory: 'http://hl7.org/fhir/us/core/CodeSystem/careplan-category',
  communicationCategory: 'http://terminology.hl7.org/CodeSystem/communication-category',
  participationMode: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationMode',
  conditionClinical: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
  conditionVerification: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  atc: 'http://www.whocc.no/atc',
  yj: 'urn:oid:1.2.392.100495.20.1.73',
  rpNumber: 'urn:oid:1.2.392.100495.20.3.81',
  orderInRp: 'urn:oid:1.2.392.100495.20.3.82',
} as const

const JP = 'http://jpfhir.jp/fhir/core/StructureDefinition/'
/** The profiles of JP Core whose demands a resource of ours meets. */
export const PROFILE = {
  patient: `${JP}JP_Patient`,
  labResult: `${JP}JP_Observation_LabResult`,
  labReport: `${JP}JP_DiagnosticReport_LabResult`,
  medicationRequest: `${JP}JP_MedicationRequest`,
} as const

/** The address of an addition of ours. */
export function extensionUrl(name: string): string {
  return `${OWN}StructureDefinition/${name}`
}

/** Tells the kanji name (`IDE`) and its reading (`SYL`) apart. */
export const NAME_REPRESENTATION = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation'
