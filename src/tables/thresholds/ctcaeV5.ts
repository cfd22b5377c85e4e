import type { ThresholdPreset } from '@/domain/threshold'
import { alikeInAll, gradedBy } from './ctcae'

const CTCAE = 'ctcae-v5'
const { ofUln, belowLln } = gradedBy(CTCAE)

/**
 * CTCAE v5.0 as it stands (clinical.md §3.1): grade 1 notice, 2 caution, 3 stop, 4 critical. Lower ends are exclusive,
 * upper ones inclusive, except triglycerides from 150 and an abnormal baseline from 1.5 (ALT, AST) or 2 times (γ-GT, ALP).
 * Grades are for reporting adverse events; a grade is no order for treatment.
 */
export const ctcaeV5: ThresholdPreset = {
  id: CTCAE,
  version: '1',
  name: { ja: 'CTCAE v5.0', en: 'CTCAE v5.0' },
  author: { ja: '米国国立がん研究所(NCI)', en: 'US National Cancer Institute' },
  source: CTCAE,
  rules: {
    ...alikeInAll(CTCAE),
    alt: ofUln(['> 1', '> 3', '> 5', '> 20'], ['≥ 1.5', '> 3', '> 5', '> 20']),
    ast: ofUln(['> 1', '> 3', '> 5', '> 20'], ['≥ 1.5', '> 3', '> 5', '> 20']),
    ggt: ofUln(['> 1', '> 2.5', '> 5', '> 20'], ['≥ 2', '> 2.5', '> 5', '> 20']),
    alp: ofUln(['> 1', '> 2.5', '> 5', '> 20'], ['≥ 2', '> 2.5', '> 5', '> 20']),
    tbil: ofUln(['> 1', '> 1.5', '> 3', '> 10'], ['> 1', '> 1.5', '> 3', '> 10']),
    ck: ofUln(['> 1', '> 2.5', '> 5', '> 10']),
    plt: belowLln(['< 7.5', '< 5.0', '< 2.5']),
  },
}
