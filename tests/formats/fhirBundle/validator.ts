/**
 * A structural check of FHIR R4 bundles, of the parts that our export uses: fields that must be there, code lists of R4,
 * forms of days and moments, UCUM, and references that lead somewhere. It gives what is wrong, in words, with its place.
 */
export type Json = Record<string, unknown>
export interface Entry {
  fullUrl: string
  resource: Json & { resourceType: string; id: string }
}
export interface Bundle {
  resourceType: string
  type: string
  timestamp: string
  entry: Entry[]
}

const REQUIRED: Record<string, string[]> = {
  Organization: ['name'],
  Patient: ['identifier'],
  Appointment: ['status', 'participant', 'requestedPeriod'],
  CarePlan: ['status', 'intent', 'subject'],
  MedicationRequest: [
    'status',
    'intent',
    'medicationCodeableConcept',
    'subject',
    'authoredOn',
    'dosageInstruction',
  ],
  MedicationStatement: ['status', 'medicationCodeableConcept', 'subject'],
  Specimen: ['subject', 'collection'],
  DiagnosticReport: ['status', 'category', 'code', 'subject', 'effectiveDateTime'],
  Observation: ['status', 'category', 'code', 'subject', 'effectiveDateTime'],
  Task: ['status', 'intent', 'focus', 'for'],
  Communication: ['status', 'subject', 'sent'],
  Condition: ['subject', 'code'],
  Procedure: ['status', 'subject', 'code'],
}

const STATUSES: Record<string, string[]> = {
  Appointment: ['proposed'],
  CarePlan: ['draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error', 'unknown'],
  MedicationRequest: ['active', 'on-hold', 'cancelled', 'completed', 'entered-in-error', 'stopped', 'draft'],
  MedicationStatement: ['active', 'completed', 'entered-in-error'],
  Specimen: ['available', 'unavailable', 'unsatisfactory', 'entered-in-error'],
  DiagnosticReport: [
    'registered',
    'partial',
    'preliminary',
    'final',
    'amended',
    'corrected',
    'appended',
    'cancelled',
    'entered-in-error',
    'unknown',
  ],
  Observation: [
    'registered',
    'preliminary',
    'final',
    'amended',
    'corrected',
    'cancelled',
    'entered-in-error',
    'unknown',
  ],
  Task: ['draft', 'requested', 'completed', 'entered-in-error'],
  Communication: ['completed', 'not-done', 'entered-in-error'],
  Procedure: ['preparation', 'completed', 'entered-in-error'],
}

/** One key each of a choice: `value[x]`, `effective[x]`. */
const ONE_OF = ['value', 'effective', 'medication', 'onset', 'abatement', 'performed']
const DATE_TIME =
  /^\d{4}-\d{2}-\d{2}(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))?$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
const MOMENTS = ['sent', 'authoredOn', 'start', 'end', 'timestamp']
/** The units of our catalogue and of doses, as UCUM writes them. */
const UCUM = [
  'U/L',
  'ukat/L',
  'mg/dL',
  'mmol/L',
  'umol/L',
  'g/dL',
  'g/L',
  '10*3/uL',
  '10*2/uL',
  '10*4/uL',
  '10*9/L',
  '/uL',
  '%',
  'm[IU]/mL',
  '[IU]/L',
  'mg',
  'kg',
]

/** Everything wrong with a bundle; nothing for a sound one. */
export function faultsOf(bundle: Bundle): string[] {
  const urls = new Set(bundle.entry.map(({ fullUrl }) => fullUrl))
  const faults = bundle.entry.flatMap((entry) => entryFaults(entry, urls))
  if (urls.size !== bundle.entry.length) faults.push('two entries have one fullUrl')
  if (bundle.resourceType !== 'Bundle' || bundle.type !== 'collection') faults.push('no collection')
  if (!/T.*(?:Z|[+-]\d\d:\d\d)$/.test(bundle.timestamp)) faults.push(`timestamp ${bundle.timestamp}`)
  return faults
}

function entryFaults({ fullUrl, resource }: Entry, urls: ReadonlySet<string>): string[] {
  const { resourceType, id } = resource
  const faults: string[] = []
  const required = REQUIRED[resourceType]
  if (!required) return [`unknown resource ${resourceType}`]
  for (const key of required) if (resource[key] === undefined) faults.push(`${resourceType} without ${key}`)
  if (!/^[A-Za-z0-9.-]{1,64}$/.test(id)) faults.push(`id ${id}`)
  if (!/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(fullUrl))
    faults.push(`fullUrl ${fullUrl}`)
  if (fullUrl !== `urn:uuid:${id}`) faults.push('fullUrl and id differ')
  const { status } = resource
  if (status !== undefined && !STATUSES[resourceType]?.includes(status as string))
    faults.push(`${resourceType}.status ${status as string}`)
  faults.push(...choices(resource, resourceType))
  if (resourceType === 'Observation') faults.push(...observationFaults(resource))
  if (resourceType === 'Condition') faults.push(...conditionFaults(resource))
  walk(resource, resourceType, urls, faults)
  return faults
}

