import type { Bilingual } from '@/domain/language'
import { readPlacedNumber } from '../../cells/patientNumber'
import { readSex } from '../../cells/wordCells'
import type { Opening } from '../../format'
import type { Version } from '../../gathered/packedResults'
import { sourceKeyOf } from '../../sourceKey'
import { LabResults } from '../labResults'
import type { LineHandler } from '../lineReader'
import { bounded, cellsOf, isCutOff } from '../lines'
import { statusOfState } from '../reportState'
import { dialysisComment, joinedComments, marksOfFields } from '../sampleMarks'
import { spacedMoment, withoutMidnight } from '../statedDay'
import { DAT, DAT2, isRowWidth, layoutOf, ORDER_NUMBER, type Columns } from './columns'

/** Mitsubishi's rows without a value say that there is no result; those of other laboratories, that it is not there yet. */
const LAB_OF_FINAL_BLANKS = 'M'

/** One row with its cells by name. */
interface Row {
  cell: (column: keyof Columns) => string
  columns: Columns
  order: string
  line: number
}

/** Reads the rows of a `.DAT` or `.DAT2` file of OpenDolphin: one item a row. */
export class OpenDolphinRows implements LineHandler {
  readonly results: LabResults
  private layout: Columns | undefined
  private narrowest = Number.POSITIVE_INFINITY

  constructor(opening: Opening) {
    this.results = new LabResults('opendolphin', opening)
  }

  readLine(text: string, line: number, isOpen: boolean): void {
    const cells = bounded(cellsOf(text, isRowWidth), line)
    const refuse = (code: 'row-width' | 'row-cut', detail: string): void =>
      this.results.cells.problem(code, text.slice(0, 200), { line, column: 0 }, 1, undefined, detail)
    if (isOpen && isCutOff(text, cells, this.narrowest)) return refuse('row-cut', '')
    this.narrowest = Math.min(this.narrowest, cells.length)
    const columns = layoutOf(cells) ?? this.layout ?? DAT
    this.layout = columns
    if (!isRowWidth(cells.length)) return refuse('row-width', String(cells.length))
    const cell = (column: keyof Columns): string => cells[columns[column]] ?? ''
    this.readRow({ cell, columns, order: columns === DAT2 ? (cells[ORDER_NUMBER] ?? '') : '', line })
  }

  notes(): Bilingual[] {
    return []
  }

  private readRow(row: Row): void {
    const { cell, columns, line } = row
    const number = readPlacedNumber(cell('number'))
    const { cells, rules } = this.results
    const refuse = (code: 'no-number' | 'no-analyte', column: number): void =>
      cells.problem(code, cell('value'), { line, column: column + 1 }, 1)
    if (number === '') return refuse('no-number', columns.number)
    if (cell('item') + cell('code') + cell('medis') === '') return refuse('no-analyte', columns.item)
    const moment = cells.moment(withoutMidnight(spacedMoment(cell('drawn'))))
    const place = { line, column: columns.value + 1 }
    if (moment < 0)
      return cells.problem(
        cells.faultOf(moment),
        cell('drawn'),
        { line, column: columns.drawn + 1 },
        1,
        cell('item'),
        rules.today,
      )
    const stated = {
      item: {
        codes: cell('code') === '' ? [] : [cell('code')],
        jlac10: cell('medis'),
        name: cell('item'),
        specimen: cell('specimen'),
      },
      value: cell('value'),
      unit: cell('unit'),
      range: cells.rangeId(cell('range')),
    }
    if (this.results.isShifted(stated))
      return cells.problem('row-shifted', cell('value'), place, 1, cell('item'))
    const { marks, comment } = marksOfFields(cell('chyle'), cell('hemolysis'), '')
    this.results.put({
      person: this.results.person({ number, name: cell('name'), ...this.sex(row) }, line),
      moment,
      ...stated,
      flag: cell('abnormal'),
      beside: this.results.besideId(this.comment(row, comment), marks),
      ...this.version(row, number, moment),
      place,
    })
  }

  private comment({ cell }: Row, ofSample: string): string {
    const ofItem = [1, 2].map((at) => cell(`comment${at as 1 | 2}`) || cell(`commentCode${at as 1 | 2}`))
    return joinedComments(ofSample, dialysisComment(cell('dialysis')), ...ofItem)
  }

  /** Only rows that state how far their report is follow each other as versions. */
  private version(row: Row, number: string, moment: number): { version?: Version } {
    const { cell, columns, line, order } = row
    const state = cell('state')
    if (state === '') return {}
    const known = statusOfState(state)
    if (known === undefined)
      this.results.cells.warning('unknown-report-state', state, { line, column: columns.state + 1 })
    const isWithoutResult = cell('value') === '' && cell('lab') === LAB_OF_FINAL_BLANKS && known === 'final'
    const item = cell('medis') || cell('code') || cell('item')
    const key = sourceKeyOf(['opendolphin', cell('lab'), number, moment, order, item].join('\u0001'))
    return { version: { status: isWithoutResult ? 'cancelled' : (known ?? 'final'), key } }
  }

  private sex({ cell, columns, line }: Row): { sex?: 'M' | 'F' } {
    const stated = cell('sex')
    const sex = stated === '' ? undefined : readSex(stated)
    if (sex) return { sex }
    if (stated !== '') this.results.cells.problem('not-a-sex', stated, { line, column: columns.sex + 1 }, 0)
    return {}
  }
}
