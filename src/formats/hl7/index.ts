import type { Format } from '../format'

export const HL7_FORMATS: readonly Format[] = []
