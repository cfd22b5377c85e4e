import type { ThresholdPreset } from '@/domain/threshold'
import { absolute, lln, uln } from './limits'

const CTCAE = 'ctcae-v5'
const JAS = 'jas-2022'
const OURS = 'clinic-default-proposal'

const CK_TOO = {
  ja: 'CKも参照(筋由来で上がることがあります)',
  en: 'See CK as well: it may come from muscle',
}

/** The preset a clinic starts with (clinical.md §6): a proposal, each limit with the source it borrows from. */
export const clinicDefault: ThresholdPreset = {
  id: 'clinic-default',
  version: '1',
  name: { ja: 'クリニック標準(提案)', en: 'Clinic default (proposal)' },
  author: { ja: 'Saiketsu(専門医の承認前)', en: 'Saiketsu (before sign-off by a specialist)' },
  source: OURS,
  rules: {
    alt: { limits: [uln('stop', '> 3', CTCAE), uln('caution', '> 2', OURS), uln('notice', '> 1', CTCAE)] },
    ast: {
      limits: [uln('stop', '> 3', CTCAE), uln('caution', '> 2', OURS), uln('notice', '> 1', CTCAE)],
      hint: CK_TOO,
    },
    ggt: { limits: [uln('stop', '> 5', CTCAE), uln('caution', '> 2.5', CTCAE), uln('notice', '> 1', CTCAE)] },
    alp: {
      limits: [uln('stop', '> 5', CTCAE), uln('caution', '> 2.5', CTCAE), uln('notice', '> 1', CTCAE)],
      minAge: 20,
    },
    ld: { limits: [uln('notice', '> 1', CTCAE)] },
    tbil: {
      limits: [uln('stop', '> 3', CTCAE), uln('caution', '> 1.5', CTCAE), uln('notice', '> 1', CTCAE)],
    },
    tg: {
      limits: [...highTriglycerides(), absolute('notice', '≥ 175', JAS)],
      fasting: [...highTriglycerides(), absolute('notice', '≥ 150', JAS)],
      hint: { ja: '食後は高く出ます', en: 'Higher after a meal' },
    },
    tc: {
      limits: [
        absolute('stop', '> 400', CTCAE, '10.34'),
        absolute('caution', '> 300', CTCAE, '7.75'),
        uln('notice', '> 1', CTCAE),
      ],
    },
    ldl: { limits: [absolute('caution', '≥ 180', OURS), absolute('notice', '≥ 140', JAS)] },
    hdl: { limits: [absolute('notice', '< 40', JAS)] },
    nonhdl: { limits: [absolute('caution', '≥ 210', OURS), absolute('notice', '≥ 170', JAS)] },
    ck: {
      limits: [uln('stop', '> 10', CTCAE), uln('caution', '> 5', CTCAE), uln('notice', '> 1', CTCAE)],
      hint: { ja: '運動後は高く出ます', en: 'Higher after exercise' },
    },
    alb: { limits: [absolute('caution', '< 3.0', CTCAE), lln('notice', '< 1', CTCAE)] },
    wbc: {
      limits: [
        absolute('stop', '< 2.0', CTCAE),
        absolute('caution', '< 3.0', CTCAE),
        lln('notice', '< 1', CTCAE),
      ],
    },
    hb: {
      limits: [
        absolute('stop', '< 8.0', CTCAE),
        absolute('caution', '< 10.0', CTCAE),
        lln('notice', '< 1', CTCAE),
      ],
    },
    plt: {
      limits: [
        absolute('stop', '< 5.0', CTCAE),
        absolute('caution', '< 7.5', CTCAE),
        lln('notice', '< 1', CTCAE),
      ],
    },
  },
}

function highTriglycerides() {
  return [
    absolute('critical', '≥ 800', 'eu-smpc-tg', '9'),
    absolute('stop', '> 500', CTCAE, '5.7'),
    absolute('caution', '> 300', CTCAE, '3.42'),
  ]
}
