import type { AnalyteId } from '@/domain/analyte'
import { decimal } from '@/domain/decimal'
import { MEASURES } from '@/domain/measures'
import type { ReferenceRange } from '@/domain/range'

/**
 * The common reference intervals for adults (clinical.md §2.1), statistical ranges of healthy people and no decision
 * limits. ALP is high in growing adolescents, so its rows begin at 20 years. Direct bilirubin, non-HDL and hCG have none.
 */
export const JCCLS: readonly ReferenceRange[] = [
  row('ast', '13', '30'),
  row('alt', '10', '42', { sex: 'M' }),
  row('alt', '7', '23', { sex: 'F' }),
  row('ggt', '13', '64', { sex: 'M' }),
  row('ggt', '9', '32', { sex: 'F' }),
  row('alp', '38', '113', { method: 'ifcc', minAge: 20, source: 'mhlw-alp-2020' }),
  row('alp', '106', '322', { method: 'jscc', minAge: 20, source: 'mhlw-alp-2020' }),
  // One row for both methods: the change of 2020 left the range of LD as it was.
  row('ld', '124', '222', { source: 'mhlw-alp-2020' }),
  row('tbil', '0.4', '1.5'),
  row('alb', '4.1', '5.1'),
  row('tp', '6.6', '8.1'),
  row('ck', '59', '248', { sex: 'M' }),
  row('ck', '41', '153', { sex: 'F' }),
  row('tc', '142', '248'),
  row('ldl', '65', '163', { source: 'jccls-2022-ldl' }),
  row('hdl', '38', '90', { sex: 'M', source: 'jccls-2022-hdl-male' }),
  row('hdl', '48', '103', { sex: 'F' }),
  row('tg', '40', '234', { sex: 'M' }),
  row('tg', '30', '117', { sex: 'F' }),
  row('wbc', '3.3', '8.6'),
  row('hb', '13.7', '16.8', { sex: 'M' }),
  row('hb', '11.6', '14.8', { sex: 'F' }),
  row('plt', '15.8', '34.8'),
  row('glu', '73', '109'),
  row('hba1c', '4.9', '6.0'),
]

type Particulars = Partial<Pick<ReferenceRange, 'sex' | 'method' | 'minAge' | 'source'>>

function row(analyte: AnalyteId, low: string, high: string, particulars: Particulars = {}): ReferenceRange {
  return {
    analyte,
    low: decimal(low),
    high: decimal(high),
    unit: MEASURES[analyte].unit,
    source: 'jccls-2022',
    ...particulars,
  }
}
