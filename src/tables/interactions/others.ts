import type { Interaction } from '@/domain/medicines/types'

export const methotrexate: Interaction = {
  id: 'methotrexate',
  agent: { ja: 'メトトレキサート', en: 'methotrexate' },
  severity: 'caution',
  reason: { ja: '肝障害', en: 'liver injury' },
  names: [
    'メトトレキサート',
    'リウマトレックス',
    'メソトレキセート',
    'メトジェクト',
    'methotrexate',
    'Rheumatrex',
    'Methotrexat',
  ],
  source: 'fujimi-clinic',
}

export const phenytoin: Interaction = {
  id: 'phenytoin',
  agent: { ja: 'フェニトイン', en: 'phenytoin' },
  severity: 'caution',
  reason: { ja: '骨量減少(米国添付文書)', en: 'bone loss (US label)' },
  names: [
    'フェニトイン',
    'アレビアチン',
    'ヒダントール',
    'ホストイン',
    'phenytoin',
    'fosphenytoin',
    'Aleviatin',
    'Hydantol',
  ],
  source: 'fujimi-clinic',
  namesSource: 'interaction-names',
}

/** By mouth or injection; salts that exist for the skin only are not meant. */
export const corticosteroids: Interaction = {
  id: 'systemic-corticosteroids',
  agent: { ja: '副腎皮質ステロイド(全身)', en: 'systemic corticosteroids' },
  severity: 'caution',
  reason: { ja: '骨量減少・脂質上昇', en: 'bone loss; raises lipids' },
  names: [
    'プレドニン',
    'プレドニゾロン',
    'メドロール',
    'デカドロン',
    'レナデックス',
    'デキサメタゾン',
    'リンデロン',
    'ベタメタゾン',
    'セレスタミン',
    'コートリル',
    'ヒドロコルチゾン',
    'Predonine',
    'prednisolone',
    'prednisone',
    'methylprednisolone',
    'Medrol',
    'dexamethasone',
    'betamethasone',
    'hydrocortisone',
  ],
  unless: [
    'プレドニゾロン吉草酸',
    'デキサメタゾンプロピオン酸',
    'デキサメタゾン吉草酸',
    'ベタメタゾン吉草酸',
    'ベタメタゾン酪酸',
    'ベタメタゾンジプロピオン酸',
    'ヒドロコルチゾン酪酸',
    'リンデロンV',
    'リンデロンDP',
    'リンデロンA',
  ],
  systemicOnly: true,
  source: 'fujimi-clinic',
  namesSource: 'interaction-names',
}

/** The pill without an oestrogen. */
export const progestinOnlyPill: Interaction = {
  id: 'progestin-only-pill',
  agent: { ja: '黄体ホルモン単剤の経口避妊薬(ミニピル)', en: 'progestogen-only pill' },
  severity: 'caution',
  reason: { ja: '避妊法として十分とみなされない', en: 'not considered effective contraception' },
  names: [
    'ミニピル',
    'セラゼッタ',
    'スリンダ',
    'デソゲストレル単剤',
    'mini-pill',
    'minipill',
    'Cerazette',
    'Slinda',
    'Slynd',
    'progestogen-only',
    'progestin-only',
  ],
  unless: ['スリンダク'],
  source: 'bnf-isotretinoin',
  namesSource: 'interaction-names',
}

export const stJohnsWort: Interaction = {
  id: 'st-johns-wort',
  agent: { ja: 'セント・ジョーンズ・ワート', en: 'St John’s wort' },
  severity: 'caution',
  reason: { ja: '経口避妊薬の効果減弱', en: 'lowers the effect of hormonal contraceptives' },
  names: [
    'セント・ジョーンズ・ワート',
    'セントジョーンズワート',
    'セイヨウオトギリソウ',
    '西洋オトギリソウ',
    'St John’s wort',
    "St John's wort",
    'St. John’s wort',
    "St. John's wort",
    'St Johns wort',
    'Hypericum',
  ],
  source: 'interaction-known',
}

export const carbamazepine: Interaction = {
  id: 'carbamazepine',
  agent: { ja: 'カルバマゼピン', en: 'carbamazepine' },
  severity: 'caution',
  reason: { ja: 'カルバマゼピン濃度の低下', en: 'lower carbamazepine level' },
  names: ['カルバマゼピン', 'テグレトール', 'carbamazepine', 'Tegretol'],
  unless: ['オクスカルバマゼピン', 'オクスカルバゼピン', 'oxcarbamazepine'],
  source: 'carbamazepine-secondary',
}

/** What peels: put on the skin, so creams are meant here. */
export const keratolytics: Interaction = {
  id: 'topical-keratolytics',
  agent: { ja: '角質溶解・剥離の外用、ピーリング', en: 'topical keratolytics and strong peels' },
  severity: 'caution',
  reason: { ja: '局所刺激', en: 'irritation' },
  names: [
    'サリチル酸マクロゴール',
    'サリチル酸ワセリン',
    'スピール膏',
    'ピーリング',
    '過酸化ベンゾイル',
    'ベピオ',
    'デュアック',
    'エピデュオ',
    'salicylic acid',
    'benzoyl peroxide',
    'chemical peel',
    'peeling',
  ],
  source: 'isotretinoin-peeling',
  namesSource: 'interaction-names',
}

export const alcohol: Interaction = {
  id: 'alcohol',
  agent: { ja: '飲酒', en: 'alcohol' },
  severity: 'caution',
  reason: { ja: '中性脂肪・肝機能', en: 'triglycerides, liver' },
  names: ['飲酒', '多量のアルコール', 'alcohol intake', 'alcohol drinking'],
  isCondition: true,
  source: 'isotretinoin-alcohol',
}
