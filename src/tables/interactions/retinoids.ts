import type { Interaction } from '@/domain/medicines/types'

/** Etretinate, whose own label forbids vitamin A and what acts like it. */
export const etretinate: Interaction = {
  id: 'etretinate',
  agent: { ja: 'レチノイド(エトレチナート)', en: 'retinoid (etretinate)' },
  severity: 'caution',
  reason: { ja: '作用の重複(ビタミンA過剰)', en: 'additive toxicity (hypervitaminosis A)' },
  names: ['チガソン', 'エトレチナート', 'Tigason', 'etretinate'],
  source: 'tigason-label',
}

/** Other retinoids by mouth; those for the skin have other names, or say so. */
export const otherRetinoids: Interaction = {
  id: 'other-retinoids',
  agent: { ja: 'レチノイド(内服)', en: 'other oral retinoids' },
  severity: 'caution',
  reason: { ja: '作用の重複', en: 'additive toxicity' },
  names: [
    'ベサノイド',
    'トレチノイン',
    'ビタミンA酸',
    'アムノレイク',
    'タミバロテン',
    'タルグレチン',
    'ベキサロテン',
    'アシトレチン',
    'アリトレチノイン',
    'Vesanoid',
    'tretinoin',
    'Amnolake',
    'tamibarotene',
    'Targretin',
    'bexarotene',
    'acitretin',
    'alitretinoin',
  ],
  unless: ['イソトレチノイン'],
  systemicOnly: true,
  source: 'interaction-known',
}

/** Vitamin A and supplements that hold it. */
export const vitaminA: Interaction = {
  id: 'vitamin-a',
  agent: { ja: 'ビタミンA・総合ビタミン剤', en: 'vitamin A and multivitamins' },
  severity: 'caution',
  reason: { ja: 'ビタミンA過剰', en: 'hypervitaminosis A' },
  names: [
    'チョコラA',
    'ビタミンA',
    'レチノール',
    '肝油',
    '総合ビタミン',
    'マルチビタミン',
    'パンビタン',
    'Chocola A',
    'vitamin A',
    'retinol',
    'cod liver oil',
    'multivitamin',
    'multi vitamin',
  ],
  unless: ['ビタミンA酸', 'ビタミンA誘導体', 'vitamin and', 'vitamin as'],
  systemicOnly: true,
  source: 'isotretinoin-vitamin-a',
}
