import type { Bilingual } from '@/domain/language'
import type {
  Bundle,
  BundleEntry,
  Coding,
  DiagnosticReport,
  Medication,
  Meta,
  Organization,
  Patient,
  Reference,
  Specimen,
} from './r4'
import type { Opening, PieceReader, ReadToEnd } from '../format'
import { ownText } from '../gathered/dictionary'
import type { ProblemCode } from '../problems'
import { checkJson } from '../bytes/checkJson'
import type { Utf8Letters } from '../bytes/utf8Letters'
import { AlikeLines } from './alike/alikeLines'
import type { CameToNothing } from './alike/came'
import { mayBeIsotretinoin } from './course/isotretinoin'
import type { Cut, CutInto, Cutter } from './cutting/cutter'
import { LineCutter } from './cutting/lineCutter'
import { soundJson } from './cutting/soundJson'
import { ValueCutter } from './cutting/valueCutter'
import { part, parts, textOf, type Sent, type SentResource } from './elements'
import { categoryAndCode, isClosed, otherCategory, typeAtBeginning } from './glance'
import { notesOfFile } from './notes'
import { patientSays } from './person/patient'
import { isLines } from './recognise'
import { idPart, nearKey, printOf, withoutVersion } from './references'
import { effectiveOf, laboratoryOf, type SentObservation } from './results/observation'
import { NO_MOMENT, type Around } from './results/collection'
import { specimenSays } from './results/specimen'
import { SourceState, type ResourcePlace } from './sourceState'
import { stampOf } from './stamps'
import { OWN } from './systems'

/** So many letters are looked at to tell a resource a line from one JSON over several. */
const START_LETTERS = 1 << 16
/** Types of resources of which something is read; of others it is only counted that they were there. */
const READ = new Set([
  'Observation',
  'Patient',
  'DiagnosticReport',
  'Specimen',
  'Organization',
  'Bundle',
  'MedicationRequest',
  'Medication',
  'CarePlan',
])
/** Bundles whose references lead to other files of the same server too. */
const OF_A_SERVER = new Set(['searchset', 'history', 'batch-response', 'transaction', 'transaction-response'])
/** Bundles that were made to tell the state of things at a moment; the others tell when somebody asked for them. */
const TELLING = new Set(['document', 'message', 'collection'])
const MOST_BUNDLES_WITHIN = 4

interface BundleNow {
  scope: number
  stamp: number
}

/** Reads FHIR: R4 and, as far as laboratories still send it, STU-3 (formats.md §5.6). */
export class FhirReader implements PieceReader<string>, CutInto {
  private readonly state: SourceState
  private readonly alike: AlikeLines
  private start = ''
  private cutter: Cutter | undefined
  private bundle: BundleNow | undefined
  /** Resources of which nothing is read, by type. */
  private readonly passedBy = new Map<string, number>()
  private readonly unknownCodes = new Map<string, string>()
  private replaced = 0
  private inactive = 0

  constructor(private readonly opening: Opening) {
    this.state = new SourceState(opening)
    this.alike = new AlikeLines(this.state)
  }

  get lines(): number {
    return this.cutter?.lines ?? 0
  }

  read(piece: string): void {
    if (this.cutter) return this.cutter.feed(piece)
    this.start += piece
    if (this.start.length >= START_LETTERS) this.choose()
  }

  readUtf8(letters: Utf8Letters): void {
    if (!this.cutter || !this.alike.isWorthIt || !this.cutter.feedUtf8)
      return this.read(letters.textOf(letters.bytes))
    this.cutter.feedUtf8(letters)
  }

  end(): ReadToEnd {
    if (!this.cutter) this.choose()
    this.cutter?.end()
    this.state.shared.endOfFile(this.state)
    const { withoutStatus } = this.state.observations
    const { passedBy, replaced, inactive } = this
    const notes: Bilingual[] = notesOfFile({ passedBy, replaced, inactive, withoutStatus })
    return notes.length === 0 ? {} : { notes }
  }

  private choose(): void {
    const text = this.start.replace(/^\uFEFF/, '')
    this.start = ''
    this.cutter = isLines(text) ? new LineCutter(this) : new ValueCutter(this)
    this.cutter.feed(text)
  }

  takeAlike(bytes: Uint8Array, from: number, until: number, line: number): boolean {
    return this.alike.take(bytes, from, until, line)
  }

  resource({ text, line, bytes }: Cut): void {
    this.state.observations.came = undefined
    this.readResource(text, line)
    const { came } = this.state.observations
    if (bytes && came) this.alike.learn(bytes, text, came)
  }

