import type { AnalyteId, Fasting } from '@/domain/analyte'
import type { LeftOutReason } from '@/domain/reading'
import type { ResultStatus } from '@/domain/result'
import type { Identifier, Meta, Reference } from '../r4'
import { ownText } from '../../gathered/dictionary'
import { NO_VALUE, packedAttributes, withFasting, type Beside } from '../../gathered/packedResults'
import type { ProblemCode } from '../../problems'
import { keyPrint, type KeyPrint } from '../../sourceKey'
import type { Moment, Place } from '../../readers/resultCells'
import type { Came, CameToResult } from '../alike/came'
import { part, parts, referenceIn, textOf } from '../elements'
import { idPart, printOf, typeOfReference, type Print } from '../references'
import { stampOf } from '../stamps'
import { codeSystemOf } from '../systems'
import type { ResourcePlace, SourceState } from '../sourceState'
import type { Meaning } from './meaning'
import { Collection, containedIn, NO_MOMENT, type Around } from './collection'
import {
  bothMarks,
  cellsOf,
  effectiveOf,
  idOf,
  isMicrobiology,
  laboratoryOf,
  membersOf,
  methodOf,
  statedFasting,
  statusOf,
  type ObservationCell,
  type SentObservation,
} from './observation'
import { StatedWith } from './statedWith'
import type { SpecimenSays } from './specimen'
import { valueIn } from './valueOf'

/** What is known of an Observation beside its cells. */
interface About {
  observation: SentObservation
  place: ResourcePlace
  status: ResultStatus
  /** It did not say its status, which counts as final. */
  isStatusUnknown: boolean
  isOwn: boolean
  moment: Moment
  specimen: SpecimenSays | undefined
  specimenPrint: Print | undefined
  own: Print
}

type Later = 'later'

/** Status and version of a result; moments as `stampNumber`, −∞ where nothing states one. */
interface VersionSaid {
  status: ResultStatus
  updated: number
  issued: number
  print: KeyPrint | undefined
  own: Print
  specimen: Print | undefined
}

/** Reads the Observations of one file into results. */
export class Observations {
  /** Of the line that is being read: a line of NDJSON may hold a whole bundle. */
  private line = 0
  private cellsOfLine = 0
  private unknownStatuses = 0
  /** What the Observation read last came to, where others like it come to the same. */
  came: Came | undefined

  private readonly with: StatedWith
  private readonly collection: Collection

  constructor(private readonly state: SourceState) {
    this.with = new StatedWith(state)
    this.collection = new Collection(state)
  }

  /** How many said nothing of their status, or that it is not known. */
  get withoutStatus(): number {
    return this.unknownStatuses
  }

  sawUnknownStatus(): void {
    this.unknownStatuses += 1
  }

  /** Takes an Observation; it is put aside where something that is still to come decides about it. */
  take(observation: SentObservation, place: ResourcePlace, around?: Around): void {
    const cells = cellsOf(observation)
    const column = this.columnsFor(place.line, cells?.length ?? 1)
    const { state } = this
    if (!cells) return this.takePanel(observation, place)
    const kind = laboratoryOf(observation.category)
    if (typeof kind === 'object') {
      if (isAlone(observation))
        this.came = { to: 'left-out', heading: kind.other, reason: 'not-a-lab-result' }
      return this.leaveOut(kind.other, 'not-a-lab-result', cells.length, place.line)
    }
    if (observation.hasMember !== undefined || observation.related !== undefined)
      this.learnMembers(observation, place)
    if (this.read(observation, cells, column, place, around, false) === 'later')
      state.putAside({ observation, place, around, column })
  }

  /** Takes what was put aside, when all that the import holds was read; `isLast` where nothing more will come. */
  takeAgain(
    observation: SentObservation,
    place: ResourcePlace,
    around: Around | undefined,
    column: number,
    isLast: boolean,
  ): boolean {
    const cells = cellsOf(observation) ?? []
    return this.read(observation, cells, column, place, around, isLast) !== 'later'
  }

