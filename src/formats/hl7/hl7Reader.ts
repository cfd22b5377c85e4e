import type { Bilingual } from '@/domain/language'
import type { ReadPatient } from '@/domain/reading'
import { ENCODING_NAMES } from '../bytes/decode'
import type { Opening, PieceReader, ReadToEnd } from '../format'
import { ownText } from '../gathered/dictionary'
import type { ProblemCode } from '../problems'
import type { KeyPrint } from '../sourceKey'
import { Batches } from './batches'
import { isCutOff } from './cutOff'
import { FileNotes } from './fileNotes'
import { partsOf, fieldsOf, type Fields, type Message, type Parts } from './message'
import { isMerge, messageUse, type MessageUse } from './messageKind'
import { saysOtherEncoding } from './encodings'
import { Moments } from './results/moments'
import { beginningOf, ObservationReader, type OfMessage } from './results/observationReader'
import { statedPerson, type StatedPerson } from './results/person'
import { specimenMarks } from './results/specimen'
import { component } from './segments/fields'
import { SegmentReader, type Segment } from './segments/segmentReader'
import { separatorsOf, type Separators } from './segments/separators'
import { storedName, type StoredName } from './ssmix2/path'
import { Storage, STORAGE_KEY } from './ssmix2/storage'

/** What is kept of a message until its end: specimens may come after their results, and another patient at the end. */
export const MOST_MESSAGE_SEGMENTS = 20_000
const MOST_MESSAGE_LETTERS = 16 << 20
const MOST_KNOWN = 5000
const MOST_NAMED = 5
const READ = new Set(['PID', 'ORC', 'OBR', 'OBX', 'SPM', 'NTE'])
const NOT_ASCII = /[^\x00-\x7f]/
/** An observation within the line of another segment: what pastes messages together loses their line ends. */
const RUN_TOGETHER = /OBX\|/g

/** Somebody whom messages of a file name. */
interface KnownPerson {
  index: number
  person: StatedPerson
}

/** Reads HL7 v2 messages, one file of them: single, several, in batches, in blocks of MLLP, or a file of SS-MIX2. */
export class Hl7Reader implements PieceReader<string> {
  private readonly segments = new SegmentReader({
    segment: (segment) => this.addSegment(segment),
    blockEnd: () => this.endMessage(),
  })
  private readonly moments: Moments
  private readonly observations: ObservationReader
  private readonly notes = new FileNotes()
  private readonly known = new Map<string, KnownPerson>()
  private separators: Separators | undefined
  private readonly stored: StoredName | undefined
  private message: Message | undefined
  private isOther = false
  private isWide = false
  private isCut = false
  private declared: { line: number; text: string } | undefined
  private readonly batches = new Batches((code, received, line, detail) =>
    this.observations.cells.warning(code, received, { line, column: 0 }, undefined, detail),
  )

  constructor(private readonly opening: Opening) {
    const { into, rules, file, name } = opening
    this.moments = new Moments(rules.zone)
    this.observations = new ObservationReader(into, rules, file, this.moments)
    this.stored = storedName(name)
  }

  get lines(): number {
    return this.segments.lines
  }

  read(piece: string): void {
    this.isWide ||= NOT_ASCII.test(piece)
    this.segments.feed(piece)
  }

  end(): ReadToEnd {
    this.segments.end()
    this.endMessage()
    this.batches.end()
    this.tellEncoding()
    const notes: Bilingual[] = this.notes.texts(this.stored)
    return notes.length === 0 ? {} : { notes }
  }

  private addSegment(segment: Segment): void {
    const { name, text } = segment
    this.batches.segment(segment)
    if (name === 'MSH') {
      this.endMessage()
      const separators = separatorsOf(text)
      this.message = {
        header: segment,
        separators,
        segments: [],
        damaged: [],
        letters: 0,
        last: segment,
        beyond: undefined,
      }
    } else if (name === 'FHS' || name === 'BHS' || name === 'BTS' || name === 'FTS') this.endMessage()
    const observations = observationsIn(segment)
    const isDamaged = observations > (name === 'OBX' && !segment.isDamaged ? 1 : 0)
    if (!this.message) this.refuseWithoutHeader(segment, observations)
    else if (this.message.beyond) this.message.beyond.observations += observations
    else if (isDamaged) this.message.damaged.push({ segment, observations })
    else if (name !== 'MSH') this.addTo(this.message, segment)
  }

