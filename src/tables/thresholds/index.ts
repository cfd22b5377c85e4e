import type { ThresholdPreset } from '@/domain/threshold'
import { clinicDefault } from './clinicDefault'
import { ctcaeV5 } from './ctcaeV5'
import { ctcaeV6 } from './ctcaeV6'
import { delphi2022 } from './delphi2022'
import { euSmpc } from './euSmpc'
import { tokuteiKenshin } from './tokuteiKenshin'

export { clinicDefault, ctcaeV5, ctcaeV6, delphi2022, euSmpc, tokuteiKenshin }

/** The presets on offer; the first is the one that a clinic starts with. */
export const PRESETS: readonly ThresholdPreset[] = [
  clinicDefault,
  ctcaeV5,
  ctcaeV6,
  tokuteiKenshin,
  delphi2022,
  euSmpc,
]
