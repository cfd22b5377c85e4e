import type { ImportField } from '@/domain/reading'
import { readName, readNumber } from '../cells/wordCells'
import { fieldOfHeading } from './headings'
import type { StatedPerson } from './layout'

export type PersonTexts = Partial<Record<ImportField, string>>

/** What a row says of a person by a label and the cell beside it, or by both in one cell: `患者番号: 00142`. */
export function personTexts(row: readonly string[]): PersonTexts {
  const stated: PersonTexts = {}
  row.forEach((cell, at) => {
    const [label = '', ...inCell] = cell.split(/[:：]/)
    const field = fieldOfHeading(label)
    if (!field) return
    const text = inCell.join(':').trim() || valueBeside(row, at)
    if (text !== '') stated[field] ??= text
  })
  return stated
}

/** The next cell with something in it; a label is no value. */
function valueBeside(row: readonly string[], at: number): string {
  const next = row.slice(at + 1, at + 4).find((cell) => cell.trim() !== '') ?? ''
  return fieldOfHeading(next.split(/[:：]/)[0] ?? '') ? '' : next.trim()
}

/** Who a sheet is about, where the rows above its headings say a number. */
export function personAbove(rows: readonly (readonly string[])[]): StatedPerson | undefined {
  const stated: PersonTexts = {}
  for (const row of rows)
    for (const [field, text] of Object.entries(personTexts(row)) as [ImportField, string][])
      stated[field] ??= text
  return personOf(stated)
}

/** The person of labelled texts; undefined without a number. */
export function personOf(stated: PersonTexts): StatedPerson | undefined {
  if (stated.number === undefined || readNumber(stated.number) === '') return undefined
  return {
    number: readNumber(stated.number),
    ...(stated.name === undefined ? {} : { name: readName(stated.name) }),
    ...(stated.kana === undefined ? {} : { kana: readName(stated.kana) }),
    ...(stated.birthDate === undefined ? {} : { birthDate: stated.birthDate }),
    ...(stated.sex === undefined ? {} : { sex: stated.sex }),
  }
}