  private addTo(message: Message, segment: Segment): void {
    const { name, text } = segment
    message.last = segment
    if (!READ.has(name)) {
      this.isOther = true
      return
    }
    // A comment below a segment that is not read belongs to that.
    if (name === 'NTE' && this.isOther) return
    this.isOther = false
    message.letters += text.length
    if (message.segments.length >= MOST_MESSAGE_SEGMENTS || message.letters > MOST_MESSAGE_LETTERS)
      message.beyond = { line: segment.line, observations: name === 'OBX' ? 1 : 0 }
    else message.segments.push(segment)
  }

  private endMessage(): void {
    const { message } = this
    this.message = undefined
    this.isOther = false
    if (message) this.readMessage(message)
  }

  private readMessage(message: Message): void {
    const { header, separators } = message
    if (!separators) {
      this.refuseAll(message, 'hl7-no-separators')
      return
    }
    const { fields } = fieldsOf(header, separators)
    const [type = '', event = ''] = [1, 2].map((at) =>
      component(fields[8] ?? '', at, separators).toUpperCase(),
    )
    const named = ownText(event === '' ? type : `${type}^${event}`)
    const use = this.useOf(type, event)
    this.declare(fields, header.line)
    const observations = message.segments.filter(({ name }) => name === 'OBX').length + message.damaged.length
    this.notes.message(named, use ?? 'results', isMerge(type, event), observations)
    if (use === undefined) this.refuseAll(message, 'hl7-no-type')
    else if (use === 'results') this.readResults(message, separators, fields, named)
    else if (use === 'person') this.readPerson(message, separators, fields, named)
    else this.leaveOut(message, separators, use, named)
  }

  private useOf(type: string, event: string): MessageUse | undefined {
    const { stored } = this
    if (stored === undefined || stored.type === 'OML-11') return messageUse(type, event)
    if (stored.type === 'ADT-00') return 'person'
    return stored.type === 'OML-01' || messageUse(type, event) === 'order' ? 'order' : 'other-content'
  }

  private readResults(
    message: Message,
    separators: Separators,
    header: readonly string[],
    named: string,
  ): void {
    this.refuseDamaged(message)
    this.refuseBeyond(message)
    this.refuseCutOff(message, separators)
    const parts = partsOf(message, separators)
    if (this.hasSeveralPeople(parts, separators, parts.observations.length, named)) return
    const [first] = parts.people
    const found = first && this.personOf(first, separators)
    for (const { specimen } of parts.orders)
      if (specimen) specimen.marks.push(...specimenMarks(specimen.fields, separators))
    const sentAt = this.moments.stampOf(component(header[6] ?? '', 1, separators))
    this.observations.read(parts.observations, this.ofMessage(separators, found, sentAt))
    this.tellCorrections(parts, separators)
  }

  private readPerson(
    message: Message,
    separators: Separators,
    header: readonly string[],
    named: string,
  ): void {
    const parts = partsOf(message, separators)
    this.leaveOut(message, separators, 'other-content', named)
    if (this.hasSeveralPeople(parts, separators, 0, named)) return
    const [first] = parts.people
    if (first)
      this.addPerson(
        this.personOf(first, separators),
        first,
        this.moments.stampOf(component(header[6] ?? '', 1, separators)),
      )
  }

