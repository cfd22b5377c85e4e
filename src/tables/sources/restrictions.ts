import type { Source } from '@/domain/source'

/** How long what must not be done after the last dose. */
export const restrictionSources: readonly Source[] = [
  {
    id: 'isotretinoin-labels',
    title: { ja: 'イソトレチノイン 海外添付文書', en: 'Isotretinoin, foreign product information' },
    year: 2022,
    locator:
      'MIMS Hong Kong/Singapore, BNF, AU CMI: contraception ≥ 1 month after; wax, laser ≥ 5–6 months after',
    mark: 'V',
  },
  {
    id: 'jrc-donation',
    title: {
      ja: '日本赤十字社 献血をご遠慮いただく薬剤',
      en: 'Japanese Red Cross, drugs and blood donation',
    },
    year: 2022,
    locator: 'アキュテイン 1か月 (二次資料); MIMS Hong Kong: 1 month',
    mark: 'V2',
  },
  {
    id: 'lasik-reports',
    title: {
      ja: 'LASIK と イソトレチノイン(JAAD 2006 の報告)',
      en: 'LASIK and isotretinoin (reports citing JAAD 2006)',
    },
    year: 2006,
    locator: 'six months before and after; no label states it',
    mark: 'V2',
  },
]
