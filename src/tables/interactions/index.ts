import type { Interaction } from '@/domain/medicines/types'
import { CONTRAINDICATED } from './contraindicated'
import {
  alcohol,
  carbamazepine,
  corticosteroids,
  keratolytics,
  methotrexate,
  phenytoin,
  progestinOnlyPill,
  stJohnsWort,
} from './others'
import { etretinate, otherRetinoids, vitaminA } from './retinoids'

/** Every row against which an entered medicine is held, the contraindicated ones first (clinical.md §7). */
export const INTERACTIONS: readonly Interaction[] = [
  ...CONTRAINDICATED,
  etretinate,
  otherRetinoids,
  vitaminA,
  methotrexate,
  phenytoin,
  corticosteroids,
  progestinOnlyPill,
  stJohnsWort,
  carbamazepine,
  keratolytics,
  alcohol,
]
