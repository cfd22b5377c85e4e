import { isCompactDay, spacedMoment } from '../statedDay'

/** Where the cells of a row stand, from 0. */
export type Columns = Record<Column, number>

const ORDER = [
  'lab',
  'number',
  'drawn',
  'name',
  'sex',
  'chyle',
  'hemolysis',
  'dialysis',
  'state',
  'groupCode',
  'group',
  'parent',
  'code',
  'medis',
  'item',
  'abnormal',
  'range',
  'value',
  'unit',
  'specimenCode',
  'specimen',
  'commentCode1',
  'comment1',
  'commentCode2',
  'comment2',
] as const
type Column = (typeof ORDER)[number]

/** `.DAT`: 25 columns. */
export const DAT = columnsOf(0)
/** `.DAT2` and `.CSV`: 26 columns, the number of the order second. */
export const DAT2 = columnsOf(1)
/** The number of the order in a `.DAT2`. */
export const ORDER_NUMBER = 1

const FEWEST = DAT.unit
const MOST = ORDER.length + 1

/** Whether so many cells may be a row; programs leave away empty cells at its end. */
export function isRowWidth(count: number): boolean {
  return count >= FEWEST && count <= MOST
}

/** Which of the two a row is, by where its day stands; undefined where neither place holds one. */
export function layoutOf(cells: readonly string[]): Columns | undefined {
  if (isDrawn(cells[DAT2.drawn])) return DAT2
  return isDrawn(cells[DAT.drawn]) ? DAT : undefined
}

/** Whether a row is one of these files: a day where it belongs, a number, a person and a named item. */
export function isOpenDolphinRow(cells: readonly string[]): boolean {
  const columns = layoutOf(cells)
  if (!columns || !isRowWidth(cells.length) || /^-?\d+$/.test(cells[columns.name] ?? '')) return false
  const at = (column: Column): string => cells[columns[column]] ?? ''
  const isOfPerson = /^[0-9A-Za-z-]+$/.test(at('number')) && /^(?:[MFmf12]|男性?|女性?)?$/.test(at('sex'))
  const isSample = [at('chyle'), at('hemolysis'), at('dialysis')].every((text) => text.length <= 8)
  return (
    isOfPerson && isSample && at('state').length <= 8 && at('item') !== '' && at('code') + at('medis') !== ''
  )
}

function isDrawn(text: string | undefined): boolean {
  const [day = '', time = '00:00', ...more] = spacedMoment(text ?? '').split(/\s+/)
  const parts = /^(\d{4})([-/])(\d{2})\2(\d{2})$/.exec(day)
  const compact = parts ? `${parts[1] ?? ''}${parts[3] ?? ''}${parts[4] ?? ''}` : day
  return isCompactDay(compact) && more.length === 0 && /^\d{2}:\d{2}(?::\d{2})?$/.test(time)
}

function columnsOf(shift: 0 | 1): Columns {
  const pairs = ORDER.map((column, at): [Column, number] => [column, at === 0 ? 0 : at + shift])
  return Object.fromEntries(pairs) as Columns
}