  /** Counts what was seen to be no result of ours without being parsed. */
  leaveOut(heading: string, reason: LeftOutReason, cells: number, line: number): void {
    this.state.into.leaveOut(this.state.file, ownText(heading), reason, cells, line)
  }

  private takePanel(observation: SentObservation, place: ResourcePlace): void {
    this.learnMembers(observation, place)
    const kind = laboratoryOf(observation.category)
    const heading = this.state.meanings.of(observation.code).heading
    if (typeof kind === 'object') this.leaveOut(kind.other, 'not-a-lab-result', 1, place.line)
    else this.leaveOut(heading, 'panel', 1, place.line)
  }

  private learnMembers(observation: SentObservation, place: ResourcePlace): void {
    const own = ownPrint(observation, place)
    for (const member of membersOf(observation))
      this.state.shared.reports.learnMember(printOf(idPart(member), place.scope), own)
  }

  private read(
    observation: SentObservation,
    cells: readonly ObservationCell[],
    column: number,
    place: ResourcePlace,
    around: Around | undefined,
    isLast: boolean,
  ): undefined | Later {
    const specimen = this.collection.specimenOf(observation, place, around)
    const meanings = cells.map(({ code }) => this.state.meanings.of(code))
    if (!isLast && specimen.print && specimen.says === undefined && meanings.some(needsSpecimen))
      return 'later'
    const own = ownPrint(observation, place)
    const moment = this.collection.momentOf(observation, specimen.moment, around, own)
    const isTaken = meanings.some((each) => each.is === 'analyte')
    if (!isLast && isTaken && this.collection.mayStillSay(observation, specimen, around)) return 'later'
    const status = statusOf(observation.status)
    if (status === undefined && isTaken) this.sawUnknownStatus()
    const about: About = {
      observation,
      place,
      status: status ?? 'final',
      isStatusUnknown: status === undefined,
      isOwn: parts<{ system: string }>(part<{ coding: unknown }>(observation.code)?.coding).some(
        ({ system }) => codeSystemOf(system) === 'own',
      ),
      moment,
      specimen: specimen.says,
      specimenPrint: specimen.says ? undefined : specimen.print,
      own,
    }
    cells.forEach((cell, at) => {
      const meaning = meanings[at]
      if (meaning) this.readCell(cell, meaning, about, around, column + at)
    })
    return undefined
  }

  private readCell(
    cell: ObservationCell,
    meaning: Meaning,
    about: About,
    around: Around | undefined,
    column: number,
  ): void {
    const place = { line: about.place.line, column }
    const { heading } = meaning
    if (heading.includes('\uFFFD')) this.state.sawDamage(place.line)
    if (meaning.is === 'disagreeing')
      return this.problem('fhir-codes-disagree', heading, place, heading, meaning.detail)
    if (meaning.is === 'left-out') return this.leaveOut(heading, 'by-mapping', 1, place.line)
    const isBlood = about.specimen?.isBlood === true
    const isNamed = about.specimen !== undefined && about.specimen.material !== ''
    // A name says nothing of the material: one that is not known to be blood (pleural fluid) makes it another test.
    const byName = meaning.is === 'analyte' && meaning.isByName
    const isAnother = (isNamed && !isBlood) || isMicrobiology(about.observation.category)
    const isOther = about.specimen?.isBlood === false || (byName && isAnother)
    if (meaning.is === 'unknown') {
      if (meaning.otherMaterialOf !== undefined && isBlood)
        return this.problem('fhir-specimen-disagrees', heading, place, heading, about.specimen?.material)
      if (meaning.otherMaterialOf === undefined && isAlone(about.observation))
        this.came = { to: 'left-out', heading, reason: 'unknown-analyte' }
      return this.leaveOut(heading, 'unknown-analyte', 1, place.line)
    }
    if (isOther && !this.isFoundIn(meaning.analyte))
      return meaning.isByName
        ? this.leaveOut(
            isNamed ? `${heading} [${about.specimen?.material ?? ''}]` : heading,
            'unknown-analyte',
            1,
            place.line,
          )
        : this.problem('fhir-specimen-disagrees', heading, place, heading, about.specimen?.material)
    if (meaning.isWeak && !isBlood) return this.leaveOut(heading, 'unknown-analyte', 1, place.line)
    this.readResult(cell, meaning, about, around, place)
  }

