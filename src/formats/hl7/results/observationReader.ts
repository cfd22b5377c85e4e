import type { AnalyteId } from '@/domain/analyte'
import type { ResultStatus } from '@/domain/result'
import { ownText } from '../../gathered/dictionary'
import type { Gathered } from '../../gathered/gathered'
import { NO_VALUE, packedAttributes, type Version } from '../../gathered/packedResults'
import type { ProblemCode } from '../../problems'
import { ResultCells, type Moment, type ReadingRules } from '../../readers/resultCells'
import { keyPrint, type KeyPrint } from '../../sourceKey'
import { marksOfComment } from '../../terms'
import { orderNumber, type Observation, type Order } from '../message'
import { component, plain, repetitions } from '../segments/fields'
import type { Separators } from '../segments/separators'
import { Besides } from './besides'
import { Meanings, type Meaning } from './meaning'
import type { Moments } from './moments'
import { shiftedField } from './shifted'
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
    /** Beginning of the keys of its results, by the number of the order; and when the file was written. */
    print: KeyPrint | undefined
    time: number | undefined
    isDeleted: boolean
    /** The number of the path, where it is not that of the message. */
    otherPatient?: string
  }
  /** Told of each row that is stored. */
  stores?: (row: number, item: string, print: KeyPrint) => void
}

/** A result that is understood and waits for the others of its message. */
interface Ready {
  observation: Observation
  meaning: Extract<Meaning, { use: 'analyte' }>
  moment: Moment
  status: ResultStatus
  value: number
  method: Extract<Meaning, { use: 'analyte' }>['method']
}

/** What an order says for all its results. */
interface OrderFacts {
  /** The beginning of the key of each of its results; undefined where it has no number. */
  print: KeyPrint | undefined
  reportedAt: number | undefined
  besideKey: string
}

const VALUE_FIELD = 5
const MOMENT_FIELD = 14
const MOST_KNOWN = 20_000
const METHOD_WORDS = /\b(IFCC|JSCC)\b/i

/** Reads the observations of the messages of one file. */
export class ObservationReader {
  readonly cells: ResultCells
  /** Some observation of the file states its status. */
  hasStatuses = false
  private readonly meanings: Meanings
  private readonly besides: Besides
  private readonly told = new Set<string>()
  private lastOrder: Order | undefined
  /** Results of one draw stand one after the other. */
  private lastMoment: { text: string; moment: Moment } | undefined
  private facts: OrderFacts = { print: undefined, reportedAt: undefined, besideKey: '' }

