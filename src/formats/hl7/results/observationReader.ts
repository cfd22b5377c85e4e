import type { ResultStatus, SampleMark } from '@/domain/result'
import { ownText } from '../../gathered/dictionary'
import type { Gathered } from '../../gathered/gathered'
import { NO_VALUE, packedAttributes, type Beside, type Version } from '../../gathered/packedResults'
import type { ProblemCode } from '../../problems'
import { ResultCells, type Moment, type ReadingRules } from '../../readers/resultCells'
import { sourceKeyOf } from '../../sourceKey'
import { dayOfStamp } from '../../stamp'
import { marksOfComment } from '../../terms'
import { orderNumber, type Observation, type Order } from '../message'
import { component, plain, repetitions, whole } from '../segments/fields'
import type { Separators } from '../segments/separators'
import { Meanings, type Meaning } from './meaning'
import type { Moments } from './moments'
import { conditionMark, otherThanBlood } from './specimen'
import { statedStatus } from './statuses'
import { statedValue } from './value'

/** Who and when, for all observations of one message. */
export interface OfMessage {
  separators: Separators
  /** Position of the person; −1 where the message names nobody. */
  subject: number
  /** PID-3 as sent. */
  number: string
  /** MSH-7 as `stampNumber` has it. */
  sentAt: number | undefined
  stored?: {
    /** Number of the order, and when the file was written. */
    key: string
    time: number | undefined
    isDeleted: boolean
    /** The number of the path, where it is not that of the message. */
    otherPatient?: string
  }
  /** Told of each row that is stored. */
  stores?: (row: number, item: string, key: string) => void
}

/** A result that is understood and waits for the others of its message. */
interface Ready {
  observation: Observation
  meaning: Extract<Meaning, { use: 'analyte' }>
  moment: Moment
  status: ResultStatus
  value: number
  item: string
  method: Extract<Meaning, { use: 'analyte' }>['method']
}

/** What an order says for all its results. */
interface OrderFacts {
  number: string
  reportedAt: number | undefined
  besideKey: string
}

const VALUE_FIELD = 5
const MOMENT_FIELD = 14
const MOST_COMMENT_LETTERS = 4000
const MOST_KNOWN = 20_000
/** Longer comments are seldom said twice. */
const LONGEST_KEY = 500
const METHOD_WORDS = /\b(IFCC|JSCC)\b/i

/** Reads the observations of the messages of one file. */
export class ObservationReader {
  readonly cells: ResultCells
  private readonly meanings: Meanings
  private readonly besides = new Map<string, number>()
  private readonly told = new Set<string>()
  private lastOrder: Order | undefined
  private facts: OrderFacts = { number: '', reportedAt: undefined, besideKey: '' }

  constructor(
    private readonly into: Gathered,
    private readonly rules: ReadingRules,
    private readonly file: number,
    private readonly moments: Moments,
  ) {
    this.cells = new ResultCells(into, rules, file)
    this.meanings = new Meanings(rules)
  }

  /** Reads all observations of a message; each becomes a result, a problem, or is left out. */
  read(observations: readonly Observation[], message: OfMessage): void {
    for (const observation of observations) if (observation.of) this.readCondition(observation, message)
    const ready: Ready[] = []
    for (const observation of observations) {
      if (observation.of) continue
      const read = this.understood(observation, message)
      if (read) ready.push(read)
    }
    for (const each of this.inOrderOfRetests(ready)) this.put(each, message)
  }

  /** What an observation that is not read is called. */
  headingOf(fields: readonly string[], separators: Separators): string {
    const { heading } = this.meanings.of(fields[3] ?? '', separators)
    return heading
  }

  /** The state of a specimen marks its draw; a result in its place is a problem. */
  private readCondition({ fields, line, of, comments }: Observation, { separators }: OfMessage): void {
    const meaning = this.meanings.of(fields[3] ?? '', separators)
    const stated = statedValue(type(fields), fields[VALUE_FIELD] ?? '', separators)
    const text = typeof stated === 'object' && 'text' in stated ? stated.text : ''
    if (meaning.use === 'analyte' && text !== '') {
      this.cells.problem('hl7-under-specimen', text, { line, column: VALUE_FIELD }, 1, meaning.heading)
      return
    }
    const mark = conditionMark(meaning.heading, text)
    if (mark) of?.marks.push(mark)
    for (const comment of comments ?? []) of?.marks.push(...marksOfComment(comment))
    this.into.leaveOut(this.file, meaning.heading, 'not-a-lab-result', 1, line)
  }

