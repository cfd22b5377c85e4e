import type { Gathered, Kept } from '../gathered/gathered'
import { MedicationState } from './course/medications'
import { People } from './person/people'
import type { Around } from './results/collection'
import { attributesWith, besideWith } from './results/observations'
import type { SentObservation } from './results/observation'
import { OpenRows } from './results/rows'
import { Reports } from './results/reports'
import { Specimens } from './results/specimens'
import { VersionOrder } from './results/versionOrder'
import { Scopes } from './scopes'
import type { ResourcePlace, SourceState } from './sourceState'
import { soundJson } from './cutting/soundJson'
import { part } from './elements'

/** An Observation that waits for something of another resource: the day of its collection, the material. */
export interface PutAside {
  observation: SentObservation
  place: ResourcePlace
  around: Around | undefined
  column: number
}

interface Waiting {
  source: SourceState
  text: string
  place: ResourcePlace
  around: Around | undefined
  column: number
}

/** So many letters of resources wait at most; what comes beyond is read with what is known by then. */
const MOST_WAITING_LETTERS = 1 << 24

/** What is kept over all FHIR files of an import, since they refer to each other in any order. */
export class SharedState implements Kept {
  readonly scopes = new Scopes()
  readonly people: People
  readonly specimens = new Specimens()
  readonly reports = new Reports()
  readonly openRows = new OpenRows()
  readonly versionOrder: VersionOrder
  readonly medications: MedicationState
  private waiting: Waiting[] = []
  private waitingLetters = 0

  constructor(private readonly into: Gathered) {
    this.people = new People(into)
    this.medications = new MedicationState(into, this.people)
    this.versionOrder = new VersionOrder(into.results)
  }

  /** Keeps an Observation until more is known; false where too much waits already. */
  putAside(source: SourceState, { observation, place, around, column }: PutAside): boolean {
    const text = JSON.stringify(observation)
    if (this.waitingLetters + text.length > MOST_WAITING_LETTERS) return false
    this.waitingLetters += text.length
    this.waiting.push({ source, text, place, around, column })
    return true
  }

  /** Reads again what waits of one file, when it has ended. */
  endOfFile(source: SourceState): void {
    this.readAgain((each) => each.source === source, false)
  }

  finish(): void {
    this.readAgain(() => true, true)
    this.finishRows()
    this.medications.finish()
    this.people.finish()
  }

  takeBack(file: number): void {
    this.people.takeBack(file)
    this.medications.takeBack(file)
    this.openRows.takeBack(this.into.results.length)
    this.versionOrder.takeBack(this.into.results.length)
    this.waiting = this.waiting.filter(({ place }) => place.file !== file)
    this.waitingLetters = this.waiting.reduce((sum, { text }) => sum + text.length, 0)
  }

  private readAgain(isMeant: (waiting: Waiting) => boolean, isLast: boolean): void {
    const still: Waiting[] = []
    for (const each of this.waiting) {
      const sound = isMeant(each) ? soundJson(each.text) : undefined
      const observation = sound && 'is' in sound ? part<SentObservation>(sound.is) : undefined
      const { source, place, around, column } = each
      const isRead =
        observation !== undefined && source.observations.takeAgain(observation, place, around, column, isLast)
      if (!isRead) still.push(each)
      else this.waitingLetters -= each.text.length
    }
    this.waiting = still
  }

  /** What specimens and reports say of results that were read before them. */
  private finishRows(): void {
    const { results } = this.into
    const besides = new Map<string, number>()
    for (const { row, own, specimen, stamp } of this.openRows.all()) {
      const says = specimen && this.specimens.find(specimen)?.says
      if (says) {
        const before = results.besideOf(row)
        const key = `${before}\u0001${says.material}\u0001${says.marks.join()}`
        let beside = besides.get(key)
        if (beside === undefined) {
          beside = results.besides.push(besideWith(results.besides[before] ?? {}, says)) - 1
          besides.set(key, beside)
        }
        results.describe(row, beside, attributesWith(results.attributesOf(row), says.fasting))
      }
      this.finishVersion(row, own, stamp)
    }
  }

  private finishVersion(row: number, own: Parameters<Reports['find']>[0], stamp: number): void {
    if (Number.isNaN(stamp) && !this.reports.hasWithdrawn) return
    const report = this.reports.find(own)
    if (!report) return
    const { results } = this.into
    const status = report.withdrawn ?? results.statusOf(row)
    const isLater = report.stamp > stamp
    if (status === undefined || (!isLater && !report.withdrawn)) return
    results.version(row, { status, ...(isLater ? { reportedAt: report.stamp } : {}) })
  }
}