  /** The analyte is measured in urine too, and its code says so. */
  private isFoundIn(analyte: AnalyteId): boolean {
    return this.state.rules.terms.row(analyte).specimens?.includes('001') === true || analyte === 'hcg'
  }

  private readResult(
    cell: ObservationCell,
    meaning: Extract<Meaning, { is: 'analyte' }>,
    about: About,
    around: Around | undefined,
    place: Place,
  ): void {
    const { observation, moment } = about
    const { heading } = meaning
    const { cells } = this.state
    const subject = this.subjectOf(observation, about.place, around)
    if (subject === 'not-a-patient') return this.leaveOut(heading, 'not-a-lab-result', 1, place.line)
    if (subject === undefined) return this.problem('fhir-no-patient', '', place, heading)
    if (moment < 0) {
      if (moment === NO_MOMENT) return this.problem('fhir-no-day', textOf(observation.issued), place, heading)
      return this.problem(
        cells.faultOf(moment),
        effectiveOf(observation),
        place,
        heading,
        this.state.rules.today,
      )
    }
    const stated = valueIn(cell.holder)
    if (stated.is === 'not-readable')
      return this.leaveOut(`${heading}: ${stated.what}`, 'not-readable-here', 1, place.line)
    if (stated.is === 'fault') return this.problem('not-a-value', stated.received, place, heading)
    const found = this.with.valueAndStatus(stated, about.status)
    if (!found) return this.problem('fhir-no-value', '', place, heading)
    const { analyte } = meaning
    const unit =
      stated.is === 'value' && stated.unit !== ''
        ? this.with.bestUnit(analyte, stated.unit, cell)
        : meaning.unit
    const ofSpecimen = about.specimen?.fasting
    // Our own bundles say it of every draw, so silence is an answer too.
    const fasting =
      statedFasting(observation) ??
      (about.isOwn ? (ofSpecimen ?? 'unknown') : (meaning.fasting ?? ofSpecimen))
    const method = methodOf(analyte, observation.method) ?? meaning.method
    const came: CameToResult = {
      to: 'result',
      observation,
      analyte,
      attributes: packedAttributes(fasting, method),
      value: found.value,
      unit: found.value === NO_VALUE ? '' : unit,
      heading,
      range: this.with.rangeOf(cell, analyte, unit, about.isOwn),
      flag: this.with.flagOf(cell),
      beside: this.with.besideOf(observation, about.place, about.specimen),
      status: found.status,
      isStatusUnknown: about.isStatusUnknown,
      specimen: about.specimen,
    }
    if (isAlone(observation) && !referenceIn(observation.specimen).startsWith('#')) this.came = came
    this.put(subject, moment, came, about, place)
  }

  private put(
    subject: number,
    moment: Moment,
    came: CameToResult,
    { observation, place, own, specimenPrint }: About,
    { line, column }: Place,
  ): void {
    const { cells } = this.state
    const { analyte, attributes, value, unit, heading, range, flag, beside, status } = came
    const row = cells.put(
      subject,
      moment,
      analyte,
      attributes,
      value,
      unit,
      heading,
      range,
      flag,
      beside,
      line,
      column,
    )
    if (row < 0) return
    const id = idOf(observation)
    const meta = part<Meta>(observation.meta)
    const said = {
      status,
      updated: stampOf(cells, meta?.lastUpdated),
      issued: Math.max(stampOf(cells, observation.issued), place.stamp),
      print: id === '' ? undefined : printOfId(id),
      own,
      specimen: specimenPrint,
    }
    this.version(row, said)
    if (!Number.isFinite(Math.max(said.updated, said.issued)))
      this.state.shared.versionOrder.take(row, own, specimenPrint, textOf(meta?.versionId))
  }

