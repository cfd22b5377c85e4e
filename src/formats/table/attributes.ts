import type { AttributeUse } from '@/domain/reading'
import { fieldOfHeading, foldHeading } from './headings'

/** The words by which trial databases (CDISC) name what a value is; the last part of an id decides. */
const ENDINGS: readonly { ending: RegExp; use: AttributeUse }[] = [
  { ending: /(?:LBORRES|ORRES|STRESC)$/, use: 'value' },
  { ending: /(?:LBORRESU|ORRESU)$/, use: 'unit' },
  { ending: /(?:LBORNR[_.\s]?LOWER|LBORNRLO|ORNRLO)$/, use: 'low' },
  { ending: /(?:LBORNR[_.\s]?UPPER|LBORNRHI|ORNRHI)$/, use: 'high' },
  { ending: /(?:LBNRIND|NRIND)$/, use: 'flag' },
]

const WORDS = new Map<string, AttributeUse>(
  (
    [
      ['value', ['VALUE', 'RESULT', '値', '結果', '検査値', '結果値', '測定値']],
      ['unit', ['UNIT', 'UNITS', '単位']],
      ['low', ['LOW', 'LOWER', 'LOWERLIMIT', 'LLN', '下限', '下限値', '基準下限', '基準値下限']],
      ['high', ['HIGH', 'UPPER', 'UPPERLIMIT', 'ULN', '上限', '上限値', '基準上限', '基準値上限']],
      ['range', ['RANGE', 'REFERENCERANGE', '基準値', '基準範囲', '範囲']],
      ['flag', ['FLAG', '判定', 'フラグ', '異常']],
      ['comment', ['COMMENT', 'コメント', '備考']],
    ] as const
  ).flatMap(([use, words]) => words.map((word) => [foldHeading(word), use] as const)),
)

/** What the value beside an attribute is: `value`, 単位, `LBSER_AST_LBORNR_Lower`; undefined where its words do not say it. */
export function attributeUse(text: string): AttributeUse | undefined {
  const whole = WORDS.get(foldHeading(text)) ?? ofField(text)
  if (whole) return whole
  const upper = text.trim().toUpperCase()
  return ENDINGS.find(({ ending }) => ending.test(upper))?.use
}

function ofField(text: string): AttributeUse | undefined {
  const field = fieldOfHeading(text)
  return field === 'value' || field === 'unit' || field === 'low' || field === 'high' || field === 'range'
    ? field
    : undefined
}
