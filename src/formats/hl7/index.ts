import type { Format } from '../format'
import { Hl7Reader } from './hl7Reader'
import { recogniseHl7 } from './recognise'

/** HL7 v2: reports of laboratories, batches, and the files of SS-MIX2 standard storage. */
export const HL7_FORMATS: readonly Format[] = [
  { kind: 'hl7', takes: 'text', recognise: recogniseHl7, open: (opening) => new Hl7Reader(opening) },
]
