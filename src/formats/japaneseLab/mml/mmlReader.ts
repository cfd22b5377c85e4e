import type { Bilingual } from '@/domain/language'
import type { ResultStatus } from '@/domain/result'
import { readDayCell } from '../../cells/dayCell'
import type { Opening, PieceReader, ReadToEnd } from '../../format'
import { sourceKeyOf } from '../../sourceKey'
import { stampNumber } from '../../stamp'
import { LabResults } from '../labResults'
import { statusOfState } from '../reportState'
import { joinedComments } from '../sampleMarks'
import { withoutMidnight } from '../statedDay'
import { addToItem, emptyItem, type MmlItem } from './labItem'
import { StatedPerson } from './statedPerson'
import { addInformation, addToModule, emptyModule, type TestModule } from './testModule'
import { XmlReader, type Attributes, type ElementHandler } from './xmlReader'

const RECEPTION_DAY = '採取日時の記載なし(受付日)'

/** Reads the laboratory modules of an MML document; its other modules are no results. */
export class MmlReader implements PieceReader<string>, ElementHandler {
  private readonly xml = new XmlReader(this)
  private readonly results: LabResults
  private readonly person = new StatedPerson()
  private readonly path: { name: string; attributes: Attributes }[] = []
  private module: TestModule | undefined
  private item: MmlItem | undefined
  private subject = -1
  private modules = 0
  private others = 0
  private lastBroken = -1
  private isEnding = false
  private unreadableLine = 0

  constructor(private readonly opening: Opening) {
    this.results = new LabResults('mml', opening)
  }

  get lines(): number {
    return this.xml.line
  }

  read(piece: string): void {
    this.xml.write(piece)
    if (this.unreadableLine === 0 && piece.includes('\uFFFD')) this.unreadableLine = this.xml.line
  }

  end(): ReadToEnd {
    this.isEnding = true
    this.xml.end()
    this.breakOpenItem()
    this.sayWhoItIs()
    if (this.unreadableLine > 0) this.results.nameUnreadable(this.unreadableLine, '')
    const notes = this.notes()
    return notes.length === 0 ? {} : { notes }
  }

  opened(name: string, attributes: Attributes, line: number): void {
    this.path.push({ name, attributes })
    if (name === 'TestModule') {
      this.module = emptyModule()
      this.modules += 1
    }
    if (name === 'Name' && this.isIn('PatientModule')) this.person.openName(attributes)
    if (name === 'docInfo') this.countOther(attributes)
    if (!this.module) return
    if (name === 'information') addInformation(this.module, attributes)
    if (name === 'specimen') Object.assign(this.module, { specimen: '', specimenMemos: [] })
    if (name !== 'item') return
    this.breakOpenItem()
    this.item = emptyItem(line)
  }

  closed(name: string, text: string): void {
    const attributes = this.path.pop()?.attributes ?? {}
    this.readPerson(name, text)
    if (!this.module) return
    if (name === 'TestModule') {
      this.breakOpenItem()
      this.module = undefined
    } else if (name === 'item') this.takeItem(this.module)
    else if (this.item) addToItem(this.item, name, attributes, text)
    else addToModule(this.module, name, attributes, text)
  }

  broken(line: number, because: string): void {
    if (this.item) this.item.isBroken = true
    else if (line !== this.lastBroken && !(this.isEnding && this.lastBroken === -2))
      this.nameBroken(line, because, 0)
    this.lastBroken = this.isEnding ? -2 : line
  }

  private notes(): Bilingual[] {
    const notes: Bilingual[] = []
    if (this.modules === 0)
      notes.push({
        ja: '検歴モジュール(mmlLb:TestModule)がありません',
        en: 'There is no laboratory module (mmlLb:TestModule)',
      })
    if (this.others > 0)
      notes.push({
        ja: `検査以外のモジュール ${this.others} 件は読みません`,
        en: `${this.others} modules that hold no laboratory results are not read`,
      })
    return notes
  }

  private takeItem(module: TestModule): void {
    const { item } = this
    this.item = undefined
    if (!item) return
    if (item.isBroken) return this.nameBroken(item.line, item.name, 1)
    this.putItem(module, item)
  }

  private putItem(module: TestModule, item: MmlItem): void {
    const { cells, rules } = this.results
    const place = { line: item.line, column: 0 }
    if (this.person.number === '') return cells.problem('no-number', item.value, place, 1, item.name)
    if (item.name + item.code + item.jlac10 === '') return cells.problem('no-analyte', item.value, place, 1)
    if (this.contradicts(item))
      return cells.problem('value-and-number-differ', item.value, place, 1, item.name, item.number)
    const stated = module.sampleTime || module.registTime
    const moment = cells.moment(withoutMidnight(stated))
    if (moment < 0) return cells.problem(cells.faultOf(moment), stated, place, 1, item.name, rules.today)
    this.results.put({
      person: this.personOf(item.line),
      moment,
      item: {
        codes: item.code === '' ? [] : [item.code],
        jlac10: item.jlac10,
        name: item.name,
        specimen: module.specimen,
      },
      value: item.value || item.number,
      unit: item.unit,
      range: this.range(item),
      flag: item.out,
      beside: this.results.besideId(this.comment(module, item), [], module.center),
      version: {
        status: this.status(module, item.line),
        ...this.reportedAt(module),
        ...keyOf(module, item),
      },
      place,
    })
  }

