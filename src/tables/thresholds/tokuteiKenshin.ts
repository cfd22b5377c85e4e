import type { AnalyteThresholds, ThresholdPreset } from '@/domain/threshold'
import { absolute } from './limits'

const CHECKUP = 'tokutei-kenshin'

/**
 * The decision values of the Japanese specific health check-up (clinical.md §2.4): notice where it advises guidance,
 * caution where it advises to see a doctor. There is no level above.
 */
export const tokuteiKenshin: ThresholdPreset = {
  id: CHECKUP,
  version: '1',
  name: { ja: '特定健診の判定値', en: 'Specific health check-up (Japan)' },
  author: {
    ja: '厚生労働省(保健指導判定値・受診勧奨判定値)',
    en: 'MHLW Japan (values for guidance and for referral)',
  },
  source: CHECKUP,
  rules: {
    ast: both('≥ 31', '≥ 51'),
    alt: both('≥ 31', '≥ 51'),
    ggt: both('≥ 51', '≥ 101'),
    tg: { ...both('≥ 175', '≥ 300'), fasting: both('≥ 150', '≥ 300').limits },
    hdl: {
      limits: [absolute('caution', '< 35', 'tokutei-kenshin-hdl'), absolute('notice', '< 40', CHECKUP)],
    },
    ldl: both('≥ 120', '≥ 140'),
    nonhdl: both('≥ 150', '≥ 170'),
  },
}

function both(guidance: string, referral: string): AnalyteThresholds {
  return { limits: [absolute('caution', referral, CHECKUP), absolute('notice', guidance, CHECKUP)] }
}
