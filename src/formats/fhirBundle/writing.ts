import type { Catalogue } from '@/domain/catalogue'
import type { Day } from '@/domain/day'
import { momentIn, stampIn } from './moments'
import { uuidOf } from './uuid'

/** What every part of a bundle is written with. */
export interface Writing {
  catalogue: Catalogue
  zone: string
  today: Day
  /** The id of a resource, from what we know it by. */
  id: (...of: (string | number)[]) => string
  moment: (day: Day, time?: string) => string
  stamp: (stamp: string) => string
}

/** The same for each resource of a clinic. */
export function writingFor(catalogue: Catalogue, zone: string, today: Day): Writing {
  return {
    catalogue,
    zone,
    today,
    id: (...of) => uuidOf(of.join('\u0001')),
    moment: (day, time) => momentIn(zone, day, time),
    stamp: (stamp) => stampIn(zone, stamp),
  }
}

/** The person whom resources are about, by the id of their Patient. */
export interface Subject {
  /** Our own id of the person, from which the ids of the other resources follow. */
  key: string
  id: string
}
