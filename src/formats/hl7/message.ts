import type { SampleMark } from '@/domain/result'
import { component, plain, repetitions } from './segments/fields'
import type { Segment } from './segments/segmentReader'
import type { Separators } from './segments/separators'

/** A segment with its fields: position 0 is its name; MSH-1, the separator itself, has no position of its own. */
export interface Fields {
  line: number
  /** The whole segment. */
  text: string
  fields: readonly string[]
  isCut: boolean
}

/** A message as it stands in a file, until its end is known. */
export interface Message {
  header: Segment
  /** Undefined where the header does not state them. */
  separators: Separators | undefined
  segments: Segment[]
  /** Lines of observations whose line ends or separators were lost. */
  damaged: { segment: Segment; observations: number }[]
  /** The last of all its segments, of those too that are not kept. */
  last: Segment
  /** How many letters its segments have. */
  letters: number
  /** It has more than is kept; these are only counted. */
  beyond: { line: number; observations: number } | undefined
}

/** A specimen, and what is said of its state. */
export interface Specimen {
  fields: readonly string[]
  marks: SampleMark[]
}

/** An order with what stands around it. */
export interface Order {
  obr: readonly string[]
  orc: readonly string[]
  line: number
  specimen: Specimen | undefined
  comments: string[] | undefined
  observations: number
}

/** An observation with what it belongs to. */
export interface Observation extends Fields {
  order: Order
  comments: string[] | undefined
  /** It tells the state of this specimen and is no result of the order. */
  of: Specimen | undefined
}

/** The parts of a message of results. */
export interface Parts {
  people: Fields[]
  orders: Order[]
  observations: Observation[]
}

const NO_FIELDS: readonly string[] = []

/** The fields of a segment; none where it is damaged. */
export function fieldsOf(segment: Segment, { field }: Separators): Fields {
  const fields = segment.isDamaged ? NO_FIELDS : segment.text.split(field)
  return { line: segment.line, text: segment.text, fields, isCut: segment.isCut }
}

/**
 * Which observation belongs to which order and specimen. Where specimens come before orders (OUL^R22) an order belongs to
 * the specimen above it, and an observation between the two tells the state of the specimen; else (ORU^R01, OUL^R24) the
 * specimen belongs to the order above it, and what follows it tells its state, unless the order has no observation yet.
 */
export function partsOf({ segments }: Message, separators: Separators): Parts {
  const isSpecimenFirst = firstOf(segments, 'SPM') < firstOf(segments, 'OBR')
  const grouping = new Grouping(separators, isSpecimenFirst)
  for (const segment of segments) grouping.add(segment)
  return grouping.parts
}

class Grouping {
  readonly parts: Parts = { people: [], orders: [], observations: [] }
  private order = emptyOrder()
  private specimen: Specimen | undefined
  private nextOrc: readonly string[] | undefined
  /** After a specimen, before the next order: what an observation is about. */
  private about: Specimen | undefined
  /** What a comment that comes next is about. */
  private commented: { comments: string[] | undefined } | undefined

  constructor(
    private readonly separators: Separators,
    private readonly isSpecimenFirst: boolean,
  ) {}

  add(segment: Segment): void {
    const { name } = segment
    if (name === 'NTE') {
      if (this.commented) this.comment(this.commented, segment)
      return
    }
    this.commented = undefined
    if (name === 'OBX') this.addObservation(fieldsOf(segment, this.separators))
    else if (name === 'OBR') this.addOrder(fieldsOf(segment, this.separators))
    else if (name === 'SPM') this.addSpecimen(fieldsOf(segment, this.separators))
    else if (name === 'ORC') this.addControl(fieldsOf(segment, this.separators))
    else if (name === 'PID') this.parts.people.push(fieldsOf(segment, this.separators))
  }

  private addObservation(read: Fields): void {
    const { order, about } = this
    const { line, text, fields, isCut } = read
    const observation: Observation = { line, text, fields, isCut, order, comments: undefined, of: about }
    if (about === undefined) order.observations += 1
    this.commented = observation
    this.parts.observations.push(observation)
  }

  private addOrder({ fields, line }: Fields): void {
    this.order = { ...emptyOrder(), obr: fields, orc: this.nextOrc ?? NO_FIELDS, line }
    this.nextOrc = undefined
    this.about = undefined
    if (this.isSpecimenFirst) this.order.specimen = this.specimen
    this.commented = this.order
    this.parts.orders.push(this.order)
  }

  private addControl({ fields }: Fields): void {
    const { order } = this
    const isOfOrderAbove =
      this.isSpecimenFirst && order.line > 0 && order.orc.length === 0 && order.observations === 0
    if (isOfOrderAbove) order.orc = fields
    else this.nextOrc = fields
  }

  private addSpecimen({ fields }: Fields): void {
    const specimen: Specimen = { fields, marks: [] }
    this.specimen = specimen
    const { order } = this
    if (this.isSpecimenFirst) {
      this.order = emptyOrder()
      this.order.specimen = specimen
      this.about = specimen
    } else {
      order.specimen ??= specimen
      this.about = order.observations > 0 ? specimen : undefined
    }
  }

  private comment(of: { comments: string[] | undefined }, segment: Segment): void {
    const { fields } = fieldsOf(segment, this.separators)
    const text = repetitions(fields[3] ?? '', this.separators)
      .map((part) => plain(part, this.separators))
      .join('\n')
      .trim()
    if (text !== '') (of.comments ??= []).push(text)
  }
}

/** The number by which an order is known: the placer's, else the filler's, else that of the specimen. */
export function orderNumber({ obr, orc, specimen }: Order, separators: Separators): string {
  const stated = [obr[2], orc[2], obr[3], orc[3], specimen?.fields[2]]
  for (const field of stated) {
    const number = field === undefined ? '' : component(field, 1, separators)
    if (number !== '') return number
  }
  return ''
}

function emptyOrder(): Order {
  return {
    obr: NO_FIELDS,
    orc: NO_FIELDS,
    line: 0,
    specimen: undefined,
    comments: undefined,
    observations: 0,
  }
}

function firstOf(segments: readonly Segment[], name: string): number {
  const at = segments.findIndex((segment) => segment.name === name)
  return at < 0 ? segments.length : at
}
