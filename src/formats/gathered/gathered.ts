import type { LeftOut, LeftOutReason, ReadPatient } from '@/domain/reading'
import { PackedResults } from './packedResults'
import { Slips, type SlipsMark, type Whose } from './slips'
import { Subjects } from './subjects'

/** A unit that was taken because a column stated none. */
export interface AssumedUnit {
  file: number
  heading: string
  unit: string
}

/** What one format keeps over all the files of an import. */
export interface Kept {
  /** Called once, after the last file was read. */
  finish(): void
  /** Lets go of what it kept of a file that turned out, in the middle, to be one that must not be read on. */
  takeBack?(file: number): void
}

/** How much was gathered at a moment, so that what came since can be taken back. */
export interface GatheredMark {
  results: number
  marks: number
  subjects: number
  roster: number
  problems: SlipsMark
  warnings: SlipsMark
  assumedUnits: number
  orders: number
}

/** Everything that readers found in the files of one import, packed; the readers add to it. Only a file that is refused in the middle is taken back. */
export class Gathered {
  readonly results = new PackedResults()
  readonly subjects = new Subjects()
  readonly roster: ReadPatient[] = []
  readonly problems = new Slips()
  readonly warnings = new Slips()
  readonly assumedUnits: AssumedUnit[] = []
  /** Orders that an empty cell of a long list states; they are no result cells. */
  orders = 0
  private readonly kept = new Map<object, Kept>()
  private readonly counts = new Map<string, LeftOut & { file: number }>()

  /**
   * What a format keeps over all the files, made when its first file comes: whom `Patient/12` of another file is, which
   * of two versions of a file is the newer. `format` is what it is kept by.
   */
  keptFor<Own extends Kept>(format: object, make: () => Own): Own {
    const known = this.kept.get(format)
    if (known) return known as Own
    const made = make()
    this.kept.set(format, made)
    return made
  }

  /** After the last file: what could only be said when all of them were read. */
  finish(): void {
    for (const kept of this.kept.values()) kept.finish()
    this.kept.clear()
  }

  /**
   * Counts result cells that are recognised and not taken. `line` is where these stand: the preview names the first of a
   * heading, and `whose` says whom that is about. For an item that is not known, `heading` is the text with which the
   * clinic's own items (`ownItem`) are asked.
   */
  leaveOut(
    file: number,
    heading: string,
    reason: LeftOutReason,
    cells: number,
    line = 0,
    whose?: () => Whose,
  ): void {
    const key = `${file}\u0001${reason}\u0001${heading}`
    const known = this.counts.get(key)
    if (known) known.cells += cells
    else this.counts.set(key, { file, heading, reason, cells, ...(line > 0 ? { line } : {}), ...whose?.() })
  }

  /** How much was gathered so far. */
  mark(): GatheredMark {
    return {
      results: this.results.length,
      marks: this.results.marks,
      subjects: this.subjects.list.length,
      roster: this.roster.length,
      problems: this.problems.mark(),
      warnings: this.warnings.mark(),
      assumedUnits: this.assumedUnits.length,
      orders: this.orders,
    }
  }

  /** Throws away what one file brought since the mark was taken, before it. */
  takeBack(mark: GatheredMark, file: number): void {
    this.results.takeBack(mark.results, mark.marks)
    this.subjects.takeBack(mark.subjects)
    this.roster.length = mark.roster
    this.problems.takeBack(mark.problems, file)
    this.warnings.takeBack(mark.warnings, file)
    this.assumedUnits.length = mark.assumedUnits
    this.orders = mark.orders
    for (const [key, leftOut] of this.counts) if (leftOut.file === file) this.counts.delete(key)
    for (const kept of this.kept.values()) kept.takeBack?.(file)
  }

  leftOut(): (LeftOut & { file: number })[] {
    return [...this.counts.values()]
  }
}
