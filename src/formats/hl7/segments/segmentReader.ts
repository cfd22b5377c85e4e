import { separatorsOf } from './separators'

/** One segment of a message: its name, its text with what was broken onto further lines, and where it begins. */
export interface Segment {
  name: string
  text: string
  /** Line of the file, from 1. */
  line: number
  /** It was too long to be kept whole. */
  isCut: boolean
  /** Its name stands there, and not the separator behind it: which field is which cannot be told. */
  isDamaged: boolean
  /** The file ends behind it without a line end: it may have been cut off there. */
  isLast?: true
}

/** What is told while segments are read. */
export interface SegmentEars {
  segment(segment: Segment): void
  /** A block of MLLP began or ended: no segment belongs to the message before. */
  blockEnd(): void
}

/** So much of a segment is kept: a report as PDF within one has some megabytes, which nobody reads here. */
export const MOST_SEGMENT_LETTERS = 1 << 20

const USUAL_FIELD = '|'
const CR = 13
const VT = 11
const FS = 28
const HEADERS = new Set(['MSH', 'FHS', 'BHS'])
const TRAILERS = new Set(['BTS', 'FTS'])
/** Names that begin a segment even where something stands before them, or nothing after. */
const KNOWN = new Set(
  'MSH FHS BHS FTS BTS EVN PID PD1 NK1 PV1 PV2 ORC OBR OBX NTE SPM SAC TQ1 TQ2 TCD SID SFT DSC MSA ERR QRD QRF MRG AL1 DG1 IN1 ZE1 RXE RXR RXA RXO'.split(
    ' ',
  ),
)
/** Words that happen to begin like a segment have no separators behind them. */
const FEWEST_SEPARATORS = 3
const NAMED = /^[A-Z][A-Z0-9]{2}$/

/**
 * Splits text into segments, piece after piece: at CR, LF, CRLF and the block letters of MLLP, mixed as they may be. A
 * line that begins with no segment name and separator belongs to the segment before it.
 */
export class SegmentReader {
  /** Lines begun so far. */
  lines = 0
  private rest = ''
  private isSkipping = false
  private isCut = false
  private line = 1
  private wasReturn = false
  private field = USUAL_FIELD
  private pending: Segment | undefined

  constructor(private readonly ears: SegmentEars) {}

  feed(piece: string): void {
    const text = this.isSkipping ? piece : this.rest + piece
    const searchFrom = this.isSkipping ? 0 : this.rest.length
    const ends = new LineEnds(text, searchFrom)
    let from = 0
    for (let end = ends.next(); end >= 0; end = ends.next()) {
      this.endLine(text, from, end)
      from = end + 1
    }
    this.keep(from === 0 ? text : text.slice(from))
  }

  /** When no more text comes. */
  end(): void {
    if (this.rest !== '' && !this.isSkipping) this.readLine(this.rest)
    if (this.rest.trim() !== '' && this.pending) this.pending.isLast = true
    this.rest = ''
    this.flush()
  }

  private endLine(text: string, from: number, end: number): void {
    const letter = text.charCodeAt(end)
    const isEmpty = from === end && !this.isSkipping
    if (this.isSkipping) this.isSkipping = false
    else if (!isEmpty) {
      this.isCut = end - from > MOST_SEGMENT_LETTERS
      this.readLine(text.slice(from, Math.min(end, from + MOST_SEGMENT_LETTERS)))
    }
    if (letter === FS || (letter === VT && isEmpty)) this.endBlock()
    if (letter === CR || (letter === 10 && !(this.wasReturn && isEmpty))) {
      this.line += 1
      this.lines += 1
    }
    this.wasReturn = letter === CR
  }

  /** What comes after the last line end waits for more; of a line that is too long its beginning is read at once. */
  private keep(text: string): void {
    if (this.isSkipping) return
    if (text.length > 0) this.wasReturn = false
    if (text.length <= MOST_SEGMENT_LETTERS) {
      this.rest = text
      return
    }
    this.isCut = true
    this.readLine(text.slice(0, MOST_SEGMENT_LETTERS))
    this.rest = ''
    this.isSkipping = true
  }

  private readLine(line: string): void {
    const start = line.charCodeAt(0) > 32 && line.charCodeAt(0) < 127 ? 0 : line.search(/\S/)
    const isCut = this.isCut
    this.isCut = false
    if (start < 0) return
    const name = line.slice(start, start + 3)
    const kind = this.kindOf(line, name, start)
    if (kind === 'more') {
      if (this.pending) this.continue(this.pending, line, isCut)
      return
    }
    this.flush()
    if (kind === 'bare' && !HEADERS.has(name) && !TRAILERS.has(name)) return
    const text = start === 0 ? line : line.slice(start)
    this.pending = { name, text, line: this.line, isCut, isDamaged: kind === 'damaged' }
    if (HEADERS.has(name)) this.field = separatorsOf(text)?.field ?? USUAL_FIELD
  }

  /** Whether a line begins a segment: by its name and separator, damaged, without fields, or not at all. */
  private kindOf(line: string, name: string, start: number): 'segment' | 'damaged' | 'bare' | 'more' {
    const after = line.charAt(start + 3)
    if (after === this.field && (start === 0 ? NAMED.test(name) : KNOWN.has(name))) return 'segment'
    if (!KNOWN.has(name)) return 'more'
    if (after === USUAL_FIELD && !this.pending) return 'segment'
    if (HEADERS.has(name) && (after === USUAL_FIELD || separatorsOf(line.slice(start)) !== undefined))
      return 'segment'
    if (line.length === start + 3 || line.slice(start + 3).trim() === '') return 'bare'
    return FEWEST_SEPARATORS < line.split(this.field, FEWEST_SEPARATORS + 2).length ? 'damaged' : 'more'
  }

  private continue(segment: Segment, line: string, isCut: boolean): void {
    if (segment.text.length + line.length > MOST_SEGMENT_LETTERS) segment.isCut = true
    else {
      segment.text += '\n' + line
      segment.isCut ||= isCut
    }
  }

  private flush(): void {
    const { pending } = this
    this.pending = undefined
    if (pending) this.ears.segment(pending)
  }

  private endBlock(): void {
    this.flush()
    this.field = USUAL_FIELD
    this.ears.blockEnd()
  }
}

/** The places of line ends in a text, in order. Each letter is searched for natively, and again only past its last place. */
class LineEnds {
  private readonly places: number[]
  private at: number

  constructor(
    private readonly text: string,
    from: number,
  ) {
    this.at = from
    this.places = ENDS.map((letter) => this.find(letter, from))
  }

  /** The next one; −1 where there is no more. */
  next(): number {
    const { places } = this
    let nearest = 0
    for (let each = 1; each < places.length; each++)
      if ((places[each] ?? 0) < (places[nearest] ?? 0)) nearest = each
    const place = places[nearest] ?? Number.POSITIVE_INFINITY
    if (place === Number.POSITIVE_INFINITY) return -1
    this.at = place + 1
    places[nearest] = this.find(ENDS[nearest] ?? '\r', this.at)
    return place
  }

  private find(letter: string, from: number): number {
    const place = this.text.indexOf(letter, from)
    return place < 0 ? Number.POSITIVE_INFINITY : place
  }
}

const ENDS = ['\r', '\n', '\v', '\x1c'] as const
