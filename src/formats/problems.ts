import type { Problem } from '@/domain/problem'
import { CELL_PROBLEMS } from './problemWords/cells'
import { CLINIC_FILE_PROBLEMS } from './problemWords/clinicFile'
import { FHIR_PROBLEMS } from './problemWords/fhir'
import { FILE_PROBLEMS } from './problemWords/files'
import { HL7_PROBLEMS } from './problemWords/hl7'
import { JAPANESE_LAB_PROBLEMS } from './problemWords/japaneseLab'
import { PACKED_PROBLEMS } from './problemWords/packed'
import type { ProblemWords } from './problemWords/shared'
import { TABLE_PROBLEMS } from './problemWords/tables'

const WORDS = {
  ...CELL_PROBLEMS,
  ...FILE_PROBLEMS,
  ...PACKED_PROBLEMS,
  ...TABLE_PROBLEMS,
  ...CLINIC_FILE_PROBLEMS,
  ...HL7_PROBLEMS,
  ...FHIR_PROBLEMS,
  ...JAPANESE_LAB_PROBLEMS,
}

/** The stable word for a kind of problem or warning of a file. */
export type ProblemCode = keyof typeof WORDS

/** A problem of a file in words; `received` is the text exactly as it stands there. */
export function fileProblem(
  code: ProblemCode,
  where: Problem['where'],
  received: string,
  detail = '',
): Problem {
  const words: ProblemWords = WORDS[code]
  return { code, where, received, ...words({ received, detail }) }
}
