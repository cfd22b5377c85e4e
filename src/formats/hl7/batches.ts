import type { Segment } from './segments/segmentReader'

type Told = (
  code: 'hl7-batch-open' | 'hl7-batch-count',
  received: string,
  line: number,
  detail: string,
) => void

interface Envelope {
  line: number
  name: string
  messages: number
}

/** The headers of a file and of its batches, whose trailers say whether all messages are there. */
export class Batches {
  private file: Envelope | undefined
  private batch: Envelope | undefined

  constructor(private readonly tell: Told) {}

  segment({ name, text, line }: Segment): void {
    if (name === 'MSH') {
      if (this.batch) this.batch.messages += 1
    } else if (name === 'FHS') this.file = { name, line, messages: 0 }
    else if (name === 'BHS') {
      this.tellOpen(this.batch)
      this.batch = { name, line, messages: 0 }
    } else if (name === 'BTS') this.endBatch(text, line)
    else if (name === 'FTS') this.file = undefined
  }

  /** When no more segments come. */
  end(): void {
    this.tellOpen(this.batch ?? this.file)
  }

  private endBatch(trailer: string, line: number): void {
    const stated = trailer.slice(4).split(trailer.charAt(3), 1)[0]?.trim() ?? ''
    const { messages = 0 } = this.batch ?? {}
    const isCount = this.batch !== undefined && /^\d{1,9}$/.test(stated)
    if (isCount && Number(stated) !== messages) this.tell('hl7-batch-count', stated, line, String(messages))
    this.batch = undefined
  }

  private tellOpen(envelope: Envelope | undefined): void {
    if (envelope) this.tell('hl7-batch-open', envelope.name, envelope.line, '')
  }
}
