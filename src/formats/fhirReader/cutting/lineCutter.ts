import { MOST_RESOURCE_LETTERS, type CutInto, type Cutter } from './cutter'

/** Cuts NDJSON: a resource a line. Empty lines are nothing; a line is only put together where pieces divide it. */
export class LineCutter implements Cutter {
  lines = 0
  private begun: string[] = []
  private length = 0

  constructor(private readonly into: CutInto) {}

  feed(piece: string): void {
    let from = 0
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
      this.add(piece.slice(from, end))
      this.finishLine()
      from = end + 1
    }
    if (from < piece.length) this.add(piece.slice(from))
  }

  end(): void {
    if (this.length > 0) this.finishLine()
  }

  private add(text: string): void {
    this.length += text.length
    if (this.length <= MOST_RESOURCE_LETTERS || this.begun.length === 0) this.begun.push(text)
  }

  private finishLine(): void {
    this.lines += 1
    const [only = ''] = this.begun
    const text = this.begun.length > 1 ? this.begun.join('') : only
    const cut = { text, line: this.lines }
    if (this.length > MOST_RESOURCE_LETTERS) this.into.tooLong(cut)
    else if (!isBlank(text)) this.into.resource(cut)
    this.begun = []
    this.length = 0
  }
}

function isBlank(text: string): boolean {
  return text.length < 16 && text.trim() === ''
}
