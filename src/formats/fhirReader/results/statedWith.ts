import type { AnalyteId } from '@/domain/analyte'
import type { ResultStatus } from '@/domain/result'
import { ownText } from '../../gathered/dictionary'
import { NO_VALUE } from '../../gathered/packedResults'
import { extensionOf, part, parts, textOf } from '../elements'
import type { Reference } from '../r4'
import { typeOfReference } from '../references'
import type { ResourcePlace, SourceState } from '../sourceState'
import { ownExtension } from '../systems'
import { commentOf, flagOf, type ObservationCell, type SentObservation } from './observation'
import { rangeIn, rangeKey } from './rangeOf'
import type { SpecimenSays } from './specimen'
import type { Stated } from './valueOf'

const MOST_RANGES = 20_000

/** What stands with the value of an Observation, packed: its unit, range and flag, and what stands beside it. */
export class StatedWith {
  private readonly ranges = new Map<string, number>()

  constructor(private readonly state: SourceState) {}

  /** A value that is not there is pending, cancelled or withdrawn; undefined where a final result says nothing at all. */
  valueAndStatus(stated: Stated, status: ResultStatus): { value: number; status: ResultStatus } | undefined {
    const isGone = status === 'cancelled' || status === 'entered-in-error'
    if (stated.is === 'value') {
      const value = this.state.cells.valueId(stated.text)
      if (this.state.cells.isPending(value)) return { value: NO_VALUE, status: isGone ? status : 'pending' }
      return { value, status: status === 'pending' ? 'preliminary' : status }
    }
    if (isGone) return { value: NO_VALUE, status }
    if (stated.is === 'cancelled') return { value: NO_VALUE, status: 'cancelled' }
    if (stated.is === 'pending' || status === 'pending' || status === 'preliminary')
      return { value: NO_VALUE, status: 'pending' }
    return undefined
  }

  /** The code of the unit, or its text where only that is a unit of the analyte. */
  bestUnit(analyte: AnalyteId, unit: string, { holder }: ObservationCell): string {
    if (this.state.unit(analyte, unit).isListed) return unit
    const written = textOf(part<{ unit: string }>(holder.valueQuantity)?.unit)
    return written !== '' && this.state.unit(analyte, written).isListed ? written : unit
  }

  /** The range of a cell in the unit of its value; 0 where it states none. */
  rangeOf({ stands }: ObservationCell, analyte: AnalyteId, unit: string, isOwn: boolean): number {
    if (stands.referenceRange === undefined) return 0
    const plain = rangeKey(stands.referenceRange)
    const key =
      plain === undefined ? undefined : `${analyte}\u0001${unit}\u0001${String(isOwn)}\u0001${plain}`
    const known = key === undefined ? undefined : this.ranges.get(key)
    if (known !== undefined) return known
    const { terms } = this.state.rules
    const named = this.state.unit(analyte, unit === '' ? terms.row(analyte).unit : unit).unit
    const range = rangeIn(stands.referenceRange, {
      sameUnit: (other) => other === unit || this.state.unit(analyte, other).unit === named,
      age: undefined,
      isOwn,
    })
    const id = this.state.rangeId(range)
    if (key !== undefined && this.ranges.size < MOST_RANGES) this.ranges.set(ownText(key), id)
    return id
  }

  /** The flag that the laboratory set; 0 for none. */
  flagOf({ stands }: ObservationCell): number {
    const flag = flagOf(stands.interpretation)
    return flag === '' ? 0 : this.state.into.results.flags.idOf(flag)
  }

  /** Comment, laboratory, specimen and marks. */
  besideOf(observation: SentObservation, place: ResourcePlace, specimen: SpecimenSays | undefined): number {
    const comment = commentOf(observation)
    if (comment.includes('\uFFFD')) this.state.sawDamage(place.line)
    const arrived = textOf(extensionOf(observation, ownExtension('arrived'))?.valueDate)
    const outside = textOf(extensionOf(observation, ownExtension('outside'))?.valueString)
    const lab = this.labOf(observation, place)
    return this.state.besideId({
      comment,
      lab,
      outside,
      specimen: specimen?.material ?? '',
      arrived,
      marks: specimen?.marks ?? [],
    })
  }

  /** The organisation that measured; a person who signed is none. */
  private labOf({ performer }: SentObservation, place: ResourcePlace): string {
    if (performer === undefined) return ''
    for (const { reference, type, display } of parts<Reference>(performer)) {
      const [leads, shown] = [textOf(reference), textOf(display)]
      const kind = typeOfReference(leads, textOf(type))
      if (kind !== '' && kind !== 'Organization') continue
      const name = shown || this.state.organization(leads, place)
      if (name !== '') return name
    }
    return ''
  }
}
