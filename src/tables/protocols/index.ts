import type { Protocol } from '@/domain/protocol'
import { bimonthly } from './bimonthly'
import { delphi2022 } from './delphi2022'
import { euSmpc } from './euSmpc'
import { hansen2016 } from './hansen2016'
import { jp8weekly } from './jp8weekly'
import { month1Bimonthly } from './month1Bimonthly'
import { monthly } from './monthly'

/** The protocols of clinical.md §5, the default first. A clinic edits copies. */
export const PROTOCOLS: readonly Protocol[] = [
  bimonthly,
  month1Bimonthly,
  jp8weekly,
  euSmpc,
  delphi2022,
  hansen2016,
  monthly,
]
