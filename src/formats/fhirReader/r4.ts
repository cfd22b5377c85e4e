/**
 * The keys of FHIR R4 that are read here, and nothing of what stands under them: that is for the guards to find out. (The
 * published types are of STU-3.)
 */
type Keys<Names extends string> = Readonly<Record<Names, unknown>>

type Resource<Names extends string> = Keys<Names | 'resourceType' | 'id' | 'meta' | 'contained' | 'extension'>
type Element<Names extends string> = Keys<Names | 'extension'>

export type Annotation = Element<'text'>
export type CodeableConcept = Element<'coding' | 'text'>
export type Coding = Element<'system' | 'code' | 'display'>
export type Extension = Element<
  'url' | 'valueString' | 'valueCode' | 'valueDate' | 'valueDecimal' | 'valueBoolean'
>
export type Identifier = Element<'system' | 'value' | 'use' | 'type'>
export type Reference = Element<'reference' | 'type' | 'identifier' | 'display'>
export type Meta = Element<'lastUpdated' | 'versionId' | 'tag'>
export type Period = Element<'start' | 'end'>
export type Quantity = Element<'value' | 'comparator' | 'unit' | 'system' | 'code'>
export type Duration = Quantity
export type Range = Element<'low' | 'high'>
export type Ratio = Element<'numerator' | 'denominator'>
export type HumanName = Element<'use' | 'text' | 'family' | 'given'>
export type ContactPoint = Element<'system' | 'value' | 'use' | 'rank'>
export type PatientLink = Element<'type' | 'other'>
export type ObservationReferenceRange = Element<'low' | 'high' | 'type' | 'appliesTo' | 'age' | 'text'>
export type SpecimenCollection = Element<
  'collectedDateTime' | 'collectedPeriod' | 'fastingStatusCodeableConcept'
>

type Values =
  | 'valueQuantity'
  | 'valueString'
  | 'valueCodeableConcept'
  | 'valueInteger'
  | 'valueDecimal'
  | 'valueBoolean'
  | 'valueDateTime'
  | 'valueTime'
  | 'valueRange'
  | 'valueRatio'
  | 'valuePeriod'
  | 'valueSampledData'
  | 'valueAttachment'
  | 'valueReference'
  | 'dataAbsentReason'
type Stated = Values | 'code' | 'interpretation' | 'referenceRange'
type Effective = 'effectiveDateTime' | 'effectivePeriod' | 'effectiveInstant'

export type ObservationComponent = Element<Stated>
/** `comment` and `related` are of STU-3. */
export type Observation = Resource<
  | Stated
  | Effective
  | 'identifier'
  | 'status'
  | 'category'
  | 'subject'
  | 'issued'
  | 'performer'
  | 'note'
  | 'comment'
  | 'method'
  | 'specimen'
  | 'hasMember'
  | 'related'
  | 'component'
>
export type Patient = Resource<'identifier' | 'active' | 'name' | 'telecom' | 'gender' | 'birthDate' | 'link'>
export type Specimen = Resource<'type' | 'collection' | 'condition' | 'note'>
export type DiagnosticReport = Resource<'status' | 'subject' | 'issued' | 'result' | Effective>
export type Organization = Resource<'name'>
export type Medication = Resource<'code'>
export type Bundle = Resource<'type' | 'timestamp' | 'entry'>
export type BundleEntry = Element<'fullUrl' | 'resource'>
export type CarePlan = Resource<'category' | 'subject' | 'status' | 'period'>
export type MedicationRequest = Resource<
  | 'status'
  | 'intent'
  | 'doNotPerform'
  | 'subject'
  | 'medicationCodeableConcept'
  | 'medicationReference'
  | 'authoredOn'
  | 'basedOn'
  | 'groupIdentifier'
  | 'dosageInstruction'
>
export type Dosage = Element<
  'text' | 'timing' | 'asNeededBoolean' | 'asNeededCodeableConcept' | 'doseAndRate' | DoseNames
>
type DoseNames = 'doseQuantity' | 'doseRange' | 'rateRatio' | 'rateRange' | 'rateQuantity'
export type DosageDoseAndRate = Element<DoseNames>
export type Timing = Element<'repeat' | 'code'>
export type TimingRepeat = Element<
  | 'boundsPeriod'
  | 'boundsDuration'
  | 'frequency'
  | 'frequencyMax'
  | 'period'
  | 'periodMax'
  | 'periodUnit'
  | 'dayOfWeek'
  | 'when'
  | 'timeOfDay'
>
