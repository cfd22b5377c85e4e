import type { Language } from '@/domain/language'

type Heading =
  | 'number'
  | 'analyte'
  | 'drawn'
  | 'value'
  | 'unit'
  | 'converted'
  | 'range'
  | 'rangeSource'
  | 'multiple'
  | 'flag'
  | 'limit'
  | 'limitSource'
  | 'lab'
  | 'fasting'
  | 'week'
  | 'dose'

/** The words of what is charted, as a file and as a copied table. */
export const CHARTED_WORDS: Record<
  Language,
  { heading: Record<Heading, string>; fasting: Record<'yes' | 'no' | 'unknown', string>; asOf: string }
> = {
  ja: {
    heading: {
      number: '番号',
      analyte: '項目',
      drawn: '採血日',
      value: '結果',
      unit: '単位',
      converted: '換算値(グラフの単位)',
      range: '基準範囲',
      rangeSource: '基準範囲の出典',
      multiple: '基準上限比',
      flag: '判定',
      limit: '超えた基準',
      limitSource: '基準の出典',
      lab: '検査機関',
      fasting: '空腹',
      week: '週',
      dose: '1日量(mg)',
    },
    fasting: { yes: '空腹', no: '食後', unknown: '' },
    asOf: '時点',
  },
  en: {
    heading: {
      number: 'number',
      analyte: 'analyte',
      drawn: 'drawn',
      value: 'value',
      unit: 'unit',
      converted: 'converted (unit of the chart)',
      range: 'range',
      rangeSource: 'source of the range',
      multiple: '× upper limit',
      flag: 'flag',
      limit: 'limit exceeded',
      limitSource: 'source of the limit',
      lab: 'lab',
      fasting: 'fasting',
      week: 'course week',
      dose: 'dose (mg a day)',
    },
    fasting: { yes: 'yes', no: 'no', unknown: '' },
    asOf: 'as of',
  },
}