  /** What a result says of its status and version, and what reports and specimens may still say of it. */
  version(row: number, { status, updated, issued, print, own, specimen }: VersionSaid): void {
    const isOpen = !Number.isFinite(updated)
    const stamp = isOpen ? issued : updated
    this.state.into.results.version(row, {
      status,
      ...(Number.isFinite(stamp) ? { reportedAt: stamp } : {}),
      ...(print ? { print } : {}),
    })
    this.state.shared.openRows.add({ row, own, specimen, stamp: isOpen ? stamp : Number.NaN })
  }

  /** The position of whoever an Observation is about; undefined where it names nobody. */
  subjectOf(
    observation: SentObservation,
    place: ResourcePlace,
    around: Around | undefined,
  ): number | undefined | 'not-a-patient' {
    const subject = part<Reference>(observation.subject ?? around?.subject)
    const reference = textOf(subject?.reference)
    const identifier = part<Identifier>(subject?.identifier)
    if (reference === '' && identifier === undefined) return undefined
    const type = typeOfReference(reference, textOf(subject?.type))
    if (type !== '' && type !== 'Patient') return 'not-a-patient'
    if (reference.startsWith('#')) {
      const inner = containedIn(observation.contained, reference) ?? containedIn(around?.contained, reference)
      return inner ? this.state.containedPatient(inner, place) : undefined
    }
    return this.state.shared.people.subjectOf(place, reference, identifier)
  }

  /** The first of so many columns: a cell of a line has one of its own, so that conflicts can be told apart. */
  private columnsFor(line: number, cells: number): number {
    if (line !== this.line) this.cellsOfLine = 0
    this.line = line
    this.cellsOfLine += cells
    return Math.min(this.cellsOfLine - cells + 1, MOST_COLUMN)
  }

  private problem(code: ProblemCode, received: string, place: Place, heading: string, detail = ''): void {
    this.state.cells.problem(code, received, place, 1, heading, detail)
  }
}

const MOST_COLUMN = 60_000

/** The print of the laboratory's own id; our own bundles write the print itself. */
function printOfId(id: string): KeyPrint {
  return /^[0-9a-f]{16}$/.test(id)
    ? { high: Number.parseInt(id.slice(0, 8), 16), low: Number.parseInt(id.slice(8), 16) }
    : keyPrint(id)
}

/** Whether it is one cell by itself, and nothing else says what it is. */
function isAlone({ component, hasMember, related, contained }: SentObservation): boolean {
  return (
    component === undefined && hasMember === undefined && related === undefined && contained === undefined
  )
}

function needsSpecimen(meaning: Meaning): boolean {
  return meaning.is === 'analyte' && (meaning.isByName || meaning.isWeak)
}

/** In a bundle the address of an entry is what references name; elsewhere the id is. */
function ownPrint({ id }: SentObservation, { scope, address }: ResourcePlace): Print {
  return printOf(address.startsWith('urn:') ? idPart(address) : textOf(id) || idPart(address), scope)
}

/** What a specimen that came later adds to what stands beside a result. */
export function besideWith(beside: Beside, says: SpecimenSays): Beside {
  const marks = bothMarks(beside.marks ?? [], says.marks)
  return {
    ...beside,
    ...(says.material === '' || beside.specimen !== undefined ? {} : { specimen: says.material }),
    ...(marks.length === 0 ? {} : { marks }),
  }
}

/** The fasting state of a specimen, where the result itself says none. */
export function attributesWith(attributes: number, fasting: Fasting | undefined): number {
  return fasting === undefined || (attributes & 3) !== 0 ? attributes : withFasting(attributes, fasting)
}
