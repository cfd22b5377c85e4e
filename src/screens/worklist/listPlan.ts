import { SECTIONS, type Section, type WorklistRow } from '@/domain/worklist'

/** What stands in the list under one another: the headings of sections, the rows, and the opened part of one row. */
export type ListItem =
  | { kind: 'heading'; key: string; section: Section; count: number }
  | { kind: 'row'; key: string; row: WorklistRow; rowIndex: number }
  | { kind: 'opened'; key: string; row: WorklistRow }

/** The rows of one section: where the first and the end stand among the rows, and its first item in the list. */
interface Part {
  section: Section
  from: number
  to: number
  hasHeading: boolean
  firstItem: number
}

/**
 * Where everything stands in a list of rows under the headings of their sections. A list of the usual section alone has
 * no heading. Nothing is made for a row until it is in sight: places are told by arithmetic, since there may be 100,000.
 */
export class ListPlan {
  /** How many items the list has: headings, rows, and the opened part. */
  readonly count: number
  /** The item that is the opened part; -1 while none is open. */
  readonly openedAt: number
  private readonly rows: readonly WorklistRow[]
  private readonly parts: readonly Part[]

  constructor(rows: readonly WorklistRow[], openId: string | undefined) {
    this.rows = inSections(rows)
    this.parts = partsOf(this.rows)
    const last = this.parts.at(-1)
    const plain = last ? itemOf(last, last.to) : 0
    const opened = openId === undefined ? -1 : this.itemOfRow(this.placeOf(openId))
    this.openedAt = opened < 0 ? -1 : opened + 1
    this.count = opened < 0 ? plain : plain + 1
  }

  /** What stands at a place of the list. A screen reader counts the head of the table as 1, which `rowIndex` follows. */
  itemAt(place: number): ListItem | undefined {
    if (place === this.openedAt) {
      const row = this.rowAt(place - 1)
      return row && { kind: 'opened', key: `${row.facts.id} opened`, row }
    }
    const part = this.partAt(place)
    if (part === undefined) return undefined
    if (part.hasHeading && this.unopened(place) === part.firstItem) {
      return { kind: 'heading', key: part.section, section: part.section, count: part.to - part.from }
    }
    const row = this.rowAt(place)
    return row && { kind: 'row', key: row.facts.id, row, rowIndex: place + 2 }
  }

  /** The place of a patient's row; -1 where the list does not show it. */
  positionOf(patientId: string | undefined): number {
    const item = patientId === undefined ? -1 : this.itemOfRow(this.placeOf(patientId))
    return item < 0 || this.openedAt < 0 || item < this.openedAt ? item : item + 1
  }

  /** The row before or after that of a patient; the first of the list where it does not show the patient. */
  neighbour(patientId: string | undefined, by: 1 | -1): WorklistRow | undefined {
    const at = patientId === undefined ? -1 : this.placeOf(patientId)
    if (at < 0) return this.rows[0]
    return this.rows[Math.min(this.rows.length - 1, Math.max(0, at + by))]
  }

  /** The first or the last row. */
  edge(which: 'first' | 'last'): WorklistRow | undefined {
    return which === 'first' ? this.rows[0] : this.rows.at(-1)
  }

  private placeOf(patientId: string): number {
    return this.rows.findIndex(({ facts }) => facts.id === patientId)
  }

  /** The item of a row as if none were open. */
  private itemOfRow(at: number): number {
    const part = this.parts.find(({ from, to }) => at >= from && at < to)
    return part ? itemOf(part, at) : -1
  }

  private rowAt(place: number): WorklistRow | undefined {
    const part = this.partAt(place)
    return part && this.rows[part.from + this.unopened(place) - itemOf(part, part.from)]
  }

  private partAt(place: number): Part | undefined {
    const at = this.unopened(place)
    return this.parts.find((part) => at >= part.firstItem && at < itemOf(part, part.to))
  }

  private unopened(place: number): number {
    return this.openedAt >= 0 && place > this.openedAt ? place - 1 : place
  }
}

function itemOf({ firstItem, hasHeading, from }: Part, at: number): number {
  return firstItem + (hasHeading ? 1 : 0) + at - from
}

/** Lists found in order before: the same ones come again with every filter, and there may be 100,000 rows to look at. */
const inOrder = new WeakSet<readonly WorklistRow[]>()

/** Every list comes ordered by section; one that does not is put in order. */
function inSections(rows: readonly WorklistRow[]): readonly WorklistRow[] {
  if (inOrder.has(rows)) return rows
  let current: Section | undefined
  for (const { section } of rows) {
    if (section === current) continue
    if (current !== undefined && SECTIONS.indexOf(section) < SECTIONS.indexOf(current)) {
      return SECTIONS.flatMap((each) => rows.filter((row) => row.section === each))
    }
    current = section
  }
  inOrder.add(rows)
  return rows
}

/** Each part is found by halving, since the rows are in order. */
function partsOf(rows: readonly WorklistRow[]): Part[] {
  const parts: Part[] = []
  let from = 0
  for (const section of SECTIONS) {
    const to = endOf(rows, section, from)
    const before = parts.at(-1)
    const firstItem = before ? itemOf(before, before.to) : 0
    if (to > from) parts.push({ section, from, to, hasHeading: section !== 'work', firstItem })
    from = to
  }
  return parts
}

function endOf(rows: readonly WorklistRow[], section: Section, from: number): number {
  const last = SECTIONS.indexOf(section)
  let [low, high] = [from, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (SECTIONS.indexOf(rows[middle]?.section ?? 'work') <= last) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The rows of today in the places where they stood when a row was opened: while somebody works on it, nothing moves away
 * under the hands. A row that was not there yet comes last.
 */
export function inPlace(rows: readonly WorklistRow[], held: readonly WorklistRow[]): readonly WorklistRow[] {
  if (rows === held) return rows
  const places = new Map(held.map((row, at) => [row.facts.id, { at, section: row.section }]))
  const at = ({ facts }: WorklistRow): number => places.get(facts.id)?.at ?? held.length
  return rows
    .map((row) => {
      const section = places.get(row.facts.id)?.section
      return section === undefined || section === row.section ? row : { ...row, section }
    })
    .sort((one, other) => at(one) - at(other))
}
