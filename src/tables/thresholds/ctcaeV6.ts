import type { ThresholdPreset } from '@/domain/threshold'
import { alikeInAll, gradedBy } from './ctcae'
import { aboveUlnToo } from './limits'

const CTCAE = 'ctcae-v6'
const { ofUln, belowLln } = gradedBy(CTCAE)

/**
 * CTCAE v6.0 (clinical.md §3.3), of 10 July 2025 with the errata of 20 January 2026: tighter multiples of a baseline above
 * its upper limit, from the baseline itself on; ALP has grade 1 alone, above baseline and upper limit; CK has no term any
 * more; platelets are graded as "Thrombocytopenia". What stays, stays as in v5.0.
 */
export const ctcaeV6: ThresholdPreset = {
  id: CTCAE,
  version: '1',
  name: { ja: 'CTCAE v6.0', en: 'CTCAE v6.0' },
  author: { ja: '米国国立がん研究所(NCI)', en: 'US National Cancer Institute' },
  source: CTCAE,
  rules: {
    ...alikeInAll(CTCAE),
    alt: ofUln(['> 1', '> 3', '> 5', '> 20'], ['≥ 1', '> 1.5', '> 2', '> 4']),
    ast: ofUln(['> 1', '> 3', '> 5', '> 20'], ['≥ 1', '> 1.5', '> 2', '> 4']),
    ggt: ofUln(['> 1', '> 2.5', '> 5', '> 20'], ['≥ 1', '> 1.5', '> 3', '> 10']),
    alp: aboveUlnToo(ofUln(['> 1'], ['> 1'])),
    tbil: ofUln(['> 1', '> 1.5', '> 3', '> 10'], ['≥ 1', '> 1.5', '> 2.5', '> 10']),
    plt: belowLln(['< 7.5', '< 5.0', '< 1.0']),
  },
}