function choices(element: Json, path: string): string[] {
  return ONE_OF.flatMap((choice) => {
    const keys = Object.keys(element).filter((key) => new RegExp(`^${choice}[A-Z]`).test(key))
    return keys.length > 1 ? [`${path} has ${keys.join(' and ')}`] : []
  })
}

function observationFaults(resource: Json): string[] {
  const faults: string[] = []
  const hasValue = Object.keys(resource).some((key) => /^value[A-Z]/.test(key))
  if (hasValue && resource['dataAbsentReason'] !== undefined) faults.push('obs-6: a value and its absence')
  if (resource['status'] === 'registered' && hasValue) faults.push('a pending order with a value')
  if (!hasValue && resource['dataAbsentReason'] === undefined) faults.push('neither a value nor its absence')
  const { valueQuantity: quantity } = resource as { valueQuantity?: Json }
  if (quantity) {
    if (typeof quantity['value'] !== 'number') faults.push('a quantity without a number')
    if (!['<', '<=', '>=', '>', undefined].includes(quantity['comparator'] as string | undefined))
      faults.push(`comparator ${String(quantity['comparator'])}`)
  }
  const profile = (resource['meta'] as { profile?: string[] } | undefined)?.profile?.[0]
  if (profile?.endsWith('JP_Observation_LabResult')) faults.push(...labFaults(resource))
  return faults
}

/** What the profile of JP Core demands beyond R4. */
function labFaults(resource: Json): string[] {
  const faults: string[] = []
  const [category] = resource['category'] as { coding: { system: string; code: string }[] }[]
  if (category?.coding[0]?.system !== 'http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS')
    faults.push('JP: the first category is not the laboratory of JP Core')
  if (resource['specimen'] === undefined) faults.push('JP: no specimen')
  if (!(resource['code'] as { text?: string }).text) faults.push('JP: code without text')
  return faults
}

/** R4, con-4 and con-5. */
function conditionFaults(resource: Json): string[] {
  const faults: string[] = []
  const verification = JSON.stringify(resource['verificationStatus'] ?? '')
  const clinical = JSON.stringify(resource['clinicalStatus'] ?? '')
  if (verification.includes('entered-in-error') && resource['clinicalStatus'] !== undefined)
    faults.push('con-5: entered in error and clinicalStatus')
  if (resource['abatementDateTime'] !== undefined && clinical.includes('"active"'))
    faults.push('con-4: abated and active')
  return faults
}

function walk(node: unknown, path: string, urls: ReadonlySet<string>, faults: string[]): void {
  if (Array.isArray(node)) {
    if (node.length === 0) faults.push(`${path} is an empty list`)
    node.forEach((each, at) => walk(each, `${path}[${at}]`, urls, faults))
    return
  }
  if (typeof node === 'string' && (node === '' || /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(node)))
    faults.push(`${path} is ${JSON.stringify(node)}`)
  if (typeof node !== 'object' || node === null) {
    if (node === null) faults.push(`${path} is null`)
    return
  }
  const element = node as Json
  if (Object.keys(element).length === 0) faults.push(`${path} is empty`)
  for (const [key, value] of Object.entries(element)) {
    const at = `${path}.${key}`
    if (key.endsWith('DateTime') || MOMENTS.includes(key))
      if (typeof value !== 'string' || !DATE_TIME.test(value)) faults.push(`${at} ${JSON.stringify(value)}`)
    if (key === 'birthDate' || key === 'valueDate')
      if (typeof value !== 'string' || !DAY.test(value)) faults.push(`${at} ${JSON.stringify(value)}`)
    if (key === 'reference' && typeof value === 'string' && !urls.has(value))
      faults.push(`${at} leads nowhere: ${value}`)
    walk(value, at, urls, faults)
  }
  if (element['system'] === 'http://unitsofmeasure.org' && !UCUM.includes(String(element['code'])))
    faults.push(`${path} unit ${String(element['code'])}`)
  const { start, end } = element
  if (typeof start === 'string' && typeof end === 'string' && end.slice(0, 10) < start.slice(0, 10))
    faults.push(`${path} ends before it starts`)
  if (
    'url' in element &&
    'extension' in element &&
    Object.keys(element).some((key) => key.startsWith('value'))
  )
    faults.push(`${path} is an extension with a value and parts`)
}