  private understood(observation: Observation, message: OfMessage): Ready | undefined {
    const { fields, line, order } = observation
    const { separators } = message
    const value = fields[VALUE_FIELD] ?? ''
    const stated = statedStatus(
      component(fields[11] ?? '', 1, separators),
      component(order.obr[25] ?? '', 1, separators),
    )
    const meaning = this.meanings.of(fields[3] ?? '', separators)
    const { heading } = meaning
    if (heading === '') return this.withoutName(observation, value)
    if (stated.status === 'order') return this.leaveOut(heading, 'order', line)
    if (meaning.use === 'leave-out') return this.leaveOut(heading, meaning.reason, line)
    if (meaning.use === 'problem')
      return this.refuse(meaning.code, ownText(fields[3] ?? ''), observation, 3, heading, meaning.detail)
    const other = meaning.hasSpecimen ? undefined : this.otherSpecimen(order, separators)
    if (other !== undefined) return this.leaveOut(`${heading} / ${other}`, 'unknown-analyte', line)
    const text = statedValue(type(fields), value, separators)
    if (text === 'elsewhere') return this.leaveOut(heading, 'not-readable-here', line)
    if (observation.isCut) return this.refuse('hl7-too-long', '', observation, VALUE_FIELD, heading)
    if ('fault' in text) {
      const code = text.fault === 'several-values' ? 'hl7-several-values' : text.fault
      return this.refuse(code, value.slice(0, 200), observation, VALUE_FIELD, heading)
    }
    return this.placed(observation, message, meaning, stated, text.text)
  }

  /** A result with a value that can be read: whose it is, and of when. */
  private placed(
    observation: Observation,
    message: OfMessage,
    meaning: Ready['meaning'],
    stated: ReturnType<typeof statedStatus>,
    text: string,
  ): Ready | undefined {
    const { heading } = meaning
    const { fields, line } = observation
    const { separators, stored } = message
    const status = stored?.isDeleted === true ? 'entered-in-error' : statusOf(stated.status)
    const hasValue = text !== ''
    if (!hasValue && !mayLackValue(status)) return this.withoutValue(observation, heading, separators)
    if (message.subject < 0) return this.refuse('no-number', message.number, observation, 0, heading)
    const { otherPatient } = stored ?? {}
    if (otherPatient !== undefined)
      return this.refuse('ssmix-id-differs', message.number, observation, 0, heading, otherPatient)
    const moment = this.momentOf(observation, heading, separators)
    if (moment === undefined) return undefined
    if (stated.isUnsure) this.tellStatus(fields, line)
    this.tellWarning(meaning, fields, line)
    return {
      observation,
      meaning,
      moment,
      status,
      value: hasValue ? this.cells.valueId(text) : NO_VALUE,
      item: itemOf(fields, separators),
      method: meaning.method ?? this.methodOf(meaning.analyte, fields),
    }
  }

  /** Where one test stands several times: the one collected last is the last to be read, and a person is told. */
  private inOrderOfRetests(ready: readonly Ready[]): readonly Ready[] {
    const byTest = new Map<string, Ready[]>()
    for (const each of ready) {
      const test = `${each.meaning.analyte} ${each.method ?? ''}`
      const others = byTest.get(test)
      if (others) others.push(each)
      else byTest.set(test, [each])
    }
    if (byTest.size === ready.length) return ready
    return [...byTest.values()].flatMap((same) => {
      if (same.length === 1) return same
      const inOrder = [...same].sort((a, b) => a.moment - b.moment)
      this.tellRetests(inOrder)
      return inOrder
    })
  }

  private tellRetests(inOrder: readonly Ready[]): void {
    inOrder.forEach((each, at) => {
      const before = inOrder[at - 1]
      if (before?.moment !== each.moment || before.value === each.value) return
      const { line, fields } = each.observation
      const place = { line, column: VALUE_FIELD }
      this.cells.warning(
        'hl7-retest',
        fields[VALUE_FIELD] ?? '',
        place,
        each.meaning.heading,
        String(before.observation.line),
      )
    })
  }

