import type { Format } from '../format'

export const FHIR_FORMATS: readonly Format[] = []
