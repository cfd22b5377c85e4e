import type { ThresholdPreset } from '@/domain/threshold'
import { clinicDefault } from './clinicDefault'
import { ctcaeV5 } from './ctcaeV5'

export { clinicDefault, ctcaeV5 }

/** The presets on offer; the first is the one that a clinic starts with. */
export const PRESETS: readonly ThresholdPreset[] = [clinicDefault, ctcaeV5]
