import type { Moment } from '../../readers/resultCells'
import { parts, referenceIn, type Sent } from '../elements'
import { idPart, printOf, type Print } from '../references'
import type { ResourcePlace, SourceState } from '../sourceState'
import { effectiveOf, type SentObservation } from './observation'
import { specimenSays, type SpecimenSays } from './specimen'

/** As `ResultCells.moment` says that a cell is empty. */
export const NO_MOMENT: Moment = -1

/** What a resource that contains the Observation says in its place. */
export interface Around {
  subject?: unknown
  moment: Moment
  contained: unknown
}

/** The specimen that an Observation names, as far as it was read. */
export interface SpecimenNamed {
  says: SpecimenSays | undefined
  moment: Moment
  print: Print | undefined
}

/** When, and from what, the sample of an Observation was taken. */
export class Collection {
  constructor(private readonly state: SourceState) {}

  /** The specimen that it names; its print alone where the resource is still to come. */
  specimenOf(
    { specimen, contained }: SentObservation,
    place: ResourcePlace,
    around: Around | undefined,
  ): SpecimenNamed {
    const reference = specimen === undefined ? '' : referenceIn(specimen)
    if (reference === '') return { says: undefined, moment: NO_MOMENT, print: undefined }
    if (reference.startsWith('#')) {
      const inner = containedIn(contained, reference) ?? containedIn(around?.contained, reference)
      const says = inner && specimenSays(inner)
      return {
        says,
        moment: says && says.collected !== '' ? this.state.cells.moment(says.collected) : NO_MOMENT,
        print: undefined,
      }
    }
    const print = printOf(idPart(reference), place.scope)
    const known = this.state.shared.specimens.find(print)
    return { says: known?.says, moment: known?.moment ?? NO_MOMENT, print }
  }

  /** The collection: as the Observation says, else its specimen, else the report that lists it; never the day of issue. */
  momentOf(observation: SentObservation, ofSpecimen: Moment, around: Around | undefined, own: Print): Moment {
    const effective = effectiveOf(observation)
    if (effective !== '') return this.state.cells.moment(effective)
    if (ofSpecimen !== NO_MOMENT) return ofSpecimen
    if (around && around.moment >= 0) return around.moment
    return this.state.shared.reports.find(own)?.moment ?? NO_MOMENT
  }

  /** Whether a resource that is still to come may say when the sample was collected. */
  mayStillSay(observation: SentObservation, specimen: SpecimenNamed, around: Around | undefined): boolean {
    if (effectiveOf(observation) !== '' || specimen.moment !== NO_MOMENT) return false
    const isSpecimenToCome = specimen.print !== undefined && specimen.says === undefined
    return isSpecimenToCome || around === undefined || around.moment < 0
  }
}

/** A resource within another one, by its reference `#id`. */
export function containedIn(
  contained: unknown,
  reference: string,
): Sent<Record<string, unknown>> | undefined {
  const id = reference.slice(1)
  return parts<Record<string, unknown>>(contained).find((each) => each['id'] === id)
}