  /** Where a message names different people, nothing of it is read. */
  private hasSeveralPeople(
    { people }: Parts,
    separators: Separators,
    observations: number,
    named: string,
  ): boolean {
    const [first] = people
    const other = people.find(({ fields }) => first !== undefined && !isSamePerson(fields, first.fields))
    if (!other) return false
    const numbers = people.map(({ fields }) => component(fields[3] ?? '', 1, separators) || '–')
    const some = [...new Set(numbers)].slice(0, MOST_NAMED).join(', ').slice(0, 200)
    const place = { line: other.line, column: 0 }
    this.observations.cells.problem('hl7-several-patients', some, place, observations, named)
    return true
  }

  private ofMessage(
    separators: Separators,
    found: KnownPerson | undefined,
    sentAt: number | undefined,
  ): OfMessage {
    const number = found?.person.number ?? ''
    const of: OfMessage = { separators, subject: number === '' ? -1 : (found?.index ?? -1), number, sentAt }
    const { stored } = this
    if (!stored) return of
    const { file } = this.opening
    const time = this.storedAt(stored)
    const other = this.otherPatient(number)
    const rows: { row: number; item: string; print: KeyPrint }[] = []
    if (stored.key !== '')
      this.storage().addFile(`${stored.patient}\u0001${stored.type}\u0001${stored.key}`, {
        file,
        time: time ?? 0,
        isCut: this.isCut,
        rows,
      })
    return {
      ...of,
      stored: {
        print: beginningOf(stored.key),
        time,
        isDeleted: stored.flag === '0',
        ...(other === undefined ? {} : { otherPatient: other }),
      },
      stores: (row, item, print) => rows.push({ row, item: ownText(item), print }),
    }
  }

  /** The number in the path, where it is another than that of the message. */
  private otherPatient(number: string): string | undefined {
    const { stored } = this
    if (!stored) return undefined
    const others = [stored.patient, stored.folderPatient].filter((each) => each !== undefined)
    return others.find((each) => withoutZeros(each) !== withoutZeros(number))
  }

  private personOf(pid: Fields, separators: Separators): KnownPerson {
    const { text } = pid
    if (separators !== this.separators) this.known.clear()
    this.separators = separators
    const known = this.known.get(text)
    if (known) return known
    const { into, rules, file } = this.opening
    const { faults, ...subject } = statedPerson(pid.fields, separators, rules)
    const { cells } = this.observations
    for (const { code, received, detail, field, isWarning } of faults) {
      const place = { line: pid.line, column: field }
      if (isWarning) cells.warning(code, received, place, 'PID', detail)
      else cells.problem(code, received, place, 0, 'PID', detail)
    }
    const index = subject.number === '' ? -1 : into.subjects.indexOf({ ...subject, file, line: pid.line })
    const person = { index, person: { ...subject, faults } }
    if (this.known.size > MOST_KNOWN) this.known.clear()
    this.known.set(ownText(text), person)
    return person
  }

  private addPerson({ person }: KnownPerson, pid: Fields, sentAt: number | undefined): void {
    const { stored } = this
    if (person.number === '' || stored?.flag === '0') return
    const { into, file } = this.opening
    const { number, name, kana, birthDate, sex } = person
    const other = this.otherPatient(number)
    if (other !== undefined) {
      const { cells } = this.observations
      cells.problem('ssmix-id-differs', number, { line: pid.line, column: 3 }, 0, 'PID', other)
      return
    }
    const read: ReadPatient = {
      number,
      ...(name === undefined ? {} : { name }),
      ...(kana === undefined ? {} : { kana }),
      ...(birthDate === undefined ? {} : { birthDate }),
      ...(sex === undefined ? {} : { sex }),
      file,
      line: pid.line,
    }
    if (stored) this.storage().addPerson(this.storedAt(stored) ?? sentAt ?? 0, read)
    else into.roster.push(read)
  }

  private storage(): Storage {
    const { into } = this.opening
    return into.keptFor(STORAGE_KEY, () => new Storage(into))
  }

  /** When a file of the storage was written. */
  private storedAt({ time }: StoredName): number | undefined {
    return time === '' ? undefined : this.moments.stampOf(`${time.slice(0, 14)}.${time.slice(14)}`)
  }

