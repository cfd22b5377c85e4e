import type { Source } from '@/domain/source'

/** Reference intervals. */
export const rangeSources: readonly Source[] = [
  {
    id: 'jccls-2022',
    title: { ja: 'JCCLS 共用基準範囲', en: 'JCCLS common reference intervals' },
    year: 2022,
    locator: '共用基準範囲一覧(2022年10月版)、公開データ2件と病院告知で照合',
    mark: 'V2',
  },
  {
    id: 'jccls-2022-hdl-male',
    title: {
      ja: 'JCCLS 共用基準範囲 HDL-C 男性(下限 38 と 40 の資料あり)',
      en: 'JCCLS common reference interval, HDL-C in men (38 in one print, 40 in others)',
    },
    year: 2022,
    locator: '共用基準範囲一覧(2022年10月版)、HDL-C 男性',
    mark: 'U',
  },
  {
    id: 'jccls-2022-ldl',
    title: {
      ja: 'JCCLS 共用基準範囲 LDL-C(下限 63 と印字した資料あり)',
      en: 'JCCLS common reference interval, LDL-C (one print has 63 as lower limit)',
    },
    year: 2022,
    locator: '共用基準範囲一覧(2022年10月版)、LDL-C',
    mark: 'V2',
  },
  {
    id: 'mhlw-alp-2020',
    title: {
      ja: 'ALP・LD 測定法の IFCC 法への変更(厚生労働省 事務連絡)',
      en: 'Change of ALP and LD to the IFCC methods (MHLW notice)',
    },
    year: 2020,
    locator: '事務連絡 令和2年3月17日、ALP 106–322 → 38–113、LD 124–222',
    mark: 'V',
  },
  {
    id: 'clinic-own-range',
    title: {
      ja: 'クリニックが登録した検査会社の基準範囲',
      en: 'Range of the laboratory, entered by the clinic',
    },
    year: 2026,
    locator: 'Settings, ranges by laboratory: as stated by the laboratory to the clinic',
    mark: 'K',
  },
  {
    id: 'bare-alp-proposal',
    title: {
      ja: '測定法の記載がない ALP の扱い(本ソフトの提案)',
      en: 'Reading of an ALP without a stated method (proposal of this software)',
    },
    year: 2026,
    locator: '2021-04-01 以降は IFCC とみなす。印字範囲が約 106–322 のときを除く',
    mark: 'P',
  },
]
