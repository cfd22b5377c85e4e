import type { Protocol } from '@/domain/protocol'
import { bimonthly } from './bimonthly'
import { month1Bimonthly } from './month1Bimonthly'

/** The protocols offered when a clinic is set up, the default first. A clinic edits copies. */
export const PROTOCOLS: readonly Protocol[] = [bimonthly, month1Bimonthly]
