import type { AnalyteId } from '@/domain/analyte'

/**
 * Item codes of BML that public programs explain (docs/formats.md). What the clinic's own list says
 * goes before them; a code in neither is left out and named.
 */
export const BML_CODES: ReadonlyMap<string, AnalyteId> = new Map<string, AnalyteId>([
  ['0000301', 'wbc'],
  ['0000303', 'hb'],
  ['0000308', 'plt'],
  ['0000401', 'tp'],
  ['0000402', 'alb'],
  ['0000410', 'ldl'],
  ['0000450', 'tc'],
  ['0000454', 'tg'],
  ['0000460', 'hdl'],
  ['0000472', 'tbil'],
  ['0000481', 'ast'],
  ['0000482', 'alt'],
  ['0000484', 'ggt'],
  ['0000503', 'glu'],
  ['0003317', 'hba1c'],
])
