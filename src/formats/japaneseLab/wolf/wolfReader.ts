import { parseDay, type Day } from '@/domain/day'
import type { Bilingual } from '@/domain/language'
import type { ResultStatus } from '@/domain/result'
import { readDayCell } from '../../cells/dayCell'
import { readPlacedNumber } from '../../cells/patientNumber'
import { readSex } from '../../cells/wordCells'
import type { Opening } from '../../format'
import { sourceKeyOf } from '../../sourceKey'
import { LabResults } from '../labResults'
import type { LineHandler } from '../lineReader'
import { bounded, cellsOf, isCutOff } from '../lines'
import { dialysisComment, joinedComments } from '../sampleMarks'
import { formedValue } from '../valueForm'
import {
  ABNORMAL,
  ANALYTE_CODE,
  BIRTH,
  CHART,
  CODE,
  COLLECTED,
  COMMENTS,
  DIALYSIS,
  FORM,
  ITEM,
  ITEM_KIND,
  isRowWidth,
  KANA,
  LAB,
  LIMIT_1,
  LIMIT_2,
  MATERIAL,
  MATERIAL_CODE,
  ORDER_NUMBER,
  PATIENT,
  RANGE,
  RANGE_KIND,
  RECEIVED,
  REPORT_COMMENT,
  RETEST,
  SEX,
  UNIT,
  VALUE,
} from './columns'

/** Heading of a group of items, which has no value of its own. */
const PARENT = '2'
/** The first examination, one that is being repeated, one repeated, one repeated twice. */
const STATUS_OF_RETEST: Readonly<Record<string, ResultStatus>> = {
  '': 'final',
  '0': 'final',
  '1': 'preliminary',
  '2': 'corrected',
  '3': 'corrected',
}

type Cell = (column: number) => string

/** Reads the rows of a WOLF file: one item a row. A repeated examination follows the first one. */
export class WolfRows implements LineHandler {
  readonly results: LabResults
  private narrowest = Number.POSITIVE_INFINITY

  constructor(opening: Opening) {
    this.results = new LabResults('wolf', opening)
  }

  readLine(text: string, line: number, isOpen: boolean): void {
    const cells = bounded(cellsOf(text, isRowWidth), line)
    const refuse = (code: 'row-width' | 'row-cut', detail: string): void =>
      this.results.cells.problem(code, text.slice(0, 200), { line, column: 0 }, 1, undefined, detail)
    if (isOpen && isCutOff(text, cells, this.narrowest)) return refuse('row-cut', '')
    this.narrowest = Math.min(this.narrowest, cells.length)
    if (isRowWidth(cells.length)) return this.readRow((column) => cells[column] ?? '', line)
    refuse('row-width', String(cells.length))
  }

  notes(): Bilingual[] {
    return []
  }

  private readRow(cell: Cell, line: number): void {
    const { cells, rules } = this.results
    const place = { line, column: VALUE + 1 }
    if (cell(ITEM_KIND) === PARENT && cell(VALUE) === '')
      return this.results.leaveOut(cell(ITEM) || cell(CODE), 'panel', 1, line)
    const number = readPlacedNumber(cell(PATIENT) || cell(CHART))
    if (number === '') return cells.problem('no-number', cell(VALUE), { line, column: PATIENT + 1 }, 1)
    if (cell(ITEM) + cell(CODE) + cell(ANALYTE_CODE) === '')
      return cells.problem('no-analyte', cell(VALUE), { line, column: ITEM + 1 }, 1)
    const dayAt = cell(COLLECTED) === '' ? RECEIVED : COLLECTED
    const moment = cells.moment(cell(dayAt))
    if (moment < 0)
      return cells.problem(
        cells.faultOf(moment),
        cell(dayAt),
        { line, column: dayAt + 1 },
        1,
        cell(ITEM),
        rules.today,
      )
    const value = formedValue(cell(VALUE), cell(FORM), rules.terms)
    if ('fault' in value) return cells.problem(value.fault, cell(VALUE), place, 1, cell(ITEM), cell(FORM))
    const item = {
      codes: cell(CODE) === '' ? [] : [cell(CODE)],
      jlac10: nationalCode(cell(ANALYTE_CODE), cell(MATERIAL_CODE)),
      name: cell(ITEM),
      specimen: cell(MATERIAL),
    }
    const stated = { item, value: value.text, unit: cell(UNIT), range: this.range(cell) }
    if (this.results.isShifted(stated)) return cells.problem('row-shifted', cell(VALUE), place, 1, cell(ITEM))
    this.results.put({
      person: this.person(cell, number, line),
      moment,
      ...stated,
      flag: cell(ABNORMAL),
      beside: this.results.besideId(commentOf(cell), []),
      version: {
        status: this.status(cell, line, value.isWithoutResult === true),
        key: keyOf(cell, number, moment),
      },
      place,
    })
  }

  private status(cell: Cell, line: number, isWithoutResult: boolean): ResultStatus {
    const stated = cell(RETEST)
    const status = Object.hasOwn(STATUS_OF_RETEST, stated) ? STATUS_OF_RETEST[stated] : undefined
    if (status === undefined)
      this.results.cells.warning('unknown-report-state', stated, { line, column: RETEST + 1 })
    if (isWithoutResult && status !== 'preliminary') return 'cancelled'
    return status ?? 'final'
  }

  private range(cell: Cell): number {
    const { cells } = this.results
    const [one, two] = [cell(LIMIT_1), cell(LIMIT_2)]
    const limit = one === '' ? two : one
    if (limit !== '') {
      if (cell(RANGE_KIND) === '-') return cells.limitsId(one, two)
      const words = { E: '以下', L: '未満', U: '以上' }[cell(RANGE_KIND)]
      if (words !== undefined) return cells.rangeId(`${limit}${words}`)
    }
    return cells.rangeId(cell(RANGE))
  }

  private person(cell: Cell, number: string, line: number): number {
    const stated = cell(SEX)
    const sex = stated === '' ? undefined : readSex(stated)
    if (stated !== '' && !sex) this.results.cells.problem('not-a-sex', stated, { line, column: SEX + 1 }, 0)
    const birthDate = this.birth(cell(BIRTH), line)
    return this.results.person(
      {
        number,
        name: cell(KANA),
        ...(sex === undefined ? {} : { sex }),
        ...(birthDate === undefined ? {} : { birthDate }),
      },
      line,
    )
  }

  private birth(text: string, line: number): Day | undefined {
    if (text === '') return undefined
    const { cells, rules } = this.results
    const read = readDayCell(text, rules.zone)
    const place = { line, column: BIRTH + 1 }
    if ('fault' in read) cells.problem(read.fault, text, place, 0)
    else if (read.day > rules.today) cells.problem('after-today', text, place, 0, undefined, rules.today)
    else return parseDay(read.day)
    return undefined
  }
}

/** A repeated examination has the key of the first one, whichever file it stands in. */
function keyOf(cell: Cell, number: string, moment: number): string {
  const item = cell(CODE) || cell(ITEM)
  return sourceKeyOf(['wolf', cell(LAB), number, moment, cell(ORDER_NUMBER), item].join('\u0001'))
}

/** Analyte and material without anything special about the collection make 12 characters of the national code. */
function nationalCode(analyte: string, material: string): string {
  return /^[0-9A-Z]{5}$/.test(analyte) && /^\d{3}$/.test(material) ? `${analyte}0000${material}` : analyte
}

function commentOf(cell: Cell): string {
  return joinedComments(dialysisComment(cell(DIALYSIS)), cell(REPORT_COMMENT), ...COMMENTS.map(cell))
}
