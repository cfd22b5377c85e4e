import type { Patient } from './r4'
import { analyteIndex, type AnalyteId } from '@/domain/analyte'
import type { SampleMark } from '@/domain/result'
import { readDayCell, type DayCell } from '../cells/dayCell'
import type { RangeCell } from '../cells/rangeCell'
import type { Opening } from '../format'
import { ownText } from '../gathered/dictionary'
import type { Gathered } from '../gathered/gathered'
import type { Beside } from '../gathered/packedResults'
import { ResultCells, type ReadingRules } from '../readers/resultCells'
import { marksOfComment, type NamedUnit } from '../terms'
import type { Sent } from './elements'
import { patientSays } from './person/patient'
import { idPart, printOf } from './references'
import { Meanings } from './results/meaning'
import { Observations } from './results/observations'
import { folderOf } from './scopes'
import { SharedState, type PutAside } from './sharedState'

/** Where a resource stands. */
export interface ResourcePlace {
  file: number
  folder: number
  line: number
  /** Within which its references are looked up. */
  scope: number
  /** The address that its bundle gives it; empty where there is none. */
  address: string
  /** When its bundle was made, as `stampNumber`; −∞ where that says nothing of it. */
  stamp: number
}

/** Cells beside a result, as texts. */
export interface BesideTexts {
  comment: string
  lab: string
  outside: string
  specimen: string
  arrived: string
  marks: readonly SampleMark[]
}

/** What the reading of one file needs: where results go, what was seen before, what is kept over all files. */
export class SourceState {
  readonly file: number
  readonly folder: number
  readonly into: Gathered
  readonly rules: ReadingRules
  readonly cells: ResultCells
  readonly meanings: Meanings
  readonly shared: SharedState
  readonly observations: Observations
  private readonly besides = new Map<string, number>()
  private readonly ranges = new Map<string, number>()
  private readonly units: Map<string, NamedUnit>[] = []
  private readonly organizationNames = new Map<string, string>()
  /** How often a name of an organisation was learned. */
  organizations = 0
  private isDamageTold = false

  constructor({ name, file, into, rules }: Opening) {
    this.file = file
    this.into = into
    this.rules = rules
    this.cells = new ResultCells(into, rules, file)
    this.meanings = new Meanings(rules)
    this.shared = into.keptFor(KEPT, () => new SharedState(into))
    this.folder = this.shared.scopes.ofFolder(folderOf(name))
    this.observations = new Observations(this)
  }

  /** A line of the file that is a resource of its own. */
  lineAt(line: number): ResourcePlace {
    const { file, folder } = this
    return { file, folder, line, scope: folder, address: '', stamp: Number.NEGATIVE_INFINITY }
  }

  putAside(aside: PutAside): void {
    if (this.shared.putAside(this, aside)) return
    this.observations.takeAgain(aside.observation, aside.place, aside.around, aside.column, true)
    // Others like it may still be put aside.
    this.observations.came = undefined
  }

  learnOrganization(id: string, name: string, { scope }: ResourcePlace): void {
    const print = printOf(id, scope)
    this.organizations += 1
    this.organizationNames.set(`${print.high}.${print.low}`, name)
  }

  /** The name of an organisation of the same file; empty where it is not known. */
  organization(reference: string, { scope }: ResourcePlace): string {
    if (reference === '' || this.organizationNames.size === 0) return ''
    const print = printOf(idPart(reference), scope)
    return this.organizationNames.get(`${print.high}.${print.low}`) ?? ''
  }

  /** A patient who stands within the resource about him. */
  containedPatient(patient: Sent<Patient>, { line }: ResourcePlace): number | undefined {
    const { number, name, kana, birthDate, sex } = patientSays(patient)
    if (number === '') return undefined
    return this.into.subjects.indexOf({
      number,
      ...(name === undefined ? {} : { name }),
      ...(kana === undefined ? {} : { kana }),
      ...(birthDate === undefined ? {} : { birthDate }),
      ...(sex === undefined ? {} : { sex }),
      file: this.file,
      line,
    })
  }

  /** Letters that were lost before the file was made: said once, where the first of them stands. */
  sawDamage(line: number): void {
    if (this.isDamageTold) return
    this.isDamageTold = true
    const place = { file: this.file, line, column: 0 }
    this.into.warnings.add({
      ...place,
      code: 'fhir-damaged-letters',
      received: '\uFFFD',
      detail: '',
      cells: 0,
    })
  }

  /** A unit as the analyte has it, and whether it is one of its units. */
  unit(analyte: AnalyteId, received: string): NamedUnit {
    const units = (this.units[analyteIndex(analyte)] ??= new Map<string, NamedUnit>())
    const known = units.get(received)
    if (known) return known
    const named = this.rules.terms.unit(analyte, received)
    if (units.size < MOST_CACHED) units.set(ownText(received), named)
    return named
  }

  besideId(texts: BesideTexts): number {
    const { comment, lab, outside, specimen, arrived, marks } = texts
    if (
      comment === '' &&
      lab === '' &&
      outside === '' &&
      specimen === '' &&
      arrived === '' &&
      marks.length === 0
    )
      return 0
    const key = `${comment}\u0001${lab}\u0001${outside}\u0001${specimen}\u0001${arrived}\u0001${marks.join()}`
    const known = this.besides.get(key)
    if (known !== undefined) return known
    const id = this.into.results.besides.push(besideOf(texts, this.rules.zone)) - 1
    if (this.besides.size > MOST_CACHED) this.besides.clear()
    this.besides.set(ownText(key), id)
    return id
  }

  rangeId(range: RangeCell | undefined): number {
    if (!range) return 0
    const { low, high, text, bySex } = range
    const sexes = bySex ? JSON.stringify(bySex) : ''
    const key = `${low ?? ''}\u0001${high ?? ''}\u0001${text ?? ''}\u0001${sexes}`
    const known = this.ranges.get(key)
    if (known !== undefined) return known
    const id = this.into.results.rangeId(range)
    if (this.ranges.size > MOST_CACHED) this.ranges.clear()
    this.ranges.set(ownText(key), id)
    return id
  }
}

const KEPT = {}
const MOST_CACHED = 100_000

function besideOf({ comment, lab, outside, specimen, arrived, marks }: BesideTexts, zone: string): Beside {
  const all = [...new Set([...marks, ...(comment === '' ? [] : marksOfComment(comment))])]
  const day: DayCell | undefined = arrived === '' ? undefined : readDayCell(arrived, zone)
  return {
    ...(comment === '' ? {} : { comment }),
    ...(lab === '' ? {} : { lab }),
    ...(outside === '' ? {} : { outside }),
    ...(specimen === '' ? {} : { specimen }),
    ...(day && 'day' in day ? { arrived: day.day } : {}),
    ...(all.length === 0 ? {} : { marks: all }),
  }
}
