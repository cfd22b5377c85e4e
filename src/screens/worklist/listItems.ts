import { SECTIONS, type Section, type WorklistRow } from '@/domain/worklist'

/** What stands in the list under one another: the headings of sections, the rows, and the opened part of one row. */
export type ListItem =
  | { kind: 'heading'; key: string; section: Section; count: number }
  | { kind: 'row'; key: string; row: WorklistRow; rowIndex: number }
  | { kind: 'opened'; key: string; row: WorklistRow }

/**
 * The rows under the headings of their sections, in the order given within each. A list of one section has no heading
 * when that section is the usual one. `rowIndex` counts as a screen reader does: the head of the table is 1.
 */
export function listItems(rows: readonly WorklistRow[], openId: string | undefined): ListItem[] {
  const items: ListItem[] = []
  let rowIndex = 1
  for (const section of SECTIONS) {
    const inside = rows.filter((row) => row.section === section)
    if (inside.length === 0) continue
    if (section !== 'work') {
      rowIndex += 1
      items.push({ kind: 'heading', key: section, section, count: inside.length })
    }
    for (const row of inside) {
      rowIndex += 1
      items.push({ kind: 'row', key: row.facts.id, row, rowIndex })
      if (row.facts.id === openId) {
        rowIndex += 1
        items.push({ kind: 'opened', key: `${row.facts.id} opened`, row })
      }
    }
  }
  return items
}

/** Where the row of a patient stands among the items; -1 where the list does not show it. */
export function positionOf(items: readonly ListItem[], patientId: string | undefined): number {
  return items.findIndex((item) => item.kind === 'row' && item.row.facts.id === patientId)
}

/** The row before or after the active one; the first of the list where none is active. */
export function neighbour(
  items: readonly ListItem[],
  patientId: string | undefined,
  by: 1 | -1,
): WorklistRow | undefined {
  const rows = items.filter((item) => item.kind === 'row')
  const at = rows.findIndex((item) => item.row.facts.id === patientId)
  if (at < 0) return rows[0]?.row
  return rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.row
}

/** Where every row stood when one was opened: its place and its section. */
export type HeldPlaces = ReadonlyMap<string, { at: number; section: Section }>

/** Where the rows stand now. */
export function placesOf(rows: readonly WorklistRow[]): HeldPlaces {
  return new Map(rows.map(({ facts, section }, at) => [facts.id, { at, section }]))
}

/**
 * The rows of today in the places where they stood: while somebody works on an opened row, nothing moves away under the
 * hands. A row that was not there yet comes last.
 */
export function inPlace(rows: readonly WorklistRow[], held: HeldPlaces): WorklistRow[] {
  const at = ({ facts }: WorklistRow): number => held.get(facts.id)?.at ?? held.size
  return rows
    .map((row) => {
      const section = held.get(row.facts.id)?.section
      return section === undefined || section === row.section ? row : { ...row, section }
    })
    .sort((one, other) => at(one) - at(other))
}
