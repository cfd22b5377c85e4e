import type { Source } from '@/domain/source'

/** What the labels of isotretinoin name as contraindications, and what must not be taken beside it. */
export const interactionSources: readonly Source[] = [
  {
    id: 'isotretinoin-contraindications',
    title: {
      ja: 'イソトレチノイン 海外患者用説明書(豪・英)',
      en: 'Isotretinoin consumer information (AU, UK)',
    },
    year: 2022,
    locator:
      'Roaccutane CMI (mydr, NPS) and UK leaflet, “do not take if”: pregnancy, breast-feeding, tetracyclines, allergy to soya',
    mark: 'V',
  },
  {
    id: 'isotretinoin-vitamin-a',
    title: { ja: 'イソトレチノイン 海外添付文書(ビタミンA)', en: 'Isotretinoin monographs (vitamin A)' },
    year: 2022,
    locator: 'medicscientist.com isotretinoin; fujimiskin.com/guide/isotore: hypervitaminosis A',
    mark: 'V',
  },
  {
    id: 'tigason-label',
    title: { ja: 'チガソンカプセル 添付文書', en: 'Tigason (etretinate) capsules, Japanese label' },
    year: 2023,
    locator: '2.5, 10.1 (medpeer.jp/drug/d677): ビタミンA製剤 併用禁忌',
    mark: 'V',
  },
  {
    id: 'fujimi-clinic',
    title: { ja: 'ふじみ皮膚科 イソトレチノインの説明', en: 'Fujimi dermatology, page on isotretinoin' },
    year: 2025,
    locator: 'fujimiskin.com/guide/isotore: medicines not to be combined',
    mark: 'V',
  },
  {
    id: 'bnf-isotretinoin',
    title: { ja: 'BNF イソトレチノイン', en: 'BNF, isotretinoin' },
    year: 2022,
    locator: 'BNF p. 783 (issuhub id=3493): progestogen-only contraceptives not considered effective',
    mark: 'V',
  },
  {
    id: 'carbamazepine-secondary',
    title: {
      ja: 'カルバマゼピンとの相互作用(二次資料)',
      en: 'Carbamazepine and isotretinoin (secondary source)',
    },
    year: 2022,
    locator: 'medicscientist.com isotretinoin: lower carbamazepine level',
    mark: 'V2',
  },
  {
    id: 'isotretinoin-peeling',
    title: {
      ja: 'イソトレチノイン 海外添付文書(角質溶解薬)',
      en: 'Isotretinoin product information (keratolytics)',
    },
    year: 2022,
    locator: 'MIMS Hong Kong Dermavax: topical keratolytic or exfoliative agents, local irritation',
    mark: 'V',
  },
  {
    id: 'isotretinoin-soya',
    title: {
      ja: 'イソトレチノイン 海外添付文書(大豆油)',
      en: 'Isotretinoin product information (soya oil)',
    },
    year: 2022,
    locator: 'SmPC (docslib 4895741), start: allergy to peanut or soya; fujimiskin.com/guide/isotore',
    mark: 'V',
  },
  {
    id: 'isotretinoin-alcohol',
    title: {
      ja: 'イソトレチノイン 海外添付文書(アルコール)',
      en: 'Isotretinoin product information (alcohol)',
    },
    year: 2022,
    locator: 'Oratane HK concise PI: alcohol, triglycerides and liver',
    mark: 'V',
  },
  {
    id: 'interaction-names',
    title: { ja: '商品名(本ソフトの知識、要確認)', en: 'Brand names (known to the authors, to be checked)' },
    year: 2026,
    locator: 'brand and generic names that no source read here lists',
    mark: 'K',
  },
  {
    id: 'interaction-known',
    title: {
      ja: '一般に知られる相互作用(出典未確認)',
      en: 'Interaction commonly known (no source read)',
    },
    year: 2026,
    locator: 'retinoids together, phenytoin, corticosteroids, St John’s wort: no label was read for it',
    mark: 'K',
  },
]
