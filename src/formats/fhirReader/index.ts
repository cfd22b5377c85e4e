import type { Format } from '../format'
import { FhirReader } from './fhirReader'
import { recogniseFhir } from './recognise'

export const FHIR_FORMATS: readonly Format[] = [
  { kind: 'fhir', takes: 'text', recognise: recogniseFhir, open: (opening) => new FhirReader(opening) },
]