  private readResource(text: string, line: number): void {
    const type = typeAtBeginning(text)
    if (type !== undefined && this.isDoneAtAGlance(type, text, line)) return
    const sound = soundJson(text)
    if ('fault' in sound) return this.problem(sound.fault, text, line, sound.detail)
    const holder = part<SentResource>(sound.is) as SentResource | undefined
    if (!holder) {
      this.problem('fhir-not-a-resource', text, line)
      return
    }
    if (holder['resourceType'] === undefined && this.bundle) this.takeEntry(holder, line, this.bundle, 0)
    else this.take(holder, this.placeOf(line, ''), 0, text)
  }

  beginningOfBundle({ text }: Cut): void {
    const sound = soundJson(text)
    this.bundle = this.bundleOf(('is' in sound ? part<Bundle>(sound.is) : undefined) ?? {})
  }

  endOfBundle({ text }: Cut): void {
    checkJson(text)
    this.bundle = undefined
  }

  tooLong({ text, line }: Cut): void {
    this.problem('fhir-too-long', text.slice(0, 2000), line)
  }

  broken({ text, line }: Cut): void {
    this.problem('fhir-not-json', text, line)
  }

  /** What need not be parsed: other resources, surely no laboratory, an analyte that was seen not to be known. */
  private isDoneAtAGlance(type: string, text: string, line: number): boolean {
    if (!isClosed(text)) return false
    if (!READ.has(type) || (type === 'MedicationRequest' && !mayBeIsotretinoin(text))) {
      this.passBy(type)
      return true
    }
    if (type !== 'Observation') return false
    const category = otherCategory(text)
    if (category !== undefined) {
      this.leaveOutAlike({ to: 'left-out', heading: category, reason: 'not-a-lab-result' }, line)
      return true
    }
    const says = this.unknownCodes.size === 0 ? undefined : categoryAndCode(text)
    const heading = says && this.unknownCodes.get(`${says.category}${says.code}`)
    if (heading === undefined) return false
    this.leaveOutAlike({ to: 'left-out', heading, reason: 'unknown-analyte' }, line)
    return true
  }

  private leaveOutAlike(came: CameToNothing, line: number): void {
    this.state.observations.leaveOut(came.heading, came.reason, 1, line)
    this.state.observations.came = came
  }

  private take(resource: SentResource, place: ResourcePlace, depth: number, text?: string): void {
    const type = textOf(resource['resourceType'])
    switch (type) {
      case 'Observation':
        this.state.observations.take(resource, place)
        if (text !== undefined) this.learnUnknown(resource, text)
        return
      case 'Patient':
        return this.takePatient(resource, place)
      case 'DiagnosticReport':
        return this.takeReport(resource, place)
      case 'Specimen':
        return this.takeSpecimen(resource, place)
      case 'Organization':
        return this.takeOrganization(resource, place)
      case 'Bundle':
        return this.takeBundle(resource, place.line, depth)
      case 'MedicationRequest':
        if (!this.state.shared.medications.takeRequest(resource, place, this.opening.rules)) this.passBy(type)
        return
      case 'Medication': {
        const { id, code } = resource as Sent<Medication>
        const key = place.address.startsWith('urn:') ? idPart(place.address) : textOf(id)
        return this.state.shared.medications.learnMedicine(key, code)
      }
      case 'CarePlan':
        if (!this.state.shared.medications.takePlan(resource, place, this.opening.rules)) this.passBy(type)
        return
      default:
        if (type === '') this.problem('fhir-not-a-resource', text ?? '', place.line)
        else this.passBy(type)
    }
  }

  /** An analyte that nobody knows is the same text in every resource of a file, which need not be parsed again. */
  private learnUnknown(observation: SentObservation, text: string): void {
    const meaning = this.state.meanings.of(observation.code)
    if (meaning.is !== 'unknown' || meaning.otherMaterialOf !== undefined) return
    if (laboratoryOf(observation.category) !== 'laboratory' || this.unknownCodes.size >= MOST_CODES) return
    const says = categoryAndCode(text)
    if (says && isOf(says.category, observation.category) && isOf(says.code, observation.code))
      this.unknownCodes.set(ownText(`${says.category}${says.code}`), meaning.heading)
  }

  private takePatient(patient: Sent<Patient>, place: ResourcePlace): void {
    const says = patientSays(patient)
    if (says.isReplaced) this.replaced += 1
    if (says.isInactive) this.inactive += 1
    const id = textOf(patient.id)
    if (`${says.name ?? ''}${says.kana ?? ''}`.includes('\uFFFD')) this.state.sawDamage(place.line)
    const updated = stampOf(this.state.cells, part<Meta>(patient.meta)?.lastUpdated)
    this.state.shared.people.learn({
      ...says,
      file: place.file,
      folder: place.folder,
      line: place.line,
      address: withoutVersion(place.address),
      key: id === '' ? nearKey(place.address) : `Patient/${id}`,
      stamp: Number.isFinite(updated) ? updated : place.stamp,
    })
  }

