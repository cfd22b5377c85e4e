import { SaxesParser } from 'saxes'
import { MOST_NESTING, MOST_ROW_LETTERS } from '../../bytes/bounds'
import { Refused } from '../../refused'

/** Attributes by their names without prefix. */
export type Attributes = Readonly<Record<string, string>>

/** What hears the elements of a document, by their names without prefix. */
export interface ElementHandler {
  opened(name: string, attributes: Attributes, line: number): void
  /** `text` is what stands in the element itself, trimmed. */
  closed(name: string, text: string): void
  /** The document is not well-formed at this line. */
  broken(line: number, because: string): void
}

const MOST_FAULTS = 1000
/** Longer texts than this of one element are cut: no value, name or memo is so long. */
const LONGEST_TEXT = 32_767

/**
 * Reads XML that arrives in pieces and keeps nothing of it but the open elements. Only the five entities of XML are
 * read. Throws `Refused` for a document type or entities of its own, too deep nesting, a tag or text without end, and
 * for what is no XML at all.
 */
export class XmlReader {
  private readonly parser = new SaxesParser<{ xmlns: false }>({ xmlns: false })
  private readonly texts: string[] = []
  private faults = 0
  /** Letters since the last tag. */
  private quiet = 0
  private prolog: string | undefined = ''

  constructor(private readonly handler: ElementHandler) {
    this.parser.on('opentag', ({ name, attributes }) => this.open(name, attributes))
    this.parser.on('closetag', ({ name }) => this.close(name))
    this.parser.on('text', (text) => this.addText(text))
    this.parser.on('cdata', (text) => this.addText(text))
    this.parser.on('doctype', () => this.refuseDocumentType())
    this.parser.on('error', ({ message }) => this.fault(message))
  }

  get line(): number {
    return this.parser.line
  }

  write(piece: string): void {
    this.checkProlog(piece)
    this.quiet += piece.length
    this.parser.write(piece)
    if (this.quiet > MOST_ROW_LETTERS + piece.length)
      throw new Refused('row-too-long', this.line, String(MOST_ROW_LETTERS))
  }

  end(): void {
    this.parser.close()
  }

  private open(name: string, attributes: Record<string, string>): void {
    this.quiet = 0
    this.prolog = undefined
    this.texts.push('')
    if (this.texts.length > MOST_NESTING) throw new Refused('xml-too-deep', this.line, String(MOST_NESTING))
    const plain = Object.entries(attributes).map(([key, value]): [string, string] => [localName(key), value])
    this.handler.opened(localName(name), Object.fromEntries(plain), this.line)
  }

  private close(name: string): void {
    this.quiet = 0
    this.handler.closed(localName(name), (this.texts.pop() ?? '').trim())
  }

  private addText(text: string): void {
    const at = this.texts.length - 1
    const known = this.texts[at]
    if (known !== undefined && known.length < LONGEST_TEXT)
      this.texts[at] = known + text.slice(0, LONGEST_TEXT - known.length)
  }

  private fault(message: string): void {
    this.faults += 1
    if (this.faults > MOST_FAULTS) throw new Refused('xml-not-readable', this.line)
    this.handler.broken(this.line, message)
  }

  /** Before the first element, so that no document type is even collected. */
  private checkProlog(piece: string): void {
    if (this.prolog === undefined) return
    this.prolog = (this.prolog + piece).slice(0, MOST_ROW_LETTERS)
    const root = /<(?![!?])/.exec(this.prolog)?.index ?? this.prolog.length
    if (/<!(?:DOCTYPE|ENTITY)/i.test(this.prolog.slice(0, root))) this.refuseDocumentType()
  }

  private refuseDocumentType(): never {
    throw new Refused('xml-document-type', this.line)
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
