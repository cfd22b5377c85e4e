import { ANALYTE_IDS, type Analyte, type AnalyteId } from '@/domain/analyte'
import { hb } from './blood/hb'
import { plt } from './blood/plt'
import { wbc } from './blood/wbc'
import { hdl } from './lipids/hdl'
import { ldl } from './lipids/ldl'
import { nonhdl } from './lipids/nonhdl'
import { tc } from './lipids/tc'
import { tg } from './lipids/tg'
import { alp } from './liver/alp'
import { alt } from './liver/alt'
import { ast } from './liver/ast'
import { dbil } from './liver/dbil'
import { ggt } from './liver/ggt'
import { ld } from './liver/ld'
import { tbil } from './liver/tbil'
import { ck } from './other/ck'
import { glu } from './other/glu'
import { hba1c } from './other/hba1c'
import { hcg } from './other/hcg'
import { alb } from './protein/alb'
import { tp } from './protein/tp'

/** The catalogue: every analyte with its names, codes, units and plausible values (clinical.md §1). */
export const ANALYTES: Record<AnalyteId, Analyte> = {
  ast,
  alt,
  ggt,
  alp,
  ld,
  tbil,
  dbil,
  alb,
  tp,
  tc,
  ldl,
  hdl,
  tg,
  nonhdl,
  ck,
  wbc,
  hb,
  plt,
  hba1c,
  glu,
  hcg,
}

/** The same rows in the order of a lab sheet. */
export const ANALYTE_LIST: readonly Analyte[] = ANALYTE_IDS.map((id) => ANALYTES[id])
