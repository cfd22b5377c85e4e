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
    '大豆のアレルギー',
    '大豆製品アレルギー',
    'ピーナッツのアレルギー',
    'アレルギー:大豆',
    'アレルギー(大豆',
    'アレルギー:ピーナッツ',
    'アレルギー(ピーナッツ',
    'soya allergy',
    'soy allergy',
    'peanut allergy',
    'allergy to soy',
    'allergic to soy',
    'allergy to peanut',
    'allergic to peanut',
  ],
  isCondition: true,
  source: 'isotretinoin-soya',
}
