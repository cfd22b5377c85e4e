import type { ThresholdPreset } from '@/domain/threshold'
import { absolute, uln } from './limits'

/** The limits are borrowed: the paper states which analytes to follow, and no number to act on (clinical.md §4). */
const BORROWED = 'delphi-2022-borrowed'

/** ALT and TG alone, as the expert consensus of 2022 follows them; the rest is charted and not flagged. */
export const delphi2022: ThresholdPreset = {
  id: 'delphi-2022',
  version: '1',
  name: {
    ja: '専門家合意2022の項目(限界値は論文によらない)',
    en: 'Analytes of the 2022 Delphi consensus (limits not from the paper)',
  },
  author: {
    ja: '項目: Xia ほか(2022)。限界値: 論文に記載がないため、Saiketsu が ULN と CTCAE v5.0 から借用',
    en: 'Analytes: Xia et al. 2022. Limits: none in the paper; borrowed by Saiketsu from the ULN and CTCAE v5.0',
  },
  source: 'delphi-2022-scope',
  rules: {
    alt: {
      limits: [uln('stop', '> 5', BORROWED), uln('caution', '> 3', BORROWED), uln('notice', '> 1', BORROWED)],
    },
    tg: {
      limits: [
        absolute('stop', '> 500', BORROWED, '5.7'),
        absolute('caution', '> 300', BORROWED, '3.42'),
        absolute('notice', '≥ 150', BORROWED, '1.71'),
      ],
    },
  },
}