  private put(ready: Ready, message: OfMessage): void {
    const { observation, meaning, moment, status, value, item, method } = ready
    const { fields, line, order } = observation
    const { separators, stored } = message
    const row = this.cells.put(
      message.subject,
      moment,
      meaning.analyte,
      packedAttributes(meaning.fasting, method),
      value,
      this.unitOf(meaning, fields, separators),
      meaning.heading,
      this.cells.rangeId(plain(fields[7] ?? '', separators)),
      this.flagOf(fields, separators),
      this.besideOf(observation, message),
      line,
      VALUE_FIELD,
    )
    if (row < 0) return
    const known = this.factsOf(order, separators)
    const reportedAt = stored?.time ?? known.reportedAt ?? message.sentAt
    const number = stored && stored.key !== '' ? stored.key : known.number
    const key = number === '' ? undefined : sourceKeyOf(`${number}\u0001${item}`)
    const version: Version = {
      status: status === 'final' && this.cells.isPending(value) ? 'pending' : status,
    }
    if (reportedAt !== undefined) version.reportedAt = reportedAt
    if (key !== undefined) version.key = key
    this.into.results.version(row, version)
    if (key !== undefined) message.stores?.(row, item, key)
  }

  private momentOf(observation: Observation, heading: string, separators: Separators): Moment | undefined {
    const { fields, order } = observation
    const own = component(fields[MOMENT_FIELD] ?? '', 1, separators)
    const ofSpecimen = own === '' ? component(order.specimen?.fields[17] ?? '', 1, separators) : ''
    const text = own || ofSpecimen || component(order.obr[7] ?? '', 1, separators)
    const moment = this.moments.cellOf(text)
    if (moment === undefined)
      return this.refuse('hl7-day-incomplete', text, observation, MOMENT_FIELD, heading)
    const read = this.cells.moment(moment)
    if (read >= 0) return read
    return this.refuse(this.cells.faultOf(read), text, observation, MOMENT_FIELD, heading, this.rules.today)
  }

  private unitOf(meaning: Ready['meaning'], fields: readonly string[], separators: Separators): string {
    const field = fields[6] ?? ''
    const unit = component(field, 1, separators) || component(field, 2, separators)
    return unit === '' ? (meaning.unit ?? '') : unit
  }

  private flagOf(fields: readonly string[], separators: Separators): number {
    const field = fields[8] ?? ''
    if (field === '') return 0
    const flags = repetitions(field, separators).map((part) => component(part, 1, separators))
    return this.into.results.flags.idOf(
      [...new Set(flags)]
        .filter((flag) => flag !== '')
        .join(', ')
        .slice(0, 40),
    )
  }

  /** What holds for all results of an order. */
  private factsOf(order: Order, separators: Separators): OrderFacts {
    if (this.lastOrder === order) return this.facts
    const reportedAt = this.moments.stampOf(component(order.obr[22] ?? '', 1, separators))
    this.lastOrder = order
    this.facts = {
      number: orderNumber(order, separators),
      reportedAt,
      besideKey: `${reportedAt ?? ''}\u0001${order.specimen?.marks.join() ?? ''}\u0001${order.comments?.join('\n') ?? ''}`,
    }
    return this.facts
  }

  private besideOf(observation: Observation, { separators }: OfMessage): number {
    const { fields, order, comments } = observation
    const lab = component(fields[23] ?? '', 1, separators) || component(fields[15] ?? '', 2, separators)
    const { reportedAt, besideKey } = this.factsOf(order, separators)
    const key =
      lab === '' && !comments ? besideKey : `${besideKey}\u0001${lab}\u0001${comments?.join('\n') ?? ''}`
    const known = this.besides.get(key)
    if (known !== undefined) return known
    const said = [...(comments ?? []), ...(order.comments ?? [])]
    const beside = this.newBeside(said, lab, reportedAt, order.specimen?.marks ?? [])
    const id = Object.keys(beside).length === 0 ? 0 : this.into.results.besides.push(beside) - 1
    if (key.length > LONGEST_KEY) return id
    if (this.besides.size > MOST_KNOWN) this.besides.clear()
    this.besides.set(ownText(key), id)
    return id
  }