  /** Where no time of collection is said, the day is that of the reception, and each result says so. */
  private comment(module: TestModule, { memos, line }: MmlItem): string {
    const isOfReception = module.sampleTime === ''
    if (isOfReception && !module.isTold)
      this.results.cells.warning('day-of-reception', module.registTime, { line, column: 0 })
    module.isTold = isOfReception
    return joinedComments(
      isOfReception ? RECEPTION_DAY : '',
      ...module.memos,
      ...module.specimenMemos,
      ...memos,
    )
  }

  /** Both are the result: where they are different numbers, nothing says which one holds. */
  private contradicts({ value, number }: MmlItem): boolean {
    const [one, other] = [value, number].map((text) => this.results.rules.terms.value(text))
    if (one?.kind !== 'value' || other?.kind !== 'value') return false
    if (one.value.kind !== 'number' || other.value.kind !== 'number') return false
    const [a, b] = [one.value.number, other.value.number]
    return a.digits * 10 ** b.scale !== b.digits * 10 ** a.scale
  }

  private range({ up, low, normal }: MmlItem): number {
    const { cells } = this.results
    if (up + low === '') return cells.rangeId(normal)
    return low === '' && !/^[\d.]+$/.test(up) ? cells.rangeId(up) : cells.limitsId(low, up)
  }

  private status({ state }: TestModule, line: number): ResultStatus {
    const status = statusOfState(...state)
    const stated = state.join(' ').trim()
    if (status === undefined && stated !== '')
      this.results.cells.warning('unknown-report-state', stated, { line, column: 0 })
    return status ?? 'final'
  }

  private reportedAt({ reportTime }: TestModule): { reportedAt?: number } {
    if (reportTime === '') return {}
    const read = readDayCell(reportTime, this.results.rules.zone)
    if ('fault' in read) return {}
    const [hours = 0, minutes = 0] = (read.time ?? '00:00').split(':').map(Number)
    const seconds = /\d:\d{2}:(\d{2}(?:\.\d{1,3})?)/.exec(reportTime)?.[1] ?? '0'
    return {
      reportedAt: stampNumber(read.day, (hours * 60 + minutes) * 60_000 + Math.round(Number(seconds) * 1000)),
    }
  }

  private personOf(line: number): number {
    if (this.subject < 0) this.subject = this.results.into.subjects.reserve(this.opening.file, line)
    return this.subject
  }

  /** The patient module may stand after the laboratory modules. */
  private sayWhoItIs(): void {
    if (this.subject < 0) return
    const { zone, today } = this.results.rules
    const subject = this.person.subject(zone, today, (code, text) =>
      this.results.cells.problem(code, text, { line: 0, column: 0 }, 0),
    )
    this.results.into.subjects.know(this.subject, subject)
  }

  private readPerson(name: string, text: string): void {
    const parent = this.path.at(-1)?.name
    const isOfPatient = this.isIn('PatientModule')
    if (!isOfPatient && !this.isIn('MmlHeader')) return
    if (name === 'Id' && parent === 'masterId' && text !== '') this.person.addNumber(text)
    if (!isOfPatient) return
    if (parent === 'Name' && this.path.at(-2)?.name === 'personName') this.person.addNamePart(name, text)
    if (name === 'Name' && parent === 'personName') this.person.closeName()
    if (parent === 'PatientModule' && (name === 'birthday' || name === 'sex')) this.person.add(name, text)
  }

  private countOther({ contentModuleType = 'test' }: Attributes): void {
    if (contentModuleType !== 'test' && contentModuleType !== 'patientInfo') this.others += 1
  }

  private isIn(element: string): boolean {
    return this.path.some(({ name }) => name === element)
  }

  private breakOpenItem(): void {
    if (this.item) this.nameBroken(this.item.line, this.item.name, 1)
    this.item = undefined
  }

  private nameBroken(line: number, received: string, cells: number): void {
    this.results.cells.problem('xml-broken', received.slice(0, 200), { line, column: 0 }, cells)
  }
}

/** By it a final report finds the interim one. */
function keyOf({ registId }: TestModule, { code, jlac10, name }: MmlItem): { key?: string } {
  return registId === '' ? {} : { key: sourceKeyOf(['mml', registId, code || jlac10 || name].join('\u0001')) }
}
