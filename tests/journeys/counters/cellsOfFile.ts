import { basename } from 'node:path'
import { countCells } from '../../formats/fhirReader/counting'

/** Bytes as letters, one each: nothing that is counted here needs a decoder. */
const LETTERS = new TextDecoder('latin1')
const BEFORE_ITEMS = 78
const ITEM = 32
const ITEM_CODE = 17
const ITEMS_IN_RECORD = 5
/** What stands in a row of BML before its items. */
const BEFORE_GROUPS = 11
const GROUP = 4

/**
 * How many result cells a file has, counted from its bytes without any reader of the app; `undefined` for a file that is
 * no data of a laboratory. `inBook` is what a workbook is known to hold: its cells are packed.
 */
export function cellsOfFile(path: string, bytes: Uint8Array, inBook: number): number | undefined {
  const text = LETTERS.decode(bytes)
  const name = basename(path)
  if (/\.xlsx?$/.test(name)) return inBook
  if (/^(LICENSE|README\.md|Test Plan\.MD|package\.json|log\.ndjson|truth_correction\.txt)$/.test(name))
    return undefined
  if (/\.(js|xsd)$/.test(name) || path.includes('/include/')) return undefined
  if (name.endsWith('.hl7') || path.includes('ssmix2/') || path.includes('/sampleData/'))
    return observationsIn(text)
  if (/\.(nd)?json$/.test(name)) return countCells(new TextDecoder().decode(bytes))
  if (name.startsWith('A1_256byte')) return slotsIn(text)
  if (name === 'nlabo.DAT') return linesOf(text).length
  if (/^\d+_O\d+\.csv$/.test(name)) return groupsIn(text)
  return cellsOfTable(name, text)
}

/** Observations of HL7, at the start of a line or pasted behind a space, whatever became of them. */
export function observationsIn(text: string): number {
  return text.match(/(?<![^\s\v\x1c])OBX(?=[^\w\s])/g)?.length ?? 0
}

/** Item slots of 256-byte records whose code is not blank. */
function slotsIn(text: string): number {
  return linesOf(text)
    .filter((record) => record.startsWith('A1'))
    .reduce((sum, record) => {
      const codes = Array.from({ length: ITEMS_IN_RECORD }, (_, at) =>
        record.slice(BEFORE_ITEMS + at * ITEM, BEFORE_ITEMS + at * ITEM + ITEM_CODE),
      )
      return sum + codes.filter((code) => code.trim() !== '').length
    }, 0)
}

function groupsIn(text: string): number {
  return linesOf(text).reduce((sum, line) => {
    const cells = line.split(',').slice(BEFORE_GROUPS)
    return sum + cells.filter((cell, at) => at % GROUP === 0 && cell !== '').length
  }, 0)
}

/** Where the results stand in the tables among the samples that need no answer, from which row and column on. */
const TABLES: Record<string, { row: number; columns: [number, number?]; delimiter?: string }> = {
  'patients.csv': { row: 1, columns: [0, 0] },
  'truth.csv': { row: 1, columns: [9, 10] },
  'wide_clinic_utf8bom.csv': { row: 1, columns: [3] },
  'wide_one_patient_era_cp932.tsv': { row: 3, columns: [3], delimiter: '\t' },
  'test_result.csv': { row: 1, columns: [4, 5] },
  'lab_results.csv': { row: 1, columns: [3, 4] },
  'sdtm_lb_liver_chol_long.dev.csv': { row: 1, columns: [7, 8] },
  'pbcseq.csv': { row: 1, columns: [1] },
}

function cellsOfTable(name: string, text: string): number {
  const table = TABLES[name]
  if (!table) throw new Error(`nobody says where the results of this table stand: ${name}`)
  const { row, columns, delimiter = ',' } = table
  return linesOf(text)
    .slice(row)
    .reduce((sum, line) => {
      const cells = line.split(delimiter).slice(...columns)
      return sum + cells.filter((cell) => cell.trim() !== '').length
    }, 0)
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/).filter((line) => line.replace('\x1a', '').trim() !== '')
}
