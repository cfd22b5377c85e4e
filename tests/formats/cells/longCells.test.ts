import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Gathered } from '@/formats/gathered/gathered'
import { LongReader } from '@/formats/readers/long/longReader'
import { isLaidOut, recogniseTable } from '@/formats/table/recognise'
import { RowReader, type RowBlock } from '@/formats/table/rowReader'
import { RULES } from '../reading'

const HEADINGS =
  '番号,氏名,生年月日,性別,採血日,採血時刻,項目,結果,単位,基準範囲,フラグ,空腹,コメント,検査機関,検体,報告日,下限,上限,測定法,検体状態,報告状態,報告時刻,院外採血'.split(
    ',',
  )

const cells: readonly fc.Arbitrary<string>[] = [
  fc.constantFrom('00142', '142', '', '００１４２', ' 7 '),
  fc.constantFrom('', '髙橋 愛', '佐藤'),
  fc.constantFrom('', '2001-03-04', 'H13.3.4', '2027-01-01', 'x'),
  fc.constantFrom('', '女', 'F', '?'),
  fc.constantFrom(
    '2026-09-14',
    'R8.9.14',
    '平成31年12月31日',
    '45383',
    '2026/9/14 9:30',
    '2026-09-14T09:30:12',
    '',
    '9/14',
    '2027-01-01',
  ),
  fc.constantFrom('', '', '09:30', '朝'),
  fc.constantFrom('ALT', 'AST', 'γ-GTP', 'TG', 'ALB', 'XYZ', '', 'ALT(U/L)', 'PLT'),
  fc.constantFrom('98', '<5', '', '未着', '溶血', '1,5', '98 H', '3.9', '158', '98', '5.2 mg/dL'),
  fc.constantFrom('', 'U/L', 'mg/dL', 'μg', '10^4/μL', '千', 'g/dL', ' U/L'),
  fc.constantFrom('', '7-23', '10～40', '男 13-30 女 9-32', '陰性', '0-0'),
  fc.constantFrom('', 'H', 'L', 'N', '*'),
  fc.constantFrom('', '空腹', '1', 'たぶん'),
  fc.constantFrom('', '', '溶血(+)', "'=1+1"),
  fc.constantFrom('', 'BML'),
  fc.constantFrom('', '血清'),
  fc.constantFrom('', '2026-09-20'),
  fc.constantFrom('', '', '7', '40'),
  fc.constantFrom('', '', '23', '陰性'),
  fc.constantFrom('', '', 'ifcc', '直接法', '?'),
  fc.constantFrom('', '', '溶血 乳び'),
  fc.constantFrom('', '', '中間', 'final', '?'),
  fc.constantFrom('', '', '2026-09-15T09:30:00.000', 'x'),
  fc.constantFrom('', '', '健診'),
]

const aRow = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(...cells) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom('', '98', 'ALT'), { minLength: 1, maxLength: 20 }) },
)

/** Everything that was gathered, as plain data. */
function gatheredFrom(read: (reader: LongReader) => void, columns: readonly number[]): unknown {
  const into = new Gathered()
  const headings = columns.map((at) => HEADINGS[at] ?? '')
  const layout = recogniseTable([headings], {
    terms: RULES.terms,
    templates: [],
    zone: 'Asia/Tokyo',
    kind: 'results-long',
  })
  if (!isLaidOut(layout)) throw new Error('these headings are not recognised')
  const reader = new LongReader(layout, into, RULES, 0)
  read(reader)
  const { results, subjects } = into
  return {
    results: Array.from({ length: results.length }, (_, row) => ({
      ...results.resultAt(row, subjects.list[results.subjectOf(row)]?.number ?? '', undefined),
      column: results.columnOf(row),
    })),
    subjects: subjects.list,
    problems: into.problems.kept,
    warnings: into.warnings.kept,
    leftOut: into.leftOut(),
    assumed: into.assumedUnits,
    orders: into.orders,
  }
}

/** The row again of somebody else and on another day: most rows of a long list are so. */
function again(row: readonly string[], number: string, day: string): string[] {
  return row.length === HEADINGS.length ? row.with(0, number).with(4, day) : [...row]
}

test('rows read where they stand in the text say what rows of texts say', () => {
  const always = [0, 4, 6, 7]
  fc.assert(
    fc.property(
      fc.array(aRow, { maxLength: 12 }),
      fc.array(
        fc.tuple(fc.nat(11), fc.constantFrom('7', '8', ''), fc.constantFrom('2026-09-15', '', '9/14')),
        {
          maxLength: 8,
        },
      ),
      fc.subarray(HEADINGS.map((_, at) => at).filter((at) => !always.includes(at))),
      fc.integer({ min: 20, max: 400 }),
      (first, repeated, further, length) => {
        const rows = [...first, ...repeated.map(([at, number, day]) => again(first[at] ?? [], number, day))]
        const columns = [...always, ...further].sort((a, b) => a - b)
        const picked = rows.map((row) =>
          row.length === HEADINGS.length ? columns.map((at) => row[at] ?? '') : row,
        )
        const text = picked
          .map((row) => row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',') + '\r\n')
          .join('')
        const inText = gatheredFrom((reader) => {
          const rowReader = new RowReader(',')
          for (let at = 0; at < text.length; at += length)
            reader.read(rowReader.feed(text.slice(at, at + length)))
          reader.read(rowReader.end())
        }, columns)
        const asTexts = gatheredFrom((reader) => {
          const block: RowBlock = { rows: picked.map((row) => [...row]), firstLine: 1 }
          reader.read(block)
        }, columns)
        expect(inText).toEqual(asTexts)
      },
    ),
    { numRuns: 1500, seed: 20261123 },
  )
})
