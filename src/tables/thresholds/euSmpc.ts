import type { ThresholdPreset } from '@/domain/threshold'
import { absolute } from './limits'

/** The only number in the European product information: triglycerides above 800 mg/dL or 9 mmol/L, both as printed. */
export const euSmpc: ThresholdPreset = {
  id: 'eu-smpc',
  version: '1',
  name: { ja: '欧州添付文書(SmPC)の中性脂肪', en: 'Triglycerides of the EU SmPC' },
  author: { ja: 'イソトレチノイン製剤の海外添付文書', en: 'Product information of isotretinoin' },
  source: 'eu-smpc-tg',
  rules: { tg: { limits: [absolute('stop', '> 800', 'eu-smpc-tg', '9')] } },
}