  constructor(
    private readonly into: Gathered,
    private readonly rules: ReadingRules,
    private readonly file: number,
    private readonly moments: Moments,
  ) {
    this.cells = new ResultCells(into, rules, file)
    this.meanings = new Meanings(rules)
    this.besides = new Besides(into, rules.today)
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
    const letter = component(fields[11] ?? '', 1, separators)
    this.hasStatuses ||= letter !== ''
    const stated = statedStatus(letter, component(order.obr[25] ?? '', 1, separators))
    const meaning = this.meanings.of(fields[3] ?? '', separators)
    const { heading } = meaning
    if (heading === '') return this.withoutName(observation, value)
    if (stated.status === 'order') return this.leaveOut(heading, 'order', line)
    if (meaning.use === 'leave-out') return this.leaveOut(heading, meaning.reason, line)
    if (meaning.use === 'problem')
      return this.refuse(meaning.code, ownText(fields[3] ?? ''), observation, 3, heading, meaning.detail)
    const other = meaning.specimenBy === 'clinic' ? undefined : this.otherSpecimen(order, separators)
    if (other !== undefined) {
      if (meaning.specimenBy === 'order')
        return this.leaveOut(`${heading} / ${other}`, 'unknown-analyte', line)
      if (!this.isFoundInUrine(meaning.analyte))
        return this.refuse('hl7-specimen-differs', heading, observation, 3, heading, other)
    }
    const text = statedValue(type(fields), value, separators)
    if (text === 'elsewhere') return this.leaveOut(heading, 'not-readable-here', line)
    if (observation.isCut) return this.refuse('hl7-too-long', '', observation, VALUE_FIELD, heading)
    if ('fault' in text) {
      const code = text.fault === 'several-values' ? 'hl7-several-values' : text.fault
      return this.refuse(code, value.slice(0, 200), observation, VALUE_FIELD, heading)
    }
    const unit = component(fields[6] ?? '', 1, separators)
    const shifted = shiftedField(text.text, unit, (stated) => this.isUnitOf(meaning.analyte, stated))
    if (shifted !== undefined)
      return this.refuse('hl7-fields-shifted', shifted.text, observation, shifted.field, heading)
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
    const { observation, meaning, moment, status, value, method } = ready
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
      this.rangeOf(fields, separators),
      this.flagOf(fields, separators),
      this.besideOf(observation, message),
      line,
      VALUE_FIELD,
    )
    if (row < 0) return
    const known = this.factsOf(order, separators)
    const reportedAt = stored?.time ?? known.reportedAt ?? message.sentAt
    const version: Version = {
      status: status === 'final' && this.cells.isPending(value) ? 'pending' : status,
    }
    if (reportedAt !== undefined) version.reportedAt = reportedAt
    const ofOrder = stored?.print ?? known.print
    if (ofOrder) {
      const sub = `\u0001${plain(fields[4] ?? '', separators)}`
      version.print = keyPrint(sub, keyPrint(meaning.item, ofOrder))
      message.stores?.(row, meaning.item + sub, version.print)
    }
    this.into.results.version(row, version)
  }

  private isUnitOf(analyte: AnalyteId, text: string): boolean {
    return this.rules.terms.unit(analyte, text).isListed
  }

  private momentOf(observation: Observation, heading: string, separators: Separators): Moment | undefined {
    const { fields, order } = observation
    const own = component(fields[MOMENT_FIELD] ?? '', 1, separators)
    const ofSpecimen = own === '' ? component(order.specimen?.fields[17] ?? '', 1, separators) : ''
    const text = own || ofSpecimen || component(order.obr[7] ?? '', 1, separators)
    if (text === this.lastMoment?.text) return this.lastMoment.moment
    const moment = this.moments.cellOf(text)
    if (moment === undefined)
      return this.refuse('hl7-day-incomplete', text, observation, MOMENT_FIELD, heading)
    const read = this.cells.moment(moment)
    if (read < 0)
      return this.refuse(this.cells.faultOf(read), text, observation, MOMENT_FIELD, heading, this.rules.today)
    this.lastMoment = { text: ownText(text), moment: read }
    return read
  }

  private unitOf(meaning: Ready['meaning'], fields: readonly string[], separators: Separators): string {
    const field = fields[6] ?? ''
    const unit = component(field, 1, separators) || component(field, 2, separators)
    return unit === '' ? (meaning.unit ?? '') : unit
  }

  /** The range without the unit, which some write behind it once more. */
  private rangeOf(fields: readonly string[], separators: Separators): number {
    const range = plain(fields[7] ?? '', separators)
    const unit = component(fields[6] ?? '', 1, separators)
    const isRepeated = unit !== '' && range.toLowerCase().endsWith(unit.toLowerCase())
    return this.cells.rangeId(isRepeated ? range.slice(0, -unit.length).trim() : range)
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
      print: beginningOf(orderNumber(order, separators)),
      reportedAt,
      besideKey: `${reportedAt ?? ''}\u0001${order.specimen?.marks.join() ?? ''}\u0001${order.comments?.join('\n') ?? ''}`,
    }
    return this.facts
  }

  private besideOf({ fields, order, comments }: Observation, { separators }: OfMessage): number {
    const lab = component(fields[23] ?? '', 1, separators) || component(fields[15] ?? '', 2, separators)
    const { reportedAt, besideKey } = this.factsOf(order, separators)
    const key =
      lab === '' && !comments ? besideKey : `${besideKey}\u0001${lab}\u0001${comments?.join('\n') ?? ''}`
    return this.besides.idOf(key, () => ({
      comments: [...(comments ?? []), ...(order.comments ?? [])],
      lab,
      reportedAt,
      marks: order.specimen?.marks ?? [],
    }))
  }

  /** Its codes may name it in urine. */
  private isFoundInUrine(analyte: AnalyteId): boolean {
    return this.rules.terms.row(analyte).specimens?.includes('001') === true
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

/** The keys of the results of an order begin alike; without its number they have none. */
export function beginningOf(number: string): KeyPrint | undefined {
  return number === '' ? undefined : keyPrint(`${number}\u0001`)
}

function statusOf(stated: ReturnType<typeof statedStatus>['status']): ResultStatus {
  if (stated === 'order') throw new Error('an order is no result')
  return stated
}

/** Not there yet, not obtained, taken back: such a statement says all without a value. */
function mayLackValue(status: ResultStatus): boolean {
  return status === 'pending' || status === 'cancelled' || status === 'entered-in-error'
}