  private newBeside(
    comments: readonly string[],
    lab: string,
    reportedAt: number | undefined,
    ofSpecimen: readonly SampleMark[],
  ): Beside {
    const comment = comments.join('\n').slice(0, MOST_COMMENT_LETTERS)
    const marks = [...new Set([...ofSpecimen, ...comments.flatMap((text) => marksOfComment(text))])]
    const arrived = reportedAt === undefined ? undefined : dayOfStamp(reportedAt)
    return {
      ...(comment === '' ? {} : { comment: ownText(comment) }),
      ...(lab === '' ? {} : { lab: ownText(lab) }),
      ...(arrived === undefined || arrived > this.rules.today ? {} : { arrived }),
      ...(marks.length === 0 ? {} : { marks }),
    }
  }

  private otherSpecimen({ specimen, obr }: Order, separators: Separators): string | undefined {
    return specimen
      ? otherThanBlood(specimen.fields[4] ?? '', separators)
      : otherThanBlood(obr[15] ?? '', separators)
  }

  private methodOf(analyte: string, fields: readonly string[]): Ready['method'] {
    if (analyte !== 'alp' && analyte !== 'ld') return undefined
    const word = METHOD_WORDS.exec(fields[17] ?? '')?.[1]
    return word === undefined ? undefined : word.toLowerCase() === 'ifcc' ? 'ifcc' : 'jscc'
  }

  /** Lines of a report in words name no test; anything else without a name cannot be read. */
  private withoutName(observation: Observation, value: string): undefined {
    if (value.trim() === '' || /^(?:TX|FT)$/.test(type(observation.fields)))
      return this.leaveOut('OBX', 'not-a-lab-result', observation.line)
    return this.refuse('no-analyte', value.slice(0, 200), observation, 3)
  }

  private withoutValue({ fields, line }: Observation, heading: string, separators: Separators): undefined {
    const sub = plain(fields[4] ?? '', separators)
    const code = sub === '' || /^\d{1,2}$/.test(sub) ? 'hl7-no-value' : 'hl7-value-in-sub-id'
    this.cells.problem(code, sub, { line, column: VALUE_FIELD }, 1, heading)
    return undefined
  }

  private leaveOut(heading: string, reason: Parameters<Gathered['leaveOut']>[2], line: number): undefined {
    this.into.leaveOut(this.file, heading, reason, 1, line)
    return undefined
  }

  private refuse(
    code: ProblemCode,
    received: string,
    { line }: Observation,
    column: number,
    heading?: string,
    detail = '',
  ): undefined {
    this.cells.problem(code, received, { line, column }, 1, heading, detail)
    return undefined
  }

  private tellStatus(fields: readonly string[], line: number): void {
    const letter = (fields[11] ?? '').trim()
    this.tellOnce(`status ${letter}`, 'hl7-status-unsure', letter, { line, column: 11 })
  }

  private tellWarning({ heading, warning }: Ready['meaning'], fields: readonly string[], line: number): void {
    if (!warning) return
    const { code, detail } = warning
    this.tellOnce(`${code} ${heading}`, code, ownText(fields[3] ?? ''), { line, column: 3 }, heading, detail)
  }

  private tellOnce(told: string, ...warning: Parameters<ResultCells['warning']>): void {
    if (this.told.has(told) || this.told.size > MOST_KNOWN) return
    this.told.add(told)
    this.cells.warning(...warning)
  }
}

/** OBX-2, as the standard writes it. */
function type(fields: readonly string[]): string {
  return (fields[2] ?? '').trim().toUpperCase()
}

/** What an observation is known by within its order: its code and what parts it from others of that code. */
function itemOf(fields: readonly string[], separators: Separators): string {
  const field = fields[3] ?? ''
  const code = whole(field, 1, separators) || whole(field, 4, separators) || whole(field, 2, separators)
  return `${code}\u0001${plain(fields[4] ?? '', separators)}`
}

function statusOf(stated: ReturnType<typeof statedStatus>['status']): ResultStatus {
  if (stated === 'order') throw new Error('an order is no result')
  return stated
}

/** Not there yet, not obtained, taken back: such a statement says all without a value. */
function mayLackValue(status: ResultStatus): boolean {
  return status === 'pending' || status === 'cancelled' || status === 'entered-in-error'
}