  private leaveOut(
    message: Message,
    separators: Separators,
    reason: Exclude<MessageUse, 'results' | 'person'>,
    named: string,
  ): void {
    const { into, file } = this.opening
    for (const segment of message.segments) {
      if (segment.name !== 'OBX') continue
      const heading = this.observations.headingOf(fieldsOf(segment, separators).fields, separators)
      into.leaveOut(file, heading === '' ? named : `${named} ${heading}`, reason, 1, segment.line)
    }
    for (const { segment, observations } of message.damaged)
      into.leaveOut(file, named, reason, observations, segment.line)
    const { beyond } = message
    if (beyond) into.leaveOut(file, named, reason, beyond.observations, beyond.line)
  }

  private tellCorrections({ orders }: Parts, separators: Separators): void {
    for (const { obr, observations, line } of orders) {
      if (observations > 0 || component(obr[25] ?? '', 1, separators).toUpperCase() !== 'C') continue
      const named = component(obr[4] ?? '', 2, separators) || component(obr[4] ?? '', 1, separators)
      const { cells } = this.observations
      cells.warning('hl7-correction-without-values', named, { line, column: 25 }, 'OBR')
    }
  }

  /** Every observation of a message that cannot be read. */
  private refuseAll(message: Message, code: 'hl7-no-separators' | 'hl7-no-type'): void {
    for (const { name, line, text } of message.segments)
      if (name === 'OBX') this.refuseLine(code, text, line, 1)
    this.refuseDamaged(message)
    this.refuseBeyond(message)
  }

  private refuseWithoutHeader({ text, line }: Segment, observations: number): void {
    if (observations > 0) this.refuseLine('hl7-no-header', text, line, observations)
  }

  private refuseBeyond({ beyond }: Message): void {
    if (beyond) this.refuseLine('hl7-too-long', '', beyond.line, beyond.observations)
  }

  /** What stands within the line of another segment, or without its separators, cannot be read for sure. */
  private refuseDamaged({ damaged }: Message): void {
    for (const { segment, observations } of damaged)
      this.refuseLine('hl7-damaged-line', segment.text, segment.line, observations)
  }

  /** A message that ends within an observation: what stands there as its value may be the first figure of it. */
  private refuseCutOff({ segments, last }: Message, separators: Separators): void {
    if (last !== segments.at(-1) || !isCutOff(segments, separators, this.observations.hasStatuses)) return
    segments.pop()
    this.isCut = true
    this.refuseLine('hl7-cut-off', last.text, last.line, 1)
  }

  private refuseLine(code: ProblemCode, text: string, line: number, observations: number): void {
    this.observations.cells.problem(code, text.slice(0, 200), { line, column: 0 }, observations)
  }

  private declare(header: readonly string[], line: number): void {
    const text = [17, 19]
      .map((at) => (header[at] ?? '').trim())
      .filter((each) => each !== '')
      .join(' / ')
    if (text !== '') this.declared ??= { line, text: ownText(text.slice(0, 100)) }
  }

  /** What the messages say of their letters is compared with the bytes, which win. */
  private tellEncoding(): void {
    const { encoding } = this.opening
    const { cells } = this.observations
    if (!this.declared || encoding === undefined || !this.isWide) return
    const { text, line } = this.declared
    if (saysOtherEncoding(text, encoding))
      cells.warning('hl7-encoding-differs', text, { line, column: 18 }, 'MSH', ENCODING_NAMES[encoding])
  }
}

/** How many observations stand in the line of a segment: itself, and those whose line ends were lost. */
function observationsIn({ name, text }: Segment): number {
  const own = name === 'OBX' ? 1 : 0
  return text.includes('OBX|', 3) ? own + (text.slice(3).match(RUN_TOGETHER)?.length ?? 0) : own
}

function isSamePerson(a: readonly string[], b: readonly string[]): boolean {
  return [3, 5, 7, 8].every((at) => (a[at] ?? '').trim() === (b[at] ?? '').trim())
}

function withoutZeros(number: string): string {
  return number.replace(/^0+(?=.)/, '')
}
