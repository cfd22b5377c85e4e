import type { Slips } from '../gathered/slips'

const PRIVATE = /[\uE000-\uF8FF]/g
const LOST = '\uFFFD'

/** Looks through the text of a source for letters that were lost in it, or that only its own system can draw (gaiji). */
export class LetterWatch {
  private hasLost = false
  private gaiji = 0

  see(text: string): void {
    this.hasLost ||= text.includes(LOST)
    this.gaiji += text.match(PRIVATE)?.length ?? 0
  }

  /** Adds what was seen to the warnings, once a file. The letters stay in the text as they are. */
  tell(warnings: Slips, file: number, encoding: string): void {
    const place = { file, line: 0, column: 0, received: '', cells: 0 }
    if (this.hasLost) warnings.add({ ...place, code: 'unreadable-letters', detail: encoding })
    if (this.gaiji > 0) warnings.add({ ...place, code: 'gaiji', detail: String(this.gaiji) })
    this.hasLost = false
    this.gaiji = 0
  }
}