  private takeReport(report: Sent<DiagnosticReport>, place: ResourcePlace): void {
    const { cells, shared } = this.state
    const effective = effectiveOf(report)
    const moment = effective === '' ? NO_MOMENT : cells.moment(effective)
    const updated = stampOf(cells, part<Meta>(report.meta)?.lastUpdated)
    const status = report.status
    const withdrawn = status === 'cancelled' || status === 'entered-in-error' ? status : undefined
    const results = parts<Reference>(report.result)
      .map((each) => textOf(each.reference))
      .filter((reference) => reference !== '' && !reference.startsWith('#'))
    shared.reports.learn(
      {
        moment,
        stamp: Math.max(updated, stampOf(cells, report.issued), place.stamp),
        ...(withdrawn ? { withdrawn } : {}),
      },
      results.map((reference) => printOf(idPart(reference), place.scope)),
    )
    this.takeContained(
      report,
      place,
      { subject: report.subject, moment, contained: report.contained },
      withdrawn,
    )
  }

  /** Results within a report are results of it; nobody else can refer to them. */
  private takeContained(
    report: Sent<DiagnosticReport>,
    place: ResourcePlace,
    around: Around,
    withdrawn: string | undefined,
  ): void {
    for (const inner of parts<SentResource>(report.contained) as SentResource[]) {
      if (inner['resourceType'] !== 'Observation') continue
      const observation = inner as SentObservation
      const own = { ...observation, id: `${textOf(report.id)}#${textOf(observation.id)}` }
      const said = withdrawn ? { ...own, status: withdrawn } : own
      this.state.observations.take(said, { ...place, address: '' }, around)
    }
  }

  private takeSpecimen(specimen: Sent<Specimen>, place: ResourcePlace): void {
    const { collected, ...says } = specimenSays(specimen)
    const moment = collected === '' ? NO_MOMENT : this.state.cells.moment(collected)
    const key = place.address.startsWith('urn:') ? idPart(place.address) : textOf(specimen.id)
    if (key !== '') this.state.shared.specimens.learn(printOf(key, place.scope), says, moment)
  }

  private takeOrganization({ id, name }: Sent<Organization>, place: ResourcePlace): void {
    const key = place.address.startsWith('urn:') ? idPart(place.address) : textOf(id)
    if (key !== '' && textOf(name) !== '') this.state.learnOrganization(key, textOf(name), place)
  }

  /** A bundle within a line, or within another bundle. */
  private takeBundle(bundle: Sent<Bundle>, line: number, depth: number): void {
    if (depth > MOST_BUNDLES_WITHIN) return this.problem('fhir-too-deep', '', line)
    const now = this.bundleOf(bundle)
    for (const entry of parts<SentResource>(bundle.entry) as SentResource[])
      this.takeEntry(entry, line, now, depth)
  }

  private takeEntry(sent: SentResource, line: number, bundle: BundleNow, depth: number): void {
    const entry = sent as Sent<BundleEntry>
    const resource = part<SentResource>(entry.resource) as SentResource | undefined
    if (!resource) return
    const place = { ...this.placeOf(line, textOf(entry.fullUrl)), scope: bundle.scope, stamp: bundle.stamp }
    this.take(resource, place, depth + 1)
  }

  private bundleOf(bundle: Sent<Bundle>): BundleNow {
    const type = textOf(bundle.type)
    const isOwn = parts<Coding>(part<Meta>(bundle.meta)?.tag).some(({ system }) => system === OWN.bundle)
    const tells = TELLING.has(type) && !isOwn
    return {
      scope: OF_A_SERVER.has(type) ? this.state.folder : this.state.shared.scopes.ofFile(this.state.file),
      stamp: tells ? stampOf(this.state.cells, bundle.timestamp) : Number.NEGATIVE_INFINITY,
    }
  }

  private placeOf(line: number, address: string): ResourcePlace {
    return { ...this.state.lineAt(line), address }
  }

  private passBy(type: string): void {
    const known = this.passedBy.get(type)
    if (known !== undefined || this.passedBy.size < MOST_CODES)
      this.passedBy.set(ownText(type), (known ?? 0) + 1)
  }

  /** A resource that cannot be read is a cell where it names itself an Observation. */
  private problem(code: ProblemCode, text: string, line: number, detail = ''): void {
    const cells = /"resourceType"\s*:\s*"Observation"/.test(text) ? 1 : 0
    this.state.into.problems.add({
      code,
      file: this.state.file,
      line,
      column: 0,
      received: ownText(text.trim().slice(0, MOST_SHOWN)),
      detail: ownText(detail),
      cells,
    })
  }
}

/** Whether a text is that of a value that was parsed. */
function isOf(text: string, parsed: unknown): boolean {
  return JSON.stringify(JSON.parse(text)) === JSON.stringify(parsed)
}

const MOST_CODES = 20_000
const MOST_SHOWN = 120
