import type { Source } from '@/domain/source'

/** Grades, decision values and monitoring schedules. */
export const criteriaSources: readonly Source[] = [
  {
    id: 'ctcae-v5',
    title: {
      ja: '有害事象共通用語規準 CTCAE v5.0',
      en: 'Common Terminology Criteria for Adverse Events v5.0',
    },
    year: 2017,
    locator: 'SOC Investigations; Metabolism and nutrition disorders; Blood and lymphatic system disorders',
    mark: 'V',
  },
  {
    id: 'jas-2022',
    title: {
      ja: '動脈硬化性疾患予防ガイドライン2022年版(二次資料で確認)',
      en: 'Japan Atherosclerosis Society guidelines 2022 (as restated in two publications)',
    },
    year: 2022,
    locator: '脂質異常症診断基準: LDL-C 140、HDL-C 40、TG 150(空腹時)・175(随時)、non-HDL-C 170',
    mark: 'V',
  },
  {
    id: 'eu-smpc-tg',
    title: {
      ja: 'イソトレチノイン 海外添付文書(SmPC/PI)',
      en: 'Isotretinoin, EU SmPC and product information',
    },
    year: 2022,
    locator: '4.4 Special warnings: triglycerides above 800 mg/dL or 9 mmol/L',
    mark: 'V',
  },
  {
    id: 'clinic-default-proposal',
    title: {
      ja: '本ソフトの提案値(皮膚科専門医の承認が必要)',
      en: 'Proposal of this software (needs sign-off by a dermatologist)',
    },
    year: 2026,
    locator: 'preset clinic-default',
    mark: 'P',
  },
  {
    id: 'fda-dili-2009',
    title: {
      ja: 'FDA 薬物性肝障害ガイダンス(Hy の法則)',
      en: "FDA guidance on drug-induced liver injury (Hy's law)",
    },
    year: 2009,
    locator: "Hy's law: ALT or AST ≥ 3×ULN, bilirubin > 2×ULN, no raised ALP",
    mark: 'V2',
  },
  {
    id: 'clinic-source-text',
    title: { ja: '依頼元クリニックの説明文', en: 'Text of the clinic that this software is made for' },
    year: 2026,
    locator: '開始前、治療開始1ヶ月後の再診、以後2ヶ月ごとに血液検査',
    mark: 'V',
  },
]
