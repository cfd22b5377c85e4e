import type { Source } from '@/domain/source'

/** When draws are due (clinical.md §4 and §5). */
export const scheduleSources: readonly Source[] = [
  {
    id: 'clinic-source-text',
    title: { ja: '依頼元クリニックの説明文', en: 'Text of the clinic that this software is made for' },
    year: 2026,
    locator: '開始前、治療開始1ヶ月後の再診、以後2ヶ月ごとに血液検査',
    mark: 'V',
  },
  {
    id: 'clinic-8weekly',
    title: {
      ja: '0th CLINIC 日本橋 イソトレチノインの採血間隔(院内の説明ページ)',
      en: '0th CLINIC Nihonbashi, intervals of blood tests (page for patients)',
    },
    year: 2026,
    locator: '0thclinic.com/?p=5437: 初回処方の2〜4週後、以後8週ごと',
    mark: 'V',
  },
  {
    id: 'clinic-monthly',
    title: {
      ja: '高円寺のクリニック イソトレチノインの採血間隔(院内の説明ページ)',
      en: 'Clinic in Koenji, intervals of blood tests (page for patients)',
    },
    year: 2026,
    locator: 'koenji.clinic Q7: 毎月の採血',
    mark: 'V',
  },
  {
    id: 'eu-smpc-schedule',
    title: {
      ja: 'イソトレチノイン 欧州系添付文書(SmPC/PI)の検査間隔',
      en: 'Isotretinoin, EU-type product information, intervals of blood tests',
    },
    year: 2022,
    locator: '4.4 (Oratane HK concise PI): before treatment, 1 month after the start, then 3-monthly',
    mark: 'V',
  },
  {
    id: 'delphi-2022-schedule',
    title: {
      ja: 'Xia ら 専門家合意(JAMA Dermatol 2022)。「最大用量から1か月以内」の期限は本ソフトの提案',
      en: 'Xia et al., Delphi consensus (JAMA Dermatol 2022); “within one month of the peak dose” is a proposal of this software',
    },
    year: 2022,
    locator:
      'doi 10.1001/jamadermatol.2022.2044: ALT and TG within a month before the start and at peak dose',
    mark: 'P',
  },
  {
    id: 'hansen-2016-schedule',
    title: {
      ja: 'Hansen ら(JAAD 2016)。異常時に2か月後に再度という部分は本ソフトの提案',
      en: 'Hansen et al. (JAAD 2016); the repetition of an abnormal draw is a proposal of this software',
    },
    year: 2016,
    locator: 'J Am Acad Dermatol 75:323-8: baseline, repeat at 2 months, if normal no further testing',
    mark: 'P',
  },
]
