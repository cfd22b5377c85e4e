import type { ReadPatient } from '@/domain/reading'
import type { Gathered, Kept } from '../../gathered/gathered'
import type { KeyPrint } from '../../sourceKey'

/** What one file of an order brought. */
interface StoredFile {
  file: number
  /** As `stampNumber` has it. */
  time: number
  /** Its end is missing, so that it does not say what was taken out. */
  isCut: boolean
  rows: { row: number; item: string; print: KeyPrint }[]
}

/**
 * What the files of an SS-MIX2 tree say of each other: of several files of one order the newest holds, whole, and of
 * several records of one patient likewise.
 */
export class Storage implements Kept {
  private readonly orders = new Map<string, StoredFile[]>()
  private readonly people = new Map<string, { time: number; read: ReadPatient }>()

  constructor(private readonly into: Gathered) {}

  /** Remembers the rows that a file of an order brought; `order` names patient, type and number. */
  addFile(order: string, stored: StoredFile): void {
    const files = this.orders.get(order)
    if (files) files.push(stored)
    else this.orders.set(order, [stored])
  }

  /** Remembers a patient's record; the newest is taken. */
  addPerson(time: number, read: ReadPatient): void {
    const known = this.people.get(read.number)
    if (!known || known.time <= time) this.people.set(read.number, { time, read })
  }

  finish(): void {
    for (const files of this.orders.values()) this.withdrawDropped(files)
    for (const { read } of this.people.values()) this.into.roster.push(read)
  }

  takeBack(file: number): void {
    for (const [order, files] of this.orders)
      this.orders.set(
        order,
        files.filter((each) => each.file !== file),
      )
    for (const [number, { read }] of this.people) if (read.file === file) this.people.delete(number)
  }

  /** What the newest file of an order does not hold any more was taken out of it. */
  private withdrawDropped(files: readonly StoredFile[]): void {
    if (files.length < 2) return
    const newest = files.reduce((last, each) => (each.time > last.time ? each : last))
    if (newest.isCut) return
    const items = new Set(newest.rows.map(({ item }) => item))
    for (const { time, rows } of files) {
      if (time >= newest.time) continue
      for (const { row, item, print } of rows)
        if (!items.has(item))
          this.into.results.version(row, { status: 'entered-in-error', reportedAt: newest.time, print })
    }
  }
}

/** What the format keeps by. */
export const STORAGE_KEY = {}
