import type { AnalyteId } from '@/domain/analyte'
import type { ReadResult } from '@/domain/reading'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { ANALYTE_OF_TRUTH, truthRows as rowsByHeading } from '../../builders/truth'

export const SAMPLES = resolve(import.meta.dirname, '../../../../shared/samples')
export const DEV = 'derived-from-cdisc/dev'

export function sample(path: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(readFileSync(resolve(SAMPLES, path)))
}

/** One row of truth.csv: what every file of the folder says in its own layout. */
export interface Truth {
  number: string
  name: string
  kana: string
  sex: string
  day: string
  time: string
  analyte: AnalyteId
  jlac10: string
  value: string
  unit: string
  low: string
  high: string
  flag: string
  marks: string[]
  isInterim: boolean
}

/** The rows of truth.csv in our words. */
export function truthRows(): Truth[] {
  return rowsByHeading().map((row) => {
    const cell = (name: string): string => row[name] ?? ''
    const [day = '', time = ''] = cell('collected').split('T')
    return {
      number: cell('patient_id'),
      name: cell('name'),
      kana: cell('kana'),
      sex: cell('sex'),
      day,
      time,
      analyte: ANALYTE_OF_TRUTH[cell('test')] ?? 'hcg',
      jlac10: cell('jlac10'),
      value: cell('comparator') + cell('value'),
      unit: cell('unit'),
      low: cell('low'),
      high: cell('high'),
      flag: cell('flag'),
      marks: [cell('hemolysis') && 'hemolysis', cell('chyle') && 'lipemia'].filter(Boolean),
      isInterim: cell('report_status') !== 'F',
    }
  })
}

/** ALP by its method digits: two methods are two series. */
export function methodOf({ jlac10 }: Truth): string | undefined {
  if (!jlac10.startsWith('3B070')) return undefined
  return jlac10.slice(12, 15) === '271' ? 'jscc' : 'ifcc'
}

/** A result in a line that two sources can be compared by. */
export function lineOf(result: ReadResult): string {
  const { number, day, time = '', analyte, value, method, status, marks = [] } = result
  return [number, day, time, analyte, value?.text, method ?? '', status, marks.join('+')].join(' ')
}

/** The bytes of a text in Shift_JIS, as far as the letters of these tests go. */
export function shiftJis(text: string): Uint8Array<ArrayBuffer> {
  const bytes = [...text].flatMap((letter) => {
    const code = letter.codePointAt(0) ?? 0
    if (code < 0x80) return [code]
    if (code >= 0xff61 && code <= 0xff9f) return [code - 0xff61 + 0xa1]
    const known = TWO_BYTES.get(letter)
    if (!known) throw new Error(`not among the letters of the tests: ${letter}`)
    return known
  })
  return Uint8Array.from(bytes)
}

const TWO_BYTES: ReadonlyMap<string, number[]> = new Map(
  (function* lettersOfTwoBytes(): Generator<[string, number[]]> {
    const decoder = new TextDecoder('shift_jis')
    for (let first = 0x81; first <= 0xfc; first++) {
      if (first > 0x9f && first < 0xe0) continue
      for (let second = 0x40; second <= 0xfc; second++) {
        const letter = decoder.decode(Uint8Array.of(first, second))
        if ([...letter].length === 1 && letter !== '\uFFFD') yield [letter, [first, second]]
      }
    }
  })(),
)
