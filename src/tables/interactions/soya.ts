import type { Interaction } from '@/domain/medicines/types'

/** No medicine, yet on the label's list: the capsule holds soya oil. */
export const soya: Interaction = {
  id: 'soya-allergy',
  agent: { ja: 'カプセルに大豆油を含む', en: 'the capsule holds soya oil' },
  severity: 'contraindicated',
  reason: { ja: '大豆・ピーナッツのアレルギー', en: 'allergy to soya or peanut' },
  names: [
    '大豆アレルギー',
    'ピーナッツアレルギー',
    '落花生アレルギー',
    'soya allergy',
    'soy allergy',
    'peanut allergy',
  ],
  isCondition: true,
  source: 'isotretinoin-soya',
}
